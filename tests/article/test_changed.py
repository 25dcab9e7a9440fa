"""Which paragraphs a change touches, whatever the format and wherever they stood before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.article.changed import Before, changes
from mtqa.article.options import ReadOptions
from mtqa.article.read import read, read_text
from mtqa.errors import UsageError
from tests.cli.content import commit, git, repository

FIRST, SECOND, THIRD = "Le bac a repris la mer mardi.", "Les passagers attendaient sur le quai.", "La mairie se félicite du retour."
OPTIONS = ReadOptions(check_language=False)


def changed(old: str, new: str, form: str = "text") -> list[str]:
    """The changed stretches of the new version."""
    before = Before(read_text(old, "a", OPTIONS, form).articles)
    return [span.of(a.text) for a in read_text(new, "a", OPTIONS, form).articles for span in before.changed(a)]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ((FIRST, SECOND), (FIRST, SECOND), []),
        ((FIRST, SECOND), (SECOND, FIRST), []),
        ((FIRST, SECOND), (FIRST, THIRD, SECOND), [THIRD]),
        ((FIRST, SECOND), (FIRST,), []),
        ((FIRST, SECOND), (FIRST, SECOND.replace("quai", "pont")), [SECOND.replace("quai", "pont")]),
        ((FIRST,), (FIRST, FIRST), [FIRST]),
        ((), (FIRST,), [FIRST]),
    ],
)
def test_paragraphs(old: tuple[str, ...], new: tuple[str, ...], found: list[str]) -> None:
    text = "\n\n".join(old)
    before = Before(read_text(text, "a", OPTIONS).articles if text else ())
    (article,) = read_text("\n\n".join(new), "a", OPTIONS).articles
    assert [span.of(article.text) for span in before.changed(article)] == found


def test_line_ends_and_blanks_are_no_change() -> None:
    assert changed(f"{FIRST}\n\n{SECOND}\n", f"{FIRST}\r\n\r\n{SECOND.replace(' ', '  ')}\r\n") == []


def test_markup_around_a_paragraph_is_no_change_in_html() -> None:
    page = "<html><body><article><p>{}</p>{}</article></body></html>"
    assert changed(page.format(FIRST, ""), page.format(FIRST, f"<div><p>{SECOND}</p></div>"), "html") == [SECOND]


def test_a_row_changes_with_its_original() -> None:
    def rows(*sources: str) -> str:
        return "".join(
            json.dumps({"id": n, "target": t, "source": s}) + "\n" for n, (t, s) in enumerate(zip((FIRST, SECOND), sources, strict=True))
        )

    assert changed(rows("satu", "dua"), rows("satu", "dua"), "jsonl") == []
    assert changed(rows("satu", "dua"), rows("satu", "tiga"), "jsonl") == [SECOND]


def test_a_moved_row_is_no_change() -> None:
    lines = [json.dumps({"id": n, "target": t}) + "\n" for n, t in enumerate((FIRST, SECOND, THIRD))]
    assert changed("".join(lines), "".join(reversed(lines)), "jsonl") == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one article in `main`, checked out on `work`, as the working directory."""
    made = repository(tmp_path / "r")
    (made / "sub").mkdir()
    (made / "sub/old.md").write_text(f"{FIRST}\n\n{SECOND}\n", encoding="utf-8")
    commit(made)
    git(made, "switch", "-q", "-c", "work")
    monkeypatch.chdir(made)
    return made


def named(*paths: str, base: str | None = "main", include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    return [each.path for each in changes(paths, base).named(paths, include, exclude, [Path("reports")])]


def test_the_same_files_as_a_walk_would_take(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("new.md", "sub/new.md", "picture.png", ".hidden/new.md", "reports/new.md", "drafts/new.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"{THIRD}\n", encoding="utf-8")
    commit(folder)
    assert named(".") == ["drafts/new.md", "new.md", "sub/new.md"]
    assert named(".", exclude=("drafts/**",)) == ["new.md", "sub/new.md"]
    assert named(".", include=("sub/*",)) == ["sub/new.md"]
    assert named("sub") == ["sub/new.md"]
    assert named("sub/new.md", "sub/old.md") == ["sub/new.md"]
    assert named("picture.png") == ["picture.png"]
    monkeypatch.chdir(folder / "sub")
    assert named("new.md", str(folder / "new.md")) == ["new.md", str(folder / "new.md")]


def test_a_path_that_is_not_there_or_lies_outside(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        named("missing.md")
    with pytest.raises(UsageError, match="outside the repository"):
        named(".", str(tmp_path))


def test_a_renamed_and_edited_article_is_compared_with_the_old_one(folder: Path) -> None:
    git(folder, "mv", "sub/old.md", "moved.md")
    (folder / "moved.md").write_text(f"{SECOND}\n\n{FIRST}\n\n{THIRD}\n", encoding="utf-8")
    commit(folder)
    (article,) = read("moved.md", OPTIONS).articles
    before = changes(["."], "main").before("moved.md", OPTIONS)
    assert [span.of(article.text) for span in before.changed(article)] == [THIRD]


def test_an_old_version_that_is_no_article_counts_as_none(folder: Path) -> None:
    (folder / "sub/old.md").write_bytes(b"\0\1\2")
    commit(folder)
    git(folder, "branch", "-f", "main")
    (folder / "sub/old.md").write_text(f"{FIRST}\n", encoding="utf-8")
    (article,) = read("sub/old.md", OPTIONS).articles
    assert len(changes(["."], "main").before("sub/old.md", OPTIONS).changed(article)) == 1


def test_staged_content(folder: Path) -> None:
    (folder / "sub/old.md").write_text(f"{FIRST}\n\n{THIRD}\n", encoding="utf-8")
    git(folder, "add", "-A")
    (folder / "sub/old.md").unlink()
    found = changes(["."], None)
    assert named(".", base=None) == ["sub/old.md"]
    assert found.content("sub/old.md") == f"{FIRST}\n\n{THIRD}\n".encode()
    assert changes(["."], "main").files == {}


def test_a_changed_file_comes_once(folder: Path) -> None:
    (folder / "sub/old.md").write_text(f"{FIRST}\n", encoding="utf-8")
    paths = ("sub", "sub/old.md", "./sub/old.md", ".")
    found = changes(paths, "main").named(paths, (), (), [])
    assert [(each.path, each.walked) for each in found] == [("sub/old.md", False)]
