"""Which rules look at which sentences: those without anchors at all of them, the others where one of their anchors stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mtqa.checks.anchors import FIGURE, anchors_of_form
from mtqa.checks.base import Check, SegmentCheck
from mtqa.checks.finding import Evidence
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.remember import Answers

_CONFIGURATIONS = 8  # sets of rules that are remembered: folders of one run may have their own


class Dispatch:
    """Rules that read sentences one by one, found by anchor: a sentence calls its rules, not each rule all sentences.

    Args:
        checks: the rules.
        beside: the rules read a sentence beside its source, and find nothing in one that has none.
    """

    def __init__(self, checks: Iterable[SegmentCheck], *, beside: bool = False) -> None:
        self._beside = beside
        self._everywhere: list[SegmentCheck] = []
        self._by_anchor: dict[str, list[SegmentCheck]] = defaultdict(list)
        for check in checks:
            anchors = check.called_by()
            if not anchors:
                self._everywhere.append(check)
            for anchor in anchors:
                self._by_anchor[anchor].append(check)
        self._by_form = Answers(self._called_by_form)

    def calls(self, articles: Sequence[ArticleView]) -> Iterator[tuple[SegmentCheck, Iterable[tuple[int, Sequence[SegmentView]]]]]:
        """Each rule that may find something, with the places of the articles in which it may, and their sentences that call it."""
        read = [(place, segments) for place, article in enumerate(articles) if (segments := self._readable(article))]
        for check in self._everywhere if read else ():
            yield check, read
        called: dict[SegmentCheck, list[tuple[int, list[SegmentView]]]] = defaultdict(list)
        for place, segments in read if self._by_anchor else ():
            here: dict[SegmentCheck, list[SegmentView]] = defaultdict(list)
            for segment in segments:
                for check in self._called_by(segment):
                    here[check].append(segment)
            for check, calling in here.items():
                called[check].append((place, calling))
        yield from called.items()

    def _called_by(self, segment: SegmentView) -> frozenset[SegmentCheck]:
        by_figure = self._by_anchor.get(FIGURE, ()) if segment.has_figure else ()
        return frozenset(by_figure).union(*map(self._by_form.__getitem__, segment.forms))

    def _called_by_form(self, form: str) -> frozenset[SegmentCheck]:
        return frozenset(check for anchor in anchors_of_form(form) for check in self._by_anchor.get(anchor, ()))

    def _readable(self, article: ArticleView) -> Sequence[SegmentView]:
        return [segment for segment in article.segments if segment.source] if self._beside else article.segments


@lru_cache(maxsize=_CONFIGURATIONS)
def parted(checks: tuple[Check, ...]) -> tuple[tuple[Check, ...], Dispatch, Dispatch]:
    """The rules that read whole articles, paragraphs or raw text, and those that read sentences: of the French alone, beside its source."""
    # `isinstance` comes second: asked of a rule that is no `SegmentCheck`, it looks through all classes of rules.
    by_sentence = [
        check for check in checks if not check.raw and type(check).check is SegmentCheck.check and isinstance(check, SegmentCheck)
    ]
    known = frozenset(by_sentence)
    return (
        tuple(check for check in checks if check not in known),
        Dispatch(check for check in by_sentence if check.evidence is not Evidence.SOURCE),
        Dispatch((check for check in by_sentence if check.evidence is Evidence.SOURCE), beside=True),
    )
