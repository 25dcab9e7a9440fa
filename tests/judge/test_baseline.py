"""The baseline: what it knows, what is gone, and its file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from mtqa.judge.assessment import AssessedArticle
from mtqa.judge.baseline import Match, Scope, match, pruned, renewed, scope_of, use
from mtqa.judge.baseline_file import Entry, baseline_text, read_baseline
from tests.judge.assessed import assessed, finding, place

FAULT = "Le bac de de Merak repart."


def article(path: str, *sentences: str) -> AssessedArticle:
    """An article in which each `de de` is a finding."""
    text = "\n".join(sentences)
    return assessed(text, *(finding(place(text, "de de", nth)) for nth in range(text.count("de de"))), path=path)


def scope(checked: Iterable[str], gone: Iterable[str] = (), walked: bool = True) -> Scope:
    return Scope(lambda a: a.path, frozenset(checked), frozenset(gone).__contains__, lambda _: walked)


def first(*articles: AssessedArticle) -> tuple[Entry, ...]:
    """The baseline that a first run writes."""
    own = scope(a.article.path for a in articles)
    return renewed((), articles, match((), articles, own), own)


def known(found: Match) -> list[list[bool]]:
    return [[s is not None for s in each] for each in found.decisions]


def test_the_same_again_is_known() -> None:
    entries = first(article("a", FAULT, "Il pleut."), article("b", FAULT))
    (entry,) = entries
    assert (entry.rule, entry.count, entry.paths, entry.excerpt) == ("REP101", 2, {"a": 1, "b": 1}, "de de")
    again = [article("a", "Il neige.", FAULT), article("b", "« Non », dit-il.", FAULT.replace(" ", "\N{NO-BREAK SPACE}", 1))]
    found = match(entries, again, scope("ab"))
    assert known(found) == [[True], [True]]
    assert use("x", entries, found, scope("ab")).stale == ()


def test_another_word_in_the_sentence_is_another_finding() -> None:
    found = match(first(article("a", FAULT)), [article("a", FAULT.replace("repart", "revient"))], scope("a"))
    assert known(found) == [[False]]


def test_of_equal_findings_the_one_in_a_new_place_is_new() -> None:
    entries = first(article("a", "Il pleut.", FAULT, "Il neige."))
    found = match(entries, [article("a", FAULT, "Il vente.", "Il pleut.", FAULT, "Il neige.")], scope("a"))
    assert known(found) == [[False, True]]


def test_the_file_that_had_it_comes_first() -> None:
    entries = first(article("z", FAULT))
    found = match(entries, [article("a", FAULT), article("z", "Il pleut.", FAULT)], scope("az"))
    assert known(found) == [[False], [True]]


@pytest.mark.parametrize(
    ("checked", "gone", "silent"),
    [
        (["new"], ["old"], True),  # renamed
        (["new", "old"], [], True),  # moved into another article
        (["new"], [], False),  # a copy: the old one is still there, it was only not looked at
    ],
)
def test_elsewhere(checked: list[str], gone: list[str], silent: bool) -> None:
    articles = [article("new", FAULT), *([article("old", "Il pleut.")] if "old" in checked else [])]
    assert known(match(first(article("old", FAULT)), articles, scope(checked, gone)))[0] == [silent]


@pytest.mark.parametrize(
    ("checked", "gone", "walked", "stale"),
    [
        (["a"], [], True, 1),
        ([], ["a"], True, 1),
        ([], ["a"], False, 0),  # its folder was not looked through
        ([], [], True, 0),
    ],
)
def test_stale_as_far_as_the_run_can_tell(checked: list[str], gone: list[str], walked: bool, stale: int) -> None:
    entries = first(article("a", FAULT))
    articles = [article(path, "Il pleut.") for path in checked]
    own = scope(checked, gone, walked)
    found = match(entries, articles, own)
    assert sum(e.count for e in use("x", entries, found, own).stale) == stale
    assert len(pruned(entries, found, own)) == 1 - stale
    assert len(renewed(entries, articles, found, own)) == 1 - stale


def test_one_of_two_mended() -> None:
    entries = first(article("a", FAULT, FAULT))
    own, now = scope("a"), [article("a", FAULT)]
    found = match(entries, now, own)
    assert [(s.count, s.paths) for s in use("x", entries, found, own).stale] == [(1, ("a",))]
    assert [e.count for e in pruned(entries, found, own)] == [1]


def test_pruning_follows_a_renamed_file_and_takes_nothing_new() -> None:
    entries = first(article("old", FAULT))
    own = scope(["new"], ["old"])
    now = [article("new", FAULT, "Les rives de de Java.")]
    assert [dict(e.paths) for e in pruned(entries, match(entries, now, own), own)] == [{"new": 1}]
    assert len(renewed(entries, now, match(entries, now, own), own)) == 2


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    (entry,) = first(article("a", FAULT))
    told = Entry(entry.rule, entry.words, entry.paths, entry.excerpt, entry.around, "as spoken", "R. Desk", "2026-02-03")
    path = tmp_path / "b.json"
    path.write_text(baseline_text([told]), encoding="utf-8")
    found = match(read_baseline(path), [article("a", FAULT)], scope("a"))
    silence = found.decisions[0][0]
    assert silence is not None
    assert (silence.origin, silence.reason, silence.author, silence.date) == ("baseline", "as spoken", "R. Desk", "2026-02-03")
    assert renewed([told], [article("a", FAULT)], found, scope("a"))[0].author == "R. Desk"


def test_names_count_from_the_baselines_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ci").mkdir()
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.md").write_text("x")
    monkeypatch.chdir(tmp_path / "news")
    own = scope_of(tmp_path / "ci/b.json", [article("a.md", FAULT).article], ["."])
    assert own.checked == {"../news/a.md"}
    assert own.covers("../news/a.md")
    assert own.covers("../news/removed.md")
    assert not own.covers("../other/removed.md")
