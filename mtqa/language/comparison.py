"""Numbers, dates and times of a sentence against those of another language: what changed, what is missing, what was added.

`compare_values` is the one comparison for sources and for back-translations; `values.anchors` serves alignment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import product

from mtqa.language.figures import power_of_ten, rounded, transposed
from mtqa.language.number_grammar import NumberKind
from mtqa.language.values import Aspect, Value, roughly_same, same_quantity, same_value

_FITTING_PARTS = {
    "dawn": {"dawn", "night", "morning"},
    "morning": {"morning", "dawn", "noon"},
    "noon": {"noon", "afternoon", "morning"},
    "afternoon": {"afternoon", "evening", "noon"},
    "evening": {"evening", "night"},
    "night": {"night", "evening", "dawn"},
}
_ALIKE = ({"point", "pp"}, {"pound", "pound:GBP"}, {"km", "km/h"}, {"day", "night"}, {"yard", "m"})
_MEASURES = {"length", "area", "volume", "mass", "speed"}
_SPANS = {"month", "quarter", "semester", "year", "decade", "century"}
MOST = 150
_FAR = 5.0
_SHARES = (NumberKind.FRACTION, NumberKind.MULTIPLE)


class Change(StrEnum):
    """What happened to a value between source and target."""

    CHANGED = "changed"
    UNIT = "unit"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that the two sides do not share.

    Attributes:
        change: another value, another unit, only in the source (missing), only in the target (added).
        source, target: the value on each side, or None; their spans count in their own text.
        sure: True when both sides are read without doubt.
        hint: `transposed`, `power-of-ten`, or empty.
    """

    change: Change
    source: Value | None
    target: Value | None
    sure: bool
    hint: str = ""

    @property
    def aspect(self) -> str:
        """What kind of value it is."""
        value = self.source or self.target
        return value.aspect if value else Aspect.NUMBER


def compare_values(left: Sequence[Value], right: Sequence[Value], sizes: tuple[int, int]) -> tuple[Difference, ...]:
    """What the values of two texts do not share, in order of place in the target.

    Texts with more than `MOST` values are tables, no sentences: nothing is compared.

    Args:
        left: the values of the source (or of a back-translation).
        right: those of its translation.
        sizes: lengths of both texts, in code points.
    """
    if max(len(left), len(right)) > MOST:
        return ()
    found: list[Difference] = []
    parts = _of(left, Aspect.DAY_PART)
    days = _of(right, Aspect.WEEKDAY)
    named = {value for day in days for value in day.values}
    found += [d for d in _compare_names(_of(left, Aspect.WEEKDAY), [_one_night(v, parts) for v in days]) if not _gone(d, named)]
    found += _compare_names(_of(left, Aspect.MONTH), _of(right, Aspect.MONTH))
    found += _compare_parts(parts, _of(right, Aspect.DAY_PART))
    found += _compare_quantities(
        _of(left, Aspect.NUMBER) + _of(left, Aspect.CLOCK), _of(right, Aspect.NUMBER) + _of(right, Aspect.CLOCK), sizes
    )
    return tuple(sorted(found, key=lambda d: (d.target.start if d.target else sizes[1], d.source.start if d.source else 0)))


def _of(values: Sequence[Value], aspect: str) -> list[Value]:
    return [v for v in values if v.aspect is aspect]


def _compare_names(left: list[Value], right: list[Value]) -> list[Difference]:
    """Weekdays or months: a closed list, so what is left over on both sides has changed."""
    seen_left, seen_right = {v.value for v in left}, {v.value for v in right}
    _take(left, right, same_value)
    found = []
    for one, other in zip(left, right, strict=False):
        found.append(Difference(Change.CHANGED, one, other, one.firm and other.firm))
    found += [Difference(Change.MISSING, v, None, v.firm) for v in left[len(right) :] if v.value not in seen_right]
    found += [Difference(Change.ADDED, None, v, v.firm) for v in right[len(left) :] if v.value not in seen_left]
    return found


def _gone(difference: Difference, named: set[Fraction]) -> bool:
    """True for a day that seems missing, but is the other day of a night."""
    return difference.change is Change.MISSING and difference.source is not None and difference.source.value in named


def _one_night(value: Value, parts: Sequence[Value]) -> Value:
    """Of *la nuit de samedi à dimanche*, the day that the source must name: Sunday with *dini hari*, Saturday with *malam*."""
    if value.part != "night" or len(parts) != 1 or parts[0].part not in ("dawn", "evening"):
        return value
    return value._replace(values=(value.values[1 if parts[0].part == "dawn" else 0],))


def _compare_parts(left: list[Value], right: list[Value]) -> list[Difference]:
    """Parts of the day, where each side names just one."""
    if len(left) != 1 or len(right) != 1 or right[0].part in _FITTING_PARTS[left[0].part]:
        return []
    return [Difference(Change.CHANGED, left[0], right[0], sure=True)]


