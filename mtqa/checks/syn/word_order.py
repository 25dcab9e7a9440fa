"""SYN104: words in an order that French does not allow."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import MONTHS, Analysis
from mtqa.language.wordlists import WEEKDAYS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_BETWEEN_AUXILIARIES = wordset("rarement souvent toujours déjà récemment actuellement habituellement fréquemment immédiatement directement")
_RANKS = wordset("premiers premières derniers dernières prochains prochaines")
_UNITS = wordset("ans années mois semaines jours heures minutes")
_UNITS_OR_MONTHS = _UNITS | MONTHS


class WordOrder(AnalysisCheck):
    """Words in an order that French does not allow.

    What it does: reports an adverb of time or frequency between a noun subject and its verb (`les litiges rarement arrivent`), a rank
    after a
    counted duration (`20 jours premiers`), and a weekday after its date (`9 décembre mercredi`).

    Why it matters: the order of the source language shows; the reader understands, but hears the machine.

    Known problems: an adverb before the verb is met in literary French.

    Example:
        bad: Les plaintes rarement arrivent devant un juge.
        good: Les plaintes arrivent rarement devant un juge.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (place de l'adverbe, de l'adjectif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN104"
    name = "word-order"
    category = "fluency/grammar/word-order"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _BETWEEN_AUXILIARIES | _UNITS_OR_MONTHS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clause in analysis.clauses:
            adverb = clause.verb.start - 1
            plain = clause.sure and not clause.weak and not analysis.must(clause.subject.head, "pron")
            if plain and analysis.lower(adverb) in _BETWEEN_AUXILIARIES and analysis.can(adverb - 1, "noun", "adj", "name"):
                verb = segment.article.plain[segment.tokens[clause.verb.start].start : segment.tokens[clause.verb.verb].end]
                yield self._report(segment, adverb, clause.verb.verb + 1, f"{verb} {analysis.words[adverb].token.text}")
        for i in analysis.standing(_UNITS_OR_MONTHS):
            if not 0 < i < len(analysis.words) - 1:
                continue
            lower = analysis.lower(i)
            if lower in _UNITS and analysis.can(i - 1, "num") and analysis.lower(i + 1) in _RANKS:
                yield self._report(
                    segment, i - 1, i + 2, f"{analysis.words[i + 1].token.text} {segment.tokens[i - 1].text} {segment.tokens[i].text}"
                )
            elif lower in MONTHS and analysis.can(i - 1, "num") and analysis.lower(i + 1) in WEEKDAYS:
                yield self._report(
                    segment, i - 1, i + 2, f"{segment.tokens[i + 1].text} {segment.tokens[i - 1].text} {segment.tokens[i].text}"
                )

    def _report(self, segment: SegmentView, first: int, after: int, suggestion: str) -> Finding:
        return self.finding(
            segment.span(first, after),
            Phrase("unusual word order", "ordre des mots inhabituel", "urutan kata tidak lazim"),
            Phrase(
                "French puts these words in another order.",
                "Le français place ces mots dans un autre ordre.",
                "Bahasa Prancis menyusun kata-kata ini dengan urutan lain.",
            ),
            suggestion=suggestion,
            confidence=0.85,
        )
