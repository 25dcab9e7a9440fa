"""No test reaches another machine, in its own process or in one that it starts: what tries is refused, and the run fails.

`MTQA_TESTS_ONLINE=1` lets the network in, for whoever wants to see what a test would fetch.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from tests.blocked import SITE, attempts, environment

_FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Block this process and, by its environment, all that it starts; workers of a distributed run are such processes."""
    if os.environ.get("MTQA_TESTS_ONLINE") or os.environ.get("PYTEST_XDIST_WORKER"):
        return
    folder = Path(tempfile.mkdtemp(prefix="mtqa-tests-"))
    config.stash[_FOLDER] = folder
    os.environ.update(environment(folder))
    exec(compile(SITE, "sitecustomize.py", "exec"), {})


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run in which something asked for another machine has failed, whatever came of it."""
    if _tried(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was asked for."""
    for line in _tried(config):
        terminalreporter.write_line(f"asked for another machine: {line}", red=True)


def _tried(config: pytest.Config) -> list[str]:
    folder = config.stash.get(_FOLDER, None)
    return attempts(folder) if folder else []
