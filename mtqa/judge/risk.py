"""Risk: findings and scores combined into one number that says how likely an editor would change the sentence.

A logistic sum, small enough to read: log-odds of the base rate, plus a weight for the gravest finding and half of it for each further
one, plus terms for low fluency and low consistency (a percentile of 50 adds nothing, one of 0 the whole weight). A critical
deterministic finding vetoes: risk is then at least 95. Coefficients lie in `risk.json`, with the recipe that made them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.assessment import Driver
from mtqa.phrase import Phrase

VETO = 95.0
SHOWN_DRIVERS = 3

_FLUENCY = Phrase("low fluency ({value:.0f} of 100)", "fluidité faible ({value:.0f} sur 100)", "kefasihan rendah ({value:.0f} dari 100)")
_CONSISTENCY = Phrase(
    "the round trip drifts ({value:.0f} of 100)",
    "l’aller-retour s’écarte ({value:.0f} sur 100)",
    "terjemahan bolak-balik menyimpang ({value:.0f} dari 100)",
)


@dataclass(frozen=True, slots=True)
class Coefficients:
    """Log-odds weights: of findings by severity, of fluency and consistency, and of a sentence without findings (`quiet`)."""

    finding: dict[str, float]
    fluency: float
    consistency: float
    quiet: float


@cache
def shipped() -> Coefficients:
    """The coefficients that come with the package."""
    data = json.loads(files("mtqa.judge").joinpath("risk.json").read_text(encoding="utf-8"))
    return Coefficients(dict(data["finding"]), float(data["fluency"]), float(data["consistency"]), float(data["quiet"]))


def risk(
    findings: Sequence[Finding], fluency: float | None, consistency: float | None, base_rate: float, weights: Coefficients | None = None
) -> tuple[float, tuple[Driver, ...]]:
    """Risk 0-100 (higher is worse) of one sentence, and the three largest contributions to it, in log-odds points.

    Args:
        findings: the sentence's findings; neutral ones do not count.
        fluency: 0-100 or None.
        consistency: 0-100 or None.
        base_rate: share of sentences that an editor would change, 0-1.
        weights: coefficients (default: the shipped ones).
    """
    weights = weights or shipped()
    drivers = [Driver(f.message, points) for f, points in _finding_points(findings, weights)]
    if fluency is not None:
        drivers.append(Driver(_FLUENCY.format(value=fluency), weights.fluency * (50 - fluency) / 50))
    if consistency is not None:
        drivers.append(Driver(_CONSISTENCY.format(value=consistency), weights.consistency * (50 - consistency) / 50))
    quiet = 0.0 if any(f.severity is not Severity.NEUTRAL for f in findings) else weights.quiet
    odds = math.log(base_rate / (1 - base_rate)) + quiet + sum(d.points for d in drivers)
    value = 100 / (1 + math.exp(-odds))
    if any(f.severity is Severity.CRITICAL and f.evidence is not Evidence.ROUND_TRIP for f in findings):
        value = max(value, VETO)
    shown = sorted((d for d in drivers if d.points > 0), key=lambda d: -d.points)[:SHOWN_DRIVERS]
    return value, tuple(shown)


def _finding_points(findings: Sequence[Finding], weights: Coefficients) -> list[tuple[Finding, float]]:
    graver = [f for f in findings if f.severity is not Severity.NEUTRAL]
    ordered = sorted(graver, key=lambda f: (-f.severity.rank, -f.confidence, f.span, f.code))
    return [(f, weights.finding[f.severity] * f.confidence * (1.0 if i == 0 else 0.5)) for i, f in enumerate(ordered)]
