"""NAM102: one function that changes gender in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.nam.memory import RoleUse, role_uses, span_of
from mtqa.checks.view import ArticleView
from mtqa.language.morphology import french
from mtqa.language.names import demonym, is_name_word
from mtqa.language.tables import word_set
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_NOT_BARE = word_set("de d' du des à au aux en chargé chargée adjoint adjointe")
_ARTICLES = word_set("le la l' ce cet cette")
_OTHERS = word_set("autre autres second seconde meilleur meilleure chaque tout toute prochain prochaine futur future")


class RoleGender(Check):
    """One function that changes gender in the article.

    What it does: Reports a function named with a bare definite article (*le médiateur*) when the article has spoken of that function
    in the other gender before (*la médiatrice X*) and never in this one.

    Why it matters: The bare definite article sends the reader back to the person just introduced, who had another gender.

    Known problems: A general statement about the function (*l’employeur doit…*) looks the same.

    Example:
        bad: Le tribunal a nommé une médiatrice. Le médiateur rencontrera les parties lundi.
        good: La ministre de la Santé a cédé. Le ministre des Finances, lui, refuse.

    Options: none.

    Sources: Becquer et al., Femme, j’écris ton nom; Sneddon et al., Indonesian: A Comprehensive Grammar.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM102"
    name: ClassVar[str] = "role-gender"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        seen: dict[str, dict[str, RoleUse]] = {}
        for use in role_uses(article):
            role = use.role
            if role.kind != "role" or not role.gender:
                continue
            before = seen.setdefault(role.masculine, {})
            other = before.get("f" if role.gender == "m" else "m")
            if other is not None and role.gender not in before and _anaphoric(article.segments[use.sentence].tokens, use):
                yield self._finding(article, use, other)
            before.setdefault(role.gender, use)

    def _finding(self, article: ArticleView, use: RoleUse, other: RoleUse) -> Finding:
        span = span_of(article, use.sentence, use.role.first, use.role.after)
        text = span.of(article.article.text)
        return self.finding(
            span,
            Phrase(f"{text}: the other gender before", f"{text} : l’autre genre plus haut", f"{text}: sebelumnya jenis kelamin lain"),
            Phrase(
                "The article speaks of this person in the other gender before.",
                "L’article parle de cette personne à l’autre genre plus haut.",
                "Sebelumnya artikel menyebut orang ini dengan jenis kelamin lain.",
            ),
            confidence=0.75,
            related=(Related(span_of(article, other.sentence, other.role.first, other.role.after), Phrase("there", "là", "di sana")),),
        )


def _anaphoric(tokens: Sequence[Token], use: RoleUse) -> bool:
    """True for a bare definite noun phrase: no complement, no name, no *autre* with it."""
    role = use.role
    if role.determiner not in _ARTICLES or any(t.lower in _OTHERS for t in tokens[role.first : role.noun]):
        return False
    at = role.after
    while at < len(tokens) and tokens[at].is_word and not tokens[at].capitalised and _describes(tokens[at]):
        at += 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    return at >= len(tokens) or not (tokens[at].lower in _NOT_BARE or is_name_word(tokens[at]) or demonym(tokens[at].lower))


def _describes(token: Token) -> bool:
    if demonym(token.lower):
        return False
    return token.lower in ("général", "générale") or french().is_pos(token.lower, "adj")
