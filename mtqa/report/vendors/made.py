"""A vendor report as a whole: the figures of all tables, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.judge.weights import Weights
from mtqa.report.vendors.compare import Comparison, comparisons
from mtqa.report.vendors.figures import vendors_frame
from mtqa.report.vendors.gather import Gathered, gather
from mtqa.report.vendors.pick import picked
from mtqa.report.vendors.units import groups, severity_weights

if TYPE_CHECKING:
    import pandas as pd

VENDOR, MONTHLY = ("vendor",), ("vendor", "month")


@dataclass(frozen=True, slots=True)
class VendorReport:
    """The figures.

    Attributes:
        gathered: what the reports hold, the sentences to show marked in `pick`.
        by: what `figures` are grouped by.
        figures: the rows of `vendors.csv`.
        vendors, months: the same by vendor, and by vendor and month.
        comparisons: each pair of vendors.
        weights, profile: what findings cost, and the name of that.
    """

    gathered: Gathered
    by: tuple[str, ...]
    figures: pd.DataFrame
    vendors: pd.DataFrame
    months: pd.DataFrame
    comparisons: Sequence[Comparison]
    weights: Weights
    profile: str


def vendor_report(paths: Sequence[Path], by: Sequence[str], weights: Weights, profile: str) -> VendorReport:
    """Read the reports and make all figures.

    Args:
        paths: `report.json` files.
        by: which of `KEYS` to group `vendors.csv` by.
        weights: what findings cost.
        profile: the name of the weights.

    Raises:
        InputError: no report could be read, or none holds an article.
    """
    found = gather(paths, weights)
    if not found.reports:
        raise found.problems[0]
    if not found.keys:
        raise InputError("no-articles", "The reports hold no article.", "Check some: `mtqa check … --format json -o DIR`.")
    sentences, findings = picked(found.sentences), found.findings
    made = {key: vendors_frame(sentences, findings, key) for key in dict.fromkeys((VENDOR, MONTHLY, tuple(by)))}
    pairs = comparisons(list(groups(sentences, findings, VENDOR)), found.keys, severity_weights(findings))
    gathered = replace(found, sentences=sentences)
    return VendorReport(gathered, tuple(by), made[tuple(by)], made[VENDOR], made[MONTHLY], pairs, weights, profile)
