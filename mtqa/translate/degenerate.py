"""Tells a translator's own failures (loops, blow-ups, nothing at all) from translations that are merely bad."""

from __future__ import annotations

import re
from collections import Counter

_NGRAM = 4
_NGRAM_REPEATS = 3
_RUN_WORDS = 8
_RUN_REPEATS = 3
_RUN_CHARACTERS = 24
_PERIOD = 12
_PATTERN = re.compile(rf"(.{{1,{_PERIOD}}})\1{{3}}", re.DOTALL)
_RATIO = 3.0
_MARGIN = 40
_FRAGMENT = 40


def degenerate(source: str, output: str, *, cut: bool = False) -> str:
    """Name the failure of a translation: `empty`, `loop`, `blow-up`, or nothing.

    Args:
        source: the text that was translated.
        output: what came out.
        cut: the model had not ended when it reached its length limit.

    A loop is a 4-gram of words three times or more (precision .90 on human-labelled translations), a stretch of up to eight words three
    times in a row, or a short character pattern over 24 characters or more: each only where the source does not repeat itself as much.
    """
    if not _visible(source):
        return ""
    if not _visible(output) or (len(source) >= _FRAGMENT and len(output) * 10 < len(source)):
        return "empty"
    if _loops(source, output):
        return "loop"
    if cut or len(output) > _RATIO * len(source) + _MARGIN:
        return "blow-up"
    return ""


def _visible(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _loops(source: str, output: str) -> bool:
    given, made = source.lower().split(), output.lower().split()
    if (count := _ngram_repeats(made)) >= _NGRAM_REPEATS and count >= _ngram_repeats(given) + 2:
        return True
    if (count := _run_repeats(made)) >= _RUN_REPEATS and count > _run_repeats(given):
        return True
    return (length := _pattern_length(output)) >= _RUN_CHARACTERS and length > 2 * _pattern_length(source)


def _ngram_repeats(words: list[str]) -> int:
    """How often the commonest 4-gram occurs."""
    counts = Counter(zip(*(words[i:] for i in range(_NGRAM)), strict=False))
    return max(counts.values(), default=0)


def _run_repeats(words: list[str]) -> int:
    """How often a stretch of 1 to 8 words follows itself without a gap (single words count from four on)."""
    best = 1
    for size in range(1, _RUN_WORDS + 1):
        same = _longest_run([words[i] == words[i + size] for i in range(len(words) - size)])
        repeats = same // size + 1
        best = max(best, repeats - 1 if size == 1 else repeats)
    return best


def _pattern_length(text: str) -> int:
    """Length of the longest stretch that repeats a pattern of at most 12 characters four times or more."""
    if not _PATTERN.search(text):
        return 0
    best = 0
    for period in range(1, min(_PERIOD, len(text) - 1) + 1):
        same = _longest_run([text[i] == text[i + period] for i in range(len(text) - period)])
        if same >= 3 * period:
            best = max(best, same + period)
    return best


def _longest_run(flags: list[bool]) -> int:
    best = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        best = max(best, run)
    return best
