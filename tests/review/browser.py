"""The editors' page in a real browser: `mtqa review` as its own process, Debian's Chromium driven by Playwright."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("MTQA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("MTQA_AXE") or ROOT / ".venv" / "node_modules" / "axe-core" / "axe.min.js")
"""`npm install --prefix .venv --no-save axe-core@4` puts it there."""
EXAMPLE = ROOT / "references" / "semarang_pumps.fr.txt"
MAIN = "from mtqa.cli.main import main; main()"


@contextmanager
def reviewing(folder: Path, *arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """(address, process) of `mtqa review` in `folder`, rules only, in English."""
    command = [sys.executable, "-c", MAIN, "review", *arguments, "--no-model", "--no-browser", "--lang", "en", "--author", "Ana"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    with (folder / "stderr.txt").open("w") as err:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=err, text=True)
    with child:
        assert child.stdout is not None
        line = child.stdout.readline()
        try:
            assert line.startswith("http://127.0.0.1:"), (folder / "stderr.txt").read_text()
            yield line.removesuffix("\n"), child
        finally:
            child.send_signal(signal.SIGINT)
            child.wait(20)
