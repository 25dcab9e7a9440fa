"""Which language a sentence is in: closed-class words decide whether the detector is asked at all."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mtqa.language.identify import LinguaIdentifier, closed_class, closed_class_counts, foreign_language


class Fake:
    """Says yes to everything, and counts the questions."""

    def __init__(self, answer: float = 1.0) -> None:
        self.answer, self.asked = answer, 0

    def confidence(self, text: str, language: str) -> float:
        self.asked += 1
        return self.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("warga diminta untuk tidak mendekati sungai", "id"),
        ("residents were told that they should leave the village", "en"),
        ("les habitants ont quitté la vallée avec leurs bêtes", None),
        ("budi santoso rina wulandari agus hidayat dewi lestari", None),
        ("the end of it", None),
    ],
)
def test_foreign_language(text: str, expected: str | None) -> None:
    assert foreign_language(text, text.split(), Fake()) == expected


def test_the_detector_is_not_asked_about_french_and_has_the_last_word() -> None:
    silent = Fake()
    assert foreign_language("", ["les", "élus", "ont", "voté", "la", "loi", "hier", "soir"], silent) is None
    assert silent.asked == 0
    doubtful = Fake(0.5)
    assert foreign_language("", ["the", "mayor", "and", "the", "council", "of", "the", "city"], doubtful) is None
    assert doubtful.asked == 1


def test_closed_classes_do_not_overlap() -> None:
    for language, other in (("fr", "en"), ("fr", "id"), ("en", "id")):
        assert not closed_class(language) & closed_class(other)
    assert closed_class_counts(["yang", "the", "les", "maison"]) == {"id": 1, "en": 1, "fr": 1}


def test_lingua_tells_the_three_languages_apart_and_survives_odd_text() -> None:
    detector = LinguaIdentifier()
    assert detector.confidence("Les pompiers ont éteint l’incendie dans la nuit", "fr") > 0.9
    assert detector.confidence("Petugas memadamkan kebakaran pada malam hari", "id") > 0.9
    assert detector.confidence("Firefighters put out the blaze during the night", "en") > 0.9
    assert 0 <= detector.confidence("\ud800", "id") <= 1
    assert 0 <= detector.confidence("", "id") <= 1


def test_importing_loads_no_model() -> None:
    code = "import sys, mtqa.language.identify, mtqa.language.frequency; print('lingua' in sys.modules, 'wordfreq' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
