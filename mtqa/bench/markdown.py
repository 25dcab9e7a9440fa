"""Bench figures as Markdown for people: one table over all sets, then each set with its reliability and what its parts are worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mtqa.bench.ablation import Part
from mtqa.bench.compare import Change
from mtqa.bench.figures import Figures
from mtqa.bench.summary import KEY, marked, number, rows_of, share, summary, table

_KINDS = {"roc": "ROC curve", "precision-recall": "Precision and recall", "reliability": "Reliability"}


def as_table(found: Sequence[Figures], changed: Sequence[Change] = ()) -> str:
    """The line of each set, and what changed since an earlier run."""
    return "\n".join([summary(found), "", KEY, "", *(_changes(changed) if changed else ())])


def as_markdown(
    found: Sequence[Figures], signature: str, changed: Sequence[Change] = (), pictures: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """The whole report.

    Args:
        found: the figures of all sets.
        signature: what made them.
        changed: what changed since an earlier run.
        pictures: by set, its plots: kind and file.
    """
    lines = ["# Bench", "", summary(found), "", KEY, ""]
    if changed:
        lines += [*_changes(changed), ""]
    last = ""
    for each in found:
        lines += [f"## {_plain(each.title)}", "", *_section(each), ""]
        if each.name != last and pictures and each.name in pictures:
            lines += [*(f"![{_KINDS[kind]} of {_plain(each.name)}]({file})" for kind, file in pictures[each.name].items()), ""]
        last = each.name
    return "\n".join([*lines, f"`{signature}`", ""])


def _changes(changed: Sequence[Change]) -> Iterator[str]:
    yield from ("## Changes", "")
    head = ("set", "evidence", "figure", "before", "after", "difference [95 %]", "verdict")
    rows = [
        (
            c.name, c.evidence, c.figure, number(c.before), number(c.after),
            f"{c.difference.value:+.3f} [{c.difference.low:+.3f}, {c.difference.high:+.3f}]", c.verdict,
        )
        for c in changed
    ]  # fmt: skip
    yield table([head, *rows])


def _section(found: Figures) -> Iterator[str]:
    if found.seen_by:
        yield from (f"*Seen: {' and '.join(found.seen_by)} were made with these rows, so these figures are training figures.*", "")
    yield f"- rows: {rows_of(found)}" + (" (faulty + clean)" if found.bad else "")
    if found.auc is not None:
        value, low, high = found.auc.value, found.auc.low, found.auc.high
        yield f"- AUC {value:.3f} [{low:.3f}, {high:.3f}], average precision {number(found.average_precision)}"
    for rate, above in found.found.items():
        recall = above.recall
        actual = f"(actual {recall.false_alarms:.1%}, risk above {recall.threshold:.4g})"
        yield f"- recall {recall.recall:.3f} at ≤ {rate:.0%} false alarms {actual}: {_by_type(above.by_type)}"
        if above.spans[1] and marked(found):
            yield f"  - worst span touches a marked fault: {share(*above.spans)}"
    if found.pairs is not None:
        pairs = found.pairs
        told = f"{pairs.right} right, {pairs.wrong} wrong, {pairs.tied} tied; of the untied {number(pairs.untied)}"
        yield f"- pair accuracy {number(pairs.accuracy)} ({told})"
    if found.risky_clean is not None:
        yield f"- clean rows at risk 50 or more: {found.risky_clean:.1%}"
    yield from _rules(found)
    yield from _reliability(found)
    yield from _parts(found)


def _by_type(counts: Mapping[str, tuple[int, int]]) -> str:
    return ", ".join(f"{_plain(name) or 'no type'} {hits}/{all_}" for name, (hits, all_) in counts.items())


def _rules(found: Figures) -> Iterator[str]:
    rules = found.rules
    if rules is not None and rules.faults:
        yield f"- faults overlapped by a finding: {share(rules.found.total(), rules.faults)}"
        yield "  - " + ", ".join(f"{_plain(t) or 'no type'} {rules.found[t]}/{n}" for t, n in sorted(rules.totals.items()))
    if rules is not None and rules.clean:
        yield f"- clean rows flagged: {rules.clean_major}/{rules.clean} at major or above, {rules.clean_any}/{rules.clean} at any severity"


def _reliability(found: Figures) -> Iterator[str]:
    if not found.bins:
        return
    yield f"- expected calibration error {number(found.calibration_error)} at a base rate of {found.base_rate:g}"
    rows = [(f"{b.predicted:.3f}", f"{b.observed:.3f}", str(b.rows), f"{b.weight:.3f}") for b in found.bins]
    yield from ("", table([("risk given", "share faulty", "rows", "weight"), *rows]))


def _parts(found: Figures) -> Iterator[str]:
    """What each part reaches alone, what risk reaches without it, and what it adds; rules with what they hit."""
    whole = found.pairs.accuracy if found.pairs else found.auc.value if found.auc else float("nan")
    heads = ("alone", "risk without it", "adds")
    if found.signals:
        yield from ("", table([("signal or model", *heads), *((p.name, *_worth(p, whole)) for p in found.signals)]))
    if found.rules_alone and found.rules:
        hits, false = found.rules.hits, found.rules.false
        rows = [(p.name, *_worth(p, whole), str(hits[p.name]), str(false[p.name])) for p in found.rules_alone]
        yield from ("", table([("rule", *heads, "faults hit", "clean flagged"), *rows]))


def _worth(part: Part, whole: float) -> tuple[str, str, str]:
    return number(part.alone), number(part.without), f"{whole - part.without:+.3f}"


def _plain(text: str) -> str:
    """Text of a file or a row on one line of Markdown."""
    return text.replace("\n", " ").replace("<", "&lt;").replace("[", "\\[").replace("]", "\\]")
