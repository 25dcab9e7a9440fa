"""CI formats through `mtqa check`: what goes to stdout, to files, and to the job summary."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.cli.ci import root_of, to_github
from mtqa.cli.run import Request, run
from mtqa.report.base import Context
from mtqa.report.markdown import LIMIT
from tests.report.variants import VARIANTS

CLEAN = "Le bac de Merak a repris la mer mardi. Les passagers ont attendu deux heures sur le quai."
FAULTY = "Le maire a parlé. « Le pont tiendra, a promis le maire.\nLes travaux commencent lundi."
ALL = [
    "annotations.txt", "articles.csv", "checkstyle.xml", "codequality.json", "findings.csv", "junit.xml", "report.html", "report.json",
    "report.sarif", "sentences.csv", "summary.md",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, `site` of a checkout."""
    (tmp_path / ".git").mkdir()
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.chdir(site)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (site / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (site / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return site


def check(*paths: str, **options: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    request = replace(Request(paths, no_model=True, lang="en"), **options)  # type: ignore[arg-type]
    return run(request, out, err), out.getvalue(), err.getvalue()


def test_o_alone_gets_every_file_and_prints_no_annotations(folder: Path) -> None:
    code, out, _ = check("faulty.txt", formats="json", output=Path("one"))
    assert (code, out) == (1, "")
    _, out, _ = check("faulty.txt", formats="terminal", output=Path("all"))
    assert sorted(path.name for path in (folder / "all").iterdir()) == ALL
    assert "::error" not in out


def test_github_alone_prints_annotations_relative_to_the_checkout(folder: Path) -> None:
    code, out, _ = check("faulty.txt", "clean.txt", formats="github")
    assert code == 1
    assert out.startswith("::error file=site/faulty.txt,line=1,")
    assert not (folder / "reports").exists()


def test_github_with_files_prints_what_it_writes_and_appends_the_summary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = folder / "step.md"
    summary.write_text("# before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    _, out, _ = check("faulty.txt", formats="github,sarif,markdown", output=Path("out"))
    assert out == (folder / "out/annotations.txt").read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == "# before\n" + (folder / "out/summary.md").read_text(encoding="utf-8")


def test_sarif_knows_the_exit_code_and_what_could_not_be_read(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    code, out, _ = check("faulty.txt", "empty.txt", formats="sarif")
    assert code == 2
    (run_,) = json.loads(out)["runs"]
    assert run_["invocations"][0]["exitCode"] == 2
    assert [n["descriptor"]["id"] for n in run_["invocations"][0]["toolExecutionNotifications"]][:1] == ["empty"]
    assert run_["artifacts"][0]["location"]["uri"] == "site/faulty.txt"


def test_a_run_that_read_nothing_still_writes_its_files(folder: Path) -> None:
    code, _, _ = check("missing.txt", formats="junit,sarif", output=Path("out"))
    assert code == 2
    assert 'errors="1"' in (folder / "out/junit.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["sarif", "junit", "gitlab", "checkstyle", "markdown"])
def test_equal_runs_give_equal_bytes(folder: Path, kind: str) -> None:
    assert check("faulty.txt", formats=kind)[1] == check("faulty.txt", formats=kind)[1]


def test_the_summary_stays_below_githubs_limit(tmp_path: Path) -> None:
    summary = tmp_path / "step.md"
    made, environment = VARIANTS["crowd"](), {"GITHUB_STEP_SUMMARY": str(summary)}
    summary.write_bytes(b"x" * (LIMIT - 3_000))
    to_github(made, Context(), io.StringIO(), environment)
    size = summary.stat().st_size
    assert LIMIT - 3_000 < size <= LIMIT
    assert "more lines are left out" in summary.read_text(encoding="utf-8")
    summary.write_bytes(b"x" * LIMIT)
    to_github(made, Context(), io.StringIO(), environment)
    assert summary.stat().st_size == LIMIT


def test_a_summary_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    out = io.StringIO()
    to_github(VARIANTS["nothing found"](), Context(), out, {"GITHUB_STEP_SUMMARY": str(tmp_path)})
    assert out.getvalue().startswith("::warning title=mtqa::The job summary can't be written")


def test_the_checkout_is_found_upwards(folder: Path, tmp_path: Path) -> None:
    assert root_of(folder) == tmp_path
    assert root_of(Path("/")) is None
