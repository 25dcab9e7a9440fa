"""Who may talk to the page: the browser that was given its address, on this machine, and nobody else.

Every request is refused that does not name the page's own host (a foreign name that resolves to 127.0.0.1 does not), comes from another
origin, lacks the token, or is larger than a verdict can be. The token in the address becomes a cookie at the first request: `HttpOnly`,
`SameSite=Strict`. Responses allow their own scripts and styles and nothing else.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 200_000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
)
_READS = ("GET", "HEAD")


class Guard:
    """Lets requests through to `app` that may pass.

    Args:
        token: what the address holds, and then the cookie.
        port: where the page listens; hosts and origins are named with it.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"mtqa_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        from starlette.responses import PlainTextResponse, RedirectResponse

        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in HEADERS)]
            await send(message)

        headers = _Headers(scope)
        refusal = self._refusal(scope["method"], headers)
        if refusal:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, guarded)
        elif scope["path"] == "/" and self._matches(_query_token(scope)):
            response = RedirectResponse("/", 303)
            response.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
            await response(scope, receive, guarded)
        elif not self._matches(_cookie(headers, self._cookie)):
            await PlainTextResponse("Open the address that `mtqa review` printed.", 403)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _refusal(self, method: str, headers: _Headers) -> tuple[int, str] | None:
        """(status, why) for a request that is refused whoever sends it."""
        if headers.only("host") not in self._hosts:
            return 403, "This page is at 127.0.0.1 only."
        origin = headers.only("origin")
        if origin not in ("", *(f"http://{host}" for host in self._hosts)):
            return 403, "Requests from other pages are refused."
        if method in _READS:
            return None
        if not origin or headers.only("hx-request") != "true":
            return 403, "Only the page itself may decide."
        length = headers.only("content-length")
        if not length.isdecimal() or len(length) > 9 or headers.only("transfer-encoding"):
            return 411, "The length is missing."
        return (413, "That is too long.") if int(length) > MOST_BYTES else None

    def _matches(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode())


class _Headers:
    """The headers of a request; one that is sent twice counts as none that is known."""

    def __init__(self, scope: Scope) -> None:
        self._all: list[tuple[bytes, bytes]] = list(scope["headers"])

    def only(self, name: str) -> str:
        """The value of a header, empty when it is missing."""
        found = [value for key, value in self._all if key == name.encode()]
        return found[0].decode("latin-1") if len(found) == 1 else "twice" if found else ""


def _query_token(scope: Scope) -> str:
    found = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=None).get("token", [])
    return found[0] if len(found) == 1 else ""


def _cookie(headers: _Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.only("cookie")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""
