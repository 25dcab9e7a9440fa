"""What a check is: data that describes it, and one method that finds."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Related, Severity
from mtqa.checks.view import ArticleView, ParagraphView, SegmentView
from mtqa.errors import UsageError
from mtqa.phrase import Phrase

HEADINGS = ("What it does", "Why it matters", "Known problems", "Example", "Options", "Sources", "Measured")
OptionValue = bool | int | float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class References:
    """What a newsroom keeps beside its articles, read once a run; checks that need none ignore it.

    `names`: rows of `references/names.csv`; `glossary`: rows of `references/glossary.csv`; each a mapping of column to cell.
    """

    names: tuple[Mapping[str, str], ...] = ()
    glossary: tuple[Mapping[str, str], ...] = ()


class Check(ABC):
    """One rule. Subclasses set the class attributes, write their documentation page as the docstring, and implement `check`.

    The docstring has the headings of `HEADINGS`; `mtqa explain CODE` prints it. Being in a module of a family package under
    `mtqa.checks` is all that registering takes. Checks are stateless: one instance serves a whole run.

    Attributes:
        code: family letters and three digits, stable and never reused.
        name: short kebab-case name.
        category: MQM 2.0 error type (`fluency/grammar`, `accuracy/mistranslation/number` …).
        its_type: ITS 2.0 localization quality issue type (`grammar`, `omission`, `untranslated` …).
        severity: severity of its ordinary findings.
        evidence: what it rests on.
        enabled: False for a check that the configuration must switch on.
        options: names of its options with their defaults.
        from_models: True for a rule whose findings the models make (see `ModelCheck`).
        raw: True for a rule that reads character references (`&#39;`) as they stand; for the others they are resolved.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    category: ClassVar[str]
    its_type: ClassVar[str]
    severity: ClassVar[Severity]
    evidence: ClassVar[Evidence] = Evidence.TARGET
    enabled: ClassVar[bool] = True
    options: ClassVar[Mapping[str, OptionValue]] = {}
    from_models: ClassVar[bool] = False
    raw: ClassVar[bool] = False

    def __init__(self, options: Mapping[str, OptionValue] | None = None, references: References | None = None) -> None:
        unknown = sorted(set(options or {}) - set(self.options))
        if unknown:
            known = ", ".join(sorted(self.options)) or "none"
            raise UsageError("unknown-option", f"{self.code} has no option `{unknown[0]}`.", f"Its options: {known}.")
        self.settings: dict[str, OptionValue] = {**self.options, **(options or {})}
        self.references = references or References()

    @property
    def family(self) -> str:
        """The three letters of the family."""
        return self.code[:3]

    @classmethod
    def page(cls) -> str:
        """The documentation page."""
        return inspect.cleandoc(cls.__doc__ or "")

    @abstractmethod
    def check(self, article: ArticleView) -> Iterable[Finding]:
        """Yield the findings of one article. Never raises on any text."""

    def finding(
        self,
        span: Span,
        message: Phrase,
        reason: Phrase,
        *,
        severity: Severity | None = None,
        suggestion: str | None = None,
        confidence: float = 0.9,
        related: tuple[Related, ...] = (),
        source_span: Span | None = None,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(
            self.code, span, severity or self.severity, self.category, self.evidence, message, reason,
            suggestion, confidence, related, source_span,
        )  # fmt: skip


class SegmentCheck(Check):
    """A check that needs one sentence at a time (its neighbours stay reachable through the view).

    Attributes:
        anchors: lower-case tokens, and lemmas in angle brackets (`<faire>`, see `lemma_anchors`), of which a sentence must hold one for
            the rule to find anything in it: the others are passed over unread, which is most of them for most rules. Empty for a rule
            that reads every sentence.
    """

    anchors: ClassVar[frozenset[str]] = frozenset()

    def called_by(self) -> frozenset[str]:
        """The rule's `anchors`; a rule whose anchors stand in a table reads them here, when it first runs."""
        return self.anchors

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """Run `check_segment` over all segments that hold an anchor."""
        anchors = self.called_by()
        for segment in article.segments:
            if not anchors or not anchors.isdisjoint(segment.anchors):
                yield from self.check_segment(segment)

    @abstractmethod
    def check_segment(self, segment: SegmentView) -> Iterable[Finding]:
        """Yield the findings of one sentence."""


def lemma_anchors(lemmas: Iterable[str]) -> frozenset[str]:
    """Anchors for the sentences in which some word may be a form of one of `lemmas`."""
    return frozenset(f"<{lemma}>" for lemma in lemmas)


class ModelCheck(Check):
    """A rule whose findings come from the models (`mtqa.judge.model_findings`): it has a page, a code and settings, and finds nothing
    in text alone.
    """

    from_models = True

    def check(self, article: ArticleView) -> Iterable[Finding]:
        """Nothing."""
        return ()


class ParagraphCheck(Check):
    """A check that needs one paragraph at a time."""

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """Run `check_paragraph` over all paragraphs."""
        for paragraph in article.paragraphs:
            yield from self.check_paragraph(paragraph)

    @abstractmethod
    def check_paragraph(self, paragraph: ParagraphView) -> Iterable[Finding]:
        """Yield the findings of one paragraph."""