def _compare_quantities(left: list[Value], right: list[Value], sizes: tuple[int, int]) -> list[Difference]:
    """Numbers and clock times: equal ones are taken off first, surest pairs before weaker ones; what is left over is paired by likeness."""
    all_left, all_right = tuple(left), tuple(right)
    for equal in (_identical, _equal_and_firm, _equal, _may_be_equal):
        _take(left, right, equal)
    _take(left, right, _same_hour)
    _take(left, right, lambda a, b: a.aspect is b.aspect is Aspect.NUMBER and (same_quantity(a, b) or roughly_same(a, b)))
    found = [
        Difference(Change.UNIT, a, b, sure=True)
        for a, b in _take(left, right, lambda a, b: a.aspect is b.aspect and same_value(a, b))
        if _units_clash(a, b)
    ]
    pairs = sorted(((_distance(a, b, sizes), i, j) for (i, a), (j, b) in product(enumerate(left), enumerate(right))), key=lambda p: p[0])
    gone_left: set[int] = set()
    gone_right: set[int] = set()
    for distance, i, j in pairs:
        if distance < _FAR and i not in gone_left and j not in gone_right:
            gone_left.add(i)
            gone_right.add(j)
            found.append(_changed(left[i], right[j]))
    found += [Difference(Change.MISSING, v, None, v.firm) for i, v in enumerate(left) if i not in gone_left and not _said(v, all_right)]
    found += [Difference(Change.ADDED, None, v, v.firm) for j, v in enumerate(right) if j not in gone_right and not _said(v, all_left)]
    return found


def _take(left: list[Value], right: list[Value], equal: Callable[[Value, Value], bool]) -> list[tuple[Value, Value]]:
    """Take pairs that are equal off both lists."""
    pairs = []
    for one in list(left):
        other = next((v for v in right if equal(one, v)), None)
        if other is not None:
            left.remove(one)
            right.remove(other)
            pairs.append((one, other))
    return pairs


def _unit(value: Value) -> str:
    return value.unit.code if value.unit else ""


def _identical(one: Value, other: Value) -> bool:
    return (
        one.aspect is other.aspect
        and one.value == other.value
        and one.calendar == other.calendar
        and _unit(one) == _unit(other)
        and one.firm
        and other.firm
    )


def _equal_and_firm(one: Value, other: Value) -> bool:
    return _equal(one, other) and one.firm and other.firm


def _equal(one: Value, other: Value) -> bool:
    return one.aspect is other.aspect and one.value == other.value and not _different_units(one, other)


def _may_be_equal(one: Value, other: Value) -> bool:
    return one.aspect is other.aspect and one.firm and other.firm and same_value(one, other) and not _different_units(one, other)


def _different_units(one: Value, other: Value) -> bool:
    return one.unit is not None and other.unit is not None and not one.unit.compatible(other.unit)


def _same_hour(one: Value, other: Value) -> bool:
    """A clock time and a bare hour: pukul 17.00 and 17 heures, or pukul 5 and cinq heures."""
    if one.aspect is other.aspect:
        return False
    clock, number = (one, other) if one.aspect is Aspect.CLOCK else (other, one)
    return (
        number.aspect is Aspect.NUMBER
        and _unit(number) in ("hour", "")
        and any(c / 60 == v for c, v in product(clock.values, number.values))
    )


def _units_clash(one: Value, other: Value) -> bool:
    """True when two known units cannot be names of one thing."""
    if one.unit is None or other.unit is None or one.unit.compatible(other.unit):
        return False
    dimensions = {one.unit.dimension, other.unit.dimension}
    if NumberKind.ORDINAL in (one.kind, other.kind):
        return {one.unit.code, other.unit.code} <= _SPANS
    if not (one.firm and other.firm):
        return False
    if "count" in dimensions:
        return {one.unit.code, other.unit.code} == {"person", "household"} or dimensions == {"count", "times"}
    return "times" not in dimensions and {one.unit.code, other.unit.code} not in _ALIKE


def _distance(one: Value, other: Value, sizes: tuple[int, int]) -> float:
    """How unlikely it is that one was translated by the other (0: most likely; `_FAR` and above: never)."""
    if not (one.firm and other.firm) and not (_share(one) and _share(other)):
        return _FAR
    if one.aspect is not other.aspect and "hour" not in (_unit(one), _unit(other)):
        return _FAR
    if one.calendar != other.calendar or (one.kind is NumberKind.ORDINAL) != (other.kind is NumberKind.ORDINAL):
        return _FAR
    apart = abs((one.start + one.end) / 2 / max(1, sizes[0]) - (other.start + other.end) / 2 / max(1, sizes[1]))
    kin = power_of_ten(one.value, other.value) or transposed(one.value, other.value)
    return _unit_distance(one, other) + 2 * apart - kin


def _rounded_measure(one: Value, other: Value) -> bool:
    """True for 9,6 km as 10 km."""
    return one.unit is not None and one.unit.dimension in _MEASURES and rounded(one.value, other.value)


def _said(value: Value, others: Sequence[Value]) -> bool:
    """True when a value left over needs no word: it is a common word, or the other side has it in another unit (10 miles, 16 km)."""
    return not value.firm or any(same_quantity(value, other) for other in others)


def _share(value: Value) -> bool:
    """True for un tiers, le double, tiga kali lipat."""
    return value.kind in _SHARES or _unit(value) == "times"


def _unit_distance(one: Value, other: Value) -> float:
    if one.unit is None or other.unit is None:
        return 1.0 if one.unit is other.unit else 1.5
    if one.unit.compatible(other.unit):
        return 0.5
    return 2.5 if one.unit.dimension == other.unit.dimension else _FAR


def _changed(one: Value, other: Value) -> Difference:
    hint = "transposed" if transposed(one.value, other.value) else "power-of-ten" if power_of_ten(one.value, other.value) else ""
    shares = _share(one) and _share(other) and NumberKind.FRACTION in (one.kind, other.kind)
    exact = one.firm and other.firm and one.bounds is None and other.bounds is None and not _rounded_measure(one, other)
    sure = exact or shares
    return Difference(Change.CHANGED, one, other, sure, hint)
