"""Words beside what is said of them: as a line quotes them, cut short, and whether what is said quotes them already."""

from __future__ import annotations

import re

from mtqa.report.escape import visible

_MARKS = "«»“”\"',;:. "
_COLON = re.compile(r":(?!\S)")
_CUT = re.compile(r"[“«\"] ?([^“”«»\"]{16,}?)…")
_SOFT_HYPHEN = "\u00ad"


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters, the last of them `…` where it was cut."""
    return text if len(text) <= most else text[: most - 1] + "…"


def bare(words: str) -> str:
    """`words` on one line, without marks at their ends, invisible characters shown; empty where nothing of them is printable."""
    if not any(each.isprintable() and not each.isspace() for each in words):
        return ""
    return " ".join(visible(words).split()).strip(_MARKS)


def quotes(said: str, words: str) -> bool:
    """True when the whole of `words` stands in `said`, or a quotation of them cut short with `…`.

    One word without a digit counts only between quotation marks: outside them it may be the message's own, "a" in "a word is missing".
    """
    sought, text = _folded(bare(words)), _folded(visible(said))
    if not sought:
        return False
    if any(sought.startswith(cut) for cut in _CUT.findall(text)):
        return True
    sure = " " in sought or any(map(str.isdigit, sought))
    found = re.finditer(rf"(?<!\w){re.escape(sought)}(?!\w)", text)
    return any(sure or _within(text[: match.start()]) for match in found)


def beside(said: str, shown: str, colon: str) -> str:
    """`said`, a colon and `shown`; a dash where `said` has a colon of its own."""
    return f"{said} – {shown}" if _COLON.search(said) else f"{said}{colon} {shown}"


def _folded(text: str) -> str:
    """`text` as two are compared: blanks, capitals and soft hyphens tell none apart."""
    return " ".join(text.replace(_SOFT_HYPHEN, "").casefold().split())


def _within(before: str) -> bool:
    """True when a quotation that was opened in `before` is still open at its end."""
    opened, closed = (sum(map(before.count, marks)) for marks in ("“«", "”»"))
    return opened > closed or before.count('"') % 2 == 1
