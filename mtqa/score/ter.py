"""Translation edit rate of a sentence (Snover et al. 2006): sacrebleu's number to the last digit, in a fraction of its time.

Edits are insertions, deletions, substitutions and shifts of word groups. Which shifts are tried, and which of them is best, follows
Tercom as sacrebleu does: greedily, with the same limits. Nearly all of the time goes into edit distances to hypotheses with one group
shifted; they are worked out on whole rows at once, a bit a word (Myers 1999, Hyyrö 2003).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LONGEST_SHIFT = 10
_FARTHEST_SHIFT = 50
_MOST_CANDIDATES = 1000
_BEAM = 24
"""Words from the diagonal that sacrebleu's edit distance certainly looks at; a path that strays farther is left to sacrebleu itself."""


def ter(hypothesis: str, reference: str) -> float:
    """Edits in per cent of the reference's words, 0 and up, lower is better; letter case does not count."""
    own, wanted = hypothesis.lower().split(), reference.lower().split()
    if not wanted:
        return 100.0 if own else 0.0
    return 100 * (_edits(own, wanted) / len(wanted))


class _Step(NamedTuple):
    """A hypothesis with one group of words shifted; of two, the greater one is better."""

    saved: int
    length: int
    start: int
    target: int
    words: list[str]


class _Alignment(NamedTuple):
    """Where each word of the reference stands in the hypothesis, and which words of either are wrong there."""

    places: list[int]
    wrong: list[bool]
    own_wrong: list[bool]


def _edits(words: list[str], reference: list[str]) -> int:
    distances = _Distances(reference)
    shifts = candidates = 0
    if words == reference:
        return 0
    while candidates < _MOST_CANDIDATES:
        best, tried = _best_shift(words, reference, distances, _MOST_CANDIDATES - candidates)
        candidates += tried
        if candidates >= _MOST_CANDIDATES or best is None or best.saved <= 0:
            break
        shifts, words = shifts + 1, best.words
    return shifts + distances.of(words)


def _best_shift(words: list[str], reference: list[str], distances: _Distances, most: int) -> tuple[_Step | None, int]:
    """The shift that saves most edits, and how many were tried."""
    before, aligned = distances.of(words), distances.alignment(words)
    best: _Step | None = None
    tried = 0
    for start, place, length in _common_groups(words, reference):
        right = not any(aligned.own_wrong[start : start + length]) or not any(aligned.wrong[place : place + length])
        if right or start <= aligned.places[place] < start + length:
            continue
        for target in _targets(aligned.places, place, length):
            moved = _shifted(words, start, length, target)
            step = _Step(before - distances.of(moved), length, -start, -target, moved)
            best = step if best is None else max(best, step)
            tried += 1
        if tried >= most:
            break
    return best, tried


def _common_groups(words: Sequence[str], reference: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Start in the hypothesis, start in the reference and length of each group of words that both have."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(reference):
        places.setdefault(word, []).append(place)
    for start, word in enumerate(words):
        for place in places.get(word, ()):
            if abs(place - start) <= _FARTHEST_SHIFT:
                for length in range(1, _LONGEST_SHIFT + 1):
                    yield start, place, length
                    end, other = start + length, place + length
                    if end == len(words) or other == len(reference) or words[end] != reference[other]:
                        break


def _targets(places: Sequence[int], place: int, length: int) -> Iterator[int]:
    """Where a group may go so that it stands by its counterpart: each position once if the same ones follow each other."""
    before = -1
    for at in range(place - 1, min(place + length, len(places))):
        target = places[at] + 1 if at >= 0 else 0
        if target != before:
            yield target
        before = target


def _shifted(words: list[str], start: int, length: int, target: int) -> list[str]:
    rest = words[:start] + words[start + length :]
    at = target - length if target > start + length else target
    return rest[:at] + words[start : start + length] + rest[at:]


class _Distances:
    """Edit distances of hypotheses to one reference."""

    def __init__(self, reference: list[str]) -> None:
        self._reference = reference
        self._all = (1 << len(reference)) - 1
        self._bits: dict[str, int] = {}
        for place, word in enumerate(reference):
            self._bits[word] = self._bits.get(word, 0) | 1 << place

    def of(self, words: list[str]) -> int:
        """The distance of one hypothesis."""
        more, less = self._rows(words)[-1]
        found = len(words) + more.bit_count() - less.bit_count()
        return found if self._near(found, words) else self._by_sacrebleu(words)[0]

    def alignment(self, words: list[str]) -> _Alignment:
        """How the words of one hypothesis stand to those of the reference: of equally cheap edits, substitutions first, then deletions."""
        if not self._near(self.of(words), words):
            return _aligned(self._by_sacrebleu(words)[1])
        rows, reference = self._rows(words), self._reference
        i, j, trace = len(words), len(reference), list[str]()

        def cost(i: int, j: int) -> int:
            (more, less), mask = rows[i], (1 << j) - 1
            return i + (more & mask).bit_count() - (less & mask).bit_count()

        while i or j:
            here = cost(i, j)
            if i and j and (words[i - 1] == reference[j - 1] or cost(i - 1, j - 1) + 1 == here):
                i, j = i - 1, j - 1
                trace.append(" " if words[i] == reference[j] else "s")
            elif i and cost(i - 1, j) + 1 == here:
                i -= 1
                trace.append("d")
            else:
                j -= 1
                trace.append("i")
        return _aligned("".join(reversed(trace)))

    def _rows(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """After each word, from none on: at which words of the reference the distance grows by one, and at which it shrinks."""
        more, less, everything = self._all, 0, self._all
        rows = [(more, less)]
        for word in words:
            same = self._bits.get(word, 0)
            diagonal = (((same & more) + more) ^ more) | same | less
            up, down = (less | ~(diagonal | more)) & everything, diagonal & more
            up, down = up << 1 | 1, down << 1
            more, less = (down | ~(diagonal | up)) & everything, up & diagonal & everything
            rows.append((more, less))
        return rows

    def _near(self, distance: int, words: Sequence[str]) -> bool:
        """Whether no best path strays from the diagonal by more than the beam."""
        return distance + abs(len(words) - len(self._reference)) <= 2 * _BEAM

    def _by_sacrebleu(self, words: list[str]) -> tuple[int, str]:
        from sacrebleu.metrics.lib_ter import BeamEditDistance

        return BeamEditDistance(self._reference)(words)


def _aligned(trace: str) -> _Alignment:
    """From the edits that make the reference of a hypothesis, in order: ` ` for none, `s`, `d` and `i`."""
    found = _Alignment([], [], [])
    for edit in trace:
        if edit != "i":
            found.own_wrong.append(edit != " ")
        if edit != "d":
            found.places.append(len(found.own_wrong) - 1)
            found.wrong.append(edit != " ")
    return found
