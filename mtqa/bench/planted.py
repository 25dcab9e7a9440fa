"""Faults planted in clean sentences, the way machines make them, by a seed: for fitting risk and for measuring that it never falls."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

_FEWEST = 8
_GENDER = {"le": "la", "la": "le", "un": "une", "une": "un", "du": "de la", "ce": "cette", "cette": "ce", "au": "à la"}
_NUMBER = {"les": "le", "des": "un", "ont": "a", "sont": "est", "étaient": "était", "ces": "ce", "aux": "au"}
_LEFT_OVER = {"et": "and", "de": "of", "pour": "for", "avec": "with", "dans": "in", "par": "by", "que": "that", "sur": "on"}

Plant = Callable[[list[str], random.Random], list[str] | None]
"""Words with a fault in them; None where the sentence offers no place."""


def planted(sentences: Iterable[str], count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` pairs (clean, faulty) at most, kinds of fault in turn, each sentence once; short sentences are passed over.

    Args:
        sentences: clean French.
        count: how many pairs.
        seed: the same seed gives the same pairs.
    """
    chance = random.Random(seed)
    pool = sorted({s for s in sentences if len(s.split(" ")) >= _FEWEST})
    chance.shuffle(pool)
    made = 0
    for sentence in pool:
        if made == count:
            return
        kinds = PLANTS[made % len(PLANTS) :] + PLANTS[: made % len(PLANTS)]
        words = next((found for plant in kinds if (found := plant(sentence.split(" "), chance)) is not None), None)
        if words is not None and (faulty := " ".join(words)) != sentence:
            made += 1
            yield sentence, faulty


def _inner(words: list[str], chance: random.Random) -> int:
    """A place that is neither the first word nor one of the last two."""
    return chance.randrange(1, len(words) - 2)


def _dropped(words: list[str], chance: random.Random) -> list[str]:
    at = _inner(words, chance)
    return words[:at] + words[at + 1 :]


def _doubled(words: list[str], chance: random.Random) -> list[str]:
    at = _inner(words, chance)
    return [*words[: at + 1], words[at], *words[at + 1 :]]


def _swapped(words: list[str], chance: random.Random) -> list[str]:
    at = _inner(words, chance)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def _repeated(words: list[str], chance: random.Random) -> list[str]:
    at = _inner(words, chance)
    stretch = words[at : at + chance.randint(2, 4)]
    return [*words[:at], *stretch, *words[at:]]


def _cut(words: list[str], _: random.Random) -> list[str]:
    return words[: max(4, len(words) * 2 // 3)]


def _unquoted(words: list[str], _: random.Random) -> list[str] | None:
    at = next((i for i, word in enumerate(words) if "»" in word), None)
    return None if at is None else [*words[:at], *filter(None, [words[at].replace("»", "").strip("\u00a0\u202f")]), *words[at + 1 :]]


def _exchanged(table: dict[str, str]) -> Plant:
    def plant(words: list[str], chance: random.Random) -> list[str] | None:
        places = [i for i, word in enumerate(words) if word in table]
        if not places:
            return None
        at = chance.choice(places)
        return [*words[:at], table[words[at]], *words[at + 1 :]]

    return plant


PLANTS: tuple[Plant, ...] = (
    _dropped, _doubled, _swapped, _repeated, _cut, _unquoted, _exchanged(_GENDER), _exchanged(_NUMBER), _exchanged(_LEFT_OVER),
)  # fmt: skip
