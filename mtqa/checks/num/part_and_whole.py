"""NUM113: a part that is larger than its whole, or a share that does not follow from the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.number_grammar import NumberKind
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_DONT = re.compile(
    r"[^.;:!?\d]{1,60}?,?\s(?:dont|parmi\slesquel(?:le)?s|notamment|y\scompris)\s(?:au\smoins\s|environ\s|près\sde\s|plus\sde\s|quelque\s)?"
)
_OF_THEM = re.compile(r"\s(?:[^\W\d_]+\s){0,1}?d'entre\s(?:eux|elles)\b")
_ON = re.compile(r"(?:\s[^\W\d_]+){0,3}?\ssur\s(?:un\stotal\sde\s|les\s|ses\s|des\s|un\stotal\sd')?")
_AMONG = re.compile(r"\b(?:sur|parmi|des)\s(?:les\s|ces\s|un\stotal\sde\s|un\sgroupe\sde\s)?$", re.IGNORECASE)
_FIRST_PART = re.compile(r"[^.;!?]{1,60}?(?:,\sdont|\s:|,)\s(?:au\smoins\s)?")
_PARTS = re.compile(r":\s|\bdont\b")
_AND_OTHERS = re.compile(r"[^.;:!?]{1,80}?\set\s(?:les\s)?")
_OTHERS = re.compile(r"\sautres\b(?!\s(?:jours?|mois|ans|semaines?|heures?|fois)\b)")
_SHARE_OF_IT = re.compile(
    r"\s(?:de|d')\s?(?:ce|cette|ces|celle-ci|celui-ci)\s?(?:montant|somme|total|budget|chiffre|enveloppe|recette|dépense|valeur|ensemble)?s?,?\s"
    r"(?:soit|c'est-à-dire)\s(?:environ\s|près\sde\s|quelque\s|plus\sde\s)?"
)
_SO = re.compile(r"(?:\s[^\W\d_]+){0,4}?(?:,\ssoit|\s\()\s?(?:environ\s|près\sde\s|plus\sde\s|quelque\s|presque\s)?")


class PartAndWhole(SegmentCheck):
    """A part that is larger than its whole, or a share that does not follow from the figures.

    What it does: Finds `40 élus, dont 60 femmes`, `214 familles … 390 d’entre elles`, `90 sur 70`; `sur les douze prévenus, neuf … et
    cinq autres`; `12 des 48 sièges, soit 50 %`; and `un cinquième de cette somme, soit B` when B is far from a fifth of the amount in
    the sentence before.

    Why it matters: One of the figures is wrong by its own sentence.

    Known problems: Rounded shares are given a margin of a third. `dont` may take up another noun than the nearest number.

    Example:
        bad: Le conseil compte 40 élus, dont 60 femmes.
        good: Le conseil compte 40 élus, dont 16 femmes.

    Options: none.

    Sources: arithmetic; MQM 2.0, accuracy.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM113"
    name: ClassVar[str] = "part-and-whole"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        numbers = [v for v in segment.values if _amount(v)]
        text = segment.plain
        for i, (one, other) in enumerate(pairwise(numbers)):
            whole, part = (other, one) if _ON.fullmatch(text[one.end : other.start]) else (one, other)
            if whole is one and not (_DONT.fullmatch(text[one.end : other.start]) or _OF_THEM.match(text, other.end)):
                continue
            if part.value > whole.value and _counts(part, whole):
                yield self._finding(segment, part, whole)
            elif whole is other and i + 2 < len(numbers) and _wrong_share(text, part, whole, numbers[i + 2]):
                yield self._finding(segment, numbers[i + 2], whole)
        for whole, first, second in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if _makes_up(text, whole, first, second) and first.value <= whole.value < first.value + second.value:
                yield self._finding(segment, second, whole)
        yield from self._shares(segment)

    def _shares(self, segment: SegmentView) -> Iterator[Finding]:
        """A share of the amount that the sentence before gave."""
        previous = segment.previous()
        if previous is None or "soit" not in segment.plain:
            return
        before = [v for v in previous.values if _amount(v) and v.unit and v.unit.dimension == "currency"]
        for share, amount in pairwise(v for v in segment.values if v.aspect is Aspect.NUMBER):
            part = _part(share)
            if part is None or len(before) != 1 or not _SHARE_OF_IT.fullmatch(segment.plain[share.whole_span[1] : amount.start]):
                continue
            whole = before[0]
            if amount.unit and whole.unit and amount.unit.compatible(whole.unit):
                yield from self._share(segment, previous, amount, whole, amount.value / (whole.value * part))

    def _share(self, segment: SegmentView, previous: SegmentView, amount: Value, whole: Value, ratio: Fraction) -> Iterator[Finding]:
        """`ratio`: the amount over what it should be. A whole a thousand times too small is triliun as milliard: the whole is wrong."""
        if Fraction(3, 5) <= ratio <= Fraction(5, 3):
            return
        here, there = (
            Span(segment.start + amount.start, segment.start + amount.end),
            Span(previous.start + whole.start, previous.start + whole.end),
        )
        if 600 <= ratio <= 1600:
            yield self._finding(previous, whole, amount, (Related(here, Phrase("the part", "la partie", "bagiannya")),))
        else:
            yield self._finding(segment, amount, whole, (Related(there, Phrase("the whole", "le total", "jumlah keseluruhan")),))

    def _finding(self, segment: SegmentView, part: Value, whole: Value, related: tuple[Related, ...] = ()) -> Finding:
        if not related:
            place = Span(segment.start + whole.start, segment.start + whole.end)
            related = (Related(place, Phrase("the whole", "le total", "jumlah keseluruhan")),)
        return self.finding(
            Span(segment.start + part.whole_span[0], segment.start + part.whole_span[1]),
            Phrase("The part does not fit its whole", "La partie ne correspond pas au total", "Bagian tidak sesuai dengan keseluruhannya"),
            Phrase(
                "Compared with the total given, this figure is impossible: one of the two is wrong.",
                "Rapporté au total indiqué, ce chiffre est impossible : l’un des deux est faux.",
                "Dibandingkan dengan totalnya, angka ini mustahil: salah satunya keliru.",
            ),
            confidence=0.85,
            related=related,
        )


