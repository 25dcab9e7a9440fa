"""An article as models should read it: character references that were left in its text are resolved.

A reader of the page sees `l&#39;aube`, and the checks say so (LAN113). A model that reads `&#39;` speaks of that alone, not of the words.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.entities import html5

from mtqa.article.model import Article, Span

REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
"""What has the form of a character reference, as a regular expression."""
_REFERENCE = re.compile(REFERENCE)


def legible(article: Article) -> Article:
    """The article with its character references hidden: `visible` resolves them and `original` maps back. Itself where it has none."""
    found = list(references(article.text, article.hidden))
    return replace(article, hidden=tuple(sorted((*article.hidden, *found)))) if found else article


def references(text: str, hidden: Sequence[Span] = ()) -> Iterator[Span]:
    """Places of the character references that a reader of the page sees as code: those that touch no `hidden` stretch (in order, apart)."""
    if "&" not in text:
        return
    for match in _REFERENCE.finditer(text):
        place = Span(*match.span())
        gap = bisect_right(hidden, place.start, key=lambda own: own.end)
        if (gap == len(hidden) or place.end <= hidden[gap].start) and refers(match.group()):
            yield place


def refers(reference: str) -> bool:
    """Whether it stands for characters; a name counts as a whole, where `html.unescape` would take `&reg` out of `&region;`."""
    return reference[1:] in html5 or (reference[1] == "#" and html.unescape(reference) != reference)
