"""Who is spoken of in an article: names grouped into persons, with every mark of their gender and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mtqa.language.names import Mark, Name


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in sentence `sentence` of the article."""

    sentence: int
    name: Name


@dataclass(frozen=True, slots=True)
class Sign:
    """A gender mark with its mention."""

    mention: Mention
    mark: Mark


@dataclass(slots=True)
class Person:
    """Somebody (or something) named: the words of the fullest name and all mentions in order."""

    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name."""
        return " ".join(self.words)

    def signs(self, *, weak: bool = False) -> list[Sign]:
        """Gender marks in order of place, the weak ones only when asked for."""
        return [Sign(m, k) for m in self.mentions for k in m.name.marks if k.gender and (weak or not k.weak)]

    @property
    def gender(self) -> str:
        """`m` or `f` when all strong marks agree, else empty."""
        genders = {s.mark.gender for s in self.signs()}
        return genders.pop() if len(genders) == 1 else ""


def persons(sentences: Iterable[Iterable[Name]]) -> list[Person]:
    """Names of the article, given sentence by sentence, grouped into persons.

    A single word belongs to the one full name that holds it, and to nobody when two do.
    """
    mentions = [Mention(i, name) for i, found in enumerate(sentences) for name in found]
    known: dict[tuple[str, ...], Person] = {}
    for mention in mentions:
        if mention.name.full:
            known.setdefault(_key(mention.name.words), Person(mention.name.words))
    for mention in mentions:
        owner = _owner(mention.name, known)
        if owner is not None:
            owner.mentions.append(mention)
    return list(known.values())


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _owner(name: Name, known: dict[tuple[str, ...], Person]) -> Person | None:
    key = _key(name.words)
    exact = known.get(key)
    if exact is not None:
        longer = [p for k, p in known.items() if len(k) > len(key) and set(key) <= set(k)]
        return longer[0] if name.full and len(longer) == 1 else exact
    if name.full:
        return None
    holders = [p for k, p in known.items() if key[0] in k]
    if len(holders) > 1:
        return None
    return holders[0] if holders else known.setdefault(key, Person(name.words))
