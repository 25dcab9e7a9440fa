"""The plain typographic form that translators were trained on, with a map back to the text as read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from mtqa.article.model import Span

Guillemets = Literal["keep", "straight"]

_REPLACED = {
    "’": "'", "‘": "'", "`": "'",
    "“": '"', "”": '"', "„": '"',
    "–": "-", "—": "-",
    "…": "...",
}  # fmt: skip
_STRAIGHT = {"«": '"', "»": '"'}
_ITSELF = "!-_a-~\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u02ff"
_AS_IS = re.compile(f"[{_ITSELF}][{_ITSELF} ]{{0,255}}")
"""Characters that stand for themselves, with blanks between: nearly all of a text, and taken at once. Bounded, since only what comes before
two blanks is used, and the rest is looked at again."""
_CLUSTER = 32
"""Longest run of code points composed together: Unicode's stream-safe limit (UAX #15), which also keeps hostile input linear."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """Text in plain form; character `i` of `text` stands for `[starts[i], ends[i])` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that `text[start:end]` stands for, blanks at its edges left out; empty when it is all blank."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start == end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


def normalise(text: str, guillemets: Guillemets = "keep") -> Normalised:
    """NFC; curly quotes and apostrophes straight; dashes to `-`; `…` to `...`; runs of blanks and control characters to one space.

    With `guillemets="straight"`, « and » become `"` and take the blank inside them along, as OPUS-MT models were trained
    (Moses' normalize-punctuation). Lone surrogates become U+FFFD, which the tokenizer can read.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, after_opening = 0, False
    while at < len(text):
        if (end := _as_is(text, at)) > at:
            out.extend(text[at:end])
            starts.extend(range(at, end))
            ends.extend(range(at + 1, end + 1))
            at, after_opening = end, False
            continue
        end = _cluster_end(text, at)
        piece = _plain(text[at:end], guillemets)
        if guillemets == "straight" and text[at] == "»" and out and out[-1] == " ":
            del out[-1], starts[-1], ends[-1]
        if piece == " ":
            if out and out[-1] != " " and not after_opening:
                out.append(" ")
                starts.append(at)
                ends.append(end)
        else:
            out.extend(piece)
            starts.extend([at] * len(piece))
            ends.extend([end] * len(piece))
            after_opening = guillemets == "straight" and text[at] == "«"
        at = end
    if out and out[-1] == " ":
        del out[-1], starts[-1], ends[-1]
    return Normalised("".join(out), tuple(starts), tuple(ends))


def _as_is(text: str, at: int) -> int:
    """End of what stands for itself from `at` on, single blanks inside; a character that composes with the next one is left out."""
    if not (found := _AS_IS.match(text, at)):
        return at
    end = found.end()
    if (blanks := text.find("  ", at, end)) >= 0:
        return blanks
    return end - 1 if text[end - 1] == " " or (end < len(text) and _composes(text[end])) else end


def _cluster_end(text: str, at: int) -> int:
    """End of the character at `at` with the marks (or Hangul letters) that may compose with it."""
    end = at + 1
    while end < len(text) and end - at < _CLUSTER and _composes(text[end]):
        end += 1
    return end


def _composes(character: str) -> bool:
    return character >= "\u0300" and (unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff")


def _plain(cluster: str, guillemets: Guillemets) -> str:
    first = cluster[0]
    if len(cluster) == 1:
        if first in _REPLACED:
            return _REPLACED[first]
        if guillemets == "straight" and first in _STRAIGHT:
            return _STRAIGHT[first]
        if first.isspace() or first < " " or "\x7f" <= first < "\xa0":
            return " "
        if first < "\x7f":
            return first
        if "\ud800" <= first <= "\udfff":
            return "\ufffd"
    composed = unicodedata.normalize("NFC", cluster)
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in composed)
