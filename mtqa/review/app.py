"""The editors' page as an ASGI application: two pages, two presses, five static files; everything else does not exist."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from mtqa.errors import MtqaError
from mtqa.judge.verdicts import SENTENCE, Decision, Reason, Verdict
from mtqa.phrase import LANGUAGES
from mtqa.report.html.marks import fingerprint_of, key_of, says
from mtqa.report.html.writer import resource
from mtqa.report.texts import Texts
from mtqa.review.desk import Desk, Outcome, Press
from mtqa.review.pages import Pages, Said
from mtqa.review.security import Guard

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

LANGUAGE_COOKIE = "mtqa_language"
_MOST_NAME, _MOST_COMMENT, _MOST_TEXT = 80, 500, 20_000
_SHARED = {"style.css": "text/css", "marking.js": "text/javascript"}
_OWN = {"htmx.min.js": "text/javascript", "review.js": "text/javascript", "icon.svg": "image/svg+xml"}
_BAD = "That is no decision."


def application(desk: Desk, token: str, port: int, author: str, language: str) -> ASGIApp:
    """The application, guarded.

    Args:
        desk: what is reviewed.
        token: see `Guard`.
        port: where it listens.
        author: the name that the page proposes.
        language: `en`, `fr` or `id`, until the reader chooses another.
    """
    from starlette.applications import Starlette
    from starlette.routing import Route

    page = _Page(desk, Pages(desk, author), language)
    routes = [
        Route("/", page.index),
        Route("/articles/{number:int}", page.article),
        Route("/articles/{number:int}/verdicts", page.decide, methods=["POST"]),
        Route("/articles/{number:int}/undo", page.undo, methods=["POST"]),
        Route("/language", page.choose_language, methods=["POST"]),
        Route("/static/{name}", page.static),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={MtqaError: _failed}), token, port)


class _Page:
    """The handlers; reading, checking and storing happen in worker threads."""

    def __init__(self, desk: Desk, pages: Pages, language: str) -> None:
        self._desk = desk
        self._pages = pages
        self._language = language

    async def index(self, request: Request) -> Response:
        """The list, or the article when there is one only."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import HTMLResponse, RedirectResponse

        if len(self._desk) == 1:
            return RedirectResponse("/articles/1", 303)
        return HTMLResponse(await run_in_threadpool(self._pages.index, self._spoken(request)))

    async def article(self, request: Request) -> Response:
        """One article."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import HTMLResponse

        return HTMLResponse(await run_in_threadpool(self._pages.article, self._number(request), self._spoken(request)))

    async def decide(self, request: Request) -> Response:
        """Accept, dismiss or fix."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import PlainTextResponse

        press = _press(await _form(request))
        if press is None:
            return PlainTextResponse(_BAD, 400)
        return await run_in_threadpool(self._decided, self._number(request), press, self._spoken(request))

    async def undo(self, request: Request) -> Response:
        """Take the editor's last decision back."""
        from starlette.concurrency import run_in_threadpool

        author = (await _form(request)).get("author", "")[:_MOST_NAME]
        return await run_in_threadpool(self._undone, self._number(request), author, self._spoken(request))

    async def choose_language(self, request: Request) -> Response:
        """Speak another language from now on."""
        from starlette.responses import Response

        wanted = (await _form(request)).get("language", "")
        response = Response(status_code=204, headers={"HX-Refresh": "true"})
        if wanted in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, wanted, max_age=31_536_000, httponly=True, samesite="strict")
        return response

    async def static(self, request: Request) -> Response:
        """A style sheet or a script, by its name in the list."""
        from starlette.responses import PlainTextResponse, Response

        name = request.path_params["name"]
        if name in _SHARED:
            return Response(resource(name), media_type=_SHARED[name])
        if name in _OWN:
            return Response(files("mtqa.review").joinpath("static", name).read_bytes(), media_type=_OWN[name])
        return PlainTextResponse("There is no such file.", 404)

    def _decided(self, number: int, press: Press, language: str) -> Response:
        texts = Texts(language)
        outcome = self._desk.press(number - 1, press)
        whole = press.decision is Decision.FIX or outcome.kind == "gone" or press.known.code == SENTENCE
        kept = press.replacement or "" if outcome.kind in ("conflict", "gone") else ""
        said = Said(self._said(number, outcome, texts), kept)
        key = "" if whole else key_of(press.known)
        return self._answer(number, language, said, key, refused=outcome.kind in ("conflict", "gone"))

    def _said(self, number: int, outcome: Outcome, texts: Texts) -> str:
        if outcome.kind != "saved" or outcome.now is None:
            what = says(outcome.now, texts) if outcome.now else texts.decision_open
            return texts.fill(f"said_{outcome.kind}", what=what)
        if outcome.now.decision is Decision.FIX and outcome.sentence is not None:
            after = self._desk.findings_in(number - 1, outcome.sentence)
            return texts.fill("said_fixed", before=outcome.before, after=after)
        return texts.fill("said_saved", what=says(outcome.now, texts))

    def _undone(self, number: int, author: str, language: str) -> Response:
        texts = Texts(language)
        taken = self._desk.undo(author)
        if taken is None:
            return self._answer(number, language, Said(texts.said_nothing_to_undo), "")
        return self._answer(number, language, Said(_taken_back(taken[0], texts)), "", go_to=key_of(taken[0].fingerprint))

    def _answer(self, number: int, language: str, said: Said, key: str, *, refused: bool = False, go_to: str = "") -> Response:
        """What a press changed: the finding `key`, or without one the whole article; `go_to` is where the editor is taken."""
        from starlette.responses import HTMLResponse

        headers = {"HX-Trigger-After-Settle": json.dumps({"mtqa-decided": {"key": go_to}})}
        if not key:
            headers |= {"HX-Retarget": f"#a{number}", "HX-Reswap": "outerHTML"}
        return HTMLResponse(self._pages.changed(number, language, said, key), 409 if refused else 200, headers)

    def _number(self, request: Request) -> int:
        from starlette.exceptions import HTTPException

        number = int(request.path_params["number"])
        if not 1 <= number <= len(self._desk):
            raise HTTPException(404, "There is no such article.")
        return number

    def _spoken(self, request: Request) -> str:
        wanted = request.cookies.get(LANGUAGE_COOKIE, "")
        return wanted if wanted in LANGUAGES else self._language


