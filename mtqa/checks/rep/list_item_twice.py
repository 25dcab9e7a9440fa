"""REP123: an enumeration that names one item twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import DETERMINERS, words
from mtqa.phrase import Phrase

_LEADING = DETERMINERS | words("de d' à en")
_JOINS = words(", et ou ni")
_ITEM = 4
_FREE = words("oui non encore toujours jamais très plus moins si puis etc parfois tantôt soit ici là rien tout")


class ListItemTwice(SegmentCheck):
    """An enumeration that names one item twice.

    What it does: reports a word, name or short phrase that stands twice, in one form and without any difference, among the items of one
    enumeration of three or more (`turcs, grecs, turcs`; `le Ghana, le Togo et le Ghana`).

    Why it matters: one of the two should be another item: something was lost and something else copied.

    Known problems: rhetorical lists (`jamais, jamais, jamais`) and quotations are left alone.

    Example:
        bad: Les cargos turcs, grecs, turcs attendent au large.
        good: Les cargos turcs, grecs et maltais attendent au large.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (la coordination).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP123"
    name = "list-item-twice"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens, lowers, repeated = segment.tokens, segment.lowers, segment.repeated
        joints = [i for i, lower in enumerate(lowers) if lower in _JOINS]
        for at, joint in enumerate(joints):
            if not joint or lowers[joint - 1] not in repeated:
                continue
            found = _returning(tokens, joints[at : at + 4])
            if found is not None and not segment.quoted(tokens[joint]):
                first, after = found
                word = tokens[after - 1].text
                yield self.finding(
                    segment.span(first, after),
                    Phrase(
                        f"“{word}” twice in one list", f"« {word} » deux fois dans la même liste", f"“{word}” dua kali dalam satu daftar"
                    ),
                    Phrase(
                        "The list names this item twice; another one was probably meant.",
                        "La liste cite deux fois cet élément ; un autre était sans doute prévu.",
                        "Daftar ini menyebut butir yang sama dua kali; mungkin maksudnya butir lain.",
                    ),
                    confidence=0.85,
                    related=(),
                )
                return


def _returning(tokens: Sequence[Token], joints: Sequence[int]) -> tuple[int, int] | None:
    """First token of the item before the first joint, then the index after its return behind a later joint of the same list."""
    head = _before(tokens, joints[0])
    if head is None:
        return None
    start, item = head
    previous = joints[0]
    for joint in joints[1:]:
        if not 1 < joint - previous <= _ITEM or any(t.kind is not Kind.WORD for t in tokens[previous + 1 : joint]):
            return None
        again = _after(tokens, joint)
        if again is not None and again[1] == item:
            return start, again[0]
        previous = joint
    return None


def _before(tokens: Sequence[Token], joint: int) -> tuple[int, tuple[str, ...]] | None:
    """The last word or capitalised words before the joint, as the item's name."""
    at = joint - 1
    if at < 0 or not _nameable(tokens[at]):
        return None
    while at > 0 and tokens[at].capitalised and tokens[at - 1].is_word and tokens[at - 1].capitalised and at > 1:
        at -= 1
    return at, tuple(t.lower for t in tokens[at:joint])


def _after(tokens: Sequence[Token], joint: int) -> tuple[int, tuple[str, ...]] | None:
    """The item behind the joint, its determiner passed over: index after it and its name."""
    at = joint + 1
    while at < len(tokens) and at < joint + 3 and tokens[at].lower in _LEADING:
        at += 1
    if at >= len(tokens) or not _nameable(tokens[at]):
        return None
    after = at + 1
    while after < len(tokens) and tokens[at].capitalised and tokens[after].is_word and tokens[after].capitalised:
        after += 1
    told_apart = after < len(tokens) and tokens[after].is_word and _narrows(tokens[after].lower)
    return None if told_apart else (after, tuple(t.lower for t in tokens[at:after]))


def _narrows(lower: str) -> bool:
    """True for a word that can make the returning item another thing: an adjective, a complement, a relative."""
    return lower in ("de", "d'", "du", "des", "à", "qui", "que", "dont", "où", "au", "aux", "en") or french().is_pos(lower, "adj")


def _nameable(token: Token) -> bool:
    if not token.is_word or len(token.text) < 3 or token.lower in _FREE or token.lower in _LEADING or token.lower in _JOINS:
        return False
    readings = french().readings(token.lower)
    return token.capitalised or (
        any(r.pos in ("noun", "adj") for r in readings) and not any(r.pos in ("prep", "conj", "pron") for r in readings)
    )
