"""NAM116: an international body or event under another name than its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.glosses import quoted_shortly
from mtqa.language.remember import Sieve
from mtqa.language.tables import listed, table, word_set
from mtqa.language.terms import Term, lemmas_of, term
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_LINKS = word_set("de d' du des la le les l' et pour sur en à au aux")
_CONTENT = 3


@dataclass(frozen=True, slots=True)
class _Body:
    """A body: its name, the forms that are right, those known to be wrong, and the content lemmas of its name."""

    name: str
    right: tuple[tuple[str, ...], ...]
    wrong: tuple[Term, ...]
    content: tuple[frozenset[str], ...]


class OfficialNames(SegmentCheck):
    """An international body or event under another name than its own.

    What it does: Finds names of bodies, courts and events that have the right words in another order or with other links
    (*Organisation de la santé mondiale*), and word-for-word versions of their English or Indonesian names (*Docteurs sans frontières*).

    Why it matters: The name is fixed in French; another one makes the reader look for another institution.

    Known problems: A description in capitals that happens to use the same words.

    Example:
        bad: L’Organisation de la santé mondiale a relevé l’alerte.
        good: L’Organisation mondiale de la santé a relevé l’alerte ; la santé mondiale s’améliore.

    Options: none.

    Sources: UNTERM (United Nations); official sites of the bodies; AFP usage.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM116"
    name: ClassVar[str] = "official-name"
    category: ClassVar[str] = "terminology/proper-name"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for at in segment.standing(_openers(segment.forms)):
            token = tokens[at]
            if not token.is_word or not token.capitalised or token.text.isupper():
                continue
            for body, after in _wrong(tokens, at):
                if not quoted_shortly(tokens, at, after):
                    yield self._finding(segment, at, after, body.name)
                break

    def _finding(self, segment: SegmentView, first: int, after: int, name: str) -> Finding:
        span = segment.span(first, after)
        text = span.of(segment.article.article.text)
        return self.finding(
            span,
            Phrase(f"{text}: {name}", f"{text} : {name}", f"{text}: {name}"),
            Phrase(
                "The institution or event has a fixed French name.",
                "L’institution ou l’événement a un nom français fixé.",
                "Lembaga atau acara ini mempunyai nama Prancis yang baku.",
            ),
            suggestion=name,
            confidence=0.92,
        )


@cache
def _bodies() -> tuple[Mapping[str, tuple[_Body, ...]], Mapping[str, tuple[tuple[_Body, Term], ...]]]:
    """Bodies by the lemmas of their head, and their wrong names by the lemmas of theirs."""
    by_head: dict[str, list[_Body]] = defaultdict(list)
    by_wrong: dict[str, list[tuple[_Body, Term]]] = defaultdict(list)
    for row in table("official_names.tsv"):
        right = tuple(term(form).words for form in (row["official"], *listed(row["accepted"])))
        content = tuple(lemmas_of(w) or frozenset((w,)) for w in right[0] if w not in _LINKS)
        body = _Body(row["official"], right, tuple(term(form) for form in listed(row["wrong"])), content)
        for key in content[0]:
            by_head[key].append(body)
        for wrong in body.wrong:
            for key in {wrong.words[0], *wrong.lemmas[0]}:
                by_wrong[key].append((body, wrong))
    return {k: tuple(v) for k, v in by_head.items()}, {k: tuple(v) for k, v in by_wrong.items()}


def _keys(lower: str) -> tuple[str, ...]:
    """By what bodies and wrong names that may open with the word are found."""
    return (lower, *lemmas_of(lower))


_openers = Sieve(lambda lower: any(key in names for names in _bodies() for key in _keys(lower)))


def _wrong(tokens: Sequence[Token], at: int) -> Iterator[tuple[_Body, int]]:
    """Bodies wrongly named at token `at`, with the end of the name; the longest official name that stands there excuses all."""
    by_head, by_wrong = _bodies()
    keys = _keys(tokens[at].lower)
    heads = {id(b): b for key in keys for b in by_head.get(key, ())}.values()
    if any(_stands(tokens, at, right) for body in heads for right in body.right):
        return
    for key in keys:
        for body, wrong in by_wrong.get(key, ()):
            if wrong.at(tokens, at):
                yield body, at + len(wrong.words)
    for body in heads:
        after = _same_words(tokens, at, body)
        if after:
            yield body, after


def _stands(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return tuple(t.lower for t in tokens[at : at + len(words)]) == words


def _same_words(tokens: Sequence[Token], at: int, body: _Body) -> int:
    """The end of a run of exactly the body's content words and links, in another order or with other links; 0 when there is none."""
    if len(body.content) < _CONTENT:
        return 0
    left = list(body.content)
    after = at
    while after < len(tokens) and left:
        token = tokens[after]
        if not token.is_word:
            return 0
        if token.lower not in _LINKS:
            match = next((c for c in left if token.lower in c or not c.isdisjoint(lemmas_of(token.lower))), None)
            if match is None:
                return 0
            left.remove(match)
        after += 1
    return after if not left else 0
