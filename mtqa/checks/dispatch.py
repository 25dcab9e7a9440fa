"""Which rules look at which sentences: those without anchors at all of them, the others where one of their anchors stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.view import ArticleView, SegmentView


class Dispatch:
    """Rules that read sentences one by one, found by anchor: a sentence calls its rules, not each rule all sentences."""

    def __init__(self, checks: Iterable[SegmentCheck]) -> None:
        self._everywhere: list[SegmentCheck] = []
        self._by_anchor: dict[str, list[SegmentCheck]] = defaultdict(list)
        for check in checks:
            anchors = check.called_by()
            if not anchors:
                self._everywhere.append(check)
            for anchor in anchors:
                self._by_anchor[anchor].append(check)

    def calls(self, articles: Sequence[ArticleView]) -> Iterator[tuple[SegmentCheck, Iterable[tuple[int, Sequence[SegmentView]]]]]:
        """Each rule that may find something, with the places of the articles in which it may, and their sentences that call it."""
        for check in self._everywhere:
            yield check, ((place, article.segments) for place, article in enumerate(articles))
        called: dict[SegmentCheck, dict[int, list[SegmentView]]] = defaultdict(lambda: defaultdict(list))
        for place, article in enumerate(articles if self._by_anchor else ()):
            for segment in article.segments:
                found = self._by_anchor.keys() & segment.anchors
                for check in {check for anchor in found for check in self._by_anchor[anchor]}:
                    called[check][place].append(segment)
        for check, places in called.items():
            yield check, places.items()
