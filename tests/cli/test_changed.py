"""`--changed` and `--staged`: only what a change touches is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.errors import UsageError
from tests.cli.content import FAULT, OTHER_FAULT, check, commit, git, paragraphs, repository, write


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles on `main`, one of them with an old fault; `work` is checked out."""
    folder = repository(tmp_path / "content")
    for number in range(3):
        write(folder / f"{number}.md", paragraphs(number) + ([FAULT] if number == 1 else []))
    commit(folder)
    git(folder, "switch", "-q", "-c", "work")
    monkeypatch.chdir(folder)
    return folder


def test_nothing_changed(content: Path) -> None:
    found = check(changed="main")
    assert (found.code, found.data["articles"], found.verdict) == (0, [], "mtqa: passed: no article changed.")


def test_only_the_paragraph_that_changed(content: Path) -> None:
    write(content / "1.md", [FAULT, *paragraphs(1), OTHER_FAULT])
    commit(content)
    found = check(changed="main", fail_on="minor")
    assert found.code == 1
    assert found.new == [("1.md", "REP101")]
    assert "1.md:9:28" in found.verdict
    said = [s["text"] for s in found.data["articles"][0]["segments"] if not s["unchanged"]]
    assert said == [OTHER_FAULT]


def test_a_new_article_in_full_and_a_renamed_one_not_at_all(content: Path) -> None:
    git(content, "mv", "--", "1.md", "-moved one.md")
    write(content / "sub/new.md", [FAULT, OTHER_FAULT])
    commit(content)
    assert check(".", changed="main", fail_on="minor").new == [("sub/new.md", "REP101"), ("sub/new.md", "REP101")]


def test_rows_that_changed(content: Path) -> None:
    def rows(*targets: str) -> None:
        lines = (json.dumps({"id": f"r{n}", "target": target, "doc": f"d{n % 2}"}) + "\n" for n, target in enumerate(targets))
        (content / "rows.jsonl").write_text("".join(lines), encoding="utf-8")

    rows("Le quai est vide.", FAULT, "Le bac est plein.")
    commit(content)
    git(content, "branch", "-f", "main")
    rows("Le quai est vide.", FAULT, "Le bac est plein.", OTHER_FAULT)
    commit(content)
    found = check(changed="main", fail_on="minor")
    assert found.new == [("d1", "REP101")]
    assert "first REP101 at d1:r3" in found.verdict
    check(".", baseline="b.json", write_baseline=True)
    rows(FAULT, "Le quai est vide.", "Le bac est plein.", OTHER_FAULT)
    again = check(".", baseline="b.json", fail_on="minor")
    assert (again.new, again.data["baseline"]["stale"]) == ([], [])
    names = {name for entry in json.loads((content / "b.json").read_text())["entries"] for name in entry["paths"]}
    assert "rows.jsonl" in names


def test_staged_looks_at_the_index(content: Path) -> None:
    write(content / "0.md", [*paragraphs(0), OTHER_FAULT])
    assert check(staged=True).data["articles"] == []
    git(content, "add", "-A")
    write(content / "0.md", paragraphs(0))
    found = check(staged=True, fail_on="minor")
    assert found.new == [("0.md", "REP101")]
    assert OTHER_FAULT in found.data["articles"][0]["text"]


def test_a_file_that_is_named_and_did_not_change_is_passed_by(content: Path) -> None:
    assert check("1.md", changed="main", fail_on="minor").code == 0


def test_a_changed_file_that_is_no_article_is_an_error_when_named(content: Path) -> None:
    (content / "0.md").write_bytes(b"\0\1\2\3")
    commit(content)
    found = check("0.md", changed="main")
    assert found.code == 2
    assert "0.md" in found.lines[0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"changed": "nowhere"}, "fetch-depth: 0"),
        ({"changed": "main", "staged": True}, "exclude each other"),
        ({}, "No article is named"),
    ],
)
def test_wrong_use(content: Path, options: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        check(**options)
    assert caught.value.exit_code == 2
