"""PRO133: an opening participle or adjective against il or elle."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_SUBJECTS = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}
_PREPOSITIONS = wordset("vu excepté passé compris attendu étant hormis supposé")
_IMPERSONAL = wordset("falloir agir pleuvoir sembler suffire rester importer convenir")
_REACH = 16


class OpeningGender(AnalysisCheck):
    """An opening participle or adjective of another gender than `il` or `elle` behind it.

    What it does: for a sentence that opens with a participle or adjective and a comma, reports `il`, `elle`, `ils`, `elles` as the
    subject straight behind the comma when gender or number differ (`Épuisée, il s'est assis`).

    Why it matters: pronouns are guessed one by one; the opening and the subject now speak of two persons.

    Known problems: a participle with its own noun (`vu la date`) is passed over.

    Example:
        bad: Épuisée, il s’est assis.
        good: Épuisée, elle s’est assise.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (épithète détachée).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO133"
    name = "opening-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("opening and pronoun disagree", "l’ouverture et le pronom ne s’accordent pas", "pembuka dan pronomina tidak cocok"),
                Phrase(
                    "The word that opens the sentence describes its subject and must share its gender and number.",
                    "Le mot qui ouvre la phrase qualifie le sujet et doit s’accorder avec lui.",
                    "Kata pembuka kalimat menerangkan subjek dan harus sama gendernya.",
                ),
                confidence=0.85,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    first = analysis.words[0]
    if not first.must("pp", "adj") or first.lower in _PREPOSITIONS or not first.token.capitalised:
        return
    comma = next((k for k in range(1, min(_REACH, len(analysis.words) - 2)) if analysis.lower(k) == ","), 0)
    wanted = _SUBJECTS.get(analysis.lower(comma + 1)) if comma else None
    features = first.features("pp", "adj")
    if wanted is None or wanted in features or any(analysis.can(k, "finite") and not analysis.can(k, "noun", "adj") for k in range(comma)):
        return
    group = analysis.verb_group(comma + 2)
    if group and not analysis.words[group.verb].lemmas("finite") & _IMPERSONAL and "y" not in group.clitics:
        yield 0, comma + 2
