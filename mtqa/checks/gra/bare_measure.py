"""GRA176: A time or a distance joined with the wrong small word."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import MONTHS, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_SPANS = wordset("minutes heures jours semaines mois ans années secondes décennies siècles trimestres")
_FOLLOWING = wordset("suivants suivantes précédents précédentes")
_DETERMINERS = wordset("les des ces aux leurs nos mes ses vos de d' ses dont toutes tous lors durant pendant")
_LENGTHS = wordset("kilomètres km mètres m milles")
_SIDES = wordset("au de du d' nord sud est ouest en à sous")
_DATING = wordset("prévoir commencer débuter ouvrir démarrer inaugurer naître lancer tenir organiser dérouler publier achever terminer")


class BareMeasure(AnalysisCheck):
    """A time or a distance joined with the wrong small word.

    What it does: reports a counted time with `suivants` or `précédents` and no article (`arrivés trois jours suivants`), a place given by
    `dans` + a distance (`se trouve dans 40 kilomètres au nord`), and a month after `à` with a verb of beginning (`commence à mars`).

    Why it matters: the reader cannot tell whether a moment, a span or a place is meant.

    Known problems: `de janvier à mars` and postponements (`reporté à mars`) are right and passed over.

    Example:
        bad: Le village se trouve dans 40 kilomètres au nord de la ville.
        good: Le village se trouve à 40 kilomètres au nord de la ville.

    Options: none.

    Sources: TLFi, s.v. à, dans, suivant; Grevisse & Goosse, Le bon usage (compléments de temps et de lieu).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA176"
    name = "bare-measure"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _FOLLOWING | {"dans", "à"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            word = analysis.words[i]
            if word.lower in _FOLLOWING and _counted_without_article(analysis, i):
                yield self._report(segment, i - 2, i + 1, ("plus tard", "plus tôt")[word.lower.startswith("pré")])
            elif word.lower == "dans" and analysis.can(i + 1, "num") and _place_at_distance(analysis, i):
                yield self._report(segment, i, i + 3, "à")
            elif word.lower == "à" and analysis.lower(i + 1) in MONTHS and _dating_verb(analysis, i):
                yield self._report(segment, i, i + 2, "en")

    def _report(self, segment: SegmentView, first: int, after: int, right: str) -> Finding:
        return self.finding(
            segment.span(first, after),
            Phrase("time or distance joined wrongly", "durée ou distance mal introduite", "waktu atau jarak salah sambung"),
            Phrase(f"French says “{right}” here.", f"Le français dit ici « {right} ».", f"Di sini bahasa Prancis memakai « {right} »."),
            confidence=0.8,
        )


def _counted_without_article(analysis: Analysis, i: int) -> bool:
    number = i - 2
    before = analysis.words[number - 1] if number > 0 else None
    plain = analysis.lower(i - 1) in _SPANS and analysis.can(number, "num") and analysis.lower(number) not in ("un", "une")
    return (
        plain
        and before is not None
        and before.token.is_word
        and before.lower not in _DETERMINERS
        and not before.can("det", "num", "prep")
        and (before.can("pp") or not before.can("adj"))
    )


def _place_at_distance(analysis: Analysis, i: int) -> bool:
    if analysis.lower(i + 2) not in _LENGTHS or analysis.lower(i + 3) not in _SIDES or analysis.lower(i + 3) == "à":
        return False
    if analysis.lower(i + 3) in ("de", "d'") and not analysis.can(i + 4, "det"):
        return False
    verbs = {lemma for k in range(max(0, i - 5), i) for lemma in analysis.words[k].lemmas("finite", "pp", "prp", "inf")}
    return bool(verbs & {"situer", "trouver", "localiser", "implanter", "produire", "installer", "établir", "repérer", "échouer"})


def _dating_verb(analysis: Analysis, i: int) -> bool:
    if any(
        analysis.lower(k) in ("de", "d'", "du", "entre", "jusqu'", "jusque") and analysis.lower(k + 1) not in ("l'",)
        for k in range(max(0, i - 5), i)
    ):
        return False
    at = i - 1
    while at > 0 and (analysis.can(at, "adv") or analysis.lower(at) in ("à", "l'", "origine", "initialement")) and i - at < 5:
        at -= 1
    return bool(analysis.words[at].lemmas("finite", "pp", "inf", "prp") & _DATING) and analysis.lower(i + 2) not in ("près",)
