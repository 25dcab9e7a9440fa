"""Serving the editors' page on this machine: a free port, a fresh token, and the address said once it can be opened."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from threading import Timer

from mtqa.errors import UsageError
from mtqa.review.app import application
from mtqa.review.desk import Desk

HOST = "127.0.0.1"
_BACKLOG = 64
_BROWSER_AFTER = 0.3


def serve(desk: Desk, port: int, *, author: str, language: str, say: Callable[[str], None], browser: bool) -> None:
    """Serve the desk until it is interrupted.

    Args:
        desk: what is reviewed.
        port: where to listen; 0 for any free port.
        author: the name that the page proposes.
        language: `en`, `fr` or `id`.
        say: given the address, with its token, once connections are accepted.
        browser: open the address in the user's browser.

    Raises:
        UsageError: the port is taken.
    """
    with suppress(KeyboardInterrupt), _listening(port) as listener:
        import uvicorn

        number = int(listener.getsockname()[1])
        token = secrets.token_urlsafe(32)
        address = f"http://{HOST}:{number}/?token={token}"
        say(address)
        if browser:
            opener = Timer(_BROWSER_AFTER, webbrowser.open, (address,))
            opener.daemon = True
            opener.start()
        app = application(desk, token, number, author, language)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none")
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        what = f"The page can't listen on port {port}: {error.strerror}."
        raise UsageError("port-taken", what, "Name another with --port, or none for any free one.") from None
    return listener
