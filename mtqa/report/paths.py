"""How CI formats name files: relative to the checkout, with slashes, and percent-encoded where a URI is asked for."""

from __future__ import annotations

import posixpath
from pathlib import PurePath
from urllib.parse import quote

from mtqa.report.base import Context

STDIN = "-"
_UNRESERVED = "/!$&'()*+,;=@~"


def checkout_path(path: str, context: Context) -> str:
    """`path` (as `Article.path` has it) relative to the checkout's root where it lies in there; else normalised, and as it is."""
    if path == STDIN:
        return path
    place = posixpath.normpath(posixpath.join(context.folder, PurePath(path).as_posix()))
    if context.root and _inside(place, context.root):
        return posixpath.relpath(place, context.root)
    if context.folder and _inside(place, context.folder):
        return posixpath.relpath(place, context.folder)
    return place


def uri(path: str) -> str:
    """`path` as a URI reference (RFC 3986): `file:///…` for an absolute one, else relative; bytes that are no UTF-8 stay those bytes."""
    encoded = quote(_bytes(path), safe=_UNRESERVED)
    return f"file://{encoded}" if path.startswith("/") else encoded


def _inside(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder.rstrip("/") + "/")


def _bytes(path: str) -> bytes:
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
