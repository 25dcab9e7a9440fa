"""NUM131: figures of one sentence, or of the article, that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.calendar import month_length
from mtqa.language.dates import Date, find_dates
from mtqa.language.number_grammar import NumberKind
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_WHOLE = re.compile(r"\s[^.;:!?\d]{1,45}?(?:,\s(?:dont|parmi\slesquel(?:le)?s)|\s:|,\ssoit)\s")
_ITEM = re.compile(r"\s[^.;:!?\d,]{2,35}(?:,|\set)\s")
_SO = re.compile(r"\s?[^.;:!?\d,()]{0,20},\ssoit\s")
_OF = re.compile(r"\s[^\W\d]{3,18}\s(?:de|d')\s?")
_LATER = re.compile(r"\bjours? plus tard, (?:soit )?le\s$")
_VOTE = re.compile(r"\b(?:par|avec|à) (?P<one>[\w-]{2,14}) voix contre (?P<two>[\w-]{2,14})\b")
_DECIDED = re.compile(r"\b(?:adopt|approuv|rejet|vot|pris|élu|confirm|valid|tranch|emport|décid)\w{0,8}")
_FROM_TO = re.compile(
    r"\b(?:pass|grimp|bond|chut|baiss|recul|augment|progress|mont|descend|tomb)\w{1,7}\sde\s"
    r"(?P<one>\d[\d ]{0,10}(?:,\d{1,2})?)(?P<u1>\s?%|\s[^\W\d]{3,12})?"
    r"\sà\s(?P<two>\d[\d ]{0,10}(?:,\d{1,2})?)(?=[\s%.,;])"
)
_SHOCK = re.compile(r"\bmagnitude\s(?:de\s)?(?P<m>\d{1,2}(?:,\d)?)")
_REPLICA = re.compile(r"\brépliques?\b[^.;]{0,80}$")
_MULTIPLE = re.compile(r"\b(?P<verb>doubl|tripl|quadrupl|quintupl)(?:é|er|ent|e|ait|era|eront|ant|és|ée|ées)\sde\s(?P<n>\d{2,4})\s?%")
_SHARE = re.compile(
    r"\b(?P<share>la moitié|(?:un|deux) tiers|(?:un|trois) quarts?|un cinquième|un dixième)\b[^.;!?\d]{0,45}?(?:,\ssoit\s|\()"
    r"(?:environ\s|près de\s|quelque\s)?(?P<n>\d{1,3})(?:,\d{1,2})?\s?%"
)
_SHARES = {
    "la moitié": 50, "un tiers": 33, "deux tiers": 67, "un quart": 25, "trois quarts": 75, "un cinquième": 20, "un dixième": 10,
}  # fmt: skip
_LEVEL = re.compile(
    r"\b(?:ventes|exportations|importations|recettes|bénéfices?|prix|production|affaires|revenus|commandes|livraisons|fréquentation|effectifs"
    r"|salaires?|dépenses|réservations|nombre|population|cours|récoltes?|immatriculations|investissements|dons|arrivées|loyers?)\b"
    r"(?P<gap>[^.;:!?%]{0,60}?)\s(?:ont|a|avait|avaient)\s(?P<change>(?:augmenté|baissé|reculé|chuté|progressé|diminué|grimpé|bondi)\sà\s\d{1,3}(?:,\d{1,2})?\s?%)"
)
_TIMES = {"doubl": 200, "tripl": 300, "quadrupl": 400, "quintupl": 500}
_COUNTED_AGAIN = re.compile(r"\ben\s(?:[^\W\d]{2,14}\s){1,4}(?P<n>\d[\d ,]{0,5}\smilliards)(?=[.;])")
_BACK = 200  # code points back in which words that explain a figure are looked for
_MESSAGE = Phrase("The figures do not add up", "Les chiffres ne concordent pas", "Angka-angkanya tidak cocok")


class Arithmetic(Check):
    """Figures that do not add up.

    What it does: reports three or more parts that together exceed the whole they are parts of (`75 personnes, dont quinze …, vingt …,
    soixante …`); `A litres, soit K bidons de M litres` where K times M is not A; `D jours plus tard, le N mois` where the only date before
    it plus D days is another; a decision *par* N voix *contre* the same N; `passer de A à A`; an aftershock stronger than the shock before
    it; milliards of what the sentence before counts in millions; `tripler de 300 %`; `un tiers, soit 60 %`; and sales or prices that
    fall *à* a percentage.

    Why it matters: the reader who counts finds that one figure is wrong, and doubts the rest.

    Known problems: rounding is allowed for; a date counted from an event that the text does not date is minor.

    Example:
        bad: Chacun reçoit trente kilos, soit deux sacs de trente kilos.
        good: Chacun reçoit soixante kilos, soit deux sacs de trente kilos.

    Options: none.

    Sources: arithmetic; Båth (1965), Lateral inhomogeneities of the upper mantle, for aftershocks.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "NUM131"
    name = "arithmetic"
    category = "accuracy/mistranslation/number"
    its_type = "inconsistency"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        dates: list[Date] = []
        shock = Fraction(0)
        for segment in article.segments:
            for first, after in _impossible(segment):
                yield self._finding(segment, first, after)
            here = [d for d in find_dates(segment.plain, "fr") if d.day and d.month]
            if not article.alone:
                for match in _COUNTED_AGAIN.finditer(segment.plain) if "milliards" in segment.plain else ():
                    if _in_millions(segment):
                        yield self._finding(segment, *match.span("n"))
                for date in here:
                    if _wrong_day(segment, date, dates):
                        yield self._finding(segment, date.start, date.end)
                for match in _SHOCK.finditer(segment.plain) if "magnitude" in segment.plain else ():
                    size = Fraction(match.group("m").replace(",", "."))
                    if not _REPLICA.search(segment.plain[max(0, match.start() - _BACK) : match.start()]):
                        shock = max(shock, size)
                    elif shock and size > shock:
                        yield self._finding(segment, match.start(), match.end())
            dates += here

    def _finding(self, segment: SegmentView, first: int, after: int) -> Finding:
        return self.finding(
            Span(segment.start + first, segment.start + after),
            _MESSAGE,
            Phrase(
                "Set against the other figures of the text, this one is impossible: one of them is wrong.",
                "Rapproché des autres chiffres du texte, celui-ci est impossible : l’un d’eux est faux.",
                "Dibandingkan dengan angka lain dalam teks, angka ini mustahil: salah satunya keliru.",
            ),
            confidence=0.75,
        )


