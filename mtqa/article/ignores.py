"""Comments in Markdown and HTML that ask for silence: `<!-- mtqa: ignore CODE reason -->`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from mtqa.article.model import Ignore, Paragraph
from mtqa.article.options import Comment, Draft

_OURS = re.compile(r"\s*mtqa\s*:")
_IGNORE = re.compile(
    r"\s*mtqa\s*:\s*ignore\s+(?P<codes>[A-Za-z]{3}(?:\d{3})?(?:\s*,\s*[A-Za-z]{3}(?:\d{3})?){0,20})(?!\w)(?P<reason>[^\0]*)"
)


def ignores_of(draft: Draft, paragraphs: Sequence[Paragraph]) -> tuple[Ignore, ...]:
    """The ignores of a draft, one for each code; each applies to the content paragraph on its line, else to the next one.

    A comment after the last paragraph applies to nothing and is left out, as is one that `malformed` reports.
    """
    found: list[Ignore] = []
    starts = [p.span.start for p in paragraphs]
    for comment in draft.comments:
        match = _IGNORE.match(comment.body)
        target = _paragraph(draft.text, comment, paragraphs, starts)
        if match and target is not None:
            reason = match["reason"].strip(" \t\r\n:–—-")
            found.extend(Ignore(code.strip().upper(), reason, target.span, comment.span) for code in match["codes"].split(","))
    return tuple(found)


def malformed(comments: Sequence[Comment]) -> tuple[str, ...]:
    """A warning for each comment that begins with `mtqa:` and is no ignore."""
    bad = [c.body.strip() for c in comments if _OURS.match(c.body) and not _IGNORE.match(c.body)]
    return tuple(f"The comment `{body[:80]}` is not understood; write `mtqa: ignore CODE reason`." for body in bad)


def _paragraph(text: str, comment: Comment, paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> Paragraph | None:
    """The paragraph that the comment's first line touches, else the first one that starts behind it."""
    line_start = max(text.rfind("\n", 0, comment.span.start), text.rfind("\r", 0, comment.span.start)) + 1
    before = bisect_right(starts, comment.span.start) - 1
    if before >= 0 and paragraphs[before].span.end > line_start:
        return paragraphs[before]
    after = bisect_left(starts, comment.span.start)
    return paragraphs[after] if after < len(paragraphs) else None
