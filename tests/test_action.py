"""The GitHub Action: its steps run as the shell runs them, on a checkout, with what GitHub would give them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtqa.report.base import Context
from mtqa.report.sarif import SarifWriter
from tests.report.variants import VARIANTS

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
FAULTY = "Le maire a parlé. « Le pont tiendra, a promis le maire.\n\nLes travaux commencent lundi.\n"
CLEAN = "Le bac de Merak a repris la mer mardi.\n\nLes passagers ont attendu deux heures sur le quai.\n"
OWN_PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass(frozen=True)
class Job:
    """What a step left behind."""

    code: int
    out: str
    err: str
    summary: str
    outputs: dict[str, str]


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A content repository: `old.md` is faulty on main; the branch adds `new.md` and a file with a name that asks for trouble."""
    folder = tmp_path / "checkout"
    (folder / "content").mkdir(parents=True)
    git(folder, "init")
    (folder / "content/old.md").write_text(FAULTY, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "old")
    git(folder, "checkout", "-b", "branch")
    (folder / "content/new.md").write_text(FAULTY.replace("pont", "quai"), encoding="utf-8")
    (folder / "content/$(touch pwned) `id`;.md").write_text(CLEAN, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "new")
    return folder


def evaluated(text: str, inputs: dict[str, str], action_path: str) -> str:
    """The few expressions that the action uses, as GitHub fills them in: textually."""
    return EXPRESSION.sub(
        lambda match: inputs[match[1][7:]] if match[1].startswith("inputs.") else {"github.action_path": action_path}[match[1]], text
    )


def step(name: str) -> dict[str, Any]:
    return next(each for each in ACTION["runs"]["steps"] if each["name"] == name)


def run(name: str, folder: Path, path: str, **given: str) -> Job:
    """A step of the action, in `folder`, with `path` as PATH and inputs by name (`fail_on` for `fail-on`)."""
    known = {key: value.get("default", "") for key, value in ACTION["inputs"].items()}
    inputs = {**known, **{key.replace("_", "-"): value for key, value in given.items()}}
    assert inputs.keys() == known.keys()
    chosen = step(name)
    files = {variable: folder.parent / variable for variable in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    for file in files.values():
        file.write_bytes(b"")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "GIT_", "MTQA_CONFIG"))},
        **{key: evaluated(value, inputs, str(ROOT)) for key, value in chosen["env"].items()},
        **{variable: str(file) for variable, file in files.items()},
        "PATH": path,
    }
    script = evaluated(chosen["run"], inputs, str(ROOT))
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
    return Job(done.returncode, done.stdout, done.stderr, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), outputs)


