"""GRA154: avoir besoin, avoir peur and the like without their preposition, or an arrival without its à."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_NOUNS = wordset("besoin peur envie honte conscience connaissance pitié hâte horreur")
_MOTION = wordset("arriver aller retourner rentrer débarquer atterrir accoster parvenir")


class LightVerbLink(AnalysisCheck):
    """Avoir besoin, avoir peur and the like without their preposition, or an arrival without its à.

    What it does: reports `avoir` + `besoin`, `peur`, `envie` … straight before a determiner (`ont besoin l'aide`), and a verb of
    arrival straight before a capitalised name where the clause already has its subject (`est arrivé Jakarta`).

    Why it matters: the link that Indonesian does not need (*butuh bantuan*, *tiba di*) is lost; the reader has to guess it.

    Known problems: inverted subjects (`où est arrivé Joko Widodo`) are passed over.

    Example:
        bad: Les sinistrés ont besoin une aide.
        good: Les sinistrés ont besoin d'une aide.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage (locutions verbales).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA154"
    name = "light-verb-link"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _NOUNS | lemma_anchors(_MOTION)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for group in analysis.verb_groups:
            main = analysis.words[group.participle if group.participle >= 0 else group.verb]
            at = analysis.skip_adverbs(group.end)
            lemmas = main.lemmas("finite", "pp")
            if "avoir" in lemmas and analysis.lower(at) in _NOUNS and analysis.can(at + 1, "det") and _object(analysis, at + 1):
                end = at + 2
            elif lemmas & _MOTION and analysis.must(at, "name") and at == group.end and _own_subject(analysis, group.verb):
                end = at + 1
            else:
                continue
            yield self.finding(
                segment.span(group.verb, end),
                Phrase("preposition lost", "préposition perdue", "preposisi hilang"),
                Phrase(
                    "This verb needs a preposition before its complement.",
                    "Ce verbe demande une préposition devant son complément.",
                    "Verba ini memerlukan preposisi sebelum pelengkapnya.",
                ),
                confidence=0.88,
            )


def _object(analysis: Analysis, at: int) -> bool:
    return analysis.lower(at) not in ("du", "des", "au", "aux", "chaque") and analysis.can(at + 1, "noun", "adj", "num")


def _own_subject(analysis: Analysis, verb: int) -> bool:
    clause = next((c for c in analysis.clauses if c.verb.verb == verb), None)
    return clause is not None and (clause.opener < 0 or analysis.lower(clause.opener) not in ("où", "dont"))
