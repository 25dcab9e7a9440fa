"""The desk: articles under review, as their files have them and with the fixes so far, and what is decided of their findings."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mtqa.article.edit import as_written, with_sentences
from mtqa.article.model import Article, home
from mtqa.checks.finding import Severity
from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.judge.fingerprint import Fingerprint, fingerprint, neighbours
from mtqa.judge.risk import features
from mtqa.judge.verdicts import SENTENCE, Decision, Reason, Verdict, quoted, sentence_fingerprint, sentence_hash
from mtqa.judge.verdicts_match import Verdicts, fixed_sentences, stale
from mtqa.judge.verdicts_store import VerdictStore

Assess = Callable[[Article], AssessedArticle]


@dataclass(frozen=True, slots=True)
class Press:
    """What an editor pressed: on which finding (by fingerprint), which state of it was seen, and what was decided."""

    known: Fingerprint
    seen: int
    decision: Decision
    author: str
    reason: Reason | None = None
    comment: str = ""
    replacement: str | None = None
    fix_seen: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a press.

    Attributes:
        kind: `saved`, `conflict` (another editor was first), `gone` (the sentence has changed), `unchanged` (nothing to save).
        now: what holds now, if anything does.
        sentence: index of the sentence, None outside all sentences.
        before: how many findings the sentence had before, when it was fixed.
    """

    kind: str
    now: Verdict | None = None
    sentence: int | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Desktop:
    """One article as it is shown.

    Attributes:
        assessed: with the fixes in it.
        of_findings, of_sentences: the decision on each, in order.
        fixes: fixes by sentence.
        original: the article as its file has it.
        stale: earlier verdicts on it whose sentences are gone.
    """

    assessed: AssessedArticle
    of_findings: Sequence[Verdict | None]
    of_sentences: Sequence[Verdict | None]
    fixes: Mapping[int, Verdict]
    original: Article
    stale: int

    @property
    def progress(self) -> tuple[int, int]:
        """(decided, all): findings above neutral, and sentences that were fixed, which are decided."""
        marked = [v for f, v in zip(self.assessed.findings, self.of_findings, strict=True) if f.severity is not Severity.NEUTRAL]
        decided = sum(v is not None and v.decision is not Decision.OPEN for v in marked)
        return decided + len(self.fixes), len(marked) + len(self.fixes)


@dataclass(slots=True)
class _Work:
    """An article and the fixes that `current` was assessed with."""

    original: AssessedArticle
    current: AssessedArticle
    applied: dict[int, str] = field(default_factory=dict)


