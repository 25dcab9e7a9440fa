"""LAN113: markup, entities and shortcodes left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import ClassVar

from mtqa.article.legible import REFERENCE
from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

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


class Markup(SegmentCheck):
    """Markup, entities and shortcodes left in the text.

    What it does: Reports HTML tags, character entities (`&nbsp;`, `&#39;`), bracket codes (`[b]`) and Markdown marks that show up as
    text. For an entity the character that it stands for is suggested.

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
        for found in _MARKUP.finditer(text):
            entity = found.group("entity")
            if entity and entity[1] != "#" and entity[1:] not in html5:
                continue
            yield self._finding(Span(segment.start + found.start(), segment.start + found.end()), found.group(), entity)

    def _finding(self, span: Span, code: str, entity: str | None) -> Finding:
        shown = code if len(code) <= 40 else code[:39] + "…"
        return self.finding(
            span,
            Phrase("Markup in the text: {code}", "Balisage dans le texte : {code}", "Kode markah dalam teks: {code}").format(code=shown),
            Phrase(
                "The reader sees code instead of text.",
                "Le lecteur voit du code au lieu du texte.",
                "Pembaca melihat kode, bukan teks.",
            ),
            suggestion=unescape(entity) if entity else None,
            confidence=0.95,
        )
