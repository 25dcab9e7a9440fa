"""The plots of a bench: ROC, precision-recall and reliability, one file a set, with a curve for each kind of evidence."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.bench.figures import RATES, Figures
from mtqa.bench.svg import Line, Plot, draw

_DIAGONAL = ((0.0, 0.0), (1.0, 1.0))


def plots(found: Sequence[Figures]) -> dict[str, str]:
    """SVG documents by kind (`roc`, `precision-recall`, `reliability`) for one set under its kinds of evidence; none for pairs."""
    drawn = [f for f in found if f.curve]
    if not drawn:
        return {}
    return {"roc": draw(_roc(drawn)), "precision-recall": draw(_precision_recall(drawn)), "reliability": draw(_reliability(drawn))}


def _roc(found: Sequence[Figures]) -> Plot:
    told = " ".join(
        f"{f.evidence}: AUC {f.auc.value:.3f}, recall {f.found[RATES[0]].recall.recall:.3f} at most {RATES[0]:.0%} false alarms."
        for f in found
        if f.auc
    )
    lines = [Line(f.evidence, [(good / f.good, bad / f.bad) for bad, good in f.curve]) for f in found]
    text = f"Share of faulty rows found against share of clean rows flagged, at every threshold of risk. {told}"
    return Plot(f"ROC of risk: {found[0].name}", text, "clean rows flagged", "faulty rows found", lines, _DIAGONAL)


def _precision_recall(found: Sequence[Figures]) -> Plot:
    told = " ".join(f"{f.evidence}: average precision {f.average_precision:.3f}." for f in found)
    lines = [Line(f.evidence, [(bad / f.bad, bad / (bad + good)) for bad, good in f.curve if bad + good]) for f in found]
    share = found[0].bad / (found[0].bad + found[0].good)
    text = f"Share of flagged rows that are faulty against share of faulty rows found. {told} By chance: {share:.3f}."
    return Plot(
        f"Precision and recall of risk: {found[0].name}", text, "faulty rows found", "flagged rows that are faulty",
        lines, ((0.0, share), (1.0, share)),
    )  # fmt: skip


def _reliability(found: Sequence[Figures]) -> Plot:
    told = " ".join(f"{f.evidence}: expected calibration error {f.calibration_error:.3f}." for f in found)
    lines = [Line(f.evidence, [(b.predicted, b.observed) for b in f.bins], dots=[b.weight for b in f.bins]) for f in found]
    at = f"rows weighed to a base rate of {found[0].base_rate:g}, dots as large as their share of the rows"
    text = f"Share of rows that are faulty against the risk that was given, {at}. {told}"
    return Plot(f"Reliability of risk: {found[0].name}", text, "risk given, as a share", "faulty rows, as a share", lines, _DIAGONAL)
