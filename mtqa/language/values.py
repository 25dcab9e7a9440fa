"""Everything in a text that counts or tells a time, as comparable values: numbers, weekdays, months, clock times, parts of the day."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from mtqa.language.clocks import Clock, find_clocks, find_day_parts
from mtqa.language.dates import Date, find_dates
from mtqa.language.number_grammar import NumberKind
from mtqa.language.numbers import Number, find_numbers
from mtqa.language.pieces import Taken
from mtqa.language.units import Unit

_NIGHT = re.compile(r"\bnuits? (?:de|du) (?:ce |le )?$")
_TO = re.compile(r"\s(?:à|au)\s(?:ce |le )?")
_IMPERIAL = {"mile", "foot", "inch", "yard", "mile2", "acre", "gallon", "pound", "ounce", "mph"}
_EXACT, _ROUNDED = Fraction(5, 100), Fraction(12, 100)
_RANGE = re.compile(r"\s?(?:à|ou|-|–|sampai|hingga|atau|to|or)\s?")
_CENTURIES = 1900


class Aspect:
    """What a value is a value of: plain attributes, as in `NumberKind`."""

    NUMBER: Final = "number"
    WEEKDAY: Final = "weekday"
    MONTH: Final = "month"
    CLOCK: Final = "clock"
    DAY_PART: Final = "day-part"


class Value(NamedTuple):
    """One value in a text.

    Attributes:
        aspect: number, weekday (0-6), month (1-12), clock (minutes after midnight), day-part (`part` holds its name).
        start, end: code points of what is written.
        values: possible values, the likeliest first.
        kind, bounds, unit, figures, scale: as in `Number` (for numbers).
        firm: False for words that often are no numbers, ambiguous brackets, midi and the like: no finding may rest on it.
        calendar: part of a date (a day of the month or a year).
    """

    aspect: str
    start: int
    end: int
    values: tuple[Fraction, ...]
    kind: str = NumberKind.CARDINAL
    bounds: tuple[Fraction, Fraction] | None = None
    unit: Unit | None = None
    unit_span: tuple[int, int] | None = None
    figures: bool = True
    firm: bool = True
    calendar: bool = False
    part: str = ""
    scale: Fraction = Fraction(1)

    @property
    def value(self) -> Fraction:
        """The likeliest value."""
        return self.values[0]

    @property
    def whole_span(self) -> tuple[int, int]:
        """From the value to its unit."""
        if self.unit_span is None:
            return self.start, self.end
        return min(self.start, self.unit_span[0]), max(self.end, self.unit_span[1])


def find_values(text: str, language: str) -> tuple[Value, ...]:
    """All values of `text` in order of place; none in a language that is not fr, id or en."""
    dates = find_dates(text, language)
    taken = Taken(len(text))
    for date in dates:
        taken.claim(date.start, date.end)
    clocks = [c for c in find_clocks(text, language) if taken.claim(c.start, c.end)]
    skip = [(d.start, d.end) for d in dates] + [(c.start, c.end) for c in clocks]
    found = _nights(text, language, [v for d in dates for v in _of_date(d)])
    found += [_of_clock(c) for c in clocks]
    found += [Value(Aspect.DAY_PART, p.start, p.end, (), part=p.part) for p in find_day_parts(text, language)]
    numbers = [_of_number(n) for n in find_numbers(text, language, skip)]
    found += _shared_units(text, _shared_scales(numbers))
    return tuple(sorted(found, key=lambda v: (v.start, v.end)))


def anchors(text: str, language: str) -> frozenset[str]:
    """Normalised values of a text, the same in all languages for the same facts: `n:10000`, `w:1`, `m:3`, `c:870`.

    Only firm values: a translation should have the same ones. For aligning sentences.
    """
    return frozenset(f"{v.aspect[0]}:{v.value}" for v in find_values(text, language) if v.firm and v.values and v.bounds is None)


def _of_number(number: Number) -> Value:
    return Value(
        Aspect.NUMBER, number.start, number.end, number.values, number.kind, number.bounds, number.unit, number.unit_span,
        number.figures, firm=not number.common, scale=number.scale,
    )  # fmt: skip


def _nights(text: str, language: str, dated: list[Value]) -> list[Value]:
    """Of *dans la nuit de samedi à dimanche*, one weekday value with both days, the evening's first, its part `night`."""
    if language != "fr":
        return dated
    days = [v for v in dated if v.aspect is Aspect.WEEKDAY]
    for one, other in pairwise(days):
        head, gap = text[max(0, one.start - 12) : one.start], text[one.end : other.start]
        if _NIGHT.search(head) and _TO.fullmatch(gap):
            pair = one._replace(end=other.end, values=(one.value, other.value), part="night")
            return [pair if v is one else v for v in dated if v is not other]
    return dated


