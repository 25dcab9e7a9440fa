"""What a project learned from its verdicts: weights of risk, severities and trust of its rules, in a file that the configuration names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mtqa.article.regular import refuse_special
from mtqa.checks.finding import Finding, Severity
from mtqa.errors import UsageError
from mtqa.judge.risk import Coefficients, coefficients_of, shipped, shipped_text

SCHEMA = 2


@dataclass(frozen=True, slots=True)
class Calibration:
    """What holds in a project.

    Attributes:
        coefficients: of risk.
        severities: severity of a rule's findings, where it differs from what the rule says; the configuration wins over it.
        trust: factor of the confidence of a rule's findings, 0-1, by code; 1 for rules that are not named.
        text: the file's text, for signatures.
    """

    coefficients: Coefficients = field(default_factory=shipped)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    trust: Mapping[str, float] = field(default_factory=dict)
    text: str = field(default_factory=shipped_text)

    def applied(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings with the severity and confidence that this project gives them; neutral ones stay as they are."""
        return tuple(map(self._one, findings)) if self.severities or self.trust else tuple(findings)

    def _one(self, finding: Finding) -> Finding:
        if finding.severity is Severity.NEUTRAL:
            return finding
        severity = self.severities.get(finding.code, finding.severity)
        lower = severity if severity.rank < finding.severity.rank else finding.severity
        return replace(finding, severity=lower, confidence=finding.confidence * self.trust.get(finding.code, 1.0))


def calibration_text(recipe: str, coefficients: Mapping[str, Any], severities: Mapping[str, Severity], trust: Mapping[str, float]) -> str:
    """A calibration as JSON; `coefficients` as `risk.json` holds them."""
    data = {
        "schema": SCHEMA,
        "recipe": recipe,
        "severities": {code: severity.value for code, severity in sorted(severities.items())},
        "trust": {code: round(value, 4) for code, value in sorted(trust.items())},
        "risk": coefficients,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_calibration(path: Path) -> Calibration:
    """The calibration in a file.

    Raises:
        UsageError: no such file, or not what `calibration_text` writes.
    """
    try:
        refuse_special(path)
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            raise ValueError(f"schema {data['schema']}")
        severities = {str(code): Severity(value) for code, value in data["severities"].items()}
        trust = {str(code): float(value) for code, value in data["trust"].items()}
        if not all(0 <= value <= 1 for value in trust.values()):
            raise ValueError("trust lies between 0 and 1")
        return Calibration(coefficients_of(data["risk"]), severities, trust, text)
    except OSError as error:
        raise UsageError("no-calibration", f"{path}: the calibration can't be read: {error.strerror}.", _ANEW) from None
    except (ValueError, OverflowError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError("bad-calibration", f"{path}: not a calibration: {error}.", _ANEW) from None


_ANEW = "Write it with `mtqa calibrate`, or take `risk.calibration` out of the configuration."
