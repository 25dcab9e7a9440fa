"""Values of two languages compared: the same facts differ in nothing, a changed one shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.language.comparison import MOST, Change, Difference, compare_values
from mtqa.language.values import Aspect, anchors, find_values


def differences(source: str, language: str, french: str) -> tuple[Difference, ...]:
    return compare_values(find_values(source, language), find_values(french, "fr"), (len(source), len(french)))


def told(found: tuple[Difference, ...]) -> list[tuple[Change, Aspect]]:
    return [(d.change, d.aspect) for d in found]


@pytest.mark.parametrize(
    ("source", "language", "french"),
    [
        ("Sebanyak 10.000 orang", "id", "Quelque 10 000 personnes"),
        ("10,000 people", "en", "10.000 personnes"),
        ("naik dari 2 menjadi 3,5 persen", "id", "passe de 2 à 3,5 %"),
        ("Rp610 juta dan Rp190 juta", "id", "de 610 à 190 millions de roupies"),
        ("puluhan ribu buruh", "id", "des dizaines de milliers d’ouvriers"),
        ("12 bulan", "id", "un an"),
        ("dua pekan", "id", "quinze jours"),
        ("10 mil", "id", "16 kilomètres"),
        ("separuh warga", "id", "50 % des habitants"),
        ("era 1990-an", "id", "les années 90"),
        ("Selasa (14/3) pukul 17.00", "id", "mardi 14 mars à 17 heures"),
        ("malam Minggu", "id", "samedi soir"),
        ("Minggu dini hari", "id", "dans la nuit de samedi à dimanche"),
        ("Sabtu malam hingga Minggu dini hari", "id", "dans la nuit de samedi à dimanche"),
        ("two weeks at 5:30 p.m.", "en", "deux semaines à 17 h 30"),
        ("sepertiga dari tarif", "id", "trois fois moins que le tarif"),
        ("kuartal II", "id", "deuxième trimestre"),
    ],
)
def test_the_same_facts_differ_in_nothing(source: str, language: str, french: str) -> None:
    assert told(differences(source, language, french)) == []


@pytest.mark.parametrize(
    ("source", "french", "expected", "hint"),
    [
        ("3.800 buruh", "8 300 ouvriers", (Change.CHANGED, Aspect.NUMBER), "transposed"),
        ("Rp54 miliar", "54 millions de roupies", (Change.CHANGED, Aspect.NUMBER), "power-of-ten"),
        ("enam orang", "seize personnes", (Change.CHANGED, Aspect.NUMBER), ""),
        ("hingga Jumat", "jusqu’à jeudi", (Change.CHANGED, Aspect.WEEKDAY), ""),
        ("16 Juli", "16 juin", (Change.CHANGED, Aspect.MONTH), ""),
        ("pukul 17.00", "à 7 heures", (Change.CHANGED, Aspect.CLOCK), ""),
        ("Minggu dini hari", "dimanche soir", (Change.CHANGED, Aspect.DAY_PART), ""),
        ("dua jam", "deux jours", (Change.UNIT, Aspect.NUMBER), ""),
        ("5,2 persen", "5,2 points", (Change.UNIT, Aspect.NUMBER), ""),
        ("900 keluarga", "900 habitants", (Change.UNIT, Aspect.NUMBER), ""),
        ("minus 14 derajat", "14 degrés", (Change.CHANGED, Aspect.NUMBER), ""),
        ("sebelum tanggal 20", "avant la fin du mois", (Change.MISSING, Aspect.NUMBER), ""),
    ],
)
def test_a_change_shows(source: str, french: str, expected: tuple[Change, Aspect], hint: str) -> None:
    (found,) = differences(source, "id", french)
    assert (found.change, found.aspect) == expected
    assert found.hint == hint
    assert found.sure


def test_spans_count_in_their_own_text() -> None:
    source, french = "Jembatan itu menelan Rp96 miliar.", "Le pont a coûté 96 millions de roupies."
    (found,) = differences(source, "id", french)
    assert found.source is not None
    assert found.target is not None
    assert source[slice(*found.source.whole_span)] == "Rp96 miliar"
    assert french[found.target.start : found.target.end] == "96 millions"


def test_anchors_are_the_same_in_all_languages() -> None:
    french = anchors("Mardi 14 mars à 14 h 30, 10 000 personnes et 2,5 % des élus", "fr")
    assert french == anchors("Selasa (14/3) pukul 14.30, 10.000 orang dan 2,5 persen anggota", "id")
    assert french == anchors("On Tuesday, March 14 at 2:30 p.m., 10,000 people and 2.5 percent of members", "en")
    assert "n:10000" in french


def test_tables_are_not_compared() -> None:
    assert len(differences("1 ; " * MOST, "id", "2 ; " * MOST)) == MOST
    assert differences("1 ; " * (MOST + 1), "id", "2 ; " * (MOST + 1)) == ()


@given(source=st.text(max_size=120), french=st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_never_raises(source: str, french: str) -> None:
    for difference in differences(source, "id", french):
        assert difference.source is not None or difference.target is not None
