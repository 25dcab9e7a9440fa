"""Numbers as people write them: figures and words with scale words, fractions, ordinals, multiples and vague quantities."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, NamedTuple

from mtqa.language.figures import figure_values
from mtqa.language.number_words import Words

HALF = Fraction(1, 2)
_ABOUT = (Fraction(3, 4), Fraction(5, 4))
_ROMAN = re.compile(r"([IVXL]{2,7})(?:e|ème|th)?|([IVX])(?:e|er|ème)")
_ONE = (Fraction(1),)
_ARTICLES = frozenset(("un", "une"))
_GOING_ON = frozenset(("et", "-"))
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_SUFFIXES = {
    "fr": frozenset(("e", "er", "ers", "re", "ère", "ères", "ème", "èmes", "eme", "ième", "nd", "nde", "es")),
    "en": frozenset(("st", "nd", "rd", "th")),
}


class NumberKind:
    """What a number says: plain attributes, since Python 3.11 takes twenty times as long to find a member of an enumeration."""

    CARDINAL: Final = "cardinal"
    ORDINAL: Final = "ordinal"
    FRACTION: Final = "fraction"
    MULTIPLE: Final = "multiple"
    VAGUE: Final = "vague"


class Reading(NamedTuple):
    """A number up to piece `after - 1`.

    `values`: possible values, the likeliest first. `bounds`: lowest and highest value of a vague quantity. `figures`: written in
    figures at least in part. `scale`: the product of its scale words. `common`: a word that often is no number (un, demi, second,
    double), or a figure in a name (A380).
    """

    after: int
    values: tuple[Fraction, ...]
    kind: str = NumberKind.CARDINAL
    bounds: tuple[Fraction, Fraction] | None = None
    figures: bool = False
    common: bool = False
    scale: Fraction = Fraction(1)

    def times(self, factor: Fraction | int, after: int) -> Reading:
        """The same multiplied by a scale, up to piece `after - 1`."""
        bounds = (self.bounds[0] * factor, self.bounds[1] * factor) if self.bounds else None
        return self._replace(
            after=after, values=tuple(v * factor for v in self.values), bounds=bounds, common=False, scale=self.scale * factor
        )


def read_number(words: Words, index: int) -> Reading | None:
    """The number that starts at piece `index`, or None."""
    piece = words.pieces[index]
    if piece.figure:
        return _from_figure(words, index)
    if not piece.word:
        return None
    if piece.lower in _ARTICLES and words.language == "fr" and _ends(words, index + 1):
        return Reading(index + 1, _ONE, common=True)  # nearly always an article: what a longer look would come to
    if piece.lower in words.lexicon:
        chunk = words.chunk(index)
        if chunk is not None and not (words.language == "fr" and words.lower(index) == "cent" and words.lower(index - 1) == "pour"):
            value, after = chunk
            return _compound_ordinal(words, value, after) or _quantity(words, Reading(after, (Fraction(value),), common=value <= 1))
        return _from_word(words, index)
    return _roman(words, index)


def _ends(words: Words, index: int) -> bool:
    """True when no number goes on at piece `index`."""
    lower = words.lower(index)
    return lower not in words.lexicon and lower not in _GOING_ON


def _from_figure(words: Words, index: int) -> Reading | None:
    piece = words.pieces[index]
    values = figure_values(piece.lower, words.language)
    if not values:
        return None
    reading = Reading(index + 1, values, figures=True)
    after = index + 1
    glued = after < len(words.pieces) and words.pieces[after].start == piece.end
    if glued and words.lower(after) in _SUFFIXES.get(words.language, ()):
        return reading._replace(after=after + 1, kind=NumberKind.ORDINAL)
    if glued and words.lower(after) == "/" and after + 1 < len(words.pieces) and words.pieces[after + 1].figure:
        return _ratio(words, reading, after + 1)
    return _quantity(words, reading)


def _compound_ordinal(words: Words, value: int, after: int) -> Reading | None:
    """vingt-quatrième, vingt et unième, twenty-first."""
    at = words.link(after)
    if words.language == "fr" and words.lower(at) == "et" and words.lower(at + 1) in ("unième", "onzième"):
        at += 1
    word = words.word(at, "ordinal", "unit-ordinal") if value >= 20 or value == 10 else None
    hyphened = at > after or words.language == "en"
    return Reading(at + 1, (value + word.value,), NumberKind.ORDINAL) if word and word.value < 20 and hyphened else None


def _ratio(words: Words, reading: Reading, index: int) -> Reading:
    below = figure_values(words.lower(index), words.language)
    if not below or not below[0]:
        return reading
    return Reading(index + 1, (reading.values[0] / below[0],), NumberKind.FRACTION, figures=True, common=True)


def _roman(words: Words, index: int) -> Reading | None:
    """XIXe, Seconde Guerre mondiale II: figures of kings, centuries and wars, never more than a hint."""
    piece = words.pieces[index]
    match = _ROMAN.fullmatch(words.text[piece.start : piece.end])
    if not match:
        return None
    values = [_ROMAN_VALUES[c] for c in match.group(1) or match.group(2)]
    total = sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return Reading(index + 1, (Fraction(total),), NumberKind.ORDINAL, common=True)


def _quantity(words: Words, reading: Reading) -> Reading:
    """A cardinal with what may follow it: scale words, more words, a half, a denominator, a noun of number."""
    at = words.link(reading.after)
    if (word := words.word(at, "denominator")) and not (reading.figures and reading.values[0] > 20):
        return Reading(at + 1, (reading.values[0] / word.value,), NumberKind.FRACTION, common=True)
    if words.language == "id" and words.lower(at) == "per" and (below := _small(words, at + 1)):
        return Reading(at + 2, (reading.values[0] / below,), NumberKind.FRACTION, common=True)
    if word := words.word(at, "group", "groups"):
        return _of_scale(words, _group(reading, word.value, at + 1))
    scaled = _scaled(words, reading)
    if words.language == "fr" or scaled.after == reading.after:
        return _and_a_half(words, scaled)
    return scaled


def _small(words: Words, index: int) -> Fraction | None:
    """A word from two to twelve, as a denominator."""
    unit = words.word(index, "unit")
    return unit.value if unit and unit.value >= 2 else None


def _group(reading: Reading, size: Fraction, after: int) -> Reading:
    """Une dizaine (about ten), deux douzaines (24)."""
    value = reading.values[0] * size
    if reading.values[0] != 1:
        return Reading(after, (value,), figures=reading.figures)
    return Reading(after, (value,), NumberKind.VAGUE, bounds=(value * _ABOUT[0], value * _ABOUT[1]))


def _scaled(words: Words, reading: Reading) -> Reading:
    factor, after = _factor(words, reading.after, figures=reading.figures)
    if after == reading.after:
        return reading
    total = reading.times(factor, after)
    return total if reading.figures else _more_terms(words, total, factor)


def _factor(words: Words, after: int, *, figures: bool) -> tuple[Fraction, int]:
    """The product of the scale words that follow, each larger than the one before: mille, mille milliards (not: millions mille)."""
    factor, last = Fraction(1), Fraction(0)
    kinds = ("scale", "abbreviation") if figures else ("scale",)
    if figures and words.lower(after - 2) in ("$", "€", "£"):
        kinds = (*kinds, "money")
    while (word := words.word(at := words.link(after), *kinds)) and factor < 10**15 and word.value >= last:
        factor, after, last = factor * word.value, at + 1, word.value
    return factor, after


def _more_terms(words: Words, total: Reading, limit: Fraction) -> Reading:
    """Deux mille *trois cents*, tiga juta *lima ratus ribu*."""
    while limit > 1:
        at = words.link(total.after)
        if words.language == "en" and words.lower(at) == "and":
            at = words.link(at + 1)
        chunk = words.chunk(at) if at >= 0 else None
        if chunk is None and words.language == "fr" and (bare := words.word(at, "scale")) and bare.value < limit:
            chunk = (1, at)  # deux millions mille
        if chunk is None or chunk[0] == 0:
            break
        factor, after = _factor(words, chunk[1], figures=False)
        if factor >= limit or chunk[0] * factor >= limit:
            break
        total = total._replace(after=after, values=(total.values[0] + chunk[0] * factor,))
        limit = factor
    return total


def _and_a_half(words: Words, reading: Reading) -> Reading:
    """Deux millions et demi, satu setengah juta, two and a half million."""
    at = words.link(reading.after)
    if words.language == "fr" and words.lower(at) == "et" and words.lower(at + 1) in ("demi", "demie"):
        last = words.word(reading.after - 1, "scale")
        return reading._replace(after=at + 2, values=tuple(v + (last.value if last else 1) * HALF for v in reading.values), common=False)
    if words.language == "id" and words.lower(at) == "setengah" and not reading.figures:
        return _scaled(words, reading._replace(after=at + 1, values=(reading.values[0] + HALF,), common=False))
    if words.language == "en" and [words.lower(at + i) for i in range(3)] == ["and", "a", "half"]:
        return _scaled(words, reading._replace(after=at + 3, values=(reading.values[0] + HALF,), common=False))
    return reading


def _from_word(words: Words, index: int) -> Reading | None:
    """A number word that is no cardinal below a thousand."""
    if word := words.word(index, "one"):
        return _more_terms(words, Reading(index + 1, (word.value,)), word.value)
    if word := words.word(index, "vague", "groups"):
        high = word.high if word.high > word.value else word.value * 10 - 1
        return _of_scale(words, Reading(index + 1, (word.value,), NumberKind.VAGUE, (word.value, high)))
    if word := words.word(index, "group"):
        return _of_scale(words, _group(Reading(index, (Fraction(1),)), word.value, index + 1))
    if word := words.word(index, "fraction"):
        return _half_of_scale(words, index, word.value)
    if word := words.word(index, "ordinal"):
        return _ordinal_tens(words, Reading(index + 1, (word.value,), NumberKind.ORDINAL, common=True))
    if word := words.word(index, "multiple"):
        return Reading(index + 1, (word.value,), NumberKind.MULTIPLE, common=True)
    if word := words.word(index, "scale"):
        return _bare_scale(words, index, word.value)
    return None


def _ordinal_tens(words: Words, reading: Reading) -> Reading:
    """Ketiga *belas* (13th), kedua *puluh* (20th)."""
    at = words.link(reading.after)
    if words.word(at, "teen"):
        return reading._replace(after=at + 1, values=(reading.values[0] + 10,), common=False)
    if words.word(at, "tens"):
        return reading._replace(after=at + 1, values=(reading.values[0] * 10,), common=False)
    return reading


def _half_of_scale(words: Words, index: int, value: Fraction) -> Reading:
    """Setengah *juta*, half *a million*, demi-*million*; moitié *plus* is one and a half."""
    after = index + 1
    at = words.link(after)
    if words.language == "en" and words.lower(at) in ("a", "an"):
        at = words.link(at + 1)
    if word := words.word(at, "scale"):
        return Reading(at + 1, (value * word.value,))
    more = words.language == "fr" and words.lower(at) == "plus"
    return Reading(after, (1 + value, value) if more else (value,), NumberKind.FRACTION, common=True)


def _bare_scale(words: Words, index: int, value: Fraction) -> Reading:
    """Mille (1000); millions, several million, beberapa ribu (some of them)."""
    more, after = _factor(words, index + 1, figures=False)
    factor = value * more
    exact = words.lower(index) == "mille" or words.lower(index - 1) in ("a", "an", "one", "per", "un")
    if exact:
        return _more_terms(words, Reading(after, (factor,), scale=factor), factor)
    return Reading(after, (factor,), NumberKind.VAGUE, (factor, factor * 10 - 1), scale=factor)


def _of_scale(words: Words, reading: Reading) -> Reading:
    """Dizaines *de milliers*, puluhan *ribu*, tens *of thousands*."""
    for _ in range(2):
        at = words.link(reading.after)
        if words.language in ("fr", "en") and words.lower(at) in ("de", "of"):
            at = words.link(at + 1)
        if words.language == "fr" and words.lower(at) == "mille":
            break
        word = words.word(at, "scale", "groups", "vague")
        if word is None or word.value < 1000:
            break
        reading = reading.times(word.value, at + 1)
    return reading
