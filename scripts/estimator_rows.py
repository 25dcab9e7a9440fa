"""Training examples for the estimator: marked sentences with their repairs, synthetic slips, machine French, words labelled by people.

Examples come in groups that stay in one batch: a faulty sentence and its better version (of one group the members are ordered from best to
worst), or a sentence alone. `draw` goes on for ever, taking each kind as often as its share says.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from estimator_slips import Slips

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Example:
    """A sentence with its source (or none), the places of its faults (code points; None: unknown), whether it is faulty (None: unknown)."""

    french: str
    source: str | None
    faults: Marks | None
    bad: float | None
    weight: float = 1.0


Group = tuple[Example, ...]


def marked(entry: str) -> Iterator[Group]:
    """Rows of a labelled set: repaired and as the machine wrote them; then as they stand beside their source, one in two."""
    path, _, split = entry.partition(":")
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if split and row.get("split") != split:
            continue
        shown = [f for f in row["faults"] if f["visible_in"] == "target"]
        own = _marked(row["fr"], None, shown)
        repaired = row["fr_good"] if shown and row["fr_good"] != row["fr"] else None
        yield (Example(repaired, None, (), 0.0), own) if repaired else (own,)
        if number % 2:
            beside = _marked(row["fr"], row["ind"], row["faults"])
            sound = row["faults"] and row["fr_good"] != row["fr"]
            yield (Example(row["fr_good"], row["ind"], (), 0.0, 0.5), beside) if sound else (beside,)


def _marked(french: str, source: str | None, faults: Sequence[Mapping[str, object]]) -> Example:
    grave = any(f["severity"] != "minor" for f in faults)
    weight = (0.5 if source else 1.0) * (0.5 if faults and not grave else 1.0)
    return Example(french, source, tuple((int(str(f["start"])), int(str(f["end"]))) for f in faults), float(bool(faults)), weight)


def labelled_words(path: Path) -> Iterator[Group]:
    """Sentences whose words people labelled (`w` words, `l` labels, `s` source words, `y` the sentence), with their source and without.

    Rows with a weight `k` come from a marked set, which `marked` reads; they are left out.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "k" not in row:
            text, faults, at = "", [], 0
            for word, label in zip(row["w"], row["l"], strict=True):
                text += word if word.endswith("'") else word + " "
                faults += [(at, at + len(word))] if label else []
                at = len(text)
            yield (Example(text.rstrip(), None, tuple(faults), float(row["y"])),)
            yield (Example(text.rstrip(), " ".join(row["s"]), tuple(faults), float(row["y"]), 0.5),)


def machine_made(path: Path) -> Iterator[Group]:
    """Human French (`good`) and a translator's own (`bad`) for one source: which is better is known, where the faults are is not."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if all(row["good"].count(mark) == row["bad"].count(mark) for mark in '«"'):
            yield Example(row["good"], None, None, None), Example(row["bad"], None, None, None)


def slips(path: Path, column: int, chance: random.Random) -> Iterator[Group]:
    """For ever: a clean sentence, and the same with one or two slips; the source in the next column, where there is one, lends words."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    make = Slips((row[column] for row in rows), chance)
    while True:
        chance.shuffle(rows)
        for row in rows:
            clean = row[column]
            source = row[column + 1] if len(row) > column + 1 else ""
            faulty = _slipped(clean, source, make, chance)
            if faulty:
                yield Example(clean, None, (), 0.0, 0.7), faulty


def _slipped(sentence: str, source: str, make: Slips, chance: random.Random) -> Example | None:
    kind = chance.random()
    if kind < 0.35:
        return rough(sentence, chance)
    slip = make.left_over(sentence, source) if kind < 0.45 and source else make(sentence)
    if slip is None:
        return None
    marks, text = [(slip.start, slip.end)], slip.text
    again = make(text) if chance.random() < 0.25 else None
    if again is not None and again.start > slip.end:
        marks, text = [*marks, (again.start, again.end)], again.text
    return Example(text, None, tuple(marks), 1.0, 0.7)


def rough(sentence: str, chance: random.Random) -> Example | None:
    """The sentence with a word dropped, doubled or moved, a repeated stretch, a lost quotation mark, or a cut end, its place marked."""
    words = sentence.split(" ")
    if len(words) < 7:
        return None
    i = chance.randrange(1, len(words) - 2)
    kind = chance.choice(("drop", "double", "swap", "repeat", "mark", "cut"))
    before = len(" ".join(words[:i])) + 1
    if kind == "drop":
        return Example(" ".join(words[:i] + words[i + 1 :]), None, ((before - 2, before + len(words[i + 1])),), 1.0, 0.5)
    if kind == "double":
        return Example(" ".join([*words[: i + 1], words[i], *words[i + 1 :]]), None, ((before, before + 2 * len(words[i]) + 1),), 1.0, 0.7)
    if kind == "swap":
        text = " ".join([*words[:i], words[i + 1], words[i], *words[i + 2 :]])
        return Example(text, None, ((before, before + len(words[i]) + len(words[i + 1]) + 1),), 1.0, 0.7)
    if kind == "repeat":
        size = chance.randint(2, 4)
        chunk = words[i : i + size]
        start = before + len(" ".join(chunk)) + 1
        return Example(" ".join([*words[: i + size], *chunk, *words[i + size :]]), None, ((start, start + len(" ".join(chunk))),), 1.0, 0.7)
    if kind == "mark" and "»" in sentence:
        at = sentence.index("»")
        return Example(sentence[:at].rstrip() + sentence[at + 1 :], None, ((max(0, at - 8), at),), 1.0, 0.7)
    cut = " ".join(words[: max(4, len(words) * 2 // 3)])
    return Example(cut, None, ((max(0, len(cut) - 6), len(cut)),), 1.0, 0.5)


def again(groups: Sequence[Group], chance: random.Random) -> Iterator[Group]:
    """The groups in random order, for ever."""
    order = list(groups)
    while True:
        chance.shuffle(order)
        yield from order


def draw(streams: Sequence[tuple[Iterator[Group], float]], chance: random.Random) -> Iterator[Group]:
    """Groups from endless streams, each as often as its weight says."""
    weights = [weight for _, weight in streams]
    while True:
        yield next(chance.choices([stream for stream, _ in streams], weights)[0])
