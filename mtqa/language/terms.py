"""Finding terms: French ones by lemma, source ones by form, so that an entry matches however the sentence inflects it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mtqa.language.morphology import french
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Token, plain, tokenize

_CLITICS = {"id": ("nya", "ku", "mu", "lah", "kah", "pun"), "en": ("s", "es"), "fr": ("s", "x")}
_MIN_STEM = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A French term: its words in lower case with, for each, the lemmas that a token may share with it."""

    words: tuple[str, ...]
    lemmas: tuple[frozenset[str], ...]

    def at(self, tokens: Sequence[Token], first: int) -> bool:
        """True when the term stands at token `first`, in any inflection."""
        if first + len(self.words) > len(tokens):
            return False
        return all(
            token.lower == word or (bool(lemmas) and not lemmas.isdisjoint(lemmas_of(token.lower)))
            for token, word, lemmas in zip(tokens[first:], self.words, self.lemmas, strict=False)
        )


@cache
def term(text: str) -> Term:
    """The term that `text` names; elided and short grammatical words match as they are."""
    words = words_of(text)
    return Term(words, tuple(map(lemmas_in_term, words)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of the term that `text` names, in lower case."""
    return tuple(t.lower for t in tokenize(plain(text)))


def lemmas_in_term(word: str) -> frozenset[str]:
    """The lemmas that a word of a term is found by; none for one that matches as it is."""
    return lemmas_of(word) if len(word) > 2 and not word.endswith("'") else frozenset()


@lru_cache(maxsize=FORMS)
def lemmas_of(form: str) -> frozenset[str]:
    """Lemmas of a form's nominal and verbal readings; a participle belongs to its verb and to its adjective."""
    return french().lemmas(form, "noun", "adj", "verb", "adv")


def find(tokens: Sequence[Token], wanted: Term) -> Iterator[tuple[int, int]]:
    """Token ranges `[first, after)` where the term stands."""
    for first in range(len(tokens) - len(wanted.words) + 1):
        if wanted.at(tokens, first):
            yield first, first + len(wanted.words)


def find_exact(tokens: Sequence[Token], text: str) -> Iterator[tuple[int, int]]:
    """Token ranges where exactly these words stand, capitals included."""
    words = tuple(t.text for t in tokenize(plain(text)))
    for first in range(len(tokens) - len(words) + 1):
        if tuple(t.text for t in tokens[first : first + len(words)]) == words:
            yield first, first + len(words)


def find_in_source(tokens: Sequence[Token], text: str, language: str, *, case: bool = False) -> Iterator[tuple[int, int]]:
    """Token ranges of a source term; endings such as Indonesian `-nya` and English `-s` on its last word are looked past."""
    words = _source_words(text, case=case)
    if not words:
        return
    for first in range(len(tokens) - len(words) + 1):
        forms = [t.text if case else t.lower for t in tokens[first : first + len(words)]]
        if tuple(forms[:-1]) == words[:-1] and (forms[-1] == words[-1] or stem(forms[-1], language) == words[-1]):
            yield first, first + len(words)


@cache
def _source_words(text: str, *, case: bool) -> tuple[str, ...]:
    return tuple(t.text if case else t.lower for t in tokenize(plain(text)))


def stem(form: str, language: str) -> str:
    """The form without a clitic or plural ending of the language (`-nya, -lah`, English -s)."""
    for clitic in _CLITICS.get(language, ()):
        if form.endswith(clitic) and len(form) - len(clitic) >= _MIN_STEM:
            return form[: -len(clitic)]
    return form
