"""GRA153: a kind of place straight before its name."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_KINDS = wordset(
    "ville province régence préfecture sous-préfecture municipalité commune district village hameau canton département île péninsule"
)


class PlaceWithoutDe(AnalysisCheck):
    """A kind of place straight before its name.

    What it does: reports `la ville`, `le district`, `le village`, `la province` … with a definite article straight before a
    capitalised name that is no adjective (`le district Cianjur`).

    Why it matters: Indonesian sets the name straight after the kind (*kota Bandung*); French joins the two with `de`.

    Known problems: names that French joins without `de` (`l'île Maurice`, `quartier Latin`) are passed over by kind or by list.

    Example:
        bad: Le chef du district Cianjur a démissionné.
        good: Le chef du district de Cianjur a démissionné.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (apposition : la ville de Paris).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA153"
    name = "place-without-de"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _KINDS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words[1:-1], 1):
            if word.lower not in _KINDS or analysis.lower(i - 1) not in ("la", "le", "du", "au", "l'", "cette", "ce", "sa", "son"):
                continue
            name = analysis.words[i + 1]
            if not name.must("name") or not name.token.text[1:].islower() or not word.token.text.islower() or _adjective(name.lower):
                continue
            if word.lower == "île" and name.lower in ("maurice", "sainte-marie", "saint-louis", "christmas", "bourbon", "seguin"):
                continue
            link = "d’" if name.lower[:1] in "aeiouyéêèâîôh" else "de "
            yield self.finding(
                segment.span(i, i + 2),
                Phrase("de is missing", "Il manque « de »", "Kata de hilang"),
                Phrase(
                    "French joins the kind of place to its name with “de”.",
                    "Le français joint le nom commun au nom propre par « de ».",
                    "Bahasa Prancis menghubungkan jenis tempat dengan namanya memakai « de ».",
                ),
                suggestion=f"{word.token.text} {link}{name.token.text}",
                confidence=0.8,
            )


def _adjective(form: str) -> bool:
    """True for a capitalised adjective or participle (`la province Orientale`)."""
    return french().is_pos(form, "adj", "noun") or form.endswith(("ien", "ienne", "ais", "aise", "ois", "oise"))
