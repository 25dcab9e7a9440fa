"""How well sentences are aligned: texts that stand line by line, with lines merged, split and dropped, and the beads that are true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from mtqa.article.beads import Bead

_BOUNDARY = re.compile(r"[,;:»”)](?=\s)|\s(?=[–—-]\s)")
_MIDDLE = (0.2, 0.8)


@dataclass(frozen=True, slots=True)
class Disturbance:
    """Shares of the lines of a side that are merged with the next one, split in two, and dropped."""

    merged: float = 0.1
    split: float = 0.1
    dropped: float = 0.05


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a disturbed text, and the lines that it holds or is a part of."""

    text: str
    lines: tuple[int, ...]


def disturbed(lines: Sequence[str], how: Disturbance, random: Random, whole: Collection[int] = ()) -> tuple[Piece, ...]:
    """The lines with some of them merged, split and dropped; no line suffers two of these.

    Lines are split where a clause ends: at a comma or the like in their middle; those that have none are passed over. Lines in `whole` stay
    as they are: disturbed on the other side already, they would make beads of shapes that no translator makes.
    """
    free = [i for i in range(len(lines)) if i not in whole]
    random.shuffle(free)

    def take(share: float, able: Iterable[int]) -> list[int]:
        return list(able)[: round(share * len(lines))]

    dropped = set(take(how.dropped, free))
    cuts = {i: cut for i in free if i not in dropped and (cut := _cut(lines[i]))}
    split = set(take(how.split, cuts))
    busy, merged = dropped | split | set(whole), set[int]()
    for i in free:
        if len(merged) < round(how.merged * len(lines)) and i + 1 < len(lines) and not {i, i + 1} & busy:
            merged.add(i)
            busy |= {i, i + 1}
    pieces: list[Piece] = []
    for i, line in enumerate(lines):
        if i in dropped or i - 1 in merged:
            continue
        if i in merged:
            pieces.append(Piece(f"{line} {lines[i + 1]}", (i, i + 1)))
        elif i in split:
            pieces += (Piece(part.strip(), (i,)) for part in (line[: cuts[i]], line[cuts[i] :]))
        else:
            pieces.append(Piece(line, (i,)))
    return tuple(pieces)


def touched(pieces: Sequence[Piece], lines: int) -> frozenset[int]:
    """Those of so many lines that the pieces do not hold as they were."""
    seen = Counter(line for piece in pieces for line in piece.lines)
    alone = {piece.lines[0] for piece in pieces if len(piece.lines) == 1}
    return frozenset(line for line in range(lines) if seen[line] != 1 or line not in alone)


def true_beads(target: Sequence[Piece], source: Sequence[Piece]) -> frozenset[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The beads that the lines say: pieces that share a line belong together; a piece whose lines the other side lacks stands alone."""
    owners: dict[int, int] = {}
    for piece in (*target, *source):
        roots = {owners.get(line, line) for line in piece.lines}
        root = min(roots)
        owners.update({line: root for line, old in owners.items() if old in roots})
        owners.update(dict.fromkeys(piece.lines, root))
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for side, pieces in enumerate((target, source)):
        for index, piece in enumerate(pieces):
            groups.setdefault(owners[piece.lines[0]], ([], []))[side].append(index)
    found: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for ours, theirs in groups.values():
        if ours and theirs:
            found.add((tuple(ours), tuple(theirs)))
        else:
            found |= {((i,), ()) for i in ours} | {((), (j,)) for j in theirs}
    return frozenset(found)


def accuracy(found: Iterable[Bead], true: Collection[tuple[tuple[int, ...], tuple[int, ...]]]) -> tuple[int, int]:
    """How many of the true beads were found exactly, and how many there are."""
    have = {(bead.target, bead.source) for bead in found}
    return sum(bead in have for bead in true), len(true)


def _cut(line: str) -> int | None:
    """Where a clause ends, as near to the middle as can be; None where none ends in the middle part."""
    low, high = (share * len(line) for share in _MIDDLE)
    ends = [match.end() for match in _BOUNDARY.finditer(line) if low <= match.end() <= high]
    return min(ends, key=lambda end: abs(end - len(line) / 2), default=None)
