"""GRA173: A pronoun or a participle where a determiner and its noun should stand."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PRONOUNS = {
    "chacun": "chaque", "chacune": "chaque", "celui": "ce", "celle": "cette", "ceux": "ces", "celles": "ces", "quelques-uns": "quelques",
    "quelques-unes": "quelques", "celui-ci": "ce", "celle-ci": "cette", "ceux-ci": "ces", "celles-ci": "ces", "rien": "aucun",
}  # fmt: skip
_DETERMINERS = wordset("un une des ce cet cette ces mes tes ses nos vos leurs quelques plusieurs chaque certains certaines")


class MissingNoun(AnalysisCheck):
    """A pronoun or a participle where a determiner and its noun should stand.

    What it does: reports `chacun`, `celui`, `quelques-uns` straight before a bare noun (`chacune région`), and a determiner straight before
    a word that can only be a present participle (`plusieurs criant`).

    Why it matters: the reader takes the pronoun for a whole, and then finds a noun that nothing holds.

    Known problems: nouns that are missing from the lexicon and end in -ant.

    Example:
        bad: Le dossier passe devant chacune commission.
        good: Le dossier passe devant chaque commission.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms et déterminants indéfinis et démonstratifs).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA173"
    name = "missing-noun"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _DETERMINERS | _PRONOUNS.keys()

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        last = len(analysis.words) - 1
        for i in analysis.standing(self.anchors):
            if i == last or not analysis.words[i + 1].token.text.islower():
                continue
            word, after = analysis.words[i], analysis.words[i + 1]
            if word.lower in _PRONOUNS and after.must("noun"):
                yield self._report(segment, i, _PRONOUNS[word.lower])
            elif word.lower in _DETERMINERS and word.can("det") and after.must("prp") and not after.can("adj"):
                yield self._report(segment, i, None)

    def _report(self, segment: SegmentView, i: int, determiner: str | None) -> Finding:
        return self.finding(
            segment.span(i, i + 2),
            Phrase("determiner and noun do not fit", "déterminant et nom mal assortis", "determinan dan nomina tidak cocok"),
            Phrase(
                f"Before a noun the form is “{determiner}”.", f"Devant un nom, la forme est « {determiner} ».",
                f"Di depan nomina bentuknya « {determiner} ».",
            )
            if determiner
            else Phrase(
                "A determiner calls for a noun; a present participle cannot stand for one.",
                "Un déterminant appelle un nom; un participe présent ne peut en tenir lieu.",
                "Determinan menuntut nomina; partisip kini tidak dapat menggantikannya.",
            ),
            confidence=0.85,
        )  # fmt: skip
