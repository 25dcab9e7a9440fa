"""What grammar rules share: a check over the shallow analysis of one sentence, and the words that correct an agreement."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import Analysis
from mtqa.language.readings import Features, Word

_LONGEST = 400  # tokens; more is a table or a dump, not a sentence


class AnalysisCheck(SegmentCheck):
    """A check that works on `SegmentView.analysis`; overlong segments are passed over."""

    def check_segment(self, segment: SegmentView) -> Iterable[Finding]:
        """Run `check_analysis` on a sentence of ordinary length."""
        return self.check_analysis(segment, segment.analysis) if 1 < len(segment.tokens) <= _LONGEST else ()

    @abstractmethod
    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterable[Finding]:
        """Yield the findings of one sentence; word indices of `analysis` are token indices of `segment`."""


def inflected(word: Word, wanted: Features, *tags: str) -> str | None:
    """The only form of the lemma of `word` (noun, adj or pp, by `tags`) that has `wanted` features, or None."""
    lexicon = french()
    found = set()
    for reading in word.readings:
        if not ({"noun", "adj", "pp"} & set(tags)):
            continue
        if reading.pos in tags or ("pp" in tags and reading.is_participle()):
            for form in lexicon.forms(reading.lemma, reading.pos):
                for other in lexicon.readings(form):
                    same = other.lemma == reading.lemma and other.pos == reading.pos and other.is_participle() == reading.is_participle()
                    if same and (other.gender or "-", other.number or "-") in wanted:
                        found.add(form)
    return found.pop() if len(found) == 1 else None


def names(features: Features) -> tuple[str, str]:
    """The gender and the number that `features` leave, each empty when both are possible."""
    genders, numbers = {g for g, _ in features}, {n for _, n in features}
    return (genders.pop() if len(genders) == 1 else "", numbers.pop() if len(numbers) == 1 else "")
