"""MQM penalty points: what a finding weighs, by severity and by type of error. A profile is a set of weights; it finds nothing itself.

Severities weigh 0, 1, 5 and 25, as in the MQM scoring model (Lommel et al. 2014; themqm.org, "The MQM scoring models"); a type's weight
multiplies that. The nearest type counts: of `accuracy` and `accuracy/mistranslation/number` the second, where a profile names both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mtqa.checks.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a profile, 0 and up; higher is worse.

    Attributes:
        severities: points of a severity; those not named weigh as in MQM.
        categories: factor of an MQM type and all below it; those not named weigh 1.
    """

    severities: Mapping[Severity, float] = field(default_factory=dict)
    categories: Mapping[str, float] = field(default_factory=dict)

    def points(self, finding: Finding) -> float:
        """Penalty points of a finding, 0 and up."""
        return self.weigh(finding.severity, finding.category)

    def weigh(self, severity: Severity, category: str) -> float:
        """Penalty points of a finding of this severity and MQM type, 0 and up."""
        return self.severities.get(severity, float(severity.weight)) * self.factor(category)

    def factor(self, category: str) -> float:
        """The factor of the nearest type at or above `category`."""
        while category:
            if category in self.categories:
                return self.categories[category]
            category = category.rpartition("/")[0]
        return 1.0


PROFILES: Mapping[str, Weights] = {
    "newsroom": Weights(),
    "legal": Weights(
        categories={"accuracy": 2.0, "accuracy/mistranslation/number": 3.0, "accuracy/mistranslation/polarity": 3.0,
                    "terminology": 2.0, "fluency/typography": 0.5, "fluency/duplication": 0.5},
    ),
    "ecommerce": Weights(
        severities={Severity.CRITICAL: 10.0},
        categories={"accuracy/mistranslation/number": 2.0, "terminology": 1.5, "fluency/punctuation": 0.5, "fluency/typography": 0.5},
    ),
}  # fmt: skip
"""What ships: news, where all types weigh alike; legal texts, where meaning, numbers and terms weigh more than form; shop pages, where a
number or a term matters and one fault ruins less.
"""
