"""What an editor decided of a finding: accepted, dismissed with a reason, or fixed; known by the finding's words, never by its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from mtqa.article.model import Article
from mtqa.checks.finding import Finding
from mtqa.judge.fingerprint import Fingerprint, neighbours, text_hash

SENTENCE = "SENTENCE"
"""Stands for the rule's code where the verdict is on a whole sentence: one of high risk in which no rule finds anything."""


class Decision(StrEnum):
    """What was decided.

    `ACCEPT`: the finding is right, and so is its suggestion, if it has one; `OPEN`: nothing, any more or yet (what undoing a first verdict
    leaves).
    """

    ACCEPT = "accept"
    DISMISS = "dismiss"
    FIX = "fix"
    OPEN = "open"

    @property
    def confirms(self) -> bool | None:
        """True when it says that the finding is right, False when it says that it is not, None when it says neither."""
        return {Decision.ACCEPT: True, Decision.FIX: True, Decision.DISMISS: False}.get(self)


class Reason(StrEnum):
    """Why a finding is dismissed.

    `WRONG`: there is no such fault; `STYLE`: acceptable style; `NAME`: a name that is right as it stands; `QUOTATION`: the quotation
    as it was spoken; `OTHER`.
    """

    WRONG = "wrong"
    STYLE = "style"
    NAME = "name"
    QUOTATION = "quotation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision of one editor on one finding.

    Attributes:
        fingerprint: of the finding, or of a sentence (see `sentence_fingerprint`).
        decision: what was decided.
        reason: why it was dismissed; None otherwise.
        comment: free words of the editor; may be empty.
        sentence: hash of the sentence as the file has it; a fix belongs to it, whichever version of the sentence the finding was in.
        around: hash of the sentences around that one.
        text: the sentence in which the finding was.
        quote: the finding's own words.
        replacement: for a fix, the whole sentence as it should be; None otherwise.
        severity: of the finding; empty for a sentence.
        confidence: of the finding, 0-1, as its rule gave it.
        article: path of the article as it was given, for people.
        author: who decided.
        date: when, ISO 8601 in UTC with microseconds.
        features: risk features of the sentence at that time (`mtqa.judge.risk.features`); empty when they were not known.
        version: how many decisions there are on this fingerprint, this one counted; 0 before it is stored.
        undoes: True for a decision that only takes the one before back.
    """

    fingerprint: Fingerprint
    decision: Decision
    reason: Reason | None = None
    comment: str = ""
    sentence: str = ""
    around: str = ""
    text: str = ""
    quote: str = ""
    replacement: str | None = None
    severity: str = ""
    confidence: float = 0.9
    article: str = ""
    author: str = ""
    date: str = ""
    features: Mapping[str, float] = field(default_factory=dict)
    version: int = 0
    undoes: bool = False

    @property
    def same(self) -> tuple[object, ...]:
        """What two copies of one decision have in common, however they came here."""
        return (self.fingerprint, self.decision, self.reason, self.comment, self.replacement, self.author, self.date)


def sentence_fingerprint(article: Article, at: int) -> Fingerprint:
    """The fingerprint of sentence number `at` (from 0) as a whole."""
    return Fingerprint(SENTENCE, sentence_hash(article, at), neighbours(article, article.segments, at))


def sentence_hash(article: Article, at: int) -> str:
    """Hash of the words of sentence number `at` (from 0)."""
    return text_hash(article.segments[at].span.of(article.text))


def quoted(article: Article, finding: Finding) -> str:
    """The finding's own words."""
    return finding.span.of(article.text)


def timestamp(now: datetime | None = None) -> str:
    """`now` (default: the clock) as verdicts are dated."""
    return (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")


def read_date(text: str) -> str | None:
    """An ISO 8601 date as verdicts are dated, a date without a zone taken as UTC; None when it is none."""
    try:
        read = datetime.fromisoformat(text.strip())
        return timestamp(read if read.tzinfo else read.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def after(date: str) -> str:
    """The instant after `date`."""
    return timestamp(datetime.fromisoformat(date) + timedelta(microseconds=1))
