"""Lines of styled parts on a console; where it has no colours they are plain strings, which take a tenth of the time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtqa.report.escape import visible
from mtqa.report.wrap import places, wrapped

if TYPE_CHECKING:
    from rich.console import Console

Part = tuple[str, str] | str
"""Text with its style, or alone."""


class TerminalLines:
    """Writes lines on a console. Untrusted text only ever enters plain strings and `Text` objects, never console markup.

    Attributes:
        width: cells of a line.
    """

    def __init__(self, console: Console) -> None:
        self.width = console.width
        self._console = console
        self._plain = console.color_system is None

    def blank(self) -> None:
        """An empty line."""
        self._console.file.write("\n")

    def line(self, *parts: Part, indent: int = 0) -> None:
        """One line, wrapped, its parts made safe, with a hanging indent."""
        own, width = [(_flat(text), style) for text, style in map(_styled, parts)], self.width - indent
        if self._plain:
            text = "".join([text for text, _ in own])
            self._console.file.write("".join([f"{' ' * indent}{text[start:end]}\n" for start, end in places(text, width)]))
            return
        from rich.text import Text

        whole = Text()
        for text, style in own:
            whole.append(text, style=style)
        for line in wrapped(whole, width):
            self._console.print(Text(" " * indent) + line, soft_wrap=True)

    def row(self, cells: Sequence[tuple[str, str]]) -> None:
        """Single characters with their styles, beside each other; nothing where they are all blanks."""
        if self._plain and len(cells) <= self.width:
            text = "".join([text for text, _ in cells]).rstrip()
            self._console.file.write(f"{text}\n" if text else "")
            return
        from rich.text import Text

        row = Text()
        for text, style in cells:
            row.append(text, style=style)
        row.rstrip()
        if row:
            self._console.print(row)


def _styled(part: Part) -> tuple[str, str]:
    return (part, "") if isinstance(part, str) else part


def _flat(text: str) -> str:
    """`text` on one line: invisible characters shown, line ends and tabs as a blank."""
    return visible(text).replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
