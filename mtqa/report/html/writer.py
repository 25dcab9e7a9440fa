"""`report.html`: one page with up to 20 articles, else an index with one page an article under `articles/`."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files as resources
from typing import TYPE_CHECKING

from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.report.base import Context, Writer
from mtqa.report.escape import slug, visible
from mtqa.report.html.article import ArticleView
from mtqa.report.html.index import entries
from mtqa.report.html.model import Foot, Page
from mtqa.report.texts import Texts

if TYPE_CHECKING:
    from jinja2 import Environment

MOST_ON_ONE_PAGE = 20


class HtmlWriter(Writer):
    """`report.html` and, for many articles, `articles/*.html`."""

    name = "html"
    file_name = "report.html"

    def write(self, report: Report, context: Context) -> str:
        """The main page: the articles themselves, or the index when there are many."""
        texts, pages = Texts(context.language), _pages(report)
        if len(pages) > MOST_ON_ONE_PAGE:
            listed = [(f"{name}#a{n}", each) for name, articles in pages for n, each in enumerate(articles, 1)]
            return render(Page(texts.index_title, (), entries(listed, texts), foot(report, texts)), texts)
        return page(report, report.articles, texts)

    def files(self, report: Report, context: Context) -> Iterator[tuple[str, str | bytes]]:
        """The main page, then the articles' own when there are many."""
        yield self.file_name, self.write(report, context)
        pages = _pages(report)
        if len(pages) > MOST_ON_ONE_PAGE:
            texts = Texts(context.language)
            for name, articles in pages:
                yield name, page(report, articles, texts, home=f"../{self.file_name}")


def page(report: Report, articles: Sequence[AssessedArticle], texts: Texts, home: str = "") -> str:
    """One page for these articles of the report; `home` is the address of the index it belongs to."""
    views = [ArticleView(report, each, texts, number).page() for number, each in enumerate(articles, 1)]
    listed = entries(((f"#a{n}", each) for n, each in enumerate(articles, 1)), texts) if len(articles) > 1 else []
    title = views[0].title if len(views) == 1 else texts.index_title
    return render(Page(title, views, listed, foot(report, texts), home), texts)


def _pages(report: Report) -> list[tuple[str, list[AssessedArticle]]]:
    """Articles by page, each page with its safe address. Rows that are checked alone share the page of their file."""
    groups: list[list[AssessedArticle]] = []
    shared: dict[str, list[AssessedArticle]] = {}
    for assessed in report.articles:
        path = assessed.article.path
        if assessed.article.independent and path in shared:
            shared[path].append(assessed)
            continue
        groups.append([assessed])
        if assessed.article.independent:
            shared[path] = groups[-1]
    names: dict[str, int] = {}
    found = []
    for group in groups:
        name = slug(group[0].article.path)
        names[name] = names.get(name, 0) + 1
        again = f"-{names[name]}" if names[name] > 1 else ""
        found.append((f"articles/{name}{again}.html", group))
    return found


def foot(report: Report, texts: Texts) -> Foot:
    """Models, notes, problems and signature."""
    models = [(texts.of("model", m.role), m.name, texts.say(m.quality) if m.quality else "") for m in report.models]
    notes = [texts.say(note) for note in report.notes]
    if report.skipped:
        notes.append(texts.count("skipped", report.skipped))
    problems = [(problem.path, f"{problem.what} {problem.remedy}".strip()) for problem in report.problems]
    return Foot(models, notes, problems, report.signature)


def render(shown: Page, texts: Texts) -> str:
    """The page as HTML, its styles and script inside, allowed by their hashes and nothing else allowed."""
    style, script = resource("style.css"), resource("marking.js") + resource("offline.js")
    template = environment("mtqa.report.html").get_template("page.html.j2")
    return template.render(
        page=shown, t=texts, online=False, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
    )


@cache
def resource(name: str) -> str:
    """A style sheet or script of the page."""
    return resources("mtqa.report.html").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def environment(*packages: str) -> Environment:
    """Templates of the packages, the first that has one; every value is escaped, its invisible characters shown; an unknown name is an
    error.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    def shown(value: object) -> object:
        return visible(value) if type(value) is str else value

    loader = ChoiceLoader([PackageLoader(package, "templates") for package in packages])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, finalize=shown, trim_blocks=True, lstrip_blocks=True)
