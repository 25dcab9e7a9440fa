"""What verdicts say of the rules: how often each was right, with an interval, and why it was dismissed."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mtqa.judge.verdicts import Decision, Verdict

_Z = 1.96


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """One rule's verdicts.

    Attributes:
        code: the rule.
        right: how many findings were accepted or fixed.
        wrong: how many were dismissed.
        reasons: how many were dismissed for each reason.
    """

    code: str
    right: int
    wrong: int
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All verdicts on the rule."""
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """Share of its findings that were right, 0-1, higher is better."""
        return self.right / self.total

    @property
    def interval(self) -> tuple[float, float]:
        """Its 95 % interval (Wilson 1927), 0-1."""
        return wilson(self.right, self.total)


def by_rule(heads: Iterable[Verdict]) -> tuple[RuleFigure, ...]:
    """Figures of each rule that has verdicts, by code."""
    counts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    reasons: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for verdict in heads:
        right = verdict.decision.confirms
        if right is None:
            continue
        counts[verdict.fingerprint.code][right] += 1
        if verdict.decision is Decision.DISMISS and verdict.reason:
            reasons[verdict.fingerprint.code][verdict.reason.value] += 1
    return tuple(RuleFigure(code, n[True], n[False], dict(sorted(reasons[code].items()))) for code, n in sorted(counts.items()))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927), 0-1; (0, 1) for nothing counted."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    middle = (share + _Z * _Z / (2 * total)) / (1 + _Z * _Z / total)
    half = _Z / (1 + _Z * _Z / total) * math.sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)
