"""Configuration: `[tool.mtqa]` in the nearest `pyproject.toml`, or the nearest `mtqa.toml`; flags win over it, it over defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.article.globs import matches
from mtqa.article.regular import special
from mtqa.errors import UsageError
from mtqa.toml_lines import Key, key_lines, nearest_line

if TYPE_CHECKING:
    from mtqa.settings import Settings

FILE_NAME = "mtqa.toml"
PROJECT_NAME = "pyproject.toml"
_TABLE = ("tool", "mtqa")
_PER_PATH = ("fail_on", "vendor", "source_lang", "profile")


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a run and where they came from.

    Attributes:
        path: the file; None for defaults alone.
        keys: the keys that the file sets.
        text: the file's text.
        flags: the settings that the command line set, with the flag.
    """

    settings: Settings
    path: Path | None = None
    keys: tuple[str, ...] = ()
    text: str = ""
    flags: Mapping[str, str] | None = None

    @property
    def root(self) -> Path:
        """The project directory: where the file lies, else the working directory."""
        return self.path.parent if self.path else Path.cwd()

    def place(self, *key: str | int) -> str:
        """`FILE:LINE` of a key, or of what it stands in; empty where the file says nothing of it."""
        if self.path is None or str(key[0]) not in self.keys:
            return ""
        return f"{self.path}:{line_of(self.path, self.text, key)}"

    def origin(self, *key: str | int) -> str:
        """Where a value came from: the flag, `FILE:LINE`, or `default`."""
        flag = (self.flags or {}).get(str(key[0]))
        if flag is not None:
            return flag
        if self.path is None or str(key[0]) not in self.keys:
            return "default"
        own = (*_TABLE, *key) if self.path.name == PROJECT_NAME else key
        line = key_lines(self.text).get(own)
        return "default" if line is None else f"{self.path}:{line}"

    def below(self, path: str) -> str:
        """`path` from the project directory, with `/` between; as it is where it lies elsewhere."""
        if path == "-":
            return path
        whole, root = Path(os.path.abspath(path)), Path(os.path.abspath(self.root))
        return whole.relative_to(root).as_posix() if root in whole.parents else Path(path).as_posix()

    def overrides_of(self, path: str) -> tuple[int, ...]:
        """Which of the overrides apply to the file at `path`, in order."""
        if not self.settings.overrides:
            return ()
        below = self.below(path)
        return tuple(n for n, o in enumerate(self.settings.overrides) if any(matches(below, glob) for glob in o.paths))

    def at(self, path: str) -> Settings:
        """The settings for the file at `path`: flags, then the overrides, the last one first, then the rest."""
        return self.overridden(self.overrides_of(path))

    def overridden(self, numbers: tuple[int, ...]) -> Settings:
        """The settings with some of the overrides applied, in order."""
        changes: dict[str, Any] = {}
        rules = dict(self.settings.rules)
        for override in (self.settings.overrides[number] for number in numbers):
            own = {name: getattr(override, name) for name in _PER_PATH if name not in (self.flags or {})}
            changes |= {name: value for name, value in own.items() if value is not None}
            families = tuple(key for key in override.rules if len(key) == 3)
            rules = {key: value for key, value in rules.items() if key[:3] not in families} | override.rules
        return self.settings.model_copy(update={**changes, "rules": rules}) if numbers else self.settings


def find(start: Path) -> Path | None:
    """The nearest `mtqa.toml`, or `pyproject.toml` with a `[tool.mtqa]` table, in `start` or above it."""
    for folder in (start, *start.parents):
        own, shared = folder / FILE_NAME, folder / PROJECT_NAME
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
    from mtqa.settings_errors import explained

    if path is not None and path.exists() and (what := special(path)) is not None:
        raise UsageError("no-configuration", f"{path} is {what}, not a file.", "Check the path given to --config.")
    if path is not None and not path.is_file():
        raise UsageError("no-configuration", f"{path}: no such configuration file.", "Check the path given to --config.")
    path = path or find((start or Path.cwd()).resolve())
    if path is None:
        return Configuration(Settings.model_validate({}))
    text, table = _parse(path)
    if path.name == PROJECT_NAME:
        table = _own_table(path, table) or {}
    with explained(table, lambda key: f"{path}:{line_of(path, text, key)}: "):
        settings = Settings.model_validate(table)
    return Configuration(settings, path, tuple(table), text)


def with_flags(configuration: Configuration, given: Mapping[str, Any]) -> Configuration:
    """The configuration with flags on top of it.

    Args:
        given: settings that the command line gives, by key.

    Raises:
        UsageError: a flag's value is none of the allowed ones.
    """
    from mtqa.settings_errors import explained

    flags = {key: "--" + key.replace("_", "-") for key in given}
    settings = configuration.settings
    with explained(given, lambda key: f"{flags[str(key[0])]}: ", "See `mtqa check --help`.", named=False):
        settings = type(settings).model_validate({**settings.model_dump(), **given})
    return replace(configuration, settings=settings, flags=flags)


def line_of(path: Path, text: str, key: Key) -> int:
    """The line of a key in the file's text, or of what it stands in."""
    own = (*_TABLE, *key) if path.name == PROJECT_NAME else key
    return nearest_line(key_lines(text), own) or 1


def _parse(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file, and what it says."""
    try:
        return path.read_text(encoding="utf-8"), tomllib.loads(path.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError("bad-toml", f"{path}: not valid TOML: {error}.", "Mend the file, or name another with --config.") from None


def _own_table(path: Path, project: Mapping[str, Any]) -> dict[str, Any] | None:
    """The table `[tool.mtqa]` of a `pyproject.toml`; None without one."""
    table: Any = project
    for key in _TABLE:
        table = table.get(key)
        if table is None:
            return None
        if not isinstance(table, dict):
            raise UsageError("bad-toml", f"{path}: `{key}` is not a table.", "Write the settings under `[tool.mtqa]`.")
    return dict(table)
