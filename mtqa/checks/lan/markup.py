"""LAN113: markup, entities and shortcodes left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import ClassVar
from unicodedata import category

from mtqa.article.legible import REFERENCE, refers
from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_MOST_RELATED = 12
_DAMAGED = "\N{REPLACEMENT CHARACTER}"
_TAGS = (
    "a|abbr|article|aside|b|blockquote|body|br|button|caption|cite|code|div|em|figcaption|figure|font|footer|g|h[1-6]|head|header|hr|html|i|"
    "iframe|img|input|li|link|main|mark|meta|nav|ol|option|p|ph|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|"
    "th|thead|title|tr|u|ul|video|x"
)
_MARKUP = re.compile(
    rf"(?P<entity>{REFERENCE})"
    rf"|(?P<tag></?(?:{_TAGS})(?:\s[^<>]{{0,300}})?/?>)"
    r"|(?P<bracket>\[/?(?:b|i|u|url|img|quote|caption|embed|gallery|video|audio|color|size|list)(?:[= ][^\[\]]{0,200})?\])"
    r"|(?P<mark>\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*|(?<!\w)__(?=\S)[^_\n]{1,200}(?<=\S)__(?!\w))"
    r"|(?P<link>\[[^\[\]\n]{1,200}\]\((?:https?://|/)[^()\s]{1,300}\))"
)

_ONE = Phrase("Markup in the text: {code}", "Balisage dans le texte : {code}", "Kode markah dalam teks: {code}")
_SEVERAL = Phrase(
    "Markup in the text: {code} (character references: {n})",
    "Balisage dans le texte : {code} (références de caractères : {n})",
    "Kode markah dalam teks: {code} (rujukan karakter: {n})",
)
_ANOTHER = Phrase("another character reference", "autre référence de caractère", "rujukan karakter lain")


class Markup(SegmentCheck):
    """Markup, entities and shortcodes left in the text.

    What it does: Reports HTML tags, character entities (`&nbsp;`, `&#39;`), bracket codes (`[b]`) and Markdown marks that show up as
    text. All entities of a sentence are one finding, at the first of them; the others are related places, and where it is the only one,
    the character that it stands for is suggested, unless it is a line end or invisible.

    Why it matters: The reader sees code; it also shows that the text lost its form between two systems.

    Known problems: An article about web pages that shows tags outside code blocks is reported.

    Example:
        bad: Les pompiers&nbsp;ont quitté la zone à l&#39;aube.
        good: Le groupe R&D de la société AT&T compte 40 ingénieurs.

    Options: none.

    Sources: HTML Living Standard (named character references); CommonMark.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN113"
    name: ClassVar[str] = "markup"
    category: ClassVar[str] = "fluency/markup"
    its_type: ClassVar[str] = "markup"
    severity: ClassVar[Severity] = Severity.MAJOR
    raw: ClassVar[bool] = True

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        if not any(sign in text for sign in ("&", "<", "[", "**", "__")):
            return
        references = list[Span]()
        for found in _MARKUP.finditer(text):
            span = Span(segment.start + found.start(), segment.start + found.end())
            if not found.group("entity"):
                yield self._finding(span, found.group())
            elif refers(found.group()):
                references.append(span)
        if references:
            yield self._of_references(segment, references)

    def _of_references(self, segment: SegmentView, references: Sequence[Span]) -> Finding:
        """All character references of a sentence: one left by an export comes with every apostrophe, and is one fault."""
        first, *more = references
        code = segment.plain[first.start - segment.start : first.end - segment.start]
        related = [Related(span, _ANOTHER) for span in more[:_MOST_RELATED]]
        return self._finding(first, code, len(references), None if more else _shown(unescape(code)), related)

    def _finding(self, span: Span, code: str, count: int = 1, suggestion: str | None = None, related: Sequence[Related] = ()) -> Finding:
        shown = code if len(code) <= 40 else code[:39] + "…"
        return self.finding(
            span,
            (_ONE if count == 1 else _SEVERAL).format(code=shown, n=count),
            Phrase(
                "The reader sees code instead of text.",
                "Le lecteur voit du code au lieu du texte.",
                "Pembaca melihat kode, bukan teks.",
            ),
            suggestion=suggestion,
            confidence=0.95,
            related=tuple(related),
        )


def _shown(characters: str) -> str | None:
    """The characters, if a reader sees them or is kept from breaking a line by them; line ends and invisible marks mend nothing."""
    return characters if all(sign.isprintable() or category(sign) == "Zs" for sign in characters) and _DAMAGED not in characters else None
