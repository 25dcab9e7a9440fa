"""What the n-gram model counts: words, marks, and classes for what no list can hold (names, acronyms, numbers, unknown words).

Words are read in true case: the first word of a sentence or quotation counts as its lower-case form where that is the commoner one. An
unknown word that the lexicon of forms has (`barricadèrent`) becomes an unknown word of its grammatical class, so that its agreement still
counts; an unknown capitalised word becomes a name, which is never held against a sentence.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtqa.language.morphology import Lexicon, Reading
from mtqa.language.remember import FORMS, Answers
from mtqa.language.tokens import Kind, plain, tokenize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

START, END, UNKNOWN, NAME, ACRONYM, NUMBER = "<s>", "</s>", "<unknown>", "<name>", "<acronym>", "<number>"
SPECIAL = (START, END, UNKNOWN, NAME, ACRONYM, NUMBER)
_START, _END, _UNKNOWN, _NAME, _ACRONYM, _NUMBER = range(len(SPECIAL))
_OPENING = frozenset("«(:—–-;.!?")
_CLOSING = frozenset((".", "!", "?", "..."))
_ABBREVIATION = 2
_MARKS = {"“": "«", "„": "«", "”": "»", "…": "..."}
_MOODS = {"sub": "s", "imp": "i"}
_NO_CLASS = "?"
_KNOWN_FORMS = 20_000
_make = tuple.__new__  # without the call that a named tuple's own constructor makes on top


class Symbol(NamedTuple):
    """A token in the form that is counted, its place in the text as read, and what it is (a named tuple, since each word is one).

    `first`: any word would be capitalised there. `starts`: a sentence starts with it.
    """

    text: str
    start: int
    end: int
    kind: str
    first: bool
    starts: bool


@dataclass(frozen=True, slots=True)
class Encoded:
    """Indices of a text's symbols, each sentence opened by the start symbol 0; start and end of each in the text as read, equal for the
    start symbols.
    """

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


def symbols(text: str) -> Iterator[Symbol]:
    """The tokens of `text` as they are counted: quotation marks as guillemets, composed letters.

    A capital after a full stop starts a sentence, but for abbreviations of one or two letters (`M. Loa`).
    """
    first = starts = True
    inside, before = False, ""
    for own, _, start, end, kind, _, _ in tokenize(plain(text)):
        form = own if own.isascii() else _counted(own)
        if form == '"':
            form, inside = ("»" if inside else "«"), not inside
        opens = starts or (first and before in _CLOSING and form[:1].isupper())
        yield _make(Symbol, (form, start, end, kind, first, opens))
        starts = False
        first = form in _OPENING
        before = "" if form == "." and len(before) <= _ABBREVIATION else form


@lru_cache(maxsize=FORMS)
def _counted(text: str) -> str:
    return unicodedata.normalize("NFC", _MARKS.get(text, text))


def word_class(readings: Sequence[Reading]) -> str:
    """The ambiguity class of a form: all its readings as one name (after Cutting et al. 1992); `?` without readings.

    A reading is its part of speech with gender and number, or for finite verbs person and number (subjunctive and imperative apart).
    """
    tags = {tag for reading in readings for tag in _tags(reading)}
    return "|".join(sorted(tags)) if tags else _NO_CLASS


def _tags(reading: Reading) -> Iterator[str]:
    if not reading.verb:
        yield reading.pos + reading.gender + reading.number
    for form in reading.verb:
        parts = form.split(":")
        if parts[0] in ("ind", "cnd", "sub", "imp"):
            yield f"v{_MOODS.get(parts[0], 'f')}{parts[-1]}"
        else:
            yield f"v{form}{reading.gender}{reading.number}"


class Vocabulary:
    """The symbols that a model knows, by index; `SPECIAL` come first, then words, then unknown words by class (`<unknown:adjfs>`).

    Args:
        words: the symbols.
        counts: how often each stood in the training text.
        classes: the class of each, an index from 0; the start and the end of a sentence are alone in theirs.
        lexicon: readings of forms, for words that the vocabulary has not.
    """

    def __init__(self, words: Sequence[str], counts: NDArray[np.int64], classes: NDArray[np.int64], lexicon: Lexicon) -> None:
        self.words, self.counts, self.classes = tuple(words), counts, classes
        self._lexicon = lexicon
        self._index = {word: i for i, word in enumerate(self.words)}
        self._counts: list[int] = counts.tolist()
        self._known = Answers(self._look_up, _KNOWN_FORMS)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def apart(self) -> NDArray[np.bool_]:
        """True for symbols that stand for many words: names, acronyms, numbers, unknown words."""
        import numpy as np

        return np.array(["<" < word < "=" for word in self.words])  # begins with `<`, and is longer

    def encode(self, text: str) -> Encoded:
        """The symbols of `text`."""
        ids: list[int] = []
        places: list[tuple[int, int]] = []
        for form, start, end, kind, first, starts in symbols(text):
            if starts:
                ids.append(_START)
                places.append((start, start))
            ids.append(_NUMBER if kind is Kind.NUMBER else self._known[form, first])
            places.append((start, end))
        return Encoded(tuple(ids), tuple(places))

    def _look_up(self, question: tuple[str, bool]) -> int:
        """The index of a form that stands where any word would be capitalised, or not; that of its class when the word is not there."""
        form, first = question
        own = self._index.get(form)
        if not form[:1].isupper():
            return own if own is not None else self._unknown(form)
        if first:
            lower = self._index.get(form.lower())
            if lower is not None and (own is None or self._counts[lower] >= self._counts[own]):
                return lower
        if own is not None:
            return own
        if len(form) > 1 and form.isupper():
            return _ACRONYM
        return self._unknown(form.lower(), _NAME) if first else _NAME

    def _unknown(self, form: str, otherwise: int = _UNKNOWN) -> int:
        return self._index.get(f"<unknown:{word_class(self._lexicon.readings(form))}>", otherwise)


@dataclass(frozen=True, slots=True)
class Limits:
    """How a vocabulary is chosen: occurrences that a word and a name need, and how many of the commonest words are a class of their own."""

    word: int = 5
    name: int = 5
    alone: int = 500


def build(texts: Iterable[str], lexicon: Lexicon, limits: Limits) -> Vocabulary:
    """The vocabulary of a training text; its counts are those in mid-sentence (see `recounted`)."""
    import numpy as np

    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(s.text for s in symbols(text) if s.kind is not Kind.NUMBER and not (s.first and s.text[:1].isupper()))
    kept = [(w, n) for w, n in counted.most_common() if n >= (limits.name if w[:1].isupper() else limits.word)]
    rare = {word_class(lexicon.readings(w)) for w, n in counted.items() if n < limits.word and w[:1].islower()} - {_NO_CLASS}
    words = [*SPECIAL, *(w for w, _ in kept), *(f"<unknown:{name}>" for name in sorted(rare))]
    counts = [0] * len(SPECIAL) + [n for _, n in kept] + [0] * len(rare)
    names: dict[str, int] = {}
    classes = [names.setdefault(_class_of(w, i, lexicon, limits), len(names)) for i, w in enumerate(words)]
    return Vocabulary(words, np.array(counts, np.int64), np.array(classes, np.int64), lexicon)


def _class_of(word: str, index: int, lexicon: Lexicon, limits: Limits) -> str:
    if index < len(SPECIAL) + limits.alone and not word.startswith("<unknown"):
        return word
    if word.startswith("<unknown:"):
        return word[len("<unknown:") : -1]
    if word[:1].isupper():
        return NAME
    return word_class(lexicon.readings(word)) if word[:1].isalpha() else word


def recounted(vocabulary: Vocabulary, counts: NDArray[np.int64], lexicon: Lexicon) -> Vocabulary:
    """The same vocabulary with the counts of the encoded training text."""
    return Vocabulary(vocabulary.words, counts, vocabulary.classes, lexicon)
