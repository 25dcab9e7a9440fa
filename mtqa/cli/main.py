"""The `mtqa` command: it gathers the subcommands, prints errors as one line, and sets the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from copy import copy
from typing import Annotated

import typer

from mtqa.cli import bench, calibrate, check, config, models, review, rules, vendors, verdicts
from mtqa.cli.streams import FULL, lasting
from mtqa.errors import MtqaError
from mtqa.garbage import no_more, seldom
from mtqa.report.escape import one_line

app = typer.Typer(
    name="mtqa",
    help="Check French articles that were machine-translated: which sentences are suspect, and why.",
    epilog="Start with: mtqa check article.fr.txt",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
app.command("check")(check.check)
app.command("review")(review.review)
app.command("vendors")(vendors.vendors)
app.command("calibrate")(calibrate.calibrate)
app.command("rules")(rules.list_rules)
app.command("explain")(rules.explain)
app.command("bench")(bench.bench)
app.add_typer(verdicts.app, name="verdicts")
app.add_typer(models.app, name="models")
app.add_typer(config.app, name="config")


def _version(wanted: bool) -> None:
    if wanted:
        from mtqa.score.signature import mtqa_version

        typer.echo(f"mtqa {mtqa_version()}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    pass


def _asked(arguments: Sequence[str]) -> typer.Typer:
    """The app with that command alone with which the arguments begin, since building the others takes longer; else the whole app."""
    commands = [command for command in app.registered_commands if [command.name] == arguments[:1]]
    groups = [group for group in app.registered_groups if [group.name] == arguments[:1]]
    if not commands and not groups:
        return app
    asked = copy(app)
    asked.registered_commands, asked.registered_groups = commands, groups
    return asked


def main() -> None:
    """Run the command line. Errors are one line on stderr; exit codes: 0 fine, 1 findings, 2 wrong use or input, 3 model."""
    seldom()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them reads what all installed packages offer
    sys.stdout, sys.stderr = lasting(sys.stdout), lasting(sys.stderr, log=True)
    try:
        try:
            _asked(sys.argv[1:])()
        finally:
            sys.stdout.flush()
            no_more()
    except MtqaError as error:
        sys.stderr.write(f"mtqa: {one_line(str(error))}\n")
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("MTQA_DEBUG"):
            raise
        if isinstance(error, OSError) and error.errno in FULL:
            _give_up_on_output(error)
        what = one_line(f"{type(error).__name__}: {error}").rstrip(" .:")
        where = "Please report it in the issue tracker of mtqa's repository"
        sys.stderr.write(f"mtqa: a fault of mtqa itself: {what}. {where}; MTQA_DEBUG=1 shows where it happened.\n")
        sys.exit(2)


def _give_up_on_output(error: OSError) -> None:
    """Say that the output can't be written and end with 2; what is still to be written goes nowhere, so that Python's own end is quiet."""
    where = f"`{error.filename}`" if error.filename else "The output"
    sys.stderr.write(f"mtqa: {one_line(f'{where} can not be written: {error.strerror}')}. Free some space, or write elsewhere with -o.\n")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(2)
