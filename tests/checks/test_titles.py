"""Titles of findings that name the words they speak of, those of an original as the original's."""

from __future__ import annotations

import pytest

from mtqa.checks.registry import rule
from mtqa.phrase import Phrase
from tests.checks.harness import parse_case


@pytest.mark.parametrize(
    ("code", "case", "title"),
    [
        (
            "GRA106",
            "Les deux ponts de la ville ont été reconstruit en un an.",
            Phrase(
                "“reconstruit” does not agree with its subject",
                "« reconstruit » ne s’accorde pas avec son sujet",
                "“reconstruit” tidak cocok dengan subjeknya",
            ),
        ),
        (
            "NUM201",
            "Au total, 15 personnes ont été blessées. ||| id: Sebanyak 12 orang terluka.",
            Phrase(
                "15 personnes, but in the original: “12 orang”",
                "15 personnes, mais dans l’original : « 12 orang »",
                "15 personnes, padahal di teks asli: “12 orang”",
            ),
        ),
        (
            "NUM201",
            "Des personnes ont été blessées. ||| id: Sebanyak 12 orang terluka.",
            Phrase("“12 orang” of the original is missing", "« 12 orang » de l’original manque", "“12 orang” dari teks asli hilang"),
        ),
        (
            "NUM202",
            "Il est parti mardi. ||| id: Ia berangkat Rabu.",
            Phrase("mardi, but in the original: “Rabu”", "mardi, mais dans l’original : « Rabu »", "mardi, padahal di teks asli: “Rabu”"),
        ),
        (
            "NUM203",
            "Le bac partira à 7 heures. ||| id: Feri berangkat pukul 17.00.",
            Phrase(
                "7 heures, but in the original: “17.00”",
                "7 heures, mais dans l’original : « 17.00 »",
                "7 heures, padahal di teks asli: “17.00”",
            ),
        ),
    ],
)
def test_title(code: str, case: str, title: Phrase) -> None:
    (found,) = parse_case(case).findings(rule(code))
    assert found.message == title
