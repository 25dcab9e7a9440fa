"""NUM110: a direction or comparison that the figures beside it contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.number_grammar import NumberKind
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_UP = r"hausse|augmentation|progression|croissance|bond|accélération|rebond|remontée"
_DOWN = r"baisse|recul|repli|chute|diminution|ralentissement|régression|dégringolade|effondrement"
_ADJ = r"(?:\s(?:légère|nette|forte|faible|petite|franche|vive|sensible|léger|net|fort|faible|petit))?"
_TREND = re.compile(
    rf"[^.;:!?()\d]{{0,50}}?[\s,]+(?:après\s)?(?:en|soit\sen|c'est-à-dire\sen){_ADJ}\s(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s[^\W\d_]+)?"
    r"\s(?:par\srapport\s(?:à|au|aux)|sur|contre)\s(?:(?:les|le|la|l'|aux|au|un|une|environ|quelque|près|plus|moins|de|des)\s?){0,3}"
)
_THAN = re.compile(
    r"[^.;:!?()]{0,60}?[\s,](?:bien|nettement|largement|beaucoup|un\speu|légèrement|très|loin)?\s?"
    r"(?:(?P<down>moins\sque|moins\sélevée?s?\sque|inférieure?s?\s(?:à|au|aux)|en\sdessous\s(?:de|du|des)|au-dessous\s(?:de|du|des)|plus\sbas(?:se)?s?\sque|sous\s(?:le|la|les))"
    r"|(?P<up>plus\sque|plus\sélevée?s?\sque|supérieure?s?\s(?:à|au|aux)|au-dessus\s(?:de|du|des)))\s[^.;:!?()]{0,60}?(?:\sde|\sà|,\sfixée?\sà|,\ssoit|\()?\s?(?:\sd')?"
)
_FROM_TO = re.compile(
    r"(?:pass(?:e|ent|er|era|eront|erait|eraient|ait|aient|ant)|pass[ée]e?s?|tomb(?:e|ent|er|era|ait)|tomb[ée]e?s?|chut(?:e|ent|er)|chuté|recul(?:e|ent|er)|reculé|grimp(?:e|ent|er)|grimpé|mont(?:e|ent|er)|monté)\s(?:ainsi\s|donc\s)?(?:de\s|d')$"
)
_TO = re.compile(r"(?:\s[^\W\d_]{2,14}){0,3}?\s(?:à|jusqu'à)\s(?:près\sde\s|environ\s|quelque\s|plus\sde\s|moins\sde\s)?")
_ENDING = r"(?:ée?s?|er?|ent|ait|aient|ant|a|era|eront|èrent|ation)"
_CHANGED = re.compile(
    rf"(?<!pas\s)(?<!plus\s)(?<!jamais\s)\b(?:(?P<up>(?:augment|progress|grimp){_ENDING})|(?P<down>(?:baiss|chut|recul){_ENDING}|diminu(?:ée?s?|e|ent|er|ait|aient|ant)))\b"
    r"(?P<gap>(?:[^.;:!?()«»\d]|\b(?:19|20)\d\d\b){0,60}?)(?P<pass>[\s,]+(?:passant|pour\spasser))?[\s,]+(?:de|d')\s?(?:environ\s|près\sde\s|plus\sde\s|quelque\s)?$"
)
_OTHER_CHANGE = re.compile(
    r"\b(?:augment|progress|grimp|bondi|hausse|croi|relev|mont|diminu|baiss|abaiss|chut|recul|repli|rédui|ramen|tomb|pass|perd|au\slieu)"
)
_OUTCOME = re.compile(
    rf"[^.;:!?]{{0,45}}?,?\s(?:soit|ce\squi\s(?:représente|correspond\sà)|c'est-à-dire|une?)\s(?:donc\s)?(?:une?\s)?(?:[^\W\d_]{{4,12}}\s)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?!\s(?:deux|trois|moins|plus)\s)"
)
_PERCENT = re.compile(r"(?:\s[^\W\d_]{4,12})?\s(?:de|d')\s?(?:environ\s|près\sde\s|plus\sde\s|moins\sde\s|quelque\s|presque\s)?$")
_SO = re.compile(
    rf"^Soit\sune?\s(?:[^\W\d_]{{4,12}}\s)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\sd(?:e\s|')(?:environ\s|près\sde\s|plus\sde\s|quelque\s)?$"
)
_TAKEN_UP = re.compile(rf"^C(?:e|et|ette)\s(?:[^\W\d_]{{4,12}}\s)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?!\s(?:de|du|des|d'|en)\b)")
_PACE = re.compile(r"(?:accélération|ralentissement|progression|régression)$")  # shorter times are a faster pace
_BARE = re.compile(r"\s(?:de|du|d'|en|il\sy\sa|l'an|recensé|enregistré|compté)|[,.;]")
_EXPECTED = re.compile(r"attend|prévu|objectif|espér|prévision|visé|points?\b|deux fois|trois fois|ne\s|n'|pas\b|non\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two numbers of one kind with a claim on their order or change."""

    first: Value
    second: Value
    claim: str
    place: tuple[int, int]


