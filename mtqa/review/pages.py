"""From the desk to HTML: the list of articles, an article, and the parts of it that change when something is decided."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mtqa.judge.verdicts import Verdict
from mtqa.report.html.article import ArticleView
from mtqa.report.html.index import entries
from mtqa.report.html.marks import Marks, says
from mtqa.report.html.model import ArticlePage, Fixed, Note, Page
from mtqa.report.html.writer import environment, foot
from mtqa.report.texts import LANGUAGE_NAMES, Texts
from mtqa.review.desk import Desk, Desktop

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says after a press; `kept` is what an editor typed that could not be saved."""

    text: str = ""
    kept: str = ""


class Pages:
    """Pages of one desk; `author` is the name that the page proposes."""

    def __init__(self, desk: Desk, author: str) -> None:
        self._desk = desk
        self._author = author
        self._templates = environment("mtqa.review", "mtqa.report.html")

    def index(self, language: str) -> str:
        """The list of articles, the gravest first."""
        texts = Texts(language)
        shown = [self._desk.show(number) for number in range(len(self._desk))]
        listed = entries(((f"/articles/{n}", each.assessed) for n, each in enumerate(shown, 1)), texts)
        counted = {f"/articles/{n}": each.progress for n, each in enumerate(shown, 1)}
        rows = [replace(entry, progress=counted[entry.href]) for entry in listed]
        page = Page(texts.index_title, (), rows, foot(self._desk.report, texts))
        return self._render("index_page.html.j2", page, texts)

    def article(self, number: int, language: str) -> str:
        """The whole page of article `number` (from 1)."""
        texts = Texts(language)
        article = self._article(number, self._desk.show(number - 1), texts)
        home = "/" if len(self._desk) > 1 else ""
        return self._render("article_page.html.j2", Page(article.title, [article], (), foot(self._desk.report, texts), home), texts)

    def changed(self, number: int, language: str, said: Said, key: str = "") -> str:
        """What a press changes: the finding known by `key`, or without one, or where it is gone, the whole article; and the messages."""
        texts = Texts(language)
        article = self._article(number, self._desk.show(number - 1), texts)
        template = self._templates.get_template("changed.html.j2")
        note, fixable = _note(article, key)
        return template.render(t=texts, article=article, note=note, fixable=fixable, said=said)

    def _render(self, name: str, page: Page, texts: Texts) -> str:
        languages = [(code, texts.say(LANGUAGE_NAMES[code])) for code in ("fr", "en", "id")]
        return self._templates.get_template(name).render(page=page, t=texts, online=True, author=self._author, languages=languages)

    def _article(self, number: int, shown: Desktop, texts: Texts) -> ArticlePage:
        fixed = {at: _fixed(shown, at, verdict, texts) for at, verdict in shown.fixes.items()}
        marks = Marks(shown.assessed, texts, shown.of_findings, shown.of_sentences, fixed)
        page = ArticleView(self._desk.report, shown.assessed, texts, number, marks).page()
        warnings = [*page.warnings, *([texts.fill("stale", n=texts.number(shown.stale))] if shown.stale else [])]
        return replace(page, progress=shown.progress, warnings=warnings)


def _note(article: ArticlePage, key: str) -> tuple[Note | None, bool]:
    """The note with this key, and whether it lies in a sentence, which can be fixed."""
    if key:
        for sentence in article.sentences:
            for note in sentence.notes:
                if note.mark and note.mark.key == key:
                    return note, True
        for note in article.loose:
            if note.mark and note.mark.key == key:
                return note, False
    return None, False


def _fixed(shown: Desktop, at: int, verdict: Verdict, texts: Texts) -> Fixed:
    old = shown.original.segments[at].span.of(shown.original.text)
    return Fixed(difference(old, verdict.replacement or ""), says(replace(verdict, comment=""), texts), verdict.date)


def difference(old: str, new: str) -> list[tuple[str, str]]:
    """Two sentences word by word, as (same | del | ins, text)."""
    one, other = _WORDS.findall(old), _WORDS.findall(new)
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        parts: Sequence[tuple[str, str]] = (("same", "".join(one[a:b])),)
        if kind != "equal":
            parts = (("del", "".join(one[a:b])), ("ins", "".join(other[c:d])))
        found += [part for part in parts if part[1]]
    return found
