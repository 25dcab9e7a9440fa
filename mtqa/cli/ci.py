"""What `mtqa check` knows of the CI system that it runs in: the checkout's root, and where GitHub reads annotations and summaries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from mtqa.judge.assessment import Report
from mtqa.judge.gate import Policy
from mtqa.report.base import Context

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"


def context_of(language: str, machine_language: str, policy: Policy, exit_code: int, folder: Path) -> Context:
    """What writers need; `folder` is the working folder."""
    root = root_of(folder)
    return Context(
        language,
        machine_language,
        policy,
        exit_code,
        folder.as_posix(),
        root.as_posix() if root else "",
    )


def root_of(folder: Path) -> Path | None:
    """The checkout that `folder` lies in: the nearest folder upwards that holds `.git` (a file in a worktree)."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def to_github(report: Report, context: Context, out: TextIO, environment: Mapping[str, str]) -> None:
    """Print the annotations to `out`, where GitHub reads them, and append the job summary to `$GITHUB_STEP_SUMMARY` when that is set.

    A summary that can't be written is no reason to fail: the annotations and the exit code say the same.
    """
    from mtqa.report.github import GithubWriter
    from mtqa.report.markdown import LIMIT, summary_page

    out.write(GithubWriter().write(report, context))
    out.flush()
    name = environment.get(SUMMARY_VARIABLE)
    if not name:
        return
    try:
        with Path(name).open("ab") as file:
            room = LIMIT - file.tell()
            if room > 0:
                file.write(summary_page(report, context, room).encode("utf-8"))
    except OSError as error:
        out.write(f"::warning title=mtqa::The job summary can't be written: {error.strerror}.\n")
