"""The error tree: every failure says what happened, where, and what to type next.

MtqaError
├── UsageError     wrong use or configuration         exit 2
├── InputError     an article or file can't be read   exit 2
└── ModelError     a model is missing or broken       exit 3
"""

from __future__ import annotations


class MtqaError(Exception):
    """Base of all errors that mtqa raises on purpose.

    Args:
        code: stable short identifier, `kebab-case`, for scripts and tests.
        what: one sentence: what happened, naming the file and the place.
        remedy: one sentence: what the user can do or type next.
    """

    exit_code = 2

    def __init__(self, code: str, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[MtqaError], tuple[str, str, str]]:
        return type(self), (self.code, self.what, self.remedy)

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class UsageError(MtqaError):
    """The command line or the configuration can't be followed."""


class InputError(MtqaError):
    """A file can't be read as what it was named for."""


class ModelError(MtqaError):
    """A model is missing, damaged, or can't be fetched."""

    exit_code = 3
