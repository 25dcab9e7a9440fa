"""Which files a command line names."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.article.walk import files_of, names_other_language


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.html", "sub/.hidden/d.txt", ".git/e.txt", "x.png", "sub/x.id.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(folder: Path, **options: list[str]) -> list[str]:
    return [Path(n.path).relative_to(folder).as_posix() for n in files_of([str(folder)], **options)]


def test_walk_takes_known_suffixes_in_order(folder: Path) -> None:
    assert names(folder) == ["a.md", "b.txt", "sub/c.html", "sub/x.id.txt"]


def test_include_and_exclude(folder: Path) -> None:
    assert names(folder, include=["*.png", "sub/*.html"]) == ["sub/c.html", "x.png"]
    assert names(folder, exclude=["sub/*", "a.*"]) == ["b.txt"]


def test_named_files_are_taken_as_given() -> None:
    assert [(n.path, n.walked) for n in files_of(["-", "no/such.xyz"], exclude=["*"])] == [("-", False), ("no/such.xyz", False)]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder)
    assert names(folder) == ["a.md", "b.txt", "sub/c.html", "sub/x.id.txt"]


@pytest.mark.parametrize(
    ("name", "other"), [("x.id.txt", True), ("x.fr.txt", False), ("id.txt", False), ("a/x.EN.md", True), ("x.v2.txt", False)]
)
def test_names_of_other_languages(name: str, other: bool) -> None:
    assert names_other_language(name) is other


def test_folders_that_mtqa_writes_are_passed_by(folder: Path) -> None:
    assert [Path(n.path).name for n in files_of([str(folder)], own=[folder / "sub"])] == ["a.md", "b.txt"]


def test_lists_of_ours_are_passed_by_and_bilingual_files_taken(tmp_path: Path) -> None:
    lists = ("references/names.csv", "references/glossary.csv", "references/lot.csv", "names.csv")
    for name in (*lists, "a.tmx", "b.xlf", "c.xliff", "d.tsv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    own = [tmp_path / "references" / name for name in ("names.csv", "glossary.csv")]
    found = [Path(n.path).relative_to(tmp_path).as_posix() for n in files_of([str(tmp_path)], own=own)]
    assert found == ["a.tmx", "b.xlf", "c.xliff", "d.tsv", "names.csv", "references/lot.csv"]


def test_a_file_comes_once_where_it_is_met_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "link.txt").symlink_to("b.txt")
    found = files_of(["./b.txt", "-", "b.txt", "sub", "link.txt", str(folder / "sub"), "sub/x.id.txt", ".", "none", "none", "a\0b"])
    assert [(each.path, each.walked) for each in found] == [
        ("./b.txt", False), ("-", False), ("sub/c.html", True), ("sub/x.id.txt", False), ("a.md", True), ("none", False), ("a\0b", False),
    ]  # fmt: skip
