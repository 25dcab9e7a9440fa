"""TER105: one proper name under two kinds (*le barrage de X, la digue de X*)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.names import is_name_word
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tables import listed, table, word_set
from mtqa.language.terms import lemmas_of
from mtqa.phrase import Phrase

_LINKS = word_set("de d' du des")


class Heads(Check):
    """One proper name under two kinds.

    What it does: Compares the common nouns that introduce one proper name in the article (*le barrage de Sempu, la digue de Sempu*);
    two that exclude each other (barrage and digue, tribunal and cour, lac and rivière) are reported on the later place.

    Why it matters: One Indonesian word was rendered in two ways: the reader thinks of two places or institutions.

    Known problems: Two things that share a name (the Toba river and the Toba lake).

    Example:
        bad: Le barrage de Sempu est plein. La digue de Sempu pourrait céder.
        good: Le barrage de Sempu est plein. Le village de Sempu est évacué.

    Options: none.

    Sources: own table of kinds that exclude each other, after Le Grand Robert.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER105"
    name: ClassVar[str] = "two-kinds"
    category: ClassVar[str] = "terminology/inconsistent-use"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        seen: dict[str, dict[str, Span]] = {}
        for segment in article.segments:
            for name, kind, span in _introduced(segment):
                kinds = seen.setdefault(name, {})
                rival = next((k for k in kinds if k in _rivals().get(kind, ())), None)
                if rival is not None and kind not in kinds:
                    yield self._finding(article, name, span, kinds[rival])
                kinds.setdefault(kind, span)

    def _finding(self, article: ArticleView, name: str, span: Span, before: Span) -> Finding:
        here, there = span.of(article.article.text), before.of(article.article.text)
        return self.finding(
            span,
            Phrase(
                f"{name}: {here} here, {there} before",
                f"{name} : {here} ici, {there} plus haut",
                f"{name}: {here} di sini, {there} sebelumnya",
            ),
            Phrase(
                "The article names one thing by two kinds that exclude each other.",
                "L’article désigne une même chose par deux mots qui s’excluent.",
                "Artikel menyebut satu hal dengan dua jenis yang saling bertentangan.",
            ),
            confidence=0.75,
            related=(Related(before, Phrase("the other word", "l’autre mot", "kata lain")),),
        )


@cache
def _rivals() -> dict[str, frozenset[str]]:
    """For each kind, those that exclude it."""
    found: dict[str, set[str]] = {}
    for row in table("kinds.tsv"):
        group = listed(row["kinds"])
        for kind in group:
            found.setdefault(kind, set()).update(k for k in group if k != kind)
    return {kind: frozenset(rivals) for kind, rivals in found.items()}


@lru_cache(maxsize=FORMS)
def _kind(form: str) -> str | None:
    """The kind that the lower-case `form` names, if it does."""
    return next((k for k in (form, *lemmas_of(form)) if k in _rivals()), None)


_heads = Sieve(lambda form: _kind(form) is not None)


def _introduced(segment: SegmentView) -> Iterator[tuple[str, str, Span]]:
    """Name, kind and place of each `kind (de) Name`."""
    tokens = segment.tokens
    for at in segment.standing(_heads(segment.forms)):
        token = tokens[at]
        kind = _kind(token.lower)
        if at == len(tokens) - 1 or not token.is_word or (token.capitalised and at) or kind is None:
            continue
        name = at + 2 if tokens[at + 1].lower in _LINKS else at + 1
        if name < len(tokens) and is_name_word(tokens[name]):
            after = name + 1
            while after < len(tokens) and is_name_word(tokens[after]):
                after += 1
            yield " ".join(t.text for t in tokens[name:after]), kind, Span(token.start, token.end)
