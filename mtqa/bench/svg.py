"""A small line plot as SVG: both axes from 0 to 1, readable in light and dark, with a text alternative, made without a library."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from mtqa.report.quoted import shortened

WIDTH, HEIGHT = 560, 440
_LEFT, _TOP, _SIDE = 64, 48, 320
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_DASHES = ("", "7 4", "2 4", "10 3 2 3")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STYLE = """
.back { fill: #ffffff } .frame, .grid { fill: none; stroke: #d0d4d9 } .frame { stroke: #59636e } .chance { stroke: #8a939d }
text { fill: #1f2328; font: 13px system-ui, sans-serif } .head { font-weight: 600; font-size: 15px }
.l0 { --line: #0757ba } .l1 { --line: #b3420c } .l2 { --line: #1a7f37 } .l3 { --line: #8250df }
.line { fill: none; stroke: var(--line); stroke-width: 2.2 } .dot { fill: var(--line); fill-opacity: .75; stroke: none }
@media (prefers-color-scheme: dark) {
.back { fill: #14181d } .grid { stroke: #333b45 } .frame { stroke: #9aa4af } .chance { stroke: #77818c }
text { fill: #e6edf3 } .l0 { --line: #6cb0ff } .l1 { --line: #ffa06b } .l2 { --line: #56d06f } .l3 { --line: #c79bff }
}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A curve: its name in the legend and its points, both coordinates 0-1.

    `dots`: a dot on each point, its area by this weight (0-1).
    """

    name: str
    points: Sequence[tuple[float, float]]
    dots: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """What a plot shows. `description` says in words what the curves show; `chance` is a dashed line to compare them with."""

    title: str
    description: str
    x_label: str
    y_label: str
    lines: Sequence[Line]
    chance: tuple[tuple[float, float], tuple[float, float]] | None = None


def draw(plot: Plot) -> str:
    """The plot as a whole SVG document."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" aria-labelledby="t d">',
        f'<title id="t">{_text(plot.title)}</title>',
        f'<desc id="d">{_text(plot.description)}</desc>',
        f"<style>{_STYLE}</style>",
        '<rect class="back" width="100%" height="100%"/>',
        f'<text class="head" x="{_LEFT}" y="28">{_text(shortened(plot.title, 66))}</text>',
        *_grid(),
    ]
    if plot.chance:
        (x1, y1), (x2, y2) = (_place(point) for point in plot.chance)
        parts.append(f'<line class="chance" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke-dasharray="3 5"/>')
    for number, line in enumerate(plot.lines):
        parts += _curve(number, line)
    centre = _TOP + _SIDE / 2
    parts += [
        f'<text x="{_LEFT + _SIDE / 2:g}" y="{_TOP + _SIDE + 38}" text-anchor="middle">{_text(plot.x_label)}</text>',
        f'<text x="18" y="{centre:g}" text-anchor="middle" transform="rotate(-90 18 {centre:g})">{_text(plot.y_label)}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid() -> list[str]:
    parts = []
    for tick in _TICKS:
        x, y = _place((tick, tick))
        parts.append(f'<path class="grid" d="M{x} {_TOP}V{_TOP + _SIDE}M{_LEFT} {y}H{_LEFT + _SIDE}"/>')
        parts.append(f'<text x="{x}" y="{_TOP + _SIDE + 18}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:g}" text-anchor="end">{tick:g}</text>')
    return [*parts, f'<rect class="frame" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>']


def _curve(number: int, line: Line) -> list[str]:
    places = list(dict.fromkeys(map(_place, line.points)))
    dash = _DASHES[number % len(_DASHES)]
    style = f'class="line l{number % 4}"' + (f' stroke-dasharray="{dash}"' if dash else "")
    y = _TOP + 14 + 24 * number
    x = _LEFT + _SIDE + 14
    group = [f"<g aria-label={quoteattr(_clean(line.name))}>"]
    group.append(f'<polyline {style} points="{" ".join(f"{a:g},{b:g}" for a, b in places)}"/>')
    for (a, b), weight in zip(map(_place, line.points), line.dots, strict=False):
        group.append(f'<circle class="dot l{number % 4}" cx="{a:g}" cy="{b:g}" r="{2.5 + 9 * weight**0.5:.1f}"/>')
    group.append(f'<path {style} d="M{x} {y}h26"/><text x="{x + 32}" y="{y + 4}">{_text(shortened(line.name, 18))}</text></g>')
    return group


def _place(point: tuple[float, float]) -> tuple[float, float]:
    """Where a point lies in the picture, to a tenth of a pixel."""
    x, y = (min(max(value, 0.0), 1.0) for value in point)
    return round(_LEFT + _SIDE * x, 1), round(_TOP + _SIDE * (1 - y), 1)


def _clean(text: str) -> str:
    """`text` with what XML 1.0 cannot hold replaced."""
    return _NOT_XML.sub("\ufffd", text)


def _text(text: str) -> str:
    return escape(_clean(text))
