"""What a report writer is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from mtqa.judge.assessment import Report
from mtqa.judge.gate import Policy


@dataclass(frozen=True, slots=True)
class Context:
    """What a writer needs besides the report.

    Attributes:
        language: `en`, `fr` or `id`, for formats that people read.
        machine_language: the same for formats that programs read.
        policy: what fails the run; JUnit failures and GitHub errors follow it.
        exit_code: what the run ends with, where that is known.
        folder: absolute path of the folder that article paths are relative to, with slashes; empty where unknown.
        root: absolute path of the checkout, with slashes; paths in CI formats are relative to it. Empty where there is none.
    """

    language: str = "en"
    machine_language: str = "en"
    policy: Policy = field(default_factory=Policy)
    exit_code: int | None = None
    folder: str = ""
    root: str = ""


class Writer(ABC):
    """Writes a report in one format.

    Attributes:
        name: what `--format` calls it.
        file_name: its main file under `-o`, whose content `write` makes and which goes to stdout when there is no `-o`.
        on_request: it suits some input only, so it is not among the formats that `-o` alone gives.
    """

    name: ClassVar[str]
    file_name: ClassVar[str]
    on_request: ClassVar[bool] = False

    @abstractmethod
    def write(self, report: Report, context: Context) -> str | bytes:
        """The content of the main file."""

    def files(self, report: Report, context: Context) -> Iterator[tuple[str, str | bytes]]:
        """All files of this format: names relative to the report directory, and contents."""
        yield self.file_name, self.write(report, context)
