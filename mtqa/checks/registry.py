"""Finding the checks: every concrete `Check` in a module of a family package is a rule."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import mtqa.checks
from mtqa.checks.base import Check
from mtqa.errors import UsageError


@cache
def rules() -> tuple[type[Check], ...]:
    """All rules, sorted by code.

    Raises:
        ValueError: two rules share a code (a programming error).
    """
    families = (family.name for family in pkgutil.iter_modules(mtqa.checks.__path__) if family.ispkg)
    found = {code: rule for family in families for code, rule in _family(family).items()}
    return tuple(found[code] for code in sorted(found))


@cache
def _family(name: str) -> Mapping[str, type[Check]]:
    """The rules of the package `mtqa.checks.NAME` by code; none when there is no such package."""
    found: dict[str, type[Check]] = {}
    places = [str(Path(place) / name) for place in mtqa.checks.__path__]
    for module in pkgutil.iter_modules(places, f"mtqa.checks.{name}."):
        for rule in vars(importlib.import_module(module.name)).values():
            own = isinstance(rule, type) and rule.__module__ == module.name
            if own and Check in rule.__mro__ and not inspect.isabstract(rule):
                if rule.code in found:
                    raise ValueError(f"{rule.code} is used twice: {found[rule.code]} and {rule}")
                found[rule.code] = rule
    return found


def rule(code: str) -> type[Check]:
    """The rule with this code (any case).

    Raises:
        UsageError: no rule has it.
    """
    family = code[:3].lower()
    for found in (_family(family) if family.isalpha() else {}).values():  # one family alone: `mtqa explain` need not load them all
        if found.code == code.upper():
            return found
    raise UsageError("unknown-rule", f"There is no rule `{code}`.", "`mtqa rules` lists them.")
