"""Which of two vendors is better, and whether the figures can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from mtqa.report.vendors.bootstrap import FEWEST, Interval, difference, drawn_sums, generator, interval, is_few, ratio, weighted
from mtqa.report.vendors.units import COUNTED, PENALTY, SEVERITIES, Group, errors_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mtqa.report.vendors.bootstrap import Numbers

_SHARED = 0.5
_EACH = tuple(float(name != "neutral") for name in SEVERITIES)


@dataclass(frozen=True, slots=True)
class Difference:
    """First vendor less second, with its interval; `better` names the better of the two, or nobody where the interval holds zero."""

    value: float
    ends: Interval
    better: str | None

    @property
    def too_close(self) -> bool:
        """True when the figures can't tell the two apart."""
        return self.better is None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two vendors.

    Attributes:
        paired: both translated the same documents, and those alone are compared.
        documents: how many of the first, and of the second; equal when paired.
        rate: findings above neutral per 1,000 words, lower is better.
        score: MQM score, higher is better.
    """

    first: str
    second: str
    paired: bool
    documents: tuple[int, int]
    rate: Difference
    score: Difference


def comparisons(vendors: Sequence[Group], keys: Mapping[int, str], weights: Sequence[float]) -> list[Comparison]:
    """All pairs of groups, in order.

    Two vendors are compared on the documents that both translated when these are five at least and half of what the smaller one
    translated, else on all, drawn apart. A document is the same when its original is, or, where none is known, the row's id or the
    file's name; what a vendor has twice is no pair.

    Args:
        vendors: groups by vendor.
        keys: what tells documents, by their number.
        weights: usual points of a finding, by severity.
    """
    return [found for one, two in combinations(vendors, 2) if (found := _compare(one, two, keys, weights)) is not None]


def _compare(one: Group, two: Group, keys: Mapping[int, str], weights: Sequence[float]) -> Comparison | None:
    same = _same(one, two, keys)
    paired = len(same[0]) >= max(FEWEST, _SHARED * min(len(one.documents), len(two.documents)))
    if paired:
        one, two = one.only(same[0]), two.only(same[1])
    if not one.words.sum() or not two.words.sum():
        return None
    first, second = one.key[0], two.key[0]
    return Comparison(first, second, paired, (len(one.documents), len(two.documents)), *_differences(one, two, weights, paired=paired))


def _same(one: Group, two: Group, keys: Mapping[int, str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of the documents that both have, in both, in the same order."""
    import numpy as np

    places = []
    for group in (one, two):
        own: dict[str, int] = {}
        twice = set()
        for place, document in enumerate(group.documents.tolist()):
            key = keys[document]
            if key in own:
                twice.add(key)
            own[key] = place
        places.append({key: place for key, place in own.items() if key not in twice and group.words[place]})
    shared = [key for key in places[0] if key in places[1]]
    first, second = (np.array([own[key] for key in shared], dtype=np.int64) for own in places)
    return first, second


def _differences(one: Group, two: Group, weights: Sequence[float], *, paired: bool) -> tuple[Difference, Difference]:
    import numpy as np

    chance = generator()
    if paired:
        drawn = drawn_sums(np.column_stack([_matrix(one), _matrix(two)]), chance)
        draws = [drawn[:, :3], drawn[:, 3:]]
    else:
        draws = [drawn_sums(_matrix(group), chance) for group in (one, two)]
        least = min(map(len, draws))
        draws = [each[:least] for each in draws]
    articles = min(len(one.documents), len(two.documents))
    rate_ends = interval(_per_word(draws[0], 1) - _per_word(draws[1], 1), articles)
    loss_ends = interval(_per_word(draws[0], 2) - _per_word(draws[1], 2), articles)
    (words, errors, points), (other_words, other_errors, other_points) = (_matrix(group).sum(axis=0).tolist() for group in (one, two))
    rate, other_rate, loss, other_loss = errors / words, other_errors / other_words, points / words, other_points / other_words
    if not paired or is_few(errors, other_errors):
        rate_ends = rate_ends.widened(difference(rate, _chance(one, _EACH), other_rate, _chance(two, _EACH)))
    loss_ends = loss_ends.widened(difference(loss, _chance(one, weights), other_loss, _chance(two, weights)))
    names = (one.key[0], two.key[0])
    return (
        _difference(1_000 * (rate - other_rate), rate_ends.times(1_000), names),
        _difference(100 * (other_loss - loss), loss_ends.times(-100), (names[1], names[0])),
    )


def _chance(group: Group, weights: Sequence[float]) -> Interval:
    """How far findings per word, weighted by severity, can be off by chance."""
    return weighted(group.counts[:, COUNTED].sum(axis=0).tolist(), weights).times(1 / float(group.words.sum()))


def _matrix(group: Group) -> Numbers:
    import numpy as np

    return np.column_stack([group.words, errors_of(group.counts), group.counts[:, PENALTY]])


def _per_word(sums: Numbers, column: int) -> Numbers:
    return ratio(sums[:, column], sums[:, 0])


def _difference(value: float, ends: Interval, names: tuple[str, str]) -> Difference:
    """`names`: who is better where the difference is below zero, and above."""
    if ends.crosses_zero:
        return Difference(value, ends, None)
    return Difference(value, ends, names[0] if ends.high < 0 else names[1])
