"""NUM105: one amount in two currencies that cannot be the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.tables import table
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_LINK = re.compile(
    r"(?:\s[^\W\d_]{2,14})?(?:\s(?:par|chaque)\s[^\W\d_]{2,10})?,?\s?(?:\(|soit\s|ou\s|c'est-à-dire\s|l'équivalent\s(?:de\s|d')|équivalant\sà\s|équivalents?\sà\s|ce\squi\séquivaut\sà\s)"
    r"(?:(?:l'équivalent\s(?:de\s|d')|environ|près\sde|presque|quelque|plus\sde|moins\sde|autour\sde|au\scours\sactuel|à\speu\sprès|soit)\s?)*(?:d')?"
)
_SLACK = 3
_DEFAULTS = {"rupee": "IDR", "dollar": "USD"}
_OF_A_COUNTRY = re.compile(r"\s[^\W\d_-]{2,12}(?:-[^\W\d_]{2,12})?(?:aine?s?|aise?s?|ois|oises?|iens?|iennes?|éens?|ines?|ques?)\b")


class ImplausibleConversion(SegmentCheck):
    """One amount in two currencies that cannot be the same.

    What it does: Where an amount is converted (`A dollars, soit B roupies`, `A (B euros)`), compares the ratio with the rates of the last
    fifteen years and reports it when it is off by more than three times.

    Why it matters: Mixing up million, milliard and mille milliards is the most frequent number error from Indonesian; the second
    currency shows it without the source.

    Known problems: Conversions of historic amounts are outside the table of rates. Currencies of other countries are not known.

    Example:
        bad: La rançon atteint 3 millions de dollars, soit 47 millions de roupies.
        good: La rançon atteint 3 millions de dollars, soit 47 milliards de roupies.

    Options: none.

    Sources: Bank Indonesia and IMF exchange rate archives, 2010-2025 (`data/exchange_rates.tsv`).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM105"
    name: ClassVar[str] = "implausible-conversion"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        money = [v for v in segment.values if v.aspect is Aspect.NUMBER and v.unit and v.unit.dimension == "currency" and v.bounds is None]
        for one, other in pairwise(money):
            gap = segment.plain[one.whole_span[1] : other.whole_span[0]]
            if _LINK.fullmatch(gap) and not any(_other_currency(segment.plain, v) for v in (one, other)) and _impossible(one, other):
                yield self._finding(segment, one, other)

    def _finding(self, segment: SegmentView, one: Value, other: Value) -> Finding:
        first, second = (segment.plain[slice(*v.whole_span)] for v in (one, other))
        end = other.whole_span[1]
        closing = segment.plain[end : end + 1] == ")" and "(" in segment.plain[one.end : other.start]
        return self.finding(
            Span(segment.start + one.whole_span[0], segment.start + end + closing),
            Phrase(
                f"Impossible conversion: {first}, {second}",
                f"Conversion impossible : {first}, {second}",
                f"Konversi mustahil: {first}, {second}",
            ),
            Phrase(
                "The two amounts are further apart than any exchange rate of the last fifteen years; a scale word is likely wrong.",
                "Aucun taux de change des quinze dernières années ne les rapproche ; mille, million et milliard ont dû être confondus.",
                "Selisih kedua jumlah melampaui semua kurs lima belas tahun terakhir; kemungkinan ribu, juta, dan miliar tertukar.",
            ),
            confidence=0.93,
            related=(
                Related(
                    Span(segment.start + one.start, segment.start + one.end), Phrase("first amount", "premier montant", "jumlah pertama")
                ),
            ),
        )


def _other_currency(text: str, value: Value) -> bool:
    """True for dollars namibiens and roupies pakistanaises, and where letters go on after the figure ($1.3m)."""
    end = value.whole_span[1]
    known = value.unit is not None and ":" in value.unit.code
    return text[end : end + 1].isalnum() or (not known and bool(_OF_A_COUNTRY.match(text, end)))


@cache
def _rates() -> dict[str, tuple[Fraction, Fraction]]:
    return {r["currency"]: (Fraction(r["low"]), Fraction(r["high"])) for r in table("exchange_rates.tsv")}


def _currency(value: Value) -> str:
    family, _, own = value.unit.code.partition(":") if value.unit else ("", "", "")
    return own or _DEFAULTS.get(family, family)


def _impossible(one: Value, other: Value) -> bool:
    """True when no rate of the table makes the two amounts equal, a factor of three allowed."""
    rates = _rates()
    first, second = _currency(one), _currency(other)
    if first == second or first not in rates or second not in rates or min(one.value, other.value) <= 0:
        return False
    low, high = rates[first][0] / rates[second][1], rates[first][1] / rates[second][0]
    return not any(low / _SLACK <= b / a <= high * _SLACK for a in one.values for b in other.values)
