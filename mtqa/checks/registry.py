"""Finding the checks: every concrete `Check` in a module of a family package is a rule."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache

import mtqa.checks
from mtqa.checks.base import Check
from mtqa.errors import UsageError


@cache
def rules() -> tuple[type[Check], ...]:
    """All rules, sorted by code.

    Raises:
        ValueError: two rules share a code (a programming error).
    """
    found: dict[str, type[Check]] = {}
    for family in pkgutil.iter_modules(mtqa.checks.__path__, "mtqa.checks."):
        if not family.ispkg:
            continue
        package = importlib.import_module(family.name)
        for module in pkgutil.iter_modules(package.__path__, family.name + "."):
            for _, rule in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if issubclass(rule, Check) and not inspect.isabstract(rule) and rule.__module__ == module.name:
                    if rule.code in found:
                        raise ValueError(f"{rule.code} is used twice: {found[rule.code]} and {rule}")
                    found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


def rule(code: str) -> type[Check]:
    """The rule with this code (any case).

    Raises:
        UsageError: no rule has it.
    """
    for found in rules():
        if found.code == code.upper():
            return found
    raise UsageError("unknown-rule", f"There is no rule `{code}`.", "`mtqa rules` lists them.")
