"""GRA191: a verb of saying behind a quotation with être, or with no auxiliary."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.noun_classes import noun_classes
from mtqa.language.phrases import Analysis
from mtqa.language.roles import role_nouns
from mtqa.language.speech import speech_lemmas
from mtqa.phrase import Phrase

_ETRE = frozenset(("est", "sont", "était", "étaient", "fut", "furent"))
_SPEAKERS = ("person", "institution")


class InciseAuxiliary(AnalysisCheck):
    """A verb of saying behind a quotation with être, or with no auxiliary.

    What it does: reports an inserted clause of saying whose participle stands with *être* or with nothing before a name or a person with
    its determiner (`», est dit Rusdi`, `», déclaré la juge`).

    Why it matters: the words are attributed to nobody: the participle has no subject.

    Known problems: a participle behind a comma may belong to the noun before it; it counts only straight behind a quotation, and only
    before a name or a noun of a person or an institution.

    Example:
        bad: « Tout est prêt », est dit Rusdi Salim.
        good: « Tout est prêt », a dit Rusdi Salim.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (incise; auxiliaires).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA191"
    name = "incise-auxiliary"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("»", "”"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for close in analysis.standing(self.anchors):
            i = close + 1
            with_etre = analysis.lower(i + 1) in _ETRE
            at = i + 2 if with_etre else i + 1
            if analysis.lower(i) != "," or not _said(analysis, at, sure=with_etre) or not _speaker(analysis, at + 1):
                continue
            yield self.finding(
                segment.span(i + 1, at + 1),
                Phrase("wrong auxiliary in the inserted clause", "auxiliaire fautif dans l’incise", "verba bantu salah dalam sisipan"),
                Phrase(
                    "The verb of saying takes avoir: “a dit”.",
                    "Le verbe de parole se conjugue avec avoir : « a dit ».",
                    "Verba ucapan memakai avoir: « a dit ».",
                ),
                confidence=0.88,
            )


def _said(analysis: Analysis, at: int, *, sure: bool) -> bool:
    """True for a participle of saying at `at`; without an auxiliary before it (`sure` False) it must be nothing else."""
    lemmas = analysis.words[at].lemmas("pp") if at < len(analysis.words) - 1 else frozenset()
    return bool(lemmas & speech_lemmas()) and analysis.words[at].token.text.islower() and (sure or not analysis.can(at, "finite", "noun"))


def _speaker(analysis: Analysis, at: int) -> bool:
    """True for a name at `at`, or a determiner whose noun is one of a person or an institution (not `la veille`)."""
    if at < len(analysis.words) and analysis.words[at].token.capitalised:
        return True
    phrase = analysis.noun_phrase(at) if analysis.can(at, "det") else None
    return phrase is not None and bool(analysis.words[phrase.head].lemmas("noun") & _speakers())


@cache
def _speakers() -> frozenset[str]:
    return frozenset(noun for name in _SPEAKERS for noun in noun_classes()[name]) | role_nouns()
