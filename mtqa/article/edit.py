"""An article with sentences replaced, so that it can be checked again before anything is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from mtqa.article.model import Article, Boilerplate, Ignore, Paragraph, Span

_PLACE = tuple[int, int, int, int]
_SHOWN_CONTROL = re.compile("⟨U\\+([0-9A-F]{4,6})⟩")


def with_sentences(article: Article, texts: Mapping[int, str]) -> Article:
    """The article with the text of some sentences replaced.

    Sentences keep their numbers: one that was split in two stays one segment until the file itself is read again. Hidden marks in a
    sentence stay hidden where the new text still has them.

    Args:
        article: as read.
        texts: new text by the index of the sentence, marks included, as `Segment.span` cuts it out of `Article.text`.
    """
    edits = [(article.segments[at].span, texts[at]) for at in sorted(texts)]
    parts, at, places = list[str](), 0, list[_PLACE]()
    for span, text in edits:
        start = sum(map(len, parts)) + span.start - at
        parts += [article.text[at : span.start], text]
        places.append((span.start, span.end, start, start + len(text)))
        at = span.end
    parts.append(article.text[at:])
    moved = _Moved(places)
    notice = article.provenance.notice
    hidden = [piece for gap in article.hidden for piece in _hidden(article, gap, edits, moved)]
    return replace(
        article,
        text="".join(parts),
        paragraphs=tuple(Paragraph(moved.span(p.span), p.role) for p in article.paragraphs),
        segments=tuple(replace(s, span=moved.span(s.span)) for s in article.segments),
        boilerplate=tuple(Boilerplate(moved.span(b.span), b.kind) for b in article.boilerplate),
        hidden=tuple(hidden),
        ignores=tuple(Ignore(i.code, i.reason, moved.span(i.span), moved.span(i.place)) for i in article.ignores),
        provenance=replace(article.provenance, notice=None if notice is None else moved.span(notice)),
    )


class _Moved:
    """Where offsets of the old text lie in the new one; inside a replaced sentence, the start counts for starts and the end for ends."""

    def __init__(self, places: list[_PLACE]) -> None:
        self._places = places
        self._starts = [place[0] for place in places]

    def span(self, span: Span) -> Span:
        """The span in the new text."""
        start = self._offset(span.start, first=True)
        return Span(start, max(start, self._offset(span.end, first=False)))

    def _offset(self, at: int, *, first: bool) -> int:
        index = (bisect_right(self._starts, at) if first else bisect_right(self._starts, at - 1)) - 1
        if index < 0:
            return at
        old_start, old_end, new_start, new_end = self._places[index]
        if at > old_end or (at == old_end and first and old_end > old_start):
            return at - old_end + new_end
        return new_start if first else new_end


def _hidden(article: Article, gap: Span, edits: list[tuple[Span, str]], moved: _Moved) -> list[Span]:
    """A hidden stretch in the new text: whole outside replaced sentences, inside one where the new text has it too."""
    home = next(((span, text) for span, text in edits if span.overlaps(gap) and span.contains(gap)), None)
    if home is None:
        return [moved.span(gap)]
    old, text = home
    start = moved.span(old).start
    blocks = SequenceMatcher(None, old.of(article.text), text, autojunk=False).get_matching_blocks()
    at = gap.start - old.start
    return [Span(start + at - a + b, start + at - a + b + len(gap)) for a, b, size in blocks if a <= at and at + len(gap) <= a + size][:1]


def as_written(typed: str, before: str) -> str:
    """What an editor typed in place of the sentence `before`, as the article writes it: with its line ends, and with the invisible
    characters that a page has to show as `⟨U+200B⟩`, where the sentence had them.
    """
    text = typed.replace("\r\n", "\n").replace("\r", "\n")
    if "\r\n" in before:
        text = text.replace("\n", "\r\n")

    def back(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        return chr(code) if code <= 0x10FFFF and chr(code) in before else match[0]

    return _SHOWN_CONTROL.sub(back, text)
