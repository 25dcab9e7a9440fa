"""The work behind `mtqa bench`: sets found, measured one by one, figures printed and written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from mtqa.bench.figures import Figures, figures
from mtqa.bench.markdown import as_data, as_markdown
from mtqa.bench.measure import measure
from mtqa.bench.rule_figures import write_measured
from mtqa.bench.sets import BenchSet, read_set, splits_of
from mtqa.checks.configure import configured
from mtqa.cli.progress import progress_bar
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.report.atomic import write_files
from mtqa.translate.places import Places

_SUFFIXES = (".jsonl", ".tsv")


@dataclass(frozen=True, slots=True)
class BenchRequest:
    """The command line of `mtqa bench`."""

    sets: tuple[Path, ...] = ()
    splits: tuple[str, ...] = ("dev",)
    sources: tuple[str, ...] = ()
    no_model: bool = False
    lm: str | None = None
    output: Path | None = None
    measured: Path | None = None


def run_bench(request: BenchRequest, out: TextIO, err: TextIO) -> None:
    """Measure all sets and print a Markdown report.

    Raises:
        InputError: a set can't be read.
        ModelError: a model is missing or broken.
    """
    options = ModelOptions(language_model=request.lm, enabled=not request.no_model)
    found: list[Figures] = []
    with Models(options, Places.default(), lambda phrase: _say(err, phrase.en)) as models:
        checker = Checker(configured({}), models)
        for bench_set in _sets(request):
            for source in _evidence(bench_set, request.sources):
                _say(err, f"{bench_set.title}, {f'with {source} source' if source else 'French only'} …")
                with progress_bar(err, "en") as progress:
                    found.append(figures(bench_set, measure(checker, bench_set, source, progress), source))
    report = as_markdown(found)
    out.write(report)
    if request.output is not None:
        content = json.dumps([as_data(f) for f in found], ensure_ascii=False, indent=1) + "\n"
        for path in write_files(request.output, iter([("bench.json", content), ("bench.md", report)])):
            _say(err, str(path))
    if request.measured is not None:
        write_measured([f.rules for f in found if f.rules is not None], request.measured)
        _say(err, str(request.measured))


def _sets(request: BenchRequest) -> Iterator[BenchSet]:
    files: list[Path | None] = []
    for path in request.sets:
        files += [f for f in sorted(path.iterdir()) if f.suffix in _SUFFIXES] if path.is_dir() else [path]
    for file in files or [None]:
        wanted = dict.fromkeys(request.splits) if file is None or file.suffix == ".jsonl" else {request.splits[0]: None}
        present = splits_of(file)
        for split in [s for s in wanted if s in present] or [request.splits[0]]:
            yield read_set(file, split)


def _evidence(bench_set: BenchSet, sources: tuple[str, ...]) -> Iterator[str | None]:
    """French only, then each wanted source language that the set has."""
    yield None
    known = {language for row in bench_set.rows for language in row.sources}
    yield from (source for source in sources if source in known)


def _say(err: TextIO, line: str) -> None:
    err.write(f"mtqa: {line}\n")
    err.flush()
