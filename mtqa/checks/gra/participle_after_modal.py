"""GRA155: a participle where a preposition or a modal participle calls for an infinitive."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_MODALS = wordset("pu dû voulu osé su fallu")
_PREPOSITIONS = wordset("de à d'")

_GOVERNING = wordset(
    "interdit possible impossible obligé contraint tenu chargé avant afin train lieu facile difficile capable incapable sur point"
)


class ParticipleAfterPreposition(AnalysisCheck):
    """A participle where a preposition or a modal participle calls for an infinitive.

    What it does: reports a masculine singular participle in -é after `pu`, `dû`, `voulu`, `osé` (`ont pu maîtrisé le feu`), and after
    `de` or `à` when a determiner and its noun follow (`avant de quitté la salle`).

    Why it matters: the two forms sound alike; the sentence loses its verb.

    Known problems: `rien de changé` and the like have no noun behind the participle and are passed over.

    Example:
        bad: Les pompiers ont pu maîtrisé le feu.
        good: Les pompiers ont pu maîtriser le feu.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (infinitif et participe passé).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA155"
    name = "participle-after-preposition"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _MODALS | _PREPOSITIONS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            word, at = analysis.words[i], i + 1
            if at >= len(analysis.words) - 1:
                continue
            if word.lower in _MODALS and word.can("pp"):
                at = analysis.skip_adverbs(i + 1)
                wrong = (_infinitive_meant(analysis, at) or _after_modal(analysis, at)) and "avoir" in _before(analysis, i)
            elif word.lower in _PREPOSITIONS:
                wrong = (
                    (_infinitive_meant(analysis, at) or _after_modal(analysis, at))
                    and analysis.must(at + 1, "det")
                    and analysis.can(at + 2, "noun", "adj")
                ) or (_infinitive_meant(analysis, at) and analysis.lower(i - 1) in _GOVERNING)
                wrong = wrong and analysis.lower(at + 1) not in ("du", "des", "au", "aux")
            else:
                continue
            if wrong:
                yield self.finding(
                    segment.span(at, at + 1),
                    Phrase("participle instead of an infinitive", "participe au lieu d’un infinitif", "partisip, seharusnya infinitif"),
                    Phrase(
                        "After this word French has an infinitive.",
                        "Après ce mot, il faut un infinitif.",
                        "Setelah kata ini harus ada infinitif.",
                    ),
                    suggestion=analysis.words[at].token.text[:-1] + "er",
                    confidence=0.9,
                )


def _infinitive_meant(analysis: Analysis, at: int) -> bool:
    """True for a participle in -é with no other reading."""
    return (
        analysis.lower(at).endswith("é")
        and analysis.must(at, "pp")
        and analysis.lower(at) != "été"
        and analysis.words[at].token.text.islower()
    )


def _after_modal(analysis: Analysis, at: int) -> bool:
    """True for a participle in -é that may be an adjective, with a determiner behind it."""
    return (
        analysis.lower(at).endswith("é") and analysis.must(at, "pp", "adj") and analysis.can(at + 1, "det") and analysis.lower(at) != "été"
    )


def _before(analysis: Analysis, i: int) -> set[str]:
    return {lemma for k in range(max(0, i - 4), i) for lemma in analysis.words[k].lemmas("finite", "finite12", "inf", "prp")}
