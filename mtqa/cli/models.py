"""`mtqa models`: what translators there are, how good they are, fetching one, and whether it is sane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.translate.model import Model
    from mtqa.translate.places import Places
    from mtqa.translate.selfcheck import SelfCheck

app = typer.Typer(help="List, show, fetch and check the translators.", no_args_is_help=True, epilog="Start with: mtqa models list")

_BROKEN = 3


@app.command("list")
def list_models() -> None:
    """List the embedded translator and the pulled ones: directions, chrF from French, revision, folder.

    Example:

        mtqa models list
    """
    from mtqa.translate.places import Places
    from mtqa.translate.resolve import READABLE, stored

    places = Places.default()
    folders = [places.embedded, *stored(places)]
    _table(("model", "directions", "chrF", "revision", "folder"), [_row(folder) for folder in folders])
    if len(folders) == 1:
        typer.echo(f"Only the embedded model is here. A better one, where there is a network: mtqa models pull {READABLE}", err=True)


@app.command("show")
def show(name: Annotated[str, typer.Argument(help="embedded, a folder, or the name of a pulled model.")] = "embedded") -> None:
    """Show a model's card: what it is, what it was trained on, measured quality, licence, checksums.

    Example:

        mtqa models show opus-mt-fr-en
    """
    from mtqa.translate.places import Places
    from mtqa.translate.resolve import find

    places = Places.default()
    model = find(name, places)
    card = model.card
    lines = [
        ("name", card.name), ("folder", str(model.folder)), ("form", model.form), ("fingerprint", model.fingerprint),
        ("repository", card.repository), ("revision", card.revision), ("architecture", card.architecture), ("training", card.training),
        ("licence", card.licence), ("directions", _directions(model)),
        ("default beam", f"{card.beam}, and greedy for the way back of a round trip"), ("converted", _converted(model, places)),
    ]  # fmt: skip
    for label, value in lines:
        if value:
            typer.echo(f"{label}: {value}")
    if card.quality:
        typer.echo("")
        _table(
            ("direction", "BLEU", "chrF", "", "measured on"),
            [
                (f"{q.source}-{q.target}", f"{q.bleu:.1f}", f"{q.chrf:.1f}", "rough" if card.rough(q.source, q.target) else "",
                 f"{q.dataset}, {q.sentences} sentences, {q.engine}, beam {q.beam}")
                for q in card.quality
            ],
        )  # fmt: skip
    for title, sums in (("file", card.files), ("made from", card.origin)):
        for file, entry in sums.items():
            typer.echo(f"{title}: {file} {entry.bytes} bytes sha256 {entry.sha256}")


@app.command("pull")
def pull(
    name: Annotated[str, typer.Argument(help="Hub name, such as opus-mt-fr-en or Helsinki-NLP/opus-mt-fr-id.")],
    revision: Annotated[str | None, typer.Option("--revision", help="Commit, tag or branch (default: the newest commit).")] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Leave its reverse out: there will be no round trip.")] = False,
) -> None:
    """Fetch a model from the Hugging Face hub, and the one for the opposite direction; convert both and check them.

    The revision is pinned: the model stays what it is until it is pulled again. Only safetensors are kept.

    Examples:

        mtqa models pull opus-mt-fr-en

        mtqa models pull Helsinki-NLP/opus-mt-fr-id --revision 1a2b3c4
    """
    from mtqa.translate import hub
    from mtqa.translate.places import Places

    places = Places.default()
    source = hub.hugging_face()
    typer.echo(f"Fetching {name}" + ("" if alone else " and its reverse") + " …", err=True)
    models, notes = hub.pull_pair(name, places, source, revision, alone=alone)
    for note in notes:
        typer.echo(f"mtqa: {note.en}", err=True)
    sane = [_checked(model, places, brief=True) for model in models]
    if not all(sane):
        raise typer.Exit(_BROKEN)


@app.command("selfcheck")
def selfcheck(name: Annotated[str, typer.Argument(help="embedded, a folder, or the name of a pulled model.")] = "embedded") -> None:
    """Translate a few fixed sentences and say whether the model is sane; exit 3 when it is not.

    Looks at checksums, loops and empty output, numbers, untranslated sentences, and whether right translations score above wrong ones.

    Examples:

        mtqa models selfcheck

        mtqa models selfcheck opus-mt-fr-en
    """
    from mtqa.translate.places import Places
    from mtqa.translate.resolve import find

    places = Places.default()
    if not _checked(find(name, places), places, brief=False):
        raise typer.Exit(_BROKEN)


def _checked(model: Model, places: Places, *, brief: bool) -> bool:
    """Run the self-check and print it: results, samples unless `brief`, verdict."""
    from mtqa.translate.marian import open_translator
    from mtqa.translate.selfcheck import SelfCheck, check_directions, check_files

    files = check_files(model)
    if not files.passed:
        report = SelfCheck((files,), ())
    else:
        made = check_directions(model, open_translator(model, places))
        report = SelfCheck((files, *made.results), made.samples)
    if not brief:
        _print_samples(report)
    if not brief or not report.sane:
        _table(("check", "found", ""), [(r.what.en, r.found, "ok" if r.passed else "FAILED") for r in report.results])
    typer.echo(f"{model.identity}: {'sane' if report.sane else 'NOT sane: do not trust its translations or scores'}")
    return report.sane


def _print_samples(report: SelfCheck) -> None:
    for sample in report.samples:
        mark = f"  [{sample.translation.degenerate}]" if sample.translation.degenerate else ""
        typer.echo(f"{sample.source}  {sample.text}\n{sample.target}  {sample.translation.text}{mark}\n")


def _row(folder: Path) -> tuple[str, ...]:
    """A line of the list; a model that can't be read says so in place of its languages."""
    from mtqa.errors import ModelError
    from mtqa.translate.model import read_model

    try:
        model = read_model(folder)
    except ModelError as error:
        return folder.name, f"BROKEN ({error.code})", "", "", str(folder)
    return model.name, _directions(model), _chrf(model), model.identity.partition("@")[2], str(folder)


def _directions(model: Model) -> str:
    return ", ".join(f"{source}-{target}" for source, target in sorted(model.card.directions))


def _chrf(model: Model) -> str:
    """ChrF from French, with the word rough where it is; empty when nothing was measured."""
    measured = [q for q in model.card.quality if q.source == "fr"]
    return ", ".join(f"fr-{q.target} {q.chrf:.0f}" + (" (rough)" if model.rough("fr", q.target) else "") for q in measured)


def _converted(model: Model, places: Places) -> str:
    from mtqa.translate.convert import place

    if model.form == "ctranslate2":
        return ""
    folder = place(model, places.cache, "int8")
    return str(folder) if folder.is_dir() else "not yet (at the first use)"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for people in a terminal, tab-separated lines for pipes."""
    import sys

    if not sys.stdout.isatty():
        for row in rows:
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False, markup=False).print(table)
