"""The risk of each row as a table that other evaluators read: id, badness, start and end of the worst span."""

from __future__ import annotations

import re

from mtqa.bench.figures import Figures

_BREAKS = re.compile(r"[\t\r\n]")


def predictions(found: Figures) -> str:
    """Tab-separated lines without a head, in the set's order; the last two cells are empty where no span stands out."""
    lines = []
    for row in found.scored:
        start, end = (row.span.start, row.span.end) if row.span else ("", "")
        lines.append(f"{_BREAKS.sub(' ', row.id)}\t{row.risk!r}\t{start}\t{end}\n")
    return "".join(lines)
