"""Figures of groups, with intervals: the rows of `vendors.csv`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtqa.report.summary import SCORE_NAMES, rounded
from mtqa.report.vendors.bootstrap import NONE, Interval, drawn_sums, generator, interval, poisson, ratio, weighted
from mtqa.report.vendors.columns import QUANTILES, STATES, VENDORS, VERSION, frame
from mtqa.report.vendors.units import COUNTED, COUNTS, ERRORS, PENALTY, SEVERITIES, Group, errors_of, groups, severity_weights

if TYPE_CHECKING:
    import pandas as pd

    from mtqa.report.vendors.bootstrap import Numbers

_AT_ONCE = 64
_PER = 1_000
_COLUMN_OF = {"severity": "severity", "dimension": "dimension", "type": "category"}


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a group's findings, `counts` as `Group.counts`: all, or those of a severity, a dimension, a type; or of a rule."""

    part: str
    name: str
    counts: Numbers
    rule: str = ""

    @property
    def is_all(self) -> bool:
        """True for all findings of a group."""
        return self.part == "all" and not self.rule

    @property
    def errors(self) -> Numbers:
        """Findings above neutral, by article."""
        return errors_of(self.counts)


def vendors_frame(sentences: pd.DataFrame, findings: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The figures of all groups, with the columns of `vendors.csv`.

    Args:
        sentences, findings: with the columns of their files.
        by: which of `KEYS` to group by; `rule` splits findings alone, and a rule's rate is per all words of the group.
    """
    weights = severity_weights(findings)
    wider = [name for name in by if name != "rule"]
    parts = rule_parts if "rule" in by else all_parts
    rows = [
        dict(zip(wider, group.key, strict=True)) | row
        for group in groups(sentences, findings, wider)
        for row in figures(group, list(parts(group)), weights)
    ]
    empty = {column.name: "" if column.kind == "text" else None for column in VENDORS}
    return frame(VENDORS, {name: [row.get(name, nothing) for row in rows] for name, nothing in empty.items()})


def all_parts(group: Group) -> Iterator[Part]:
    """How a group's findings divide: all, then by severity, dimension and type."""
    yield Part("all", "", group.counts)
    for part, column in _COLUMN_OF.items():
        for name in SEVERITIES if part == "severity" else group.names(column):
            yield Part(part, name, group.counts_of(column, name))


def rule_parts(group: Group) -> Iterator[Part]:
    """The findings of each rule."""
    for code in group.names("code"):
        yield Part("all", "", group.counts_of("code", code), code)


def figures(group: Group, parts: Sequence[Part], weights: Sequence[float]) -> Iterator[dict[str, Any]]:
    """A row for each part; scores stand in that of all findings. `weights`: usual points of a finding, by severity."""
    for start in range(0, len(parts), _AT_ONCE):
        yield from _figures(group, parts[start : start + _AT_ONCE], weights)


def _figures(group: Group, parts: Sequence[Part], weights: Sequence[float]) -> Iterator[dict[str, Any]]:
    import numpy as np

    n, articles = len(parts), len(group.documents)
    points, scores = group.counts[:, PENALTY], group.scores.reshape(articles, -1)
    drawn = drawn_sums(np.column_stack([group.words, *(part.errors for part in parts), points, scores]), generator())
    rates = ratio(drawn[:, 1 : n + 1], drawn[:, :1])
    for number, part in enumerate(parts):
        row = _counts(group, part)
        if row["words"]:
            row |= _rate(row, interval(rates[:, number], articles))
        if part.is_all:
            row |= _score(row, interval(ratio(drawn[:, n + 1], drawn[:, 0]), articles), weights) if row["words"] else {}
            row |= _scores(group, drawn[:, n + 2 :].reshape(len(drawn), len(SCORE_NAMES), 2))
        yield row


def _counts(group: Group, part: Part) -> dict[str, Any]:
    sums = part.counts.sum(axis=0)
    return {
        "rule": part.rule, "part": part.part, "name": part.name, "articles": len(group.documents),
        "sentences": round(float(group.sentences.sum())), "words": round(float(group.words.sum())),
        "findings": round(float(sums[COUNTED].sum())),
        **{name: round(float(sums[COUNTS.index(name)])) for name in (*SEVERITIES, *STATES[1:])},
        "penalty": round(float(sums[PENALTY]), 4), "errors": float(sums[ERRORS].sum()), "schema": VERSION,
    }  # fmt: skip


def _rate(row: dict[str, Any], ends: Interval) -> dict[str, Any]:
    """Findings above neutral per 1,000 words, with an interval at least as wide as chance makes that of a count."""
    errors, words = row["errors"], row["words"]
    if (row["part"], row["name"]) == ("severity", "neutral"):
        ends = NONE
    ends = ends.widened(poisson(errors).times(1 / words)).times(_PER)
    return {
        "per_1000_words": round(_PER * errors / words, 4), "per_1000_words_low": rounded(ends.low, 4),
        "per_1000_words_high": rounded(ends.high, 4),
    }  # fmt: skip


def _score(row: dict[str, Any], loss: Interval, weights: Sequence[float]) -> dict[str, Any]:
    """MQM score, with an interval at least as wide as chance makes that of as many findings of each severity."""
    words, points = row["words"], row["penalty"]
    chance = weighted([row[name] for name in SEVERITIES], weights)
    loss = loss.widened(Interval((points + chance.low) / words, (points + chance.high) / words))
    return {"mqm_score": mqm_score(points / words), "mqm_score_low": mqm_score(loss.high), "mqm_score_high": mqm_score(max(0.0, loss.low))}


def mqm_score(loss: float) -> float | None:
    """`100 × (1 − penalty ÷ words)`, from penalty points per word; None from NaN. Higher is better, at most 100.

    The raw MQM score without calibration (Lommel et al. 2024, "The Multi-Range Theory of Translation Quality Measurement"), with the
    number of words as the volume.
    """
    return rounded(100 * (1 - loss), 3)


def _scores(group: Group, drawn: Numbers) -> dict[str, Any]:
    import numpy as np

    found: dict[str, Any] = {}
    for number, name in enumerate(SCORE_NAMES):
        values = group.quantities[name]
        if not len(values):
            continue
        ends = interval(ratio(drawn[:, number, 0], drawn[:, number, 1]), int((group.scores[:, number, 1] > 0).sum()))
        found[f"{name}_mean"] = round(float(values.mean()), 2)
        found |= {f"{name}_low": rounded(ends.low, 2), f"{name}_high": rounded(ends.high, 2)}
        for quantile, value in zip(QUANTILES, np.quantile(values, [q / 100 for q in QUANTILES]), strict=True):
            found[f"{name}_p{quantile}"] = round(float(value), 1)
    return found
