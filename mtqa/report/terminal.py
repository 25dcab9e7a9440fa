"""The report on a terminal: head, strip of risk, flagged sentences with their findings, and a summary; plain text when piped."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, TextIO, cast

from mtqa.article.model import Span
from mtqa.checks.finding import Finding
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report
from mtqa.report.locator import Locator
from mtqa.report.quoted import beside, quotes, shortened
from mtqa.report.summary import Summary, finite, is_flagged, is_risky, is_rough, measured, pull_command, summarise, worst_place
from mtqa.report.terminal_lines import Part, TerminalLines
from mtqa.report.texts import Texts
from mtqa.report.wording import adequacy_evidence, driver_labels, has_source, provenance_line, score_values, segment_scores
from mtqa.report.wrap import LEAST

if TYPE_CHECKING:
    from rich.console import Console

SIGNS = {"critical": "◆", "major": "▲", "minor": "●", "risky": "○", "neutral": "–"}
STYLES = {"critical": "bold red", "major": "bold yellow", "minor": "bold cyan", "risky": "bold magenta", "neutral": "dim"}
BARS = " ▁▂▃▄▅▆▇█"
OPEN, CLOSE, CARET = "⟦", "⟧", "‸"
INDENT = 3
QUOTE_LENGTH = 60


def print_report(report: Report, out: TextIO, language: str = "en") -> None:
    """Write the report to `out` in `language` (`en`, `fr`, `id`): as wide as the terminal, in colour only where it has colours.

    What the encoding of `out` can't hold becomes `?`.
    """
    from rich.console import Console

    _Terminal(report, Console(file=cast("TextIO", _Forgiving(out)), highlight=False, markup=False, emoji=False), Texts(language)).report()


def terminal_text(report: Report, language: str = "en", width: int = 80) -> str:
    """What `print_report` writes, without colour."""
    from rich.console import Console

    file = io.StringIO()
    console = Console(file=file, width=width, color_system=None, force_terminal=False, highlight=False, markup=False, emoji=False)
    _Terminal(report, console, Texts(language)).report()
    return file.getvalue()


class _Forgiving:
    """A text stream that replaces what its encoding can't hold instead of failing."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def __getattr__(self, name: str) -> object:
        return getattr(self._out, name)

    def write(self, text: str) -> int:
        encoding = self._out.encoding or "utf-8"
        return self._out.write(text.encode(encoding, "replace").decode(encoding))


