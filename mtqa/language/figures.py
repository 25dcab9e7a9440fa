"""Figures as written (10 000, 10.000, 10,000, 2,5, 2.5) and the values they can have in French, Indonesian and English.

Locale rules: SI brochure §5.4.4 and CLDR (fr: blank groups, comma decimals; id: point groups, comma decimals; en: comma
groups, point decimals). A machine may have kept the other language's marks, so an ambiguous figure keeps both readings.
"""

from __future__ import annotations

import re
from fractions import Fraction

LONGEST = 30
FIGURE = r"[0-9]{1,3}(?:[ ][0-9]{3}){1,8}(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)*"
"""A figure; nine groups and more are beyond `LONGEST`, and a column of them would be read again from each of its groups."""
_GROUPS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")


def figure_values(figure: str, language: str) -> tuple[Fraction, ...]:
    """Possible values of a figure, the reading of `language` first; empty when it is no number (`1.2.3`, 31 digits and more)."""
    if len(figure) > LONGEST:
        return ()
    if " " in figure:
        return (_decimal(figure.replace(" ", ""), ","),)
    points, commas = figure.count("."), figure.count(",")
    if not points and not commas:
        return (Fraction(int(figure)),)
    if points and commas:
        return _both(figure)
    mark = "." if points else ","
    if points + commas > 1:
        return (_grouped(figure),) if _GROUPS.fullmatch(figure) else ()
    decimal = _decimal(figure, mark)
    if not _GROUPS.fullmatch(figure) or figure.startswith("0"):
        return (decimal,)
    readings = (_grouped(figure), decimal)
    groups_first = mark == ("," if language == "en" else ".")
    return readings if groups_first else readings[::-1]


def _both(figure: str) -> tuple[Fraction, ...]:
    """Points and commas together: the last mark is the decimal one, and stands once."""
    mark = max(".,", key=figure.rfind)
    other = "," if mark == "." else "."
    whole = figure[: figure.rfind(mark)]
    if mark in whole or not _GROUPS.fullmatch(whole):
        return ()
    return (_decimal(figure.replace(other, ""), mark),)


def _grouped(figure: str) -> Fraction:
    return Fraction(int(figure.replace(".", "").replace(",", "")))


def _decimal(figure: str, mark: str) -> Fraction:
    whole, _, part = figure.partition(mark)
    return Fraction(int(whole + part), 10 ** len(part))


def transposed(one: Fraction, other: Fraction) -> bool:
    """True when two different values have the same digits in another order (28 and 82, 340 and 304, 8.9 and 9.8)."""
    a, b = _common_digits(one, other)
    return a != b and len(a) == len(b) >= 2 and sorted(a) == sorted(b)


def power_of_ten(one: Fraction, other: Fraction) -> bool:
    """True when one value is 10, 100, 1000 … times the other."""
    if one == other or one <= 0 or other <= 0:
        return False
    a, b = _common_digits(one, other)
    return bool(a) and a.rstrip("0") == b.rstrip("0")


def rounded(one: Fraction, other: Fraction) -> bool:
    """True when `other` is `one` with fewer digits, at most 5 % away."""
    a, b = _common_digits(one, other)
    return bool(a) and bool(b) and len(b.rstrip("0")) < len(a.rstrip("0")) and abs(int(b) / max(1, int(a)) - 1) <= 0.05


def _common_digits(one: Fraction, other: Fraction) -> tuple[str, str]:
    """The digits of two values, points moved together until both are whole and not both end in 0; empty for thirds and the like."""
    one, other = abs(one), abs(other)
    for _ in range(12):
        if one.denominator == 1 == other.denominator:
            break
        one, other = one * 10, other * 10
    if one.denominator != 1 or other.denominator != 1:
        return "", ""
    a, b = str(one.numerator), str(other.numerator)
    while a.endswith("0") and b.endswith("0"):
        a, b = a[:-1], b[:-1]
    return a, b


def french_figure(value: Fraction, blank: str = "\u202f") -> str:
    """The value in French figures: groups of three parted by `blank`, a decimal comma."""
    places = 0
    while (value * 10**places).denominator != 1 and places < 12:
        places += 1
    number = abs(value * 10**places)
    digits = str(round(number)).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    if len(whole) > 3:
        head = len(whole) % 3 or 3
        whole = blank.join([whole[:head], *(whole[i : i + 3] for i in range(head, len(whole), 3))])
    return ("-" if value < 0 else "") + whole + ("," + part if part else "")
