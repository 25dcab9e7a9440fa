"""The work behind `mtqa verdicts`: out to files, in from files, counted."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from mtqa.article.model import Article
from mtqa.article.regular import refuse_special
from mtqa.cli.output import say
from mtqa.config import Configuration, load
from mtqa.errors import InputError, UsageError
from mtqa.judge.verdicts import Verdict, timestamp
from mtqa.judge.verdicts_files import COLUMNS, BadLine, csv_rows, jsonl_text, read_csv, read_jsonl
from mtqa.judge.verdicts_findings import Filled, delimiter_of, is_filled_findings, read_findings
from mtqa.judge.verdicts_stats import by_rule
from mtqa.judge.verdicts_store import VerdictStore, store_path
from mtqa.report.escape import neutralised, restored, storable

_TOLD = 20
_MOST_BYTES = 200_000_000


def store_of(config: Path | None) -> VerdictStore:
    """The verdicts of the project that `config` belongs to."""
    return VerdictStore(store_path(load(config).root))


def exported(verdicts: Sequence[Verdict], form: str, report: Path | None, users: int) -> str:
    """Verdicts, or a campaign, as text.

    Raises:
        UsageError: a campaign without a report.
        InputError: the report can't be read.
    """
    if form == "pearmut":
        from mtqa.report.json_read import read_report
        from mtqa.report.pearmut import campaign_text

        if report is None:
            raise UsageError("no-report", "A campaign is made from a report.", "Name it: `--report out/report.json`.")
        return storable(campaign_text(read_report(report), verdicts, report.resolve().parent.name or "mtqa", users))
    if form == "jsonl":
        return jsonl_text(verdicts)
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerows([neutralised(storable(cell)) for cell in row] for row in csv_rows(verdicts))
    return made.getvalue()


def imported(path: Path, author: str, config: Path | None, err: TextIO) -> int:
    """Add the verdicts of a file, and say how many; returns how many of its lines are none.

    Raises:
        InputError: the file can't be read, or is none that holds verdicts.
        UsageError: the store can't be written.
    """
    configuration = load(config)
    read = list(_read(path, author, configuration))
    bad = [line for line in read if isinstance(line, BadLine)]
    added = VerdictStore(store_path(configuration.root)).add(v for v in read if isinstance(v, Verdict))
    for line in bad[:_TOLD]:
        say(err, f"{path}:{line.line}: {line.why}.")
    if len(bad) > _TOLD:
        say(err, f"{path}: {len(bad) - _TOLD:,} more lines can't be used.")
    say(err, f"{path}: {added.new:,} new verdicts, {added.known:,} known before, {len(bad):,} lines that can't be used.")
    return len(bad)


def _read(path: Path, author: str, configuration: Configuration) -> Iterator[Verdict | BadLine]:
    text, now = _text(path), timestamp()
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    line = text.partition("\n")[0]
    header = next(csv.reader(io.StringIO(line), delimiter=delimiter_of(line)), [])
    if text.lstrip().startswith("{") or not text.strip():
        yield from read_jsonl(text, now)
    elif is_filled_findings(header):
        yield from read_findings(text, Filled(lambda name: _articles(name, configuration), restored, author, now))
    elif {"code", "words", "decision"} <= set(header):
        yield from read_csv(text, now, restored, delimiter_of(line))
    else:
        what = f"`{path}` holds no verdicts: neither JSON lines, nor CSV with `{', '.join(COLUMNS[:4])} …`, nor findings with `verdict`."
        raise InputError("no-verdicts", what, "Give a file that mtqa exported, or a findings.csv with a column `verdict`.")


def _text(path: Path) -> str:
    from mtqa.article.decode import decode

    try:
        refuse_special(path)
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputError("unreadable", f"`{path}` can't be read: {error.strerror}.", "Check the path.") from None
    if len(data) > _MOST_BYTES:
        raise InputError("too-large", f"`{path}` is larger than {_MOST_BYTES / 1e6:,.0f} MB.", "Split it.")
    return decode(data, str(path)).text


def _articles(name: str, configuration: Configuration) -> tuple[Article, ...]:
    """The articles of a path that a report named: from the working directory, else from the project's.

    What lies elsewhere is not read: the file may come from anybody.
    """
    from mtqa.article.read import read
    from mtqa.session import read_options

    for folder, path in ((Path.cwd(), name), (configuration.root, str(configuration.root / name))):
        place = Path(os.path.realpath(path.replace("\0", "")))
        if folder.resolve() not in place.parents or not place.is_file():
            continue
        try:
            return read(path, read_options(configuration)).articles
        except InputError:
            continue
    return ()


def figures(heads: Iterable[Verdict]) -> dict[str, Any]:
    """What `mtqa verdicts stats` says, as plain data; `precision`: share of a rule's findings that were right, 0-1."""
    found = [v for v in heads if v.decision.confirms is not None]
    return {
        "verdicts": len(found),
        "decisions": dict(sorted(Counter(v.decision.value for v in found).items())),
        "authors": dict(sorted(Counter(v.author for v in found).items())),
        "reasons": dict(sorted(Counter(v.reason.value for v in found if v.reason).items())),
        "rules": [
            {
                "code": rule.code, "verdicts": rule.total, "right": rule.right, "wrong": rule.wrong,
                "precision": round(rule.precision, 4), "low": round(rule.interval[0], 4), "high": round(rule.interval[1], 4),
                "reasons": dict(rule.reasons),
            }
            for rule in by_rule(found)
        ],
    }  # fmt: skip


def print_figures(found: dict[str, Any]) -> None:
    """`figures` as tables."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False)
    for name in ("decisions", "authors", "reasons"):
        counts = ", ".join(f"{key or '(no name)'} {n:,}" for key, n in found[name].items()) or "none"
        console.print(f"{name}: {counts}", soft_wrap=True)
    table = Table(box=None, pad_edge=False)
    for column in ("code", "verdicts", "right", "wrong", "precision", "95 %", "dismissed for"):
        table.add_column(column)
    for rule in found["rules"]:
        reasons = ", ".join(f"{name} {n}" for name, n in rule["reasons"].items())
        interval = f"{rule['low']:.0%}-{rule['high']:.0%}"
        cells = (rule["code"], rule["verdicts"], rule["right"], rule["wrong"], f"{rule['precision']:.0%}", interval, reasons)
        table.add_row(*map(str, cells))
    if found["rules"]:
        console.print(table)
