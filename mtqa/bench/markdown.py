"""Bench figures as Markdown for people and as plain data for programs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from mtqa.bench.figures import Figures


def as_markdown(found: Sequence[Figures]) -> str:
    """One section a set: its figures, what the rules find by type, and each signal alone."""
    return "\n".join(_section(f) for f in found)


def as_data(found: Figures) -> dict[str, Any]:
    """The figures as JSON can hold them; what was not measured is left out."""
    data: dict[str, Any] = {
        "set": found.name, "evidence": found.evidence, "rows": found.rows, "seen_in_training": found.seen, "bad": found.bad,
        "good": found.good, "average_precision": found.average_precision, "pair_accuracy": found.pairs, "span_overlap": found.overlap,
        "risky_clean": found.risky_clean, "calibration_error": found.calibration_error, "signals": dict(found.signals),
    }  # fmt: skip
    if found.auc is not None:
        data["auc"] = [found.auc.value, found.auc.low, found.auc.high]
    data["recall"] = {f"{rate:g}": [r.recall, r.false_alarms] for rate, r in found.recalls.items()}
    if found.rules is not None:
        rules = found.rules
        data["faults"] = {
            "found": rules.found.total(),
            "all": rules.faults,
            "by_type": {t: [rules.found[t], n] for t, n in rules.totals.items()},
        }
        data["clean"] = {"rows": rules.clean, "major": rules.clean_major, "any": rules.clean_any}
    return {key: value for key, value in data.items() if value is not None and not (isinstance(value, float) and math.isnan(value))}


def _section(found: Figures) -> str:
    lines = [f"## {found.name}, {found.evidence}", ""]
    if found.seen:
        lines += ["*The estimator was trained on these rows: training figures.*", ""]
    if found.auc is not None:
        lines.append(f"- rows: {found.bad} faulty, {found.good} clean")
        lines.append(
            f"- AUC {found.auc.value:.3f} [{found.auc.low:.3f}, {found.auc.high:.3f}], average precision {found.average_precision:.3f}"
        )
        lines += [f"- recall {r.recall:.3f} at {r.false_alarms:.3f} false alarms (at most {rate:.0%})" for rate, r in found.recalls.items()]
        if found.overlap is not None:
            lines.append(f"- worst span overlaps a fault in {found.overlap:.3f} of the flagged faulty rows")
        lines.append(f"- expected calibration error {found.calibration_error:.3f}")
    if found.pairs is not None:
        lines.append(f"- pair accuracy {found.pairs:.3f} ({found.rows // 2} pairs)")
    if found.risky_clean is not None:
        lines.append(f"- clean rows at risk 50 or more: {found.risky_clean:.3f}")
    lines += _rule_lines(found)
    if found.signals:
        lines += ["", "| signal alone | figure |", "|---|---|"]
        lines += [f"| {name} | {value:.3f} |" for name, value in found.signals.items()]
    return "\n".join([*lines, ""])


def _rule_lines(found: Figures) -> list[str]:
    rules = found.rules
    if rules is None:
        return []
    lines = []
    if rules.faults:
        lines.append(f"- faults overlapped by a finding: {rules.found.total()}/{rules.faults} = {rules.recall:.3f}")
        lines.append("  - " + ", ".join(f"{t} {rules.found[t]}/{n}" for t, n in sorted(rules.totals.items())))
    if rules.clean:
        lines.append(
            f"- clean rows flagged: {rules.clean_major}/{rules.clean} at major or above, {rules.clean_any}/{rules.clean} at any severity"
        )
    return lines
