"""Sentences written back into the file that they came from, all else byte for byte."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mtqa.article.decode import Decoded, decode
from mtqa.article.edit import with_sentences
from mtqa.article.model import Article
from mtqa.errors import InputError

_MARK = {"utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
         "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}  # fmt: skip
_HTML_PIECE = re.compile(
    r"(?P<skip><!--.*?(?:-->|\Z)|<(?P<name>script|style|title|template)\b.*?(?:</(?P=name)\s*>|\Z)"
    r"|<(?=[a-zA-Z/!?])(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+)*+(?:>|\Z))"
    r"|(?P<reference>&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?)|(?P<char>.)",
    re.DOTALL | re.IGNORECASE,
)
"""A tag that never ends takes all that follows, as in a browser; and nothing that was taken is tried again, so that a page of such
signs costs its length."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Char:
    """A character that a reader sees, and where it stands in the file's text."""

    char: str
    start: int
    end: int


def rewritten(data: bytes, article: Article, texts: Mapping[int, str]) -> bytes:
    """The file with some sentences replaced.

    Args:
        data: the file's bytes.
        article: what was read from them: plain text, Markdown or HTML.
        texts: new text by the index of the sentence, as `mtqa.article.edit.with_sentences` takes it.

    Raises:
        InputError: the file has changed, its format can't be written, its encoding lacks a character, or a sentence can't be found in it
            once, or runs over markup where it changes.
    """
    if not texts:
        return data
    if article.format not in ("text", "markdown", "html") or article.layout == "rows":
        what = f"`{article.path}`: fixes can't be written into this format."
        raise InputError("cannot-rewrite", what, "`mtqa verdicts export` lists them; put them in by hand.")
    decoded = decode(data, article.path)
    if article.format == "html":
        return _encoded(_with_pieces(decoded.text, _html_edits(decoded.text, article, texts)), decoded, article, "xmlcharrefreplace")
    if decoded.text != article.text:
        raise InputError("changed", f"`{article.path}` has changed since it was read.", "Try again.")
    return _encoded(with_sentences(article, texts).text, decoded, article, "strict")


def _encoded(text: str, decoded: Decoded, article: Article, errors: str) -> bytes:
    encoding = "utf-8" if decoded.encoding == "utf-8-sig" else decoded.encoding
    try:
        return _MARK.get(decoded.encoding, b"") + text.encode(encoding, errors)
    except UnicodeEncodeError as error:
        sign = text[error.start]
        what = f"`{article.path}` is in {decoded.encoding}, which has no `{sign}` (U+{ord(sign):04X}), a sign in one of the fixes."
        raise InputError("encoding", what, "Save the article as UTF-8 and try again.") from None


Edit = tuple[int, int, str]


def _with_pieces(text: str, edits: Sequence[Edit]) -> str:
    parts, at = [], 0
    for start, end, new in sorted(edits):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _html_edits(source: str, article: Article, texts: Mapping[int, str]) -> list[Edit]:
    """Replacements in the file's text: only the words of a sentence that change, so that its markup stays."""
    seen = [char for char in _visible(source) if not char.char.isspace()]
    stream = "".join(char.char for char in seen)
    whole = _packed(article.text)
    edits = []
    for at, new in sorted(texts.items()):
        span = article.segments[at].span
        old = span.of(article.text)
        place = _place(stream, whole, _packed(old), len(_packed(article.text[: span.start])))
        if place is None:
            raise _by_hand(article, old, "its words don't stand in the file once, in this order")
        chars = seen[place : place + len(_packed(old))]
        found = list(_word_edits(old, new, chars, source))
        if any("<" in source[start:end] for start, end, _ in found):
            raise _by_hand(article, old, "the change runs over markup")
        edits += found
    return edits


def _by_hand(article: Article, sentence: str, why: str) -> InputError:
    what = f"`{article.path}`: the fix of « {sentence[:60]} » can't be written: {why}."
    return InputError("cannot-rewrite", what, "Put it in by hand; `mtqa verdicts export` shows it.")


def _visible(source: str) -> Iterator[_Char]:
    """The characters of HTML outside tags, comments, scripts, styles and titles, references resolved."""
    for match in _HTML_PIECE.finditer(source):
        if match["char"] is not None:
            yield _Char(match["char"], match.start(), match.end())
        elif match["reference"] is not None:
            for char in _referred(match["reference"]):
                yield _Char(char, match.start(), match.end())


def _referred(reference: str) -> str:
    try:
        return html.unescape(reference)
    except ValueError:  # more digits than Python takes for a number
        return "\N{REPLACEMENT CHARACTER}"


def _packed(text: str) -> str:
    return "".join(text.split())


def _place(stream: str, whole: str, sought: str, before: int) -> int | None:
    """Where `sought` stands in the stream: its one place, or the same one of several that it is in the article's own text."""
    there, here = _all(stream, sought), _all(whole, sought)
    if len(there) == 1:
        return there[0]
    return there[here.index(before)] if len(there) == len(here) and before in here else None


def _all(text: str, sought: str) -> list[int]:
    found, at = [], text.find(sought) if sought else -1
    while at >= 0:
        found.append(at)
        at = text.find(sought, at + 1)
    return found


def _word_edits(old: str, new: str, chars: Sequence[_Char], source: str) -> Iterator[Edit]:
    """The changed words, as places in the file; `chars` are the sentence's characters without its blanks."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    ends = [0]
    for word in before:
        ends.append(ends[-1] + len(word))
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        made = html.escape(" ".join(after[c:d]), quote=False)
        if kind == "insert":
            place = chars[ends[a]].start if a < len(before) else chars[-1].end
            yield place, place, f"{made} " if a < len(before) else f" {made}"
            continue
        start, end = chars[ends[a]].start, chars[ends[b] - 1].end
        if kind == "delete" and b < len(before):
            end = chars[ends[b]].start
        elif kind == "delete" and a:
            start = chars[ends[a] - 1].end
        yield start, end, made
