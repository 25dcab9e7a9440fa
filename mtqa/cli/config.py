"""`mtqa config show`: every setting, its value, and where the value came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Show the configuration.", no_args_is_help=True, epilog="Start with: mtqa config show")


@app.callback()
def _group() -> None:
    pass


@app.command("show")
def show(
    path: Annotated[Path | None, typer.Option("--config", help="Configuration file (default: the nearest one).")] = None,
) -> None:
    """Print every key with its value and its origin: the file, or the default.

    Example:

        mtqa config show
    """
    from mtqa.config import load

    found = load(path)
    typer.echo(f"# {found.path or 'no mtqa.toml and no [tool.mtqa] in a pyproject.toml: defaults'}")
    for key, value in found.settings.model_dump().items():
        origin = str(found.path) if key in found.keys else "default"
        typer.echo(f"{key} = {json.dumps(value, ensure_ascii=False)}  # {origin}")
