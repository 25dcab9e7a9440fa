"""POL120: a negation that turns a deadline, a task or a means into its opposite."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_HAVING = frozenset(("avoir", "disposer", "bénéficier", "accorder", "laisser", "donner", "rester"))
_TIMES = wordset("jour jours semaine semaines mois an ans année années heure heures minute minutes délai date")
_DONE = wordset(
    "rendre remettre présenter déposer payer fournir régler répondre livrer publier achever terminer signer ratifier transmettre soumettre "
    "quitter évacuer déménager réparer construire trouver former choisir désigner examiner statuer rembourser verser"
)
_REACH = 16


class StrayNegation(AnalysisCheck):
    """A negation that turns a deadline into its opposite.

    What it does: reports `pour ne pas` + infinitive of handing in, paying, answering … after a verb of having or granting with a time
    limit (`a jusqu'au 3 mai pour ne pas répondre`), and `sans ne (pas)` + infinitive.

    Why it matters: a `tidak` or `belum` has strayed, or was never there: the reader is told to do the opposite.

    Known problems: a time limit for leaving something undone is rare but possible; hence the closed list of verbs.

    Example:
        bad: Le conseil a jusqu'au 3 mai pour ne pas rendre son avis.
        good: Le conseil a jusqu'au 3 mai pour rendre son avis.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (négation de l'infinitif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "POL120"
    name = "stray-negation"
    category = "accuracy/mistranslation/polarity"
    its_type = "mistranslation"
    severity = Severity.MAJOR
    anchors = frozenset(("ne", "n'"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in range(len(analysis.words) - 3):
            found = _deadline(analysis, i) or _without(analysis, i)
            if found and not segment.quoted(segment.tokens[i]):
                yield self.finding(
                    segment.span(i, found),
                    Phrase("stray negation", "négation de trop", "negasi yang nyasar"),
                    Phrase(
                        "The negation turns what is to be done into its opposite.",
                        "La négation fait de ce qui est à faire son contraire.",
                        "Negasi membalikkan apa yang harus dilakukan.",
                    ),
                    confidence=0.85,
                )


def _deadline(analysis: Analysis, i: int) -> int:
    """`pour ne pas rendre` after a verb of having and a time limit: the index after the infinitive, or 0."""
    if not analysis.matches(i, "pour", "ne", "pas"):
        return 0
    at = i + 3
    while analysis.lower(at) in ("se", "s'", "le", "la", "les", "l'", "lui", "leur", "y", "en"):
        at += 1
    if not analysis.can(at, "inf") or not analysis.words[at].lemmas("inf") & _DONE:
        return 0
    timed = having = False
    for k in range(i - 1, max(-1, i - _REACH), -1):
        word = analysis.words[k]
        if word.token.text in ".;:«»":
            break
        timed = timed or word.lower in _TIMES or word.lower in ("jusqu'", "avant")
        own = "avoir" not in word.lemmas("finite") or not analysis.can(analysis.skip_adverbs(k + 1), "pp")
        having = having or (own and bool(word.lemmas("finite", "pp", "inf") & _HAVING))
    return at + 1 if timed and having else 0


def _without(analysis: Analysis, i: int) -> int:
    """`sans ne pas payer`, `sans ne payer`."""
    if analysis.lower(i) != "sans" or analysis.lower(i + 1) not in ("ne", "n'"):
        return 0
    at = i + 3 if analysis.lower(i + 2) in ("pas", "plus", "jamais") else i + 2
    return at + 1 if analysis.can(at, "inf", "pron") else 0
