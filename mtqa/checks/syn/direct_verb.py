"""SYN147: a verb with a direct object joined by à or de."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_NEVER_TO = wordset(
    "accuser critiquer soupçonner féliciter blâmer remercier inquiéter concerner affecter empêcher priver menacer inculper ravager "
)
_NEVER_OF = wordset(
    "annoncer déclarer affirmer publier lancer organiser signer construire créer mener subir provoquer causer effectuer "
    "atteindre dépasser concerner affecter renforcer détruire adopter approuver rejeter exiger réclamer demander confirmer "
    "révéler envisager préparer ouvrir "
)
_MANNER = TIMES | wordset(
    "total moins ton voix air geste œil coup trait bond pas seul main commun autre peu côté accord manière façon bout part "
    "moyenne plume cœur signe mot bloc "
)


class DirectVerb(AnalysisCheck):
    """A verb with a direct object joined by `à` or `de`.

    What it does: reports a verb that takes its object directly (`accuser`, `annoncer`, `publier`) in the active voice with `au`,
    `aux`, `à la` (`accusent au maire`) or `d'un`, `d'une` straight behind (`a annoncé d'un recours`).

    Why it matters: the preposition of another verb was copied; object and adverbial are mixed up.

    Known problems: manner stands there, too (`annonce d’une voix ferme`); nouns of manner and time are passed over.

    Example:
        bad: Les élus accusent au gouverneur.
        good: Les élus accusent le gouverneur.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (complément d’objet direct); TLFi.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN147"
    name = "direct-verb"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = lemma_anchors(_NEVER_TO | _NEVER_OF)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("preposition before a direct object", "préposition devant un objet direct", "preposisi di depan objek langsung"),
                Phrase(
                    "This verb takes its object without a preposition.",
                    "Ce verbe prend son objet sans préposition.",
                    "Verba ini mengambil objek tanpa preposisi.",
                ),
                confidence=0.75,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for group in analysis.verb_groups:
        if group.auxiliary == "être" or group.passive or group.clitics:
            continue
        at = group.end
        lower = analysis.lower(at)
        lemmas = analysis.words[group.participle if group.participle >= 0 else group.verb].lemmas(
            "pp" if group.participle >= 0 else "finite"
        )
        if not lemmas or segment.quoted(analysis.words[at - 1].token):
            continue
        if lower in ("au", "aux") or (lower == "à" and analysis.lower(at + 1) in ("la", "l'", "un", "une")):
            wrong = lemmas <= _NEVER_TO and _object(analysis, at + 1)
        else:
            wrong = lower == "d'" and analysis.lower(at + 1) in ("un", "une") and lemmas <= _NEVER_OF and _object(analysis, at + 2)
        if wrong and group.sure:
            yield group.verb, at + 2


def _object(analysis: Analysis, at: int) -> bool:
    """True when no word of time or manner stands at `at` or behind it."""
    return not any(analysis.lower(k) in _MANNER for k in range(at, at + 3)) and analysis.can(at, "noun", "det", "adj", "unknown")
