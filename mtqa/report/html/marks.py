"""What an article's findings and sentences are known by on the page, and what is decided of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment
from mtqa.judge.fingerprint import Fingerprint, fingerprint, neighbours
from mtqa.judge.risk import features
from mtqa.judge.verdicts import Decision, Verdict, sentence_fingerprint, sentence_hash
from mtqa.report.html.model import Fixed, Mark
from mtqa.report.texts import Texts

_DIGITS = 4


class Marks:
    """Marks of one article.

    `of_findings` and `of_sentences` hold the decision on each finding and sentence, in order; none given: nothing is decided.
    `fixed` holds the sentences that were changed, by index.
    """

    def __init__(
        self,
        assessed: AssessedArticle,
        texts: Texts,
        of_findings: Sequence[Verdict | None] = (),
        of_sentences: Sequence[Verdict | None] = (),
        fixed: dict[int, Fixed] | None = None,
    ) -> None:
        self._assessed = assessed
        self._texts = texts
        self._findings = of_findings
        self._sentences = of_sentences
        self.fixed = fixed or {}

    def finding(self, index: int) -> Mark | None:
        """The mark of a finding; neutral ones have none."""
        found = self._assessed.findings[index]
        if found.severity is Severity.NEUTRAL:
            return None
        verdict = self._findings[index] if self._findings else None
        return replace(mark(verdict, fingerprint(self._assessed.article, found), self._texts), confidence=found.confidence)

    def sentence(self, index: int) -> Mark:
        """The mark of a sentence as a whole."""
        verdict = self._sentences[index] if self._sentences else None
        return mark(verdict, sentence_fingerprint(self._assessed.article, index), self._texts)

    def known_by(self, index: int) -> str:
        """`SENTENCE:AROUND`, the hashes of a sentence and of those beside it."""
        article = self._assessed.article
        return f"{sentence_hash(article, index)}:{neighbours(article, article.segments, index)}"


def mark(verdict: Verdict | None, own: Fingerprint, texts: Texts) -> Mark:
    """The mark of what has the fingerprint `own`; a decision that holds for it names it from then on."""
    if verdict is None:
        return Mark(key_of(own))
    decided = "" if verdict.decision is Decision.OPEN else verdict.decision.value
    return Mark(key_of(verdict.fingerprint), verdict.version, decided, says(verdict, texts) if decided else "")


def says(verdict: Verdict, texts: Texts) -> str:
    """What was decided, why, by whom and when, for people."""
    what = texts[f"decision_{verdict.decision.value}"]
    if verdict.reason:
        what += f" ({texts[f'reason_{verdict.reason.value}']})"
    said = texts.fill("said_by", what=what, who=verdict.author or texts.somebody)
    when = verdict.date[:16].replace("T", " ")
    return " · ".join(filter(None, (said, f"{when} UTC" if when else "", verdict.comment)))


def key_of(known: Fingerprint) -> str:
    """`CODE:words:neighbours`."""
    return f"{known.code}:{known.words}:{known.neighbours}"


def fingerprint_of(key: str) -> Fingerprint | None:
    """What `key_of` was given; None for anything else."""
    parts = key.split(":")
    return Fingerprint(*parts) if len(parts) == 3 and all(part.isalnum() and len(part) <= 16 for part in parts) else None


def features_json(assessed: AssessedSegment) -> str:
    """The risk features of a sentence as JSON, four decimals, in order of name."""
    found = features(assessed.findings, assessed.deviations)
    return json.dumps({name: round(value, _DIGITS) for name, value in sorted(found.items())}, separators=(",", ":"))
