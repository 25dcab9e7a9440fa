"""Acronyms, titles and abbreviations of Indonesian newsrooms, with the French for each, found in tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mtqa.language.tables import listed, table, word_set
from mtqa.language.tokens import Token, tokenize

_WINDOW = 6
_INTRODUCING = word_set(
    "le la l' du de d' un une au à les des selon par et enseignant enseignante instituteur institutrice élève élèves école"
)


@dataclass(frozen=True, slots=True)
class Convention:
    """A form that Indonesian newsrooms use.

    `kind`: institution, international, title, rank, honorific or abbreviation. `french`: what French writes for it (may be empty).
    `unless`: words that give the form another sense when near. `severity`: minor or major, when it stands unexplained.
    """

    form: str
    kind: str
    french: str
    unless: frozenset[str]
    severity: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A convention at tokens `[first, after)`."""

    convention: Convention
    first: int
    after: int


@cache
def conventions() -> Mapping[str, tuple[Convention, ...]]:
    """Conventions by the text of their first token, the longest first."""
    found: dict[str, list[Convention]] = defaultdict(list)
    for row in table("newsroom_id.tsv"):
        tokens = tuple(t.text for t in tokenize(row["form"]))
        unless = frozenset(word.lower() for word in listed(row["unless"]))
        found[tokens[0]].append(Convention(row["form"], row["kind"], row["french"], unless, row["severity"], tokens))
    return {first: tuple(sorted(group, key=lambda c: -len(c.tokens))) for first, group in found.items()}


def uses(tokens: Sequence[Token]) -> Iterator[Use]:
    """The conventions in a sentence, in order, none overlapping; capitals count, words of another sense nearby excuse."""
    known = conventions()
    if known.keys().isdisjoint([token.text for token in tokens]):
        return
    at = 0
    while at < len(tokens):
        found = next((c for c in known.get(tokens[at].text, ()) if _matches(tokens, at, c)), None)
        if found is None:
            at += 1
            continue
        after = at + len(found.tokens)
        if not _other_sense(tokens, at, after, found) and not _initials(tokens, at, found) and not _in_capitals(tokens, at, after):
            yield Use(found, at, after)
        at = after


def _matches(tokens: Sequence[Token], at: int, convention: Convention) -> bool:
    end = at + len(convention.tokens)
    return tuple(t.text for t in tokens[at:end]) == convention.tokens


def _other_sense(tokens: Sequence[Token], first: int, after: int, convention: Convention) -> bool:
    near = (*tokens[max(0, first - _WINDOW) : first], *tokens[after : after + _WINDOW])
    return any(t.lower in convention.unless for t in near)


def _initials(tokens: Sequence[Token], first: int, convention: Convention) -> bool:
    """True for two letters that nothing introduces: initials, degrees, countries."""
    if len(convention.form) > 2 or not convention.form.isupper():
        return False
    return not first or tokens[first - 1].lower not in _INTRODUCING


def _in_capitals(tokens: Sequence[Token], first: int, after: int) -> bool:
    """True inside a line of capitals, where any word looks like an acronym; two acronyms side by side are none."""
    if not tokens[first].text.isupper():
        return False
    near = [t for t in (*tokens[max(0, first - 2) : first], *tokens[after : after + 2]) if t.is_word and len(t.text) > 1]
    return len(near) > 1 and all(t.text.isupper() for t in near)
