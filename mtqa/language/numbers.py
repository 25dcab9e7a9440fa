"""All numbers of a text with their values and units, in French, Indonesian or English."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from mtqa.language.number_grammar import HALF, NumberKind, Reading, read_number
from mtqa.language.number_words import Words
from mtqa.language.pieces import pieces_of
from mtqa.language.tokens import plain
from mtqa.language.units import Unit, currency_before, time_unit_of, unit_after, unit_before_ordinal
from mtqa.language.wordlists import words as word_set

LANGUAGES = ("fr", "id", "en")
_SMALLER = word_set("moins less fewer lower smaller slower cheaper sedikit rendah kecil lambat murah jarang pendek ringan")
_SMALL_WHOLE = 30
_MINUS = {"fr": ("moins", "-", "−"), "id": ("minus", "-", "−"), "en": ("minus", "-", "−")}


class Number(NamedTuple):
    """A number in a text.

    Attributes:
        start, end: code points of the number with its scale words, without its unit.
        values: possible values, the likeliest first (a figure such as `2.300` has two).
        kind: cardinal, ordinal, fraction, multiple, vague.
        bounds: lowest and highest value of a vague quantity.
        figures: written in figures, at least in part.
        common: a word that often is no number (un, demi, second), or a figure inside a name (A380): no finding may rest on it.
        unit: the unit, currency or counted class beside it, if known.
        unit_span: where the unit stands.
        scale: the product of its scale words (1,000,000 in 3 millions).
    """

    start: int
    end: int
    values: tuple[Fraction, ...]
    kind: str
    bounds: tuple[Fraction, Fraction] | None
    figures: bool
    common: bool
    unit: Unit | None
    unit_span: tuple[int, int] | None
    scale: Fraction

    @property
    def value(self) -> Fraction:
        """The likeliest value."""
        return self.values[0]

    @property
    def whole_span(self) -> tuple[int, int]:
        """From the number to its unit, in whatever order they stand."""
        if self.unit_span is None:
            return self.start, self.end
        return min(self.start, self.unit_span[0]), max(self.end, self.unit_span[1])


def find_numbers(text: str, language: str, skip: Iterable[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """All numbers of `text` in order; none in a language that is not fr, id or en.

    Args:
        text: any text; offsets hold for it.
        language: `fr`, `id` or `en`.
        skip: spans to leave out (dates and clock times found before).
    """
    if language not in LANGUAGES:
        return ()
    text = plain(text)
    words = Words(text, pieces_of(text), language)
    taken = {at for start, end in skip for at in range(start, end)} if skip else set()
    found: list[Number] = []
    free = 0
    for index in words.starts():
        if index < free or words.pieces[index].start in taken:
            continue
        number, free = _number_at(words, index)
        if number is not None:
            found.append(number)
    return tuple(found)


def _number_at(words: Words, index: int) -> tuple[Number | None, int]:
    pieces = words.pieces
    reading = read_number(words, index)
    if reading is None:
        unit = time_unit_of(pieces[index].lower, words.language)
        if unit is None:
            return None, index + 1
        one = Reading(index + 1, (Fraction(1),), common=True)
        return _number(words, index, one, unit, (pieces[index].start, pieces[index].end)), index + 1
    after = reading.after
    unit = span = None
    if words.language == "id" and _ordinal(words, reading, index):
        reading = reading._replace(kind=NumberKind.ORDINAL)
        if before := unit_before_ordinal(pieces, index):
            unit, span = before[1], (pieces[before[0]].start, pieces[before[0]].end)
    elif before := currency_before(pieces, index, words.language):
        unit, span = before[1], (pieces[before[0]].start, pieces[index - 1].end)
    elif found := unit_after(pieces, after, words.language):
        unit, span = found[1], (pieces[after].start, pieces[found[0] - 1].end)
        reading = _after_unit(words, reading, unit, found[0])
        after = max(found[0], reading.after)
    if unit and after == index + 2 and _glued_letter(words, index + 1):
        unit = span = None
        after = reading.after
    in_a_name = _in_a_name if reading.figures else _in_a_compound
    if unit is None and reading.kind is NumberKind.CARDINAL and in_a_name(words, index, reading.after):
        reading = reading._replace(common=True)
    if unit and unit.code == "century":
        reading = reading._replace(common=False)
    if (words.language == "id" or reading.values[0] <= _SMALL_WHOLE) and _out_of(words, index):
        reading = reading._replace(common=True)
    negative = _negative(words, index, unit)
    if negative:
        reading = reading._replace(values=tuple(-v for v in reading.values))
    return _number(words, index - negative, reading, unit, span), after


def _ordinal(words: Words, reading: Reading, index: int) -> bool:
    return reading.kind is NumberKind.ORDINAL or (words.lower(index - 1) == "-" and words.lower(index - 2) == "ke")


def _number(words: Words, index: int, reading: Reading, unit: Unit | None, span: tuple[int, int] | None) -> Number:
    last = words.pieces[min(reading.after, len(words.pieces)) - 1]
    return Number(
        words.pieces[index].start, last.end, reading.values, reading.kind, reading.bounds, reading.figures, reading.common, unit, span,
        reading.scale,
    )  # fmt: skip


def _after_unit(words: Words, reading: Reading, unit: Unit, after: int) -> Reading:
    """Deux heures *et demie*, un mètre *vingt*, 10 s *02*, trois fois *moins* (a third)."""
    if unit.code == "times" and reading.values[0] > 1 and _lessens(words, after):
        return reading._replace(values=(1 / reading.values[0],))
    if words.language != "fr":
        return reading
    if words.lower(after) == "et" and words.lower(after + 1) in ("demi", "demie"):
        return reading._replace(values=tuple(v + HALF for v in reading.values), after=after + 2, common=False)
    if unit.code not in ("second", "m", "EUR", "dollar") or words.link(after) != after or reading.values[0].denominator != 1:
        return reading
    figure = words.pieces[after].figure and len(words.lower(after)) == 2 and words.lower(after).isdigit()
    hundredths, end = (int(words.lower(after)), after + 1) if figure else words.chunk(after) or (0, after)
    if not 0 < hundredths < 100 or (not figure and hundredths < 10) or unit_after(words.pieces, end, "fr"):
        return reading
    return reading._replace(values=tuple(v + Fraction(hundredths, 100) for v in reading.values), after=end, common=False)


def _lessens(words: Words, after: int) -> bool:
    """True for trois fois *moins*, tiga kali *lebih sedikit*, three times *less*: a third."""
    if words.language == "id":
        return words.lower(after) == "lebih" and words.lower(after + 1) in _SMALLER
    return words.lower(after) in _SMALLER


def _in_a_compound(words: Words, index: int, after: int) -> bool:
    """True for trois-pièces, deux-roues, five-star."""
    at = words.link(after)
    return at == after + 1 and words.pieces[at].word


def _in_a_name(words: Words, index: int, after: int) -> bool:
    """True for figures glued to letters (A380, covid-19, 5G), but for ke-19, mi-2021 and years."""
    start, end = words.pieces[index].start, words.pieces[index].end
    if after < len(words.pieces) and words.pieces[after].start == words.pieces[after - 1].end and words.pieces[after].word:
        return True
    if not index or words.pieces[index - 1].end != start:
        return False
    before = words.pieces[index - 1]
    if before.word:
        return True
    if before.lower != "-" or index < 2 or not words.pieces[index - 2].word or words.pieces[index - 2].end != before.start:
        return False
    return words.lower(index - 2) != "ke" and end - start != 4


def _out_of(words: Words, index: int) -> bool:
    """True for the second number of une personne sur cinq, 24 heures sur 24, one in five, and for Indonesian ages and decades (70-an)."""
    if words.language == "id" and words.lower(index + 1) == "-" and words.lower(index + 2) == "an":
        return True
    if words.lower(index - 1 if index else -1) not in ("sur", "in"):
        return False
    return any(words.pieces[i].figure or words.word(i, "unit") for i in range(max(0, index - 5), index - 1))


def _glued_letter(words: Words, index: int) -> bool:
    """True for a single letter right after a figure (5G, 3D, 802.11g): a name, no unit; but not for m and h (10m, 14h)."""
    piece = words.pieces[index]
    return words.pieces[index - 1].end == piece.start and piece.end - piece.start == 1 and words.text[piece.start] not in "mh%°€$"


def _negative(words: Words, index: int, unit: Unit | None) -> bool:
    """True for moins 14 degrés, minus 2 persen, -3 %."""
    before = words.lower(index - 1) if index else ""
    if before not in _MINUS[words.language] or unit is None or unit.dimension not in ("temperature", "percent", "point"):
        return False
    if before in ("-", "−"):
        gap = words.text[words.pieces[index - 1].end : words.pieces[index].start]
        free = index < 2 or words.pieces[index - 2].end < words.pieces[index - 1].start
        return not gap and free
    return words.lower(index - 2) not in ("au", "plus", "en", "ou", "de", "du")
