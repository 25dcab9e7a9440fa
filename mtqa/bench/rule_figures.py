"""What each rule finds on labelled sets, and what it says about clean rows: the figures of `measured.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mtqa.bench.measure import Measured
from mtqa.bench.sets import Fault
from mtqa.checks.finding import Severity
from mtqa.report.atomic import write_files

MADE_BY = "make bench"


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """One set, seen by the rules.

    Attributes:
        name: the set, with its evidence (`newsroom_faults dev, French only`).
        faults: how many faults count: all with a source, else those that the French shows.
        found: how many of them a finding of minor or above overlaps, by type of fault.
        totals: faults by type.
        clean: clean rows.
        clean_major: clean rows with a finding of major or above.
        clean_any: clean rows with any finding.
        hits: faults overlapped, by rule.
        false: clean rows flagged, by rule.
    """

    name: str
    faults: int
    found: Counter[str]
    totals: Counter[str]
    clean: int
    clean_major: int
    clean_any: int
    hits: Counter[str]
    false: Counter[str]

    @property
    def recall(self) -> float:
        """Share of faults found; `nan` without faults."""
        return sum(self.found.values()) / self.faults if self.faults else float("nan")


def rule_figures(name: str, rows: Sequence[Measured], *, with_source: bool) -> RuleFigures:
    """Count what the findings of measured rows find. A clean row is one whose label says so (`bad` False)."""
    found, totals, hits, false = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    clean = clean_major = clean_any = 0
    for row in rows:
        for fault in row.row.faults:
            if with_source or fault.visible_in == "target":
                totals[fault.type] += 1
                codes = overlapping(row, fault)
                found[fault.type] += bool(codes)
                hits.update(codes)
        if row.row.bad is False:
            clean += 1
            clean_any += bool(row.findings)
            clean_major += row.worst.rank >= Severity.MAJOR.rank
            false.update({f.code for f in row.findings})
    return RuleFigures(name, totals.total(), found, totals, clean, clean_major, clean_any, hits, false)


def overlapping(row: Measured, fault: Fault) -> set[str]:
    """Codes of the row's findings that overlap the fault."""
    return {f.code for f in row.findings if f.span.overlaps(fault.span)}


def write_measured(figures: Sequence[RuleFigures], path: Path) -> None:
    """Write `measured.json`: for each set its size, and for each rule its hits and false alarms there.

    Raises:
        UsageError: it can't be written there.
    """
    told = [f for f in figures if f.faults or f.clean]
    sets = {f.name: f"{f.faults} faults, {f.clean} clean rows" if f.faults else f"{f.clean} clean rows" for f in told}
    rules: dict[str, dict[str, dict[str, int]]] = {}
    for each in told:
        for code in sorted({*each.hits, *each.false}):
            rules.setdefault(code, {})[each.name] = {"hits": each.hits[code], "false alarms": each.false[code]}
    content = {"made_by": MADE_BY, "sets": sets, "rules": dict(sorted(rules.items()))}
    write_files(path.parent, [(path.name, json.dumps(content, ensure_ascii=False, indent=1) + "\n")])