class _Terminal:
    """One report on its way to a console."""

    def __init__(self, report: Report, console: Console, texts: Texts) -> None:
        self._report = report
        self._lines = TerminalLines(console)
        self._line = self._lines.line
        self._texts = texts
        self._commands: set[str] = set()

    def report(self) -> None:
        sums = [summarise(assessed) for assessed in self._report.articles]
        for assessed, own in zip(self._report.articles, sums, strict=True):
            self._article(assessed, own)
        self._bilan(sums)

    def _labelled(self, label: str, *parts: Part) -> None:
        self._line((f"{label}{self._texts.colon} ", "dim"), *parts, indent=INDENT)

    # Article

    def _article(self, assessed: AssessedArticle, sums: Summary) -> None:
        texts = self._texts
        self._line((assessed.article.path, "bold"))
        self._line(provenance_line(assessed.article.provenance, texts))
        means = score_values(sums.means, texts, with_source=has_source(assessed))
        size = [texts.count("sentences", sums.sentences), texts.count("words", sums.words)]
        scores = [f"{texts[name].lower()}{texts.colon} {value}" for name, value in means]
        self._line(" · ".join([*size, *scores]))
        evidence = adequacy_evidence(assessed, texts)
        if evidence:
            self._line((f"{texts.adequacy_from}{texts.colon} {evidence}", "dim"))
        for warning in assessed.article.warnings:
            self._line((warning, "yellow"))
        self._strip(assessed)
        locator = Locator(assessed)
        flagged = [each for each in assessed.segments if is_flagged(each)]
        for each in flagged:
            self._lines.blank()
            self._sentence(assessed, each, locator, measured(sums.means))
        if not flagged:
            self._line((texts.no_findings, "green"))
        self._lines.blank()

    def _strip(self, assessed: AssessedArticle) -> None:
        """A bar a sentence, as high as its risk, and below it the sign of what was found; as many rows as the width asks for."""
        width = max(LEAST, self._lines.width)
        for at in range(0, len(assessed.segments), width):
            kinds = [(each, _kind(each)) for each in assessed.segments[at : at + width]]
            self._lines.row([(_bar(each), STYLES.get(kind, "dim")) for each, kind in kinds])
            self._lines.row([(SIGNS.get(kind, " "), STYLES.get(kind, "")) for _, kind in kinds])

    # Sentence

    def _sentence(self, assessed: AssessedArticle, each: AssessedSegment, locator: Locator, shown: Set[str]) -> None:
        texts, kind, segment = self._texts, _kind(each), each.segment
        unit = texts.row if assessed.article.layout == "rows" else texts.sentence
        place = "" if assessed.article.layout == "rows" else f"  {self._place(locator, segment.span)}"
        values = [pair for pair in segment_scores(each, texts) if pair[0] in shown]
        scores = " · ".join(f"{texts[name].lower()}{texts.colon} {value}" for name, value in values)
        self._line((f"{SIGNS[kind]} {unit} {segment.id}", STYLES[kind]), (f"{place}  {scores}", "dim"))
        self._line(*self._marked(assessed, each), indent=INDENT)
        if is_risky(each):
            self._line((f"{SIGNS[kind]} {texts.risky}", STYLES[kind]), indent=INDENT)
        for finding in each.findings:
            self._finding(assessed, finding, worst_place(each), locator)
        drivers = driver_labels(each, texts)
        if drivers:
            self._labelled(texts.because, " · ".join(drivers))
        if segment.source:
            self._labelled(texts.source, segment.source)
        self._trip(each)

    def _marked(self, assessed: AssessedArticle, each: AssessedSegment) -> Iterator[Part]:
        """The sentence, its worst place between brackets and in colour."""
        article, own = assessed.article, each.segment.span
        place = worst_place(each)
        if place is None:
            yield article.visible(own)
            return
        start = min(max(place.start, own.start), own.end)
        end = min(max(place.end, start), own.end)
        style = f"{STYLES[_kind(each)]} underline"
        yield article.visible(Span(own.start, start))
        yield (f"{OPEN}{article.visible(Span(start, end)) or CARET}{CLOSE}", style)
        yield article.visible(Span(end, own.end))

    def _finding(self, assessed: AssessedArticle, finding: Finding, marked: Span | None, locator: Locator) -> None:
        texts, kind, said = self._texts, finding.severity.value, self._texts.message(finding.message)
        named = finding.span == marked or quotes(said, assessed.article.visible(finding.span))
        quote = "" if named else shortened(finding.span.of(assessed.article.text), QUOTE_LENGTH)
        head = (f"{SIGNS[kind]} {finding.code} {texts[kind]}", STYLES[kind])
        self._line(head, f"  {beside(said, f'{OPEN}{quote}{CLOSE}', texts.colon) if quote else said}", indent=INDENT)
        self._labelled(texts.why, texts.say(finding.reason))
        if finding.suggestion is not None:
            text = finding.span.of(assessed.article.text)
            self._labelled(texts.suggestion, f"{text or CARET} → ", (finding.suggestion or texts.delete, "bold"))
        for related in finding.related:
            self._labelled(
                texts.see_also,
                f"{self._place(locator, related.span)}{texts.colon} {related.span.of(assessed.article.text)} ({texts.say(related.note)})",
            )

    def _place(self, locator: Locator, span: Span) -> str:
        line, column = locator.line_column(span)
        return self._texts.fill("line_column", line=line, column=column)

    def _trip(self, each: AssessedSegment) -> None:
        trip, texts = each.round_trip, self._texts
        if trip is None:
            return
        if trip.degenerate:
            self._line((texts.fill("degenerate", kind=texts.of("degenerate", trip.degenerate)), "yellow"), indent=INDENT)
        rough = is_rough(self._report, trip)
        label = f"{texts.back_translation} ({texts.language_name(trip.language)}, {trip.model})"
        self._labelled(label, (trip.back_translation, "dim" if rough else ""))
        if rough:
            self._commands.add(pull_command(trip))

    # Bilan

    def _bilan(self, sums: Sequence[Summary]) -> None:
        texts, report = self._texts, self._report
        counts = [texts.count("articles", len(sums)), texts.count("sentences", sum(s.sentences for s in sums))]
        found: list[tuple[str, str]] = []
        for severity in ("critical", "major", "minor"):
            n = sum(getattr(s, severity) for s in sums)
            found += [(" · ", ""), (f"{SIGNS[severity]} {texts.count(severity, n)}", STYLES[severity] if n else "dim")]
        self._line((f"{texts.summary}{texts.colon} ", "bold"), " · ".join(counts), *found)
        for note in report.notes:
            self._line(texts.say(note))
        if report.skipped:
            self._line(texts.count("skipped", report.skipped))
        if self._commands:
            self._line((texts.rough_hint, "dim"))
        for command in sorted(self._commands):
            self._line(command, indent=INDENT)


def _kind(each: AssessedSegment) -> str:
    worst = each.worst
    return worst.severity.value if worst else "risky" if is_risky(each) else ""


def _bar(each: AssessedSegment) -> str:
    risk = finite(each.scores.risk)
    return "·" if risk is None else BARS[max(1, min(8, round(risk / 100 * 8)))]
