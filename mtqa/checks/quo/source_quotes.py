"""Quotations of a sentence and of its source, for the checks that compare them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mtqa.article.model import Span
from mtqa.checks.view import SegmentView
from mtqa.language.quotation_pairing import parse_quotations

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[«»“”„\"]|(?<![^\W_])['‘]|['’](?![^\W_])")
_MOJIBAKE = re.compile("â€.")
SPEECH = 4  # words from which quoted text counts as speech, not as a term or a title


def words_in(text: str) -> int:
    """How many words the text holds."""
    return len(_WORD.findall(text))


def has_marks(text: str) -> bool:
    """True when any mark stands in the text that could open or close a quotation, single ones included."""
    return _MARKS.search(text) is not None


def quoted_in_target(segment: SegmentView, *, running: bool = True) -> list[Span]:
    """The stretches of the sentence that stand inside quotations of the article, in order.

    `running`: also those that an earlier sentence opened and that no mark closes: where they end is not known.
    """
    found = []
    for quotation in segment.article.quotations.sharing(segment.start, segment.end):
        if not running and not quotation.closed and quotation.start < segment.start:
            continue
        start, end = max(quotation.start, segment.start), min(quotation.end, segment.end)
        if start < end:
            found.append(Span(start, end))
    return found


def quoted_in_source(source: str) -> list[Span]:
    """The quotations of the source sentence, in order; one that is not closed runs to its end."""
    readable = _MOJIBAKE.sub("   ", source)
    return [Span(q.start, q.end) for q in parse_quotations(readable, [(0, len(readable))]).outer]


def wrapped(source: str) -> bool:
    """True when straight marks stand at both ends: a quotation, or a cell that a spreadsheet put in marks."""
    stripped = source.strip()
    return len(stripped) > 1 and stripped[0] == stripped[-1] == '"'


def speech(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans with enough words to be speech."""
    return [span for span in spans if words_in(span.of(text)) >= SPEECH]


def letters_in(text: str) -> int:
    """How many letters and digits the text holds."""
    return sum(c.isalnum() for c in text)


def share(spans: Iterable[Span], text: str, letters: int) -> float:
    """Share of the letters that the spans cover, 0 to 1."""
    return sum(letters_in(span.of(text)) for span in spans) / max(1, letters)
