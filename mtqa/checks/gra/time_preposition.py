"""GRA115: the wrong preposition before a duration or a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from mtqa.checks.base import OptionValue
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import MONTHS, Analysis
from mtqa.language.readings import Word
from mtqa.language.tokens import Kind
from mtqa.language.wordlists import WEEKDAYS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_UNITS = wordset(
    "an ans année années mois semaine semaines jour jours heure heures minute minutes seconde secondes siècle décennie décennies"
)
_LONG_UNITS = wordset("an ans année années mois semaine semaines décennie décennies siècle")
_ORDINALS = wordset(
    "premier première deuxième second seconde troisième quatrième cinquième sixième septième huitième neuvième dixième onzième "
    "douzième énième"
)
_AWAITED = wordset("attendre prévoir programmer espérer fixer annoncer promettre planifier envisager devoir pouvoir aller falloir")
_EXTREMES = wordset(
    "haut haute bas basse fort forte faible élevé élevée grave lourd lourde important importante meurtrier meurtrière mauvais mauvaise"
)
_POSTPONING = wordset(
    "reporter repousser décaler caler porter répartir étaler empiéter déborder compter miser chevaucher cheval avancer focus dossier parier"
)
_COUNTED_AFTER_YEAR = ("noun", "adj", "unknown")
_ENDS = frozenset(",.;:!?»)")


class TimePreposition(AnalysisCheck):
    """The wrong preposition before a duration or a date.

    What it does: reports `dans` + duration after an ordinal or with a verb in the past (`le troisième accident dans huit ans`,
    `parcourus dans 80
    minutes`), `en` + duration after a superlative (`son prix le plus bas en huit ans`), `sur` or `dans` + weekday, `dans` + year.

    Why it matters: `dans huit ans` announces what is still to come: the reader is told another time.

    Known problems: `plus haut niveau en dix ans` is widely seen in the business press; the option `superlative` switches it off.

    Example:
        bad: C'est le troisième accident dans huit ans.
        good: C'est le troisième accident en huit ans.

    Options: `superlative` (default true): report `en` + duration after a superlative.

    Sources: Grevisse & Goosse, Le bon usage (en, dans, depuis); Académie française, Dire, ne pas dire.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA115"
    name = "time-preposition"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("dans", "en", "sur"))
    options: ClassVar[Mapping[str, OptionValue]] = {"superlative": True}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            if not 0 < i < len(analysis.words) - 1:
                continue
            lower = analysis.lower(i)
            end = _duration(analysis, i + 1) if lower in ("dans", "en") else 0
            if lower == "dans" and end and (_counts(analysis, i, end) or _done(analysis, i)):
                yield self._report(segment, i, end, "en")
            elif lower == "en" and end and self.settings["superlative"] and _superlative(analysis, i) and analysis.lower(end) in _ENDS:
                yield self._report(segment, i, end, "depuis")
            elif lower in ("sur", "dans") and _date(analysis, i):
                yield self._report(segment, i, i + 2, "en" if analysis.words[i + 1].token.kind is Kind.NUMBER else "")

    def _report(self, segment: SegmentView, first: int, after: int, right: str) -> Finding:
        text = segment.article.plain[segment.tokens[first + 1].start : segment.tokens[after - 1].end]
        return self.finding(
            segment.span(first, after),
            Phrase("wrong preposition of time", "mauvaise préposition de temps", "preposisi waktu keliru"),
            Phrase(
                f"Here French says “{right + ' ' + text if right else text}”.",
                f"Ici, le français dit « {right + ' ' + text if right else text} ».",
                f"Di sini bahasa Prancis memakai « {right + ' ' + text if right else text} ».",
            ),
            suggestion=f"{right} {text}" if right else text,
            confidence=0.88,
        )


def _duration(analysis: Analysis, i: int) -> int:
    """The index after `huit ans`, `80 minutes` at word `i`, or 0."""
    at = i
    while analysis.can(at, "num") and analysis.lower(at) not in ("un", "une"):
        at += 1
    return at + 1 if at > i and analysis.lower(at) in _UNITS else 0


def _counts(analysis: Analysis, i: int, end: int) -> bool:
    """True after `c'est le troisième N …`."""
    if analysis.lower(end - 1) not in _LONG_UNITS | {"jours", "jour"}:
        return False
    window = range(max(0, i - 10), i)
    ordinal = any(analysis.lower(k) in _ORDINALS and analysis.lower(k - 1) in ("le", "la", "son", "sa", "leur") for k in window)
    return ordinal and not any(_looks_ahead(analysis.words[k]) for k in range(i))


def _done(analysis: Analysis, i: int) -> bool:
    """True straight after a participle of a finished or habitual action (`sont parcourus dans 80 minutes`)."""
    group = next((g for g in analysis.verb_groups if g.end == i and g.participle >= 0), None)
    if group is None or group.auxiliary != "être":
        return False
    verb, participle = analysis.words[group.verb], analysis.words[group.participle]
    tenses = {tag[:7] for r in verb.readings for tag in r.verb if tag[-2:] in ("3s", "3p")}
    lemmas = participle.lemmas("pp")
    return (
        tenses <= {"ind:pre", "ind:imp"} and not lemmas & (_AWAITED | {"partir"}) and not any(_looks_ahead(w) for w in analysis.words[:i])
    )


def _looks_ahead(word: Word) -> bool:
    future = any(tag.startswith(("ind:fut", "cnd:")) for r in word.readings for tag in r.verb)
    return (word.must("finite") and future) or bool(word.lemmas("finite", "pp") & _AWAITED)


def _superlative(analysis: Analysis, i: int) -> bool:
    """True after `son plus bas niveau`, `la plus forte hausse`, `le pire bilan`, `un record`."""
    for k in range(max(0, i - 6), i):
        if (
            analysis.lower(k) == "plus"
            and analysis.lower(k - 1) in ("le", "la", "son", "sa", "leur")
            and analysis.lower(k + 1) in _EXTREMES
        ):
            return True
        if analysis.lower(k) == "pire" and analysis.must(k - 1, "det"):
            return True
    return False


def _date(analysis: Analysis, i: int) -> bool:
    """True for `sur mardi`, `dans lundi`, `dans 1984` where no postponing verb calls for `sur` and nothing is counted."""
    following, after = analysis.words[i + 1], analysis.words[i + 2] if i + 2 < len(analysis.words) else None
    if following.lower in WEEKDAYS:
        return not any({r.lemma for r in analysis.words[k].readings} & _POSTPONING for k in range(max(0, i - 8), i)) and (
            after is None or after.lower not in ("et", "ou", "soir", "matin") or analysis.lower(i) == "dans"
        )
    text = following.token.text
    year = following.token.kind is Kind.NUMBER and len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2060
    if not year or analysis.lower(i) != "dans":
        return False
    return after is None or not (
        after.can(*_COUNTED_AFTER_YEAR)
        or after.lower in ("de", "ou", "%")
        or (after.lower == "à" and analysis.can(i + 3, "num"))
        or after.lower in MONTHS
    )
