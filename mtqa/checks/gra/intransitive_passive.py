"""GRA140: an intransitive verb with être."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_BE = frozenset(("être",))
_WITH_ETRE = wordset("naître venir arriver aller devenir rester survenir parvenir intervenir décéder revenir")
_NOT_BEFORE = wordset("s' se me te nous vous m' t' il")


class IntransitivePassive(AnalysisCheck):
    """An intransitive verb with être, as a passive or in place of avoir.

    What it does: reports être (`est`, `a été`, `être`) with the past participle of a verb that has no passive and takes avoir, by the
    list of `data/intransitive_verbs.tsv` (`des rumeurs ont été circulées`, `le convoi est déraillé`), and `été` with the participle
    of a verb of motion or change (`a été né`).

    Why it matters: the passive of the source (Indonesian di-, English -ed) has been copied onto a verb that cannot carry it.

    Known problems: impersonal passives (`il a été recouru à`) are sound and passed over.

    Example:
        bad: De faux billets ont été circulés au marché.
        good: De faux billets ont circulé au marché.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage (voix passive, auxiliaires).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA140"
    name = "intransitive-passive"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = lemma_anchors(_BE)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for word in analysis.of(_BE):
            if "être" not in word.lemmas("finite", "finite12", "inf", "pp", "prp"):
                continue
            i = word.index
            at = analysis.skip_adverbs(i + 1)
            if not _impossible(analysis, i, at):
                continue
            yield self.finding(
                segment.span(i, at + 1),
                Phrase("intransitive verb with être", "verbe intransitif avec être", "verba intransitif dengan être"),
                Phrase(
                    "This verb has no passive and forms its compound tenses with avoir.",
                    "Ce verbe n’a pas de passif et se conjugue avec avoir.",
                    "Verba ini tidak punya bentuk pasif dan memakai avoir.",
                ),
                confidence=0.9,
            )


@cache
def _intransitive() -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("intransitive_verbs.tsv"))


def _impossible(analysis: Analysis, i: int, at: int) -> bool:
    """True when the participle at `at` after être at `i` belongs to an intransitive verb and has no other reading."""
    if analysis.lower(at) == "été" or not analysis.can(at, "pp") or (analysis.can(at, "adj", "noun") and not _passive(analysis, i, at)):
        return False
    before = {analysis.lower(k) for k in range(max(0, i - 3), i)}
    lemmas = analysis.words[at].lemmas("pp")
    if analysis.lower(i) == "été" and lemmas and lemmas <= _WITH_ETRE:
        return True
    return not before & _NOT_BEFORE and bool(lemmas) and lemmas <= _intransitive()


def _passive(analysis: Analysis, i: int, at: int) -> bool:
    """True for `a été durée`: after été a noun can't stand without a determiner."""
    return analysis.lower(i) == "été" and not analysis.can(at, "adj")
