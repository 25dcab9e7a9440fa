"""HTML pages: the text of record is what a walk over the page sees of the article, its notice and its boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtqa.article.boilerplate import kind_of
from mtqa.article.html_walk import Block, Walker, metadata
from mtqa.article.ignores import malformed
from mtqa.article.model import Paragraph, Provenance, Role, Span
from mtqa.article.notice import find_notices
from mtqa.article.options import Comment, Draft
from mtqa.article.sentences import YasbdSegmenter
from mtqa.errors import InputError

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_RAW = ("script", "style")
"""Elements in which nothing is a tag but their own end."""

_CLOSE_THEMSELVES = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "option",
        "dt",
        "dd",
        "br",
        "img",
        "hr",
        "meta",
        "link",
        "input",
        "source",
        "col",
        "wbr",
    ]
)
_DEEPEST = 3_000
_LARGEST = 20_000_000
_VOTE_BELOW = 2_000_000
_BLOCKS_VOTED_ON = 5_000
_ENOUGH = 140
_CUE = re.compile(r"tradui|traduc|translat|terjemah|\bversions?\b|\bversi\b|\bedisi\b", re.IGNORECASE)
_DATES = ("article:published_time", "datepublished", "date", "pubdate", "dc.date")


def read_html_draft(text: str, path: str = "-") -> Draft:
    """A draft of a page: headline, standfirst, paragraphs, captions and alternative texts of the article, one paragraph a block.

    The element that holds the article is found by its markup (`article`, `main`, `articleBody`, common class names) and by where
    the text is; a page without such an element is put to the vote of trafilatura. The translation notice is kept wherever it stands, and
    so are labels that the boilerplate reader knows. White space is collapsed as browsers do; no-break spaces stay.

    Raises:
        InputError: `too-large`, `too-deep`.
    """
    _check_depth(text, path)
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text)
    walker = Walker()
    blocks = walker.walk(page.root) if page.root is not None else []
    title = page.css_first("title")
    kept = _kept(blocks, text, title.text() if title is not None else "")
    date = next((content[:40] for name, content in metadata(page) if name in _DATES), None)
    return _draft([block for block, keep in zip(blocks, kept, strict=True) if keep], blocks, kept, walker.rest, date)


def _check_depth(text: str, path: str) -> None:
    """Refuse pages that no browser would get either: parsing takes time with the square of the depth."""
    if len(text) > _LARGEST:
        what = f"`{path}` has {len(text):,} characters; the limit of a page is {_LARGEST:,}."
        raise InputError("too-large", what, "Save the article alone.")
    depth = deepest = 0
    for name, closing in _tags(text):
        if name not in _CLOSE_THEMSELVES:
            depth += -1 if closing else 1
            depth, deepest = max(0, depth), max(depth, deepest)
    if deepest > _DEEPEST:
        what = f"`{path}` nests its elements {deepest:,} deep; the limit is {_DEEPEST:,}."
        raise InputError("too-deep", what, "Save the article alone.")


def _tags(text: str) -> Iterator[tuple[str, bool]]:
    """Each tag's name and whether it closes, but for what stands in a script or style sheet that is closed somewhere."""
    last = {match[2].lower(): match.start() for match in _TAG.finditer(text) if match[1]}
    within = ""
    for match in _TAG.finditer(text):
        name, closing = match[2].lower(), bool(match[1])
        if within:
            within = "" if closing and name == within else within
        elif not closing and name in _RAW and match.start() < last.get(name, -1):
            within = name
        else:
            yield name, closing


def _kept(blocks: Sequence[Block], text: str, title: str) -> list[bool]:
    """Which blocks belong to the article, its notice or its boilerplate."""
    container = _container(blocks)
    votes = None if container else _votes(blocks, text)
    headline = _headline(blocks, title)
    for index, block in enumerate(blocks):
        if block.role is Role.HEADLINE and index != headline:
            block.role = Role.SUBHEADING
    body = [_in_body(block, container, None if votes is None else votes[index]) for index, block in enumerate(blocks)]
    first = body.index(True) if True in body else len(blocks)
    last = len(blocks) - 1 - body[::-1].index(True) if True in body else -1
    around = {number for block in (blocks[first:][:1]) for number in block.containers}
    for index, block in enumerate(blocks):
        if index == headline:
            body[index] = True
        elif not body[index] and not block.clutter and (headline or 0) <= index < first:
            near = not container or bool(around & set(block.containers)) or headline is not None
            body[index] = near and (block.role in (Role.STANDFIRST, Role.CAPTION, Role.ALT) or kind_of(block.text) is not None)
        elif not body[index] and index <= last + 12 and (set(block.containers) & around or index > last):
            body[index] = kind_of(block.text) is not None and len(block.text) < 200
    _keep_notices(blocks, body)
    _drop_doubles(blocks, body)
    return body


