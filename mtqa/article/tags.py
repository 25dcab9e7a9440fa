"""HTML inside Markdown: which stretches of a block of tags a reader sees, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.article.model import Role, Span

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,30})(?P<rest>(?:[^<>\"']|\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'){0,200})>")
_ALT = re.compile(r"\balt\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)
_UNSEEN = frozenset(
    {"script", "style", "iframe", "noscript", "template", "svg", "object", "video", "audio", "nav", "form", "button", "pre"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)
ROLES = {
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "li": Role.LIST,
    "dt": Role.LIST,
    "dd": Role.LIST,
    "td": Role.LIST,
    "th": Role.LIST,
    "h1": Role.HEADLINE,
    "h2": Role.SUBHEADING,
    "h3": Role.SUBHEADING,
    "h4": Role.SUBHEADING,
    "h5": Role.SUBHEADING,
    "h6": Role.SUBHEADING,
}
"""Elements that give their text a role."""


def blocks_of(text: str, start: int, end: int) -> Iterator[tuple[Role, list[Span]]]:
    """Paragraphs of the HTML in `text[start:end]`: a role, and the visible stretches in order.

    Tags are found by pattern, since the offsets must be those of the source; what stands inside scripts and the like is left out.
    """
    pieces: list[Span] = []
    role, unseen, at = Role.BODY, "", start
    for match in _TAG.finditer(text, start, end):
        name, closing = match["name"].lower(), bool(match["close"])
        if unseen:
            if closing and name == unseen:
                unseen, at = "", match.end()
            continue
        _add(pieces, text, at, match.start())
        at = match.end()
        if name in _UNSEEN and not closing and not match["rest"].endswith("/"):
            unseen = name
        if name not in _INLINE:
            if pieces:
                yield role, pieces
                pieces = []
            role = Role.BODY if closing else ROLES.get(name, role)
        alt = _ALT.search(match["rest"]) if name == "img" else None
        if alt:
            group = "double" if alt["double"] is not None else "single"
            first = match.start("rest")
            if alt[group].strip():
                yield Role.ALT, [Span(first + alt.start(group), first + alt.end(group))]
    if not unseen:
        _add(pieces, text, at, end)
    if pieces:
        yield role, pieces


def _add(pieces: list[Span], text: str, start: int, end: int) -> None:
    if text[start:end].strip():
        pieces.append(Span(start, end))
