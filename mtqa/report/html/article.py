"""From an assessed article to the plain data that the page templates write."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mtqa.article.model import Paragraph, Role, Span
from mtqa.checks.finding import Finding, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report, RoundTrip
from mtqa.report.html.index import bar
from mtqa.report.html.marks import Marks, features_json
from mtqa.report.html.model import ArticlePage, Block, Mark, Note, Piece, Related, Sentence, Trip
from mtqa.report.html.pieces import STRENGTH, Stretch, Sweep, pieces, source_pieces
from mtqa.report.locator import Locator
from mtqa.report.quoted import bare, beside, quotes, shortened
from mtqa.report.summary import finite, is_risky, is_rough, measured, pull_command, summarise, worst_place
from mtqa.report.texts import Texts
from mtqa.report.wording import (
    adequacy_figures,
    driver_labels,
    has_source,
    headline,
    provenance_line,
    score_values,
    segment_scores,
    severity_counts,
)

MOST_TO_START = 6
QUOTE_LENGTH, HEADED_LENGTH = 90, 40
OUTSIDE_LENGTH = 2000
LINE_LENGTH, CARD_LINES, NOTE_LINES = 70, 3, 4  # characters a line; lines of text that a card's frame and a finding are as high as
DENSE, SLACK_LINES = 2.5, 10


class ArticleView:
    """One article on its way to the page; `number` tells articles on one page apart, `marks` what is decided in it."""

    def __init__(self, report: Report, assessed: AssessedArticle, texts: Texts, number: int = 1, marks: Marks | None = None) -> None:
        self._report = report
        self._assessed = assessed
        self._article = assessed.article
        self._texts = texts
        self._number = number
        self._marks = marks or Marks(assessed, texts)
        self._locator = Locator(assessed)
        self._sums = summarise(assessed)
        self._shown_scores = measured(self._sums.means) - {"risk"}
        self._notes = self._numbered()
        self._stretches = Sweep(self._highlights())
        self._hidden = Sweep(Stretch(span.start, span.end, "") for span in self._article.hidden)

    def page(self) -> ArticlePage:
        """The article as the templates take it."""
        texts, sums = self._texts, self._sums
        blocks = self._blocks()
        sentences = [sentence for block in blocks for sentence in block.sentences]
        means = score_values(sums.means, texts, with_source=has_source(self._assessed))
        return ArticlePage(
            anchor=f"a{self._number}",
            title=headline(self._assessed),
            path=self._article.path,
            language=self._article.language,
            rows=self._article.layout == "rows",
            provenance=provenance_line(self._article.provenance, texts),
            counts=severity_counts(sums, texts),
            size=f"{texts.count('sentences', sums.sentences)}, {texts.count('words', sums.words)}",
            flagged=texts.count("flagged", sums.flagged) if sums.flagged else texts.no_findings,
            means=[(name, value, texts[f"{name}_means"]) for name, value in means],
            sentences=sentences,
            blocks=blocks,
            loose=self._loose(),
            start_here=self._start_here(sentences),
            suppressed=[self._silenced(index) for index in range(len(self._assessed.suppressed))],
            warnings=self._article.warnings,
            commands=sorted({pull_command(trip) for trip in self._trips() if is_rough(self._report, trip)}),
        )

    def _trips(self) -> Iterator[RoundTrip]:
        return (each.round_trip for each in self._assessed.segments if each.round_trip is not None)

    # Notes

    def _numbered(self) -> dict[int | None, list[Note]]:
        """Notes by the index of their sentence (None: outside all sentences); findings above neutral are numbered by place."""
        found: dict[int | None, list[Note]] = defaultdict(list)
        number = 0
        for index, finding in enumerate(self._assessed.findings):
            above = finding.severity is not Severity.NEUTRAL
            number += above
            anchor = f"a{self._number}-f{index + 1}"
            note = self._note(finding, anchor, number if above else None, self._marks.finding(index))
            found[self._locator.home(finding.span)].append(note)
        return found

    def _note(self, finding: Finding, anchor: str, number: int | None, mark: Mark | None = None) -> Note:
        texts = self._texts
        quote = finding.span.of(self._article.text)
        line, column = self._locator.line_column(finding.span)
        return Note(
            start=finding.span.start,
            end=finding.span.end,
            number=number,
            anchor=anchor,
            severity=finding.severity.value,
            code=finding.code,
            message=texts.message(finding.message),
            reason=texts.say(finding.reason),
            quote=quote if len(quote) <= QUOTE_LENGTH else "",
            suggestion=finding.suggestion,
            place="" if self._article.layout == "rows" else texts.fill("line_column", line=line, column=column),
            related=tuple(self._related(r.span, texts.say(r.note)) for r in finding.related),
            mark=mark,
        )

    def _related(self, span: Span, note: str) -> Related:
        home = self._locator.home(span)
        label = "" if home is None else f"{self._unit} {self._assessed.segments[home].segment.id}"
        return Related(shortened(span.of(self._article.text), QUOTE_LENGTH), note, "" if home is None else self._anchor(home), label)

    def _silenced(self, index: int) -> tuple[Note, str]:
        silent = self._assessed.suppressed[index]
        why = (self._texts.of("origin", silent.origin), silent.reason, silent.author, silent.date)
        return self._note(silent.finding, f"a{self._number}-x{index + 1}", None), " · ".join(part for part in why if part)

    def _loose(self) -> list[Note]:
        """Notes on text that is neither a sentence nor boilerplate."""
        known = [b.span for b in self._article.boilerplate]
        return [n for n in self._notes.get(None, ()) if not any(span.start <= n.start < span.end for span in known)]

    def _highlights(self) -> list[Stretch]:
        numbered = [note for notes in self._notes.values() for note in notes]
        found = [Stretch(n.start, n.end, n.severity, (n.number,) if n.number else ()) for n in numbered if n.end > n.start]
        for assessed in self._assessed.segments:
            place = worst_place(assessed) if is_risky(assessed) else None
            if place is not None and len(place):
                found.append(Stretch(place.start, place.end, "risky"))
        return found

    # Blocks

    def _blocks(self) -> list[Block]:
        """Everything in the article's text in its order: paragraphs, boilerplate, and what else there is between them."""
        by_paragraph: dict[int, list[int]] = defaultdict(list)
        for index, each in enumerate(self._assessed.segments):
            by_paragraph[each.segment.paragraph].append(index)
        parts: list[tuple[Span, int | None, str]] = [(p.span, index, "") for index, p in enumerate(self._article.paragraphs)]
        parts += [(b.span, None, b.kind) for b in self._article.boilerplate]
        found: list[Block] = []
        at = 0
        for span, paragraph, kind in sorted(parts, key=lambda part: part[0]):
            found.extend(self._outside(at, span.start))
            if paragraph is None:
                found.append(self._boilerplate(span, kind))
            else:
                found.append(self._paragraph(self._article.paragraphs[paragraph], by_paragraph[paragraph]))
            at = max(at, span.end)
        found.extend(self._outside(at, len(self._article.text)))
        return found

    def _outside(self, start: int, end: int) -> list[Block]:
        text = self._article.text[start:end].strip()
        if not text:
            return []
        shown = text[:OUTSIDE_LENGTH]
        items = pieces(shown, Span(0, len(shown)), (), ())
        if len(text) > len(shown):
            items.append(Piece("text", self._texts.fill("more_characters", n=self._texts.number(len(text) - len(shown)))))
        return [Block("outside", "", self._texts.not_checked, [items])]

    def _boilerplate(self, span: Span, kind: str) -> Block:
        notes = [note for note in self._notes.get(None, ()) if span.start <= note.start < span.end]
        return Block("boilerplate", kind, self._texts.of("kind", kind), [pieces(self._article.text, span, (), (), notes)], notes=notes)

    def _paragraph(self, paragraph: Paragraph, indexes: list[int]) -> Block:
        items: list[Sentence | list[Piece]] = []
        at = paragraph.span.start
        for index in indexes:
            span = self._assessed.segments[index].segment.span
            if at < span.start:
                items.append(self._pieces(Span(at, span.start)))
            items.append(self._sentence(index, opens=index == indexes[0]))
            at = span.end
        if at < paragraph.span.end:
            items.append(self._pieces(Span(at, paragraph.span.end)))
        role = paragraph.role
        label = "" if role is Role.BODY else self._texts.of("role", role.value)
        worst = max((s.severity for s in items if isinstance(s, Sentence)), key=STRENGTH.index, default="")
        return Block("paragraph", role.value, label, items, worst, dense=_is_dense(items, len(paragraph.span)))

    def _pieces(self, span: Span, notes: list[Note] | None = None) -> list[Piece]:
        stretches = self._stretches.over(span.start, span.end)
        return pieces(self._article.text, span, stretches, self._hidden.over(span.start, span.end), notes or ())

    # Sentences

    @property
    def _unit(self) -> str:
        return self._texts.row if self._article.layout == "rows" else self._texts.sentence

    def _anchor(self, index: int) -> str:
        return f"a{self._number}-s{index + 1}"

    def _sentence(self, index: int, *, opens: bool) -> Sentence:
        assessed, texts = self._assessed.segments[index], self._texts
        segment, worst, risk = assessed.segment, assessed.worst, finite(assessed.scores.risk)
        notes = self._notes.get(index, [])
        values = segment_scores(assessed, texts)
        spans = [f.source_span for f in assessed.findings if f.source_span is not None]
        severity = worst.severity.value if worst else "risky" if is_risky(assessed) else ""
        fixed = self._marks.fixed.get(index)
        return Sentence(
            anchor=self._anchor(index),
            id=segment.id,
            label=f"{self._unit} {segment.id}",
            severity=severity,
            risk="" if risk is None else texts.number(risk),
            bar=None if risk is None else bar(risk),
            pieces=self._pieces(segment.span, notes),
            notes=notes,
            scores=[(texts[name], value) for name, value in values if name in self._shown_scores],
            figures=self._figures(assessed),
            drivers=driver_labels(assessed, texts),
            source=source_pieces(segment.source, spans) if segment.source else (),
            source_language=segment.source_language or "",
            source_name=texts.language_name(segment.source_language) if segment.source_language else "",
            reference=segment.reference or "",
            trip=self._trip(assessed),
            adequacy=adequacy_figures(assessed, texts),
            opens_paragraph=opens,
            mark=self._marks.sentence(index) if severity == "risky" or (fixed and not worst) else None,
            raw=segment.span.of(self._article.text) if severity or fixed else "",
            known_by=self._marks.known_by(index) if severity or fixed else "",
            features=features_json(assessed) if severity or fixed else "",
            fixed=fixed,
        )

    def _figures(self, assessed: AssessedSegment) -> list[tuple[str, str]]:
        texts, scores = self._texts, assessed.scores
        named = [("chrF++", scores.chrf, 1), ("BLEU", scores.bleu, 1), ("TER", scores.ter, 1)]
        named += [(texts.log_probability, scores.log_probability, 2), (texts.log_probability_min, scores.log_probability_min, 2)]
        return [(name, texts.number(value, digits)) for name, value, digits in named if finite(value) is not None]

    def _trip(self, assessed: AssessedSegment) -> Trip | None:
        trip, texts = assessed.round_trip, self._texts
        if trip is None:
            return None
        return Trip(
            back_translation=trip.back_translation,
            round_trip=trip.round_trip,
            language=trip.language,
            language_name=texts.language_name(trip.language),
            model=trip.model,
            rough=is_rough(self._report, trip),
            degenerate=texts.fill("degenerate", kind=texts.of("degenerate", trip.degenerate)) if trip.degenerate else "",
            remark=texts.say(trip.note) if trip.note else "",
        )

    def _start_here(self, sentences: list[Sentence]) -> list[tuple[Sentence, str]]:
        """The sentences to look at first: by severity, then risk; each with what its gravest finding says."""
        by_anchor = {self._anchor(index): each for index, each in enumerate(self._assessed.segments)}
        flagged = [s for s in sentences if s.severity]
        flagged.sort(key=lambda s: (-STRENGTH.index(s.severity), -(finite(by_anchor[s.anchor].scores.risk) or 0)))
        worst = [(s, by_anchor[s.anchor].worst) for s in flagged[:MOST_TO_START]]
        return [(s, self._headed(finding) if finding else self._texts.risky) for s, finding in worst]

    def _headed(self, finding: Finding) -> str:
        """What a finding says and, where that does not quote its words, the words."""
        said, words = self._texts.message(finding.message), bare(self._article.visible(finding.span))
        if not words or quotes(said, words):
            return said
        return beside(said, self._texts.fill("quoted", words=shortened(words, HEADED_LENGTH)), self._texts.colon)


def _is_dense(items: Sequence[Sentence | list[Piece]], length: int) -> bool:
    """True when the cards of a paragraph of `length` characters would stand far longer than its text; heights in lines of the page."""
    flagged = [item for item in items if isinstance(item, Sentence) and (item.severity or item.notes)]
    beside = CARD_LINES * len(flagged) + NOTE_LINES * sum(len(s.notes) for s in flagged)
    return beside > DENSE * math.ceil(length / LINE_LENGTH) + SLACK_LINES
