"""A JSON Schema of `mtqa.toml`, with every rule and its options, for editors that complete and check TOML."""

from __future__ import annotations

import json
from typing import Any

from mtqa.checks.base import Check, OptionValue
from mtqa.checks.finding import Severity
from mtqa.checks.registry import rules
from mtqa.settings import Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RULES = "Rules"


def schema() -> dict[str, Any]:
    """The schema as plain data."""
    data = Settings.model_json_schema()
    for table in (data, data["$defs"]["Override"]):
        described = table["properties"]["rules"].get("description", "")
        table["properties"]["rules"] = {"$ref": f"#/$defs/{_RULES}", "description": described}
    for name in ("format", "model"):
        one_or_many = data["properties"][name]
        listed = {key: one_or_many.pop(key) for key in ("type", "items", "maxItems") if key in one_or_many}
        one_or_many["anyOf"] = [{"type": "string"}, listed]
    data["$defs"][_RULES] = _rules()
    return {
        "$schema": DIALECT,
        **data,
        "title": "mtqa.toml",
        "description": "Settings of mtqa; `[tool.mtqa]` in pyproject.toml holds the same.",
    }


def schema_text() -> str:
    """The schema as JSON, keys sorted."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _rules() -> dict[str, Any]:
    known = rules()
    switch = {"enum": ["off", "on", *(severity.value for severity in Severity)]}
    families = {rule.code[:3]: {**_either(switch, {}), "description": f"all rules of the family {rule.code[:3]}"} for rule in known}
    own = {rule.code: {**_either(switch, _options(rule)), "description": _summary(rule)} for rule in known}
    return {"type": "object", "properties": {**families, **own}, "additionalProperties": False}


def _either(switch: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    severity = {"enum": [severity.value for severity in Severity]}
    table = {"enabled": {"type": "boolean"}, "severity": severity, **options}
    return {"anyOf": [switch, {"type": "object", "properties": table, "additionalProperties": False}]}


def _options(rule: type[Check]) -> dict[str, Any]:
    return {name: {**_kind(value), "default": list(value) if isinstance(value, tuple) else value} for name, value in rule.options.items()}


def _kind(value: OptionValue) -> dict[str, Any]:
    if isinstance(value, tuple):
        return {"type": "array", "items": {"type": "string"}}
    return {"type": {bool: "boolean", int: "integer", float: "number", str: "string"}[type(value)]}


def _summary(rule: type[Check]) -> str:
    return f"{rule.name}: {rule.page().partition(chr(10))[0]}"
