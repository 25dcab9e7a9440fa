"""Things of one kind that a translator may take for each other (father and mother, Monday and Tuesday, to open and to close)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from mtqa.language.pieces import PhraseTable, pieces_of
from mtqa.language.remember import FORMS
from mtqa.language.spelling import fold
from mtqa.language.tables import listed, table
from mtqa.language.terms import Term, lemmas_of, term
from mtqa.language.tokens import Token

_STEM = 5  # letters that words of one family share, in either language
_ENDINGS = ("", "nya")


@dataclass(frozen=True, eq=False)
class Sibling:
    """One thing of a kind.

    Attributes:
        kind: the kind; no two of its things are the same.
        words: Indonesian words that name it.
        also: further Indonesian words behind which its French words may stand.
        french: French terms that name it and nothing else.
        french_also: further French words that may render it.
        alone: `lost` where a missing rendering tells something without another thing of the kind, `added` where a missing source word does.
    """

    kind: str
    words: tuple[str, ...]
    also: tuple[str, ...]
    french: tuple[str, ...]
    french_also: tuple[str, ...]
    alone: tuple[str, ...] = ()

    def named_in(self, source: str) -> bool:
        """True when some word of the lower-case Indonesian `source`, or of its family, stands behind the thing."""
        return any(_within(word, source) for word in (*self.words, *self.also))

    def rendered(self, tokens: Sequence[Token]) -> bool:
        """True when the French may render the thing: a listed word, or one of its family."""
        return any(self._renders(token) for token in tokens if token.is_word) or any(
            wanted.at(tokens, first) for wanted in self._phrases for first in range(len(tokens))
        )

    def _renders(self, token: Token) -> bool:
        return token.lower in self._forms or not self._lemmas.isdisjoint(lemmas_of(token.lower)) or _family(token.lower) in self._families

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(word for word in (*self.french, *self.french_also) if " " not in word)

    def places(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Token ranges where a term of `french` stands, in any inflection."""
        for words in self._terms:
            for first in range(len(tokens) - len(words) + 1):
                if all(_is_form(t.lower, word) for t, word in zip(tokens[first:], words, strict=False)):
                    yield first, first + len(words)

    @cached_property
    def _terms(self) -> tuple[tuple[str, ...], ...]:
        return tuple(term(text).words for text in self.french)

    @cached_property
    def _phrases(self) -> tuple[Term, ...]:
        return tuple(t for t in map(term, (*self.french, *self.french_also)) if len(t.words) > 1)

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        return self._forms.union(*(lemmas_of(word) for word in self._forms))

    @cached_property
    def _families(self) -> frozenset[str]:
        return frozenset(_family(word) for word in self._forms if len(word) > _STEM)


def _is_form(form: str, word: str) -> bool:
    """True when the form is the word or may be an inflection of it: of *court*, not of *courir*."""
    return form == word or word in lemmas_of(form)


@lru_cache(maxsize=FORMS)
def _family(word: str) -> str:
    return fold(word)[:_STEM]


def _within(word: str, source: str) -> bool:
    """True for the word itself, or for a longer one that is built on it; short ones and names only as they are."""
    if len(word) > _STEM and word.islower():
        return word in source
    return f" {word.lower()} " in source or f" {word.lower()}nya " in source


@cache
def siblings() -> tuple[Sibling, ...]:
    """The rows of `siblings_id.tsv`."""
    return tuple(
        Sibling(
            row["kind"],
            listed(row["term"]),
            listed(row["term_also"]),
            listed(row["french"]),
            listed(row["french_also"]),
            listed(row["alone"]),
        )
        for row in table("siblings_id.tsv")
    )


@cache
def _by_word() -> PhraseTable[tuple[Sibling, ...]]:
    found: dict[str, tuple[Sibling, ...]] = {}
    for sibling in siblings():
        for word in sibling.words:
            for ending in _ENDINGS:
                form = word.lower() + ending
                found[form] = (*found.get(form, ()), sibling)
    return PhraseTable(list(found.items()))


def named(source: str) -> Iterator[tuple[Sibling, int, int]]:
    """The things that an Indonesian text names, with their places in it."""
    pieces = pieces_of(source)
    for at, (size, group) in _by_word().scan(source, pieces):
        for sibling in group:
            yield sibling, pieces[at].start, pieces[at + size - 1].end


@cache
def _by_first_word() -> Mapping[str, tuple[Sibling, ...]]:
    found: dict[str, dict[Sibling, None]] = defaultdict(dict)
    for sibling in siblings():
        for text in sibling.french:
            first = term(text).words[0]
            found[first][sibling] = found[f"<{first}>"][sibling] = None
    return {key: tuple(group) for key, group in found.items()}


def called_by(anchors: frozenset[str]) -> tuple[Sibling, ...]:
    """The things that the French of a sentence with these anchors (`SegmentView.anchors`) may name, each once."""
    index = _by_first_word()
    return tuple(dict.fromkeys(sibling for key in sorted(anchors & index.keys()) for sibling in index[key]))
