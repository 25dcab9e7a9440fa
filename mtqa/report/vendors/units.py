"""What each article adds to each figure: the frames summed by group and article, as arrays that can be drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mtqa.checks.finding import Severity
from mtqa.report.summary import SCORE_NAMES
from mtqa.report.vendors.columns import STATES

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from mtqa.report.vendors.bootstrap import Numbers

SEVERITIES = tuple(s.value for s in reversed(Severity))
COUNTS = (*SEVERITIES, *STATES[1:], "penalty")
"""What is counted of findings: columns of `Group.counts`."""
ERRORS = [COUNTS.index(s.value) for s in Severity if s is not Severity.NEUTRAL]
COUNTED = [COUNTS.index(s) for s in SEVERITIES]
PENALTY = COUNTS.index("penalty")


@dataclass(frozen=True, slots=True)
class Group:
    """One group, such as a vendor's articles of a month.

    Attributes:
        key: the values of what is grouped by.
        documents: numbers of its articles, ascending.
        words, sentences: (articles).
        scores: (articles, scores, 2): sums of each score, and how many sentences have it.
        counts: (articles, counts): what `COUNTS` names, of all findings.
        quantities: the scores of its sentences by name, missing ones left out.
        findings: arrays over its findings by name: `home` (place of the article), `cell` (place in `COUNTS`), `penalty`, `severity`,
            `dimension`, `category`, `code`.
    """

    key: tuple[str, ...]
    documents: NDArray[np.int64]
    words: Numbers
    sentences: Numbers
    scores: Numbers
    counts: Numbers
    quantities: Mapping[str, Numbers]
    findings: Mapping[str, Any]

    def counts_of(self, column: str, value: str) -> Numbers:
        """`counts` of the findings that have this value in a column."""
        return _counted(len(self.documents), self.findings, self.findings[column] == value)

    def names(self, column: str) -> list[str]:
        """The values that its findings have in a column, sorted."""
        return sorted(set(self.findings[column].tolist()))

    def only(self, places: NDArray[np.int64]) -> Group:
        """The totals of some of its articles, by their places."""
        return replace(
            self, documents=self.documents[places], words=self.words[places], sentences=self.sentences[places],
            scores=self.scores[places], counts=self.counts[places], quantities={}, findings={},
        )  # fmt: skip


def severity_weights(findings: pd.DataFrame) -> tuple[float, ...]:
    """Mean penalty points of the findings that count, by severity as in `SEVERITIES`; 0 for one that nothing has."""
    counted = findings.loc[findings["state"] == STATES[0]]
    means = counted.groupby("severity")["penalty"].mean()
    return tuple(float(means.get(name, 0.0)) for name in SEVERITIES)


def groups(sentences: pd.DataFrame, findings: pd.DataFrame, by: Sequence[str]) -> Iterator[Group]:
    """The groups in order of their keys; `by` names columns that both frames have, and may be empty for one group of all."""
    import numpy as np

    if not len(sentences) and not len(findings):
        return
    names = list(by) or ["schema"]
    by_sentence, by_finding = sentences.groupby(names, sort=True).indices, findings.groupby(names, sort=True).indices
    empty = np.empty(0, dtype=np.int64)
    for key in sorted({*by_sentence, *by_finding}, key=str):
        own = sentences.take(np.asarray(by_sentence.get(key, empty))), findings.take(np.asarray(by_finding.get(key, empty)))
        yield _group((key if isinstance(key, tuple) else (key,)) if by else (), *own)


def errors_of(counts: Numbers) -> Numbers:
    """Findings above neutral by article, from `Group.counts`."""
    import numpy as np

    return np.asarray(counts[:, ERRORS].sum(axis=1))


def _group(key: tuple[Any, ...], sentences: pd.DataFrame, findings: pd.DataFrame) -> Group:
    import numpy as np

    numbers = [frame["document"].to_numpy(dtype=np.int64) for frame in (sentences, findings)]
    documents = np.unique(np.concatenate(numbers))
    home, found_home = (np.searchsorted(documents, own) for own in numbers)

    def summed(values: Any) -> Numbers:
        return np.bincount(home, weights=values, minlength=len(documents)).astype(np.float64)

    scores, quantities = np.zeros((len(documents), len(SCORE_NAMES), 2)), {}
    for number, name in enumerate(SCORE_NAMES):
        values = sentences[name].to_numpy(dtype=np.float64)
        known = np.isfinite(values)
        quantities[name] = values[known]
        scores[:, number, 0], scores[:, number, 1] = summed(np.where(known, values, 0.0)), summed(known)
    arrays = _arrays(findings) | {"home": found_home}
    return Group(
        tuple(map(str, key)), documents, summed(sentences["words"].to_numpy(dtype=np.float64)), summed(np.ones(len(sentences))), scores,
        _counted(len(documents), arrays, slice(None)), quantities, arrays,
    )  # fmt: skip


def _arrays(findings: pd.DataFrame) -> dict[str, Any]:
    import numpy as np

    texts = {name: findings[name].to_numpy(dtype=object) for name in ("severity", "dimension", "category", "code", "state")}
    counted = texts["state"] == STATES[0]
    named = np.where(counted, texts["severity"], texts["state"])
    place = {name: number for number, name in enumerate(COUNTS)}
    cell = np.array([place[name] for name in named], dtype=np.int64)
    points = np.where(counted, findings["penalty"].to_numpy(dtype=np.float64), 0.0)
    return texts | {"cell": cell, "penalty": points}


def _counted(articles: int, findings: Mapping[str, Any], which: Any) -> Numbers:
    import numpy as np

    home, width = findings["home"][which], len(COUNTS)
    counts = np.bincount(home * width + findings["cell"][which], minlength=articles * width).reshape(articles, width).astype(np.float64)
    counts[:, PENALTY] = np.bincount(home, weights=findings["penalty"][which], minlength=articles)
    return counts
