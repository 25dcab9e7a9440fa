"""Same input, configuration and versions: the same bytes, whatever the order that Python hashes in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.content import FAULT, OTHER_FAULT, paragraphs, write

_FORMATS = "json,csv,sarif,junit,github,gitlab,checkstyle,markdown,html"


def test_byte_identical(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / f"{number}.md", [*paragraphs(number), FAULT, "« Le pont tiendra, a promis le maire.", OTHER_FAULT])
    (tmp_path / "mtqa.toml").write_text('[[suppressions]]\nrule = "REP"\npath = "1.md"\nreason = "r"\n')
    code = "from mtqa.cli.main import main; main()"
    made = []
    for seed in ("1", "2"):
        arguments = ["check", ".", "--no-model", "--format", _FORMATS, "-o", "out", "--fail-on", "never", "--lang", "en"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        environment.pop("GITHUB_STEP_SUMMARY", None)
        subprocess.run([sys.executable, "-c", code, *arguments], cwd=tmp_path, env=environment, check=True, capture_output=True)
        made.append({path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()})
    assert {"report.json", "findings.csv", "report.sarif"} <= made[0].keys()
    assert made[0] == made[1]
