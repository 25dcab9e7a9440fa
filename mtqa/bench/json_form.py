"""Bench figures as JSON: all of them, and the risk of each row, so that a later run can be compared with this one."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mtqa.bench.ablation import Part
from mtqa.bench.figures import Figures, Found
from mtqa.errors import InputError

SCHEMA = 1


def as_json(found: Sequence[Figures], signature: str) -> str:
    """All figures as one JSON document; what was not measured is left out."""
    sets = [_set(f) for f in found]
    return json.dumps({"schema": SCHEMA, "signature": signature, "sets": sets}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read_risks(path: Path) -> dict[tuple[str, str], dict[str, float]]:
    """The risks of an earlier run's `bench.json`: by set and evidence, then by row.

    Raises:
        InputError: no such file, or not such a document.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {(str(s["set"]), str(s["evidence"])): {str(i): float(value) for i, value in s["risks"].items()} for s in data["sets"]}
    except OSError as error:
        what = f"{path}: can't be read: {error.strerror or error}."
        raise InputError("no-bench", what, "Name the bench.json of an earlier run (`mtqa bench -o DIR` writes it).") from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        what = f"{path}: not the bench.json of a run."
        raise InputError("bad-bench", what, "Name the bench.json of an earlier run (`mtqa bench -o DIR` writes it).") from None


def _set(found: Figures) -> dict[str, Any]:
    data: dict[str, Any] = {
        "set": found.name, "evidence": found.evidence, "base_rate": found.base_rate, "rows": len(found.scored), "of": found.of or None,
        "seen_by": list(found.seen_by), "bad": found.bad, "good": found.good, "average_precision": found.average_precision,
        "risky_clean": found.risky_clean, "calibration_error": found.calibration_error, "seconds": round(found.seconds, 1),
    }  # fmt: skip
    if found.auc is not None:
        data["auc"] = {"value": found.auc.value, "low": found.auc.low, "high": found.auc.high}
    data["recall"] = {f"{rate:g}": _found(f) for rate, f in found.found.items()}
    if found.pairs is not None:
        pairs = found.pairs
        data["pairs"] = {"right": pairs.right, "wrong": pairs.wrong, "tied": pairs.tied, "accuracy": pairs.accuracy, "untied": pairs.untied}
    data["reliability"] = [{"predicted": b.predicted, "observed": b.observed, "rows": b.rows, "weight": b.weight} for b in found.bins]
    if found.rules is not None:
        rules = found.rules
        by_type = {name: [rules.found[name], count] for name, count in sorted(rules.totals.items())}
        data["faults"] = {"found": rules.found.total(), "all": rules.faults, "by_type": by_type}
        data["clean"] = {"rows": rules.clean, "major": rules.clean_major, "any": rules.clean_any}
    data["signals"] = {p.name: _part(p) for p in found.signals}
    data["rules"] = {p.name: _part(p) for p in found.rules_alone}
    data["risks"] = {s.id: round(s.risk, 6) for s in found.scored}
    return {key: value for key, value in data.items() if value is not None and not _is_nan(value)}


def _found(found: Found) -> dict[str, Any]:
    recall = found.recall
    return {
        "recall": recall.recall, "false_alarms": recall.false_alarms, "threshold": recall.threshold,
        "by_type": {name: list(counts) for name, counts in found.by_type.items()}, "spans": list(found.spans),
    }  # fmt: skip


def _part(part: Part) -> dict[str, float]:
    named = {"alone": part.alone, "without": part.without}
    return {name: value for name, value in named.items() if value is not None and not _is_nan(value)}


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)
