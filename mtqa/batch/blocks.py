"""Cuts a run into blocks of whole articles: the unit of caching, resuming, sharding and distributing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtqa.article.model import Article

SIZE = 1024
"""Segments that go through the models together."""


@dataclass(frozen=True, slots=True)
class Block:
    """Articles that are assessed together; `number` counts from 0 in the order of the input."""

    number: int
    articles: tuple[Article, ...]

    @property
    def segments(self) -> int:
        """How many segments its articles have."""
        return sum(len(article.segments) for article in self.articles)

    @property
    def source_languages(self) -> tuple[str | None, ...]:
        """The source languages of its segments, in order of appearance, each once."""
        own = ((s.provenance or article.provenance).source_language for article in self.articles for s in article.segments)
        return tuple(dict.fromkeys(own))

    def digest(self) -> str:
        """SHA-256 of all that was read: paths, texts, sentences, sources, provenance."""
        found = hashlib.sha256()
        for article in self.articles:
            found.update(repr(article).encode("utf-8", "surrogatepass"))
        return found.hexdigest()


def blocks(articles: Iterable[Article], size: int = SIZE) -> Iterator[Block]:
    """Blocks of at most `size` segments in the order of the input, or of one article that has more.

    Where they end depends on the articles alone, never on who works on them: so numbers are the same for any number of workers.
    """
    number, some, held = 0, list[Article](), 0
    for article in articles:
        if some and held + len(article.segments) > size:
            yield Block(number, tuple(some))
            number, some, held = number + 1, [], 0
        some.append(article)
        held += len(article.segments)
    if some:
        yield Block(number, tuple(some))
