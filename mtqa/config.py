"""Configuration: `[tool.mtqa]` in the nearest `pyproject.toml`, or the nearest `mtqa.toml`; flags win over it, it over defaults."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.errors import UsageError

if TYPE_CHECKING:
    from mtqa.settings import Settings

FILE_NAME = "mtqa.toml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a run, the file they came from (None: defaults alone), and the keys that the file sets."""

    settings: Settings
    path: Path | None = None
    keys: tuple[str, ...] = ()

    @property
    def root(self) -> Path:
        """The project directory: where the file lies, else the working directory."""
        return self.path.parent if self.path else Path.cwd()


def find(start: Path) -> Path | None:
    """The nearest `mtqa.toml`, or `pyproject.toml` with a `[tool.mtqa]` table, in `start` or above it."""
    for folder in (start, *start.parents):
        own, shared = folder / FILE_NAME, folder / "pyproject.toml"
        if own.is_file():
            return own
        if shared.is_file() and _own_table(shared, _parse(shared)[1]) is not None:
            return shared
    return None


def load(path: Path | None = None, start: Path | None = None) -> Configuration:
    """Read the configuration at `path`, or the nearest one from `start` (default: the working directory).

    Raises:
        UsageError: no such file, not TOML in UTF-8, an unknown key (the nearest one is named), or a value of the wrong kind.
    """
    from mtqa.settings import Settings

    if path is not None and not path.is_file():
        raise UsageError("no-configuration", f"{path}: no such configuration file.", "Check the path given to --config.")
    path = path or find((start or Path.cwd()).resolve())
    if path is None:
        return Configuration(Settings())
    text, table = _parse(path)
    if path.name == "pyproject.toml":
        table = _own_table(path, table) or {}
    return Configuration(_validate(table, path, text), path, tuple(table))


def _parse(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file, and what it says."""
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("bad-toml", f"{path}: not valid TOML: {error}.", "Mend the file, or name another with --config.") from None


def _own_table(path: Path, project: Mapping[str, Any]) -> dict[str, Any] | None:
    """The table `[tool.mtqa]` of a `pyproject.toml`; None without one."""
    table: Any = project
    for key in ("tool", "mtqa"):
        table = table.get(key)
        if table is None:
            return None
        if not isinstance(table, dict):
            raise UsageError("bad-toml", f"{path}: `{key}` is not a table.", "Write the settings under `[tool.mtqa]`.")
    return dict(table)


def _validate(table: Mapping[str, Any], path: Path, text: str) -> Settings:
    from pydantic import ValidationError

    from mtqa.settings import Settings

    try:
        return Settings.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        line = _line_of(str(first["loc"][-1]), text)
        if first["type"] == "extra_forbidden":
            near = difflib.get_close_matches(str(first["loc"][-1]), Settings.known_keys(first["loc"][:-1]), n=1, cutoff=0.4)
            hint = f"Did you mean `{near[0]}`?" if near else "`mtqa config show` lists the keys."
            raise UsageError("unknown-key", f"{path}:{line}: unknown key `{where}`.", hint) from None
        raise UsageError("bad-value", f"{path}:{line}: `{where}`: {first['msg']}.", "`mtqa config show` lists keys and defaults.") from None


def _line_of(key: str, text: str) -> int:
    pattern = re.compile(rf"(?:^|[\s.\[{{,\"'])({re.escape(key)})[\"']?\s*(?:=|\]|\.)")
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.search(line):
            return number
    return 1
