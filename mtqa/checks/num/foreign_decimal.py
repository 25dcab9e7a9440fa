"""NUM102: a decimal point or a thousands comma, as English writes figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.anchors import FIGURE
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.calendar import alternation
from mtqa.language.morphology import french
from mtqa.language.tables import table
from mtqa.phrase import Phrase

_MEASURES = ("percent", "temperature", "length", "area", "volume", "mass", "power", "energy", "speed", "voltage")
_DECIMALS = re.compile(r"\d\.\d")  # quick to search for: the units of a figure make a long pattern
_COMMA = re.compile(r"(?<![\w.,/-])([1-9]\d{0,2}(?:,\d{3})+)(?![\w,.]*\d)(?:\s(?:de\s|d')?([^\W\d_]+))?")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")
_SCALES = frozenset(("fois", "mille", "million", "millions", "milliard", "milliards"))
_NO_CENTS = frozenset(("roupies", "roupie", "yens", "yen", "wons", "won", "dongs", "dong"))


@cache
def _point() -> re.Pattern[str]:
    """A figure with a point and one or two decimals before a unit, a currency or a scale word."""
    names = {r["form"] for r in table("units.tsv") if r["language"] in ("fr", "*") and r["dimension"] in (*_MEASURES, "currency")}
    units = alternation(n for n in names if len(n) > 1 or not n.isalpha())
    return re.compile(rf"(?<![\w.,/-])(\d{{1,4}}\.\d{{1,2}})(?:\s?(?:{units}|millions?|milliards?|points?)(?![\w]))(?!\w)", re.IGNORECASE)


class ForeignDecimal(SegmentCheck):
    """A decimal point or a thousands comma, as English writes figures.

    What it does: Finds figures with a point and one or two decimals before a unit, a currency or a scale word (`3.5 %`), and figures with
    a comma and three digits before something that is counted (`4,200 blessés`), or with two commas.

    Why it matters: The comma is the decimal mark in French: `4,200` blessés reads as a little more than four.

    Known problems: Measures with three decimals (`1,859 euro`, `2,125 mètres`) are left alone, so an English thousands comma before a
    unit of measure is not seen.

    Example:
        bad: Le crédit a progressé de 3.5 % et 4,200 foyers en ont profité.
        good: Le crédit a progressé de 3,5 % et 4 200 foyers en ont profité.

    Options: none.

    Sources: SI brochure, §5.4.4; Lexique des règles typographiques en usage à l'Imprimerie nationale, nombres.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM102"
    name: ClassVar[str] = "foreign-decimal"
    category: ClassVar[str] = "locale-conventions/number-format"
    its_type: ClassVar[str] = "locale-violation"
    severity: ClassVar[Severity] = Severity.MINOR

    anchors: ClassVar[frozenset[str]] = frozenset((FIGURE,))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        if _DECIMALS.search(text):
            for match in _point().finditer(text):
                yield self._finding(segment, match.start(1), match.end(1), match.group(1).replace(".", ","), Severity.MINOR)
        if "," in text:
            for match in _COMMA.finditer(text):
                if _GROUPS.fullmatch(match.group(1)) or _counted(match.group(2) or ""):
                    yield self._finding(segment, match.start(1), match.end(1), match.group(1).replace(",", "\u202f"), Severity.MAJOR)

    def _finding(self, segment: SegmentView, start: int, end: int, repaired: str, severity: Severity) -> Finding:
        written = segment.plain[start:end]
        return self.finding(
            Span(segment.start + start, segment.start + end),
            Phrase(
                f"A figure written the English way: {written}",
                f"Chiffre écrit à l’anglaise : {written}",
                f"Angka ditulis cara Inggris: {written}",
            ),
            Phrase(
                "French writes a comma before decimals and a blank between thousands.",
                "En français, la virgule précède les décimales et une espace sépare les milliers.",
                "Bahasa Prancis memakai koma untuk desimal dan spasi untuk ribuan.",
            ),
            severity=severity,
            suggestion=repaired,
            confidence=0.95,
        )


def _counted(word: str) -> bool:
    """True for a plural noun that is no unit of measure: something that comes in whole numbers."""
    if word.lower() in _NO_CENTS:
        return True
    if word.lower() in _units() or not word.islower() or word in _SCALES:
        return False
    readings = french().readings(word)
    return all(r.pos in ("noun", "adj", "verb") for r in readings) and any(r.pos == "noun" and r.number != "s" for r in readings)


@cache
def _units() -> frozenset[str]:
    return frozenset(r["form"] for r in table("units.tsv") if r["language"] == "fr" and r["dimension"] not in ("count", "times"))
