"""`mtqa check` part by part: the bytes of the ordinary run, after kills, from shards, on dask workers, and with articles that break."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mtqa.article.model import Article
from mtqa.batch.journal import FOLDER, Journal
from mtqa.checks.runner import run_guarded
from mtqa.cli.batch import BatchRun
from mtqa.cli.request import Request
from mtqa.cli.run import run
from mtqa.clock import Clock
from mtqa.config import load, with_flags
from mtqa.errors import UsageError
from tests.cli.content import FAULT, OTHER_FAULT, paragraphs, write

FORMATS = "csv,json"
ARTICLES = 5
BLOCKS = ARTICLES + 1
"""Of at most four segments: each article, and one for the rows with the ignored page."""
Reference = tuple[int, list[str], dict[str, bytes]]
FILES = {"sentences.csv", "findings.csv", "articles.csv", "report.json"}


def fill(tmp_path: Path) -> None:
    """Articles with faults, rows, a page in another language, a file that can't be read, and an ignore that silences nothing."""
    for number in range(ARTICLES):
        write(tmp_path / "in" / f"{number}.md", [*paragraphs(number), *([FAULT] if number % 2 else [OTHER_FAULT])])
    (tmp_path / "in" / "rows.jsonl").write_text('{"id": "a", "target": "=Le port est fermé."}\nno row\n', encoding="utf-8")
    (tmp_path / "in" / "other.id.txt").write_text("Pelabuhan ditutup.", encoding="utf-8")
    (tmp_path / "in" / "z.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "in" / "ignored.md").write_text("<!-- mtqa: ignore QUO -->\n\nLe port est fermé depuis mardi soir.\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """What the ordinary run makes of it."""
    place = tmp_path_factory.mktemp("reference")
    fill(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        return whole()


def request(output: str, **more: Any) -> Request:
    return replace(Request(("in",), formats=FORMATS, output=Path(output), no_model=True, lang="en"), **more)


def check(output: str, **more: Any) -> tuple[int, list[str]]:
    """`mtqa check`; what it ends with and what it says."""
    err = io.StringIO()
    code = run(request(output, **more), io.StringIO(), err)
    return code, err.getvalue().splitlines()


def in_blocks(output: str, size: int = 8, **more: Any) -> tuple[int, list[str]]:
    """The same in small blocks."""
    asked, err = request(output, **more), io.StringIO()
    configuration = with_flags(load(), asked.settings())
    code = BatchRun(asked, configuration, FORMATS.split(","), "en", err, Clock(), size).run()
    return code, err.getvalue().splitlines()


def files(output: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(output).iterdir()}


def whole(output: str = "whole") -> tuple[int, list[str], dict[str, bytes]]:
    """The ordinary run, in memory, since another format is asked for."""
    code, lines = check(output, formats=f"{FORMATS},markdown")
    made = files(output)
    del made["summary.md"]
    return code, lines, made


def test_the_ordinary_runs_bytes_lines_and_exit_code(folder: Path, reference: Reference) -> None:
    code, lines, made = reference
    assert made.keys() == FILES
    for output, size in (("a", 8), ("b", 1)):
        own_code, own_lines = in_blocks(output, size)
        assert files(output) == made
        assert own_code == code == 2
        told = {line for line in own_lines if not line.startswith(f"mtqa: {output}/")}
        assert told == {line for line in lines if not line.startswith("mtqa: whole/")}
        assert own_lines[-1] == lines[-1]
    own_code, own_lines = check("c")
    assert files("c") == made
    assert (own_code, own_lines[-1]) == (code, lines[-1])


def test_copies_of_xliff_are_those_of_the_ordinary_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = '<trans-unit id="{0}"><source>Bupati hadir.</source><target>Le maire a confirmé la date de de la fête {0}.</target></trans-unit>'
    body = "".join(f'<file original="{n}" target-language="fr"><body>{unit.format(n)}</body></file>' for n in range(3))
    for name in ("in/a.xlf", "in/b.xlf"):
        Path(name).write_text(f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{body}</xliff>', encoding="utf-8")
    kept, add = list[int](), Journal.add
    monkeypatch.setattr(Journal, "add", lambda journal, block, *more: kept.append(block.number) or add(journal, block, *more))
    for paths, names in ((("in/a.xlf",), ["findings.xlf"]), (("in/a.xlf", "in/b.xlf", "in/0.md"), ["a", "b"])):
        kept.clear()
        made = {}
        for output, formats in (("parts", "xliff,csv"), ("whole", "xliff,csv,markdown")):
            place = Path(f"{output}-{len(paths)}")
            check(str(place), paths=paths, formats=formats)
            made[output] = {path.relative_to(place): path.read_bytes() for path in place.rglob("*.xlf")}
        assert kept == [0]
        assert made["parts"] == made["whole"]
        assert [path.name.partition("-")[0] for path in sorted(made["parts"])] == names
        assert all(content.count(b"locQualityIssueType") >= 3 for content in made["parts"].values())


@pytest.mark.parametrize("stop", [0, 1, 3])
def test_a_stopped_run_goes_on(folder: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch, stop: int) -> None:
    kept, add = 0, Journal.add

    def stopped(self: Journal, *arguments: Any) -> Any:
        nonlocal kept
        if kept == stop:
            raise KeyboardInterrupt
        kept += 1
        return add(self, *arguments)

    monkeypatch.setattr(Journal, "add", stopped)
    with pytest.raises(KeyboardInterrupt):
        in_blocks("out")
    assert set(files_if_any("out")) == {FOLDER}
    monkeypatch.setattr(Journal, "add", add)
    _, lines = in_blocks("out")
    assert files("out") == reference[2]
    assert (f"mtqa: resumed; blocks done before: {stop}." in lines) is (stop > 0)


def files_if_any(output: str) -> list[str]:
    return [path.name for path in Path(output).iterdir()]


def test_a_killed_process_goes_on(folder: Path, reference: Reference) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import tests.cli.test_batch as t; print('began', flush=True); t.in_blocks('out', 4)"
    )
    root = Path(__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-c", code, str(root)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    journal, until = Path("out", FOLDER, "journal-1-of-1.jsonl"), time.monotonic() + 60
    while (not journal.exists() or journal.stat().st_size == 0) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    in_blocks("out", 4)
    assert files("out") == reference[2]
    paths = [article["path"] for article in json.loads(Path("out/report.json").read_bytes())["articles"]]
    assert len(paths) == len(set(paths)) == ARTICLES + 2


def test_what_changed_between_is_made_anew(folder: Path) -> None:
    in_blocks("out", 4, shard="1/1")
    write(folder / "in" / "2.md", [*paragraphs(2), "Le port est resté fermé toute la journée de mardi."])
    _, lines = in_blocks("out", 4)
    assert files("out") == whole()[2]
    assert f"mtqa: resumed; blocks done before: {BLOCKS - 1}." in lines


@pytest.mark.parametrize("more", [{"vendor": "Terjemah"}, {"fail_on": "minor"}, {"fresh": True}])
def test_other_settings_take_nothing_from_before(folder: Path, more: dict[str, Any]) -> None:
    in_blocks("out", 4, shard="1/1")
    _, lines = in_blocks("out", 4, **more)
    assert not any("resumed" in line for line in lines)


def test_shards_then_the_reports(folder: Path, reference: Reference) -> None:
    ends = [in_blocks("out", 4, shard=f"{index}/3") for index in (1, 2, 3)]
    assert set(files_if_any("out")) == {FOLDER}
    assert [code for code, _ in ends] == [2, 2, 2]
    assert ["waits" in line or "wait for others" in line for line in (lines[-1] for _, lines in ends)] == [True, True, False]
    code, _ = in_blocks("out", 4)
    assert (code, files("out")) == (2, reference[2])


def test_shards_of_machines_that_share_nothing(folder: Path, reference: Reference) -> None:
    for index in (1, 2):
        in_blocks(f"machine{index}", 4, shard=f"{index}/2")
    for place in Path("machine2", FOLDER).iterdir():
        place.rename(Path("machine1", FOLDER, place.name))
    _, lines = in_blocks("machine1", 4)
    assert f"mtqa: resumed; blocks done before: {BLOCKS}." in lines
    assert files("machine1") == reference[2]


def test_an_article_that_breaks_the_program_is_told_and_the_others_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article, *more: Any) -> Any:
        if article.path.endswith("3.md"):
            raise RuntimeError("no such luck")
        return run_guarded(article, *more)

    monkeypatch.setattr("mtqa.checks.sharing.run_guarded", broken)
    code, lines = in_blocks("out", 1024)
    paths = [article["path"] for article in json.loads(Path("out/report.json").read_bytes())["articles"]]
    assert code == 2
    assert len(paths) == ARTICLES + 1
    assert "in/3.md" not in paths
    assert any("`in/3.md` could not be checked (RuntimeError: no such luck); the others were." in line for line in lines)


def test_a_list_of_paths(folder: Path) -> None:
    Path("list.txt").write_text("in/1.md\n\nin/0.md\n", encoding="utf-8")
    check("out", paths=("@list.txt",))
    assert [article["path"] for article in json.loads(Path("out/report.json").read_bytes())["articles"]] == ["in/1.md", "in/0.md"]


def test_profile_says_where_the_time_went(folder: Path) -> None:
    for output, formats in (("a", FORMATS), ("b", "markdown")):
        _, lines = check(output, profile=True, formats=formats)
        at = next(n for n, line in enumerate(lines) if line.startswith("mtqa: Where "))
        shares = [float(line.split()[-1].rstrip("%")) for line in lines[at + 1 :] if line.endswith("%")]
        assert {"rules", "read"} <= {line.split()[1] for line in lines[at + 1 :]}
        assert sum(shares) == pytest.approx(100, abs=1)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"shard": "1/2", "formats": "html"}, "--shard needs"),
        ({"runner": "dask", "formats": "sarif,csv"}, "--runner needs"),
        ({"fresh": True, "baseline": "b.json", "write_baseline": True}, "--fresh needs"),
        ({"runner": "spark"}, "no runner `spark`"),
        ({"shard": "3/2"}, "`3/2` is no shard"),
        ({"paths": ("@none.txt",)}, "@none.txt: the list of paths can't be read"),
    ],
)
def test_wrong_use(folder: Path, more: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        check("out", **more)


def test_dask_workers_give_the_same_bytes(folder: Path, reference: Reference) -> None:
    pytest.importorskip("distributed", reason="distributed is not installed: pip install mtqa[dask]")
    code, _ = in_blocks("out", 8, runner="dask")
    assert (code, files("out")) == (2, reference[2])
