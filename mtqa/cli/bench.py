"""`mtqa bench`: labelled sets in, figures out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def bench(
    sets: Annotated[list[Path] | None, typer.Argument(metavar="[SET…]", help="Labelled sets (.jsonl, .tsv), or folders of them.")] = None,
    split: Annotated[
        list[str] | None, typer.Option("--split", help="Rows of this split, where rows name one (default: dev); may be given again.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="LANG", help="Measure with the source in this language too (id, en).")
    ] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Rules only.")] = False,
    lm: Annotated[str | None, typer.Option("--lm", metavar="DIR|FILE|none", help="Causal language model, as in `mtqa check`.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="DIR", help="Folder for bench.json and bench.md.")] = None,
    measured: Annotated[
        Path | None, typer.Option("--measured", metavar="FILE", help="Write each rule's hits and false alarms to FILE (measured.json).")
    ] = None,
) -> None:
    """Measure on labelled sets: AUC, recall at few false alarms, pair accuracy, and what each rule finds.

    Without a set it takes the one that ships with mtqa.

    Examples:

        mtqa bench

        mtqa bench sets/ --source id -o out

        mtqa bench --no-model --split train --split dev
    """
    from mtqa.cli.bench_run import BenchRequest, run_bench

    request = BenchRequest(tuple(sets or ()), tuple(split or ("dev",)), tuple(source or ()), no_model, lm, output, measured)
    run_bench(request, sys.stdout, sys.stderr)
