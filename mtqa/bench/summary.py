"""One line of figures for each set: the table that says at a glance how good the checker is."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence

from mtqa.bench.figures import RATES, Figures

HEADINGS = (
    "set", "evidence", "rows", "AUC [95 %]", "AP", *(f"recall at {rate:.0%}" for rate in RATES), "pairs", "spans", "faults found",
    "clean major+", "clean any", "clean risk ≥ 50", "ECE", "seconds",
)  # fmt: skip

KEY = (
    "AUC, average precision (AP) and recall at 5 % and 10 % false alarms: of risk. pairs: share of pairs whose worse version has the "
    "higher risk. spans: flagged faulty rows (at 5 %) whose worst span touches a marked fault. faults found: marked faults that a finding "
    "of any severity overlaps. clean major+, clean any: clean rows with such a finding. ECE: expected calibration error of risk at the "
    "base rate. A set marked * has been seen: see below."
)


_NUMBER = re.compile(r"[+-]?\d")


def summary(found: Sequence[Figures]) -> str:
    """The figures as a Markdown table whose columns stand straight in a terminal too."""
    return table([HEADINGS, *map(_line, found)])


def table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, first row its head; first column to the left, numbers to the right. Bars in cells are escaped."""
    cells = [[cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(cells[0]))]
    left = [not any(_NUMBER.match(cell) for cell in column) for column in zip(*cells[1:], strict=True)] or [True] * len(widths)
    lines = ["| " + " | ".join(_padded(c, w, to_left=side) for c, w, side in zip(row, widths, left, strict=True)) + " |" for row in cells]
    rule = "|" + "|".join("-" * (w + 2) if side else "-" * (w + 1) + ":" for w, side in zip(widths, left, strict=True)) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def number(value: float | None, digits: int = 3) -> str:
    """A figure, empty where there is none."""
    return "" if value is None or math.isnan(value) else f"{value:.{digits}f}"


def share(part: int, whole: int) -> str:
    """A part of a whole with both counts, empty where there is no whole."""
    return f"{part / whole:.3f} ({part}/{whole})" if whole else ""


def rows_of(found: Figures) -> str:
    """How many rows: pairs, faulty and clean ones, or clean ones; of how many, where it is a part."""
    part = f" of {found.of}" if found.of else ""
    if found.pairs:
        return f"{len(found.scored) // 2}{part} pairs"
    return f"{found.bad} + {found.good}{part}" if found.bad else f"{found.good}{part} clean"


def marked(found: Figures) -> bool:
    """True where the set marks the places of its faults, so that spans can be right or wrong."""
    return found.rules is None or found.rules.faults > 0


def _line(found: Figures) -> list[str]:
    interval, rules = found.auc, found.rules
    first = found.found.get(RATES[0])
    return [
        found.name + ("*" if found.seen_by else ""), found.evidence, rows_of(found),
        f"{interval.value:.3f} [{interval.low:.3f}, {interval.high:.3f}]" if interval else "", number(found.average_precision),
        *(number(found.found[rate].recall.recall) if rate in found.found else "" for rate in RATES),
        number(found.pairs.accuracy) if found.pairs else "", share(*first.spans) if first and marked(found) else "",
        share(rules.found.total(), rules.faults) if rules else "", *_clean(found),
        f"{found.risky_clean:.1%}" if found.risky_clean is not None else "", number(found.calibration_error), f"{found.seconds:.0f}",
    ]  # fmt: skip


def _clean(found: Figures) -> tuple[str, str]:
    rules = found.rules
    if rules is None or not rules.clean:
        return "", ""
    return f"{rules.clean_major}/{rules.clean}", f"{rules.clean_any}/{rules.clean}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def _padded(text: str, width: int, *, to_left: bool) -> str:
    blanks = " " * (width - _width(text))
    return text + blanks if to_left else blanks + text
