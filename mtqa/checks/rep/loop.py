"""REP108: a stretch of words that comes back at once, or again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import surely_finite
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_LONGEST = 8
_LINKS = words("de en à par pour après sur et d' contre")


class Loop(SegmentCheck):
    """A stretch of words that comes back at once, or again and again.

    What it does: reports two to eight words repeated at once (`s'est produit s'est produit`), three or more words that return within a
    dozen words at the end of the clause (`à la radio … à la radio`), and four words that occur three times in one sentence.

    Why it matters: this is how a translation model fails when it loses its place: the rest of the sentence is often missing.

    Known problems: refrains and parallel figures repeat on purpose; only immediate repeats with a content word, and returns without a
    conjunction, count.

    Example:
        bad: La foule avance sans un bruit, sans un bruit, sans un bruit.
        good: De ville en ville, de jour en jour, la grève s'étend.

    Options: none.

    Sources: own measurement on human-labelled machine translations (the same four words three times: precision .90).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP108"
    name = "loop"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.repeated:
            return
        places = [i for i, t in enumerate(segment.tokens) if t.kind is not Kind.MARK]
        again = _paired_again(segment, places)
        if len(places) < 4 or not again:
            return
        found = _immediate(segment.tokens, places, again) or _frequent(segment.tokens, places, again)
        if found is None:
            found = _returning(segment.tokens, places, again)
            if found is None or segment.quoted(segment.tokens[places[found[0]]]):
                return
        first, after, repeats, size = found
        long = repeats * size >= 12 or repeats >= 4
        severity = Severity.CRITICAL if long else Severity.MINOR if segment.quoted(segment.tokens[places[first]]) else None
        yield self.finding(
            segment.span(places[first], places[after - 1] + 1),
            Phrase("the words go round in a loop", "les mots tournent en boucle", "kata-kata berulang seperti putaran"),
            Phrase(
                "The same words come back without reason, as when a translation engine loses its place.",
                "Les mêmes mots reviennent sans raison, comme lorsqu’un moteur de traduction perd le fil.",
                "Kata-kata yang sama muncul lagi tanpa alasan, seperti ketika mesin penerjemah kehilangan arah.",
            ),
            severity=severity,
            confidence=0.93,
        )


def _paired_again(segment: SegmentView, places: list[int]) -> list[int]:
    """Where, in `places`, two words start that stand side by side elsewhere too: whatever comes again has two words at least."""
    pairs = list(pairwise([segment.lowers[p] for p in places]))
    if len(set(pairs)) == len(pairs):
        return []
    times = Counter(pairs)
    return [i for i, pair in enumerate(pairs) if times[pair] > 1]


def _immediate(tokens: tuple[Token, ...], places: list[int], again: list[int]) -> tuple[int, int, int, int] | None:
    """First and after (in `places`), repeats and size of the first stretch that is repeated at once."""
    words = [tokens[p].lower for p in places]
    ends = [0] * (_LONGEST + 1)
    looked = [0] * (_LONGEST + 1)
    for start in again:
        for size in range(2, min(_LONGEST, (len(words) - start) // 2) + 1):
            # Where the words stop to equal those `size` places on: kept for the next starts, else a long loop costs its square.
            end = max(ends[size], start)
            looked[size] += 1
            if end == start:
                looked[size] = 0
            while end + size < len(words) and words[end] == words[end + size]:
                end += 1
            ends[size] = end
            repeats = (end - start) // size + 1
            # In a long loop that is meant, every `size` starts say the same again.
            if repeats < 2 or (repeats > 2 and looked[size] >= size):
                continue
            if _meant(tokens, places, start, size, repeats):
                continue
            return start, start + repeats * size, repeats, size
    return None


def _meant(tokens: tuple[Token, ...], places: list[int], start: int, size: int, repeats: int) -> bool:
    """True for repeats made on purpose: `de plus en plus en …`, `la main à la main`, scores, names, phrases set off by marks."""
    piece = [tokens[p] for p in places[start : start + size]]
    lexicon = french()
    if repeats >= 3 and not all(t.kind is Kind.NUMBER or t.capitalised for t in piece):
        return False
    content = [t for t in piece if t.is_word and lexicon.is_pos(t.lower, "noun", "verb", "adj")]
    if not content or any(t.kind is Kind.NUMBER for t in piece) or all(t.capitalised for t in content):
        return True
    if size == 2 and (piece[0].lower in _LINKS or piece[1].lower in _LINKS):
        return True
    last = piece[-1]
    if last.lower in _LINKS and size <= 3:
        return True
    seam = range(places[start + size - 1] + 1, places[start + size])
    return repeats == 2 and bool(seam) and (size < 4 or any(tokens[k].text != "," for k in seam))


def _frequent(tokens: tuple[Token, ...], places: list[int], again: list[int]) -> tuple[int, int, int, int] | None:
    """The same four words three times or more in the sentence, one of them a content word."""
    words = [tokens[p].lower for p in places]
    grams = Counter(tuple(words[i : i + 4]) for i in again if i < len(words) - 3)
    gram, count = grams.most_common(1)[0] if grams else ((), 0)
    if count < 3 or not any(french().is_pos(w, "noun", "verb", "adj") and len(w) > 3 for w in gram):
        return None
    starts = [i for i in range(len(words) - 3) if tuple(words[i : i + 4]) == gram]
    for one, two in pairwise(starts):
        between = [tokens[p] for p in places[one + 4 : two]]
        if two - one > 9 or any(t.capitalised or t.kind is Kind.NUMBER for t in between):
            return None
    return starts[0], starts[-1] + 4, count, 4


def _returning(tokens: tuple[Token, ...], places: list[int], again: list[int]) -> tuple[int, int, int, int] | None:
    """Three words that end a clause and had stood up to a dozen words before, with no `et`, `ou`, `mais`, `que` between."""
    words = [tokens[p].lower for p in places]
    seen: dict[tuple[str, ...], int] = {}
    for i in again:
        if i >= len(words) - 2:
            break
        gram = tuple(words[i : i + 3])
        earlier = seen.get(gram)
        seen[gram] = i
        if earlier is None or not 4 <= i - earlier <= 12 or i == earlier + 3:
            continue
        ends = places[i + 2] + 1 == len(tokens) or tokens[places[i + 2] + 1].kind is Kind.MARK
        between = tokens[places[earlier + 2] + 1 : places[i]]
        if any(surely_finite(t.lower) for t in between) or _set_apart(tokens[places[i] - 1]):
            continue
        joined = any(t.lower in ("et", "ou", "mais", "que", "qu'", "ni", "qui", "dont", "puis") or t.text in ";:.«»()" for t in between)
        if ends and not joined and _weighty(tokens, places, i):
            return earlier, i + 3, 2, 3
    return None


def _set_apart(before: Token) -> bool:
    """True when a figure or an adjective before the second occurrence tells it from the first."""
    return before.kind is Kind.NUMBER or french().is_pos(before.lower, "adj", "num")


def _weighty(tokens: tuple[Token, ...], places: list[int], i: int) -> bool:
    """True when the three words hold a noun or verb of four letters and no figure, and are not a name."""
    piece = [tokens[p] for p in places[i : i + 3]]
    if any(t.kind is Kind.NUMBER or t.capitalised for t in piece):
        return False
    return any(len(t.lower) > 3 and french().is_pos(t.lower, "noun", "verb") for t in piece)
