"""REP111: a clause that says again what the clause before it said."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import is_participle
from mtqa.checks.view import SegmentView
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_AUXILIARIES = words("a ont est sont avait avaient était étaient sera seront aura auront")
_OBJECTS = words("le la l' les lui leur")
_SUBJECTS = words("il elle ils elles on")
_LIGHT = words("été eu fait dit pu dû")


class VerbTwice(SegmentCheck):
    """A clause that says again what the clause before it said.

    What it does: reports the same auxiliary and participle twice in one sentence where the second lacks what would set it apart: it is
    coordinated at once with another verb (`sont tombées du pont et trois sont tombées et ont nagé`), or it takes up the same object
    pronoun after a comma (`le médecin l'a vu hier, il l'a vu pour …`).

    Why it matters: the second clause carries a leftover of the first; the reader looks for a difference that is not there.

    Known problems: parallel clauses with figures (`deux sont morts lundi, trois sont morts mardi`) and rhetorical repetition in quotations
    are left out.

    Example:
        bad: L'infirmière l'a soigné hier, elle l'a soigné avec du miel.
        good: L'infirmière l'a soigné hier avec du miel.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (la coordination; l'ellipse).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP111"
    name = "verb-twice"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MAJOR
    anchors = _AUXILIARIES

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        seen: dict[tuple[str, str, str], tuple[int, int]] = {}
        for i, token in enumerate(tokens):
            if token.lower not in _AUXILIARIES or segment.quoted(token):
                continue
            participle = _participle(tokens, i)
            if participle is None:
                continue
            clitic = tokens[i - 1].lower if i and tokens[i - 1].lower in _OBJECTS else ""
            key = (clitic, token.lower, tokens[participle].lower)
            earlier = seen.get(key)
            seen[key] = (i, participle)
            if earlier is None or i - earlier[1] > 14 or any(t.text in ".;:«»" for t in tokens[earlier[1] : i]):
                continue
            if _resumed(tokens, i, clitic) or _coordinated(tokens, earlier[1], i, participle):
                yield self._report(segment, earlier[0], participle)

    def _report(self, segment: SegmentView, first: int, last: int) -> Finding:
        verb = segment.tokens[last].text
        return self.finding(
            segment.span(first, last + 1),
            Phrase(f"« {verb} » said again", f"« {verb} » répété", f"« {verb} » diulang"),
            Phrase(
                "The second clause repeats the verb of the first, as if half of it had been translated twice.",
                "La seconde proposition répète le verbe de la première, comme si elle avait été traduite deux fois.",
                "Klausa kedua mengulang kata kerja klausa pertama, seakan-akan diterjemahkan dua kali.",
            ),
            confidence=0.85,
        )


def _participle(tokens: tuple[Token, ...], auxiliary: int) -> int | None:
    """Index of the participle that follows, at most two words on."""
    for i in range(auxiliary + 1, min(auxiliary + 4, len(tokens))):
        if tokens[i].kind is Kind.MARK:
            return None
        if tokens[i].lower == "été":
            continue
        if is_participle(tokens[i].lower) and tokens[i].lower not in _LIGHT:
            return i
    return None


def _resumed(tokens: tuple[Token, ...], auxiliary: int, clitic: str) -> bool:
    """`, elle l'a PP`: a comma, a pronoun subject and the same object pronoun."""
    at = auxiliary - 2
    return bool(clitic) and at >= 1 and tokens[at].lower in _SUBJECTS and tokens[at - 1].text == ","


def _coordinated(tokens: tuple[Token, ...], first: int, auxiliary: int, participle: int) -> bool:
    """`… et X sont PP et …`: the second participle is bare before another `et`, or the verb phrase comes back right after itself."""
    after = tokens[participle + 1].lower if participle + 1 < len(tokens) else ""
    linked = any(t.lower == "et" for t in tokens[first:auxiliary])
    bare_first = tokens[first + 1].kind is Kind.MARK or tokens[first + 1].lower == "et"
    return linked and after == "et" and not bare_first
