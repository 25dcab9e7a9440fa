"""Risk: findings and signals combined into one number that says how likely an editor would change the sentence.

A noisy or of findings and signals, small enough to read (`mtqa.judge.noisy_or`): each is reason enough. All weights lie at or above zero,
so that a worse signal or one more finding never lowers the risk. There is one set of weights for each level of evidence (rules alone; with
the n-gram model; with the estimator; with the language model too; each with and without the round trip, with and without a source; each
for sentences of an article and for rows that stand alone, which tend to be compared with other versions of themselves). They lie in
`risk.json` with the recipe that fitted them (`scripts/fit_risk.py`): on rows that no model was trained on and no rule was written from.
Slope and offset turn the log-odds into probabilities at the base rate of the fitting rows, which are moved to the stated one (Saerens et
al. 2002). A critical finding that rests on the text or on a source vetoes: risk is then at least 95. Findings on markup have no part in
risk: a character reference or a tag left in the text tells of the file's way through two systems, is mended by a program, and readers who
compare translations don't hold it against the wording.
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
from mtqa.judge.noisy_or import LEAST_HAZARD, MOST_HAZARD
from mtqa.phrase import Phrase
from mtqa.score.scores import SIGNAL_GROUPS

VETO = 95.0
SHOWN_DRIVERS = 3
MOST_FURTHER = 2
LOWEST, HIGHEST = -2.0, 5.0
"""Deviations count within these limits, so that one extreme signal does not decide alone."""
SEVERITY_FEATURES = ("minor", "major", "critical")
SOURCE_FEATURE = "source_major"
FURTHER = "further"
MARKUP = "fluency/markup"
FINDING_FEATURES = frozenset((*SEVERITY_FEATURES, FURTHER, SOURCE_FEATURE))

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
    """The model of one level of evidence: see `mtqa.judge.noisy_or`.

    Attributes:
        models: the kinds of evidence that it needs.
        intercept: of the weighted sum of signals.
        weights: of the features by name, 0 and up.
        slope: factor of the log-odds, above 0.
        offset: what is added to them then.
    """

    models: frozenset[str]
    intercept: float
    weights: Mapping[str, float]
    slope: float = 1.0
    offset: float = 0.0

    def parts(self, values: Mapping[str, float]) -> tuple[dict[str, float], float]:
        """What each feature of the findings adds to the hazard, and what all signals together do; 0 and up, higher is worse."""
        found = {name: self.weights[name] * values.get(name, 0.0) for name in FINDING_FEATURES if name in self.weights}
        return found, _soft_plus(self.intercept + sum(self.signal_points(values).values()))

    def signal_points(self, values: Mapping[str, float]) -> dict[str, float]:
        """The weighted signals by name; higher is worse."""
        return {name: weight * values.get(name, 0.0) for name, weight in self.weights.items() if name not in FINDING_FEATURES}

    def odds(self, values: Mapping[str, float]) -> float:
        """Calibrated log-odds at the base rate of the fit."""
        found, signals = self.parts(values)
        hazard = min(max(sum(found.values()) + signals, LEAST_HAZARD), MOST_HAZARD)
        return self.slope * math.log(math.expm1(hazard)) + self.offset


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
    levels = tuple(sorted(map(_level, data["levels"]), key=lambda level: -len(level.models)))
    base_rate = float(data["base_rate"])
    if not 0 < base_rate < 1 or not levels or levels[-1].models:
        raise ValueError("the base rate lies between 0 and 1, and one level needs no models")
    return Coefficients(base_rate, levels)


def _level(data: Mapping[str, Any]) -> Level:
    weights = {str(name): float(weight) for name, weight in data["weights"].items()}
    intercept, slope, offset = (float(data[name]) for name in ("intercept", "slope", "offset"))
    if not all(map(math.isfinite, (intercept, slope, offset, *weights.values()))):
        raise ValueError("weights are finite numbers")
    if min(weights.values(), default=0.0) < 0 or slope <= 0:
        raise ValueError("weights lie at or above 0 and slopes above it")
    return Level(frozenset(data["models"]), intercept, weights, slope, offset)


@cache
def shipped() -> Coefficients:
    """The coefficients that come with the package."""
    return read_coefficients(shipped_text())


def shipped_text() -> str:
    """The shipped coefficients as they lie in `risk.json`."""
    return files("mtqa.judge").joinpath("risk.json").read_text(encoding="utf-8")


def finding_features(findings: Sequence[Finding]) -> dict[str, float]:
    """`minor`, `major`, `critical`: the highest confidence of a finding at least that grave; `further`: how many more there are, at most 2.

    `source_major`: the same as `major` among findings that rest on a source. Neutral findings and those on markup do not count. All are 0
    and up, higher is worse.
    """
    graver = _weighed(findings)
    if not graver:  # most sentences
        return dict.fromkeys((*SEVERITY_FEATURES, SOURCE_FEATURE, FURTHER), 0.0)
    found = {name: max((f.confidence for f in graver if f.severity.rank >= Severity(name).rank), default=0.0) for name in SEVERITY_FEATURES}
    found[SOURCE_FEATURE] = max((f.confidence for f in graver if _of_source(f)), default=0.0)
    return found | {FURTHER: float(min(max(0, len(graver) - 1), MOST_FURTHER))}


def features(findings: Sequence[Finding], deviations: Mapping[str, float]) -> dict[str, float]:
    """All features of one sentence by name: those of the findings, and the deviations of its signals within their limits."""
    return finding_features(findings) | {name: min(max(value, LOWEST), HIGHEST) for name, value in deviations.items()}


def risk(
    findings: Sequence[Finding], deviations: Mapping[str, float], base_rate: float, coefficients: Coefficients | None = None
) -> tuple[float, tuple[Driver, ...]]:
    """Risk 0-100 (higher is worse) of one sentence, and the three largest contributions to it, in points of hazard.

    Args:
        findings: the sentence's findings.
        deviations: its signals, as `mtqa.score.scores.deviations` gives them.
        base_rate: share of sentences that an editor would change, 0-1.
        coefficients: default: the shipped ones.
    """
    coefficients = coefficients or shipped()
    level = coefficients.level(frozenset(g for g, names in SIGNAL_GROUPS.items() if any(name in deviations for name in names)))
    values = features(findings, deviations)
    odds = level.odds(values) + logit(base_rate) - logit(coefficients.base_rate)
    value = 100 / (1 + math.exp(-max(-50.0, min(odds, 50.0))))
    if any(f.severity is Severity.CRITICAL and f.evidence is not Evidence.ROUND_TRIP for f in _weighed(findings)):
        value = max(value, VETO)
    return value, _drivers(findings, level, values)


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


def _drivers(findings: Sequence[Finding], level: Level, values: Mapping[str, float]) -> tuple[Driver, ...]:
    """What the findings add, and what the signals add to those of a median sentence, shared out among the models that speak against it."""
    found, signals = level.parts(values)
    graver = sorted(_weighed(findings), key=_strength)
    drivers = [Driver(f.message, _share(f, graver, found)) for f in graver]
    points = level.signal_points(values)
    against = {group: max(0.0, sum(points.get(name, 0.0) for name in SIGNAL_GROUPS[group])) for group in _SIGNALS}
    more = max(0.0, signals - _soft_plus(level.intercept)) / (sum(against.values()) or 1.0)
    drivers.extend(Driver(phrase, more * against[group]) for group, phrase in _SIGNALS.items())
    return tuple(sorted((d for d in drivers if d.points > 0), key=lambda d: -d.points)[:SHOWN_DRIVERS])


def _share(finding: Finding, graver: Sequence[Finding], points: Mapping[str, float]) -> float:
    """What a finding adds: the gravest one what the severities add, the others a part each of what further ones do; and for the source."""
    first = finding is graver[0]
    own = sum(points.get(name, 0.0) for name in SEVERITY_FEATURES) if first else points.get(FURTHER, 0.0) / (len(graver) - 1)
    surest = max((f for f in graver if _of_source(f)), key=lambda f: f.confidence, default=None)
    return own + (points.get(SOURCE_FEATURE, 0.0) if finding is surest else 0.0)


def _weighed(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that speak of the wording."""
    return [f for f in findings if f.severity is not Severity.NEUTRAL and f.category != MARKUP]


def _of_source(finding: Finding) -> bool:
    return finding.evidence is Evidence.SOURCE and finding.severity.rank >= Severity.MAJOR.rank


def _strength(finding: Finding) -> tuple[int, float, int, int, str]:
    return (-finding.severity.rank, -finding.confidence, finding.span.start, finding.span.end, finding.code)


def _soft_plus(value: float) -> float:
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))


def logit(share: float) -> float:
    """Log-odds of a share between 0 and 1."""
    return math.log(share / (1 - share))
