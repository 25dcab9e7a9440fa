"""What a finding is known by from one version of an article to the next: its rule and its words, never its place."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from mtqa.article.model import Article, Segment, Span, home
from mtqa.checks.finding import Finding

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\N{NON-BREAKING HYPHEN}": "-"})
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Names one finding; equal words under one rule have equal fingerprints wherever they stand.

    Attributes:
        code: the rule.
        words: 16 hex digits for the sentence that the finding starts in together with the finding's own words.
        neighbours: 16 hex digits for the sentences before and after it, to tell two equal sentences apart.
    """

    code: str
    words: str
    neighbours: str

    @property
    def key(self) -> str:
        """`CODE:words`, without the neighbours."""
        return f"{self.code}:{self.words}"


def normalised(text: str) -> str:
    """`text` as fingerprints see it: NFKC, white space as single blanks, one kind of apostrophe, quotation mark and hyphen."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).split())


def text_hash(*texts: str) -> str:
    """16 hex digits of the SHA-256 of the texts, normalised."""
    joined = "\0".join(map(normalised, texts)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_DIGITS]


def fingerprint(article: Article, finding: Finding) -> Fingerprint:
    """The fingerprint of a finding in `article`; one outside all sentences is known by its own words alone."""
    own, segments = finding.span.of(article.text), article.segments
    at = home(segments, finding.span)
    if at is None:
        return Fingerprint(finding.code, text_hash(own), text_hash())
    return Fingerprint(finding.code, text_hash(_text(article, segments[at].span), own), neighbours(article, segments, at))


def neighbours(article: Article, segments: Sequence[Segment], at: int) -> str:
    """Hash of the sentences around number `at`; independent rows have none."""
    if article.independent:
        return text_hash()
    before = _text(article, segments[at - 1].span) if at else ""
    after = _text(article, segments[at + 1].span) if at + 1 < len(segments) else ""
    return text_hash(before, after)


def _text(article: Article, span: Span) -> str:
    return span.of(article.text)
