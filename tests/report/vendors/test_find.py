from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.errors import InputError
from mtqa.report.vendors.find import report_paths


def touch(*places: Path) -> None:
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("{}")


def test_folders_are_searched_at_any_depth_and_each_report_counts_once(tmp_path: Path) -> None:
    one, two, named = tmp_path / "report.json", tmp_path / "a" / "b" / "c" / "report.json", tmp_path / "may.json"
    touch(one, two, named, tmp_path / "a" / "other.json")
    assert report_paths([named, tmp_path, two, tmp_path / "a"]) == (named, two, one)


@pytest.mark.parametrize(("name", "code"), [("empty", "no-reports"), ("nowhere", "no-such-file")])
def test_a_path_without_reports_is_named_with_a_remedy(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as refused:
        report_paths([tmp_path / name])
    assert refused.value.code == code
    assert name in refused.value.what
    assert refused.value.remedy
