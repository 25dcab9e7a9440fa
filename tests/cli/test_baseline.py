"""The baseline over the life of a content repository: quiet about the past, exact about the new."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mtqa.errors import UsageError
from tests.cli.content import FAULT, OTHER_FAULT, Outcome, check, commit, git, paragraphs, repository, write

BASELINE = "mtqa-baseline.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20 articles in two commits, two of them with old faults, and a third commit with the baseline that the first run wrote."""
    folder = repository(tmp_path_factory.mktemp("made") / "content repository")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for first, last in ((0, 10), (10, 20)):
            for number in range(first, last):
                lines = paragraphs(number)
                if number in {3, 12}:
                    lines[1] += f" {FAULT}"
                write(folder / f"news/article {number:02}.md", lines)
            commit(folder, f"articles {first} to {last}")
        first_run = check(".", baseline=BASELINE, write_baseline=True)
        commit(folder, "baseline")
    assert first_run.code == 0
    assert first_run.verdict.startswith(f"mtqa: baseline written to {BASELINE}: findings: 2 (new: 2, gone: 0).")
    assert first_run.new == []
    return folder


@pytest.fixture
def content(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that repository, as the working directory."""
    folder = tmp_path / "content repository"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    return folder


def silenced(outcome: Outcome) -> list[tuple[str, str, str]]:
    return [
        (a["path"], s["suppression"]["origin"], s["baseline_state"])
        for a in outcome.data["articles"]
        for s in a["suppressed"]
        if s["severity"] != "neutral"
    ]


def test_without_a_baseline_the_old_faults_are_there(content: Path) -> None:
    assert check(".", fail_on="minor").new == [("news/article 03.md", "REP101"), ("news/article 12.md", "REP101")]


def test_the_second_run_is_silent(content: Path) -> None:
    again = check(".", baseline=BASELINE, fail_on="minor")
    assert (again.code, again.new) == (0, [])
    assert silenced(again) == [("news/article 03.md", "baseline", "unchanged"), ("news/article 12.md", "baseline", "unchanged")]
    assert again.data["baseline"] == {"path": BASELINE, "known": 2, "stale": []}
    assert again.lines == ["mtqa: passed: nothing at or above minor (articles: 20, sentences: 102). In the baseline: 2."]


def test_a_silenced_finding_does_not_raise_the_risk_of_its_sentence(content: Path) -> None:
    def risk(outcome: Outcome) -> float:
        article = outcome.data["articles"][0]
        return next(float(s["scores"]["risk"]) for s in article["segments"] if s["text"] == FAULT)

    name = "news/article 03.md"
    assert risk(check(name, baseline=BASELINE)) < risk(check(name, fail_on="never"))


@pytest.mark.parametrize("changed", [None, "main~1"])
def test_only_the_new_article_is_reported(content: Path, changed: str | None) -> None:
    lines = paragraphs(3)
    write(content / "news/article 03.md", [lines[2], lines[0], f"{lines[1]} {FAULT}"])
    git(content, "mv", "news/article 12.md", "news/renamed.md")
    write(content / "news/new.md", [*paragraphs(7)[:2], OTHER_FAULT, f"{paragraphs(7)[2]} {FAULT}"])
    commit(content, "one new article, one moved paragraph, one renamed article")
    found = check(".", baseline=BASELINE, fail_on="minor", changed=changed)
    assert found.code == 1
    assert found.new == [("news/new.md", "REP101"), ("news/new.md", "REP101")]
    assert "first REP101 at news/new.md:5:28." in found.verdict
    assert found.data["baseline"]["stale"] == []
    states = {f["baseline_state"] for a in found.data["articles"] for f in a["findings"]}
    assert states == {"new"}


def test_text_above_a_finding_may_grow(content: Path) -> None:
    path = content / "news/article 03.md"
    path.write_text(
        "Un mot de la rédaction : ce texte a été relu.\n\nIl paraît aussi dans notre lettre.\n\n" + path.read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    assert check(".", baseline=BASELINE, fail_on="minor").new == []


def test_one_more_of_the_same_is_new(content: Path) -> None:
    path = content / "news/article 03.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{FAULT}\n", encoding="utf-8")
    found = check(".", baseline=BASELINE, fail_on="minor")
    assert [code for _, code in found.new if code == "REP101"] == ["REP101"]
    assert [f["line"] for f in found.data["articles"][3]["findings"] if f["code"] == "REP101"] == [7]


def test_a_mended_finding_is_stale_and_prunable(content: Path) -> None:
    write(content / "news/article 03.md", paragraphs(3))
    found = check(".", baseline=BASELINE)
    assert found.code == 0
    assert found.data["baseline"]["stale"] == [{"code": "REP101", "excerpt": "de de", "count": 1, "paths": ["news/article 03.md"]}]
    assert "findings that it lists and that are gone: 1 (REP101 “de de” news/article 03.md). --prune-baseline" in found.lines[-2]
    pruned = check(".", baseline=BASELINE, prune_baseline=True)
    assert "taken out, since they are gone: 1" in pruned.lines[-2]
    assert [e["paths"] for e in json.loads((content / BASELINE).read_text())["entries"]] == [{"news/article 12.md": 1}]
    assert check(".", baseline=BASELINE).data["baseline"]["stale"] == []


def test_a_run_over_one_file_leaves_the_others_entries_alone(content: Path) -> None:
    before = (content / BASELINE).read_text()
    assert check("news/article 05.md", baseline=BASELINE).data["baseline"]["stale"] == []
    check("news/article 05.md", baseline=BASELINE, prune_baseline=True)
    check("news/article 05.md", baseline=BASELINE, write_baseline=True)
    assert (content / BASELINE).read_text() == before


def test_a_copy_elsewhere_is_new_where_the_old_file_was_not_looked_at(content: Path) -> None:
    write(content / "news/new.md", [*paragraphs(7), FAULT])
    assert check("news/new.md", baseline=BASELINE, fail_on="minor").new == [("news/new.md", "REP101")]


def test_what_people_wrote_stays_and_is_shown(content: Path) -> None:
    path = content / BASELINE
    data = json.loads(path.read_text())
    data["entries"][0] |= {"reason": "a stammer, as spoken", "author": "R. Desk", "date": "2026-02-03"}
    path.write_text(json.dumps(data))
    check(".", baseline=BASELINE, write_baseline=True)
    found = check(".", baseline=BASELINE)
    kinds = [s["suppression"] for a in found.data["articles"] for s in a["suppressed"] if s["severity"] != "neutral"]
    assert kinds[0] == {"origin": "baseline", "reason": "a stammer, as spoken", "author": "R. Desk", "date": "2026-02-03"}


def test_the_configuration_names_it_from_its_own_folder(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content / "mtqa.toml").write_text(f'baseline = "{BASELINE}"\n')
    monkeypatch.chdir(content / "news")
    assert check(".", fail_on="minor").new == []


def test_writing_ends_2_when_something_could_not_be_read(content: Path) -> None:
    assert check(".", "missing.md", baseline=BASELINE, write_baseline=True).code == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"baseline": "none.json"}, "none.json: no such baseline. Write it first: add --write-baseline."),
        ({"write_baseline": True}, "No baseline is named."),
        ({"prune_baseline": True}, "No baseline is named."),
        ({"baseline": BASELINE, "write_baseline": True, "changed": "main"}, "not written from a change"),
        ({"baseline": BASELINE, "write_baseline": True, "prune_baseline": True}, "--write-baseline prunes as well"),
        ({"baseline": "news/article 00.md"}, "not a baseline"),
    ],
)
def test_wrong_use(content: Path, options: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        check(".", **options)
    assert words in str(caught.value)