class Desk:
    """The articles of a report under review. Safe for several threads: one at a time assesses.

    Args:
        report: what is reviewed.
        store: where decisions are kept.
        assess: checks an article, without looking at verdicts.
    """

    def __init__(self, report: Report, store: VerdictStore, assess: Assess) -> None:
        self.report = report
        self.store = store
        self._assess = assess
        self._lock = threading.Lock()
        self._works = [_Work(own, own) for own in map(_heard, report.articles)]

    def __len__(self) -> int:
        return len(self._works)

    def show(self, number: int) -> Desktop:
        """Article `number` (from 0) as it is now.

        Raises:
            IndexError: there is no such article.
            ModelError: a fix can't be checked, a model is missing or broken.
            UsageError: the verdicts can't be read.
        """
        heads = self.store.heads()
        verdicts = Verdicts(heads)
        work = self._works[number]
        original = work.original.article
        fixes = verdicts.fixes(original)
        assessed = self._with_fixes(work, fixes)
        old = [v for v in stale(original, heads) if v.decision is not Decision.OPEN and not _in_text(v, original)]
        return Desktop(
            assessed,
            verdicts.of_findings(assessed.article, assessed.findings),
            verdicts.of_sentences(assessed.article),
            fixes,
            original,
            len(old),
        )

    def press(self, number: int, press: Press) -> Outcome:
        """Decide, unless another editor was first.

        Raises:
            IndexError, ModelError, UsageError: as `show`.
        """
        shown = self.show(number)
        place = _place(shown, press.known)
        if place is None:
            return Outcome("gone")
        finding, sentence = place
        verdict = self._verdict(shown, press, finding, sentence)
        if verdict.decision is Decision.FIX and sentence is not None and verdict.replacement == verdict.text:
            return Outcome("unchanged", sentence=sentence)
        done = self.store.record(verdict, press.seen, press.fix_seen)
        before = 0 if sentence is None else _count(shown, sentence)
        return Outcome("saved" if done.stored else "conflict", done.now, sentence, before)

    def findings_in(self, number: int, sentence: int) -> int:
        """How many findings above neutral a sentence has now, those that are dismissed counted too."""
        return _count(self.show(number), sentence)

    def undo(self, author: str) -> tuple[Verdict, Verdict] | None:
        """See `VerdictStore.undo`."""
        return self.store.undo(author)

    def _with_fixes(self, work: _Work, fixes: Mapping[int, Verdict]) -> AssessedArticle:
        original = work.original.article
        wanted = fixed_sentences(original, fixes)
        with self._lock:
            if wanted != work.applied:
                work.current = _heard(self._assess(with_sentences(original, wanted))) if wanted else work.original
                work.applied = wanted
            return work.current

    def _verdict(self, shown: Desktop, press: Press, finding: int | None, sentence: int | None) -> Verdict:
        assessed, article = shown.assessed, shown.assessed.article
        known = Verdict(press.known, press.decision, press.reason, press.comment, article=article.path, author=press.author)
        if finding is not None:
            own = assessed.findings[finding]
            known = replace(known, quote=quoted(article, own), severity=own.severity.value, confidence=own.confidence)
        if sentence is None:
            return known
        fix, segment = shown.fixes.get(sentence), assessed.segments[sentence]
        text = segment.segment.span.of(article.text)
        return replace(
            known,
            sentence=fix.sentence if fix else sentence_hash(shown.original, sentence),
            around=fix.around if fix else neighbours(shown.original, shown.original.segments, sentence),
            text=text,
            replacement=None if press.replacement is None else as_written(press.replacement, text),
            features=features(segment.findings, segment.deviations),
        )


def _heard(assessed: AssessedArticle) -> AssessedArticle:
    """The article with the findings back that verdicts silenced: here they are shown with the verdict."""
    back = [s.finding for s in assessed.suppressed if s.origin == "verdict"]
    if not back:
        return assessed
    findings = tuple(sorted((*assessed.findings, *back), key=lambda f: (f.span.start, f.span.end, f.code)))
    segments = tuple(
        replace(s, findings=tuple(sorted((*s.findings, *own), key=lambda f: (-f.severity.rank, -f.confidence, f.span, f.code))))
        if (own := [f for f in back if assessed.segment_of(f.span) is s])
        else s
        for s in assessed.segments
    )
    return replace(
        assessed, findings=findings, segments=segments, suppressed=tuple(s for s in assessed.suppressed if s.origin != "verdict")
    )


def _place(shown: Desktop, known: Fingerprint) -> tuple[int | None, int | None] | None:
    """(index of the finding, index of the sentence) that is known by this fingerprint, or by the decision on it; None when it is gone."""
    article = shown.assessed.article
    if known.code == SENTENCE:
        for at, verdict in enumerate(shown.of_sentences):
            if known == (verdict.fingerprint if verdict else sentence_fingerprint(article, at)):
                return None, at
        return None
    for index, (finding, verdict) in enumerate(zip(shown.assessed.findings, shown.of_findings, strict=True)):
        if finding.code == known.code and known == (verdict.fingerprint if verdict else fingerprint(article, finding)):
            return index, home(article.segments, finding.span)
    return None


def _count(shown: Desktop, sentence: int) -> int:
    return sum(f.severity is not Severity.NEUTRAL for f in shown.assessed.segments[sentence].findings)


def _in_text(verdict: Verdict, article: Article) -> bool:
    """True for a fix that is in the article by now."""
    return bool(verdict.replacement) and verdict.replacement is not None and verdict.replacement in article.text
