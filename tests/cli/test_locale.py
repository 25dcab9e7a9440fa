"""The language of reports."""

from __future__ import annotations

import pytest

from mtqa.cli.locale import report_language


@pytest.mark.parametrize(
    ("wanted", "environment", "expected"),
    [
        ("id", {"LANG": "fr_FR.UTF-8"}, "id"),
        (None, {"LANG": "fr_FR.UTF-8"}, "fr"),
        (None, {"LC_ALL": "id_ID", "LANG": "fr_FR.UTF-8"}, "id"),
        (None, {"LC_ALL": "", "LANG": "fr"}, "fr"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "de_DE"}, "en"),
        (None, {}, "en"),
    ],
)
def test_report_language(wanted: str | None, environment: dict[str, str], expected: str) -> None:
    assert report_language(wanted, environment) == expected
