"""Machines that don't help: full disks, limits, kills, closed folders. No half-written report ever stands under its name."""

from __future__ import annotations

import csv
import json
import os
import resource
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.nasty.corpus import FRENCH

FORMATS = "html,csv,json,sarif,junit"
FILES = {"report.html", "sentences.csv", "findings.csv", "articles.csv", "report.json", "report.sarif", "junit.xml"}
_MTQA = "from mtqa.cli.main import main; main()"
_CHECK = ("check", "a.txt", "--no-model", "--fail-on", "never", "--lang", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FRENCH * 30, encoding="utf-8")
    (tmp_path / "mtqa.toml").write_text("", encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str, program: str = _MTQA, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *words], cwd=folder, text=True, capture_output="stdout" not in more, check=False, **more
    )  # type: ignore[call-overload, no-any-return]


def clear_refusal(done: subprocess.CompletedProcess[str], said: str) -> None:
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "a fault of mtqa" not in done.stderr
    assert said in done.stderr


def whole(place: Path) -> bool:
    """True when a report file is complete."""
    text = place.read_text(encoding="utf-8")
    if place.suffix in {".json", ".sarif"}:
        return bool(json.loads(text))
    if place.suffix == ".csv":
        return text.endswith("\n") and len({len(row) for row in csv.reader(text.splitlines())}) == 1
    return text.rstrip().endswith(("</html>", "</testsuites>"))


def _uncounted() -> dict[str, str]:
    """The environment without what makes a process count its lines: the file with the counts would meet the limit, too."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


def test_a_limit_on_the_size_of_files_leaves_no_report(folder: Path) -> None:
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (3_000, 3_000))
    done = run(folder, *_CHECK, "--format", FORMATS, "-o", "out", preexec_fn=limit, env=_uncounted())
    clear_refusal(done, "can't be written")
    assert not (folder / "out").exists()


def test_a_limit_leaves_what_was_there(folder: Path) -> None:
    assert run(folder, *_CHECK, "--format", FORMATS, "-o", "out").returncode == 0
    before = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    assert before.keys() == FILES
    (folder / "a.txt").write_text(FRENCH * 40, encoding="utf-8")
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (3_000, 3_000))
    assert run(folder, *_CHECK, "--format", FORMATS, "-o", "out", preexec_fn=limit, env=_uncounted()).returncode == 2
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == before


def _small_disk(folder: Path) -> list[str] | None:
    """Words that run a command where `out` is a disk of 64 kB; None where nobody may mount one."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return None
    words = [unshare, "-rm", "sh", "-c", f'mount -t tmpfs -o size=64k none "{folder}/out" && exec "$@"', "sh"]
    return words if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0 else None


def test_a_full_disk_leaves_no_report(folder: Path) -> None:
    (folder / "out").mkdir()
    small = _small_disk(folder)
    if small is None:
        pytest.skip("no small disk can be mounted here (unshare -rm)")
    (folder / "a.txt").write_text(FRENCH * 400, encoding="utf-8")
    command = [sys.executable, "-c", _MTQA, *_CHECK, "--format", FORMATS, "-o", "out"]
    script = [*small, "sh", "-c", '"$@"; code=$?; ls -A out; exit $code', "sh", *command]
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, check=False)
    clear_refusal(done, "No space left")
    assert done.stdout.split() == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [(*_CHECK, "--format", "json"), _CHECK, ("rules",)])
def test_a_full_disk_behind_standard_output(folder: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(folder, *words, stdout=full, stderr=subprocess.PIPE)
    clear_refusal(done, "No space left")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("words", "code", "unbuffered"),
    [
        (("check", "a.txt", "--no-model", "--fail-on", "minor"), 1, ""),
        (("check", "nowhere.txt", "--no-model"), 2, "1"),
        (("rulez",), 2, ""),
        (("models", "show", "nowhere/model"), 3, ""),
    ],
)
def test_a_full_disk_behind_standard_error_changes_no_exit_code(folder: Path, words: tuple[str, ...], code: int, unbuffered: str) -> None:
    """The code is what scripts read, and the report is whole; only what was said beside it is lost."""
    wanted = run(folder, *words)
    assert wanted.returncode == code, wanted.stderr
    with Path("/dev/full").open("w") as full:
        environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        done = run(folder, *words, stdout=subprocess.PIPE, stderr=full, env=environment)
    assert (done.returncode, done.stdout) == (code, wanted.stdout)


