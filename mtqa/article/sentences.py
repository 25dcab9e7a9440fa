"""Sentence boundaries inside a paragraph, behind a protocol so that another segmenter can take over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from mtqa.article.model import Span
from mtqa.language.tables import table
from mtqa.language.tokens import plain

if TYPE_CHECKING:
    from yasbd.rules.base import Rules

LONGEST = 2_000
"""Code points that a sentence may have; what goes on beyond is cut at a blank."""

_WINDOW = 2_000
_MARGIN = 300
_KEPT_WHOLE = 600
_FLAT = str.maketrans("\r\n\t", "   ")
_OWN_END = re.compile(r"""[.!?…]\s?(?:[»”"')\]]\s?){1,3}(?=\s)|…(?=\s)""")
_END = re.compile(r"[^\w\s\u0300-\u036f,;:'\"()«»“”-]")
_CLOSING = re.compile(r"""(?:\s{0,2}»|[”"')\]])*""")
_NEXT = re.compile(r"""\s*(?:[–—-]\s*)?""")
_PAIRS = {"»": "«", "”": "“", ")": "(", "]": "["}
_POINT = re.compile(r"[.．]")
_PAIRED = re.compile(r'[«»“”()\[\]"]')
_GOES_ON = frozenset(",;:)]}»”%")


class Segmenter(Protocol):
    """Splits the text of one paragraph into sentences."""

    def split(self, text: str) -> list[Span]:
        """Spans of the sentences in `text`, in order, without white space at their edges; together they cover all but white space."""
        ...


class YasbdSegmenter:
    """Sentence boundaries by `yasbd`, with the abbreviations of French and Indonesian newsrooms (`data/abbreviations.tsv`).

    A quotation or bracket that is closed within its paragraph stays in one sentence, with the attribution behind it, as long as
    it has no more than 600 code points; one that is never closed does not hold sentences together. Line ends inside the text count
    as blanks. Nothing longer than `LONGEST` is taken for one sentence: readers of a sentence may cost the square of its length. Time is
    linear in the length of the text, whatever it holds.
    """

    def __init__(self, language: str = "fr") -> None:
        self._language = language

    @cached_property
    def _rules(self) -> Rules:
        return _rules(self._language)

    def split(self, text: str) -> list[Span]:
        """See `Segmenter.split`."""
        flat = plain(text).translate(_FLAT)
        whole = _kept_whole(flat)
        ends = sorted({end for found in self._candidates(flat) if (end := _settled(flat, found)) and not _inside(whole, end)})
        return [piece for span in _merged(text, [*ends, len(text)]) for piece in _cut(text, span)]

    def _candidates(self, flat: str) -> set[int]:
        """Ends of sentences as the rules see them, in windows that overlap, so that hostile text costs no more than its length."""
        found = {match.end() for match in _OWN_END.finditer(flat)}
        start = 0
        while start < len(flat):
            window = flat[start : start + _WINDOW]
            ends = [start + end for end in self._rules.apply(window, False) if end] if _END.search(window) else []
            if start + _WINDOW >= len(flat):
                found.update(ends)
                break
            safe = [end for end in ends if end <= start + _WINDOW - _MARGIN]
            found.update(safe)
            start = safe[-1] if safe else start + _WINDOW - _MARGIN
        return found


@cache
def _rules(language: str) -> Rules:
    """The rules of `yasbd` for `language` with our abbreviations in them, and without those that are common words."""
    import yasbd.rules.en
    import yasbd.rules.fr
    import yasbd.rules.id

    base = {"fr": yasbd.rules.fr.FrRules, "id": yasbd.rules.id.IdRules}.get(language, yasbd.rules.en.EnRules)
    ours: dict[str, set[str]] = {"title": set(), "number": set(), "inline": set(), "word": set(), "starter": set()}
    for row in table("abbreviations.tsv"):
        if row["language"] == language:
            ours[row["kind"]].add(row["form"] if row["kind"] == "starter" else row["form"].lower())

    def less(forms: set[str]) -> set[str]:
        return {form for form in forms if form.lower() not in ours["word"]}

    class NewsRules(base):  # type: ignore[misc, valid-type]
        TITLE_ABBRVS = less(base.TITLE_ABBRVS) | ours["title"]
        REFERENCE_ABBRVS = less(base.REFERENCE_ABBRVS)
        INLINE_ONLY_ABBRVS = less(base.INLINE_ONLY_ABBRVS) | ours["inline"]
        DATE_ABBRVS = less(base.DATE_ABBRVS) | ours["number"]
        CORP_ENTITY_ABBRVS = less(base.CORP_ENTITY_ABBRVS)
        NAMES_WITH_EXCLAMATION = less(base.NAMES_WITH_EXCLAMATION)
        COMMON_SENT_STARTERS = base.COMMON_SENT_STARTERS | ours["starter"]
        # The inherited pattern looks ahead over any number of points and blanks from each point: quadratic.
        TOC_LEADER_FINDER = re.compile(r".\s{0,3}\.[\s.]{3,60}\d")

    rules = NewsRules()
    _spare(rules)
    return rules


def _spare(rules: Any) -> None:
    """Let the dearest patterns of `rules` pass by the texts in which a quick test says that they find nothing."""
    shapes = (rules.TITLE_ABBRVS, rules.INLINE_ONLY_ABBRVS, rules.REFERENCE_ABBRVS, rules.DATE_ABBRVS)
    tails = frozenset(tail for forms in shapes for form in forms for tail in _before_points(f"{form}."))
    names = tuple(name.casefold() for name in rules.NAMES_WITH_EXCLAMATION)
    listing = re.compile(rf"(?<!\S)(?:[-*+]|(?:\d{{1,2}}|[a-eA-Eα-εΑ-Εа-еА-Е])(?:{rules.DOT_LIKE_PATTERN}|\)){{1,2}})(?!\S)")

    def abbreviates(text: str) -> bool:
        return not tails.isdisjoint(_before_points(text))

    def names_firm(text: str) -> bool:
        folded = text.casefold()
        return not rules.CORP_ENTITY_ABBRVS.isdisjoint(_before_points(text)) or any(name in folded for name in names)

    def spared(pattern: re.Pattern[str]) -> re.Pattern[str] | _Spared:
        if pattern.pattern.strip().startswith(r"\b(?i:") and "[.．]" in pattern.pattern:
            return _Spared(pattern, abbreviates)
        return _Spared(pattern, names_firm) if "[! ！‼]" in pattern.pattern else pattern

    rules.MID_SENTENCE_FINDER_LST = [spared(pattern) for pattern in rules.MID_SENTENCE_FINDER_LST]
    rules.HORIZONTAL_LIST_FINDER = _Spared(rules.HORIZONTAL_LIST_FINDER, lambda text: listing.search(text) is not None)


@lru_cache(maxsize=1)
def _before_points(text: str) -> frozenset[str]:
    """The runs of letters and figures, or single signs, in lower case, before the points of `text`."""
    found, lower = set(), text.lower()
    for point in _POINT.finditer(lower):
        start = end = point.start()
        while start and (lower[start - 1].isalnum() or lower[start - 1] == "_"):
            start -= 1
        found.add(lower[start:end] or lower[max(0, end - 1) : end])
    return frozenset(found)


class _Spared:
    """A pattern of `yasbd`, spared the texts in which it finds nothing, as `possible` tells sooner."""

    def __init__(self, pattern: re.Pattern[str], possible: Callable[[str], bool]) -> None:
        self._pattern, self._possible = pattern, possible

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of the pattern."""
        return self._pattern.finditer(text) if self._possible(text) else iter(())


def _settled(flat: str, end: int) -> int | None:
    """The end moved behind closing marks, or None where the sentence goes on (`« Quand ? », a demandé X`)."""
    match = _CLOSING.match(flat, end)
    end = match.end() if match else end
    after = _NEXT.match(flat, end)
    at = after.end() if after else end
    if at < len(flat) and (flat[at] in _GOES_ON or flat[at].islower()):
        return None
    return end


def _kept_whole(flat: str) -> list[tuple[int, int]]:
    """Closed quotations and brackets that are short enough to stay in one sentence, merged and in order."""
    found: list[tuple[int, int]] = []
    stacks: dict[str, list[int]] = {mark: [] for mark in _PAIRS.values()}
    marks = [(match.start(), match.group()) for match in _PAIRED.finditer(flat)]
    straight = [at for at, c in marks if c == '"']
    if len(straight) % 2 == 0:
        found.extend((straight[i], straight[i + 1] + 1) for i in range(0, len(straight), 2))
    for at, c in marks:
        if c in stacks:
            stacks[c].append(at)
        elif c in _PAIRS and stacks[_PAIRS[c]]:
            found.append((stacks[_PAIRS[c]].pop(), at + 1))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pair for pair in found if pair[1] - pair[0] <= _KEPT_WHOLE):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _inside(whole: list[tuple[int, int]], end: int) -> bool:
    """True when a sentence that ends at `end` would cut one of the stretches."""
    at = bisect_right(whole, (end,)) - 1
    return at >= 0 and whole[at][0] < end < whole[at][1]


def _merged(text: str, ends: list[int]) -> list[Span]:
    """Spans between the ends, trimmed; a piece without letter or digit joins the one before it."""
    spans: list[Span] = []
    start = 0
    for end in ends:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            right = left + len(piece.strip())
            if spans and not any(c.isalnum() for c in piece):
                spans[-1] = Span(spans[-1].start, right)
            else:
                spans.append(Span(left, right))
        start = end
    return spans


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The span, or its pieces of at most `LONGEST` code points: cut at the last blank that fits, where there is none at the limit."""
    start = span.start
    while span.end - start > LONGEST:
        window = text[start : start + LONGEST + 1]
        kept = next((at for at in range(LONGEST, 0, -1) if window[at].isspace()), LONGEST)
        yield Span(start, start + len(window[:kept].rstrip()))
        start += kept
        while text[start].isspace():
            start += 1
    yield Span(start, span.end)
