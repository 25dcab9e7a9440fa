"""SYN120: où or qui with no verb behind it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import Analysis
from mtqa.phrase import Phrase

_STOPS = frozenset(".;:!?()«»—–")
_VERBAL = ("finite", "finite12", "inf", "unknown", "prp")


class VerblessRelative(AnalysisCheck):
    """A relative clause without a verb.

    What it does: reports `où` (after a noun or a comma) and `qui` (after a noun) when no word up to the end of the sentence part can
    be a verb (`trente concerts sont prévus, où le dernier le 12 mai`).

    Why it matters: Indonesian *di mana* and *yang* link phrases without a verb; French needs `dont`, `avec`, or nothing.

    Known problems: headlines and verses may leave the verb out; `d'où`, `là où` and questions are passed over.

    Example:
        bad: Six matchs restent à jouer, où le dernier à Bali.
        good: Six matchs restent à jouer, dont le dernier à Bali.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (proposition relative); Sneddon et al., Indonesian (di mana, yang).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN120"
    name = "verbless-relative"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("où", "qui"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        if not segment.prose:
            return
        for i, word in enumerate(analysis.words):
            if word.lower not in ("où", "qui") or not _relative(analysis, i):
                continue
            end = _end(analysis, i)
            if end - i < 3 or any(_verbal(analysis, k) for k in range(i + 1, end)):
                continue
            yield self.finding(
                segment.span(i, end),
                Phrase("relative clause without a verb", "relative sans verbe", "anak kalimat relatif tanpa verba"),
                Phrase(
                    f"“{word.lower}” announces a clause, and no verb follows.",
                    f"« {word.lower} » annonce une proposition, et aucun verbe ne suit.",
                    f"« {word.lower} » membuka anak kalimat, tetapi tidak ada verba sesudahnya.",
                ),
                confidence=0.88,
            )


def _relative(analysis: Analysis, i: int) -> bool:
    """True after a noun, a name or a comma that follows one."""
    before = i - 2 if analysis.lower(i - 1) == "," and analysis.lower(i) == "où" else i - 1
    return before > 0 and analysis.can(before, "noun", "name", "adj", "pp") and not analysis.can(before, "prep", "det", "pron")


def _end(analysis: Analysis, i: int) -> int:
    """Index of the mark that ends the sentence part."""
    for k in range(i + 1, len(analysis.words)):
        if analysis.words[k].token.text in _STOPS:
            return k if analysis.words[k].token.text in ".;!?" else i
    return i


def _verbal(analysis: Analysis, k: int) -> bool:
    """True for a word that may be a verb, forms that the lexicon lists under another part of speech included (`captive`)."""
    lower = analysis.lower(k)
    return analysis.can(k, *_VERBAL) or lower[:1] == "-" or (lower.endswith("e") and french().is_pos(lower + "r", "verb"))
