"""What the source checks of NUM share: how a value of the source is written in French, and where a missing one belongs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from mtqa.article.model import Span
from mtqa.checks.view import SegmentView
from mtqa.language.calendar import french_name
from mtqa.language.figures import french_figure
from mtqa.language.number_grammar import NumberKind
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_SCALES = ((Fraction(10**9), "milliard"), (Fraction(10**6), "million"))


def quoted(text: str, value: Value | None) -> str:
    """A value as its own text writes it, with its unit."""
    return text[slice(*value.whole_span)] if value else ""


def differs(here: str, there: str) -> Phrase:
    """What the French writes against what the source writes, in the source's own words."""
    return Phrase(
        f"{here}, but in the original: “{there}”", f"{here}, mais dans l’original : « {there} »", f"{here}, padahal di teks asli: “{there}”"
    )


def missing(there: str) -> Phrase:
    """What only the source says, in its own words."""
    return Phrase(f"“{there}” of the original is missing", f"« {there} » de l’original manque", f"“{there}” dari teks asli hilang")


def french_number(value: Value, target: str) -> str | None:
    """The value of a source number in French figures, a scale word for large round ones; None for shares, ordinals and vague ones.

    `target`: what the French writes now; years and the like keep their form without a blank.
    """
    if value.kind is not NumberKind.CARDINAL:
        return None
    if value.bounds is not None or value.value.denominator not in (1, 2, 4, 5, 10, 20, 25, 50, 100, 125, 1000):
        return None
    for scale, word in _SCALES:
        amount = value.value / scale
        if value.scale >= scale and (amount * 1000).denominator == 1:
            return f"{french_figure(amount)} {word}{'s' if amount >= 2 else ''}"
    ungrouped = target.isdigit() and len(target) == 4
    return french_figure(value.value, "" if ungrouped and value.value < 10000 else "\u202f")


def french_clock(minutes: int) -> str:
    """14\u00a0h\u00a030, 17\u00a0heures."""
    hour, minute = divmod(minutes, 60)
    return f"{hour}\u00a0h\u00a0{minute:02}" if minute else f"{hour}\u00a0heure{'s' if hour > 1 else ''}"


def renamed(text: str, source: Value, target: Value) -> str | None:
    """The target's date with its weekday or month put right; None for a night between two days."""
    if target.part == "night":
        return None
    kind = "weekday" if source.aspect is Aspect.WEEKDAY else "month"
    wrong, right = (french_name(kind, int(v.value)) for v in (target, source))
    written = text[target.start : target.end]
    return written.replace(wrong, right) if wrong in written else None


def missing_place(segment: SegmentView, source: Value) -> Span:
    """An empty span where a value that only the source has would stand: after the target's counterpart of the value before it."""
    before = [v for v in segment.source_values if v.end <= source.start and v.values]
    for one in reversed(before):
        twin = _twin(one, segment.values)
        if twin is not None:
            at = segment.start + twin.whole_span[1]
            return Span(at, at)
    share = source.start / max(1, len(segment.source or ""))
    at = segment.start + round(share * len(segment.plain))
    nearest = min((t.end for t in segment.tokens), key=lambda end: abs(end - at), default=segment.end)
    return Span(nearest, nearest)


def _twin(value: Value, others: Sequence[Value]) -> Value | None:
    return next((o for o in others if o.aspect is value.aspect and o.values and o.value == value.value), None)
