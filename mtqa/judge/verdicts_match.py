"""Which verdicts hold in an article: those on its findings, and the fixes of its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mtqa.article.edit import as_written
from mtqa.article.model import Article
from mtqa.checks.finding import Finding
from mtqa.judge.fingerprint import Fingerprint, fingerprint, neighbours
from mtqa.judge.verdicts import Decision, Verdict, sentence_fingerprint, sentence_hash


class Verdicts:
    """Decisions, ready to be looked up for any article.

    A decision holds for the finding with its fingerprint. Where none in the article has it, since sentences around it changed, it holds
    for findings of the same rule and words that have none of their own; of several decisions the newest does.
    """

    def __init__(self, heads: Iterable[Verdict]) -> None:
        self._exact: dict[Fingerprint, Verdict] = {}
        self._alike: dict[str, list[Verdict]] = defaultdict(list)
        self._fixes: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in sorted(heads, key=lambda v: v.date):
            self._exact[verdict.fingerprint] = verdict
            self._alike[verdict.fingerprint.key].append(verdict)
            if verdict.decision is Decision.FIX:
                self._fixes[verdict.sentence].append(verdict)

    def __bool__(self) -> bool:
        return bool(self._exact)

    def of_findings(self, article: Article, findings: Sequence[Finding]) -> list[Verdict | None]:
        """The decision on each finding, in order."""
        if not self._exact:
            return [None] * len(findings)
        return self._of([fingerprint(article, finding) for finding in findings])

    def of_sentences(self, article: Article) -> list[Verdict | None]:
        """The decision on each sentence as a whole, in order."""
        if not self._exact:
            return [None] * len(article.segments)
        return self._of([sentence_fingerprint(article, at) for at in range(len(article.segments))])

    def _of(self, known: Sequence[Fingerprint]) -> list[Verdict | None]:
        here = set(known)
        return [self._exact.get(each) or self._moved(each, here) for each in known]

    def _moved(self, sought: Fingerprint, here: set[Fingerprint]) -> Verdict | None:
        """The newest decision on the same words elsewhere, unless what it was on stands in this article too."""
        return next((v for v in reversed(self._alike.get(sought.key, [])) if v.fingerprint not in here), None)

    def fixes(self, article: Article) -> dict[int, Verdict]:
        """The newest fix of each fixed sentence of the article as its file has it, by the sentence's index."""
        found: dict[int, Verdict] = {}
        if not self._fixes:
            return found
        places = [(sentence_hash(article, at), neighbours(article, article.segments, at)) for at in range(len(article.segments))]
        here = set(places)
        for at, (sentence, around) in enumerate(places):
            known = self._fixes.get(sentence, [])
            own = [v for v in known if v.around == around] or [v for v in known if (v.sentence, v.around) not in here]
            if own:
                found[at] = own[-1]
        return found


def stale(article: Article, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Verdicts given on this article, by its path, whose sentence it no longer has; one whose fix is now in the article is not stale."""
    here = {sentence_hash(article, at) for at in range(len(article.segments))}
    return [v for v in verdicts if v.article == article.path and v.sentence and v.sentence not in here]


def fixed_sentences(article: Article, fixes: Mapping[int, Verdict]) -> dict[int, str]:
    """New text of each sentence that its fix changes, by index, as `mtqa.article.edit.with_sentences` takes it."""
    found: dict[int, str] = {}
    for at, fix in fixes.items():
        old = article.segments[at].span.of(article.text)
        new = as_written(fix.replacement or "", old)
        if new != old:
            found[at] = new
    return found
