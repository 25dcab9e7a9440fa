"""LAN111: characters damaged by a wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.phrase import Phrase

# Pairs that UTF-8 leaves when it is read as Windows-1252, Latin-1, Windows-1250, Mac Roman or code page 437; lost letters; escapes.
_ANCHOR = re.compile(
    r"[ÃÂâåæãÅÐĂĹ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸŞąĂ]|[√├┬Γ¬≈](?=\S)|ï»¿|ï¿½|\ufffd|[\u0080-\u009f]|[a-zà-ÿ]\?[a-zà-ÿ]"
    r"|(?<![A-ZÀ-Þ])Ã(?=\s|$)|(?<=[a-zà-ÿ0-9])Â(?=\s|$)|\\u00[0-9a-fA-F]{2}|[%=]C3[%=][89AB][0-9A-F]"
)
_SIGNS = frozenset("ÃÂâåæãÅÐĂĹ√├┬Γ¬≈ï\ufffd?\\%=").union(map(chr, range(0x80, 0xA0)))  # characters of which `_ANCHOR` needs one
_CHUNK = re.compile(r"[^ \t\r\n\u202f]+")
_LOST = re.compile(r"\ufffd|ï¿½|ï»¿|[\u0080-\u009f]|(?<![A-ZÀ-Þ])Ã$|(?<=[a-zà-ÿ0-9])Â$|\\u00[0-9a-fA-F]{2}")
_ESCAPED = re.compile(r"[%=]C3[%=][89AB][0-9A-F]")
_QUERY = re.compile(r"[A-Za-zÀ-ÿ]\?[a-zà-ÿ]")
_LONG = 2_000
_PAIR = re.compile(r"[ÃÅ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LETTERS = frozenset("àâäçéèêëîïôöùûüÿœÀÂÇÉÈÊËÎÏÔÙÛŒ")
_ADDRESS = re.compile(r"https?:|www\.|[=&/@]")


class Encoding(SegmentCheck):
    """Characters damaged by a wrong encoding.

    What it does: Reports UTF-8 read as another encoding (`Ã©` for `é`, `â€™` for an apostrophe), replacement characters, control
    characters of Windows-1252, and question marks in the place of accented letters. The repair is suggested where it can be undone.

    Why it matters: The reader sees garbage, and search engines and screen readers fail on it.

    Known problems: A question mark between two letters of a made-up name is reported.

    Example:
        bad: La rÃ©union a Ã©tÃ© reportÃ©e.
        good: La foire de São Paulo accueille l’ÂGE D’OR du cinéma.

    Options: none.

    Sources: ftfy (Speer 2019), without uncurling quotation marks and without fixing ligatures; the Unicode Standard on U+FFFD.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN111"
    name: ClassVar[str] = "encoding"
    category: ClassVar[str] = "fluency/character-encoding"
    its_type: ClassVar[str] = "characters"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        return iter(()) if _SIGNS.isdisjoint(article.characters) else super().check(article)

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.text
        if _SIGNS.isdisjoint(text):
            return
        for start, end, repair in damaged(text):
            yield self._finding(Span(segment.start + start, segment.start + end), text[start:end], repair)

    def _finding(self, span: Span, damaged: str, repair: str | None) -> Finding:
        shown = damaged if len(damaged) <= 40 else damaged[:39] + "…"
        return self.finding(
            span,
            Phrase("Damaged characters: {shown}", "Caractères abîmés : {shown}", "Karakter rusak: {shown}").format(shown=shown),
            Phrase(
                "The text was read in another encoding than it was written in.",
                "Le texte a été lu dans un autre encodage que celui où il a été écrit.",
                "Teks dibaca dengan pengodean yang berbeda dari saat ditulis.",
            ),
            suggestion=repair,
            confidence=0.97 if repair else 0.9,
        )


def damaged(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Places of damaged stretches, white space between damaged neighbours included, with their repair if there is one."""
    if not _ANCHOR.search(text):
        return
    pending: tuple[int, int, str | None] | None = None
    for chunk in _CHUNK.finditer(text):
        if not _ANCHOR.search(chunk.group()):
            continue
        verdict = _repair(chunk.group())
        if verdict is None:
            continue
        start, end, repair = chunk.start(), chunk.end(), verdict or None
        if pending and start - pending[1] <= 1:
            whole = pending[2] + text[pending[1] : start] + repair if pending[2] and repair else None
            pending = (pending[0], end, whole)
        else:
            if pending:
                yield pending
            pending = (start, end, repair)
    if pending:
        yield pending


def _french_letter(pair: re.Match[str]) -> str:
    """The French letter that the two characters stand for, or the two as they are: what ftfy finds too doubtful alone (`ÃŽles`)."""
    try:
        letter = pair.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return pair.group()
    return letter if letter in _LETTERS else pair.group()


def _repair(chunk: str) -> str | None:
    """The chunk as it should read, an empty text when it is damaged beyond repair, None when it is sound."""
    from ftfy import TextFixerConfig, fix_encoding

    if len(chunk) > _LONG:
        return "" if _LOST.search(chunk) or _PAIR.search(chunk) else None

    config = TextFixerConfig(uncurl_quotes=False, fix_latin_ligatures=False)
    fixed = fix_encoding(chunk, config)
    if fixed == chunk:
        fixed = _PAIR.sub(_french_letter, chunk)
    if fixed != chunk:
        return "" if "\ufffd" in fixed else fixed
    plain_text = not _ADDRESS.search(chunk.replace("=C3=", ""))
    if _LOST.search(chunk) or (plain_text and (_QUERY.search(chunk) or _ESCAPED.search(chunk))):
        return ""
    return None
