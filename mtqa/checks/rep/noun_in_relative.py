"""REP131: a noun that comes back as the first noun of its own relative clause, or a verb of saying that comes back behind its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import DETERMINERS, noun_lemma
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_RELATIVES = words("dont où duquel desquels desquelles auquel laquelle lequel lesquels lesquelles")
_AVOIR = words("a ont avait avaient")
_REACH, _SAYING = 5, 14


class NounInRelative(SegmentCheck):
    """A noun or verb said again in the relative clause that should replace it.

    What it does: reports a noun that stands right before, or a few words before, *dont, où, duquel* and comes back as the first noun of
    the relative clause (`l'eau du puits, d'où l'eau est tirée`), and a verb in the compound past that comes back after *qui* at the end of
    the sentence (`, a répondu Lia Wona qui a répondu.`).

    Why it matters: a relative pronoun stands for the noun; both together are one word too many.

    Known problems: a part that bears the name of its whole (`une rue dont la rue voisine`) is rare; the finding is minor.

    Example:
        bad: La source, d'où la source est captée, tarit.
        good: La source, d'où l'eau est captée, tarit.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (le pronom relatif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP131"
    name = "noun-in-relative"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR
    anchors = _RELATIVES | {"qui"}

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i in segment.standing(self.anchors):
            if not 2 <= i < len(tokens) - 2:
                continue
            found = _saying(tokens, i) if tokens[i].lower == "qui" else _noun(tokens, i)
            if found is not None and not segment.quoted(tokens[i]):
                yield self._report(segment, *found)

    def _report(self, segment: SegmentView, first: int, after: int) -> Finding:
        word = segment.tokens[after - 1].text
        return self.finding(
            segment.span(first, after),
            Phrase(
                f"“{word}” again in its relative clause", f"« {word} » revient dans sa relative", f"“{word}” muncul lagi dalam anak kalimat"
            ),
            Phrase(
                "The relative pronoun already stands for this word.",
                "Le pronom relatif tient déjà la place de ce mot.",
                "Kata ganti penghubung sudah mewakili kata ini.",
            ),
            confidence=0.75,
        )


def _noun(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    at = i + 2 if tokens[i + 1].lower in DETERMINERS else i + 1
    lemma = noun_lemma(tokens[at].lower) if tokens[at].is_word and tokens[at].lower not in DETERMINERS else None
    if lemma is None or tokens[at].capitalised or french().is_pos(tokens[at].lower, "pron", "adv", "adj"):
        return None
    if at > i + 1 and tokens[i + 1].lower not in ("le", "la", "l'", "les", "cette", "ce", "cet", "ces"):
        return None
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if tokens[k].text in (";", ":", "(") or (tokens[k].text == "," and k < i - 2):
            return None
        if tokens[k].is_word and noun_lemma(tokens[k].lower) == lemma and tokens[k].lower == tokens[at].lower:
            return k, at + 1
    return None


def _saying(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """`a répondu … qui a répondu.`"""
    if i + 3 >= len(tokens) or tokens[i + 1].lower not in _AVOIR or tokens[i + 3].text not in (".", ","):
        return None
    verb = tokens[i + 2].lower
    if not any(r.is_participle() for r in french().readings(verb)):
        return None
    if not tokens[i - 1].capitalised and tokens[i - 1].text != ",":
        return None
    for k in range(i - 2, max(0, i - _SAYING), -1):
        if tokens[k].lower == verb and tokens[k - 1].lower in _AVOIR:
            return k, i + 3
    return None
