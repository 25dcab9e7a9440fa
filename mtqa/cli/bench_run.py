"""The work behind `mtqa bench`: sets found, measured one by one, figures printed and written."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TextIO

from mtqa.bench.compare import Change, changes
from mtqa.bench.figures import Figures, evidence_of, figures
from mtqa.bench.folds import cross_validated
from mtqa.bench.json_form import as_json, read_risks
from mtqa.bench.markdown import as_markdown, as_table
from mtqa.bench.measure import measure
from mtqa.bench.plots import plots
from mtqa.bench.predictions import predictions
from mtqa.bench.rule_figures import write_measured
from mtqa.bench.sample import sample
from mtqa.bench.sets import BenchSet, read_set, splits_of
from mtqa.checks.configure import configured
from mtqa.cli.progress import progress_bar
from mtqa.errors import InputError, UsageError
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.report.atomic import write_files
from mtqa.report.escape import one_line, slug
from mtqa.session import report_of
from mtqa.translate.places import Places

FORMATS = ("markdown", "table", "json")
NO_SOURCE = "none"
_SUFFIXES = (".jsonl", ".tsv")


@dataclass(frozen=True, slots=True)
class BenchRequest:
    """The command line of `mtqa bench`; without `sets` the shipped set is measured, without `splits` its `dev` and cross-validation."""

    sets: tuple[Path, ...] = ()
    splits: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    models: ModelOptions = field(default_factory=ModelOptions)
    output: Path | None = None
    measured: Path | None = None
    format: str = "markdown"
    limit: int | None = None
    compare: Path | None = None
    base_rate: float = 0.2


def run_bench(request: BenchRequest, out: TextIO, err: TextIO) -> None:
    """Measure all sets, print a report and write its files.

    Raises:
        UsageError: flags that don't go together.
        InputError: a set can't be read.
        ModelError: a model is missing or broken.
    """
    _refuse(request)
    old = read_risks(request.compare) if request.compare else {}
    found: list[Figures] = []
    with Models(request.models, Places.default(), lambda phrase: _say(err, phrase.en)) as models:
        checker = Checker(configured({}), models, request.base_rate)
        for whole, cross in _sets(request, err):
            bench_set = whole if request.limit is None else sample(whole, request.limit)
            for source in _evidence(bench_set, request.sources):
                found += _measured(checker, bench_set, source, err, cross=cross)
        signature = report_of(checker, ()).signature
    changed = [c for f in found for c in changes(f, old.get((f.name, f.evidence), {}))]
    if request.compare and not changed:
        _say(err, f"{request.compare} holds none of these sets; name the same sets, splits and sources as in that run.")
    out.write(_printed(request.format, found, signature, changed))
    if request.output is not None:
        for path in write_files(request.output, _documents(found, signature, changed)):
            _say(err, str(path))
    if request.measured is not None:
        write_measured([f.rules for f in found if f.rules is not None], request.measured)
        _say(err, str(request.measured))


def _printed(form: str, found: Sequence[Figures], signature: str, changed: Sequence[Change]) -> str:
    if form == "json":
        return as_json(found, signature)
    return as_table(found, changed) + "\n" if form == "table" else as_markdown(found, signature, changed)


def _refuse(request: BenchRequest) -> None:
    if request.format not in FORMATS:
        raise UsageError(
            "no-format", f"--format {one_line(request.format)}: there is no such format here.", f"Choose one of {', '.join(FORMATS)}."
        )
    if request.limit is not None and request.limit < 1:
        raise UsageError("bad-limit", f"--limit {request.limit}: nothing would be left.", "Give a number of rows, 1 or more.")
    if request.limit is not None and request.measured is not None:
        raise UsageError("limit-measured", "--measured needs whole sets.", "Leave out --limit.")
    if not 0 < request.base_rate < 1:
        raise UsageError("bad-base-rate", f"--base-rate {request.base_rate:g}: not a share.", "Give a number between 0 and 1, such as 0.2.")
    if request.output is not None and request.output.is_file():
        raise UsageError("cannot-write", f"-o {request.output}: that is a file.", "Name a folder with -o; it is made if missing.")
    if NO_SOURCE in request.sources and len(request.sources) > 1:
        raise UsageError("bad-source", "--source none goes with no other source.", "Leave out one of them.")


def _sets(request: BenchRequest, err: TextIO) -> Iterator[tuple[BenchSet, bool]]:
    """The wanted sets, each with whether it is the shipped one, whole, to be cross-validated.

    What lies in a named folder and is no set, or has no row of the wanted splits, is passed over and said.

    Raises:
        InputError: a named file is no set, or a named folder holds none.
    """
    if not request.sets:
        for bench_set in _splits(None, request.splits) if request.splits else [read_set(None, None)]:
            yield bench_set, not request.splits
    for path in request.sets:
        if not path.is_dir():
            yield from ((bench_set, False) for bench_set in _splits(path, request.splits))
            continue
        count = 0
        for file in sorted(f for f in path.iterdir() if f.suffix in _SUFFIXES and f.is_file()):
            try:
                for bench_set in _splits(file, request.splits):
                    count += 1
                    yield bench_set, False
            except InputError as error:
                _say(err, f"passed over: {one_line(error.what)}")
        if not count:
            raise InputError("no-set", f"{path}: no labelled sets in this folder.", "Name a .jsonl or .tsv file, or a folder of them.")


def _splits(file: Path | None, splits: tuple[str, ...]) -> Iterator[BenchSet]:
    """The wanted splits of a file that it has; all of it where its rows name none."""
    wanted = tuple(dict.fromkeys(splits)) or ("dev",)
    present = splits_of(file)
    for split in [s for s in wanted if s in present] or wanted[:1]:
        yield read_set(file, split)


def _evidence(bench_set: BenchSet, sources: tuple[str, ...]) -> Iterator[str | None]:
    """French only, then each wanted source language that the set has; where it has none of them, its own one."""
    yield None
    if sources and sources != (NO_SOURCE,):
        yield from [s for s in dict.fromkeys(sources) if s in bench_set.languages] or sorted(bench_set.languages)[:1]


def _measured(checker: Checker, bench_set: BenchSet, source: str | None, err: TextIO, *, cross: bool) -> list[Figures]:
    """The figures of one set; with `cross` (the shipped set, whole): its `dev` rows, and all of them cross-validated."""
    _say(err, f"{one_line(bench_set.title)}, {evidence_of(source)}: {len(bench_set.rows):,} rows …")
    start = time.perf_counter()
    with progress_bar(err, "en") as progress:
        rows = measure(checker, bench_set, source, progress)
    seconds = time.perf_counter() - start
    if not cross:
        return [figures(bench_set, rows, source, checker.base_rate, seconds)]
    held = [row for row in rows if row.row.split == "dev"]
    found = [figures(replace(bench_set, split="dev", seen_by=()), held, source, checker.base_rate, seconds * len(held) / len(rows))]
    labels = [row.row.bad if source else row.row.bad_target for row in rows]
    try:
        risks = cross_validated(bench_set.name, rows, labels, checker.base_rate)
    except ValueError:
        _say(err, "too few documents to cross-validate; give a larger --limit.")
        return found
    whole = replace(bench_set, name=f"{bench_set.name}, cross-validated", split="", seen_by=("rules",))
    return [*found, figures(whole, risks, source, checker.base_rate, seconds, parts=False)]


def _documents(found: Sequence[Figures], signature: str, changed: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """The files of a run: figures, report, a prediction file for each set and evidence, plots."""
    names = {name: slug(name) for name in dict.fromkeys(f.name for f in found)}
    pictures: dict[str, dict[str, str]] = {}
    for name, stem in names.items():
        for kind, content in plots([f for f in found if f.name == name]).items():
            pictures.setdefault(name, {})[kind] = f"plots/{stem}.{kind}.svg"
            yield f"plots/{stem}.{kind}.svg", content
    for each in found:
        yield f"predictions/{names[each.name]}.{each.evidence.replace(' ', '-').lower()}.tsv", predictions(each)
    yield "bench.json", as_json(found, signature)
    yield "bench.md", as_markdown(found, signature, changed, pictures)


def _say(err: TextIO, line: str) -> None:
    err.write(f"mtqa: {line}\n")
    err.flush()
