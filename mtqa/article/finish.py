"""From a format's draft to an article: boilerplate set apart, provenance read, sentences found, limits and language checked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from mtqa.article.boilerplate import set_apart, user_patterns
from mtqa.article.build import sentences
from mtqa.article.ignores import ignores_of
from mtqa.article.language import require_language
from mtqa.article.model import Article, Boilerplate, Paragraph, Segment, Span, blanked
from mtqa.article.notice import Notice, find_notices
from mtqa.article.options import Draft, ReadOptions
from mtqa.article.place import Places
from mtqa.article.provenance import provenance_of
from mtqa.article.sentences import Segmenter, YasbdSegmenter
from mtqa.errors import InputError


def finish(draft: Draft, path: str, options: ReadOptions, encoding: str = "utf-8", segmenter: Segmenter | None = None) -> Article:
    """The article that a draft becomes.

    Raises:
        InputError: `empty` (no text, or boilerplate alone), `too-large`, `paragraph-too-long`, `too-many-sentences`, or
            `not-french`.
        UsageError: a boilerplate pattern of the configuration is no regular expression.
    """
    check_length(draft.text, path, options)
    segmenter = segmenter or YasbdSegmenter(options.language)
    text = blanked(draft.text, draft.hidden)
    paragraphs = [p for p in draft.paragraphs if _says_something(p.span.of(text))]
    check_paragraphs(text, paragraphs, path, options.max_paragraph)
    if len(paragraphs) > 2 * options.max_sentences:
        raise _too_many(path, options.max_sentences)
    notices = find_notices(text, paragraphs, segmenter)
    content, boilerplate = set_apart(text, _without(text, paragraphs, notices), user_patterns(options.boilerplate_patterns))
    boilerplate = _merged(boilerplate, notices)
    if not content:
        raise _empty(path, boilerplate)
    segments = _segments(text, content, segmenter, path, options.max_sentences)
    if options.check_language:
        require_language(" ".join(s.span.of(text) for s in segments[:200]), options.language, path)
    return Article(
        path=path,
        text=draft.text,
        language=options.language,
        format=draft.format,
        encoding=encoding,
        provenance=provenance_of(text, notices, draft.provenance, options),
        paragraphs=content,
        segments=segments,
        boilerplate=boilerplate,
        hidden=draft.hidden,
        warnings=draft.warnings,
        ignores=ignores_of(draft, content),
    )


def check_length(text: str, path: str, options: ReadOptions) -> None:
    """Refuse a text of more than `max_text` code points.

    Raises:
        InputError: `too-large`.
    """
    if len(text) > options.max_text:
        what = f"`{path}` holds {len(text):,} characters of text; the limit of one article is {options.max_text:,}."
        raise InputError("too-large", what, "Split the file.")


def check_paragraphs(text: str, paragraphs: Sequence[Paragraph], path: str, limit: int) -> None:
    """Refuse paragraphs of more than `limit` code points.

    Raises:
        InputError: `paragraph-too-long`, naming the line.
    """
    for paragraph in paragraphs:
        if len(paragraph.span) > limit:
            line, _ = Places(text).at(paragraph.span.start)
            raise InputError(
                "paragraph-too-long",
                f"`{path}`, line {line}: a line or paragraph of {len(paragraph.span):,} characters; the limit is {limit:,}.",
                "Break it up, or raise `limits.line_characters` in the configuration.",
            )


def _segments(text: str, paragraphs: Sequence[Paragraph], segmenter: Segmenter, path: str, limit: int) -> tuple[Segment, ...]:
    found = tuple(islice(sentences(text, paragraphs, segmenter), limit + 1))
    if len(found) > limit:
        raise _too_many(path, limit)
    return found


def _too_many(path: str, limit: int) -> InputError:
    what = f"`{path}` has more than {limit:,} sentences, the limit of one article."
    return InputError("too-many-sentences", what, "Split the file, or raise `limits.sentences` in the configuration.")


def _says_something(line: str) -> bool:
    """True for a paragraph with a letter, a figure or a quotation mark; rows of stars and the like are decoration."""
    return any(c.isalnum() or c in '«»“”"' for c in line)


def _without(text: str, paragraphs: Sequence[Paragraph], notices: Sequence[Notice]) -> list[Paragraph]:
    """The paragraphs with the notices cut off; what is left of one keeps its role."""
    kept = []
    for paragraph in paragraphs:
        span = paragraph.span
        for notice in notices:
            if notice.span.overlaps(span):
                before, after = Span(span.start, max(span.start, notice.span.start)), Span(min(span.end, notice.span.end), span.end)
                span = _trimmed(text, before if len(before) >= len(after) else after)
        if len(span):
            kept.append(Paragraph(span, paragraph.role))
    return kept


def _trimmed(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def _merged(boilerplate: Sequence[Boilerplate], notices: Sequence[Notice]) -> tuple[Boilerplate, ...]:
    blocks = [*boilerplate, *(Boilerplate(notice.span, "notice") for notice in notices)]
    return tuple(sorted(blocks, key=lambda block: block.span))


def _empty(path: str, boilerplate: Sequence[Boilerplate]) -> InputError:
    if boilerplate:
        kinds = ", ".join(sorted({block.kind for block in boilerplate}))
        return InputError(
            "empty", f"`{path}` holds no article text, only boilerplate ({kinds}).", "Give a file that holds the article itself."
        )
    return InputError("empty", f"`{path}` holds no text.", "Give a file that holds an article.")
