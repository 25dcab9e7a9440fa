"""Suggestions set as the article is set: its own kind of apostrophe."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mtqa.checks.finding import Finding


def typeset(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Findings whose suggestions use the apostrophe that `text` uses most, so that a repair never mixes two kinds."""
    curly = text.count("’") >= text.count("'")
    wrong, right = ("'", "’") if curly else ("’", "'")
    return tuple(
        replace(f, suggestion=f.suggestion.replace(wrong, right)) if f.suggestion is not None and wrong in f.suggestion else f
        for f in findings
    )
