"""Numbers in three languages: tables of known readings, num2words as a second opinion, and any text at all."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.language.figures import figure_values, french_figure, power_of_ten, rounded, transposed
from mtqa.language.number_grammar import NumberKind
from mtqa.language.numbers import find_numbers

num2words = pytest.importorskip("num2words").num2words


def values(text: str, language: str) -> list[Fraction]:
    return [n.value for n in find_numbers(text, language) if not n.common]


@pytest.mark.parametrize(
    ("figure", "language", "expected"),
    [
        ("10 000", "fr", [10_000]),
        ("10.000", "fr", [10_000, 10]),
        ("10,000", "en", [10_000, 10]),
        ("10.000", "id", [10_000, 10]),
        ("10,000", "fr", [10, 10_000]),
        ("2,5", "fr", [Fraction(5, 2)]),
        ("2.5", "fr", [Fraction(5, 2)]),
        ("2,5", "id", [Fraction(5, 2)]),
        ("2.5", "en", [Fraction(5, 2)]),
        ("1.234.567,89", "id", [Fraction("1234567.89")]),
        ("1,234,567.89", "en", [Fraction("1234567.89")]),
        ("0.500", "fr", [Fraction(1, 2)]),
        ("1.2.3", "fr", []),
        ("9" * 31, "fr", []),
    ],
)
def test_figures(figure: str, language: str, expected: list[Fraction]) -> None:
    assert list(figure_values(figure, language)) == [Fraction(e) for e in expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("quatre-vingt-dix-sept mille deux cent vingt et un", "fr", [97_221]),
        ("deux millions mille", "fr", [2_001_000]),
        ("ketiga belas, kedua puluh", "id", [13, 20]),
        ("two thousand hundred, then hundred five people", "en", [2_100, 105]),
        ("puluhan ribu juta", "id", [20 * 10**9]),
        ("soixante-et-onze ans et cent un jours", "fr", [71, 101]),
        ("septante-deux puis nonante-neuf", "fr", [72, 99]),
        ("25 000 milliards de roupies", "fr", [25 * 10**12]),
        ("mille milliards", "fr", [10**12]),
        ("1,2 million et deux millions et demi", "fr", [1_200_000, 2_500_000]),
        ("deux heures et demie", "fr", [Fraction(5, 2)]),
        ("un mètre vingt et 10 s 02", "fr", [Fraction(6, 5), Fraction(501, 50)]),
        ("moins 14 degrés, puis -3 %", "fr", [-14, -3]),
        ("entre deux et trois villages", "fr", [2, 3]),
        ("vingt et unième étage, vingt-quatrième place", "fr", [21, 24]),
        ("27 ribu ton dan dua puluh lima ribu", "id", [27_000, 25_000]),
        ("Rp1,8 miliar, Rp 950 ribu, 14,6 triliun", "id", [18 * 10**8, 950_000, 146 * 10**11]),
        ("tiga juta lima ratus ribu, seribu dua ratus, seratus tiga", "id", [3_500_000, 1_200, 103]),
        ("setengah juta, dua setengah jam, satu setengah juta", "id", [500_000, Fraction(5, 2), 1_500_000]),
        ("abad kedua belas, abad ke-19", "id", [12, 19]),
        ("$3.5 billion, half a million, two and a half million", "en", [35 * 10**8, 500_000, 2_500_000]),
        ("one hundred and twenty-three thousand four hundred", "en", [123_400]),
        ("US$5m and 21st", "en", [5_000_000, 21]),
    ],
)
def test_words_and_scales(text: str, language: str, expected: list[Fraction]) -> None:
    assert values(text, language) == [Fraction(e) for e in expected]


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("des dizaines de milliers d’ouvriers", "fr", 10_000, 99_000),
        ("une vingtaine de maisons", "fr", 15, 25),
        ("des millions", "fr", 10**6, 10**7 - 1),
        ("puluhan ribu buruh", "id", 20_000, 99_000),
        ("belasan orang", "id", 11, 19),
        ("beberapa ribu warga", "id", 1_000, 9_999),
        ("tens of thousands", "en", 10_000, 99_000),
    ],
)
def test_vague_quantities(text: str, language: str, low: int, high: int) -> None:
    (number,) = find_numbers(text, language)
    assert number.kind is NumberKind.VAGUE
    assert number.bounds == (low, high)


@pytest.mark.parametrize(
    ("text", "language", "value", "kind"),
    [
        ("les deux tiers", "fr", Fraction(2, 3), NumberKind.FRACTION),
        ("la moitié", "fr", Fraction(1, 2), NumberKind.FRACTION),
        ("le triple", "fr", Fraction(3), NumberKind.MULTIPLE),
        ("sepertiga", "id", Fraction(1, 3), NumberKind.FRACTION),
        ("dua per tiga", "id", Fraction(2, 3), NumberKind.FRACTION),
        ("three-quarters", "en", Fraction(3, 4), NumberKind.FRACTION),
        ("twice", "en", Fraction(2), NumberKind.MULTIPLE),
    ],
)
def test_shares(text: str, language: str, value: Fraction, kind: NumberKind) -> None:
    (number,) = find_numbers(text, language)
    assert (number.value, number.kind, number.common) == (value, kind, True)


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("3,5 millions de dollars et 20 % de 40 kilomètres carrés", "fr", ["dollar", "%", "km2"]),
        ("Rp 5 juta, 3 persen, 9 sen dolar, 5 poin persentase", "id", ["rupee:IDR", "%", "cent", "pp"]),
        ("US$5, 3 percentage points, 10 miles", "en", ["dollar:USD", "pp", "mile"]),
        ("12 jours, 4 semaines, 70 km/h", "fr", ["day", "week", "km/h"]),
    ],
)
def test_units(text: str, language: str, units: list[str]) -> None:
    assert [n.unit.code for n in find_numbers(text, language) if n.unit] == units


@pytest.mark.parametrize("text", ["L’A380 et le covid-19", "un trois-pièces", "la 5G", "une personne sur cinq"])
def test_names_are_no_firm_numbers(text: str) -> None:
    assert all(n.common for n in find_numbers(text, "fr"))


@pytest.mark.parametrize("language", ["fr", "id", "en"])
@given(number=st.integers(2, 10**12 - 1))
@settings(max_examples=150, deadline=None)
def test_agrees_with_num2words(language: str, number: int) -> None:
    words = num2words(number, lang=language).replace(",", "")
    assert values(words, language) == [number], words


@given(value=st.integers(0, 10**12), blank=st.sampled_from(["\u202f", "\u00a0", " "]))
def test_french_figures_read_back(value: int, blank: str) -> None:
    assert figure_values(french_figure(Fraction(value), blank).replace(blank, " "), "fr") == (value,)


@pytest.mark.parametrize(("one", "other"), [(28, 82), (340, 304), (Fraction(215, 10), Fraction(251, 10)), (340 * 10**9, 304 * 10**9)])
def test_transposed(one: Fraction, other: Fraction) -> None:
    assert transposed(Fraction(one), Fraction(other))
    assert not transposed(Fraction(one), Fraction(one))
    assert not power_of_ten(Fraction(one), Fraction(other))


def test_power_of_ten_and_rounding() -> None:
    assert power_of_ten(Fraction(1_800), Fraction(18_000))
    assert power_of_ten(Fraction(3, 10), Fraction(3))
    assert not power_of_ten(Fraction(18), Fraction(81))
    assert rounded(Fraction(96, 10), Fraction(10))
    assert not rounded(Fraction(3_040), Fraction(3_400))


@pytest.mark.parametrize("language", ["fr", "id", "en", "xx"])
@given(text=st.text(max_size=200) | st.text(alphabet="0123456789 .,-/%deuxilmcntqrvgtpaoh'", max_size=120))
@settings(max_examples=200, deadline=None)
def test_never_raises_and_spans_hold(language: str, text: str) -> None:
    for number in find_numbers(text, language):
        assert 0 <= number.start < number.end <= len(text)
        start, end = number.whole_span
        assert 0 <= start <= number.start < number.end <= end <= len(text)
