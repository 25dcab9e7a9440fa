"""Rule fixtures: one case a line, with marks for the expected span, paragraphs and source.

`fixtures/CODE.bad.txt` and `fixtures/CODE.good.txt`, one case a line (blank lines and lines that start with `#` are skipped):

    Le juge ⟦n'a entendu⟧ les témoins.            ⟦ ⟧ mark what a finding must overlap (bad cases)
    « Un.\\nDeux », dit-il.                        \\n starts a new paragraph
    Il a dit oui. ||| id: Dia berkata tidak.      the aligned source of a one-sentence case: language, colon, text
    options: {"style": "press"} ;;; Texte …       the rule's options for this case, as JSON
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from mtqa.article.build import article_from_text
from mtqa.article.model import Article, Segment, Span
from mtqa.checks.base import Check, OptionValue
from mtqa.checks.finding import Finding
from mtqa.checks.runner import run_checks

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    """One fixture line."""

    line: str
    article: Article
    expected: Span | None
    options: dict[str, OptionValue] = field(default_factory=dict)

    def findings(self, rule: type[Check]) -> tuple[Finding, ...]:
        return run_checks(self.article, [rule(self.options)])


def parse_case(line: str) -> Case:
    rest, options = line, {}
    if rest.startswith("options:"):
        head, _, rest = rest.partition(";;;")
        options = json.loads(head.removeprefix("options:"))
        rest = rest.strip()
    text, _, source = rest.partition("|||")
    text = text.strip().replace("\\n", "\n")
    start, end = text.find("⟦"), text.find("⟧")
    expected = Span(start, end - 1) if start >= 0 else None
    article = article_from_text(text.replace("⟦", "").replace("⟧", ""), path="fixture.txt")
    if source.strip():
        language, _, original = source.strip().partition(":")
        whole = Segment("1", Span(0, len(article.text)), 0, source=original.strip(), source_language=language.strip())
        article = replace(article, segments=(whole,))
    return Case(line, article, expected, options)


def cases(code: str, kind: str) -> list[Case]:
    path = FIXTURES / f"{code}.{kind}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [parse_case(line) for line in lines if line.strip() and not line.startswith("#")]
