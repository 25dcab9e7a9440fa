"""`mtqa check`: articles in, reports out, one verdict line, one exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

_FORMATS = "terminal,html,csv,json"


def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Articles, folders, .jsonl files of rows; `-` reads standard input.")],
    format_: Annotated[str | None, typer.Option("--format", help=f"One or several of {_FORMATS}, with commas between.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Folder for the report files; made if missing.")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Language of the reports: fr, en or id (default: the locale's).")] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="End with 1 when a finding is at least this grave: critical, major, minor, never.")
    ] = None,
    source_lang: Annotated[
        str | None, typer.Option("--source-lang", help="Language of the original, where the page does not say it.")
    ] = None,
    vendor: Annotated[str | None, typer.Option("--vendor", help="Who translated, where the page does not say it.")] = None,
    model: Annotated[
        str | None, typer.Option("--model", metavar="ID|DIR[,REVERSE]", help="Translator: a hub name, a folder, or a pair of them.")
    ] = None,
    estimator: Annotated[str | None, typer.Option("--estimator", metavar="DIR|none", help="Quality estimator: a folder, or none.")] = None,
    lm: Annotated[
        str | None, typer.Option("--lm", metavar="DIR|FILE|none", help="Causal language model: a folder, a .gguf file, or none.")
    ] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Rules only: no translator, estimator or language model.")] = False,
    device: Annotated[str | None, typer.Option("--device", help="cpu or cuda.")] = None,
    beam: Annotated[int | None, typer.Option("--beam", min=1, max=16, help="Beam size of the translator (default: its card's).")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the translation cache.")] = False,
    config: Annotated[Path | None, typer.Option("--config", help="Configuration file (default: the nearest one).")] = None,
) -> None:
    """Check articles: back-translate, score, flag, report.

    Examples:

        mtqa check article.txt

        mtqa check content/ -o out --format html,csv,json --fail-on major

        mtqa check rows.jsonl --format csv > sentences.csv

        cat article.txt | mtqa check - --no-model
    """
    from mtqa.cli.run import Request, run

    request = Request(
        paths=tuple(paths), formats=format_, output=output, lang=lang, fail_on=fail_on, source_lang=source_lang, vendor=vendor, model=model,
        estimator=estimator, lm=lm, no_model=no_model, device=device, beam=beam, use_cache=not no_cache, config=config,
    )  # fmt: skip
    raise typer.Exit(run(request, sys.stdout, sys.stderr))
