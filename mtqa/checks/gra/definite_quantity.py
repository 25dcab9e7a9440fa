"""GRA157: a plural verb after le nombre des."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_QUANTITIES = wordset("nombre total pourcentage montant volume taux prix coût niveau")


class DefiniteQuantity(AnalysisCheck):
    """A plural verb after le nombre des.

    What it does: reports a plural verb after `le nombre`, `le total`, `le pourcentage` … with a definite article and a complement in
    `de`, nothing but that complement between (`le nombre des victimes sont`).

    Why it matters: the verb has been made to agree with the complement: it is the number that rises, not the victims.

    Known problems: `un grand nombre de` takes the plural and is passed over.

    Example:
        bad: Le nombre de victimes ont augmenté.
        good: Le nombre de victimes a augmenté.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord avec un collectif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA157"
    name = "definite-quantity"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _QUANTITIES

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words[:-4]):
            if (
                word.lower not in ("le", "ce")
                or analysis.lower(i + 1) not in _QUANTITIES
                or analysis.lower(i + 2) not in ("de", "des", "d'", "du")
            ):
                continue
            if i and not (analysis.must(i - 1, "mark", "conj") and analysis.lower(i - 1) not in ("»", ")", "et")):
                continue
            phrase = analysis.noun_phrase(i + 2 if analysis.lower(i + 2) in ("des", "du") else i + 3)
            group = None if phrase is None else analysis.verb_group(analysis.skip_adverbs(phrase.end))
            if group is None or not group.sure or not analysis.words[group.verb].must("finite"):
                continue
            persons = {p for p in analysis.words[group.verb].persons if p[0] == "3"}
            if persons == {"3p"}:
                yield self.finding(
                    segment.span(group.start, group.end),
                    Phrase(
                        "the verb and its subject differ in number",
                        "le verbe et son sujet n’ont pas le même nombre",
                        "jumlah verba dan subjek berbeda",
                    ),
                    Phrase(
                        "The subject is the number, in the singular.",
                        "Le sujet est le nombre, au singulier.",
                        "Subjeknya ialah jumlahnya, dalam bentuk tunggal.",
                    ),
                    confidence=0.9,
                )