def _in_millions(segment: SegmentView) -> bool:
    """True when the sentence before counts things in millions, and neither speaks of money."""
    previous = segment.previous()
    if previous is None or "milliard" in previous.plain or any(v.unit and v.unit.dimension == "currency" for v in previous.values):
        return False
    return re.search(r"\bmillions?\s(?:de|d')", previous.plain) is not None


def _numbers(segment: SegmentView) -> list[Value]:
    return [
        v
        for v in segment.values
        if v.aspect is Aspect.NUMBER and not v.calendar and not v.bounds and v.kind is NumberKind.CARDINAL and v.values
    ]


def _impossible(segment: SegmentView) -> Iterator[tuple[int, int]]:
    """Places of figures that others in the sentence rule out."""
    numbers = _numbers(segment)
    if len(numbers) > 2:
        yield from _sums(segment.plain, numbers)
        yield from _products(segment.plain, numbers)
    yield from _patterns(segment)


def _sums(text: str, numbers: Sequence[Value]) -> Iterator[tuple[int, int]]:
    """Three parts or more above their whole."""
    for i, whole in enumerate(numbers[:-3]):
        if not _WHOLE.fullmatch(text[whole.end : numbers[i + 1].start]) or whole.value > 100000:
            continue
        parts = [numbers[i + 1]]
        for one, other in zip(numbers[i + 1 :], numbers[i + 2 :], strict=False):
            if not _ITEM.fullmatch(text[one.end : other.start]):
                break
            parts.append(other)
        units = {v.unit.dimension for v in (whole, *parts) if v.unit} - {"count"}
        if len(parts) >= 3 and not units and max(p.value for p in parts) <= whole.value < sum(p.value for p in parts):
            yield parts[0].start, parts[-1].end


def _products(text: str, numbers: Sequence[Value]) -> Iterator[tuple[int, int]]:
    """`vingt litres, soit deux bidons de vingt litres`."""
    for total, times, each in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not _SO.fullmatch(text[total.end : times.start]) or not _OF.fullmatch(text[times.end : each.start]):
            continue
        same = total.unit and each.unit and total.unit.code == each.unit.code
        counted = times.unit is None or times.unit.dimension == "count"
        if same and counted and not _about(total.value, times.value * each.value):
            yield total.start, each.whole_span[1]


def _about(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) * 20 <= max(one, other)


def _patterns(segment: SegmentView) -> Iterator[tuple[int, int]]:
    text = segment.plain
    if " voix contre " in text and _DECIDED.search(text):
        for match in _VOTE.finditer(text):
            if match.group("one") == match.group("two"):
                yield match.start(), match.end()
    for match in _FROM_TO.finditer(text) if segment.has_figure else ():
        if match.group("one").strip() == match.group("two").strip():
            yield match.start(), match.end()
    if "%" not in text:
        return
    for match in _SHARE.finditer(text):
        if abs(_SHARES.get(match.group("share"), int(match.group("n"))) - int(match.group("n"))) > 6:
            yield match.start(), match.end()
    for match in _LEVEL.finditer(text):
        if not re.search(
            r"\b(?:part|taux|proportion|pourcentage|pour cent|inflation|dont|qui|que)\b",
            text[max(0, match.start("change") - _BACK) : match.start("change")],
        ):
            yield match.span("change")
    for match in _MULTIPLE.finditer(text):
        if int(match.group("n")) == _TIMES[match.group("verb")]:
            yield match.start(), match.end()


def _wrong_day(segment: SegmentView, date: Date, earlier: Sequence[Date]) -> bool:
    """`quatre jours plus tard, le 17 février` when the last full date before is not four days back."""
    lead = segment.plain[max(0, date.start - _BACK) : date.start]
    if not _LATER.search(lead) and not _LATER.search(lead + "le "):
        return False
    before = [v for v in _numbers(segment) if v.end <= date.start and v.unit and v.unit.code == "day"]
    if not before or not earlier:
        return False
    days = before[-1].value
    return not any(_days_between(one, date) == days for one in earlier)


def _days_between(one: Date, other: Date) -> int:
    """Days from one date to the other, both without a year, within twelve months."""
    months = ((other.month or 1) - (one.month or 1)) % 12
    days = (other.day or 1) - (one.day or 1)
    for step in range(months):
        days += month_length(((one.month or 1) - 1 + step) % 12 + 1, one.year or 2023)
    return days
