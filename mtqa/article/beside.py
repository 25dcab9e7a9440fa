"""Putting an original or a reference beside an article: the file read in its own language, its sentences aligned with the article's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mtqa.article.align import align
from mtqa.article.anchors import anchors_of
from mtqa.article.bead_features import Side
from mtqa.article.beads import Alignment
from mtqa.article.build import segments_of
from mtqa.article.embedding import Embedder
from mtqa.article.language import NAMES, language_of
from mtqa.article.model import Article
from mtqa.article.options import ReadOptions
from mtqa.article.pairing import Companion, Kind
from mtqa.article.read import read, read_text
from mtqa.errors import InputError

_ALIKE = 0.25
"""Mean score of the sentences, lone ones counting 0, from which two texts pass for one another's translation."""
_READ = frozenset(NAMES)


def put_beside(article: Article, companion: Companion, kind: Kind, embedder: Embedder, options: ReadOptions) -> Article:
    """The article with a file aligned with it: see `aligned`.

    Args:
        article: prose; rows have their own sources.
        companion: the file.
        kind: what it is.
        embedder: gives the sentence vectors.
        options: limits; `source_language` is what the user says, before what the page says.

    Raises:
        InputError: as `read`; `not-an-article` when the file holds rows.
        ModelError: the embedding model can't be loaded.
    """
    language = companion.language or (options.source_language or article.provenance.source_language if kind is Kind.SOURCE else None)
    return aligned(article, read_companion(companion.path, language, options), kind, embedder)


def aligned(article: Article, other: Article, kind: Kind, embedder: Embedder) -> Article:
    """The article with its original (or reference) aligned: `alignment` (or `reference`) is set, and each sentence has its text.

    Where hardly a sentence finds its partner, the other text is that of another article: nothing is set, and a warning says so.

    Raises:
        ModelError: the embedding model can't be loaded.
    """
    sentences = tuple(other.visible(s.span) for s in other.segments)
    own = [article.visible(s.span) for s in article.segments]
    beads = align(side_of(own, article.language, embedder), side_of(sentences, other.language, embedder))
    if sum(b.score * (len(b.target) + len(b.source)) for b in beads) < _ALIKE * (len(own) + len(sentences)):
        warning = f"`{other.path}` does not seem to be the {kind} of this article: hardly a sentence fits. It was left out."
        return replace(article, warnings=(*article.warnings, warning))
    return with_alignment(article, Alignment(other.path, other.language, sentences, beads), kind)


def with_alignment(article: Article, alignment: Alignment, kind: Kind) -> Article:
    """The article with an alignment set, and its text beside each sentence: all sentences of a bead have that of the whole bead."""
    segments = list(article.segments)
    for bead in alignment.beads:
        text = alignment.text(bead) or None
        for i in bead.target:
            if kind is Kind.SOURCE:
                segments[i] = replace(segments[i], source=text, source_language=alignment.language if text else None)
            else:
                segments[i] = replace(segments[i], reference=text)
    if kind is Kind.REFERENCE:
        return replace(article, segments=tuple(segments), reference=alignment)
    known = replace(article.provenance, source_language=article.provenance.source_language or alignment.language)
    return replace(article, segments=tuple(segments), alignment=alignment, provenance=known)


def read_companion(path: str, language: str | None, options: ReadOptions, text: str | None = None) -> Article:
    """The article at `path` in `language`, or in the language that it turns out to be in; `text` is what it holds, where that is known.

    Raises:
        InputError: as `read`; `not-an-article` when it holds rows.
    """
    own = replace(options, language=language or "id", check_language=language in _READ, source_language=None, vendor=None)
    found = (read(path, own) if text is None else read_text(text, path, own)).articles
    if len(found) != 1 or found[0].layout != "prose":
        raise InputError("not-an-article", f"`{path}` holds rows, not an article.", "Rows carry their source themselves: check them alone.")
    other = found[0]
    if language is None:
        taken = language_of(" ".join(other.visible(s.span) for s in other.segments[:200]))
        if taken in _READ and taken != other.language:
            other = replace(other, language=taken)
            other = replace(other, segments=segments_of(other))
    return other


def side_of(sentences: Sequence[str], language: str, embedder: Embedder) -> Side:
    """What `align` needs to know of the sentences of one text."""
    pairs = [f"{one} {other}" for one, other in pairwise(sentences)]
    vectors = embedder.embed([*sentences, *pairs])
    return Side(
        vectors[: len(sentences)], vectors[len(sentences) :], [len(s) for s in sentences], [anchors_of(s, language) for s in sentences]
    )
