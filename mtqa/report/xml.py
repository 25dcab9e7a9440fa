"""Writing XML 1.0: characters that it can't hold are shown as code points, so that every reader takes the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from mtqa.report.escape import visible

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
Attributes = Mapping[str, str | int | None]


def element(name: str, attributes: Attributes, text: str = "", inside: Iterator[str] | None = None) -> Iterator[str]:
    """Lines of an element; attributes that are None are left out. It holds `text` or, where given, the elements `inside`."""
    opening = name + "".join(f" {key}={_quoted(value)}" for key, value in attributes.items() if value is not None)
    lines = [f"  {line}" for line in inside or ()]
    if lines:
        yield f"<{opening}>"
        yield from lines
        yield f"</{name}>"
    elif text:
        yield f"<{opening}>{escape(_readable(text))}</{name}>"
    else:
        yield f"<{opening}/>"


def document(lines: Iterator[str]) -> str:
    """A whole document."""
    return DECLARATION + "\n".join(lines) + "\n"


def _quoted(value: str | int) -> str:
    return quoteattr(_readable(str(value)))


def _readable(text: str) -> str:
    return visible(text).replace("\r\n", "\n")
