"""Making untrusted text safe to show and to store: invisible characters, spreadsheet formulas, lone surrogates, file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

# Control characters, bidirectional marks and overrides, zero-width blanks, line separators, surrogates and non-characters.
# The joiners U+200C and U+200D stay: emoji and several scripts need them. A carriage return is safe only as half of a line end.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
    "|\r(?!\n)"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d{1,40}(?:[.,]\d{1,40})?")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 48


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in parts, each with whether it stands for an invisible character (then shown as its code point, `U+202E`)."""
    at = 0
    for match in _INVISIBLE.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield f"U+{ord(match.group()):04X}", True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def visible(text: str) -> str:
    """`text` with every invisible or dangerous character shown as `⟨U+202E⟩`; safe in terminals and attributes."""
    if text.isprintable():  # as most cells are: nothing that `_INVISIBLE` looks for is printable
        return text
    return _INVISIBLE.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text)


def one_line(text: str) -> str:
    """As `visible`, with line ends shown as well: a file's name can hold them, and a message is one line."""
    return visible(text).replace("\r", "⟨U+000D⟩").replace("\n", "⟨U+000A⟩")


def storable(text: str) -> str:
    """`text` as UTF-8 can hold it: lone surrogates become U+FFFD, one for one, so that offsets stay."""
    return text if text.isprintable() else _SURROGATE.sub("\ufffd", text)


def neutralised(cell: str) -> str:
    """A cell that no spreadsheet runs: one leading `'` before `= + - @`, tab or carriage return; plain numbers stay.

    A cell that already begins with such a neutralised start gets one more, so that `restored` undoes every case.

    >>> neutralised("=1+1"), neutralised("-5,2"), restored(neutralised("'=x"))
    ("'=1+1", '-5,2', "'=x")
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def restored(cell: str) -> str:
    """What `neutralised` was given."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell


def slug(path: str) -> str:
    """A file name for the article at `path`: ASCII letters, digits and hyphens, and a hash that keeps two articles apart."""
    stem = path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    folded = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    readable = _NOT_SLUG.sub("-", folded).strip("-")[:_SLUG_LENGTH].strip("-")
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{readable}-{digest}" if readable else digest
