"""Cutting article text into pieces that a template can write one after the other: plain, highlighted, hidden, signs, carets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from mtqa.article.model import Span
from mtqa.report.escape import parted
from mtqa.report.html.model import Note, Piece

STRENGTH = ("", "neutral", "risky", "minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A highlighted part of the text; `severity` is a severity's name or `risky`."""

    start: int
    end: int
    severity: str
    numbers: tuple[int, ...] = ()


class Sweep:
    """Stretches that meet a region, for regions asked in ascending order: each stretch is looked at once for as long as it lasts."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._waiting = sorted(stretches, key=attrgetter("start", "end"))
        self._next = 0
        self._active: list[Stretch] = []

    def over(self, start: int, end: int) -> list[Stretch]:
        """Those that share a code point with `[start, end)`."""
        while self._next < len(self._waiting) and self._waiting[self._next].start < end:
            self._active.append(self._waiting[self._next])
            self._next += 1
        self._active = [s for s in self._active if s.end > start]
        return list(self._active)


def pieces(text: str, region: Span, stretches: Sequence[Stretch], hidden: Sequence[Stretch], notes: Sequence[Note] = ()) -> list[Piece]:
    """The region as pieces: its text highlighted, what readers don't see marked as hidden, each note's sign after its span."""
    signs = [(min(max(note.end, region.start), region.end), note) for note in notes]
    edges = {region.start, region.end, *(at for at, _ in signs)}
    edges.update(edge for s in (*stretches, *hidden) for edge in (s.start, s.end) if region.start < edge < region.end)
    cuts = sorted(edges)
    found: list[Piece] = []
    for at, following in zip(cuts, [*cuts[1:], None], strict=True):
        found.extend(_signs(note for place, note in signs if place == at))
        if following is not None:
            found.extend(_stretch(text, Span(at, following), stretches, hidden))
    return found


def _signs(notes: Iterable[Note]) -> Iterator[Piece]:
    for note in notes:
        if note.start == note.end:
            yield Piece("caret", severity=note.severity, numbers=_numbers([note.number]))
        yield Piece("sign", severity=note.severity, note=note)


def _stretch(text: str, span: Span, stretches: Sequence[Stretch], hidden: Sequence[Stretch]) -> Iterator[Piece]:
    covering = [s for s in stretches if s.start <= span.start and span.end <= s.end]
    severity = max((s.severity for s in covering), key=STRENGTH.index, default="")
    numbers = _numbers(n for s in covering for n in s.numbers)
    kind = "hidden" if any(s.start <= span.start and span.end <= s.end for s in hidden) else "text"
    for part, is_control in parted(span.of(text)):
        yield Piece("control" if is_control else kind, part, severity, numbers)


def _numbers(numbers: Iterable[int | None]) -> str:
    return " ".join(str(n) for n in sorted({n for n in numbers if n is not None}))


def source_pieces(source: str, spans: Iterable[Span]) -> list[Piece]:
    """A source sentence, with the places that findings rest on highlighted."""
    stretches = [Stretch(s.start, s.end, "minor") for s in spans if len(s)]
    return pieces(source, Span(0, len(source)), stretches, ())
