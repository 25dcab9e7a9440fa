"""`mtqa check`: articles in, reports out, one verdict line, one exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from mtqa.cli.options import (
    ConfigOption,
    EstimatorOption,
    LmOption,
    ModelOption,
    NoModelOption,
    SourceLangOption,
    SourceOption,
    VendorOption,
)
from mtqa.cli.place import place_to_write

_FORMATS = "terminal,html,csv,json,parquet,sarif,junit,github,gitlab,checkstyle,markdown,xliff"


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH…", help="Articles, bilingual files, folders; `-` reads standard input.")
    ] = None,
    format_: Annotated[str | None, typer.Option("--format", help=f"One or several of {_FORMATS}, with commas between.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", parser=place_to_write, metavar="DIR", help="Folder for the report files; made if missing."),
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Language of the reports: fr, en or id (default: the locale's).")] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="End with 1 when a finding is at least this grave: critical, major, minor, never.")
    ] = None,
    max_new: Annotated[
        str | None,
        typer.Option(
            "--max-new", metavar="SPEC", help="Findings of a severity that a run may have: critical=0,major=2/1000w (per 1,000 words)."
        ),
    ] = None,
    changed: Annotated[
        str | None,
        typer.Option(
            "--changed", metavar="BASE", help="Only paragraphs that changed since the branch left BASE (git); PATH is then `.` by default."
        ),
    ] = None,
    staged: Annotated[bool, typer.Option("--staged", help="Only paragraphs that are staged for the next commit (git).")] = False,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Silence the findings that FILE lists; all others are new.")
    ] = None,
    write_baseline: Annotated[bool, typer.Option("--write-baseline", help="Write all findings to the baseline and end with 0.")] = False,
    prune_baseline: Annotated[bool, typer.Option("--prune-baseline", help="Take findings that are gone out of the baseline.")] = False,
    source: SourceOption = None,
    reference: Annotated[
        str | None, typer.Option("--reference", metavar="FILE|DIR|none", help="A human translation to compare with, found likewise.")
    ] = None,
    source_lang: SourceLangOption = None,
    vendor: VendorOption = None,
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="FIELD=NAME,…", help="What rows call their fields: target=fr,source=id_text.")
    ] = None,
    model: ModelOption = None,
    estimator: EstimatorOption = None,
    lm: LmOption = None,
    no_model: NoModelOption = False,
    device: Annotated[str | None, typer.Option("--device", help="cpu or cuda.")] = None,
    beam: Annotated[int | None, typer.Option("--beam", min=1, max=16, help="Beam size of the translator (default: its card's).")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the translation cache.")] = False,
    config: ConfigOption = None,
    shard: Annotated[
        str | None, typer.Option("--shard", metavar="I/N", help="Only every N-th block, from the I-th, for N machines; see below.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget the parts that a stopped run left in the output folder.")] = False,
    runner: Annotated[
        str | None, typer.Option("--runner", metavar="local|dask", help="Who assesses: this process, or dask workers (mtqa[dask]).")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="A dask scheduler (default: workers on this machine).")
    ] = None,
    profile: Annotated[bool, typer.Option("--profile", help="Say at the end where the time went.")] = False,
) -> None:
    """Check articles: back-translate, score, flag, report.

    Examples:

        mtqa check article.txt

        mtqa check content/ -o out --format html,csv,json --fail-on major

        mtqa check content/ --baseline mtqa-baseline.json --changed origin/main

        mtqa check rows.jsonl --format csv > sentences.csv

        mtqa check vendor.tsv --columns target=fr,source=id_text

        mtqa check article.fr.txt --source article.id.txt

        cat article.txt | mtqa check - --no-model

    Many articles:

        mtqa check @paths.txt -o out --format csv,json

    With `-o` and only csv, json, parquet and xliff, parts are kept in out/.parts until the reports are complete: after a kill, the same
    command goes on where it stopped. With `--shard 2/4` a machine does its quarter; when all have, the same command without --shard makes
    the reports.
    """
    from mtqa.cli.request import Request
    from mtqa.cli.run import run
    from mtqa.report.claim import claimed

    request = Request(
        paths=tuple(paths or ()), formats=format_, output=output, lang=lang, fail_on=fail_on, max_new=max_new, changed=changed,
        staged=staged, baseline=baseline, write_baseline=write_baseline, prune_baseline=prune_baseline, source=source,
        reference=reference, source_lang=source_lang, vendor=vendor, columns=columns, model=tuple(model or ()), estimator=estimator, lm=lm,
        no_model=no_model, device=device, beam=beam, use_cache=not no_cache, config=config, shard=shard, fresh=fresh, runner=runner,
        scheduler=scheduler, profile=profile,
    )  # fmt: skip
    with claimed(output, shared=shard is not None and not fresh):
        code = run(request, sys.stdout, sys.stderr)
    raise typer.Exit(code)
