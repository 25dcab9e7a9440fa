"""Which rules look at which sentence: those without anchors at all of them, the others where one of their anchors stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.view import SegmentView


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

    def calls(self, segment: SegmentView) -> Sequence[SegmentCheck]:
        """The rules that may find something in the sentence, each once."""
        if not self._by_anchor:
            return self._everywhere
        found = self._by_anchor.keys() & segment.anchors
        return (*self._everywhere, *dict.fromkeys(check for anchor in found for check in self._by_anchor[anchor]))
