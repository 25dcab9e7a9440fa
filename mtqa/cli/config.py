"""`mtqa config show`: every setting, its value, and where the value came from. `mtqa config schema`: what an editor needs to help."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mtqa.cli.options import ConfigOption

if TYPE_CHECKING:
    from mtqa.config import Configuration

app = typer.Typer(help="Show the configuration.", no_args_is_help=True, epilog="Start with: mtqa config show")
_VARIABLES = ("MTQA_CACHE_DIR", "MTQA_DATA_DIR")
Key = tuple[str | int, ...]


@app.callback()
def _group() -> None:
    pass


@app.command("show", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def show(
    context: typer.Context,
    path: ConfigOption = None,
    article: Annotated[str | None, typer.Option("--for", metavar="FILE", help="What holds for this article: overrides applied.")] = None,
) -> None:
    """Print every key with its value and its origin: the flag, the file and line, the environment, or the default.

    Flags of `mtqa check` may be given; they win, as they do there.

    Examples:

        mtqa config show

        mtqa config show --for legal/act.fr.md --fail-on major
    """
    from mtqa.config import load, with_flags
    from mtqa.session import rules_of, suppressions_of

    found = with_flags(load(path), _flags(context.args))
    rules_of(found)
    suppressions_of(found)
    typer.echo(f"# {found.path or 'no mtqa.toml and no [tool.mtqa] in a pyproject.toml: defaults'}")
    for line in lines(found, article):
        typer.echo(line)
    for name in _VARIABLES:
        if name in os.environ:
            typer.echo(f"# {name} = {json.dumps(os.environ[name])}  # environment")


@app.command("schema")
def schema() -> None:
    """Print a JSON Schema of `mtqa.toml`, for completion and checks in an editor.

    Keep it beside the configuration and name it in the first line of `mtqa.toml`: `#:schema ./mtqa.schema.json`.

    Example:

        mtqa config schema > mtqa.schema.json
    """
    from mtqa.config_schema import schema_text

    typer.echo(schema_text(), nl=False)


def lines(configuration: Configuration, article: str | None = None) -> Iterator[str]:
    """`key = value  # origin` for each setting, tables key by key; with `article`, as it is for that file."""
    settings = configuration.settings if article is None else configuration.at(article)
    numbers = () if article is None else configuration.overrides_of(article)
    for key, value in _leaves((), settings.model_dump(mode="json", exclude_none=False)):
        if article is None or key[0] != "overrides":
            yield f"{_dotted(key)} = {json.dumps(value, ensure_ascii=False)}  # {_origin(configuration, key, numbers)}"


def _origin(configuration: Configuration, key: Key, numbers: Sequence[int]) -> str:
    """The origin of a value, the last of the overrides that sets it before all but a flag."""
    if key[0] not in (configuration.flags or {}):
        for number in reversed(numbers):
            own = configuration.origin("overrides", number, *key)
            if own != "default":
                return own
    return configuration.origin(*key)


def _leaves(above: Key, value: Any) -> Iterator[tuple[Key, Any]]:
    """Keys with their values, down to what is no table; what an override or suppression leaves open is left out."""
    many = isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
    if many or (isinstance(value, dict) and value):
        for key, inner in enumerate(value) if many else value.items():
            if inner is not None or not above:
                yield from _leaves((*above, key), inner)
    else:
        yield above, value


def _dotted(key: Key) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).removeprefix(".")


def _flags(arguments: Sequence[str]) -> dict[str, Any]:
    """The settings among the flags of `mtqa check`."""
    from mtqa.cli.check import check
    from mtqa.settings import Settings

    probe = typer.Typer()
    probe.command()(check)
    given = typer.main.get_command(probe).make_context("mtqa check", list(arguments)).params
    values = {key: given.get("format_" if key == "format" else key) for key in Settings.model_fields}
    # A switch of `mtqa check` may share its name with a setting (`--profile`): settings are given as text.
    return {key: value for key, value in values.items() if value not in (None, ()) and not isinstance(value, bool)}