KILLED = """
import os, signal
from mtqa.report import atomic
calls, real = 0, {name: getattr(os, name) for name in ("fsync", "replace")}
def counted(name):
    def call(*args):
        global calls
        calls += 1
        if calls == int(os.environ["KILL_AT"]):
            os.kill(os.getpid(), signal.SIGKILL)
        return real[name](*args)
    return call
atomic.os = type("Os", (), {"fsync": staticmethod(counted("fsync")), "replace": staticmethod(counted("replace"))})
"""


@pytest.mark.parametrize("at", [1, 7, 8, 11, 14])
def test_a_kill_at_any_step_leaves_only_whole_reports(folder: Path, at: int) -> None:
    done = run(folder, *_CHECK, "--format", FORMATS, "-o", "out", program=KILLED + _MTQA, env={**os.environ, "KILL_AT": str(at)})
    assert done.returncode == -9
    under_their_names = [path for path in (folder / "out").iterdir() if path.name in FILES]
    assert len(under_their_names) == max(0, at - len(FILES) - 1)
    assert all(whole(path) for path in under_their_names)


def _plain_user() -> list[str]:
    """Words before a command that take from root the power to open everything; none for other users."""
    if os.geteuid():
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root opens every file, and there is no setpriv to give that up")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]


@pytest.mark.parametrize("walked", [False, True])
def test_a_file_and_a_folder_without_permission(folder: Path, walked: bool) -> None:
    (folder / "b.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "b.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    named = (".",) if walked else ("a.txt", "b.txt", "closed/c.txt")
    words = ("check", *named, "--no-model", "--fail-on", "never", "--format", "json")
    done = subprocess.run([*_plain_user(), sys.executable, "-c", _MTQA, *words], cwd=folder, capture_output=True, text=True, check=False)
    (folder / "closed").chmod(0o755)
    assert done.returncode == 2, done.stderr
    report = json.loads(done.stdout)
    assert [article["path"] for article in report["articles"]] == ["a.txt"]
    closed = "closed" if walked else "closed/c.txt"
    assert {problem["path"]: problem["code"] for problem in report["problems"]} == {"b.txt": "unreadable", closed: "unreadable"}


def test_a_read_only_output_folder(folder: Path) -> None:
    (folder / "out").mkdir(mode=0o555)
    words = [*_plain_user(), sys.executable, "-c", _MTQA, *_CHECK, "--format", FORMATS, "-o", "out"]
    clear_refusal(subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False), "can't be written")
    assert list((folder / "out").iterdir()) == []


def test_a_file_where_the_output_folder_should_be(folder: Path) -> None:
    (folder / "out").write_text("mine", encoding="utf-8")
    clear_refusal(run(folder, *_CHECK, "--format", FORMATS, "-o", "out"), "can't be written")
    assert (folder / "out").read_text(encoding="utf-8") == "mine"


def test_two_runs_into_one_folder_are_one_run_and_one_clear_refusal(folder: Path) -> None:
    command = [sys.executable, "-c", _MTQA, *_CHECK, "--format", FORMATS, "-o", "out"]
    both = [subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [each.communicate()[1] for each in both]
    assert sorted(each.returncode for each in both) == [0, 2], said
    (refused,) = (text for each, text in zip(both, said, strict=True) if each.returncode == 2)
    assert refused == "mtqa: Another run of mtqa is writing to out. Wait until it has ended, or name another directory with -o.\n"
    assert {path.name for path in (folder / "out").iterdir()} == FILES
    assert all(whole(path) for path in (folder / "out").iterdir())
