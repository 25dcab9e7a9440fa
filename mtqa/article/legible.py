"""An article as models should read it: character references that were left in its text are resolved.

A reader of the page sees `l&#39;aube`, and the checks say so (LAN113). A model that reads `&#39;` speaks of that alone, not of the words.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.entities import html5

from mtqa.article.model import Article, Span

REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
"""What has the form of a character reference, as a regular expression."""
_REFERENCE = re.compile(REFERENCE)


def legible(article: Article) -> Article:
    """The article with its character references hidden: `visible` resolves them and `original` maps back. Itself where it has none."""
    if "&" not in article.text:
        return article
    hidden = iter(article.hidden)
    gap = next(hidden, None)
    merged = list[Span]()
    for match in _REFERENCE.finditer(article.text):
        while gap is not None and gap.end <= match.start():
            merged.append(gap)
            gap = next(hidden, None)
        if (gap is None or match.end() <= gap.start) and refers(match.group()):
            merged.append(Span(*match.span()))
    rest = [] if gap is None else [gap, *hidden]
    return replace(article, hidden=(*merged, *rest)) if len(merged) + len(rest) > len(article.hidden) else article


def refers(reference: str) -> bool:
    """Whether it stands for characters; a name counts as a whole, where `html.unescape` would take `&reg` out of `&region;`."""
    return reference[1:] in html5 or (reference[1] == "#" and html.unescape(reference) != reference)
