"""What git says of a change, in repositories made for the purpose."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtqa.article.git import repository
from mtqa.errors import UsageError
from tests.cli.content import commit, git
from tests.cli.content import repository as new_repository


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One commit on `main`, and the branch `work` on which nothing has happened yet."""
    made = new_repository(tmp_path / "a repository")
    (made / "old.md").write_text("Une phrase.\n" * 20, encoding="utf-8")
    (made / "gone.md").write_text("Rien.\n", encoding="utf-8")
    commit(made)
    git(made, "switch", "-q", "-c", "work")
    return made


def names(root: Path, base: str | None = "main") -> dict[str, bool]:
    """Names of changed files, and whether each has an older version."""
    found = repository(root).staged() if base is None else repository(root).changed(base)
    return {file.path.relative_to(root).as_posix(): file.old is not None for file in found}


def test_added_edited_renamed_and_removed(folder: Path) -> None:
    git(folder, "mv", "old.md", "moved.md")
    (folder / "gone.md").unlink()
    (folder / "new.md").write_text("Autre chose.\n")
    commit(folder)
    (folder / "moved.md").write_text((folder / "moved.md").read_text() + "Encore.\n")
    (folder / "unknown.md").write_text("Pas encore suivi.\n")
    assert names(folder) == {"moved.md": True, "new.md": False}


def test_only_what_the_branch_did_since_it_left(folder: Path) -> None:
    git(folder, "switch", "-q", "main")
    (folder / "meanwhile.md").write_text("Sur l’autre branche.\n")
    commit(folder)
    git(folder, "switch", "-q", "work")
    (folder / "mine.md").write_text("À moi.\n")
    commit(folder)
    assert names(folder) == {"mine.md": False}


@pytest.mark.parametrize(
    "name", ["-n.md", "--output=x.md", "with blank.md", "line\nend.md", 'quote".md', "à é.md", ":(glob)*.md", "tab\t.md"]
)
def test_odd_names(folder: Path, name: str) -> None:
    (folder / name).write_text("Une phrase.\n")
    commit(folder)
    assert names(folder) == {name: False}
    (folder / name).write_text("Deux phrases.\n")
    git(folder, "add", "-A")
    assert names(folder, None) == {name: True}


def test_a_name_that_is_not_utf_8(folder: Path) -> None:
    path = os.fsencode(folder) + b"/caf\xe9.md"
    try:
        Path(os.fsdecode(path)).write_text("Une phrase.\n")
    except OSError:
        pytest.skip("this file system takes no such names")
    commit(folder)
    assert [os.fsencode(file.path) for file in repository(folder).changed("main")] == [path]


def test_staged_contents_are_those_of_the_index(folder: Path) -> None:
    (folder / "old.md").write_text("Dans l’index.\n", encoding="utf-8")
    git(folder, "add", "old.md")
    (folder / "old.md").write_text("Pas dans l’index.\n", encoding="utf-8")
    (found,) = repository(folder).staged()
    assert found.old
    assert found.staged
    assert repository(folder).blob(found.staged).decode() == "Dans l’index.\n"
    assert repository(folder).blob(found.old).decode() == "Une phrase.\n" * 20


def test_everything_is_staged_before_the_first_commit(tmp_path: Path) -> None:
    made = new_repository(tmp_path / "r")
    (made / "a.md").write_text("Une phrase.\n")
    git(made, "add", "-A")
    assert names(made, None) == {"a.md": False}


def test_links_and_submodules_are_no_articles(folder: Path, tmp_path: Path) -> None:
    (folder / "link.md").symlink_to("old.md")
    inner = new_repository(folder / "inner.md")
    commit(inner)
    commit(folder)
    assert names(folder) == {}


def test_a_shallow_clone_asks_for_the_whole_history(folder: Path, tmp_path: Path) -> None:
    commit(folder)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{folder}", "shallow")
    for base in ("main", "origin/work"):
        with pytest.raises(UsageError, match="shallow") as caught:
            repository(tmp_path / "shallow").changed(base)
        assert "`fetch-depth: 0`" in caught.value.remedy
    assert repository(tmp_path / "shallow").staged() == ()


@pytest.mark.parametrize("base", ["origin/main", "nothing", "HEAD~99", "main:old.md", "main..work"])
def test_an_unknown_base(folder: Path, base: str) -> None:
    with pytest.raises(UsageError, match="git knows no such branch") as caught:
        repository(folder).changed(base)
    assert "`fetch-depth: 0`" in caught.value.remedy


@pytest.mark.parametrize("base", ["", " ", "-x", "--output=f", "a\nb", "a\0b"])
def test_what_can_be_no_base(folder: Path, base: str) -> None:
    with pytest.raises(UsageError, match="can't be a branch"):
        repository(folder).changed(base)


def test_no_history_in_common(folder: Path) -> None:
    git(folder, "switch", "-q", "--orphan", "other")
    commit(folder)
    with pytest.raises(UsageError, match="no history in common"):
        repository(folder).changed("main")


def test_a_partial_clone_fetches_nothing_and_says_how_to_get_the_rest(folder: Path, tmp_path: Path) -> None:
    (folder / "old.md").write_text("Une autre phrase.\n", encoding="utf-8")
    commit(folder)
    git(folder, "config", "uploadpack.allowfilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{folder}", "partial")
    clone = tmp_path / "partial"
    missing = git(clone, "rev-parse", "origin/main:old.md").strip()
    for attempt in range(2):
        with pytest.raises(UsageError, match="partial") as caught:
            repository(clone).blob(missing)
        assert caught.value.code == "partial", attempt
        assert "--refetch" in caught.value.remedy
    git(clone, "fetch", "-q", "--refetch", "--no-filter")
    assert repository(clone).blob(missing).decode().startswith("Une phrase.")


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no git repository"):
        repository(tmp_path)
    with pytest.raises(UsageError, match="does not exist"):
        repository(tmp_path / "nowhere")


def test_a_broken_repository(folder: Path) -> None:
    (folder / ".git/index").write_bytes(b"broken")
    with pytest.raises(UsageError, match="git failed"):
        repository(folder).staged()


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(UsageError, match="git is not installed"):
        repository(folder)


def test_a_repositorys_own_settings_start_no_program(folder: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{folder}/sprung'\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager"):
        git(folder, "config", key, str(trap))
    git(folder, "update-index", "--fsmonitor")
    (folder / "sprung").unlink(missing_ok=True)
    (folder / "old.md").write_text("Changé.\n")
    assert "old.md" in names(folder)
    assert not (folder / "sprung").exists()


def test_no_program_of_the_settings_is_started(folder: Path) -> None:
    for driver in ("evil", "a=b"):
        git(folder, "config", f"filter.{driver}.clean", "touch started; cat")
        git(folder, "config", f"filter.{driver}.required", "true")
    git(folder, "mv", "old.md", "moved.md")
    (folder / ".git" / "info" / "attributes").write_text("old.md filter=evil\nmoved.md filter=a=b\nother.md filter=evil\n")
    for name in ("moved.md", "other.md"):
        (folder / name).write_text("Une phrase.\n" * 21, encoding="utf-8")
    git(folder, "update-index", "--add", "--cacheinfo", f"100644,{'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'},other.md")
    assert "moved.md" in names(folder)
    assert not (folder / "started").exists()
