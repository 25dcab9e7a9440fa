"""What the README's section "In CI" shows is what the action, the hooks and the command line take; and pre-commit runs the hook."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from mtqa.article.walk import SUFFIXES
from mtqa.cli.check import check
from mtqa.report.registry import format_names, writers

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
SECTION = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## In CI\n")[2].partition("\n## ")[0]
BLOCKS: list[Any] = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", SECTION, re.DOTALL)]


def flags() -> set[str]:
    app = typer.Typer()
    app.command()(check)
    return {name for parameter in typer.main.get_command(app).params for name in parameter.opts}


def test_the_section_is_one_screen() -> None:
    assert 0 < len(SECTION.splitlines()) <= 55


def test_commands_in_the_section_use_flags_and_formats_that_exist() -> None:
    commands = [*re.findall(r"`(mtqa check [^`]*)`", SECTION), *re.findall(r"^ *- (mtqa check .*)$", SECTION, re.MULTILINE)]
    assert len(commands) == 2
    known = flags()
    for command in [*commands, *re.findall(r"`(-o DIR [^`]*)`", SECTION)]:
        assert set(re.findall(r"(?<= )--?[a-z][a-z-]*", f" {command}")) <= known, command
        assert {name for names in re.findall(r"--format (\S+)", command) for name in names.split(",")} <= set(format_names())


def test_the_github_steps_use_inputs_that_exist() -> None:
    step = BLOCKS[0][-1]
    assert step["uses"].startswith("OWNER/mtqa@")
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_gitlab_job_collects_files_that_are_written() -> None:
    job = BLOCKS[1]["mtqa"]
    files = {f"report/{writer.file_name}" for writer in writers()}
    assert set(job["artifacts"]["reports"].values()) <= files


def test_the_pre_commit_block_names_a_hook() -> None:
    ((repository,), hooks) = (BLOCKS[2]["repos"], HOOKS)
    assert {hook["id"] for hook in repository["hooks"]} <= set(hooks)


def test_hooks_look_at_every_suffix_and_call_the_installed_program() -> None:
    programs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    for hook in HOOKS.values():
        assert {suffix for suffix in SUFFIXES if re.search(hook["files"], f"content/a{suffix}")} == set(SUFFIXES)
        assert not re.search(hook["files"], "content/a.py")
        program, command, *options = hook["entry"].split()
        assert (program in programs, command) == (True, "check")
        assert set(options) <= flags()
        assert hook["pass_filenames"] is False


@pytest.fixture
def pre_commit() -> str:
    found = shutil.which("pre-commit", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip("no pre-commit: `pip install pre-commit`")
    return found


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def test_the_hook_runs_through_pre_commit(pre_commit: str, tmp_path: Path) -> None:
    """Of the repository the hook needs the manifest alone, since `mtqa-installed` installs nothing."""
    hooks, site = tmp_path / "mtqa", tmp_path / "site"
    for folder in (hooks, site):
        folder.mkdir()
        git(folder, "init")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    (site / "old.md").write_text("La dépêche. « Il viendra, a dit le maire.\n", encoding="utf-8")
    for folder in (hooks, site):
        git(folder, "add", "-A")
        git(folder, "commit", "-m", "first")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
    }

    def tried() -> subprocess.CompletedProcess[str]:
        command = [pre_commit, "try-repo", str(hooks), "mtqa-installed", "--color", "never"]
        return subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)

    (site / "new.md").write_text("Le maire a parlé. « Le pont tiendra, a promis le maire.\n", encoding="utf-8")
    git(site, "add", "new.md")
    failed = tried()
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "mtqa: failed" in failed.stdout
    assert "new.md:1:" in failed.stdout
    assert "old.md" not in failed.stdout
    (site / "new.md").write_text("Le maire a parlé. « Le pont tiendra », a promis le maire.\n", encoding="utf-8")
    git(site, "add", "new.md")
    passed = tried()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert re.search(r"^mtqa\.+Passed$", passed.stdout, re.MULTILINE)


def test_pre_commit_takes_the_manifest(pre_commit: str) -> None:
    done = subprocess.run(
        [pre_commit, "validate-manifest", ".pre-commit-hooks.yaml"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