def _amount(value: Value) -> bool:
    if (
        value.aspect is not Aspect.NUMBER
        or not (value.firm or value.figures)
        or value.calendar
        or value.bounds
        or value.kind is not NumberKind.CARDINAL
    ):
        return False
    return value.unit is not None or value.scale > 1 or not 1900 <= value.value <= 2100


def _counts(part: Value, whole: Value) -> bool:
    """True when both count things or are amounts in one currency, as a whole and its part must."""
    units = [v.unit for v in (part, whole) if v.unit and v.unit.dimension != "count"]
    if any(u.dimension != "currency" for u in units):
        return False
    return len(units) == 0 or (len(units) == 2 and units[0].compatible(units[1]))


def _makes_up(text: str, whole: Value, first: Value, second: Value) -> bool:
    """True for `sur les douze prévenus, neuf … et cinq autres`: the two parts belong to the whole that the words announce."""
    opening = _FIRST_PART.fullmatch(text[whole.end : first.start])
    if opening is None or not (_PARTS.search(opening.group()) or _AMONG.search(text[max(0, whole.start - 24) : whole.start])):
        return False
    if any(v.unit and v.unit.dimension != "count" for v in (whole, first, second)):
        return False
    return bool(_AND_OTHERS.fullmatch(text[first.end : second.start])) and bool(_OTHERS.match(text, second.end))


def _part(value: Value) -> Fraction | None:
    if value.kind is NumberKind.FRACTION and 0 < value.value < 1:
        return value.value
    return value.value / 100 if value.unit and value.unit.dimension == "percent" and value.value > 0 else None


def _wrong_share(text: str, part: Value, whole: Value, percent: Value) -> bool:
    """True for `12 des 48 sièges, soit 50 %`."""
    if not _SO.fullmatch(text[whole.end : percent.start]) or not percent.unit or percent.unit.dimension != "percent" or not whole.value:
        return False
    share = part.value / whole.value
    return abs(percent.value - share * 100) > max(Fraction(4), share * 30)
