"""What a report writer is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from mtqa.judge.assessment import Report


@dataclass(frozen=True, slots=True)
class Context:
    """What a writer needs besides the report.

    `language` (`en`, `fr`, `id`) is for formats that people read, `machine_language` for those that programs read.
    """

    language: str = "en"
    machine_language: str = "en"


class Writer(ABC):
    """Writes a report in one format.

    Attributes:
        name: what `--format` calls it.
        file_name: its main file under `-o`, whose content `write` makes and which goes to stdout when there is no `-o`.
    """

    name: ClassVar[str]
    file_name: ClassVar[str]

    @abstractmethod
    def write(self, report: Report, context: Context) -> str | bytes:
        """The content of the main file."""

    def files(self, report: Report, context: Context) -> Iterator[tuple[str, str | bytes]]:
        """All files of this format: names relative to the report directory, and contents."""
        yield self.file_name, self.write(report, context)
