"""Who is spoken of in an article: names grouped into persons, with every mark of their gender and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

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

    @property
    def given_gender(self) -> str:
        """`m` or `f` when only that gender bears the first name, else empty."""
        return next((s.mark.gender for s in self.signs(weak=True) if s.mark.kind == "first-name"), "")

    @property
    def disputed(self) -> bool:
        """True when the first name and all strong marks show different genders: the text must not be trusted on either."""
        given, signs = self.given_gender, self.signs()
        return bool(given and signs) and all(s.mark.gender != given for s in signs)


def persons(sentences: Iterable[Iterable[Name]]) -> list[Person]:
    """Names of the article, given sentence by sentence, grouped into persons.

    A single word belongs to the one full name that holds it, and to nobody when two do.
    """
    mentions = [Mention(i, name) for i, found in enumerate(sentences) for name in found]
    known = _Index()
    for mention in mentions:
        if mention.name.full:
            known.add(mention.name.words)
    for mention in mentions:
        owner = known.owner(mention.name)
        if owner is not None:
            owner.mentions.append(mention)
    return list(known.persons.values())


class _Index:
    """Persons by the words of their names, so that long articles take no more than a look-up a mention."""

    def __init__(self) -> None:
        self.persons: dict[tuple[str, ...], Person] = {}
        self._by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._owners: dict[tuple[str, ...], Person | None] = {}

    def add(self, words: tuple[str, ...]) -> Person:
        """The person of exactly these words, made when new."""
        key = tuple(word.casefold() for word in words)
        if key not in self.persons:
            self.persons[key] = Person(words)
            for word in set(key):
                self._by_word[word].append(key)
        return self.persons[key]

    def owner(self, name: Name) -> Person | None:
        """The person a name belongs to: the only longer name that holds it, else its own; None when two hold a single word.

        To be asked when all full names are in.
        """
        key = tuple(word.casefold() for word in name.words)
        if key not in self._owners:
            self._owners[key] = self._found(key, name)
        return self._owners[key]

    def _found(self, key: tuple[str, ...], name: Name) -> Person | None:
        rarest = min((self._by_word.get(word, []) for word in key), key=len)
        longer = list(islice((k for k in rarest if len(k) > len(key) and set(key) <= set(k)), 2))
        if name.full:
            return self.persons[longer[0]] if len(longer) == 1 else self.persons[key]
        if len(longer) > 1:
            return None
        return self.persons[longer[0]] if longer else self.add(name.words)
