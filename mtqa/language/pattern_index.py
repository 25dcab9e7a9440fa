"""Many patterns searched at once: only those are looked at of which the sentence holds the anchor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mtqa.language.pattern_nodes import Words
from mtqa.language.patterns import Match, Pattern, PatternError
from mtqa.language.tokens import Token


class PatternIndex:
    """Many patterns searched at once.

    Raises:
        PatternError: a pattern can match without any known word.
    """

    def __init__(self, patterns: Sequence[Pattern] = ()) -> None:
        self.patterns: dict[int, Pattern] = {}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            self.add(number, pattern)

    def add(self, number: int, pattern: Pattern) -> None:
        """Search for one more pattern, under a number of its own; a number that is there already stays as it is."""
        if pattern.anchor is None:
            raise PatternError(f"no word that it needs, so it can't be indexed: {pattern.text}")
        if number not in self.patterns:
            self.patterns[number] = pattern
            for word in pattern.anchor.words:
                self._by_word[word].append(number)

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Words, Match]]:
        """Number of the pattern, the sentence and the match, wherever a pattern matches; matches of one pattern don't overlap."""
        words = Words.of(tokens)
        for number in sorted(self.called(words.lower)):
            yield from ((number, words, match) for match in self.patterns[number].matches(words))

    def called(self, lowers: Iterable[str]) -> set[int]:
        """Numbers of the patterns of which an anchor stands among tokens, which are given in lower case."""
        return {number for word in self._by_word.keys() & lowers for number in self._by_word[word]}
