"""What the vendor page shows, as data for its template; every text in it is plain and escaped by the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtqa.report.vendors.charts import Spark, Whisker


@dataclass(frozen=True, slots=True)
class Line:
    """One group: its name in cells, counts, rate and score. `counts`: (severity, number, number as text)."""

    names: Sequence[str]
    articles: str
    words: str
    counts: Sequence[tuple[str, int, str]]
    dismissed: tuple[int, str]
    suppressed: tuple[int, str]
    rate: str
    rate_ends: str
    rate_mark: Whisker | None
    score: str
    score_ends: str
    score_mark: Whisker | None


@dataclass(frozen=True, slots=True)
class Groups:
    """Lines under heads, with the marks of the common scales: (place, number)."""

    heads: Sequence[str]
    lines: Sequence[Line]
    rate_ticks: Sequence[tuple[float, str]]
    score_ticks: Sequence[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A comparison in words: who, on what, and for rate and score (difference, interval, verdict, whether it is too close)."""

    names: str
    on: str
    rate: tuple[str, str, str, bool]
    score: tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class TypeLine:
    """An MQM dimension, or a type in it, with a cell a vendor: (number, number as text, rate)."""

    name: str
    is_dimension: bool
    cells: Sequence[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A score of a vendor: mean, interval, percentiles."""

    score: str
    vendor: str
    mean: str
    ends: str
    percentiles: Sequence[str]


@dataclass(frozen=True, slots=True)
class Trend:
    """A vendor's months: the sparkline, and a cell a month."""

    vendor: str
    spark: Spark
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence. `findings`: (severity, code, message)."""

    place: str
    severity: str
    figures: str
    text: str
    source: str
    back_translation: str
    findings: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Sentences:
    """A vendor's worst and typical sentences."""

    vendor: str
    anchor: str
    worst: Sequence[Shown]
    typical: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class VendorPage:
    """The whole page."""

    title: str
    period: str
    read: str
    vendors: Groups
    groups: Groups | None
    groups_title: str
    weights: Sequence[str]
    profile: str
    pairs: Sequence[Pair]
    vendor_names: Sequence[str]
    types: Sequence[TypeLine]
    scores: Sequence[ScoreLine]
    months: Sequence[str]
    trends: Sequence[Trend]
    sentences: Sequence[Sentences]
    notes: Sequence[str]
    problems: Sequence[str]
    signatures: Sequence[str]
    back_translation: str
