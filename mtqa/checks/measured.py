"""What was measured of each rule on labelled sets: the shipped `measured.json`, in words."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

FILE_NAME = "measured.json"


@cache
def measured() -> dict[str, Any]:
    """The shipped figures: `sets` (name, rows, what a hit is) and `rules` (code -> set -> figures); empty when none are shipped."""
    path = files("mtqa.checks").joinpath(FILE_NAME)
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def describe(code: str) -> str:
    """The figures of one rule, a line a set."""
    data = measured()
    figures = data.get("rules", {}).get(code, {})
    if not figures:
        return "Measured: no finding of this rule on the labelled sets." if data else "Measured: no figures are shipped."
    lines = [f"Measured ({data['made_by']}):"]
    for name, found in figures.items():
        lines.append(f"  {name}: {', '.join(f'{key} {value}' for key, value in found.items())}  ({data['sets'][name]})")
    return "\n".join(lines)
