"""TER104: one acronym with two expansions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import ArticleView
from mtqa.language.morphology import french
from mtqa.language.tables import word_set
from mtqa.language.terms import lemmas_of
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_LINKS = word_set("de d' du des à au aux en pour et l' la le les sur contre")
_REACH = 12


class Expansions(Check):
    """One acronym with two expansions.

    What it does: Reads the name before an acronym in brackets (*l’Agence de météorologie (BMKG)*) or the apposition after it (*la
    BMKG, agence de météorologie*); a second expansion whose head noun is another one is reported.

    Why it matters: One institution under two names reads like two institutions, and one of the names is wrong.

    Known problems: An acronym that two institutions share in one article.

    Example:
        bad: L’Agence des secours (BNPP) a alerté. Le ministère des Secours (BNPP) a confirmé.
        good: L’Agence des secours (BNPP) a alerté. L’agence (BNPP) a confirmé.

    Options: none.

    Sources: none needed: the article contradicts itself.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER104"
    name: ClassVar[str] = "acronym-expansions"
    category: ClassVar[str] = "terminology/inconsistent-use"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        heads: dict[str, tuple[frozenset[str], Span]] = {}
        for segment in article.segments:
            for acronym, head, span in _expansions(segment.tokens):
                before = heads.setdefault(acronym, (head, span))
                if before[0].isdisjoint(head):
                    yield self._finding(article, acronym, span, before[1])

    def _finding(self, article: ArticleView, acronym: str, span: Span, before: Span) -> Finding:
        here, there = span.of(article.article.text), before.of(article.article.text)
        return self.finding(
            span,
            Phrase(
                f"{acronym}: {here} here, {there} before",
                f"{acronym} : {here} ici, {there} plus haut",
                f"{acronym}: {here} di sini, {there} sebelumnya",
            ),
            Phrase(
                "The article expands the acronym in two ways.",
                "L’article développe ce sigle de deux façons.",
                "Artikel menjabarkan singkatan ini dengan dua cara.",
            ),
            confidence=0.9,
            related=(Related(before, Phrase("the other expansion", "l’autre développement", "jabaran lain")),),
        )


def _expansions(tokens: Sequence[Token]) -> Iterator[tuple[str, frozenset[str], Span]]:
    """Acronym, lemmas of the head noun and place of each expansion in a sentence."""
    for at, token in enumerate(tokens):
        if not (token.is_word and 2 < len(token.text) < 9 and token.text.isupper() and token.text.isalpha()):
            continue
        if 0 < at < len(tokens) - 1 and tokens[at - 1].text == "(" and tokens[at + 1].text == ")":
            head = _head_before(tokens, at - 1)
        elif at + 2 < len(tokens) and tokens[at + 1].text == ",":
            head = _head_after(tokens, at + 2)
        else:
            head = None
        if head is not None:
            yield token.text, lemmas_of(tokens[head].lower) or frozenset((tokens[head].lower,)), Span(tokens[head].start, tokens[head].end)


def _head_before(tokens: Sequence[Token], bracket: int) -> int | None:
    """The noun after the last determiner before the bracket: head of the name, when only links and capitalised or plain words follow."""
    for at in range(bracket - 1, max(-1, bracket - _REACH), -1):
        token = tokens[at]
        if not token.is_word:
            return None
        readings = french().readings(token.lower)
        if readings and all(r.finite for r in readings):
            return None
        opens = at == 0 or tokens[at - 1].lower in ("le", "la", "l'", "les", "au", "du", "un", "une")
        linked = at > 1 and tokens[at - 2].lower in _LINKS - {"l'", "la", "le", "les"}
        if opens and not linked and at + 1 < bracket and french().is_pos(token.lower, "noun"):
            return at
    return None


def _head_after(tokens: Sequence[Token], at: int) -> int | None:
    """The noun of `, (l')agence de …` after the acronym; it must be followed by its complement."""
    if tokens[at].lower in ("l'", "la", "le", "une", "un"):
        at += 1
    if at + 1 >= len(tokens) or not french().is_pos(tokens[at].lower, "noun") or tokens[at].capitalised:
        return None
    return (
        at
        if tokens[at + 1].lower in ("de", "d'", "du", "des", "national", "nationale", "indonésien", "indonésienne", "chargé", "chargée")
        else None
    )
