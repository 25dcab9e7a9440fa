"""REP130: a short phrase that is printed again at once, in a list, after a comma or after *et de*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import noun_lemma
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_PREPOSITIONS = words("par de d' à en au aux du des pour dans sur sans avec chez vers")
_ARTICLES = words("un une des le la les l' du")
_OF = words("de d' du des")
_INSISTING = words("petit peu jour côte tour main fois oui non encore très bien")
_LONGEST = 5


class PhraseAtOnce(SegmentCheck):
    """A short phrase printed again at once.

    What it does: reports a preposition and its noun that follow themselves (`par semaine par semaine`), an article and its noun that come
    again as the next item of a list (`une grippe, une grippe puis …`), a noun that comes back as its own complement after a comma or *et*
    (`les frais d'école, d'école`, `du genou et de genou`).

    Why it matters: the machine has written one piece twice, so an item of the list, or what the noun belongs to, is lost.

    Known problems: insistence in speech (`une grippe, une vraie grippe`) differs by a word and is left alone.

    Example:
        bad: Le bac part trois fois par semaine par semaine.
        good: Le bac part trois fois par semaine.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (la répétition); Koehn & Knowles (2017) on repeated output.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP130"
    name = "phrase-at-once"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens, lowers, repeated = segment.tokens, segment.lowers, segment.repeated
        for i in range(1, len(tokens) - 1):
            if lowers[i] not in repeated:
                continue
            after = _twice(lowers, i) or _next_item(tokens, lowers, i) or _own_complement(tokens, lowers, i)
            if after and not segment.quoted(tokens[i]):
                yield self._report(segment, i, after)
                return

    def _report(self, segment: SegmentView, first: int, after: int) -> Finding:
        text = segment.span(first, after).of(segment.article.plain)
        return self.finding(
            segment.span(first, after),
            Phrase(f"printed twice: {text}", f"écrit deux fois : {text}", f"tertulis dua kali: {text}"),
            Phrase(
                "The same words come again at once and add nothing.",
                "Les mêmes mots reviennent aussitôt et n’ajoutent rien.",
                "Kata-kata yang sama langsung muncul lagi dan tidak menambah apa pun.",
            ),
            confidence=0.8,
        )


def _twice(lowers: Sequence[str], i: int) -> int:
    """`par jour par jour`: after the second, or 0. Not `mètre par mètre par …`, `de plus en plus`."""
    if lowers[i] not in _PREPOSITIONS:
        return 0
    for size in range(2, _LONGEST + 1):
        piece = lowers[i : i + size]
        if piece == lowers[i + size : i + 2 * size] and len(piece) == size:
            between = lowers[i - 1] != piece[-1] and (piece[0] != "de" or lowers[i - 1] not in _INSISTING)
            return i + 2 * size if between and all(p.isalpha() or p.endswith("'") for p in piece) and _content(piece[-1]) else 0
    return 0


def _content(lower: str) -> bool:
    return len(lower) > 2 and french().is_pos(lower, "noun") and not french().is_pos(lower, "pron")


def _next_item(tokens: Sequence[Token], lowers: Sequence[str], i: int) -> int:
    """`une typhoïde, une typhoïde`: after the second, or 0."""
    if lowers[i] not in _ARTICLES or i + 5 > len(tokens) or lowers[i + 2] not in (",", "ou") or lowers[i] != lowers[i + 3]:
        return 0
    same = lowers[i + 1] == lowers[i + 4] and noun_lemma(lowers[i + 1]) is not None and not tokens[i + 1].capitalised
    ends = i + 5 >= len(tokens) or lowers[i + 5] in (",", "puis", "et", "ou", ".", "enfin", "ainsi")
    return i + 5 if same and ends and lowers[i + 1] not in _INSISTING else 0


def _own_complement(tokens: Sequence[Token], lowers: Sequence[str], i: int) -> int:
    """`les frais du procès, de procès`, `du genou et de genou`: after the second noun, or 0."""
    if not tokens[i].is_word or tokens[i].capitalised or i + 3 >= len(tokens) or lowers[i + 1] not in (",", "et"):
        return 0
    if i < 2 or lowers[i + 2] not in ("de", "d'") or not noun_lemma(lowers[i]):
        return 0
    if lowers[i + 3] == lowers[i]:
        return i + 4 if lowers[i - 1] in _OF | {"la", "l'", "le"} else 0
    again = lowers[i + 4 : i + 6]  # `une commission d'enquête, de droit d'enquête`
    if lowers[i + 1] == "," and lowers[i - 1] in ("de", "d'") and len(again) == 2 and again[0] in ("de", "d'") and again[1] == lowers[i]:
        return i + 6 if lowers[i - 2] != lowers[i + 3] and noun_lemma(lowers[i - 2]) else 0
    return 0
