"""Verdicts: kept on disk, found again by their words, never lost between two editors."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.errors import UsageError
from mtqa.judge.fingerprint import fingerprint, neighbours
from mtqa.judge.verdicts import Decision, Reason, Verdict, read_date, sentence_hash
from mtqa.judge.verdicts_match import Verdicts, stale
from mtqa.judge.verdicts_store import VerdictStore, store_path
from mtqa.phrase import Phrase

PAGE = "Le port rouvre lundi. Les quais sont vides.\nLe maire a parlé. Il pleut."
WORD = Phrase("m", "m", "m")


def finding(text: str, words: str, code: str = "CAL103") -> Finding:
    start = text.index(words)
    return Finding(code, Span(start, start + len(words)), Severity.MINOR, "fluency", Evidence.TARGET, WORD, WORD)


def verdict(text: str, words: str, decision: Decision = Decision.ACCEPT, **more: object) -> Verdict:
    article, found = article_from_text(text), finding(text, words)
    at = next(i for i, s in enumerate(article.segments) if s.span.contains(found.span))
    own = Verdict(
        fingerprint(article, found), decision, sentence=sentence_hash(article, at), around=neighbours(article, article.segments, at),
        text=article.segments[at].span.of(text), quote=words, author="Ana", article="-",
    )  # fmt: skip
    return replace(own, **more)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> VerdictStore:
    return VerdictStore(store_path(tmp_path))


def decided(store: VerdictStore, text: str, *words: str) -> list[str | None]:
    article = article_from_text(text)
    found = Verdicts(store.current()).of_findings(article, [finding(text, each) for each in words])
    return [v.decision.value if v else None for v in found]


def test_a_verdict_comes_back_whole(store: VerdictStore) -> None:
    mine = verdict(
        PAGE,
        "a parlé",
        Decision.DISMISS,
        reason=Reason.QUOTATION,
        comment="dit ainsi \U0001f600",
        features={"minor": 0.9},
        severity="minor",
    )
    done = store.record(mine, 0)
    assert done.stored
    assert done.now is not None
    assert VerdictStore(store.path).current() == (replace(mine, date=done.now.date, version=1),)
    assert (store.path.parent / ".gitignore").read_text() == "*\n"


def test_the_second_of_two_editors_sees_the_first_and_both_stay(store: VerdictStore) -> None:
    assert store.record(verdict(PAGE, "a parlé"), 0).stored
    late = verdict(PAGE, "a parlé", Decision.DISMISS, reason=Reason.STYLE, author="Budi")
    refused = store.record(late, 0)
    assert not refused.stored
    assert refused.now is not None
    assert (refused.now.author, refused.now.decision) == ("Ana", Decision.ACCEPT)
    assert store.record(late, refused.now.version).stored
    assert [(v.author, v.decision.value) for v in store.history()] == [("Ana", "accept"), ("Budi", "dismiss")]
    assert decided(store, PAGE, "a parlé") == ["dismiss"]


def test_two_fixes_of_one_sentence_conflict_whatever_finding_they_start_from(store: VerdictStore) -> None:
    first = store.record(verdict(PAGE, "Le maire", Decision.FIX, replacement="La maire a parlé."), 0)
    assert first.now is not None
    other = verdict(PAGE, "parlé", Decision.FIX, replacement="Le maire parle.", author="Budi")
    refused = store.record(other, 0)
    assert not refused.stored
    assert refused.now is not None
    assert refused.now.replacement == "La maire a parlé."
    assert store.record(other, 0, first.now.date).stored


def test_many_at_once_lose_none(store: VerdictStore) -> None:
    text = "\n".join(f"La phrase numéro {n} est longue." for n in range(40))

    def press(n: int) -> bool:
        return VerdictStore(store.path).record(verdict(text, f"numéro {n} est", author=f"E{n % 4}"), 0).stored

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(press, range(40)))
    assert len(store.current()) == 40


def test_undo_takes_back_the_own_newest_decision_and_what_was_before_holds_again(store: VerdictStore) -> None:
    store.record(verdict(PAGE, "a parlé"), 0)
    store.record(verdict(PAGE, "vides", author="Budi"), 0)
    store.record(verdict(PAGE, "a parlé", Decision.DISMISS, reason=Reason.WRONG), 1)
    taken = store.undo("Ana")
    assert taken is not None
    assert (taken[0].decision, taken[1].decision) == (Decision.DISMISS, Decision.ACCEPT)
    assert decided(store, PAGE, "a parlé", "vides") == ["accept", "accept"]
    assert store.undo("Ana") is None
    assert store.undo("Budi") is not None
    assert decided(store, PAGE, "a parlé", "vides") == ["accept", None]
    assert len(store.history()) == 5


@pytest.mark.parametrize(
    ("changed", "holds"),
    [
        (PAGE, True),
        (PAGE.replace("Les quais sont vides.", "Les quais sont déserts depuis dix jours."), True),
        ("Un chapeau.\n" + PAGE, True),
        ("Le maire a parlé. Il pleut.\nLe port rouvre lundi.", True),
        (PAGE.replace("Le maire", "L’ancien maire"), False),
        (PAGE.replace("a parlé.", "a parlé hier."), False),
    ],
)
def test_a_verdict_survives_other_paragraphs_and_goes_when_its_sentence_changes(store: VerdictStore, changed: str, holds: bool) -> None:
    store.record(verdict(PAGE, "a parlé"), 0)
    assert decided(store, changed, "a parlé") == (["accept"] if holds else [None])
    assert bool(stale(article_from_text(changed), store.current())) is not holds


def test_of_two_equal_sentences_only_the_one_that_was_judged_has_a_verdict(store: VerdictStore) -> None:
    text = "Il pleut. Le port ferme.\nLe soleil luit. Le port ferme."
    article = article_from_text(text)
    first = finding(text, "Le port ferme")
    second = replace(first, span=first.span.shift(text.rindex("Le port") - first.span.start))
    store.record(verdict(text, "Le port ferme"), 0)
    found = Verdicts(store.current()).of_findings(article, [first, second])
    assert [v is not None for v in found] == [True, False]


def test_a_fix_is_found_by_its_sentence(store: VerdictStore) -> None:
    store.record(verdict(PAGE, "a parlé", Decision.FIX, replacement="Le maire parle."), 0)
    moved = article_from_text("Un chapeau.\nLe maire a parlé. Il neige.")
    found = Verdicts(store.current()).fixes(moved)
    assert {at: v.replacement for at, v in found.items()} == {1: "Le maire parle."}


def test_imports_are_added_once_and_the_newest_holds(store: VerdictStore) -> None:
    now = store.record(verdict(PAGE, "a parlé"), 0).now
    assert now is not None
    old = verdict(PAGE, "a parlé", Decision.DISMISS, reason=Reason.WRONG, author="Budi", date="2020-01-01T00:00:00.000000+00:00")
    assert (store.add([old]).new, store.add([old, now]).known) == (1, 2)
    assert decided(store, PAGE, "a parlé") == ["accept"]
    assert store.undo("Ana") is not None


def test_an_import_that_breaks_leaves_nothing_behind(store: VerdictStore) -> None:
    def broken() -> Iterator[Verdict]:
        yield verdict("Le pont est sûr.", "est")
        raise OSError("the disk is gone")

    with pytest.raises(UsageError, match="the disk is gone"):
        store.add(broken())
    assert store.history() == ()


def test_text_that_utf8_cannot_hold_is_stored(store: VerdictStore) -> None:
    assert store.record(verdict(PAGE, "a parlé", article="caf\udce9.txt", comment="\ud800"), 0).stored
    assert store.current()[0].article == "caf?.txt"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-01-02", "2026-01-02T00:00:00.000000+00:00"),
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000000+00:00"),
        ("2026-01-02T03:04:05+02:00", "2026-01-02T01:04:05.000000+00:00"),
        ("hier", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_dates(text: str, read: str | None) -> None:
    assert read_date(text) == read


def test_a_damaged_store_is_one_clear_error(store: VerdictStore) -> None:
    store.path.parent.mkdir(parents=True)
    store.path.write_bytes(b"not a database, not at all" * 50)
    with pytest.raises(UsageError, match="can't be used"):
        store.current()


def test_a_store_of_a_newer_version_is_left_alone(store: VerdictStore) -> None:
    store.record(verdict(PAGE, "a parlé"), 0)
    with sqlite3.connect(store.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(UsageError, match="newer"):
        store.current()


PRESSES = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}]
from tests.judge.test_verdicts import VerdictStore, verdict
text = "\\n".join(f"La phrase numéro {{n}} est longue." for n in range(400))
store = VerdictStore(Path({path!r}))
for n in range(400):
    store.record(verdict(text, f"numéro {{n}} est"), 0)
    print(n, flush=True)
"""


def test_a_kill_loses_nothing_that_was_acknowledged(store: VerdictStore) -> None:
    script = PRESSES.format(root=str(Path(__file__).parents[2]), path=str(store.path))
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child.stdout as out:
        last = next(int(line) for line in out if int(line) >= 7)
        child.send_signal(signal.SIGKILL)
        last = max([last, *(int(line) for line in out.read().split())])
    child.wait()
    kept = {v.quote for v in store.current()}
    assert {f"numéro {n} est" for n in range(last + 1)} <= kept
    assert store.record(verdict("Une autre phrase est là.", "autre phrase"), 0).stored
