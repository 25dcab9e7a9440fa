"""GRA181: a sentence that opens with yesterday or tomorrow, and whose verb says another time."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.gra.verbs import verbs
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, Clause
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PAST, _FUTURE = "past", "future"
_WORDS = {"hier": _PAST, "avant-hier": _PAST, "demain": _FUTURE, "après-demain": _FUTURE}
_DIRECTIONS = {"dernier": _PAST, "dernière": _PAST, "prochain": _FUTURE, "prochaine": _FUTURE}
_PERIODS = wordset("an année mois semaine trimestre lundi mardi mercredi jeudi vendredi samedi dimanche week-end nuit")
_PARTS = wordset("matin soir midi après-midi matinée soirée")
_OPEN = wordset("devoir pouvoir aller falloir vouloir")
_MESSAGE = Phrase("Date and verb do not agree", "La date et le verbe ne s’accordent pas", "Waktu dan verba tidak sesuai")
_REASON = Phrase(
    "“{date}” and the tense of “{verb}” point to different times.",
    "« {date} » et le temps de « {verb} » ne renvoient pas au même moment.",
    "“{date}” dan kala “{verb}” menunjuk waktu yang berbeda.",
)


class DatedOpening(AnalysisCheck):
    """A date at the start of a sentence with a verb of another time.

    What it does: for a sentence of running text that opens with *hier*, *demain*, *l'an dernier*, *la semaine prochaine* and the like,
    looks at its main verb: a plain present or future after a past date, a perfect, imperfect or past historic after a future one are
    reported.

    Why it matters: Indonesian verbs have no tense; the machine chooses one, and the reader no longer knows whether it has happened.

    Known problems: the historic present of chronicles; hence minor.

    Example:
        bad: Hier, le préfet visite le chantier.
        good: Hier, le préfet a visité le chantier.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (emploi des temps); Sneddon et al., Indonesian: A Comprehensive Grammar (aspect).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA181"
    name = "dated-opening"
    category = "fluency/grammar/tense-mood-aspect"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset((*_WORDS, *_DIRECTIONS))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        date = _date(analysis) if segment.prose else None
        clause = _main(analysis, date[0]) if date else None
        if date and clause and not segment.quoted(segment.tokens[0]) and _against(analysis, clause, date[1]):
            verb = segment.tokens[clause.verb.verb].text
            written = segment.plain[: segment.tokens[date[0] - 1].end - segment.start]
            yield self.finding(
                segment.span(clause.verb.verb, clause.verb.end), _MESSAGE, _REASON.format(date=written, verb=verb), confidence=0.75
            )


def _date(analysis: Analysis) -> tuple[int, str] | None:
    """Where the opening date ends, and whether it is past or future."""
    direction, end = _WORDS.get(analysis.lower(0), ""), 1
    if not direction:
        at = 1 if analysis.lower(0) in ("le", "la", "l'") else 0
        if analysis.lower(at) in _PERIODS:
            direction, end = _DIRECTIONS.get(analysis.lower(at + 1), ""), at + 2
    if analysis.lower(end) in _PARTS:
        end += 1
    return (end, direction) if direction and analysis.words[end].token.text == "," else None


def _main(analysis: Analysis, end: int) -> Clause | None:
    """The clause right behind the comma, when its subject opens it."""
    return next((c for c in analysis.clauses if c.subject.start == end + 1 and c.sure and not c.weak), None)


def _against(analysis: Analysis, clause: Clause, direction: str) -> bool:
    group, word = clause.verb, analysis.words[clause.verb.verb]
    if word.lemmas("finite") & _OPEN:
        return False
    tenses = {form[:7] for reading in word.readings for form in reading.verb if form[-2:] in ("3s", "3p")}
    if direction == _PAST:
        return not group.auxiliary and bool(tenses) and tenses <= {"ind:pre", "ind:fut"} and analysis.lower(clause.verb.verb) != "dit"
    if not group.auxiliary:
        return bool(tenses) and tenses <= {"ind:imp", "ind:pas"}
    moved = group.auxiliary == "être" and analysis.words[group.participle].lemmas("pp") & verbs("être")
    return tenses <= {"ind:pre", "ind:imp"} and (group.auxiliary == "avoir" or bool(moved))