def _shared_units(text: str, numbers: list[Value]) -> list[Value]:
    """The first number of a range takes the unit of the second: deux à trois *mois*."""
    shared = list(numbers)
    for i in range(len(shared) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        if one.unit is None and other.unit is not None and _RANGE.fullmatch(text[one.end : other.start]):
            shared[i] = one._replace(unit=other.unit)
    return shared


def _shared_scales(numbers: list[Value]) -> list[Value]:
    """A bare figure may borrow the scale word of another number of the sentence: de 610 à 190 millions."""
    scales = {n.scale for n in numbers if n.scale >= 1000}
    if not scales:
        return numbers
    return [n._replace(values=(*n.values, *(n.value * s for s in scales))) if _bare(n) else n for n in numbers]


def _bare(number: Value) -> bool:
    return number.firm and number.unit is None and number.scale == 1 and number.kind is NumberKind.CARDINAL


def _of_date(date: Date) -> list[Value]:
    firm = not date.bracketed or date.weekday is not None or date.year is not None
    found = []
    for aspect, value in (
        (Aspect.WEEKDAY, date.weekday),
        (Aspect.MONTH, date.month),
        (Aspect.NUMBER, date.day),
        (Aspect.NUMBER, date.year),
    ):
        if value is not None:
            found.append(Value(aspect, date.start, date.end, (Fraction(value),), firm=firm, calendar=aspect is Aspect.NUMBER))
    return found


def _of_clock(clock: Clock) -> Value:
    return Value(
        Aspect.CLOCK,
        clock.start,
        clock.end,
        tuple(map(Fraction, clock.minutes)),
        firm=clock.style != "word" and clock.zone not in ("GMT", "UTC"),
    )


def same_value(one: Value, other: Value) -> bool:
    """True when two numbers can have the same value; two-figure years (90-an, 1950-53) equal the four-figure ones."""
    if any(v in other.values for v in one.values):
        return True
    return abs(one.value - other.value) == _CENTURIES and min(one.value, other.value) < 100


def same_quantity(one: Value, other: Value) -> bool:
    """True when two numbers in units of one dimension say the same: 12 mois and un an, 14 hari and deux semaines, 10 mil and 16 km."""
    if _percent(one) == _percent(other) and _percent(one) is not None:
        return True
    if one.unit and one.unit.code == "cent" and not other.figures and other.value == one.value * 100:
        return True
    if one.unit is None or other.unit is None or one.unit.dimension != other.unit.dimension or one.unit.dimension in ("currency", "count"):
        return False
    if one.unit.code == other.unit.code:
        return False
    a, b = one.value * one.unit.factor, other.value * other.unit.factor
    return _close(a, b, _ROUNDED if _IMPERIAL & {one.unit.code, other.unit.code} else _EXACT) or _fortnight(a, b)


def _percent(value: Value) -> Fraction | None:
    if value.kind is NumberKind.FRACTION:
        return value.value * 100
    return value.value if value.unit is not None and value.unit.dimension == "percent" else None


def _close(a: Fraction, b: Fraction, tolerance: Fraction) -> bool:
    return a > 0 and b > 0 and abs(a / b - 1) <= tolerance


def _fortnight(a: Fraction, b: Fraction) -> bool:
    """French counts a week as eight days and a fortnight as fifteen."""
    low, high = sorted((a / 86400, b / 86400))
    return (int(low), int(high)) in ((7, 8), (14, 15)) and low.denominator == high.denominator == 1


def roughly_same(one: Value, other: Value) -> bool:
    """True when at least one of two numbers is vague and their ranges meet."""
    if one.bounds is None and other.bounds is None:
        return False
    low, high = one.bounds or (one.value, one.value)
    other_low, other_high = other.bounds or (other.value, other.value)
    return low <= other_high and other_low <= high
