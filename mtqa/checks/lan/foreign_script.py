"""LAN121: letters of another script inside the French."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_OTHER = re.compile(  # Greek, Cyrillic, Hebrew, Arabic, Indic, Thai, Javanese, kana, Han, Hangul, full-width Latin
    "[\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0eff\ua980-\ua9df\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff21-\uff5a]+"
)
_SCIENCE = re.compile("[αβγδεζηθκλμνπρστφχψωΔΩΣΦΨ]")


class ForeignScript(SegmentCheck):
    """Letters of another script inside the French.

    What it does: reports letters of another script (Cyrillic, Greek, Arabic, Chinese …) glued to Latin letters in one word (major),
    and words of another script outside brackets and quotation marks (minor). Single Greek letters (`β`, `μ`) are left alone.

    Why it matters: look-alike letters break search and screen readers; whole words are rest of another language.

    Known problems: an article about a script or a name may show it on purpose, usually in brackets.

    Example:
        bad: Le minist\u0435re a confirmé le bilan.
        good: Le ministère a confirmé le bilan.

    Options: none.

    Sources: Unicode Technical Standard 39 (mixed-script detection).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code = "LAN121"
    name = "foreign-script"
    category = "accuracy/untranslated"
    its_type = "untranslated"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        if text.isascii():
            return
        for match in _OTHER.finditer(text):
            start, end = match.start() + segment.start, match.end() + segment.start
            glued = _letter(text, match.start() - 1) or _letter(text, match.end())
            if len(match.group()) == 1 and _SCIENCE.fullmatch(match.group()):
                continue
            if not glued and (segment.article.quoted(start, end) or _bracketed(text, match.start())):
                continue
            yield self.finding(
                Span(start, end),
                Phrase("letters of another script", "lettres d’une autre écriture", "huruf aksara lain"),
                Phrase(
                    "These letters do not belong to the Latin script of the article.",
                    "Ces lettres n’appartiennent pas à l’écriture latine de l’article.",
                    "Huruf-huruf ini bukan aksara Latin artikel.",
                ),
                severity=None if glued else Severity.MINOR,
                confidence=0.95 if glued else 0.8,
            )


def _letter(text: str, at: int) -> bool:
    """True when a Latin letter stands at `at`."""
    return 0 <= at < len(text) and text[at].isalpha() and not _OTHER.match(text[at])


def _bracketed(text: str, at: int) -> bool:
    """True when an opening bracket stands before `at` and is not closed yet."""
    return text.rfind("(", max(0, at - 80), at) > text.rfind(")", max(0, at - 80), at)
