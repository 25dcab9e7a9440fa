"""Nothing leaves the machine unasked: no network in any command but `models pull`, no telemetry, no text in what is logged."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.blocked import attempts, environment

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
_MTQA = "from mtqa.cli.main import main; main()"
SECRET = "Zanzibarette"
ARTICLE = f"Le bac de Sorong a repris la mer mardi. {SECRET} a dit par le 30 décembre.\n« Nous partons, a dit {SECRET}. Il pleut.\n"


def demo() -> list[list[str]]:
    """The commands of `make demo` after installation."""
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert recipe
    return [line.split()[1:] for line in recipe.group(1).splitlines()]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "references", tmp_path / "references")
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(project: Path, *words: str, program: str = _MTQA) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *words], cwd=project, env=environment(project), capture_output=True, text=True, check=False
    )


def test_the_block_holds_and_writes_down_what_was_tried(project: Path) -> None:
    for program in (
        "import socket; socket.create_connection(('192.0.2.1', 80))",
        "import socket; socket.socket().connect(('192.0.2.1', 80))",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')",
        "import subprocess, sys; child = 'import socket; socket.getaddrinfo(\"x.invalid\", 80)';"
        "sys.exit(subprocess.run([sys.executable, '-c', child]).returncode)",
    ):
        done = run(project, program=program)
        assert done.returncode != 0
        assert "blocked by the test" in done.stderr
        assert attempts(project), program


def test_the_demo_runs_without_a_network(project: Path) -> None:
    commands = demo()
    assert len(commands) >= 2
    for words in commands:
        done = run(project, *words)
        assert done.returncode == 0, done.stderr
        assert attempts(project) == [], words
    assert (project / "reports" / "semarang_pumps.fr" / "report.html").exists()


@pytest.mark.parametrize(
    "words",
    [
        "rules",
        "explain QUO101",
        "config show",
        "models list",
        "models show embedded",
        "verdicts stats",
        "--help",
        "check a.txt --no-model",
        "check a.txt --no-model -o out --format html,csv,json,sarif,junit,github,gitlab,checkstyle,markdown",
    ],
)
def test_commands_ask_nobody(project: Path, words: str) -> None:
    done = run(project, *words.split())
    assert done.returncode in (0, 1), done.stderr
    assert attempts(project) == []


def _by(method: str, *args: object, family: int = socket.AF_INET, kind: int = socket.SOCK_STREAM) -> Callable[[], object]:
    def call() -> object:
        with socket.socket(family, kind) as own:
            return getattr(own, method)(*args)

    return call


FAR = ("192.0.2.1", 80)


@pytest.mark.parametrize(
    "call",
    [
        lambda: socket.create_connection(FAR, 1),
        _by("connect", FAR),
        _by("connect_ex", FAR),
        _by("connect", ("2001:db8::1", 80), family=socket.AF_INET6),
        _by("sendto", b"x", FAR, kind=socket.SOCK_DGRAM),
        _by("sendto", b"x", 0, FAR, kind=socket.SOCK_DGRAM),
        _by("sendmsg", [b"x"], [], 0, FAR, kind=socket.SOCK_DGRAM),
        lambda: socket.getaddrinfo("mtqa.invalid", 80),
        lambda: socket.gethostbyname("mtqa.invalid"),
    ],
)
def test_no_test_reaches_another_machine(call: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.environ.get("MTQA_TESTS_ONLINE"):
        pytest.skip("the network was let in")
    monkeypatch.setenv("MTQA_TEST_NETWORK", str(tmp_path / "network"))
    with pytest.raises(OSError, match="blocked by the test"):
        call()
    assert len(attempts(tmp_path)) == 1


@pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "localhost")])
def test_this_machine_may_be_talked_to(family: socket.AddressFamily, host: str) -> None:
    with socket.create_server(("127.0.0.1", 0), family=family) as server, socket.socket(family) as client:
        client.connect((host, server.getsockname()[1]))


def test_only_pull_asks_the_hub_and_says_so_when_it_cannot(project: Path) -> None:
    done = run(project, "models", "pull", "opus-mt-fr-en")
    assert done.returncode == 3
    assert "The hub can't be reached" in done.stderr
    assert attempts(project) != []


def test_the_hubs_client_sends_no_telemetry() -> None:
    program = (
        "from mtqa.translate import hub; hub.hugging_face(); from huggingface_hub import constants as c; print(c.HF_HUB_DISABLE_TELEMETRY)"
    )
    wanted = {
        name: value for name, value in os.environ.items() if name not in {"HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK", "HF_HUB_OFFLINE"}
    }
    done = subprocess.run([sys.executable, "-c", program], env=wanted, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@pytest.mark.parametrize("form", ["json", "html,csv", "sarif,junit"])
def test_standard_error_says_nothing_of_the_text(project: Path, form: str) -> None:
    (project / "broken.jsonl").write_text(f'{{"target": "{SECRET}\n{{"target": 5, "source": "{SECRET}"}}\n', encoding="utf-8")
    (project / "english.txt").write_text(
        f"The ferry left the harbour with {SECRET} on Tuesday morning and came back. " * 9, encoding="utf-8"
    )
    (project / "bad.xlf").write_text(f"<xliff><{SECRET}", encoding="utf-8")
    done = run(project, "check", "a.txt", "broken.jsonl", "english.txt", "bad.xlf", "--no-model", "--format", form, "-o", "out")
    assert done.returncode == 2
    assert done.stderr.count("\n") >= 5
    assert SECRET not in done.stderr


def test_nothing_is_written_but_reports_and_the_cache(project: Path) -> None:
    before = {path for path in project.rglob("*") if "site" not in path.parts}
    done = run(project, "check", "a.txt", "--no-model", "--format", "json", "-o", "out")
    assert done.returncode in (0, 1)
    made = {str(path.relative_to(project)) for path in project.rglob("*") if "site" not in path.parts and path not in before}
    assert made == {"out", "out/report.json", "network"}
