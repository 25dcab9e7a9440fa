"""`CONTRIBUTING.md` is true: the rule that it makes passes the contract tests, and touches no file but its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_MADE = re.compile(r"here\s+`([^`]+)`:\s+```\w*\n(.*?)```", re.DOTALL)


def made_by_the_page() -> dict[str, str]:
    """The files that the page writes, by path."""
    return {match.group(1): match.group(2) for match in _MADE.finditer(PAGE)}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and of the tests of rules, with the page's files in it. The weights are not needed, and stay away."""
    folder = tmp_path_factory.mktemp("project")
    left_out = shutil.ignore_patterns("__pycache__", "*.safetensors", "*.bin")
    shutil.copytree(ROOT / "mtqa", folder / "mtqa", ignore=left_out)
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "__init__.py", folder / "tests")
    shutil.copytree(ROOT / "tests" / "checks", folder / "tests" / "checks", ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, content in made_by_the_page().items():
        assert not (folder / name).exists(), f"{name} is there already: the page must make new files only"
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, *words], cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_the_page_makes_a_module_and_two_fixtures() -> None:
    assert sorted(Path(name).suffix for name in made_by_the_page()) == [".py", ".txt", ".txt"]


def test_the_rule_passes_the_contract(project: Path) -> None:
    ran = run(
        project, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts=-W error", "tests/checks/test_contract.py", "-k", "REP199"
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed
    assert int(passed.group(1)) >= 15


def test_a_faulty_rule_does_not_pass(project: Path) -> None:
    place = project / "tests/checks/fixtures/REP199.good.txt"
    kept = place.read_text(encoding="utf-8")
    place.write_text(kept + "Il pleuvait, mais cependant il est parti.\n", encoding="utf-8")
    ran = run(
        project,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-o",
        "addopts=",
        "tests/checks/test_contract.py",
        "-k",
        "REP199 and silent",
    )
    place.write_text(kept, encoding="utf-8")
    assert ran.returncode == 1, ran.stdout[-3000:]


def test_the_rule_is_known_to_the_commands(project: Path) -> None:
    mtqa = ("-c", "from mtqa.cli.main import main; main()")
    assert "REP199" in run(project, *mtqa, "rules").stdout
    assert "mais cependant" in run(project, *mtqa, "explain", "REP199").stdout


def test_the_rule_is_as_the_linters_want_it(project: Path) -> None:
    name = next(name for name in made_by_the_page() if name.endswith(".py"))
    ran = run(project, "-m", "ruff", "check", "--no-cache", name)
    assert ran.returncode == 0, ran.stdout
    ran = run(project, "-m", "ruff", "format", "--no-cache", "--check", name)
    assert ran.returncode == 0, ran.stdout
