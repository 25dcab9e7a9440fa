"""Every fuzz target runs a short while without a crash; the loop sees crashes, hangs and spans that lie outside their text."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtqa.article.model import Article, Paragraph, Segment, Span
from mtqa.errors import InputError
from tests.fuzz import loop
from tests.fuzz.loop import arm, fuzz
from tests.fuzz.registry import targets
from tests.fuzz.target import Target, sound_article

SLOW = {"rules": 12, "html": 60, "report": 40, "tsv": 60, "memory": 60}
"""Executions in the test suite of targets that take their time; the others get 100."""


@pytest.fixture(autouse=True)
def _timer() -> Iterator[None]:
    before = signal.getsignal(signal.SIGPROF)
    arm()
    yield
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("name", targets())
def test_a_short_run_finds_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "HANG", 60.0)  # lexicons are loaded in the first execution; the driver holds the real limit
    outcome = fuzz(targets()[name], executions=SLOW.get(name, 100), seed=11)
    assert not outcome.crashes, "\n".join(told for _, told in outcome.crashes.values())
    assert outcome.executions == SLOW.get(name, 100)


def test_a_crash_is_kept_with_its_input_and_our_own_errors_are_not_crashes() -> None:
    def breaks(data: bytes) -> None:
        if b"q" in data:
            raise KeyError(data)

    def refuses(data: bytes) -> None:
        try:
            raise InputError("x", "x")
        except InputError:
            return

    (kept,) = fuzz(Target("breaks", breaks, (b"seed q",)), executions=20).crashes.values()
    assert kept[0] == b"seed q"
    assert not fuzz(Target("refuses", refuses, (b"x",)), executions=20).crashes


def test_a_hang_is_ended_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "HANG", 0.05)

    def hangs(data: bytes) -> None:
        while data:
            try:
                sum(range(1000))
            except Exception:
                continue

    outcome = fuzz(Target("hangs", hangs, (b"x",)), executions=2)
    assert any(place.startswith("Hang") for place in outcome.crashes)


def test_a_span_outside_the_text_is_seen() -> None:
    article = Article("x", "Le bac", paragraphs=(Paragraph(Span(0, 6)),), segments=(Segment("1", Span(0, 9), 0),))
    with pytest.raises(AssertionError):
        sound_article(article)


def test_the_driver_counts_and_ends_with_1_when_something_crashed(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "flags", "--seconds", "0.2"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "executions" in done.stdout
    assert "0 crashes" in done.stdout
    program = (
        "import sys; from tests.fuzz import __main__ as driver; from tests.fuzz.target import Target\n"
        "driver.targets = lambda: {'bad': Target('bad', lambda data: 1 / 0, (b'x',))}\n"
        f"sys.argv = ['x', 'bad', '--seconds', '0.1', '--crashes', {str(tmp_path)!r}]; sys.exit(driver.main())"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "ZeroDivisionError" in done.stdout
    assert (tmp_path / "bad-0").exists()
