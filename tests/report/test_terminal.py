from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from mtqa.article.model import Span
from mtqa.checks.finding import Severity
from mtqa.judge.assessment import Report, RoundTrip
from mtqa.report.terminal import print_report, terminal_text
from mtqa.report.wrap import wrapped
from mtqa.score.adequacy import Adequacy
from tests.report.sample import prose_assessed, report
from tests.report.strategies import reports
from tests.report.variants import finding, plain


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_colour_in_a_terminal_and_none_when_piped(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal, pipe = Terminal(), io.StringIO()
    print_report(report(), terminal)
    print_report(report(), pipe)
    assert "\x1b[1;31m◆ QUO101 critical" in terminal.getvalue()
    assert "\x1b" not in pipe.getvalue()
    assert "◆ QUO101 critical" in pipe.getvalue()


@settings(deadline=None, max_examples=100)
@given(reports)
def test_no_control_character_of_a_text_reaches_the_terminal(made: Report) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", terminal_text(made, "fr"))


def test_console_markup_in_a_text_is_text() -> None:
    made = report()
    shown = terminal_text(made)
    assert "[31m" not in shown  # the caption is not flagged, so it is not shown
    assert "open <quotation>" in shown
    odd = Report((prose_assessed(),), "[red]sig[/red]", notes=made.notes)
    assert terminal_text(odd).count("⟦") == 6


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for language in ("en", "fr", "id"):
        assert all(cell_len(line) <= width and line == line.rstrip() for line in terminal_text(report(), language, width).split("\n"))


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("“deux” is odd", "“deux” is odd\n"),
        ("odd", "Odd: ⟦deux⟧\n"),
        ("odd: unlikely", "Odd: unlikely – ⟦deux⟧\n"),
        ("“trois” is odd", "“trois” is odd: ⟦deux⟧\n"),
    ],
)
def test_words_that_the_message_quotes_are_not_repeated(message: str, shown: str) -> None:
    made = plain("Un deux", finding("Un", "first"))
    second = replace(finding("deux", message, Severity.MINOR), span=Span(3, 7))
    segment = replace(made.segments[0], findings=(*made.findings, second))
    assert shown in terminal_text(Report((replace(made, segments=(segment,)),), "s"))


def test_it_says_where_adequacy_is_missing() -> None:
    assert "adequacy: n/a (no source)" in terminal_text(Report((prose_assessed(),), "s"), width=120)


def test_an_encoding_that_lacks_a_sign_is_no_failure() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    print_report(report(), out)
    out.flush()
    assert b"? QUO101 critical" in raw.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_rough_back_translation_is_whole_and_said_to_be_rough_once(width: int) -> None:
    made = report()
    words = "the mayor of the town said that nothing of the bridge which was built in the last year would be taken away "
    trip = RoundTrip(words * 3, None, "en", "tiny-fren")
    told = tuple(replace(each, round_trip=trip) for each in made.articles[0].segments)
    text = terminal_text(replace(made, articles=(replace(made.articles[0], segments=told),)), width=width)
    flat = " ".join(text.split())
    assert flat.count(f"Back-translation (English, tiny-fren): {(words * 3).strip()}") == 6
    assert "…" not in text
    assert flat.count("rough") == flat.count("mtqa models pull opus-mt-fr-en") == 1


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Adequacy rests on: facts that agree · closeness of meaning · back-translation · reference"),
        ("fr", "L’adéquation repose sur\u00a0: faits concordants · proximité de sens · retraduction · traduction de référence"),
        ("id", "Kesepadanan didasarkan pada: fakta yang cocok · kedekatan makna · terjemahan balik · terjemahan rujukan"),
    ],
)
def test_what_adequacy_rests_on_is_said_once_without_metrics(language: str, says: str) -> None:
    known = Adequacy(dict.fromkeys(("fit", "back_chrf", "back_ter", "reference_chrf", "reference_bleu", "reference_ter"), 40.0))
    assessed = prose_assessed()
    made = Report((replace(assessed, segments=tuple(replace(each, adequacy=known) for each in assessed.segments)),), "s")
    assert f"{says}\n" in terminal_text(made, language, 200)


def test_wrapping_keeps_no_break_spaces_and_every_word() -> None:
    text = "Il a dit\u00a0: « oui\u00a0» hier soir, 日本語日本語日本語 etunmotbeaucouptroplongpourlaligne."
    lines = [line.plain for line in wrapped(Text(text), 14)]
    assert all(cell_len(line) <= 14 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert any("dit\u00a0:" in line for line in lines)
    assert [line.plain for line in wrapped(Text(""), 14)] == [""]


def test_styles_survive_wrapping() -> None:
    console = Console(file=Terminal(), width=20, force_terminal=True, color_system="standard")
    text = Text("un deux trois quatre cinq six")
    text.stylize("bold", 8, 20)
    for line in wrapped(text, 12):
        console.print(line)
    assert "\x1b[1mtrois" in console.file.getvalue()  # type: ignore[attr-defined]
