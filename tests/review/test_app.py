"""The page over HTTP: who may talk to it, what it answers, and that no text becomes markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from mtqa.review.app import application
from mtqa.review.desk import Desk
from mtqa.review.security import MOST_BYTES, POLICY
from tests.review.conftest import PAGE, desk_of

PORT, TOKEN = 8123, "t0k3n"
BASE = f"http://127.0.0.1:{PORT}"
ORIGIN = {"origin": BASE, "hx-request": "true"}
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def client_of(desk: Desk, language: str = "en") -> TestClient:
    return TestClient(application(desk, TOKEN, PORT, "Ana", language), base_url=BASE, follow_redirects=False, client=("127.0.0.1", 50000))


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    found = client_of(desk)
    assert found.get(f"/?token={TOKEN}").status_code == 303
    yield found
    found.close()


def keys(page: str) -> list[str]:
    return re.findall(r'data-key="([^"]+)"', page)


def press(client: TestClient, key: str, **form: str) -> tuple[int, str]:
    answer = client.post("/articles/1/verdicts", data={"key": key, "version": "0", "author": "Ana", **form}, headers=ORIGIN)
    return answer.status_code, answer.text


def test_the_token_becomes_a_cookie_that_other_sites_and_scripts_never_see(desk: Desk) -> None:
    with client_of(desk) as client:
        first = client.get(f"/?token={TOKEN}")
        assert (first.status_code, first.headers["location"]) == (303, "/")
        cookie = first.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get("/").headers["location"] == "/articles/1"
        assert client.get("/articles/1").status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/articles/1", "/static/style.css", "/?token=wrong", f"/?token={TOKEN}&token={TOKEN}", "/articles/1?token=x"]
)
def test_without_the_token_nothing_is_shown(desk: Desk, address: str) -> None:
    with client_of(desk) as client:
        answer = client.get(address)
        assert answer.status_code == 403
        assert "maire" not in answer.text


def test_a_wrong_cookie_is_refused(desk: Desk) -> None:
    with client_of(desk) as client:
        assert client.get("/articles/1", headers={"cookie": f"mtqa_{PORT}=t0k3"}).status_code == 403
        assert client.get("/articles/1", headers={"cookie": f"mtqa_{PORT}=é".encode()}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1:{PORT}.evil.example", ""])
def test_another_host_is_refused_even_with_the_token(client: TestClient, host: str) -> None:
    assert client.get("/articles/1", headers={"host": host}).status_code == 403
    assert client.get(f"/?token={TOKEN}", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8123", "http://127.0.0.1:1", BASE + ".evil.example", ""]
)
def test_another_origin_decides_nothing(client: TestClient, desk: Desk, origin: str) -> None:
    key = keys(client.get("/articles/1").text)[0]
    form = {"key": key, "version": "0", "decision": "accept"}
    answer = client.post("/articles/1/verdicts", data=form, headers={"origin": origin, "hx-request": "true"})
    assert answer.status_code == 403
    assert desk.store.history() == ()


def test_a_plain_form_of_the_same_origin_decides_nothing(client: TestClient, desk: Desk) -> None:
    key = keys(client.get("/articles/1").text)[0]
    answer = client.post("/articles/1/verdicts", data={"key": key, "version": "0", "decision": "accept"}, headers={"origin": BASE})
    assert (answer.status_code, desk.store.history()) == (403, ())


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/..\\app.py", "/static//etc/passwd", "/etc/passwd",
        "/articles/../../etc/passwd", "/articles/0", "/articles/2", "/articles/99999999999999999999", "/articles/-1", "/articles/a1.txt",
    ],
)  # fmt: skip
def test_no_path_leads_out(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (404, 303)
    assert "import" not in answer.text
    assert "root:" not in answer.text


def test_every_answer_has_the_policy_and_pages_have_no_inline_script(client: TestClient) -> None:
    for address in ("/articles/1", "/static/review.js", "/static/htmx.min.js", "/nowhere"):
        answer = client.get(address)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
    assert "unsafe" not in POLICY
    page = client.get("/articles/1").text
    assert all(match for match in re.findall(r"<script([^>]*)>", page) if "src=" in match)
    assert re.findall(r"<script[^>]*>([^<]+)</script>", page) == []
    assert not re.search(r"<[a-z][^>]*\son[a-z]+=|<style|\sstyle=|javascript:", page)


@pytest.mark.parametrize(
    "form",
    [
        {"decision": "burn"}, {"decision": "dismiss"}, {"decision": "dismiss", "reason": EVIL}, {"decision": "fix"}, {},
        {"decision": "accept", "reason": "wrong"}, {"decision": "accept", "version": "-1"}, {"decision": "accept", "version": "9" * 30},
        {"decision": "accept", "key": "x"}, {"decision": "accept", "key": EVIL}, {"decision": "fix", "replacement": "x" * 20_001},
    ],
)  # fmt: skip
def test_what_is_no_decision_is_refused(client: TestClient, desk: Desk, form: dict[str, str]) -> None:
    key = keys(client.get("/articles/1").text)[0]
    status, text = press(client, form.pop("key", key), **form)
    assert status == 400
    assert "<" not in text
    assert desk.store.history() == ()


def test_too_much_is_refused(client: TestClient) -> None:
    assert client.post("/articles/1/verdicts", content=b"x" * (MOST_BYTES + 1), headers=ORIGIN).status_code == 413
    chunked = client.post("/articles/1/verdicts", content=iter([b"x"]), headers=ORIGIN)
    assert chunked.status_code == 411
    both = client.post("/articles/1/verdicts", content=b"x", headers={**ORIGIN, "transfer-encoding": "chunked", "content-length": "1"})
    assert both.status_code == 411


def test_markup_in_text_names_comments_and_file_names_is_shown_as_text(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, f"Le maire FAUTE {EVIL} hier. Une phrase en français.", path=f"{EVIL}.txt")
    with client_of(desk) as client:
        client.get(f"/?token={TOKEN}")
        page = client.get("/articles/1").text
        status, changed = press(client, keys(page)[0], decision="dismiss", reason="other", comment=EVIL, author=EVIL)
        assert status == 200
        whole = client.get("/articles/1").text
        fixed = press(client, keys(page)[0], version="1", decision="fix", replacement=f"Le maire parle {EVIL}.", author=EVIL)[1]
        for text in (page, changed, whole, fixed, client.get("/articles/1").text):
            assert "<img" not in text
            assert "<script>" not in text
            assert html.escape("<script>alert(1)</script>", quote=False) in text


def test_a_press_is_answered_with_the_finding_the_message_and_the_progress(client: TestClient, desk: Desk) -> None:
    key = keys(client.get("/articles/1").text)[0]
    status, text = press(client, key, decision="dismiss", reason="quotation", comment="dit ainsi")
    assert status == 200
    assert 'data-decision="dismiss"' in text
    assert "quotation as spoken" in text
    assert "1 of 3 decided" in text
    assert "<article" not in text
    assert desk.store.current()[0].comment == "dit ainsi"


def test_a_late_press_is_answered_with_what_the_first_editor_did(client: TestClient) -> None:
    key = keys(client.get("/articles/1").text)[0]
    press(client, key, decision="accept")
    status, text = press(client, key, decision="dismiss", reason="wrong", author="Budi")
    assert status == 409
    assert "accepted by Ana" in text
    assert 'data-version="1"' in text


def test_a_fix_is_answered_with_the_article_and_a_late_one_with_what_was_typed(client: TestClient) -> None:
    page = client.get("/articles/1").text
    status, text = press(client, keys(page)[0], decision="fix", replacement="Le maire FAUTE demain.")
    assert (status, "<article" in text, "<ins" in text) == (200, True, True)
    late = press(client, keys(page)[0], decision="fix", replacement="Le maire viendra.", author="Budi")
    assert late[0] == 409
    assert "Le maire viendra." in late[1]


def test_undo_says_what_it_took_back(client: TestClient) -> None:
    key = keys(client.get("/articles/1").text)[0]
    assert "nothing to undo" in client.post("/articles/1/undo", data={"author": "Ana"}, headers=ORIGIN).text
    press(client, key, decision="accept")
    assert "Taken back: accepted" in client.post("/articles/1/undo", data={"author": "Ana"}, headers=ORIGIN).text


def test_the_list_shows_progress_and_the_reader_chooses_the_language(tmp_path: Path) -> None:
    with client_of(desk_of(tmp_path, PAGE, "Il pleut.")) as client:
        client.get(f"/?token={TOKEN}")
        assert "0 of 3 decided" in client.get("/").text
        assert client.post("/language", data={"language": "fr"}, headers=ORIGIN).status_code == 204
        assert "0 sur 3 tranchés" in client.get("/").text
        client.post("/language", data={"language": EVIL}, headers=ORIGIN)
        assert '<html lang="fr">' in client.get("/articles/2").text


def test_a_store_that_cannot_be_used_is_one_line(client: TestClient, desk: Desk) -> None:
    desk.store.path.parent.mkdir(parents=True)
    desk.store.path.write_bytes(b"no database" * 100)
    answer = client.get("/articles/1")
    assert answer.status_code == 500
    assert "can't be used" in answer.text
