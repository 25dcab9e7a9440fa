"""Lines around an article that are not content: share labels, read-also lines, credits, bylines, pleas, tags, copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from mtqa.article.model import Boilerplate, Paragraph, Role, Span
from mtqa.article.tails import TAILS
from mtqa.errors import UsageError
from mtqa.language.tables import table
from mtqa.language.tokens import plain

_LINES = 1024  # that are remembered: the reader asks of each line, and a rule asks again
_MAX_LENGTH = 300
_SENTENCE_ENDS = ("", ".", "!", "?", "…", "»", "”", '"')
_LEAD = re.compile(r"^[^\w«“\"'(\[©#]+")
_INITIALS = re.compile(r"\((?!et/ou\))[^\W\d_]{2,4}(?:/[^\W\d_]{2,4}){1,3}\)\.?")
"""Those whom an agency names below a dispatch: `(ant/rin)`."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A line of `data/boilerplate.tsv`: what such a line begins with, and what may follow."""

    kind: str
    head: re.Pattern[str]
    tail: str


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(_Pattern(row["kind"], re.compile(row["head"], re.IGNORECASE), row["tail"]) for row in table("boilerplate.tsv"))


def user_patterns(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """The newsroom's own patterns, compiled (case counts unless a pattern says `(?i)`).

    Raises:
        UsageError: `bad-pattern` for one that is no regular expression.
    """
    compiled = []
    for pattern in patterns:
        try:
            compiled.append(re.compile(pattern))
        except (re.error, RecursionError, OverflowError) as error:
            raise UsageError(
                "bad-pattern", f"The boilerplate pattern `{pattern}` is not a regular expression: {error}.", "Mend it in the configuration."
            ) from None
    return tuple(compiled)


def kind_of(line: str) -> str | None:
    """The kind of boilerplate that a whole line is (`share`, `read-also`, …), or None for content.

    Source: own description of the labels that news sites in French, English and Indonesian put around articles
    (`data/boilerplate.tsv`). A line is boilerplate as a whole or not at all, and has at most 300 code points.
    """
    text = _LEAD.sub("", " ".join(plain(line).split()))
    return _kind_of_label(text) if 0 < len(text) <= _MAX_LENGTH else None


@lru_cache(maxsize=_LINES)
def _kind_of_label(text: str) -> str | None:
    for pattern in _patterns():
        match = pattern.head.match(text)
        if match and TAILS[pattern.tail](text[match.end() :].strip()):
            return pattern.kind
    return None


def set_apart(
    text: str, paragraphs: Sequence[Paragraph], patterns: Sequence[re.Pattern[str]] = ()
) -> tuple[tuple[Paragraph, ...], tuple[Boilerplate, ...]]:
    """Paragraphs that are content, and the others as boilerplate.

    A photo credit at the end of a caption is set apart from the caption, and initials behind the last sentence (`(ant/rin)`) from the
    paragraph that they end. List items under a bare read-also label belong to it.

    Args:
        text: the article with hidden stretches blanked.
        paragraphs: all paragraphs, in order.
        patterns: the newsroom's own, searched in each paragraph.
    """
    content: list[Paragraph] = []
    found: list[Boilerplate] = []
    under_label = False
    for paragraph in paragraphs:
        line = paragraph.span.of(text)
        kind = _kind_of_paragraph(paragraph, line, patterns)
        if under_label and kind is None and paragraph.role is Role.LIST:
            kind = "read-also"
        else:
            under_label = kind == "read-also" and _bare(line)
        if kind:
            found.append(Boilerplate(paragraph.span, kind))
        elif paragraph.role is Role.CAPTION and (cut := _caption_credit(line)) is not None:
            start = paragraph.span.start
            kept = line[:cut].rstrip(" \t|–—-\u00a0\r\n")
            content.append(replace(paragraph, span=Span(start, start + len(kept))))
            found.append(Boilerplate(Span(start + cut, paragraph.span.end), "credit"))
        else:
            content.append(paragraph)
    _part_initials(text, content, found)
    return tuple(content), tuple(sorted(found, key=lambda block: block.span.start))


def _part_initials(text: str, content: list[Paragraph], found: list[Boilerplate]) -> None:
    """Move the initials that end the last paragraph of running text from `content` to `found`."""
    last = next((i for i in reversed(range(len(content))) if content[i].role is Role.BODY), None)
    if last is None:
        return
    span = content[last].span
    line = span.of(text)
    at = line.rfind("(")
    before = line[: max(at, 0)].rstrip(" \t–—-\u00a0\r\n")
    # Brackets before the full stop belong to the sentence, whatever they hold: `(et/ou)`.
    if at < 0 or not _INITIALS.fullmatch(line[at:].rstrip()) or before[-1:] not in _SENTENCE_ENDS:
        return
    if before:
        content[last] = replace(content[last], span=Span(span.start, span.start + len(before)))
        found.append(Boilerplate(Span(span.start + at, span.end), "credit"))
    else:
        del content[last]
        found.append(Boilerplate(span, "credit"))


def _kind_of_paragraph(paragraph: Paragraph, line: str, patterns: Sequence[re.Pattern[str]]) -> str | None:
    if any(pattern.search(line.strip()) for pattern in patterns):
        return "user"
    return None if paragraph.role in (Role.ALT, Role.HEADLINE) else kind_of(line)


def _bare(line: str) -> bool:
    """True for a label without anything behind it."""
    return len(line.split()) <= (5 if line.strip().endswith((":", "…")) else 3)


def _caption_credit(line: str) -> int | None:
    """Where the credit at the end of a caption starts, if there is one with text before it."""
    for match in re.finditer(r"[(\[|©]|\b(?:Photos?|Foto|Crédits?|Credits?)\b", line[-200:]):
        at = len(line) - len(line[-200:]) + match.start()
        rest = line[at:].lstrip("|–— ")
        if line[:at].strip() and kind_of(rest) == "credit":
            return at + line[at:].index(rest)
    return None
