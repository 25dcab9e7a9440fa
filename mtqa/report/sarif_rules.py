"""The rules of a SARIF run: what each one is, its page as help, and how sure it was where it was measured."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mtqa.checks.base import HEADINGS, Check
from mtqa.checks.finding import Severity
from mtqa.checks.measured import describe, measured
from mtqa.checks.registry import rules

Json = dict[str, Any]
LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note", Severity.NEUTRAL: "none"}
_PRECISIONS = ((0.9, "very-high"), (0.75, "high"), (0.5, "medium"))
_ENOUGH = 5
_HEADING = re.compile(rf"^({'|'.join(map(re.escape, HEADINGS))}):", re.MULTILINE)
_WORDS_OF_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation", "none": "recommendation"}


def descriptors(codes: Iterable[str]) -> list[Json]:
    """A `reportingDescriptor` for each code, in the order given; a code that no rule has gets a bare one."""
    known = {rule.code: rule for rule in rules()}
    missing = "A rule that this version of mtqa does not have: {}."
    return [_descriptor(known[code]) if code in known else bare(code, missing.format(code)) for code in codes]


def bare(code: str, text: str) -> Json:
    """A `reportingDescriptor` of one sentence, in the three places where code scanning wants one."""
    return {"id": code, "shortDescription": {"text": text}, "fullDescription": {"text": text}, "help": {"text": text}}


def _descriptor(rule: type[Check]) -> Json:
    page, figures = rule.page(), describe(rule.code)
    level = LEVELS[rule.severity]
    properties = {
        "tags": [rule.code[:3], rule.category, "machine-translation"],
        "problem.severity": _WORDS_OF_PROBLEM[level],
        "severity": rule.severity.value,
        "evidence": rule.evidence.value,
        "mqmCategory": rule.category,
        "itsType": rule.its_type,
    }
    precision = precision_of(rule.code)
    if precision is not None:
        properties["precision"] = precision
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": page.partition("\n")[0]},
        "fullDescription": {"text": _what_it_does(page)},
        "help": {"text": f"{page}\n\n{figures}", "markdown": f"{_marked(page)}\n\n```text\n{figures}\n```"},
        "defaultConfiguration": {"level": level, "enabled": rule.enabled},
        "properties": properties,
    }


def precision_of(code: str) -> str | None:
    """`very-high`, `high`, `medium` or `low`: right findings among all, pooled over the labelled sets; None below five findings."""
    figures = measured().get("rules", {}).get(code, {}).values()
    hits = sum(int(each.get("hits", 0)) for each in figures)
    total = hits + sum(int(each.get("false alarms", 0)) for each in figures)
    if total < _ENOUGH:
        return None
    return next((name for least, name in _PRECISIONS if hits >= least * total), "low")


def _what_it_does(page: str) -> str:
    """The text below the first heading, on one line, as a sentence."""
    parts = _HEADING.split(page)
    text = " ".join((parts[2] if len(parts) > 2 else parts[0]).split())
    return text[:1].upper() + text[1:]


def _marked(page: str) -> str:
    """The page as Markdown: headings bold, each in a paragraph of its own."""
    return _HEADING.sub(r"\n**\1**:", page)
