"""A walk over an HTML page: what a reader sees, block by block, with what the markup says of each block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from mtqa.article.model import Role
from mtqa.article.tags import ROLES
from mtqa.language.tables import table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CONTENT = re.compile(r"(?:entry|post|article|story|news|detail|read)[-_]{0,2}(?:content|body|text|article)", re.IGNORECASE)
_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\0"
_BREAKS = re.compile(r"\s?\0(?:\s?\0)+\s?")
_MOST = 0.4
_SENTENCE = 40
_FILE_NAME = re.compile(r"[\w-]+(?:\.[a-z]{3,4})?$")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(row["name"] for row in table("html_names.tsv") if row["list"] == name)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for a node and all below it: `clutters` and `containers` are numbers of elements, outermost first."""

    role: Role = Role.BODY
    clutters: tuple[int, ...] = ()
    link: bool = False
    cell: bool = False
    containers: tuple[int, ...] = ()


@dataclass(slots=True)
class Block:
    """A paragraph of the page.

    Attributes:
        text: what a reader sees, white space collapsed, no-break spaces kept, line breaks as LF.
        role: what the markup makes of it; `h1` is a headline until the body is chosen.
        clutters: numbers of the elements around it whose name or class says that they are not the article.
        links: share of its characters that are link text, 0 to 1.
        containers: numbers of the elements around it that may hold an article, outermost first.
        comments: comments in it or right before it.
    """

    text: str
    role: Role
    clutters: tuple[int, ...]
    links: float
    containers: tuple[int, ...]
    comments: tuple[str, ...] = ()

    @property
    def clutter(self) -> bool:
        """True for a block that its surroundings put outside the article."""
        return bool(self.clutters)


@dataclass(slots=True)
class _Open:
    """The block that is being filled."""

    state: _State
    parts: list[str] = field(default_factory=list)
    linked: int = 0


class Walker:
    """Collects the blocks of a page in document order, without recursion."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.rest: tuple[str, ...] = ()
        self._open = _Open(_State())
        self._comments: list[str] = []
        self._numbers = 0

    def walk(self, root: LexborNode) -> list[Block]:
        """The blocks below `root`; comments behind the last one are in `rest`."""
        stack: list[tuple[LexborNode | None, _State]] = [(root.child, _State())]
        while stack:
            node, state = stack.pop()
            if node is None:
                self._flush(state)
                continue
            if node.next is not None:
                stack.append((node.next, state))
            if node.is_text_node:
                self._text(node.text_content or "", state)
            elif node.is_comment_node:
                self._comments.append(node.comment_content or "")
            elif node.is_element_node:
                self._element(node, state, stack)
        self._flush(_State())
        self.rest = tuple(self._comments)
        _pardon(self.blocks)
        return self.blocks

    def _element(self, node: LexborNode, state: _State, stack: list[tuple[LexborNode | None, _State]]) -> None:
        tag = (node.tag or "").lower()
        attributes = node.attributes
        if tag == "br":
            self._open.parts.append(_BREAK)
        elif tag == "img":
            self._image(attributes.get("alt") or "", state)
        elif not _unseen(tag, attributes):
            below = self._below(tag, attributes, state)
            if tag not in _listed("inline"):
                self._flush(below)
                stack.append((None, state))
            if node.child is not None:
                stack.append((node.child, below))

    def _below(self, tag: str, attributes: Mapping[str, str | None], state: _State) -> _State:
        if tag == "a":
            return replace(state, link=True)
        if tag in _listed("inline") and not attributes:
            return state
        names = _names(attributes)
        cluttered = tag in ("aside", "footer") or (tag not in ("body", "main", "article") and names & _listed("clutter"))
        clutters = (*state.clutters, self._number()) if cluttered else state.clutters
        role = state.role if tag in ("td", "th") else ROLES.get(tag, state.role)
        if names & _listed("caption"):
            role = Role.CAPTION
        elif role is Role.BODY and (names & _listed("standfirst") or attributes.get("itemprop") == "description"):
            role = Role.STANDFIRST
        containers = state.containers
        if _may_hold_article(tag, attributes):
            containers = (*containers, self._number())
        return replace(state, role=role, cell=state.cell or tag in ("td", "th"), clutters=clutters, containers=containers)

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _text(self, text: str, state: _State) -> None:
        if not self._open.parts and not text.strip(" \t\r\n\f"):
            return
        if not self._open.parts:
            self._open.state = state
        self._open.parts.append(text.replace(_BREAK, "\ufffd"))
        self._open.linked += len(text.strip()) if state.link else 0

    def _image(self, alt: str, state: _State) -> None:
        text = _BLANKS.sub(" ", alt).strip()
        if text and not _FILE_NAME.fullmatch(text):
            self.blocks.append(Block(text, Role.ALT, state.clutters, 0.0, state.containers))

    def _flush(self, state: _State) -> None:
        """Close the open block; a doubled line break in it separates paragraphs."""
        opened, self._open = self._open, _Open(state)
        if not opened.parts:
            return
        text = _BLANKS.sub(" ", "".join(opened.parts))
        share = opened.linked / max(1, len(text.strip()))
        for part in _BREAKS.split(text):
            lines = [line.strip(" ") for line in part.split(_BREAK)]
            whole = "\n".join(line for line in lines if line)
            if whole:
                own = opened.state
                self.blocks.append(Block(whole, _role(whole, own), own.clutters, min(1.0, share), own.containers, tuple(self._comments)))
                self._comments = []


def _role(text: str, state: _State) -> Role:
    """The role of a block; a cell of a table that holds a sentence is body (old pages lay out their text in tables)."""
    if state.cell and state.role is Role.BODY and (len(text) < _SENTENCE or text[-1] not in ".!?»”"):
        return Role.LIST
    return state.role


def _pardon(blocks: list[Block]) -> None:
    """Elements with more than two fifths of the page's text are no clutter, whatever their class says (`has-sidebar`)."""
    total, inside = 0, Counter[int]()
    for block in blocks:
        total += len(block.text)
        for number in block.clutters:
            inside[number] += len(block.text)
    pardoned = {number for number, length in inside.items() if length > _MOST * total}
    for block in blocks:
        block.clutters = tuple(number for number in block.clutters if number not in pardoned)


def _unseen(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if tag in _listed("unseen"):
        return True
    if not attributes:
        return False
    classes = set((attributes.get("class") or "").lower().split())
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _listed("unread_role")
        or bool(_STYLE.search(attributes.get("style") or ""))
        or bool(classes & _listed("concealing"))
    )


def _names(attributes: Mapping[str, str | None]) -> frozenset[str]:
    """The words of `class` and `id`, split at hyphens and underscores."""
    return frozenset(re.split(r"[\s_-]+", f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()))


def _may_hold_article(tag: str, attributes: Mapping[str, str | None]) -> bool:
    return (
        tag in ("article", "main")
        or attributes.get("itemprop") == "articleBody"
        or attributes.get("role") in ("main", "article")
        or bool(_CONTENT.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"))
    )


def metadata(root: Any) -> Iterator[tuple[str, str]]:
    """Name and content of the page's `meta` elements."""
    for node in root.css("meta"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        content = node.attributes.get("content")
        if name and content:
            yield name.lower(), content