class DirectionAgainstFigures(SegmentCheck):
    """A direction or comparison that the figures beside it contradict.

    What it does: Compares words with figures in one clause: `4,3 %, en hausse par rapport aux 5,2 %`; `passe de 8 à 5 %, soit une
    hausse`; `3 000 roupies, bien moins que les 2 000 de l’an dernier`; `a augmenté, de 150 000 à 120 000`; and a percentage of change
    that does not follow from the two figures (`de 40 à 50 millions, soit une hausse de 50 %`). Also `Cette hausse` behind a sentence
    whose figures fall.

    Why it matters: Turun and naik swapped, or a figure wrong: the sentence contradicts itself.

    Known problems: Expected values, points and negated comparisons are left alone, and so is `Cette hausse de` something else.

    Example:
        bad: Le chômage est de 4,3 %, en hausse par rapport aux 5,2 % du printemps.
        good: Le chômage est de 4,3 %, en baisse par rapport aux 5,2 % du printemps.

    Options: none.

    Sources: arithmetic; MQM 2.0, accuracy.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM110"
    name: ClassVar[str] = "direction-against-figures"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        yield from self._taken_up(segment)
        numbers = [v for v in segment.values if _comparable(v)]
        if not numbers:
            return
        text = segment.plain
        for one, other in pairwise(numbers):
            claim = _claim(text, one, other)
            if claim and _against(claim, one, other):
                yield self._contradiction(segment, claim)
        yield from self._changes(segment, numbers)

    def _changes(self, segment: SegmentView, numbers: list[Value]) -> Iterator[Finding]:
        text = segment.plain
        for i, (one, other) in enumerate(pairwise(numbers)):
            claim = _changed(text, one, other)
            if claim and one.scale == other.scale and _against(_turned(claim), one, other):
                yield self._contradiction(segment, claim)
            if not _goes(text, one, other):
                continue
            outcome = _OUTCOME.match(text, other.whole_span[1])
            if outcome is None:
                continue
            rise = bool(outcome.group("up"))
            if one.value != other.value and rise != (other.value > one.value):
                yield self._contradiction(segment, _Pair(one, other, "up" if rise else "down", (one.start, outcome.end())))
            elif _PERCENT.fullmatch(text[outcome.end() : numbers[i + 2].start if i + 2 < len(numbers) else 0]) and _wrong_share(
                one, other, numbers[i + 2]
            ):
                yield self._wrong_percent(segment, numbers[i + 2])
        if (so := numbers[0]) and _SO.match(text[: so.start]):
            previous = segment.previous()
            before = [v for v in previous.values if _comparable(v)] if previous else []
            if len(before) == 2 and previous and _goes(previous.plain, *before) and _wrong_share(before[0], before[1], so):
                yield self._wrong_percent(segment, so)

    def _taken_up(self, segment: SegmentView) -> Iterator[Finding]:
        """`Cette hausse …` behind a sentence in which the only two figures fall."""
        taken = _TAKEN_UP.match(segment.plain)
        previous = segment.previous() if taken and not segment.article.alone else None
        if taken is None or previous is None or previous.segment.paragraph != segment.segment.paragraph:
            return
        numbers = [v for v in previous.values if _comparable(v)]
        if len(numbers) != 2:
            return
        one, other = numbers
        if _PACE.search(taken.group()) and "time" in {v.unit.dimension for v in numbers if v.unit}:
            return
        claim = _Pair(one, other, "up" if taken.group("up") else "down", taken.span())
        if _goes(previous.plain, one, other) and one.scale == other.scale and _against(_turned(claim), one, other):
            yield self._contradiction(segment, claim)

    def _contradiction(self, segment: SegmentView, claim: _Pair) -> Finding:
        up = claim.claim == "up"
        return self.finding(
            Span(segment.start + claim.place[0], segment.start + claim.place[1]),
            Phrase(
                f"The text says {'more' if up else 'less'}, the figures say {'less' if up else 'more'}",
                f"Le texte dit {'plus' if up else 'moins'}, les chiffres disent {'moins' if up else 'plus'}",
                f"Teks menyatakan {'naik' if up else 'turun'}, angkanya {'turun' if up else 'naik'}",
            ),
            Phrase(
                "The two figures go the other way: either a figure or the direction is wrong.",
                "Les deux chiffres vont dans l’autre sens : un chiffre ou le sens de l’évolution est faux.",
                "Kedua angka menunjukkan arah sebaliknya: salah satu angka atau arahnya keliru.",
            ),
            confidence=0.87,
        )

    def _wrong_percent(self, segment: SegmentView, value: Value) -> Finding:
        start, end = value.whole_span
        return self.finding(
            Span(segment.start + start, segment.start + end),
            Phrase(
                "The percentage does not follow from the figures",
                "Le pourcentage ne découle pas des chiffres",
                "Persentase tidak sesuai dengan angkanya",
            ),
            Phrase(
                "Computed from the two figures given, the change is a different one.",
                "Calculée à partir des deux chiffres donnés, la variation n’est pas celle-là.",
                "Dihitung dari kedua angka itu, perubahannya berbeda.",
            ),
            confidence=0.88,
        )


def _comparable(value: Value) -> bool:
    return (
        value.aspect is Aspect.NUMBER and value.firm and not value.calendar and value.bounds is None and value.kind is NumberKind.CARDINAL
    )


def _same_unit(one: Value, other: Value) -> bool:
    if one.unit and other.unit:
        return one.unit.compatible(other.unit)
    return one.unit is other.unit or one.scale == other.scale >= 1000


def _claim(text: str, one: Value, other: Value) -> _Pair | None:
    """A trend or comparison between two neighbouring numbers of one unit."""
    gap = text[one.whole_span[1] : other.start]
    if len(gap) > 140 or not _same_unit(one, other) or _EXPECTED.search(gap):
        return None
    found = _TREND.fullmatch(gap)
    if found and one.unit is None and not _BARE.match(text, other.end):
        return None
    found = found or (_THAN.fullmatch(gap) if one.unit else None)
    if found is None:
        return None
    return _Pair(one, other, "up" if found.group("up") else "down", (one.start, other.whole_span[1]))


def _changed(text: str, one: Value, other: Value) -> _Pair | None:
    """`a augmenté, de A à B`; of a fall only `passant de A à B`, since `a baissé de 5 à 10 %` may give a range."""
    found = _CHANGED.search(text[max(0, one.start - 110) : one.start])
    if found is None or _EXPECTED.search(found.group()) or _OTHER_CHANGE.search(found.group("gap")):
        return None
    if not _TO.fullmatch(text[one.whole_span[1] : other.start]):
        return None
    if found.group("down") and not found.group("pass"):
        return None
    return _Pair(one, other, "up" if found.group("up") else "down", (one.start, other.whole_span[1]))


def _turned(claim: _Pair) -> _Pair:
    """The claim as `_against` reads it: of `de A à B` the second figure is the later one."""
    return replace(claim, claim="down" if claim.claim == "up" else "up")


def _against(claim: _Pair, one: Value, other: Value) -> bool:
    if not set(one.values).isdisjoint(other.values):
        return False
    return (claim.claim == "up") != (one.value > other.value)


def _goes(text: str, one: Value, other: Value) -> bool:
    """True for `passer de A à B`."""
    return bool(_FROM_TO.search(text[max(0, one.start - 30) : one.start])) and bool(_TO.fullmatch(text[one.whole_span[1] : other.start]))


def _wrong_share(one: Value, other: Value, percent: Value) -> bool:
    """True when a percentage is far from the change from one value to the other, however it was rounded."""
    if percent.unit is None or percent.unit.dimension != "percent" or one.value <= 0:
        return False
    start = (
        one.value if one.scale > 1 or other.scale == 1 else min((one.value, one.value * other.scale), key=lambda v: abs(v - other.value))
    )
    change: Fraction = abs(other.value / start - 1) * 100
    return abs(change - percent.value) > max(Fraction(3), change / 5)
