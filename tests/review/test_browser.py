"""The real page in Chromium: walking, deciding, fixing, undoing, filtering; two editors; a crash; accessibility; the report's own page."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mtqa.article.read import read
from mtqa.judge.verdicts import Verdict, timestamp
from mtqa.judge.verdicts_files import read_jsonl
from mtqa.judge.verdicts_match import Verdicts
from mtqa.judge.verdicts_store import VerdictStore, store_path
from tests.review.browser import AXE, CHROMIUM, EXAMPLE, MAIN, reviewing

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium: apt-get install chromium")

needs_axe = pytest.mark.skipif(not AXE.is_file(), reason=f"axe-core is not at {AXE}: npm install --prefix .venv --no-save axe-core@4")
NOW = ".now[data-key]"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    shutil.copy(EXAMPLE, folder / "article.fr.txt")
    return folder


@pytest.fixture(scope="module")
def address(shared: Path) -> Iterator[str]:
    with reviewing(shared, "article.fr.txt") as (found, _):
        yield found


@pytest.fixture
def store(shared: Path, address: str) -> VerdictStore:
    """The store of the running page, emptied."""
    found = VerdictStore(store_path(shared))
    assert found.history() is not None
    if found.path.exists():
        with closing(sqlite3.connect(found.path)) as connection:
            connection.execute("DELETE FROM verdicts")
            connection.commit()
    return found


@pytest.fixture
def page(chromium: Any, address: str, store: VerdictStore) -> Iterator[Any]:
    opened = opened_at(chromium, address)
    yield opened
    assert opened.faults == []
    opened.context.close()


def opened_at(chromium: Any, address: str, **options: Any) -> Any:
    """A page in a context of its own that has started; what its scripts complain of is in `faults`."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" and "409" not in message.text else None)
    page.goto(address)
    page.wait_for_selector("html.live")
    return page


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def said(page: Any, words: str) -> None:
    page.wait_for_function("words => document.getElementById('said').textContent.includes(words)", arg=words)


def key(page: Any) -> str:
    return str(page.get_attribute(NOW, "data-key"))


def test_an_editor_goes_through_the_example(page: Any, store: VerdictStore) -> None:
    assert "token" not in page.url
    count = page.locator(".finding[data-key]").count()
    press(page, "j")
    first = key(page)
    press(page, "j", "j", "k", "k", "k")
    assert key(page) == first
    assert page.evaluate("document.activeElement.dataset.key") == first
    assert page.locator("mark.lit").count() > 0

    press(page, "a")
    said(page, "Saved: accepted by Ana")
    assert page.get_attribute(NOW, "data-decision") == "accept"
    press(page, "j", "d")
    page.fill(".panel input", "usage maison")
    page.click(".choices button >> nth=1")
    said(page, "acceptable style")
    dismissed = key(page)
    assert page.inner_text("p.progress").strip() == f"2 of {count} decided"

    press(page, "j", "d", "4")
    said(page, "quotation as spoken")
    press(page, "u")
    said(page, "Taken back: dismissed")
    assert page.get_attribute(NOW, "data-decision") == ""

    page.select_option("#state", "done")
    assert page.locator(".finding[data-key]:visible").count() == 2
    page.select_option("#state", "")
    press(page, "Escape", "/")
    page.keyboard.type("bahasa yang tidak ada")
    assert page.locator(".finding[data-key]:visible").count() == 0
    page.fill("#find", "")

    page.reload()
    page.wait_for_selector("html.live")
    assert page.get_attribute(f"[data-key='{first}']", "data-decision") == "accept"
    assert "usage maison" in page.inner_text(f"[data-key='{dismissed}']")
    assert sorted(v.decision.value for v in store.current()) == ["accept", "dismiss"]


def test_a_fixed_sentence_is_checked_again_and_undone(page: Any, shared: Path) -> None:
    target = page.locator(".finding[data-key]", has_text="Indonesian left in").first
    home = target.get_attribute("id")
    target.click()
    press(page, "f")
    text = page.input_value(".panel textarea")
    assert "untuk" in text
    page.fill(".panel textarea", text.replace("untuk", "pour"))
    press(page, "Control+Enter")
    said(page, "Saved and checked again")
    assert page.locator(".finding", has_text="Indonesian left in").count() == 0
    assert page.inner_text(".changed del") == "untuk"
    assert page.inner_text(".changed ins") == "pour"
    assert "untuk" in (shared / "article.fr.txt").read_text(encoding="utf-8")
    press(page, "u")
    said(page, "Taken back: fixed")
    assert page.locator(".finding", has_text="Indonesian left in").count() == 1
    assert home is not None
    assert page.locator(".changed").count() == 0


