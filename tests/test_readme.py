"""The README is true: its commands run on files of the names that it uses, its flags exist, its Python runs, its configuration loads."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from mtqa.cli.main import app
from mtqa.config import load

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "references" / "semarang_pumps.fr.txt"
_BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(mtqa [^`]+)`")
_NETWORK = ("mtqa models pull",)
_SERVES = ("mtqa review",)
_OUTSIDE = ("|", "$(", "&&", "…", "OWNER")
_ROWS = {
    ".jsonl": '{"id": 1, "target": "Le bac part mardi.", "source": "Kapal berangkat Selasa.", "source_lang": "id", "vendor": "X"}\n',
    ".tsv": "id\ttarget\tsource\n1\tLe bac part mardi.\tKapal berangkat Selasa.\n",
    ".csv": "id,target,source\n1,Le bac part mardi.,Kapal berangkat Selasa.\n",
}
ENDS_WELL = (0, 1)


def blocks(language: str) -> list[str]:
    return [match.group(2) for match in _BLOCK.finditer(README) if match.group(1) == language]


def commands() -> Iterator[str]:
    """The lines of shell blocks that call mtqa, without comments; what needs a network, a server or another program is left out."""
    for block in blocks("sh"):
        for line in block.replace("\\\n", " ").splitlines():
            command = line.strip().removeprefix("$ ")
            if command.startswith("mtqa ") and not any(sign in command for sign in _OUTSIDE):
                yield " ".join(shlex.quote(word) for word in shlex.split(command, comments=True))


def runnable() -> list[str]:
    return [command for command in commands() if not command.startswith((*_NETWORK, *_SERVES))]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "references", tmp_path / "references")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(word: str, words: list[str]) -> None:
    """The file or folder that a word of a command names, where it is one that must be there."""
    path = Path(word)
    before = words[words.index(word) - 1]
    if path.exists() or before in {"-o", "--output", "--format", "--lang", "--fail-on", "--model", "--columns", "--max-new"}:
        return
    if word.startswith("-") or "://" in word or "=" in word:
        return
    if "verdicts" in path.stem:
        _write(path, '{"code": "QUO101", "words": "ab", "decision": "accept"}\n')
    elif path.suffix in _ROWS:
        _write(path, _ROWS[path.suffix])
    elif path.suffix == ".json":
        _report(path)
    elif path.suffix in {".txt", ".md"} and ".id." not in path.name:
        _write(path, EXAMPLE.read_text(encoding="utf-8"))
    elif ".id." in path.name:
        shutil.copy(ROOT / "references" / "semarang_pumps.id.txt", path)
    elif word.endswith("/") or word in {"content", "originals"}:
        _write(path / "a.fr.txt", EXAMPLE.read_text(encoding="utf-8"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _report(path: Path) -> None:
    """A report of that name, or of one of its kind where the name is a pattern."""
    place = Path(str(path).replace("*", "x"))
    runner = CliRunner()
    runner.invoke(app, ["check", "references/semarang_pumps.fr.txt", "--no-model", "--format", "json", "-o", str(place.parent)])
    if place.name != "report.json":
        (place.parent / "report.json").rename(place)


@pytest.mark.parametrize("command", runnable())
def test_the_command_runs(command: str, project: Path) -> None:
    words = shlex.split(command)[1:]
    for word in words[1:]:
        made(word, words)
    if words[0] in {"check", "bench", "batch"} and "--no-model" not in words:
        words.append("--no-model")  # the models have tests of their own, and take their time
    done = CliRunner().invoke(app, [_spread(word) for word in words], input=EXAMPLE.read_text(encoding="utf-8"))
    assert done.exit_code in ENDS_WELL, f"{command}\n{done.output}\n{done.exception!r}"


def _spread(word: str) -> str:
    """A pattern as a shell would spread it, where one file fits."""
    found = sorted(map(str, Path().glob(word))) if "*" in word else []
    return found[0] if found else word


def test_there_are_commands() -> None:
    assert len(runnable()) >= 4


def _known(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the words name, and the rest of them."""
    group: Any = typer.main.get_command(app)
    while hasattr(group, "commands") and words:
        found = group.commands.get(words[0])
        assert found is not None, f"`mtqa {' '.join(words)}`: there is no command {words[0]}"
        group, words = found, words[1:]
    return group, words


@pytest.mark.parametrize("said", sorted({match.group(1) for match in _INLINE.finditer(README)} | set(commands())))
def test_commands_and_flags_exist(said: str) -> None:
    command, rest = _known([word for word in said.replace("…", "").split()[1:] if word])
    flags = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    for word in rest:
        if re.fullmatch(r"--?[a-z][a-z-]*", word):
            assert word in flags, f"`{said}`: {word} is no flag of it"


@pytest.mark.parametrize("program", blocks("python"))
def test_the_python_runs(program: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import mtqa

    checked = mtqa.check
    monkeypatch.setattr(mtqa, "check", lambda *words, **more: checked(*words, **{"no_model": True, **more}))
    exec(compile(program, "README.md", "exec"), {})


@pytest.mark.parametrize("text", blocks("toml"))
def test_the_configuration_loads(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mtqa.toml"
    path.write_text(text, encoding="utf-8")
    assert load(path).keys


def test_files_that_it_names_are_there() -> None:
    linked = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    named = re.findall(r"`((?:mtqa|scripts|references|tests)/[\w./-]+)`", README)
    assert [name for name in (*linked, *named) if not (ROOT / name).exists()] == []
