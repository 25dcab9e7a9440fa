"""POL132: a whole that is only a part, or a success without success."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_WHOLE = wordset("complet complète total totale intégral intégrale entièrement totalement intégralement complètement")
_PART = wordset("moitié tiers quart dixième partie")
_SUCCESS = wordset("réussir remporter gagner passer franchir obtenir vaincre triompher")
_TRIALS = wordset("contrôle contrôles examen examens épreuve épreuves test tests inspection inspections élection titre victoire obstacle")
_REACH = 8


class WholeAndPart(AnalysisCheck):
    """A whole that is only a part, or a success without success.

    What it does: reports `complet`, `total`, `intégral`, `entier` or `entièrement` behind a noun or verb of giving back and
    straight before a share (`un remboursement total de la moitié`), and a verb of success with `sans succès`, `en vain` (`a réussi
    le test sans succès`).

    Why it matters: the two words cancel each other: one of them was added or reversed.

    Known problems: a whole of a part is possible in mathematics; hence minor.

    Example:
        bad: Un remboursement complet de la moitié du prix est prévu.
        good: Un remboursement de la moitié du prix est prévu.

    Options: none.

    Sources: TLFi, s.v. complet, réussir.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "POL132"
    name = "whole-and-part"
    category = "accuracy/mistranslation/polarity"
    its_type = "mistranslation"
    severity = Severity.MINOR
    anchors = _WHOLE | {"succès", "vain"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("words that cancel each other", "mots qui s’annulent", "kata yang saling meniadakan"),
                Phrase(
                    "What is whole cannot be a part; what succeeds is not in vain.",
                    "Ce qui est entier n’est pas une partie ; ce qui réussit n’est pas vain.",
                    "Yang utuh bukan sebagian; yang berhasil tidak sia-sia.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(analysis.words[:-2]):
        if word.lower in _WHOLE:
            at = i + 1 + (analysis.lower(i + 1) in ("de", "d'", "du"))
            at += analysis.lower(at) in ("la", "le", "un", "une", "cette")
            if at > i + 1 and analysis.lower(at) in _PART and analysis.lower(i - 1) not in ("non", "pas", "plus"):
                yield i, at + 1
        elif word.lemmas("finite", "pp", "inf") & _SUCCESS and not word.must("noun", "adj", "adv"):
            for k in range(i + 2, min(i + _REACH, len(analysis.words))):
                if analysis.words[k].token.text in ",.;:":
                    break
                if analysis.matches(k, "sans", "succès") or analysis.matches(k, "en", "vain"):
                    if any(analysis.lower(m) in _TRIALS for m in range(i, k)):
                        yield i, k + 2
                    break
