"""Reading a report page as a browser would: elements, attributes, and the text of each sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "link", "img"}


@dataclass
class Page(HTMLParser):
    """What a page holds. `sentences`: text by anchor, signs and carets left out, invisible characters read back."""

    tags: set[str] = field(default_factory=set)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    sentences: dict[str, str] = field(default_factory=dict)
    text: str = ""
    _open: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in known.items()]
        if tag not in VOID:
            self._open.append((tag, known))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text += data
        anchor = next((a["id"] for _, a in self._open if "s" in a.get("class", "").split() and "id" in a), None)
        kinds = {kind for _, a in self._open for kind in a.get("class", "").split()}
        if anchor is None or kinds & {"sign", "caret"}:
            return
        read = chr(int(data[2:], 16)) if "ctl" in kinds else data
        self.sentences[anchor] = self.sentences.get(anchor, "") + read


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page
