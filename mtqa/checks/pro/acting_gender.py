"""PRO136: il or elle for the other gender at the start of a sentence, with a verb of acting."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.pro.antecedents import antecedent
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_IMPERSONAL = wordset(
    "falloir agir pleuvoir sembler suffire rester importer convenir paraître valoir exister arriver advenir manquer être faire neiger"
)


class ActingGender(AnalysisCheck):
    """`il` or `elle` for a person of the other gender, with a verb that is none of saying.

    What it does: for a sentence that opens with `Il` or `Elle` and a personal verb, looks for the only person in the nearest
    sentence with persons who speaks or acts there; when a title, role or participle shows the other gender, the pronoun is
    reported. Verbs of saying are left to PRO101.

    Why it matters: Indonesian has one pronoun (ia, dia) for both; the deed goes to somebody else.

    Known problems: impersonal `il` is passed over by its verbs, and a thing may be meant; hence minor.

    Example:
        bad: La rectrice dirige le campus. Il porte un voile bleu.
        good: La rectrice dirige le campus. Elle porte un voile bleu.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar; Grevisse & Goosse, Le bon usage (pronoms).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO136"
    name = "acting-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR
    anchors = frozenset(("il", "elle"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("pronoun of the other gender", "pronom de l’autre genre", "pronomina bergender lain"),
                Phrase(
                    "The only person of the sentence before has the other gender.",
                    "La seule personne de la phrase précédente est de l’autre genre.",
                    "Satu-satunya orang di kalimat sebelumnya bergender lain.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    first = 0
    lower = analysis.lower(first)
    if lower not in ("il", "elle") or segment.quoted(analysis.words[first].token) or segment.article.alone:
        return
    group = analysis.verb_group(first + 1)
    if group is None or "y" in group.clitics or speech_verb_at(segment.tokens, first + 1):
        return
    lemmas = analysis.words[group.participle if group.participle >= 0 else group.verb].lemmas("finite", "pp")
    if not lemmas or (lemmas & _IMPERSONAL and not group.passive):
        return
    if antecedent(segment.article, segment.index, first, "f" if lower == "elle" else "m") is not None:
        yield first, first + 1
