"""REP121: the same two words, or a rank or number with its noun, twice in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_WINDOW = 18
_GRAMMAR = ("prep", "conj", "pron", "det", "aux", "interj")
_CONTENT = ("noun", "adj", "num")
_ORDINAL = words("e er re ère ème eme nd nde")
# Measures and dates come back when two values are compared.
_FREE = words(
    "heure minute seconde an année mois jour semaine kilomètre mètre centimètre tonne kilo gramme litre hectare euro dollar "
    "roupie yen point "
    "degré million milliard mille millier h km cm janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "siècle pourcent cent but set jeu voix"
)
_COMPARING = words("et ou ni mais contre dont puis soit que comme ; : ( entre autre autres")
_MESSAGE = "“{words}” twice in one sentence", "« {words} » deux fois dans la phrase", "“{words}” dua kali dalam satu kalimat"


class SamePair(SegmentCheck):
    """The same two words, or a rank or number with its noun, twice in one sentence.

    What it does: reports two neighbouring content words, an ordinal or a number with its noun (`47e … à la 47e place`, `la
    sixième fois … pour la sixième fois`) that come back within eighteen words.

    Why it matters: a repeated phrase in one sentence is mostly a complement that the machine placed at both of its ends.

    Known problems: parallel clauses (`la dette publique ici et la dette publique là`) are told by the conjunction between; measures and
    dates are left alone.

    Example:
        bad: Elle a fini 47e à la 47e place.
        good: Elle a fini à la 47e place.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (la redondance); Koehn & Knowles (2017) on repetition in machine translation.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP121"
    name = "same-pair-of-words"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        keys = [_key(lower) for lower in segment.lowers]
        known = [key for key in keys if key]
        if len(set(known)) == len(known) and not segment.has_figure:
            return
        seen: dict[tuple[str, str], int] = {}
        for at in range(len(tokens) - 1):
            pair = _pair(tokens, keys, at) if keys[at] or tokens[at].kind is Kind.NUMBER else None
            if pair is None:
                continue
            first = seen.get(pair, -_WINDOW - 1)
            seen[pair] = at
            if 2 <= at - first <= _WINDOW and _one_statement(tokens, first, at) and not segment.quoted(tokens[at]):
                yield self._report(segment, first, at)
                return

    def _report(self, segment: SegmentView, first: int, again: int) -> Finding:
        written = segment.span(again, again + 2).of(segment.article.plain)
        return self.finding(
            segment.span(first, again + 2),
            Phrase(*(text.format(words=written) for text in _MESSAGE)),
            Phrase(
                "The same phrase comes back in its own sentence; one of the two may be a leftover.",
                "Le même groupe revient dans sa propre phrase ; l’un des deux est peut-être de trop.",
                "Frasa yang sama muncul lagi dalam kalimatnya; salah satunya mungkin berlebih.",
            ),
            confidence=0.65,
        )


def _pair(tokens: Sequence[Token], keys: Sequence[str | None], at: int) -> tuple[str, str] | None:
    """The two words at `at` as lemmas; None when one is grammar, a measure, or part of a name."""
    one, two = tokens[at], tokens[at + 1]
    if one.kind is Kind.NUMBER:
        ordinal = two.lower in _ORDINAL and two.start == one.end
        if ordinal and at + 2 < len(tokens) and tokens[at + 2].lower in ("siècle", "arrondissement", "étage"):
            return None
        head = two.lower if ordinal else keys[at + 1]
        return (one.text, head) if head and head not in _FREE and not two.capitalised else None
    if not (one.is_word and two.is_word) or one.capitalised or two.capitalised:
        return None
    left, right = keys[at], keys[at + 1]
    return (left, right) if left and right and not {left, right} & _FREE else None


@lru_cache(maxsize=FORMS)
def _key(lower: str) -> str | None:
    """The lemma of a noun, adjective or numeral of three letters or more; None for other words."""
    readings = french().readings(lower)
    if len(lower) < 3 or not readings or any(r.pos in _GRAMMAR for r in readings):
        return None
    return next((r.lemma for r in readings if r.pos in _CONTENT), None)


def _one_statement(tokens: Sequence[Token], first: int, again: int) -> bool:
    """True when nothing between the two joins, compares or opens a parallel clause."""
    between = range(first + 2, again)
    ordinal = tokens[again].kind is Kind.NUMBER or tokens[again + 1].lower == "fois"
    if any(ends_sentence(tokens, k) for k in between):
        return False
    stops = _COMPARING - {"que"} if ordinal else _COMPARING
    return not any(tokens[k].lower in stops for k in between)
