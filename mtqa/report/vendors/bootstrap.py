"""Bootstrap 95 % intervals by article, for ratios of sums: findings per word, points per word, mean scores.

Articles are drawn with replacement, with all that they hold, since sentences of one article are alike. Ends are percentiles of the
draws, set a little further out for few articles as Student's t is from the normal (Hesterberg 2015, "What teachers should know about the
bootstrap", section 5: the expanded percentile interval). Counts are not taken to be surer than chance allows: an interval is at least as
wide as that of Poisson counts (Byar's approximation; Breslow and Day 1987), so that no finding in few words is no proof of none.
The seed is fixed: equal reports give equal intervals.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FEWEST = 5
"""Articles below which there is no interval."""
SEED = 20_240_607
_LEVEL = 0.95
_NORMAL = NormalDist()
_Z = _NORMAL.inv_cdf((1 + _LEVEL) / 2)
_MOST_DRAWS, _LEAST_DRAWS, _BUDGET = 4_000, 1_000, 40_000_000
_BLOCK = 2_000_000
_SURE = 5


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends; NaN where there is none."""

    low: float
    high: float

    @property
    def crosses_zero(self) -> bool:
        """True when zero is within, or there is no interval."""
        return not (self.low > 0 or self.high < 0)

    def widened(self, other: Interval) -> Interval:
        """The least interval that holds both, where there is one at all."""
        return Interval(min(self.low, other.low), max(self.high, other.high)) if self.known else self

    def times(self, factor: float) -> Interval:
        """Both ends times a number, in order; a NaN stays one."""
        return Interval(*sorted((factor * self.low, factor * self.high)))

    @property
    def known(self) -> bool:
        """True when there is one."""
        return not math.isnan(self.low)


NONE = Interval(math.nan, math.nan)


def generator() -> np.random.Generator:
    """The source of chance, at its start."""
    import numpy as np

    return np.random.default_rng(SEED)


def drawn_sums(parts: Numbers, chance: np.random.Generator) -> Numbers:
    """Column sums over articles drawn with replacement.

    Args:
        parts: (articles, measures): what each article adds to each measure.
        chance: source of chance.

    Returns:
        (draws, measures): 1,000 to 4,000 draws, the fewer the more articles there are.
    """
    import numpy as np

    articles = len(parts)
    draws = min(_MOST_DRAWS, max(_LEAST_DRAWS, _BUDGET // articles))
    block = max(1, _BLOCK // articles)
    sums = np.empty((draws, parts.shape[1]))
    for start in range(0, draws, block):
        size = min(block, draws - start)
        picked = chance.integers(0, articles, (size, articles), dtype=np.int32)
        picked += (np.arange(size, dtype=np.int32) * articles)[:, None]
        times = np.bincount(picked.ravel(), minlength=size * articles).reshape(size, articles)
        sums[start : start + size] = times @ parts
    return sums


def interval(values: Numbers, articles: int) -> Interval:
    """The interval of a measure from its values over the draws; draws in which it has none are left out."""
    import numpy as np

    known = values[np.isfinite(values)]
    if articles < FEWEST or not len(known):
        return NONE
    out = tail(articles)
    low, high = np.quantile(known, [out, 1 - out])
    return Interval(float(low), float(high))


def ratio(numerators: Numbers, denominators: Numbers) -> Numbers:
    """Quotients; NaN where the denominator is 0."""
    import numpy as np

    made = np.full(np.broadcast(numerators, denominators).shape, np.nan)
    np.divide(numerators, denominators, out=made, where=denominators != 0)
    return made


def tail(articles: int) -> float:
    """The share of draws beyond each end for so many articles: 0.025 for very many, less for few."""
    return _NORMAL.cdf(-math.sqrt(articles / (articles - 1)) * student(articles - 1))


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t (Abramowitz and Stegun 26.7.5; within 0.01 from four degrees of freedom on)."""
    z, v = _Z, float(freedom)
    terms = (
        (z**3 + z) / (4 * v),
        (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2),
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3),
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4),
    )
    return z + sum(terms)


def poisson(count: float) -> Interval:
    """What mean a count can come from, at 95 %."""
    above = count + 1
    low = 0.0 if count <= 0 else count * (1 - 1 / (9 * count) - _Z / (3 * math.sqrt(count))) ** 3
    return Interval(max(0.0, low), above * (1 - 1 / (9 * above) + _Z / (3 * math.sqrt(above))) ** 3)


def weighted(counts: Sequence[float], weights: Sequence[float]) -> Interval:
    """What a weighted sum of counts can come from, less the sum itself: from the interval of each count (Zou and Donner 2008, MOVER)."""
    ends = [(count, poisson(count), weight) for count, weight in zip(counts, weights, strict=True)]
    down = math.hypot(*(weight * (count - own.low) for count, own, weight in ends))
    return Interval(-down, math.hypot(*(weight * (own.high - count) for count, own, weight in ends)))


def difference(one: float, around_one: Interval, two: float, around_two: Interval) -> Interval:
    """What `one − two` can be, where each can be off by its interval (likewise)."""
    low = math.hypot(around_one.low, around_two.high)
    return Interval(one - two - low, one - two + math.hypot(around_one.high, around_two.low))


def is_few(*counts: float) -> bool:
    """True when one of the counts is too small for draws of a few articles to tell its chance."""
    return min(counts) < _SURE
