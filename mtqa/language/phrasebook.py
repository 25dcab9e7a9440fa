"""Phrasebooks: TSV lexicons of phrase patterns with reasons, repairs, sources and the originals that cause them.

Columns: `id, kind, pattern, unless, trigger_en, trigger_id, why_en, why_fr, repair, swap, source, severity, innocent, bad`.

* `pattern`: see `patterns`. `unless`: contexts that excuse a match, separated by ` ; `: `before X` (X ends where the match
  starts), `after X` (X starts where it ends), `in X` (X stands anywhere in the sentence); X is a pattern.
* `trigger_en`, `trigger_id`: words of an English or Indonesian original that make the phrase a translation of them, separated by
  commas; `*` stands for letters.
* `repair`: what French says, for the reader. `swap`: how to make a replacement for the span, or empty: `=` puts the repair there;
  `<a>=<b>` replaces the form of lemma a by the same form of lemma b; `x=y` replaces words.
* `severity`: minor, major or critical; with `source:` before it, the entry speaks only beside an original that holds a trigger.
* `innocent`, `bad`: a sentence that must not match and one that must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import overload

from mtqa.language.morphology import Lexicon, french
from mtqa.language.pattern_calls import Calls, calls_of
from mtqa.language.pattern_index import PatternIndex
from mtqa.language.pattern_nodes import Words
from mtqa.language.patterns import Match, Pattern, lemma_forms
from mtqa.language.shelf import kept_table
from mtqa.language.tokens import Token

BOOKS = ("calques", "calques_more", "pleonasms", "terms_by_topic")
_READERS = ("pattern_calls", "pattern_classes", "pattern_needs", "pattern_nodes", "patterns")
"""The modules that decide what an entry needs."""
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôûœh]", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One row of the phrasebook `book`."""

    id: str
    kind: str
    pattern: str
    unless: str
    trigger_en: str
    trigger_id: str
    why_en: str
    why_fr: str
    repair: str
    swap: str
    source: str
    severity: str
    innocent: str
    bad: str
    book: str = ""

    @property
    def needs_source(self) -> bool:
        """True when the entry speaks only beside an original that holds one of its triggers."""
        return self.severity.startswith("source:")

    @property
    def level(self) -> str:
        """The severity without its condition."""
        return self.severity.removeprefix("source:")

    @cached_property
    def compiled(self) -> Pattern:
        """The pattern.

        Raises:
            PatternError: it can't be read.
        """
        return Pattern(self.pattern)

    @cached_property
    def _excuses(self) -> tuple[tuple[str, Pattern], ...]:
        parts = [p.strip().partition(" ") for p in self.unless.split(" ; ") if p.strip()]
        return tuple((place, Pattern(text)) for place, _, text in parts)

    def excused(self, words: Words, match: Match) -> bool:
        """True when the context of a match makes it sound French."""
        for place, pattern in self._excuses:
            if place == "before":
                hit = pattern.ends_at(words, match.start)
            elif place == "after":
                hit = pattern.starts_at(words, match.end) or pattern.starts_at(words, match.after)
            else:
                hit = pattern.occurs(words)
            if hit:
                return True
        return False

    def trigger(self, source: str | None, language: str | None) -> re.Match[str] | bool | None:
        """The trigger found in `source`; False when it holds none; None when there is nothing to look in or for."""
        words = {"en": self.trigger_en, "id": self.trigger_id}.get(language or "", "")
        if not source or not words:
            return None
        return _trigger_pattern(words).search(source) or False

    def suggestion(self, tokens: Sequence[Token], match: Match, text: str) -> str | None:
        """A replacement for the reported tokens, whose text is `text`; None when none is safe."""
        if not self.swap:
            return None
        if self.swap == "=":
            return _cased(self.repair, text)
        old, _, new = self.swap.partition("=")
        if not old.startswith("<"):
            found = re.search(rf"(?<!\w){re.escape(old)}(?!\w)", text, re.IGNORECASE)
            return text[: found.start()] + _cased(new, found.group()) + text[found.end() :] if found else None
        return _inflected(tokens, match, old.strip("<>"), new, text)


class Phrasebook:
    """Entries called by what they need; each is compiled when a sentence first holds that.

    Args:
        called: what `calls_of` makes of the patterns of the entries, where that is known already.
    """

    def __init__(self, entries: Sequence[Entry], called: Mapping[str, str] | None = None) -> None:
        self.entries = entries
        self._calls = Calls(called if called is not None else calls_of(entry.pattern for entry in entries))
        self._untold = PatternIndex()
        for number in self._calls.untold():
            self._untold.add(number, entries[number].compiled)

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[Entry, Match]]:
        """Entries that match in a sentence and are not excused there."""
        words = Words.of(tokens)
        for number in sorted(self._calls(words.lower) | self._untold.called(words.lower)):
            entry = self.entries[number]
            for match in entry.compiled.matches(words):
                if not entry.excused(words, match):
                    yield entry, match


