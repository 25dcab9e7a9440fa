"""REP105: a list that returns to its first item, or a word coordinated with itself."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import DETERMINERS, JOINTS, noun_after, noun_lemma
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_QUANTITY = words(
    "jour mois an année heure minute semaine siècle million milliard millier centaine dizaine kilomètre mètre tonne fois"
    " pas"
)  # fmt: skip
_PARTITIVE = DETERMINERS | frozenset(("de", "d'"))


class CoordinatedWithItself(SegmentCheck):
    """A list that returns to its first item, or a word coordinated with itself.

    What it does: reports `une prime et une prime exceptionnelle`, `du sel, du thé et du sel`, and an adjective taken up again across
    `et` after a second verb (`est cher et devient cher`).

    Why it matters: the second member should be something else; either a word was lost or the machine looped.

    Known problems: emphasis on time and quantity (`des jours et des jours`) and members told apart by different complements (`le riz
    blanc et le riz rouge`) are left out.

    Example:
        bad: La paroisse distribue du sel, du thé et du sel.
        good: La paroisse distribue du sel, du thé et du café.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (la coordination).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP105"
    name = "coordinated-with-itself"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MAJOR
    anchors = frozenset(("et", "ou"))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i in range(1, len(tokens) - 1):
            if tokens[i].lower not in ("et", "ou"):
                continue
            found = _pair(tokens, i) or _list(tokens, i) or _adjective(tokens, i)
            if found is None:
                continue
            first, after = found
            again = tokens[after - 1].text
            yield self.finding(
                segment.span(first, after),
                Phrase(
                    f"coordinated with itself: {again}", f"coordonné avec lui-même : {again}", f"digabung dengan dirinya sendiri: {again}"
                ),
                Phrase(
                    "The second member of the coordination is the first one again; something else was meant, or one of them should go.",
                    "Le second membre de la coordination reprend le premier : il fallait autre chose, ou l’un des deux est de trop.",
                    "Anggota kedua sama dengan yang pertama; mestinya hal lain, atau salah satunya berlebihan.",
                ),
                severity=Severity.MINOR if segment.quoted(tokens[i]) else None,
                confidence=0.9,
            )


def _pair(tokens: tuple[Token, ...], et: int) -> tuple[int, int] | None:
    """`DET N et DET N (ADJ)`, the first N bare."""
    lemma = noun_lemma(tokens[et - 1].lower) if tokens[et - 1].is_word else None
    after = noun_after(tokens, et + 1)
    if lemma is None or lemma in _QUANTITY or after is None or after[0] != lemma or after[1] == et + 1:
        return None
    if tokens[et - 1].lower != tokens[after[1]].lower or et < 2 or tokens[et - 2].lower != tokens[et + 1].lower:
        return None
    follows = tokens[after[1] + 1] if after[1] + 1 < len(tokens) else None
    if follows is not None and (follows.text in ("-",) or follows.lower in ("de", "d'", "du", "des", "qui", "que", "à")):
        return None
    return et - 2, after[1] + 1


def _list(tokens: tuple[Token, ...], et: int) -> tuple[int, int] | None:
    """`A, B et A` at the end of a clause."""
    last = noun_after(tokens, et + 2 if tokens[et + 1].lower in ("de", "d'") else et + 1)
    if last is None or (last[1] + 1 < len(tokens) and tokens[last[1] + 1].kind is not Kind.MARK):
        return None
    opener = tokens[et + 1].lower if last[1] > et + 1 else ""
    commas = [k for k in range(max(0, et - 9), et) if tokens[k].text == ","]
    if not commas or commas[-1] == et - 1:
        return None
    for k in range(commas[0] - 1, max(0, commas[0] - 4), -1):
        if tokens[k].kind is Kind.MARK or tokens[k].lower in JOINTS:
            return None
        same = tokens[k].is_word and noun_lemma(tokens[k].lower) == last[0]
        if same and (tokens[k - 1].lower == opener or (not opener and tokens[k - 1].lower not in _PARTITIVE)):
            return k - 1 if opener else k, last[1] + 1
    return None


def _adjective(tokens: tuple[Token, ...], et: int) -> tuple[int, int] | None:
    """`V ADJ et V ADJ`: the same adjective after a second verb with the same subject."""
    before = tokens[et - 1]
    lexicon = french()
    lemmas = lexicon.lemmas(before.lower, "adj") if before.is_word and len(before.lower) > 3 else frozenset()
    if not lemmas or et < 2 or not lexicon.lemmas(tokens[et - 2].lower, "verb", "aux") & {"être", "devenir", "rester", "sembler"}:
        return None
    for k in range(et + 2, min(et + 6, len(tokens))):
        if tokens[k].kind is Kind.MARK or tokens[k].lower in DETERMINERS:
            return None
        if lexicon.lemmas(tokens[k].lower, "adj") & lemmas:
            return et - 2, k + 1
    return None
