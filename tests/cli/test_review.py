"""`mtqa review`: what it opens, and what it says when it can't."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from mtqa.cli.main import app
from mtqa.errors import InputError, MtqaError, UsageError
from mtqa.review.app import application
from mtqa.review.desk import Desk

FAULTY = "Le maire a parlé. « Le pont tiendra, a promis le maire.\nLes travaux commencent lundi."
ROWS = '{"id": "r1", "target": "« Le pont tiendra, a promis le maire hier.", "source": "Wali kota berbicara.", "source_lang": "id"}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def opened(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """The page of the first article that `mtqa review` would serve."""
    pages: list[str] = []

    def serve(desk: Desk, port: int, **options: Any) -> None:
        with TestClient(application(desk, "t", 8000, "Ana", "en"), base_url="http://127.0.0.1:8000") as client:
            client.get("/?token=t")
            pages.append(client.get("/articles/1").text)
            key = re.findall(r'data-key="([^"]+)"', pages[0])[0]
            form = {"key": key, "version": "0", "decision": "fix", "replacement": "Une autre phrase.", "author": "Ana"}
            answer = client.post("/articles/1/verdicts", data=form, headers={"origin": "http://127.0.0.1:8000", "hx-request": "true"})
            assert answer.status_code == 200
            assert "Une autre phrase." in re.sub(r"<[^>]+>", "", answer.text)

    monkeypatch.setattr("mtqa.review.server.serve", serve)
    done = CliRunner().invoke(app, ["review", *arguments, "--no-browser", "--no-model", "--lang", "en"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return pages[0]


def test_it_opens_an_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Quotation opened, never closed" in opened(monkeypatch, "a.txt")


def test_it_opens_a_report_and_checks_fixes_in_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["check", "a.txt", "--no-model", "--format", "json", "-o", "out", "--fail-on", "never"]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert "Quotation opened, never closed" in opened(monkeypatch, "out/report.json")


def test_it_opens_rows_with_their_sources(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "rows.jsonl").write_text(ROWS, encoding="utf-8")
    assert "Wali kota berbicara." in opened(monkeypatch, "rows.jsonl")


def test_what_the_configuration_silences_is_not_asked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mtqa.toml").write_text('[[suppressions]]\nrule = "QUO101"\npath = "a.txt"\nreason = "maison"\n', encoding="utf-8")
    (folder / "a.txt").write_text(FAULTY.replace("lundi", "lundi untuk warga"), encoding="utf-8")
    page = opened(monkeypatch, "a.txt")
    assert 'data-key="QUO101:' not in page
    assert "data-key=" in page


@pytest.mark.parametrize("name", ["none.txt", "out/none.json"])
def test_what_cannot_be_opened_is_an_error(folder: Path, name: str) -> None:
    with pytest.raises(InputError):
        CliRunner().invoke(app, ["review", name, "--no-browser", "--no-model"], catch_exceptions=False)


def test_a_port_that_is_taken_is_an_error(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with pytest.raises(UsageError, match="can't listen") as failed:
            CliRunner().invoke(app, ["review", "a.txt", "--no-browser", "--no-model", "--port", port], catch_exceptions=False)
    assert isinstance(failed.value, MtqaError)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
@pytest.mark.parametrize(
    ("flags", "ends"), [(("--no-model", "--lang", "fr"), "Ctrl-C pour arrêter."), (("--lang", "id"), "Tekan Control-C")]
)
def test_control_c_ends_it_as_it_says(folder: Path, flags: tuple[str, ...], ends: str) -> None:
    own = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a job in the background ignores it
    command = [sys.executable, "-c", f"{own}; from mtqa.cli.main import main; main()", "review", "a.txt", "--no-browser", "--lm", "none"]
    with subprocess.Popen([*command, *flags], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("http://127.0.0.1:")
        running.send_signal(signal.SIGINT)
        try:
            out, err = running.communicate(timeout=60)
        finally:
            running.kill()
    assert (running.returncode, out) == (0, "")
    assert ends in err
    assert "fault of mtqa" not in err
