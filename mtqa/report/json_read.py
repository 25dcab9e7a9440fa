"""`report.json` read back: a report as it was, but for what the file lacks (raw signals, weights of a profile, other languages)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from mtqa.article.beads import Alignment, Bead
from mtqa.article.build import article_from_rows
from mtqa.article.model import Article, Boilerplate, Paragraph, Provenance, Role, Segment, Span
from mtqa.article.regular import refuse_special
from mtqa.checks.finding import Evidence, Finding, Related, Severity
from mtqa.errors import InputError
from mtqa.judge.assessment import (
    AssessedArticle,
    AssessedSegment,
    BaselineUse,
    Driver,
    ModelNote,
    Problem,
    Report,
    RoundTrip,
    Scores,
    StaleEntry,
    Suppressed,
)
from mtqa.phrase import Phrase
from mtqa.report.json import SCHEMA
from mtqa.score.adequacy import WEIGHTS, Adequacy

Json = Mapping[str, Any]


def read_report(path: Path) -> Report:
    """The report in the file at `path`.

    Raises:
        InputError: no such file, not a report of this schema, or a place in it that its text does not have.
    """
    try:
        refuse_special(path)
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError("unreadable", f"`{path}` can't be read: {error.strerror}.", "Check the path.") from None
    except (ValueError, RecursionError):
        raise _bad(path, "it is not JSON") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise _bad(path, f"it is no report of schema {SCHEMA}")
    try:
        return _report(data)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, IndexError) as error:
        raise _bad(path, f"{type(error).__name__}: {str(error)[:100]}") from None


def _bad(path: Path, why: str) -> InputError:
    return InputError("bad-report", f"`{path}` can't be used as a report: {why}.", "Write it anew: `mtqa check … --format json -o DIR`.")


def _report(data: Json) -> Report:
    return Report(
        articles=tuple(article_of(each) for each in data["articles"]),
        signature=str(data["signature"]),
        models=tuple(ModelNote(m["role"], m["name"], bool(m["rough"]), _phrase(m["quality"])) for m in data["models"]),
        problems=tuple(Problem(p["path"], p["code"], p["what"], p["remedy"], int(p["exit_code"])) for p in data["problems"]),
        notes=tuple(_said(note) for note in data["notes"]),
        skipped=int(data["skipped"]),
        baseline=_baseline(data.get("baseline")),
    )


def _baseline(data: Json | None) -> BaselineUse | None:
    if data is None:
        return None
    stale = tuple(StaleEntry(e["code"], e["excerpt"], int(e["count"]), tuple(map(str, e["paths"]))) for e in data["stale"])
    return BaselineUse(str(data["path"]), int(data["known"]), stale)


def article_of(data: Json) -> AssessedArticle:
    """An article of the file, from what `json.article_data` gave for it.

    Raises:
        KeyError, TypeError, ValueError: it is not of that form.
    """
    article = _rows(data) if data["layout"] == "rows" else _prose(data)
    offsets = [s.span.start for s in article.segments] if article.layout == "rows" else []
    findings = tuple(_finding(each, article, offsets) for each in data["findings"])
    suppressed = tuple(
        Suppressed(_finding(each, article, offsets), **{k: str(each["suppression"][k]) for k in ("origin", "reason", "author", "date")})
        for each in data["suppressed"]
    )
    segments = tuple(
        _assessed(each, segment, article, findings, offsets[at] if offsets else 0)
        for at, (each, segment) in enumerate(zip(data["segments"], article.segments, strict=True))
    )
    return AssessedArticle(article, segments, findings, suppressed, profile=str(data["profile"]))


def _prose(data: Json) -> Article:
    text = str(data["text"])
    place = _placed(text)
    segments = tuple(_segment(each, place(each)) for each in data["segments"])
    return Article(
        path=str(data["path"]), text=text, language=str(data["language"]), format=str(data["format"]), encoding=str(data["encoding"]),
        provenance=_provenance(data["provenance"], place),
        paragraphs=tuple(Paragraph(place(p), Role(p["role"])) for p in data["paragraphs"]),
        segments=segments,
        boilerplate=tuple(Boilerplate(place(b), str(b["kind"])) for b in data["boilerplate"]),
        hidden=tuple(place(gap) for gap in data["hidden"]),
        independent=bool(data["independent"]), warnings=tuple(map(str, data["warnings"])), file=str(data["file"]),
        alignment=_alignment(data.get("alignment"), len(segments)), reference=_alignment(data.get("reference"), len(segments)),
    )  # fmt: skip


def _alignment(data: Json | None, segments: int) -> Alignment | None:
    if data is None:
        return None
    sentences = tuple(map(str, data["sentences"]))
    beads = tuple(
        Bead(_indices(bead["target"], segments), _indices(bead["source"], len(sentences)), float(bead["score"])) for bead in data["beads"]
    )
    return Alignment(str(data["path"]), str(data["language"]), sentences, beads)


def _indices(data: Sequence[Any], size: int) -> tuple[int, ...]:
    found = tuple(map(int, data))
    if any(not 0 <= index < size for index in found):
        raise ValueError(f"{list(found)} is out of range")
    return found


def _rows(data: Json) -> Article:
    rows = [_segment(each, Span(0, 0)) for each in data["segments"]]
    made = article_from_rows(str(data["path"]), rows, [str(s["text"]) for s in data["segments"]], independent=bool(data["independent"]))
    known: dict[str, Any] = {field.name: getattr(made, field.name) for field in fields(made)}
    whole = _provenance(data["provenance"], lambda _: Span(0, 0))
    said = {name: str(data[name]) for name in ("language", "file", "format")} | {"warnings": tuple(map(str, data["warnings"]))}
    return Article(**(known | said | {"provenance": whole}))


def _placed(text: str) -> Callable[[Json], Span]:
    def place(data: Json) -> Span:
        span = Span(int(data["start"]), int(data["end"]))
        if span.end > len(text):
            raise ValueError(f"[{span.start}, {span.end}) lies beyond the text")
        return span

    return place


def _segment(data: Json, span: Span) -> Segment:
    provenance = data["provenance"]
    return Segment(
        str(data["id"]), span, int(data["paragraph"]), Role(data["role"]), data["source"], data["source_language"], data["reference"],
        None if provenance is None else _provenance(provenance, lambda _: Span(0, 0)), line=int(data["line"]),
        notes=tuple(map(str, data["notes"])),
    )  # fmt: skip


def _provenance(data: Json, place: Callable[[Json], Span]) -> Provenance:
    notice = data["notice"]
    known = {name: data[name] for name in ("source_language", "vendor", "engine", "date")}
    return Provenance(bool(data["machine_translated"]), **known, notice=None if notice is None else place(notice))


def _finding(data: Json, article: Article, offsets: Sequence[int]) -> Finding:
    home = data["segment"]
    offset = offsets[home] if offsets and home is not None else 0
    source = data["source_span"]
    rows = {segment.id: segment.span.start for segment in article.segments} if offsets else {}

    def beside(place: Json) -> int:
        """Where the row of a place begins: its own where it lies in another; older reports name that by its id alone."""
        return offsets[place["segment"]] if "segment" in place and offsets else rows.get(str(place.get("id")), offset)

    return Finding(
        str(data["code"]), _shifted(data, offset, article), Severity(data["severity"]), str(data["category"]), Evidence(data["evidence"]),
        _said(data["message"]), _said(data["reason"]), data["suggestion"], float(data["confidence"]),
        tuple(Related(_shifted(r, beside(r), article), _said(r["note"])) for r in data["related"]),
        None if source is None else Span(int(source["start"]), int(source["end"])),
    )  # fmt: skip


def _shifted(data: Json, offset: int, article: Article) -> Span:
    return _placed(article.text)({"start": int(data["start"]) + offset, "end": int(data["end"]) + offset})


def _assessed(data: Json, segment: Segment, article: Article, findings: Sequence[Finding], offset: int) -> AssessedSegment:
    trip, worst = data["round_trip"], data["worst"]
    return AssessedSegment(
        segment=segment,
        text=segment.span.of(article.text),
        scores=Scores(**{field.name: data["scores"].get(field.name) for field in fields(Scores)}),
        round_trip=None if trip is None else RoundTrip(**{**trip, "note": _phrase(trip["note"])}),
        findings=tuple(findings[index] for index in data["findings"]),
        drivers=tuple(Driver(_said(d["label"]), float(d["points"])) for d in data["drivers"]),
        worst_span=None if worst is None else _shifted(worst, offset, article),
        z_scores={str(name): float(value) for name, value in data.get("z_scores", {}).items() if value is not None},
        adequacy=_adequacy(data.get("adequacy")),
        unchanged=bool(data.get("unchanged", False)),
    )


def _adequacy(data: Json | None) -> Adequacy | None:
    if data is None:
        return None
    return Adequacy({name: float(value) for name, value in data["parts"].items() if name in WEIGHTS}, float(data["agreement"]))


def _said(text: str) -> Phrase:
    """A text whose other languages are not in the file."""
    return Phrase(str(text), str(text), str(text))


def _phrase(text: str | None) -> Phrase | None:
    return None if text is None else _said(text)
