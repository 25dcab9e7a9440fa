"""Risk: findings and signals combined into one number that says how likely an editor would change the sentence.

A logistic model, small enough to read: the log-odds are an intercept plus a weight for each feature, all weights at or above zero, so that
a worse signal or one more finding never lowers the risk. There is one set of weights for each level of evidence (rules alone; with the
n-gram model; with the estimator; with the language model too; each with and without the round trip, with and without a source). They lie
in `risk.json` with the recipe that fitted them (`scripts/fit_risk.py`): on rows that no model was trained on and no rule was written from.
The intercepts are moved from the base rate of the fitting rows to the stated one (Saerens et al. 2002). A critical finding that rests on
the text or on a source vetoes: risk is then at least 95.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.assessment import Driver
from mtqa.phrase import Phrase
from mtqa.score.scores import SIGNAL_GROUPS

VETO = 95.0
SHOWN_DRIVERS = 3
MOST_FURTHER = 2
LOWEST, HIGHEST = -2.0, 5.0
"""Deviations count within these limits, so that one extreme signal does not decide alone."""
SEVERITY_FEATURES = ("minor", "major", "critical")
SOURCE_FEATURE = "source_major"

_SIGNALS = {
    "estimator": Phrase(
        "the quality estimator finds it unlike clean French",
        "l’estimateur de qualité la juge éloignée d’un français soigné",
        "penaksir mutu menilainya jauh dari bahasa Prancis yang baik",
    ),
    "language_model": Phrase(
        "words that the language model does not expect here",
        "des mots que le modèle de langue n’attend pas ici",
        "ada kata yang tidak diduga oleh model bahasa",
    ),
    "ngram": Phrase("unusual word sequences", "des suites de mots inhabituelles", "urutan kata yang tidak lazim"),
    "round_trip": Phrase(
        "translated to English and back, the sentence comes out different",
        "traduite en anglais puis retraduite, la phrase revient différente",
        "diterjemahkan bolak-balik lewat bahasa Inggris, kalimatnya berubah",
    ),
}


@dataclass(frozen=True, slots=True)
class Level:
    """Weights of one level of evidence: the kinds of models it needs, the intercept, and a log-odds weight (0 and up) for each feature."""

    models: frozenset[str]
    intercept: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Coefficients:
    """The fitted model: levels of evidence, richest first, and the base rate of the rows that it was fitted on."""

    base_rate: float
    levels: tuple[Level, ...]

    def level(self, available: frozenset[str]) -> Level:
        """The richest level whose models are all there (the last one needs none)."""
        return next(level for level in self.levels if level.models <= available)


def read_coefficients(text: str) -> Coefficients:
    """Coefficients from the JSON that `scripts/fit_risk.py` writes."""
    return coefficients_of(json.loads(text))


def coefficients_of(data: Mapping[str, Any]) -> Coefficients:
    """As `read_coefficients`, from the data."""
    levels = [Level(frozenset(v["models"]), float(v["intercept"]), {k: float(w) for k, w in v["weights"].items()}) for v in data["levels"]]
    return Coefficients(float(data["base_rate"]), tuple(sorted(levels, key=lambda level: -len(level.models))))


@cache
def shipped() -> Coefficients:
    """The coefficients that come with the package."""
    return read_coefficients(shipped_text())


def shipped_text() -> str:
    """The shipped coefficients as they lie in `risk.json`."""
    return files("mtqa.judge").joinpath("risk.json").read_text(encoding="utf-8")


def finding_features(findings: Sequence[Finding]) -> dict[str, float]:
    """`minor`, `major`, `critical`: the highest confidence of a finding at least that grave; `further`: how many more there are, at most 2.

    `source_major`: the same as `major` among findings that rest on a source. Neutral findings do not count. All are 0 and up, higher is
    worse.
    """
    graver = [f for f in findings if f.severity is not Severity.NEUTRAL]
    if not graver:  # most sentences
        return dict.fromkeys((*SEVERITY_FEATURES, SOURCE_FEATURE, "further"), 0.0)
    found = {name: max((f.confidence for f in graver if f.severity.rank >= Severity(name).rank), default=0.0) for name in SEVERITY_FEATURES}
    found[SOURCE_FEATURE] = max((f.confidence for f in graver if _of_source(f)), default=0.0)
    return found | {"further": float(min(max(0, len(graver) - 1), MOST_FURTHER))}


def features(findings: Sequence[Finding], deviations: Mapping[str, float]) -> dict[str, float]:
    """All features of one sentence by name: those of the findings, and the deviations of its signals within their limits."""
    return finding_features(findings) | {name: min(max(value, LOWEST), HIGHEST) for name, value in deviations.items()}


def risk(
    findings: Sequence[Finding], deviations: Mapping[str, float], base_rate: float, coefficients: Coefficients | None = None
) -> tuple[float, tuple[Driver, ...]]:
    """Risk 0-100 (higher is worse) of one sentence, and the three largest contributions to it, in log-odds points.

    Args:
        findings: the sentence's findings.
        deviations: its signals, as `mtqa.score.scores.deviations` gives them.
        base_rate: share of sentences that an editor would change, 0-1.
        coefficients: default: the shipped ones.
    """
    coefficients = coefficients or shipped()
    level = coefficients.level(frozenset(g for g, names in SIGNAL_GROUPS.items() if any(name in deviations for name in names)))
    values = features(findings, deviations)
    points = {name: weight * values.get(name, 0.0) for name, weight in level.weights.items()}
    odds = level.intercept + sum(points.values()) + logit(base_rate) - logit(coefficients.base_rate)
    value = 100 / (1 + math.exp(-max(-50.0, min(odds, 50.0))))
    if any(f.severity is Severity.CRITICAL and f.evidence is not Evidence.ROUND_TRIP for f in findings):
        value = max(value, VETO)
    return value, _drivers(findings, points)


@dataclass(frozen=True, slots=True)
class Scale:
    """What risk is measured on: the base rate that it is calibrated to, and the coefficients (None: the shipped ones)."""

    base_rate: float = 0.2
    coefficients: Coefficients | None = None

    def risk(self, findings: Sequence[Finding], deviations: Mapping[str, float]) -> tuple[float, tuple[Driver, ...]]:
        """See `risk`."""
        return risk(findings, deviations, self.base_rate, self.coefficients)

    def weighs(self, name: str) -> bool:
        """True when some level of evidence gives this feature a weight."""
        return any(level.weights.get(name) for level in (self.coefficients or shipped()).levels)


def _drivers(findings: Sequence[Finding], points: Mapping[str, float]) -> tuple[Driver, ...]:
    graver = sorted((f for f in findings if f.severity is not Severity.NEUTRAL), key=_strength)
    drivers = [Driver(f.message, _share(f, graver, points)) for f in graver]
    for group, phrase in _SIGNALS.items():
        total = sum(points.get(name, 0.0) for name in SIGNAL_GROUPS[group])
        drivers.append(Driver(phrase, total))
    return tuple(sorted((d for d in drivers if d.points > 0), key=lambda d: -d.points)[:SHOWN_DRIVERS])


def _share(finding: Finding, graver: Sequence[Finding], points: Mapping[str, float]) -> float:
    """What a finding adds: the gravest one what the severities add, the others a part each of what further ones do; and for the source."""
    first = finding is graver[0]
    own = sum(points.get(name, 0.0) for name in SEVERITY_FEATURES) if first else points.get("further", 0.0) / (len(graver) - 1)
    surest = max((f for f in graver if _of_source(f)), key=lambda f: f.confidence, default=None)
    return own + (points.get(SOURCE_FEATURE, 0.0) if finding is surest else 0.0)


def _of_source(finding: Finding) -> bool:
    return finding.evidence is Evidence.SOURCE and finding.severity.rank >= Severity.MAJOR.rank


def _strength(finding: Finding) -> tuple[int, float, int, int, str]:
    return (-finding.severity.rank, -finding.confidence, finding.span.start, finding.span.end, finding.code)


def logit(share: float) -> float:
    """Log-odds of a share between 0 and 1."""
    return math.log(share / (1 - share))
