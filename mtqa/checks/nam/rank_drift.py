"""NAM115: one person who is *ministre* here and *vice-ministre* there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.nam.memory import people, span_of
from mtqa.checks.view import ArticleView
from mtqa.language.names import Mark
from mtqa.language.persons import Mention, Person
from mtqa.language.tables import word_set
from mtqa.phrase import Phrase

_ADJOINT = word_set("adjoint adjointe délégué déléguée suppléant suppléante")
_FORMER = word_set("ancien ancienne ex-ministre futur future nommé nommée élu élue devenu devenue")
_RANKED = word_set("président ministre gouverneur maire directeur procureur chef préfet recteur secrétaire champion")


class RankDrift(Check):
    """One person who is *ministre* here and *vice-ministre* there.

    What it does: Compares the functions beside each named person; the same function with and without *vice-* or *adjoint* in one
    article is reported on the later place, unless one of them is said to be former or new.

    Why it matters: Wakil and deputi get lost in translation; the reader takes the deputy for the head.

    Known problems: A promotion told without *ancien, nommé* or the like.

    Example:
        bad: Le vice-gouverneur Hadi Lubis a promis une enquête. Le gouverneur Hadi Lubis se rendra sur place.
        good: L’ancien vice-gouverneur Hadi Lubis a été élu ; le gouverneur Hadi Lubis prêtera serment lundi.

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia (wakil, deputi).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM115"
    name: ClassVar[str] = "rank-drift"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for person in people(article):
            held: dict[str, tuple[bool, Span]] = {}
            for mention, mark in ((m, k) for m in person.mentions for k in m.name.marks if k.role):
                function, deputy = _function(article, mention, mark)
                if function not in _RANKED or _changing(article, mention, mark):
                    continue
                span = span_of(article, mention.sentence, mark.first, mark.after)
                before = held.setdefault(function, (deputy, span))
                if before[0] != deputy:
                    yield self._finding(article, person, span, before[1])
                    break

    def _finding(self, article: ArticleView, person: Person, span: Span, before: Span) -> Finding:
        here, there = span.of(article.article.text), before.of(article.article.text)
        return self.finding(
            span,
            Phrase(
                f"{person.name}: {here} here, {there} before",
                f"{person.name} : {here} ici, {there} plus haut",
                f"{person.name}: {here} di sini, {there} sebelumnya",
            ),
            Phrase(
                "The article gives this person the office and the deputy's office.",
                "L’article prête à cette personne la fonction et celle d’adjoint.",
                "Artikel menyebut orang ini sebagai pejabat dan sebagai wakilnya.",
            ),
            confidence=0.85,
            related=(Related(before, Phrase("the other function", "l’autre fonction", "jabatan lain")),),
        )


def _function(article: ArticleView, mention: Mention, mark: Mark) -> tuple[str, bool]:
    """The function without *vice-*, and whether it is a deputy's."""
    head = mark.role.removeprefix("vice-").removeprefix("sous-")
    following = article.segments[mention.sentence].tokens[mark.after : mark.after + 2]
    return head, head != mark.role or any(t.lower in _ADJOINT for t in following)


def _changing(article: ArticleView, mention: Mention, mark: Mark) -> bool:
    tokens = article.segments[mention.sentence].tokens
    return any(t.lower in _FORMER for t in tokens[max(0, mark.first - 3) : mark.after + 2])