class Rows(Sequence[Entry]):
    """Entries that are made when they are first asked for.

    Args:
        books: the text of a phrasebook, by name; in the order of the entries.
    """

    def __init__(self, books: Mapping[str, str]) -> None:
        self._lines: list[tuple[str, list[str], str]] = []
        for book, text in books.items():
            header, *lines = text.splitlines()
            columns = [*header.split("\t"), "book"]
            self._lines += [(book, columns, line) for line in lines if line]
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(index, slice):
            return [self[i] for i in range(len(self))[index]]
        known = self._made.get(index)
        if known is None:
            book, columns, line = self._lines[index]
            known = self._made[index] = Entry(**dict(zip(columns, (*line.split("\t"), book), strict=True)))
        return known


@cache
def entries(name: str) -> Sequence[Entry]:
    """The rows of `mtqa/data/NAME.tsv`."""
    return Rows({name: _place(name).read_text(encoding="utf-8")})


def _place(name: str) -> Path:
    return Path(__file__).parent.parent / "data" / f"{name}.tsv"


@cache
def shipped() -> Phrasebook:
    """All books as one, with what their entries need kept in the cache."""
    places = [_place(name) for name in BOOKS]
    rows = Rows({name: place.read_text(encoding="utf-8") for name, place in zip(BOOKS, places, strict=True)})
    code = (Path(__file__).with_name(f"{name}.py") for name in _READERS)
    return Phrasebook(rows, kept_table("needs", (*places, *code), lambda: calls_of(row.pattern for row in rows)))


def shipped_phrases(tokens: Sequence[Token]) -> tuple[tuple[Entry, Match], ...]:
    """The entries of all shipped phrasebooks that match in a sentence, in the order of the books and of their rows.

    One search for all: the rules that read a book, or some kinds of its entries, pick theirs.
    """
    return tuple(shipped().find(tokens))


@cache
def _trigger_pattern(words: str) -> re.Pattern[str]:
    parts = [re.escape(w.strip()).replace(r"\*", r"\w{0,14}").replace(r"\ ", r"\s+") for w in words.split(",") if w.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _cased(text: str, like: str) -> str:
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def _inflected(tokens: Sequence[Token], match: Match, old: str, new: str, text: str) -> str | None:
    """The text with the form of lemma `old` replaced by the same form of the lemma in `<…>` of `new`."""
    lemma, _, rest = new.removeprefix("<").partition(">")
    forms = lemma_forms(old)
    at = next((i for i in range(match.first, match.after) if tokens[i].lower in forms), None)
    if at is None:
        return None
    form = same_form(french(), tokens[at].lower, old, lemma, after_auxiliary=_after_auxiliary(tokens, at))
    if form is None:
        return None
    elided = at > 0 and tokens[at - 1].lower.endswith("'")
    full = at > 0 and tokens[at - 1].lower in ("ne", "de", "le", "la", "me", "te", "se", "que", "je")
    if (elided and not _VOWEL.match(form)) or (full and _VOWEL.match(form)):
        return None
    offset = tokens[match.first].start
    start, end = tokens[at].start - offset, tokens[at].end - offset
    return text[:start] + _cased(form, tokens[at].text) + rest + text[end:]


def _after_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    """True when an auxiliary stands before token `at`, adverbs between them left out."""
    lexicon = french()
    while at and lexicon.is_pos(tokens[at - 1].lower, "adv"):
        at -= 1
    return at > 0 and bool(lexicon.lemmas(tokens[at - 1].lower, "aux", "verb") & {"avoir", "être"})


def same_form(lexicon: Lexicon, form: str, old: str, new: str, *, after_auxiliary: bool = False) -> str | None:
    """The form of lemma `new` with the inflection that `form` has as a form of `old`; None when that is not certain.

    An ambiguous form is taken as a participle after an auxiliary, else as the third person of the present indicative.
    """
    found: set[str] = set()
    readings = [r for r in lexicon.readings(form) if r.lemma == old]
    every = {tag for r in readings for tag in r.verb}
    usual = "par:pas" if after_auxiliary and "par:pas" in every else next((t for t in ("ind:pre:3s", "ind:pre:3p") if t in every), "")
    for reading in readings:
        tags = set(reading.verb)
        if usual:
            tags &= {usual}
            if not tags:
                continue
        for candidate in lexicon.forms(new):
            for other in lexicon.readings(candidate):
                same = other.lemma == new and bool(tags & set(other.verb)) if tags else other.lemma == new and other.pos == reading.pos
                if same and other.gender in ("", reading.gender) and other.number in ("", reading.number):
                    found.add(candidate)
    return found.pop() if len(found) == 1 else None
