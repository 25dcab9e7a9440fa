"""NUM120: a part above its whole, or a rate that is ten or a hundred times what its own figures give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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

_PART = re.compile(r"[^.;:!?\d]{1,60}?\s(?:dont|parmi\slesquel(?:le)?s|au\ssein\sdesquel(?:le)?s|y\scompris)\s(?:[^\W\d]{1,12}\s){0,3}")
_RATE = re.compile(
    r"(?:,\s?soit|,\s?c'est-à-dire|\sreprésentant|,\sce\squi\s(?:représente|donne|fait|correspond\sà)|\s\()\s?(?:[^\W\d]{1,14}[\s']\s?){0,7}\Z"
)
_REACH = 110
_WHOLE = Phrase("the figure compared", "le chiffre comparé", "angka pembandingnya")
_AGAINST = re.compile(r"(?<!\d)[^.;:!?\d«»]{0,60}\b(?:contre|au\slieu\sde)\s(?:seulement\s|environ\s|près\sde\s|quelque\s)?")
_CUES = ("dont", "%", "compris", "esquel", "contre ", "au lieu")
_CHANGE = re.compile(
    r"\b(?:hausse|baisse|recul|repli|chute|augment\w{1,8}|progress\w{1,8}|diminu\w{1,8}|grimp\w{1,6}|"
    r"croissance|rédui\w{1,6}|de plus|de moins)\b"
)
_FROM_TO = re.compile(r"[^.;:!?«»]{0,70}\b(?:contre|à|au lieu de)\s(?:[^\W\d]{1,9}\s)?")
_FAR = 7
_TOLERANCE = Fraction(12, 100)


class RateOfParts(SegmentCheck):
    """A part above its whole, or a rate that is ten or a hundred times what its own figures give.

    What it does: compares `dont N millions` with the amount before it even when only one of the two names its unit; and computes
    the share or the growth that two figures of a sentence give when `soit … %` follows: ten, a hundred, a tenth or a hundredth of
    it is reported.

    Why it matters: the sentence refutes itself; a decimal comma or a zero was lost.

    Known problems: a percentage that belongs to a third figure, given elsewhere, and by chance ten times the ratio.

    Example:
        bad: Le chantier a coûté 32 milliards de roupies, dont 48 milliards pour l’acier.
        good: Le chantier a coûté 32 milliards de roupies, dont 4,8 milliards pour l’acier.

    Options: none.

    Sources: arithmetic; MQM 2.0, accuracy.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM120"
    name: ClassVar[str] = "rate-of-parts"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        if not any(cue in text for cue in _CUES):
            return
        numbers = [v for v in segment.values if v.aspect is Aspect.NUMBER and v.firm and not v.calendar and not v.bounds]
        for whole, part in pairwise(numbers):
            if _far_apart(whole, part) and _AGAINST.fullmatch(text[whole.whole_span[1] : part.start]):
                yield self._finding(segment, part, whole, Severity.MINOR)
            elif part.value > whole.value and _comparable(whole, part) and _PART.fullmatch(text[whole.whole_span[1] : part.start]):
                yield self._finding(segment, part, whole)
        yield from self._change(segment, numbers)
        for at in range(2, len(numbers)):
            one, other, rate = numbers[at - 2 : at + 1]
            between = text[other.end : rate.start][-_REACH:]
            if _percent(rate) and _RATE.search(between) and _slipped(one, other, rate):
                yield self._finding(segment, rate, other)

    def _change(self, segment: SegmentView, numbers: Sequence[Value]) -> Iterator[Finding]:
        """`de A à B … une baisse de P %`: the only percentage of a sentence with two amounts of one unit and a word of change."""
        rates = [v for v in numbers if _percent(v)]
        amounts = [v for v in numbers if _counted(v) and v.value]
        if len(rates) != 1 or len(amounts) != 2 or not _CHANGE.search(segment.plain):
            return
        one, other = amounts
        alike = one.unit is None or other.unit is None or one.unit.compatible(other.unit)
        between = segment.plain[one.whole_span[1] : other.start]
        if alike and _FROM_TO.fullmatch(between) and not any(_near(rates[0].value, r * 100) for r in _changes(one.value, other.value)):
            yield self._finding(segment, rates[0], one, Severity.MINOR)

    def _finding(self, segment: SegmentView, wrong: Value, whole: Value, severity: Severity = Severity.MAJOR) -> Finding:
        place = Span(segment.start + whole.start, segment.start + whole.end)
        return self.finding(
            Span(segment.start + wrong.whole_span[0], segment.start + wrong.whole_span[1]),
            Phrase(
                "The figures of the sentence do not fit",
                "Les chiffres de la phrase ne concordent pas",
                "Angka dalam kalimat ini tidak cocok",
            ),
            Phrase(
                "The other figures of the sentence make this one impossible: a comma or a zero may be lost.",
                "Les autres chiffres de la phrase rendent celui-ci impossible : une virgule ou un zéro a pu se perdre.",
                "Angka lain dalam kalimat ini membuatnya mustahil: mungkin ada koma atau nol yang hilang.",
            ),
            severity=severity,
            confidence=0.85 if severity is Severity.MAJOR else 0.6,
            related=(Related(place, _WHOLE),),
        )


def _comparable(whole: Value, part: Value) -> bool:
    """True when one names its unit and the other, of the same scale, leaves it out."""
    if whole.kind is not NumberKind.CARDINAL or part.kind is not NumberKind.CARDINAL:
        return False
    units = [v.unit for v in (whole, part) if v.unit and v.unit.dimension != "count"]
    return len(units) == 1 and units[0].dimension == "currency" and whole.scale == part.scale >= 1000


def _far_apart(one: Value, other: Value) -> bool:
    """True for two amounts or shares of one unit that are seven times or more apart."""
    if one.unit is None or other.unit is None or not one.unit.compatible(other.unit) or one.unit.dimension not in ("currency", "percent"):
        return False
    low, high = sorted((one.value, other.value))
    return low > 0 and high / low >= _FAR


def _percent(value: Value) -> bool:
    return value.unit is not None and value.unit.dimension == "percent" and value.value > 0


def _slipped(one: Value, other: Value, rate: Value) -> bool:
    """True when no ratio of the two gives the rate, and one gives it but for a power of ten."""
    if not _counted(one) or not _counted(other) or not one.value or not other.value:
        return False
    ratios = _ratios(one.value, other.value)
    near = [rate.value / (r * 100) for r in ratios]
    if any(Fraction(3, 4) <= q <= Fraction(4, 3) for q in near):
        return False
    plausible = [q for q, r in zip(near, ratios, strict=True) if r <= 1]
    return any(abs(q / power - 1) <= _TOLERANCE for q in plausible for power in (10, 100, Fraction(1, 10), Fraction(1, 100)))


def _counted(value: Value) -> bool:
    return value.kind is NumberKind.CARDINAL and not _percent(value) and not (value.unit and value.unit.dimension == "time")


def _changes(a: Fraction, b: Fraction) -> list[Fraction]:
    """The quotients of two positive figures and their relative changes."""
    return [r for r in (a / b, b / a, abs(a - b) / a, abs(a - b) / b) if r > 0]


def _ratios(a: Fraction, b: Fraction) -> list[Fraction]:
    """All shares and changes that two positive figures give."""
    return [*_changes(a, b), a / (a + b), b / (a + b)]


def _near(rate: Fraction, expected: Fraction) -> bool:
    """True within a third of what is expected, or within three points."""
    return abs(rate - expected) <= max(Fraction(3), expected / 3)
