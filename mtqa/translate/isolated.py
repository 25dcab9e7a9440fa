"""Runs one of our modules in a process of its own, off line, so that what it loads never enters this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from mtqa.errors import ModelError

_ROOT = Path(__file__).parent.parent.parent


def run_module(module: str, arguments: Sequence[str], failure: str) -> None:
    """Run `python -m module arguments…` and wait.

    The working directory is not searched for modules (`-P`): an article's folder must not be able to shadow torch.

    Raises:
        ModelError: it ended with an error; the last line of its complaint is quoted after `failure`.
    """
    path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path, "HF_HUB_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", module, *arguments],
        env=environment, capture_output=True, check=False, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        reason = lines[-1].strip() if lines else f"exit status {done.returncode}"
        raise ModelError("model-process-failed", f"{failure}: {reason}.", "Fetch the model again, or name another with --model.")
