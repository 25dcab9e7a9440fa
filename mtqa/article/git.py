"""What git says of a folder: which files a change touches, and what they held before. Only reads, never through a shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mtqa.errors import UsageError

_FILES = ("100644", "100755")
_FETCH = "Give the checkout the whole history: `fetch-depth: 0` (actions/checkout), `GIT_DEPTH: 0` (GitLab), or `git fetch --unshallow`."
_NOTHING = "MTQA_NOTHING"
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "LC_ALL": "C", _NOTHING: "",
}  # fmt: skip
"""Nothing is asked, and nothing fetched: a partial clone would get what it lacks. `GIT_ALLOW_PROTOCOL` says so to older versions of git."""
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
"""A repository's own settings must start no program while it is only looked at."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that a change adds, edits or renames.

    Attributes:
        path: where it is now.
        old: blob of the version before; None for a new file.
        staged: blob in the index, where the index is what is checked; None where it is the file itself.
    """

    path: Path
    old: str | None = None
    staged: str | None = None


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree: its top folder, and the folder that git is called in."""

    root: Path
    start: Path

    def changed(self, base: str) -> tuple[ChangedFile, ...]:
        """Files of the working tree that differ from where the current branch left `base`, by path; new files count once git knows them.

        Raises:
            UsageError: `base` is unknown, has no history in common with the branch, or the history is cut short.
        """
        if not base.strip() or base.startswith("-") or any(character in base for character in "\0\r\n"):
            raise UsageError("bad-base", f"--changed {base!r}: that can't be a branch or commit.", "Give one, such as `origin/main`.")
        if self._ask("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise UsageError("shallow", f"--changed {base}: this clone is shallow, so the point of departure can't be known.", _FETCH)
        commit = self._try("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}")
        if commit is None:
            raise UsageError("unknown-base", f"--changed {base}: git knows no such branch or commit here.", f"Check the name. {_FETCH}")
        fork = self._try("merge-base", commit.decode().strip(), "HEAD")
        if fork is None:
            raise UsageError("no-merge-base", f"--changed {base}: it has no history in common with the current branch.", _FETCH)
        return self._differing("diff-index", "-z", "-M", "--no-abbrev", "--ignore-submodules", fork.decode().split()[0], "--")

    def staged(self) -> tuple[ChangedFile, ...]:
        """Files of the index that differ from the last commit, by path (before the first commit: all of them).

        Raises:
            UsageError: git fails.
        """
        head = self._try("rev-parse", "--verify", "--quiet", "HEAD^{tree}") or self._ask("hash-object", "-t", "tree", "--stdin")
        return self._differing("diff-index", "--cached", "-z", "-M", "--no-abbrev", head.decode().strip(), "--", staged=True)

    def blob(self, name: str) -> bytes:
        """The content of a blob.

        Raises:
            UsageError: git can't give it.
        """
        return self._ask("cat-file", "blob", name)

    def _differing(self, *arguments: str, staged: bool = False) -> tuple[ChangedFile, ...]:
        found: dict[Path, ChangedFile] = {}
        for file in _parse(self._ask(*self._without_filters(), *arguments), self.root, staged):
            if file.path not in found or found[file.path].old is None:
                found[file.path] = file
        return tuple(found[path] for path in sorted(found))

    def _without_filters(self) -> list[str]:
        """What keeps git from starting the programs that the settings name for files with some attribute."""
        names = self._try("config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process|required)$") or b""
        return [f"--config-env={os.fsdecode(name)}={_NOTHING}" for name in names.split(b"\0") if name]

    def _ask(self, *arguments: str) -> bytes:
        done = _git(self.start, arguments)
        if done.returncode:
            raise _failed(self.start, done)
        return done.stdout

    def _try(self, *arguments: str) -> bytes | None:
        """What git answers; None when it says no."""
        done = _git(self.start, arguments)
        return None if done.returncode or not done.stdout.strip() else done.stdout


def repository(start: Path) -> Repository:
    """The repository that the folder `start` lies in.

    Raises:
        UsageError: there is none, git is not installed, or it refuses to read it.
    """
    done = _git(start, ("rev-parse", "--show-toplevel"))
    if done.returncode:
        raise _failed(start, done)
    return Repository(Path(os.fsdecode(done.stdout.removesuffix(b"\n"))), start)


def _git(start: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ("git", *_SAFE, *arguments), cwd=start, stdin=subprocess.DEVNULL, capture_output=True, check=False, env={**os.environ, **_QUIET}
        )
    except FileNotFoundError:
        if not start.is_dir():
            raise UsageError("missing", f"`{start}` does not exist.", "Check the spelling and the directory you are in.") from None
        raise UsageError("no-git", "git is not installed, and --changed and --staged ask it.", "Install git, or name the files.") from None


def _failed(start: Path, done: subprocess.CompletedProcess[bytes]) -> UsageError:
    said = " ".join(done.stderr.decode("utf-8", "replace").split())
    if "not a git repository" in said:
        return UsageError("no-repository", f"`{start}` is in no git repository.", "Leave --changed and --staged out, or go to one.")
    if "dubious ownership" in said:
        return UsageError(
            "unsafe-repository", f"git refuses to read `{start}`: it belongs to another user.",
            f"If you trust it: `git config --global --add safe.directory {start}`.",
        )  # fmt: skip
    if "promisor remote" in said:
        return UsageError(
            "partial", f"This clone is partial: git has not all that a change is compared with in `{start}`, and mtqa fetches nothing.",
            "Fetch the rest: `git fetch --refetch --no-filter`; or clone without `--filter`.",
        )  # fmt: skip
    return UsageError("git-failed", f"git failed in `{start}`: {said or f'exit code {done.returncode}'}.", "Try `git fsck`.")


def _parse(raw: bytes, root: Path, staged: bool) -> Iterator[ChangedFile]:
    """Files in the raw output of `git diff-index -z`: `:MODE MODE BLOB BLOB STATUS NUL PATH NUL`, with two paths for a renamed file."""
    fields = iter(raw.split(b"\0"))
    for head in fields:
        if not head.startswith(b":"):
            continue
        _, mode, old, new, status = head.decode("ascii").split()
        path = next(fields)
        if status[0] in "RC":
            path = next(fields)
        if status[0] != "D" and (mode in _FILES or status[0] == "U"):
            yield ChangedFile(root / os.fsdecode(path), old if old.strip("0") else None, new if staged and new.strip("0") else None)
