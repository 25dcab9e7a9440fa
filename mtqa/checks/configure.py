"""Rules as configured: which run, with which options, and at which severity."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from mtqa.checks.base import Check, OptionValue, References
from mtqa.checks.finding import Severity
from mtqa.checks.registry import rules
from mtqa.errors import UsageError

RuleSetting = str | Mapping[str, bool | int | float | str | list[str]]
_SWITCHES = {"on": True, "off": False}


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The checks of a run and the severities that the configuration sets, by code."""

    checks: tuple[Check, ...]
    severities: Mapping[str, Severity]

    def description(self) -> str:
        """The rules that run, with their options and severities, in one stable line: what a signature of the rules is made of."""
        options = ((check.code, sorted(check.settings.items())) for check in self.checks)
        return repr((list(options), sorted((code, severity.value) for code, severity in self.severities.items())))


def configured(settings: Mapping[str, RuleSetting], references: References | None = None) -> RuleSet:
    """The rules as `[tool.mtqa.rules]` wants them.

    A key is a code (`QUO101`) or a family (`QUO`); a value is `"off"`, `"on"`, a severity, or a table with `enabled`, `severity` and the
    rule's options. A code wins over its family.

    Raises:
        UsageError: unknown code, severity or option.
    """
    known = {rule.code: rule for rule in rules()}
    families = {code[:3] for code in known}
    for key in settings:
        if key not in known and key not in families:
            near = difflib.get_close_matches(key, sorted({*known, *families}), n=1, cutoff=0.5)
            raise UsageError(
                "unknown-rule",
                f"[tool.mtqa.rules]: there is no rule `{key}`.",
                f"Did you mean `{near[0]}`?" if near else "See `mtqa rules`.",
            )
    checks, severities = [], {}
    for code, rule in known.items():
        own = [_table(settings[key], key) for key in (code[:3], code) if key in settings]
        merged: dict[str, bool | int | float | str | list[str]] = {k: v for table in own for k, v in table.items()}
        enabled = bool(merged.pop("enabled", rule.enabled))
        severity = merged.pop("severity", None)
        if severity is not None:
            severities[code] = _severity(str(severity), code)
            if rule.from_models and severities[code] is Severity.CRITICAL:
                raise UsageError("bad-severity", f"[tool.mtqa.rules] {code}: what models find is never critical.", "Use major or less.")
        if enabled:
            checks.append(rule(_options(merged), references))
    return RuleSet(tuple(checks), severities)


def _table(value: RuleSetting, key: str) -> Mapping[str, bool | int | float | str | list[str]]:
    if not isinstance(value, str):
        return value
    if value in _SWITCHES:
        return {"enabled": _SWITCHES[value]}
    return {"severity": _severity(value, key).value, "enabled": True}


def _severity(value: str, key: str) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        names = ", ".join(s.value for s in Severity)
        raise UsageError("bad-severity", f"[tool.mtqa.rules] {key}: `{value}` is no severity.", f"Use one of {names}, on, off.") from None


def _options(table: Mapping[str, bool | int | float | str | list[str]]) -> dict[str, OptionValue]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
