"""Refitting risk to verdicts: weights, severities and trust of rules, and whether they order held-out sentences better than before.

A sentence that editors judged is a row: faulty when one of its findings was accepted or fixed, sound when all that was judged in it was
dismissed. Weights are fitted as in `scripts/fit_risk.py` (`mtqa.judge.noisy_or`), but drawn towards those that hold, and with their
intercept and calibration, so that few verdicts move little and sentences without findings keep their risk. Everything that is learned, the
severities and the trust too, is learned without the held-out rows.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mtqa.checks.finding import Severity
from mtqa.judge.calibration import Calibration
from mtqa.judge.noisy_or import Columns, Parameters, Task, fit
from mtqa.judge.risk import FINDING_FEATURES, FURTHER, MOST_FURTHER, SEVERITY_FEATURES, Coefficients, Level, logit
from mtqa.judge.verdicts import SENTENCE, Decision, Verdict
from mtqa.judge.verdicts_stats import by_rule, wilson
from mtqa.score.scores import SIGNAL_GROUPS

LEAST = 50
FOLDS = 5
_LEAST_OF_A_RULE = 10
_PRIOR = 6.0
_RIDGE = 0.02
_SEED = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A judged sentence.

    Attributes:
        group: what it is held out together with: its article.
        faulty: whether an editor said that it is.
        findings: (code, severity, confidence) of the findings that were judged.
        features: of the sentence when it was judged.
        verdicts: the decisions on it.
    """

    group: str
    faulty: bool
    findings: tuple[tuple[str, Severity, float], ...]
    features: Mapping[str, float]
    verdicts: tuple[Verdict, ...]

    def under(self, calibration: Calibration) -> dict[str, float]:
        """Its features, findings weighed as the calibration says; as they were, where no judged finding is concerned."""
        if not any(code in calibration.trust or code in calibration.severities for code, _, _ in self.findings):
            return dict(self.features)
        found = []
        for code, severity, confidence in self.findings:
            lower = min(severity, calibration.severities.get(code, severity), key=lambda s: s.rank)
            found.append((lower.rank, confidence * calibration.trust.get(code, 1.0)))
        made = {name: max((c for rank, c in found if rank >= Severity(name).rank), default=0.0) for name in SEVERITY_FEATURES}
        return {**self.features, **made, FURTHER: float(min(len(found) - 1, MOST_FURTHER))}


def rows_of(heads: Iterable[Verdict]) -> list[Row]:
    """Rows of the sentences whose features are known, in a stable order."""
    homes: defaultdict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in heads:
        if verdict.decision.confirms is not None and verdict.features and verdict.text:
            homes[verdict.article, verdict.text].append(verdict)
    found = []
    for (article, _), own in sorted(homes.items()):
        newest = max(own, key=lambda v: v.date)
        judged = tuple(
            (v.fingerprint.code, Severity(v.severity), v.confidence) for v in own if v.fingerprint.code != SENTENCE and v.severity
        )
        faulty = any(v.decision is not Decision.DISMISS for v in own)
        found.append(Row(article, faulty, judged, newest.features, tuple(own)))
    return found


def learned(rows: Sequence[Row], before: Calibration) -> Calibration:
    """The calibration that the rows teach, drawn towards `before`."""
    figures = by_rule(v for row in rows for v in row.verdicts if v.fingerprint.code != SENTENCE)
    whole = sum(f.right for f in figures) / max(1, sum(f.total for f in figures))
    trust = {f.code: min(1.0, (f.right + _PRIOR * whole) / ((f.total + _PRIOR) * max(whole, 0.01))) for f in figures}
    spoken = {f.code for f in figures if f.total >= _LEAST_OF_A_RULE and wilson(f.right, f.total)[1] < 0.5}
    severities = {code: _lower(max((s for r in rows for c, s, _ in r.findings if c == code), key=lambda s: s.rank)) for code in spoken}
    moved = replace(before, severities={**before.severities, **severities}, trust=trust)
    levels = tuple(_fitted(level, rows, moved) for level in before.coefficients.levels)
    return replace(moved, coefficients=Coefficients(before.coefficients.base_rate, levels))


def risk_of(row: Row, calibration: Calibration, base_rate: float) -> float:
    """Log-odds of the row under a calibration: what risk is made from, without the veto."""
    level = calibration.coefficients.level(_available(row))
    return level.odds(row.under(calibration)) + logit(base_rate) - logit(calibration.coefficients.base_rate)


def held_out(rows: Sequence[Row], before: Calibration, base_rate: float) -> list[float]:
    """Log-odds of each row under what the other folds teach; articles stay whole where there are enough of them."""
    fold = _folds(rows)
    found = [0.0] * len(rows)
    for k in range(FOLDS):
        taught = learned([row for row, own in zip(rows, fold, strict=True) if own != k], before)
        for at, own in enumerate(fold):
            if own == k:
                found[at] = risk_of(rows[at], taught, base_rate)
    return found


def coefficients_data(coefficients: Coefficients) -> dict[str, Any]:
    """Coefficients as `risk.json` holds them."""
    levels = [
        {
            "models": sorted(v.models),
            "intercept": v.intercept,
            "slope": v.slope,
            "offset": v.offset,
            "weights": {k: round(w, 4) for k, w in v.weights.items()},
        }
        for v in coefficients.levels
    ]
    return {"base_rate": coefficients.base_rate, "levels": levels}


def _folds(rows: Sequence[Row]) -> list[int]:
    groups = sorted({row.group for row in rows})
    names = [row.group for row in rows] if len(groups) >= 2 * FOLDS else [str(at) for at in range(len(rows))]
    order = sorted(set(names))
    random.Random(_SEED).shuffle(order)
    home = {name: index % FOLDS for index, name in enumerate(order)}
    return [home[name] for name in names]


def _lower(severity: Severity) -> Severity:
    return {Severity.CRITICAL: Severity.MAJOR, Severity.MAJOR: Severity.MINOR}.get(severity, severity)


def _available(row: Row) -> frozenset[str]:
    return frozenset(group for group, names in SIGNAL_GROUPS.items() if any(name in row.features for name in names))


def _fitted(level: Level, rows: Sequence[Row], calibration: Calibration) -> Level:
    """The level with its weights moved towards the rows that were judged with at least its models."""
    import numpy as np

    own = [row for row in rows if level.models <= _available(row)]
    if not own or len({row.faulty for row in own}) < 2:
        return level
    names = list(level.weights)
    values = [row.under(calibration) for row in own]
    x = np.array([[found.get(name, 0.0) for name in names] for found in values])
    y = np.array([float(row.faulty) for row in own])
    start = Parameters(level.intercept, np.array([level.weights[name] for name in names]))
    columns = Columns(np.array([name in FINDING_FEATURES for name in names], dtype=np.bool_))
    weights = fit(Task(x, y, columns, start, ridge=2 * _RIDGE, free=False)).weights
    return replace(level, weights=dict(zip(names, map(float, weights), strict=True)))
