"""Which labelled rows something that is measured has been made from: figures on them say how well it learned, not how well it works."""

from __future__ import annotations

import json
import re

from mtqa.judge.risk import shipped_text

ESTIMATOR, RISK, RULES, PERCENTILES = "estimator", "risk", "rules", "percentiles"

_SEEN = {
    ("wmtqe_balanced", "dev"): (ESTIMATOR,),
    ("newsroom_faults", "train"): (ESTIMATOR, RULES),
    ("newsroom_pairs", "train"): (ESTIMATOR, RULES),
    ("invented_news", "train"): (ESTIMATOR, RULES),
    ("newsroom_dev", ""): (PERCENTILES,),
}
_SAME_ROWS = {"newsroom_pairs": "newsroom_faults"}
_FITTED_ON = re.compile(r"([\w.-]+)\.jsonl(?::(\w+))?")


def seen_by(name: str, split: str) -> tuple[str, ...]:
    """What was made with a look at the rows of a set; empty where nothing was.

    `estimator` (its weights), `rules`, `percentiles` (of clean French), `risk` (its weights: the sets behind them stand in the recipe in
    `risk.json`; a set without a split there was taken whole, or a part of it).
    """
    names = {name, _SAME_ROWS.get(name, name)}
    risk = any((each, part) in _fitted_on() for each in names for part in (split, ""))
    return (*_SEEN.get((name, split), ()), *((RISK,) if risk else ()))


def _fitted_on() -> set[tuple[str, str]]:
    recipe = json.loads(shipped_text())["recipe"]
    return {(name, "" if split.isdecimal() else split) for name, split in _FITTED_ON.findall(str(recipe))}