def _taken_back(verdict: Verdict, texts: Texts) -> str:
    what = texts[f"decision_{verdict.decision.value}"]
    return texts.fill("said_undone", what=" · ".join(filter(None, (what, verdict.quote[:90], verdict.article))))


async def _failed(request: Request, error: Exception) -> Response:
    """An error on purpose, as one line."""
    from starlette.responses import PlainTextResponse

    return PlainTextResponse(str(error), 500)


async def _form(request: Request) -> dict[str, str]:
    """The fields of the request, the first value of each."""
    body = (await request.body()).decode("utf-8", "replace")
    return {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}


def _press(form: Mapping[str, str]) -> Press | None:
    """The press that a form describes; None for anything that is none."""
    known = fingerprint_of(form.get("key", ""))
    decision, reason, version = form.get("decision", ""), form.get("reason", ""), form.get("version", "")
    replacement = form.get("replacement")
    if known is None or decision not in ("accept", "dismiss", "fix") or not version.isdecimal() or len(version) > 9:
        return None
    if (decision == "dismiss") != (reason in list(Reason)) or (decision == "fix") != (replacement is not None):
        return None
    if replacement is not None and len(replacement) > _MOST_TEXT:
        return None
    return Press(
        known, int(version), Decision(decision), form.get("author", "")[:_MOST_NAME].strip(), Reason(reason) if reason else None,
        form.get("comment", "")[:_MOST_COMMENT].strip(), replacement, form.get("fix", "")[:40],
    )  # fmt: skip
