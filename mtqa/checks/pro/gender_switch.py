"""PRO134: il after Elle in one sentence with nobody else in sight."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.pro.pool import INSTITUTIONS, nominals
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LINKS = wordset("et mais puis")
_IMPERSONAL = wordset("falloir agir pleuvoir sembler suffire rester importer convenir paraître valoir exister arriver advenir manquer")


class GenderSwitch(AnalysisCheck):
    """`et il` after `Elle` (or the reverse) in one sentence with nobody else in sight.

    What it does: for a sentence that opens with `Il` or `Elle`, reports `et`, `mais`, `puis` with the pronoun of the other gender
    and a personal verb, when no noun or name of that gender stands between them and no person of that gender in the sentence
    before.

    Why it matters: Indonesian *ia* is one word; a pronoun guessed anew makes two persons of one.

    Known problems: the second person may have been named further back, and need not be a person at all; hence minor.

    Example:
        bad: Elle travaille ici et il n’a jamais rien dit.
        good: Elle travaille ici et n’a jamais rien dit.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar; Grevisse & Goosse, Le bon usage (pronoms).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO134"
    name = "gender-switch"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR
    anchors = frozenset(("il", "elle"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("pronoun changes gender", "le pronom change de genre", "pronomina berganti gender"),
                Phrase(
                    "One person seems to be meant, first as a woman, then as a man, or the reverse.",
                    "Il semble s’agir d’une seule personne, tantôt femme, tantôt homme.",
                    "Tampaknya satu orang yang sama, sekali perempuan, sekali laki-laki.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    opening = analysis.lower(0)
    other = {"il": "elle", "elle": "il"}.get(opening)
    if other is None or not _personal(analysis, 1):
        return
    for i in range(3, len(analysis.words) - 2):
        if analysis.lower(i) == other and analysis.lower(i - 1) in _LINKS and _personal(analysis, i + 1):
            gender = "f" if other == "elle" else "m"
            if not _meant(segment, analysis, 1, i, gender):
                yield i, i + 1
            return


def _personal(analysis: Analysis, at: int) -> bool:
    """True for a verb that takes a person and no `il` of its own."""
    group = analysis.verb_group(at)
    if group is None or "y" in group.clitics:
        return False
    main = group.participle if group.participle >= 0 else group.verb
    lemmas = analysis.words[main].lemmas("finite", "pp")
    return not lemmas & _IMPERSONAL and not (lemmas & {"être", "faire"} and group.participle < 0)


def _meant(segment: SegmentView, analysis: Analysis, start: int, end: int, gender: str) -> bool:
    """True when a singular noun or a name of the gender stands in the sentence or the one before."""
    if any(_fits(analysis, k, gender) for k in range(start, end)):
        return True
    before = segment.previous()
    if before is None or segment.article.alone:
        return False
    people = (n for n in nominals(segment.article, before.index) if n.named or n.person or before.tokens[n.at].lower in INSTITUTIONS)
    return any((gender, "s") in n.features for n in people)


def _fits(analysis: Analysis, k: int, gender: str) -> bool:
    word = analysis.words[k]
    return word.can("name", "unknown") or (word.can("noun") and not word.must("det", "prep") and (gender, "s") in word.features("noun"))
