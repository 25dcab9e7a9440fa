"""`mtqa rules` lists the rules; `mtqa explain CODE` prints a rule's page."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.cli.options import ConfigOption

if TYPE_CHECKING:
    from mtqa.checks.base import Check


class RulesFormat(StrEnum):
    """How `mtqa rules` prints."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def list_rules(
    format_: Annotated[
        RulesFormat, typer.Option("--format", help="table for people, json for scripts, markdown for a wiki.")
    ] = RulesFormat.TABLE,
    stats: Annotated[bool, typer.Option("--stats", help="How often each rule was right, by the editors' verdicts.")] = False,
    config: ConfigOption = None,
) -> None:
    """List all rules with their family, severity, category and evidence.

    With `--stats`, those that have verdicts, with their precision (share of findings that were right, 0-1) and its 95 % interval; JSON
    lists all, with null where there is no verdict.

    Examples:

        mtqa rules

        mtqa rules --format json

        mtqa rules --stats
    """
    from mtqa.checks.registry import rules

    rows = [_row(rule) for rule in rules()]
    if stats:
        rows = _with_verdicts(rows, config)
    judged = [row for row in rows if row["verdicts"]] if stats else rows
    if format_ is RulesFormat.JSON:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif format_ is RulesFormat.MARKDOWN:
        typer.echo("| code | name | severity | evidence | MQM category | what it does |\n|---|---|---|---|---|---|")
        for row in rows:
            typer.echo(f"| {row['code']} | {row['name']} | {row['severity']} | {row['evidence']} | {row['category']} | {row['summary']} |")
    elif judged:
        _print_table(judged, stats=stats)
    else:
        typer.echo("No verdicts on rules yet. Decide on findings with `mtqa review ARTICLE`.")


def explain(code: Annotated[str, typer.Argument(help="A rule's code, such as QUO101, or `csv`.")]) -> None:
    """Print the page of a rule: what it does, why, known problems, examples, options, sources, measured figures.

    `csv` prints the columns of the files that `mtqa vendors` writes.

    Examples:

        mtqa explain QUO101

        mtqa explain csv
    """
    if code.lower() == "csv":
        from mtqa.report.vendors.columns import explain_csv

        typer.echo(explain_csv())
        return
    from mtqa.checks.measured import describe
    from mtqa.checks.registry import rule

    found = rule(code)
    typer.echo(f"{found.code}  {found.name}\n{'=' * (len(found.code) + 2 + len(found.name))}\n")
    typer.echo(f"severity {found.severity} · evidence {found.evidence} · MQM {found.category} · ITS 2.0 {found.its_type}\n")
    typer.echo(found.page())
    typer.echo(f"\n{describe(found.code)}")


def summary(rule: type[Check]) -> str:
    """The first line of the rule's page."""
    return rule.page().partition("\n")[0]


def _row(rule: type[Check]) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.code[:3],
        "severity": str(rule.severity),
        "evidence": str(rule.evidence),
        "category": rule.category,
        "its_type": rule.its_type,
        "enabled": rule.enabled,
        "options": {name: list(value) if isinstance(value, tuple) else value for name, value in rule.options.items()},
        "summary": summary(rule),
    }


def _with_verdicts(rows: list[dict[str, object]], config: Path | None) -> list[dict[str, object]]:
    """The rows with what the verdicts of the project say of each rule."""
    from mtqa.cli.verdicts_work import figures, store_of

    known = {rule["code"]: rule for rule in figures(store_of(config).current())["rules"]}
    names = ("verdicts", "precision", "low", "high")
    return [row | {name: known.get(row["code"], {}).get(name, 0 if name == "verdicts" else None) for name in names} for row in rows]


def _print_table(rows: list[dict[str, object]], *, stats: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    keys = ("code", "severity", "verdicts", "precision", "low", "high", "name") if stats else ("code", "severity", "evidence", "name")
    for column in (*keys, "what it does"):
        table.add_column(column, no_wrap=column != "what it does")
    for row in rows:
        table.add_row(*(str(row[key]) for key in (*keys, "summary")))
    Console(highlight=False, markup=False).print(table)
