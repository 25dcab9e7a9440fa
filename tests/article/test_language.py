from __future__ import annotations

import pytest

from mtqa.article.language import language_of, require_language
from mtqa.errors import InputError

FRENCH = "Le bac de Kupang a repris la mer mardi matin, après six jours d’arrêt que la houle avait imposés aux voyageurs."
ENGLISH = "The ferry left Kupang on Tuesday morning after the swell had kept it and its passengers in the harbour for six days."
INDONESIAN = "Kapal feri itu berangkat dari Kupang pada Selasa pagi setelah enam hari tertahan di pelabuhan karena ombak tinggi."
SPANISH = (
    "El transbordador de Kupang volvió a zarpar el martes por la mañana, tras seis días de parada que el oleaje impuso a los viajeros. "
    "La mar seguirá en calma hasta el jueves, según el capitán del puerto, que pide prudencia a los pescadores de la costa."
)


class Fake:
    """Says what it is told to."""

    def __init__(self, **sure: float) -> None:
        self.sure = sure

    def confidence(self, text: str, language: str) -> float:
        return self.sure.get(language, 0.0)


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en"), (INDONESIAN, "id")])
def test_the_three_languages_without_a_model(text: str, language: str) -> None:
    class Unasked:
        def confidence(self, text: str, language: str) -> float:
            raise AssertionError("asked without need")

    assert language_of(text, Unasked()) == language


def test_others_are_told_from_french() -> None:
    assert language_of(SPANISH) == "other"
    assert language_of("Москва объявила о новых мерах безопасности на границе " * 5) == "other"


def test_too_short_to_tell() -> None:
    assert language_of("Réunion à Jakarta") is None
    require_language("Hello there", "fr", "x.txt")


def test_doubt_goes_to_the_detector() -> None:
    mixed = f"{FRENCH} {FRENCH} {ENGLISH}"
    assert language_of(mixed, Fake(fr=0.9)) == "fr"
    assert language_of(mixed, Fake(en=0.9)) == "en"
    assert language_of(mixed, Fake(fr=0.4, en=0.4)) == "other"


def test_refusal_names_the_language() -> None:
    with pytest.raises(InputError) as caught:
        require_language(INDONESIAN, "fr", "x.id.txt")
    assert caught.value.code == "not-french"
    assert "Indonesian" in caught.value.what
    assert "`source`" in caught.value.remedy
    require_language(FRENCH, "fr", "x.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire de Solo a dit que le pont serait fermé. " * 9, "fr"),
        ("El alcalde de la ciudad ha dicho que el puente se cerrará mañana por la tarde. " * 9, "other"),
        ("Il sindaco della città ha detto che il ponte sarà chiuso domani pomeriggio. " * 9, "other"),
    ],
)
def test_french_of_few_closed_class_words_is_french_and_its_sisters_are_not(text: str, expected: str) -> None:
    assert language_of(text) == expected
