"""`mtqa verdicts`: what editors decided, out to files, in from files, counted, and written into articles."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mtqa.cli.options import ConfigOption, SourceOption
from mtqa.cli.place import place_to_write

app = typer.Typer(
    help="What editors decided: export, import, count, apply.", no_args_is_help=True, epilog="Start with: mtqa verdicts stats"
)
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", parser=place_to_write, metavar="FILE", help="File to write (default: standard output).")
]


class ExportFormat(StrEnum):
    """How `mtqa verdicts export` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    PEARMUT = "pearmut"


class StatsFormat(StrEnum):
    """How `mtqa verdicts stats` prints."""

    TABLE = "table"
    JSON = "json"


@app.command("export")
def export(
    format_: Annotated[
        ExportFormat, typer.Option("--format", help="jsonl or csv: the verdicts; pearmut: an annotation campaign from --report.")
    ] = ExportFormat.JSONL,
    output: OutputOption = None,
    history: Annotated[bool, typer.Option("--history", help="All decisions, overruled and undone ones too.")] = False,
    report: Annotated[Path | None, typer.Option("--report", metavar="REPORT.json", help="The report for a campaign.")] = None,
    users: Annotated[int, typer.Option("--users", min=1, help="Annotators of a campaign.")] = 2,
    config: ConfigOption = None,
) -> None:
    """Write the verdicts as JSON lines or CSV, or a report as a Pearmut campaign with what was not dismissed filled in.

    Examples:

        mtqa verdicts export -o verdicts.jsonl

        mtqa verdicts export --format csv --history -o verdicts.csv

        mtqa verdicts export --format pearmut --report out/report.json -o campaign.json
    """
    from mtqa.cli.verdicts_work import exported, store_of

    store = store_of(config)
    verdicts = store.history() if history else store.current()
    _put(exported(verdicts, format_.value, report, users), output)


@app.command("import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="verdicts.jsonl, verdicts.csv, or findings.csv with a column `verdict`.")
    ],
    author: Annotated[str, typer.Option("--author", help="Who filled in a findings.csv.")] = "",
    config: ConfigOption = None,
) -> None:
    """Add verdicts from files: an export, what a report saved, or a findings.csv in which somebody filled the column `verdict`.

    A `findings.csv` is known by its columns; beside `verdict` (accept, dismiss, wrong, style, name, quotation, other; yes and no will
    do) it may have `comment`. Its articles must be where its column `article` says, as they were when it was written.

    Examples:

        mtqa verdicts import ~/Downloads/verdicts.jsonl

        mtqa verdicts import findings.csv --author PasarTerjemah
    """
    from mtqa.cli.verdicts_work import imported

    bad = sum(imported(path, author, config, sys.stderr) for path in files)
    raise typer.Exit(2 if bad else 0)


@app.command("stats")
def stats(
    format_: Annotated[StatsFormat, typer.Option("--format", help="table for people, json for scripts.")] = StatsFormat.TABLE,
    config: ConfigOption = None,
) -> None:
    """Count the verdicts: by decision, editor and reason, and how often each rule was right, with a 95 % interval.

    Example:

        mtqa verdicts stats
    """
    from mtqa.cli.verdicts_work import figures, print_figures, store_of

    found = figures(store_of(config).current())
    if format_ is StatsFormat.JSON:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print_figures(found)


@app.command("apply")
def apply(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A .txt, .md or .html article with verdicts.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", parser=place_to_write, metavar="FILE", help="File to write; may be the article itself.")
    ],
    source: SourceOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the article with the fixes that editors saved, all else byte for byte, in its own encoding.

    Accepted findings that have a suggestion are repaired with it, in the sentence as it was fixed, if it was. Where two would change the
    same words, one is written and the other named.

    Examples:

        mtqa verdicts apply article.txt -o article.fixed.txt

        mtqa verdicts apply article.txt --source article.id.txt -o article.txt
    """
    from mtqa.cli.verdicts_apply import applied
    from mtqa.config import load

    applied(article, output, source, load(config), sys.stderr)


def _put(text: str, output: Path | None) -> None:
    from mtqa.report.atomic import write_files

    if output is None:
        sys.stdout.write(text)
    else:
        write_files(output.parent, [(output.name, text)])
