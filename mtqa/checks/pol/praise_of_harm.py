"""POL131: praise for what is bad, or regret for what is good."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PRAISE = wordset("espérer souhaiter saluer féliciter réjouir applaudir louer vanter célébrer")
_REGRET = wordset("craindre redouter déplorer regretter dénoncer condamner fustiger")
_BAD = wordset("échec dégradation aggravation détérioration débâcle fiasco inaction négligence lenteur désastre")
_GOOD = wordset("succès réussite amélioration progrès avancée avancées bienfait transparence rapidité")
_MITIGATING = wordset("atténuante atténuantes")
_FAULTS = wordset("mauvaise mauvais récidive absence refus violence cruauté")
_RISE = wordset("hausse augmentation progression accroissement multiplication")
_FALL = wordset("baisse recul diminution réduction disparition")
_HARMS = wordset("chômage criminalité pauvreté inflation corruption violences violence accidents décès famine pollution malnutrition")
_REACH = 6
_STOPS = frozenset(",.;:!?«»")


class PraiseOfHarm(AnalysisCheck):
    """Praise for what is bad, or regret for what is good.

    What it does: reports a verb of praise (`saluer`, `se féliciter de`, `se réjouir de`, `applaudir`) whose object is bad in itself
    (`un échec`, `un pas en arrière`), a verb of regret (`déplorer`, `regretter`) whose object is good in itself, and bad conduct as
    a mitigating circumstance.

    Why it matters: one half of the statement has been turned into its opposite.

    Known problems: an opponent may regret a success; the harm may be the enemy’s; hence minor.

    Example:
        bad: Les élus saluent un pas en arrière.
        good: Les élus saluent un pas en avant.

    Options: none.

    Sources: TLFi, s.v. saluer, déplorer, succès, échec.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "POL131"
    name = "praise-of-harm"
    category = "accuracy/mistranslation/polarity"
    its_type = "mistranslation"
    severity = Severity.MINOR
    anchors = _MITIGATING | _BAD | _GOOD | _RISE | _FALL | {"arrière"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("praise and harm contradict each other", "éloge et dommage se contredisent", "pujian dan kerugian bertentangan"),
                Phrase(
                    "What is praised is bad, or what is regretted is good.",
                    "Ce qui est loué est mauvais, ou ce qui est déploré est bon.",
                    "Yang dipuji buruk, atau yang disesalkan baik.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(analysis.words[:-2]):
        if word.lower in _MITIGATING and analysis.lower(i - 1) in ("circonstance", "circonstances"):
            harm = _object(analysis, i + 1, _FAULTS)
            if harm:
                yield harm, harm + 1
            continue
        lemmas = word.lemmas("finite", "inf", "pp", "prp")
        if not word.can("finite", "inf", "pp", "prp") or word.can("noun") or not lemmas:
            continue
        found = (
            _object(analysis, i + 1, _BAD, back=True) if lemmas & _PRAISE else _object(analysis, i + 1, _GOOD) if lemmas & _REGRET else 0
        )
        if found:
            yield i, found + 1


def _object(analysis: Analysis, start: int, heads: frozenset[str], *, back: bool = False) -> int:
    """Index of the head among `heads` of the first noun phrase from `start` on, or 0."""
    for k in range(start, min(start + _REACH, len(analysis.words))):
        if analysis.words[k].token.text in _STOPS or analysis.lower(k) in ("que", "qu'", "dont", "après", "malgré", "manque", "absence"):
            return 0
        if analysis.lower(k) in heads:
            return k
        if analysis.lower(k) in (_RISE if back else _FALL):
            harm = next((m for m in (k + 2, k + 3) if analysis.lower(m) in _HARMS), 0)
            return harm if analysis.lower(k + 1) in ("de", "du", "des", "d'") else 0
        if back and analysis.matches(k, "pas", "en", "arrière"):
            return k + 2
        if analysis.must(k, "noun"):
            return 0
    return 0