def test_two_editors_conflict_and_both_verdicts_stay(page: Any, chromium: Any, address: str, store: VerdictStore) -> None:
    other = opened_at(chromium, address)
    other.fill("#author", "Budi")
    other.locator("#author").blur()
    press(page, "j", "a")
    said(page, "accepted by Ana")
    press(other, "j", "d", "1")
    said(other, "Not saved: meanwhile accepted by Ana")
    press(other, "d", "1")
    said(other, "Saved: dismissed")
    assert other.faults == []
    other.context.close()
    assert [(v.author, v.decision.value) for v in store.history()] == [("Ana", "accept"), ("Budi", "dismiss")]


def test_keys_that_come_faster_than_the_answers_wait_for_them(page: Any, store: VerdictStore) -> None:
    page.route("**/verdicts", lambda route: (page.wait_for_timeout(300), route.continue_()))
    press(page, "j", "a", "j", "d", "2", "j", "a", "u", "k", "d", "4")
    said(page, "quotation as spoken")
    states = page.eval_on_selector_all(".finding[data-key]", "found => found.slice(0, 3).map(one => one.dataset.decision)")
    assert states == ["accept", "dismiss", ""]
    assert [v.reason.value if v.reason else "" for v in store.current()].count("style") == 0


def test_a_killed_server_has_kept_what_it_acknowledged_and_the_page_says_that_it_is_gone(chromium: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le maire a parlé. « Le pont tiendra, a promis le maire.\nIl a dit dit oui hier.", encoding="utf-8")
    with reviewing(tmp_path, "a.txt") as (address, child):
        page = opened_at(chromium, address)
        press(page, "j", "a")
        said(page, "accepted by Ana")
        child.kill()
        child.wait()
        press(page, "j", "a")
        said(page, "does not answer")
        page.context.close()
    assert [v.decision.value for v in VerdictStore(store_path(tmp_path)).current()] == ["accept"]
    with reviewing(tmp_path, "a.txt", "--port", "0") as (address, child):
        assert " " not in address
        page = opened_at(chromium, address)
        assert page.inner_text("p.progress").strip().startswith("1 of")
        page.context.close()
    assert child.returncode == 0


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_serious_bars_anybody(page: Any, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    press(page, "j", "d", "2")
    said(page, "acceptable style")
    press(page, "j", "f")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found["violations"] if v["impact"] in ("serious", "critical")]
    assert grave == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_help_names_the_keys_and_the_language_can_be_changed(page: Any) -> None:
    press(page, "?")
    assert page.locator("dialog[open] kbd").all_inner_texts() == ["j", "k", "a", "d", "f", "u", "/", "?"]
    press(page, "Escape")
    with page.expect_navigation():
        page.select_option("#language", "id")
    assert page.get_attribute("html", "lang") == "id"
    assert page.locator("button", has_text="Terima").count() > 1


@pytest.fixture(scope="module")
def report(shared: Path) -> str:
    command = [
        sys.executable,
        "-c",
        MAIN,
        "check",
        "article.fr.txt",
        "--no-model",
        "--fail-on",
        "never",
    ]
    subprocess.run([*command, "--format", "html", "-o", "out", "--lang", "en"], cwd=shared, check=True, capture_output=True)
    return (shared / "out" / "report.html").as_uri()


def test_the_report_marks_offline_and_saves_a_file(chromium: Any, report: str) -> None:
    page = opened_at(chromium, report)
    page.fill("#author", "Citra")
    page.locator("#author").blur()
    press(page, "j", "a", "j", "d", "3", "j", "f")
    text = page.input_value(".panel textarea")
    page.fill(".panel textarea", f"{text} Fin.")
    press(page, "Control+Enter", "j", "a", "u")
    page.reload()
    page.wait_for_selector("html.live")
    with page.expect_download() as saving:
        page.click("#save")
    saved = Path(saving.value.path()).read_text(encoding="utf-8")
    lines = [json.loads(line) for line in saved.splitlines()]
    assert [(line["decision"], line["reason"], line["author"]) for line in lines] == [
        ("accept", None, "Citra"), ("dismiss", "name", "Citra"), ("fix", None, "Citra"),
    ]  # fmt: skip
    assert lines[2]["replacement"] == f"{text} Fin."
    verdicts = [verdict for verdict in read_jsonl(saved, timestamp()) if isinstance(verdict, Verdict)]
    fixes = Verdicts(verdicts).fixes(read(str(EXAMPLE)).articles[0])
    assert [fix.replacement for fix in fixes.values()] == [f"{text} Fin."]
    assert all(verdict.features and 0 < verdict.confidence <= 1 for verdict in verdicts)
    assert page.faults == []
    page.context.close()


def test_the_report_is_readable_without_scripting(chromium: Any, report: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report)
    assert page.locator(".finding").first.is_visible()
    assert page.locator("button:visible, input[type=search]:visible").count() == 0
    assert "Quotation opened, never closed" in page.inner_text("main")
    context.close()
