"""Rule fixtures: one case a line, with marks for the expected span, paragraphs and source.

`fixtures/CODE.bad.txt` and `fixtures/CODE.good.txt`, one case a line (blank lines and lines that start with `#` are skipped):

    Le notaire ⟦n'a relu⟧ les clauses.            ⟦ ⟧ mark what a finding must overlap (bad cases)
    « Un.\\nDeux », dit-il.                        \\n starts a new paragraph
    Il a dit oui. ||| id: Dia berkata tidak.      the aligned source of a one-sentence case: language, colon, text
    Un.\\nDeux. ||| id: Satu.\\nDua.               as many lines of source as paragraphs: a source for each
    Un. Deux. ||| id 1=1 2= =2: Satu.\\nTiga.     a whole original, its sentences one a line, and its beads: French = original
    options: {"style": "press"} ;;; Texte …       the rule's options for this case, as JSON; its key "references" holds
                                                  the rows of names.csv and glossary.csv: {"names": [{"form": …}], "glossary": []}
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from mtqa.article.beads import Alignment, Bead
from mtqa.article.beside import with_alignment
from mtqa.article.build import article_from_text
from mtqa.article.model import Article, Segment, Span
from mtqa.article.pairing import Kind
from mtqa.checks.base import Check, OptionValue, References
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
    references: References = field(default_factory=References)

    def findings(self, rule: type[Check]) -> tuple[Finding, ...]:
        return run_checks(self.article, [rule(self.options, self.references)])


def parse_case(line: str) -> Case:
    rest, options, lists = line, {}, {}
    if rest.startswith("options:"):
        head, _, rest = rest.partition(";;;")
        options = json.loads(head.removeprefix("options:"))
        lists = {name: tuple(rows) for name, rows in options.pop("references", {}).items()}
        rest = rest.strip()
    text, _, source = rest.partition("|||")
    text = text.strip().replace("\\n", "\n")
    start, end = text.find("⟦"), text.find("⟧")
    expected = Span(start, end - 1) if start >= 0 else None
    article = article_from_text(text.replace("⟦", "").replace("⟧", ""), path="fixture.txt")
    if source.strip():
        head, _, original = source.strip().partition(":")
        language, *beads = head.split()
        lines = original.strip().split("\\n")
        if beads:
            article = with_alignment(article, Alignment("original", language, tuple(lines), tuple(map(_bead, beads))), Kind.SOURCE)
        else:
            article = replace(article, segments=_with_sources(article, lines, language))
    return Case(line, article, expected, options, References(**lists))


def _bead(written: str) -> Bead:
    """The bead that `1,2=3` stands for; sentences count from 1."""
    target, source = (tuple(int(n) - 1 for n in side.split(",") if n) for side in written.split("="))
    return Bead(target, source)


def _with_sources(article: Article, sources: list[str], language: str) -> tuple[Segment, ...]:
    """One segment a paragraph when there are as many sources, else one for the whole text."""
    spans = [p.span for p in article.paragraphs]
    if len(spans) != len(sources):
        spans, sources = [Span(0, len(article.text))], ["\n".join(sources)]
    return tuple(Segment(str(i + 1), s, i, source=t, source_language=language) for i, (s, t) in enumerate(zip(spans, sources, strict=True)))


def cases(code: str, kind: str) -> list[Case]:
    path = FIXTURES / f"{code}.{kind}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [parse_case(line) for line in lines if line.strip() and not line.startswith("#")]