def _container(blocks: Sequence[Block]) -> int:
    """Number of the innermost element that holds most of the running text of the page; 0 when none does."""
    weight: dict[int, int] = {}
    for block in blocks:
        if not block.clutter and block.links < 0.5 and len(block.text) >= 40:
            for number in block.containers:
                weight[number] = weight.get(number, 0) + len(block.text)
    best = max(weight, key=lambda number: (weight[number], -number), default=0)
    if weight.get(best, 0) < _ENOUGH:
        return 0
    inner = (number for block in blocks if best in block.containers for number in block.containers if number > best)
    return max((number for number in inner if weight.get(number, 0) >= 0.7 * weight[best]), default=best)


def _votes(blocks: Sequence[Block], text: str) -> list[bool] | None:
    """The opinion of trafilatura on each block; None when it has none (a small or a huge page)."""
    if len(text) > _VOTE_BELOW or len(blocks) > _BLOCKS_VOTED_ON or sum(len(b.text) for b in blocks) < _ENOUGH:
        return None
    extracted = _extract(text)
    if not extracted:
        return None
    squeezed = _squeeze(extracted)
    votes = [_squeeze(block.text) in squeezed for block in blocks]
    return votes if sum(votes) >= 2 else None


def _extract(text: str) -> str | None:
    import logging
    import warnings

    import trafilatura

    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found: str | None = trafilatura.extract(text, favor_recall=True, include_comments=False, include_tables=True)
        except Exception:
            # A vote that fails must not stop the reading: the walk stands on its own.
            return None
    return found


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _in_body(block: Block, container: int, vote: bool | None) -> bool:
    if block.clutter or (block.role is Role.LIST and block.links > 0.8):
        return False
    if container:
        return container in block.containers
    return vote if vote is not None else block.links < 0.8 or len(block.text) > 200


def _headline(blocks: Sequence[Block], title: str) -> int | None:
    """Index of the `h1` that is the article's headline: the one most like the page's title, else the first."""
    places = [index for index, block in enumerate(blocks) if block.role is Role.HEADLINE and not block.clutter]
    words = set(title.lower().split())
    return max(places, key=lambda index: (len(words & set(blocks[index].text.lower().split())), -index), default=None)


def _keep_notices(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Keep the translation notice, which extractors and class names throw away: up to four neighbouring blocks."""
    segmenter = YasbdSegmenter()
    for index, block in enumerate(blocks):
        if kept[index] or not _CUE.search(block.text) or len(block.text) > 1_500:
            continue
        near = [index + step for step in range(4) if index + step < len(blocks) and not kept[index + step]]
        joined, paragraphs = _joined([blocks[i].text for i in near])
        for notice in find_notices(joined, paragraphs, segmenter):
            for place, paragraph in zip(near, paragraphs, strict=True):
                kept[place] = kept[place] or notice.span.overlaps(paragraph.span)


def _drop_doubles(blocks: Sequence[Block], kept: list[bool]) -> None:
    """An alternative text that says what a caption or the headline says already is seen by nobody twice."""
    said = {block.text for block, keep in zip(blocks, kept, strict=True) if keep and block.role is not Role.ALT}
    for index, block in enumerate(blocks):
        if kept[index] and block.role is Role.ALT:
            kept[index] = block.text not in said
            said.add(block.text)


def _joined(texts: Sequence[str], roles: Sequence[Role] = ()) -> tuple[str, tuple[Paragraph, ...]]:
    paragraphs, at = [], 0
    for index, text in enumerate(texts):
        paragraphs.append(Paragraph(Span(at, at + len(text)), roles[index] if roles else Role.BODY))
        at += len(text) + 2
    return "\n\n".join(texts), tuple(paragraphs)


def _draft(chosen: Sequence[Block], blocks: Sequence[Block], kept: Sequence[bool], rest: Sequence[str], date: str | None) -> Draft:
    text, paragraphs = _joined([b.text for b in chosen], [b.role for b in chosen])
    comments, number = [], 0
    for block, keep in zip(blocks, kept, strict=True):
        start = paragraphs[number].span.start if number < len(paragraphs) else len(text)
        comments += [Comment(Span(start, start), body) for body in block.comments]
        number += keep
    comments += [Comment(Span(len(text), len(text)), body) for body in rest]
    return Draft(text, "html", paragraphs, (), Provenance(date=date), tuple(comments), malformed(comments))
