"""The installed command: what loads, what `--help` says, how errors look."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("torch", "transformers", "pandas", "ctranslate2", "numpy")


def mtqa(*arguments: str, cwd: Path | None = None, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from mtqa.cli.main import main; main()", *arguments],
        input=text, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


def loaded_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('|'.join(sys.modules))"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split("|"))


@pytest.mark.parametrize(
    "code",
    [
        "import mtqa",
        "import sys; sys.argv = ['mtqa', '--help']\ntry:\n    from mtqa.cli.main import main; main()\nexcept SystemExit: pass",
        "import sys; sys.argv = ['mtqa', 'rules']\ntry:\n    from mtqa.cli.main import main; main()\nexcept SystemExit: pass",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded_after(code).isdisjoint(HEAVY)


def test_rules_only_check_leaves_models_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le bac de Merak a repris la mer mardi. Les passagers ont attendu deux heures sur le quai.", encoding="utf-8")
    code = (
        f"import sys; sys.argv = ['mtqa', 'check', {str(path)!r}, '--no-model', '--format', 'json']\n"
        "try:\n    from mtqa.cli.main import main; main()\nexcept SystemExit: pass"
    )
    assert loaded_after(code).isdisjoint(("torch", "transformers", "pandas", "ctranslate2"))


def test_default_check_leaves_torch_and_transformers_out_once_the_models_are_converted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le bac de Merak a repris la mer mardi. Les passagers ont attendu deux heures sur le quai.", encoding="utf-8")
    code = (
        f"import sys; sys.argv = ['mtqa', 'check', {str(path)!r}, '--lm', 'none', '--no-cache', '--format', 'json']\n"
        "try:\n    from mtqa.cli.main import main; main()\nexcept SystemExit: pass"
    )
    modules = loaded_after(code)
    assert modules.isdisjoint(("torch", "transformers", "pandas"))
    assert "ctranslate2" in modules


@pytest.mark.parametrize("command", [[], ["check"], ["rules"], ["explain"], ["models"], ["models", "pull"], ["config", "show"]])
def test_every_command_has_help_with_an_example(command: list[str]) -> None:
    done = mtqa(*command, "--help")
    assert done.returncode == 0
    assert "mtqa" in done.stdout


def test_errors_are_one_line_without_traceback(tmp_path: Path) -> None:
    done = mtqa("explain", "XYZ999", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "XYZ999" in done.stderr
    assert "mtqa rules" in done.stderr


def test_version(tmp_path: Path) -> None:
    assert mtqa("--version").stdout.startswith("mtqa 0.")


def test_stdin(tmp_path: Path) -> None:
    text = "Le bac de Merak a repris la mer mardi. Les passagers ont attendu deux heures sur le quai."
    done = mtqa("check", "-", "--no-model", cwd=tmp_path, text=text)
    assert done.returncode == 0, done.stderr
    assert "passed" in done.stderr


def test_explain_prints_the_page_with_figures() -> None:
    done = mtqa("explain", "QUO101")
    assert done.returncode == 0
    assert "What it does:" in done.stdout
    assert "severity" in done.stdout


def test_rules_formats() -> None:
    import json

    rows = json.loads(mtqa("rules", "--format", "json").stdout)
    assert {"code", "severity", "category", "its_type", "evidence"} <= set(rows[0])
    assert mtqa("rules", "--format", "markdown").stdout.startswith("| code |")
    assert rows[0]["code"] in mtqa("rules").stdout


def test_a_stream_that_nobody_reads_changes_no_exit_code(tmp_path: Path) -> None:
    program = f"{sys.executable} -c 'from mtqa.cli.main import main; main()'"
    (tmp_path / "clean.txt").write_text("Le maire a dormi. " * 4000, encoding="utf-8")
    (tmp_path / "faulty.txt").write_text("« Le pont tiendra, a promis le maire.\n\n" * 300, encoding="utf-8")
    for name, code in (("clean.txt", 0), ("faulty.txt", 1)):
        for form, end in (("json", "| true"), ("terminal", "| true"), ("csv", ">&-"), ("csv", ">/dev/null 2>&-")):
            script = f"{program} check {name} --no-model --format {form} {end}; echo ${{PIPESTATUS[0]}}"
            done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
            assert done.stdout.split()[-1] == str(code), (name, form, end, done.stderr)
            assert "fault of mtqa" not in done.stderr
