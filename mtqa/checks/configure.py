"""Rules as configured: which run, with which options, and at which severity."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from mtqa.checks.base import Check, OptionValue, References
from mtqa.checks.finding import Severity
from mtqa.checks.registry import rules
from mtqa.errors import UsageError

RuleSetting = str | Mapping[str, bool | int | float | str | list[str]]
Place = Callable[..., str]
"""Says where a rule's key stands, or a key in its table: called with one or two strings."""
_SWITCHES = {"on": True, "off": False}
_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", tuple: "a list of texts"}


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The checks of a run and the severities that the configuration sets, by code."""

    checks: tuple[Check, ...]
    severities: Mapping[str, Severity]

    def at(self, path: str) -> RuleSet:
        """The rules for the file at `path`: these, wherever it lies."""
        return self

    def description(self) -> str:
        """The rules that run, with their options and severities, in one stable line: what a signature of the rules is made of."""
        options = ((check.code, sorted(check.settings.items())) for check in self.checks)
        return repr((list(options), sorted((code, severity.value) for code, severity in self.severities.items())))


class Rules(Protocol):
    """Rules that may differ from file to file."""

    def at(self, path: str) -> RuleSet:
        """The rules for the file at `path`."""

    def description(self) -> str:
        """All of them in one stable line, as `RuleSet.description`."""


def configured(
    settings: Mapping[str, RuleSetting], references: References | None = None, place: Place = lambda *key: "[tool.mtqa.rules]"
) -> RuleSet:
    """The rules as `[tool.mtqa.rules]` wants them.

    A key is a code (`QUO101`) or a family (`QUO`); a value is `"off"`, `"on"`, a severity, or a table with `enabled`, `severity` and the
    rule's options. A code wins over its family.

    Args:
        place: where a key stands, for errors.

    Raises:
        UsageError: unknown code, severity or option, or an option of the wrong kind.
    """
    known = {rule.code: rule for rule in rules()}
    families = {code[:3] for code in known}
    for key in settings:
        if key not in known and key not in families:
            near = difflib.get_close_matches(key, sorted({*known, *families}), n=1, cutoff=0.5)
            raise UsageError(
                "unknown-rule",
                f"{place(key)}: there is no rule `{key}`.",
                f"Did you mean `{near[0]}`?" if near else "See `mtqa rules`.",
            )
    checks, severities = [], {}
    for code, rule in known.items():
        keys = [key for key in (code[:3], code) if key in settings]
        own = [_table(settings[key], key, place) for key in keys]
        merged: dict[str, bool | int | float | str | list[str]] = {k: v for table in own for k, v in table.items()}
        enabled = bool(merged.pop("enabled", rule.enabled))
        severity = merged.pop("severity", None)
        if severity is not None:
            severities[code] = _severity(str(severity), keys[-1], place)
            if rule.from_models and severities[code] is Severity.CRITICAL:
                raise UsageError("bad-severity", f"{place(keys[-1])}: {code}: what models find is never critical.", "Use major or less.")
        options = _options(merged)
        _check_options(rule, options, keys, place)
        if enabled:
            checks.append(rule(options, references))
    return RuleSet(tuple(checks), severities)


def _table(value: RuleSetting, key: str, place: Place) -> Mapping[str, bool | int | float | str | list[str]]:
    if not isinstance(value, str):
        return value
    if value in _SWITCHES:
        return {"enabled": _SWITCHES[value]}
    return {"severity": _severity(value, key, place).value, "enabled": True}


def _severity(value: str, key: str, place: Place) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        names = ", ".join(s.value for s in Severity)
        raise UsageError("bad-severity", f"{place(key)}: {key}: `{value}` is no severity.", f"Use one of {names}, on, off.") from None


def _options(table: Mapping[str, bool | int | float | str | list[str]]) -> dict[str, OptionValue]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


def _check_options(rule: type[Check], options: Mapping[str, OptionValue], keys: Sequence[str], place: Place) -> None:
    """Raises a `UsageError` that names the place for an option that the rule lacks, or whose value is of another kind."""
    for name, value in options.items():
        if name not in rule.options:
            near = difflib.get_close_matches(name, rule.options, n=1, cutoff=0.5)
            known = ", ".join(sorted(rule.options)) or "none"
            hint = f"Did you mean `{near[0]}`?" if near else f"Its options: {known}."
            raise UsageError("unknown-option", f"{place(keys[-1], name)}: {rule.code} has no option `{name}`.", hint)
        wanted = rule.options[name]
        if not (type(value) is type(wanted) or (type(wanted) is float and type(value) is int)):
            kind = _KINDS[type(wanted)]
            what = f"{place(keys[-1], name)}: {rule.code}: the option `{name}` is {kind}, not `{value}`."
            raise UsageError("bad-option", what, f"Its default: `{_shown(wanted)}`.")


def _shown(value: OptionValue) -> str:
    return str(list(value) if isinstance(value, tuple) else value)
