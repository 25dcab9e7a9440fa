"""Which sentences of a vendor to show: the ten worst, and five typical ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.report.vendors.units import SEVERITIES

if TYPE_CHECKING:
    import pandas as pd

WORST, TYPICAL = 10, 5


def picked(sentences: pd.DataFrame) -> pd.DataFrame:
    """The frame with `pick` filled, by vendor.

    Worst: most penalty points, then highest risk; sentences without a finding above neutral are not among them. Typical: of the others,
    those whose risk lies nearest to the vendor's median; where nothing has a risk, fluency. Equal sentences are shown once; ties go by
    the order of the file.
    """
    found = sentences.copy(deep=False)
    pick = found["pick"].copy()
    for _, own in sentences.groupby("vendor", sort=False):
        fresh = own.loc[~own["text"].duplicated()]
        errors = fresh[[name for name in SEVERITIES if name != "neutral"]].sum(axis=1)
        by_weight = fresh.loc[errors > 0].sort_values(["penalty", "risk"], ascending=False, kind="stable", na_position="last")
        worst = by_weight.index[:WORST]
        pick.loc[worst] = [f"worst-{n}" for n in range(1, len(worst) + 1)]
        typical = _typical(fresh.drop(index=worst), own)
        pick.loc[typical] = [f"typical-{n}" for n in range(1, len(typical) + 1)]
    found["pick"] = pick
    return found


def _typical(others: pd.DataFrame, own: pd.DataFrame) -> pd.Index:
    score = "risk" if own["risk"].notna().any() else "fluency"
    others = others.loc[others[score].notna()]
    away = (others[score] - own[score].median()).abs()
    return away.sort_values(kind="stable").index[:TYPICAL]
