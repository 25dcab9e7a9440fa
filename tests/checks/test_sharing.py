"""Rules on several cores: the same findings in the same order, whatever happens to the other processes."""

from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Article
from mtqa.checks import sharing
from mtqa.checks.configure import RuleSet, configured
from mtqa.checks.runner import run_guarded


class Everywhere:
    """The same rules for every path."""

    def __init__(self) -> None:
        self.rules = configured({})

    def at(self, path: str) -> RuleSet:
        return self.rules

    def description(self) -> str:
        return self.rules.description()


class Broken(Executor):
    """An executor whose processes were killed."""

    asked = 0

    def submit(self, *_: object, **__: object) -> Future[sharing.Ruled]:
        self.asked += 1
        future: Future[sharing.Ruled] = Future()
        future.set_running_or_notify_cancel()
        future.set_exception(BrokenProcessPool())
        return future


ARTICLES = [
    article_from_text("« Nous partons, a dit le maire. Il pleut pleut.", "a.txt"),
    article_from_text("Le port rouvre.", "b.txt"),
    article_from_text("Les ministre a parlé de le budget, a-t-il dit. Il a a dit oui.", "c.txt"),
    article_from_text("Elle a été cité par le 30 décembre.", "d.txt"),
]


def alone(articles: list[Article]) -> list[sharing.Ruled]:
    return [run_guarded(article, Everywhere().rules.checks) for article in articles]


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "LEAST", 1)
    with sharing.shared(Everywhere(), 2) as run:
        found = list(run(ARTICLES))
    assert found == alone(ARTICLES)
    assert found[0][0]
    assert found[2][0]


def test_articles_of_a_killed_process_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "LEAST", 1)
    broken = Broken()
    run = sharing.Shared(Everywhere(), lambda: broken)
    assert list(run(ARTICLES)) == alone(ARTICLES)
    assert list(run(ARTICLES)) == alone(ARTICLES)
    assert broken.asked == len(ARTICLES)


def test_a_small_block_stays_in_one_process() -> None:
    broken = Broken()
    assert list(sharing.Shared(Everywhere(), lambda: broken)(ARTICLES)) == alone(ARTICLES)
    assert not broken.asked


def test_no_more_processes_than_allowed() -> None:
    assert 1 <= sharing.cores() <= sharing.MOST_PROCESSES
