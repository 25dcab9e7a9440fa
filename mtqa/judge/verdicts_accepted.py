"""Suggestions of accepted findings, put into their sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mtqa.article.model import Article, home
from mtqa.checks.finding import Finding
from mtqa.judge.fingerprint import fingerprint, text_hash
from mtqa.judge.verdicts import SENTENCE, Decision, Verdict, sentence_hash
from mtqa.judge.verdicts_match import Verdicts


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the accepted findings of an article change.

    Attributes:
        texts: new text of each sentence that they change, by index, as `mtqa.article.edit.with_sentences` takes it.
        written: the findings whose suggestions are in these texts.
        left: those whose suggestions are not, each with why.
        lost: accepted findings, in sentences that stand in the article as they were, that nothing finds any more.
    """

    texts: Mapping[int, str]
    written: tuple[Finding, ...]
    left: tuple[tuple[Finding, str], ...]
    lost: tuple[Verdict, ...]


def any_accepted(article: Article, heads: Iterable[Verdict]) -> bool:
    """Whether a finding in a sentence of the article, as its file has it, was accepted."""
    here = {sentence_hash(article, at) for at in range(len(article.segments))}
    return any(v.decision is Decision.ACCEPT and (not v.sentence or v.sentence in here) for v in heads)


def accepted(article: Article, findings: Sequence[Finding], heads: Sequence[Verdict]) -> Accepted:
    """The sentences with the suggestions of accepted findings in them.

    Of two that change the same words the graver one is written, or else the first: what the two would make together nobody has seen. One
    that runs over the end of a sentence, or over hidden markup, is left as well.

    Args:
        article: with the fixes of editors in it.
        findings: on this article, in order of place.
        heads: the decisions that hold.
    """
    decided = zip(findings, Verdicts(heads).of_findings(article, findings), strict=True)
    sure = [f for f, v in decided if v is not None and v.decision is Decision.ACCEPT and f.suggestion is not None]
    homes: dict[int, list[Finding]] = defaultdict(list)
    left: list[tuple[Finding, str]] = []
    for finding in sorted(sure, key=lambda f: -f.severity.rank):
        at = home(article.segments, finding.span)
        why = _why_not(article, finding, at, homes[at] if at is not None else ())
        if at is not None and not why:
            homes[at].append(finding)
        else:
            left.append((finding, why))
    texts = {at: _repaired(article, at, own) for at, own in homes.items() if own}
    written = tuple(f for own in homes.values() for f in own)
    return Accepted(texts, written, tuple(left), _lost(article, findings, heads))


def _why_not(article: Article, finding: Finding, at: int | None, taken: Sequence[Finding]) -> str:
    """Why a suggestion can't be put into sentence `at`, whose `taken` findings have theirs in it; empty where it can."""
    if at is None or not article.segments[at].span.contains(finding.span):
        return "it is not within one sentence"
    if any(gap.overlaps(finding.span) for gap in article.hidden):
        return "it runs over markup"
    if any(other.span.overlaps(finding.span) for other in taken if (other.span, other.suggestion) != (finding.span, finding.suggestion)):
        return "another accepted one changes the same words"
    return ""


def _repaired(article: Article, at: int, findings: Sequence[Finding]) -> str:
    """The sentence with the suggestions in place of the findings' words; the same one of two rules is written once."""
    own = article.segments[at].span
    parts, done = list[str](), own.start
    for span, suggestion in sorted({(f.span, f.suggestion or "") for f in findings}, key=lambda edit: (edit[0].start, edit[0].end)):
        parts += [article.text[done : span.start], suggestion]
        done = span.end
    return "".join([*parts, article.text[done : own.end]])


def _lost(article: Article, findings: Iterable[Finding], heads: Iterable[Verdict]) -> tuple[Verdict, ...]:
    here = {sentence_hash(article, at) for at in range(len(article.segments))}
    found = {fingerprint(article, finding).key for finding in findings}
    return tuple(
        v
        for v in heads
        if v.decision is Decision.ACCEPT and v.fingerprint.code != SENTENCE and v.fingerprint.key not in found
        if v.sentence in here and text_hash(v.text) == v.sentence
    )
