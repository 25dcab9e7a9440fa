"""Which file stands beside an article."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtqa.article.pairing import NONE, Companion, Companions, Kind
from mtqa.errors import InputError, UsageError

NOWHERE = Path("no-such-folder")


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    ("article", "files", "language", "expected"),
    [
        ("x.fr.txt", ["x.id.txt"], None, ("x.id.txt", "id")),
        ("x.txt", ["x.id.txt"], None, ("x.id.txt", "id")),
        ("x.fr.txt", ["x.txt"], None, ("x.txt", None)),
        ("x.fr.md", ["x.en.txt", "x.id.txt"], None, ("x.id.txt", "id")),
        ("x.fr.md", ["x.en.txt", "x.id.txt"], "en", ("x.en.txt", "en")),
        ("x.fr.txt", ["x.id.html", "x.id.txt"], None, ("x.id.txt", "id")),
        ("x.fr.txt", ["x.fr.txt", "y.id.txt"], None, None),
        ("x.fr.txt", ["x.gold.tsv", "x.id.pdf"], None, None),
        ("x.fr.txt", ["x.ref.txt"], None, None),
        ("a/x.fr.txt", ["b/x.id.txt", "a/x.id.txt"], None, ("a/x.id.txt", "id")),
        ("news.2024.fr.txt", ["news.2024.id.txt"], None, ("news.2024.id.txt", "id")),
    ],
)
def test_source_by_name(tmp_path: Path, article: str, files: list[str], language: str | None, expected: tuple[str, str] | None) -> None:
    write(tmp_path / "originals", *files)
    found = Companions(Kind.SOURCE, str(tmp_path / "originals"), NOWHERE).of(str(tmp_path / "content" / article), language)
    assert found == (Companion(str(tmp_path / "originals" / expected[0]), expected[1]) if expected else None)


@pytest.mark.parametrize(
    ("given", "name", "found"),
    [
        (True, "x.ref.txt", True),
        (True, "x.fr.txt", True),
        (True, "x.id.txt", False),
        (False, "x.ref.fr.txt", True),
        (False, "x.fr.txt", False),
    ],
)
def test_reference_by_name(tmp_path: Path, given: bool, name: str, found: bool) -> None:
    write(tmp_path / "refs", name)
    companions = Companions(Kind.REFERENCE, str(tmp_path / "refs") if given else None, tmp_path / "refs")
    assert (companions.of(str(tmp_path / "x.fr.txt")) is not None) is found


def test_the_default_folder_is_asked_without_a_word(tmp_path: Path) -> None:
    write(tmp_path, "x.id.txt")
    companions = Companions(Kind.SOURCE, None, tmp_path)
    assert companions.of("elsewhere/x.fr.txt") == Companion(str(tmp_path / "x.id.txt"), "id")
    assert companions.of("elsewhere/y.fr.txt") is None
    assert companions.unpaired == 0
    assert Companions(Kind.SOURCE, NONE, tmp_path).of("elsewhere/x.fr.txt") is None


def test_a_missing_pair_in_a_named_folder_is_counted(tmp_path: Path) -> None:
    companions = Companions(Kind.SOURCE, str(tmp_path), NOWHERE)
    assert [companions.of(f"{name}.fr.txt") for name in "xyz"] == [None] * 3
    assert companions.unpaired == 3


def test_a_named_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UsageError, match="no such file") as caught:
        Companions(Kind.SOURCE, "no-such.id.txt", NOWHERE)
    assert caught.value.code == "no-source"


def test_one_file_goes_with_one_article(tmp_path: Path) -> None:
    write(tmp_path, "x.id.txt")
    companions = Companions(Kind.SOURCE, str(tmp_path / "x.id.txt"), NOWHERE)
    assert companions.of("any.txt") == companions.of("any.txt") == Companion(str(tmp_path / "x.id.txt"), "id")
    with pytest.raises(UsageError, match="one file"):
        companions.of("other.txt")


def test_manifest(tmp_path: Path) -> None:
    write(tmp_path, "originals/17.txt", "refs/17.txt", "a.fr.txt")
    manifest = tmp_path / "pairs.csv"
    manifest.write_text("article,source,reference\na.fr.txt,originals/17.txt,refs/17.txt\nb.fr.txt,,\n", encoding="utf-8")
    source = Companions(Kind.SOURCE, str(manifest), NOWHERE)
    assert source.of(str(tmp_path / "a.fr.txt")) == Companion(str(tmp_path / "originals/17.txt"))
    assert source.of(str(tmp_path / "b.fr.txt")) is None
    assert source.unpaired == 1
    reference = Companions(Kind.REFERENCE, str(manifest), NOWHERE)
    assert reference.of(str(tmp_path / "a.fr.txt")) == Companion(str(tmp_path / "refs/17.txt"), "fr")


@pytest.mark.parametrize(
    ("content", "error", "code"),
    [
        (b"article;source\n", UsageError, "bad-manifest"),
        (b"\xff\xfe\x00a", UsageError, "bad-manifest"),
        (b"article,source\na.txt,gone.txt\n", InputError, "no-source"),
    ],
)
def test_bad_manifest(tmp_path: Path, content: bytes, error: type[Exception], code: str) -> None:
    manifest = tmp_path / "pairs.csv"
    manifest.write_bytes(content)
    with pytest.raises(error) as caught:
        Companions(Kind.SOURCE, str(manifest), NOWHERE).of("a.txt")
    assert getattr(caught.value, "code", "") == code


def test_a_manifest_without_references_is_no_error_for_them(tmp_path: Path) -> None:
    manifest = tmp_path / "pairs.csv"
    manifest.write_text("article,source\n", encoding="utf-8")
    assert Companions(Kind.REFERENCE, str(manifest), NOWHERE, optional=True).of("a.txt") is None


def test_a_manifest_that_is_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "m.csv")
    with pytest.raises(UsageError, match=r"m\.csv: can't be read: it is a pipe, not a file\."):
        Companions(Kind.SOURCE, str(tmp_path / "m.csv"), NOWHERE).of("x.txt")


@pytest.mark.parametrize(("kind", "word"), [(Kind.SOURCE, "original"), (Kind.REFERENCE, "reference")])
def test_an_article_is_not_its_own_companion(tmp_path: Path, kind: Kind, word: str) -> None:
    write(tmp_path, "x.txt")
    (tmp_path / "link.txt").symlink_to("x.txt")
    (tmp_path / "m.csv").write_text(f"article,{kind}\nx.txt,link.txt\n", encoding="utf-8")
    for given in ("x.txt", "link.txt", "m.csv"):
        with pytest.raises(UsageError, match=f"the {word} is the article itself"):
            Companions(kind, str(tmp_path / given), NOWHERE).of(str(tmp_path / "x.txt"))


def test_links_to_one_original_serve_each_its_article(tmp_path: Path) -> None:
    write(tmp_path / "originals", "x.id.txt")
    (tmp_path / "originals" / "y.id.txt").symlink_to("x.id.txt")
    companions = Companions(Kind.SOURCE, str(tmp_path / "originals"), NOWHERE)
    assert all(companions.of(str(tmp_path / name)) for name in ("x.fr.txt", "y.fr.txt"))
