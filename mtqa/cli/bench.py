"""`mtqa bench`: labelled sets in, figures out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from mtqa.cli.options import EstimatorOption
from mtqa.cli.place import place_to_write


def bench(
    sets: Annotated[list[Path] | None, typer.Argument(metavar="[SET…]", help="Labelled sets (.jsonl, .tsv), or folders of them.")] = None,
    split: Annotated[
        list[str] | None, typer.Option("--split", help="Rows of this split, where rows name one (default: dev); may be given again.")
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="LANG|none",
            help="Measure with the source beside as well: in this language (id, en), or in the set's own where it lacks it; "
            "none (the default): French only; may be given again.",
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", help="At most N rows or pairs of each set, always the same ones; documents whole.")
    ] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Rules and n-gram model only.")] = False,
    model: Annotated[str | None, typer.Option("--model", metavar="ID|DIR[,REVERSE]", help="Translator, as in `mtqa check`.")] = None,
    estimator: EstimatorOption = None,
    lm: Annotated[str | None, typer.Option("--lm", metavar="DIR|FILE|none", help="Causal language model, as in `mtqa check`.")] = None,
    device: Annotated[str, typer.Option("--device", help="cpu or cuda.")] = "cpu",
    base_rate: Annotated[
        float, typer.Option("--base-rate", metavar="SHARE", help="Share of sentences that an editor would change, to which risk is set.")
    ] = 0.2,
    format_: Annotated[
        str, typer.Option("--format", metavar="markdown|table|json", help="What to print: everything, one line a set, or JSON.")
    ] = "markdown",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            parser=place_to_write,
            metavar="DIR",
            help="Folder for bench.json, bench.md, plots (SVG) and the risk of each row (TSV).",
        ),
    ] = None,
    compare: Annotated[
        Path | None, typer.Option("--compare", metavar="FILE", help="Say what changed since the run that wrote this bench.json.")
    ] = None,
    measured: Annotated[
        Path | None, typer.Option("--measured", metavar="FILE", help="Write each rule's hits and false alarms to FILE (measured.json).")
    ] = None,
) -> None:
    """Measure on labelled sets: how well risk finds faulty sentences, what each rule finds, what each signal is worth.

    Without a set it takes the one that ships with mtqa: the documents that nothing was made from, and all of them cross-validated.
    A set is JSON lines with `id`, `fr` and `label` (1 or 0; `faults` or `spans`, `doc` and `n` if there are any), or with pairs
    (`good` and `bad`, or `better` and `worse`); or a table of clean sentences with a column `fr`. Sources: `ind`, `en`, or `src`.

    Examples:

        mtqa bench

        mtqa bench sets/ --source id -o out

        mtqa bench sets/ --source id --compare out/bench.json

        mtqa bench --no-model --split train --split dev
    """
    from mtqa.cli.bench_run import BenchRequest, run_bench
    from mtqa.models import ModelOptions

    request = BenchRequest(
        tuple(sets or ()), tuple(split or ()), tuple(source or ()), ModelOptions(model, estimator, lm, device, enabled=not no_model),
        output, measured, format_, limit, compare, base_rate,
    )  # fmt: skip
    run_bench(request, sys.stdout, sys.stderr)
