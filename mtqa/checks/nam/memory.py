"""What an article says of its persons and roles, worked out once and shared by the NAM and PRO rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtqa.article.model import Span
from mtqa.checks.view import ArticleView, remembered
from mtqa.language.names import Name, names
from mtqa.language.persons import Person, persons
from mtqa.language.roles import Role, role_ending, role_nouns
from mtqa.language.tokens import Token


@dataclass(frozen=True, slots=True)
class RoleUse:
    """A role noun in sentence `sentence`."""

    sentence: int
    role: Role


@remembered
def named(article: ArticleView) -> tuple[tuple[Name, ...], ...]:
    """The names of each sentence."""
    return tuple(tuple(names(segment.tokens)) for segment in article.segments)


@remembered
def people(article: ArticleView) -> tuple[Person, ...]:
    """The persons named in the article."""
    return tuple(persons(named(article)))


@remembered
def owners(article: ArticleView) -> dict[int, Person]:
    """The person of each name, by the identity of the name."""
    return {id(mention.name): person for person in people(article) for mention in person.mentions}


@remembered
def role_uses(article: ArticleView) -> tuple[RoleUse, ...]:
    """All singular role nouns of the article in order."""
    found = []
    for i, segment in enumerate(article.segments):
        for at in segment.standing(role_nouns()):
            role = role_ending(segment.tokens, at)
            if role is not None:
                found.append(RoleUse(i, role))
    return tuple(found)


def span_of(article: ArticleView, sentence: int, first: int, after: int) -> Span:
    """The place of tokens `[first, after)` of a sentence."""
    return article.segments[sentence].span(first, after)


def has_word(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    """True when one of the lower-case `words` stands in the sentence."""
    return any(token.lower in words for token in tokens)