def stubbed(name: str, tool: str, folder: Path, **given: str) -> tuple[Job, list[str]]:
    """A step with a program called `tool` in front of the PATH that only notes its arguments, which come with what the step left."""
    tools = folder.parent / "tools"
    tools.mkdir(exist_ok=True)
    asked = folder.parent / "asked"
    (tools / tool).write_text(f'#!/bin/sh\nprintf "%s\\0" "$@" > "{asked}"\n', encoding="utf-8")
    (tools / tool).chmod(0o755)
    job = run(name, folder, f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin", **given)
    return job, asked.read_text(encoding="utf-8").split("\0")[:-1]


def annotations(job: Job) -> list[str]:
    assert all(line.startswith("::") for line in job.out.splitlines()), job.out
    return re.findall(r"^::(\w+) file=([^,]+),line=(\d+)", job.out, re.MULTILINE)


def test_a_pull_request_shows_what_it_adds(checkout: Path) -> None:
    job = run("Check", checkout, OWN_PATH, changed="main")
    assert job.code == 1, job.err
    assert annotations(job) == [("error", "content/new.md", "1")]
    assert "QUO101 critical | content/new.md" in job.summary
    assert "old.md" not in job.summary
    scanning = run("SARIF for code scanning", checkout, OWN_PATH)
    assert (scanning.code, scanning.outputs) == (0, {"sarif": "mtqa-report/code-scanning.sarif"}), scanning.err
    results = json.loads((checkout / scanning.outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results] == ["content/new.md"]
    written = ["annotations.txt", "code-scanning.sarif", "junit.xml", "report.sarif", "summary.md"]
    assert sorted(path.name for path in (checkout / "mtqa-report").iterdir()) == written
    assert job.err.splitlines()[-1].startswith("mtqa: failed")
    assert not list(checkout.rglob("pwned"))


def test_code_scanning_gets_no_silenced_finding(checkout: Path) -> None:
    folder = checkout / "un dossier"
    folder.mkdir()
    text = SarifWriter().write(VARIANTS["baseline"](), Context())
    (folder / "report.sarif").write_text(text, encoding="utf-8")
    job = run("SARIF for code scanning", checkout, OWN_PATH, output="un dossier")
    assert job.outputs == {"sarif": "un dossier/code-scanning.sarif"}, job.err
    before, after = (
        json.loads((checkout / name).read_text(encoding="utf-8")) for name in ("un dossier/report.sarif", job.outputs["sarif"])
    )
    silenced = [result for result in before["runs"][0]["results"] if "suppressions" in result]
    assert silenced
    assert after["runs"][0]["results"] == [result for result in before["runs"][0]["results"] if result not in silenced]
    assert after["runs"][0]["tool"] == before["runs"][0]["tool"]


def test_code_scanning_gets_nothing_when_the_check_wrote_nothing(checkout: Path) -> None:
    job = run("SARIF for code scanning", checkout, OWN_PATH, output="x\ny=1")
    assert (job.code, job.outputs) == (0, {}), job.err


USUAL = ["check", "--format", "github,sarif,junit,markdown", "--output", "mtqa-report"]


@pytest.mark.parametrize(
    ("given", "arguments"),
    [
        ({}, ["--no-model", "--", "."]),
        ({"fail_on": "major"}, ["--fail-on", "major", "--no-model", "--", "."]),
        ({"changed": "origin/main"}, ["--changed", "origin/main", "--no-model", "--", "."]),
        ({"baseline": "known.json"}, ["--baseline", "known.json", "--no-model", "--", "."]),
        ({"models": "true"}, ["--", "."]),
        (
            {"paths": "un article.md\n\n-x.md\n$(touch pwned) `id`;.md"},
            ["--no-model", "--", "un article.md", "-x.md", "$(touch pwned) `id`;.md"],
        ),
    ],
)
def test_inputs_become_arguments(checkout: Path, given: dict[str, str], arguments: list[str]) -> None:
    job, asked = stubbed("Check", "mtqa", checkout, **given)
    assert job.code == 0, job.err
    assert asked == [*USUAL, *arguments]


@pytest.mark.parametrize("name", ["paths", "fail_on", "changed", "baseline", "models", "output"])
def test_no_input_becomes_a_command(checkout: Path, name: str) -> None:
    attack = "$(touch pwned)`touch pwned`\"; touch pwned; '\nx=1"
    job, asked = stubbed("Check", "mtqa", checkout, **{name: attack})
    assert job.code == 0, job.err
    assert name == "models" or set(attack.split("\n")) <= set("\n".join(asked).split("\n"))
    assert not list(checkout.parent.rglob("pwned"))


def test_no_expression_stands_in_a_script() -> None:
    for each in ACTION["runs"]["steps"]:
        assert "${{" not in each["run"]
        assert set(EXPRESSION.findall(" ".join(each["env"].values()))) <= {f"inputs.{name}" for name in ACTION["inputs"]} | {
            "github.action_path"
        }


@pytest.mark.parametrize(("version", "asked"), [("", str(ROOT)), ("1.2.3", "mtqa==1.2.3"), ("1; touch pwned", "mtqa==1; touch pwned")])
def test_the_install_step_asks_pip_for_one_thing(checkout: Path, version: str, asked: str) -> None:
    job, arguments = stubbed("Install mtqa", "python", checkout, version=version)
    assert job.code == 0, job.err
    assert arguments == ["-m", "pip", "install", "--quiet", asked]
    assert not list(checkout.parent.rglob("pwned"))


def test_installing_can_be_left_out() -> None:
    assert step("Install mtqa")["if"] == "${{ inputs.version != 'installed' }}"
