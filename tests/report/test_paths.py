from __future__ import annotations

from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.report.base import Context
from mtqa.report.paths import checkout_path, uri

IN_CHECKOUT = Context(folder="/w/site/content", root="/w/site")


@pytest.mark.parametrize(
    ("path", "context", "expected"),
    [
        ("a.md", Context(), "a.md"),
        ("./a//b/../c.md", Context(), "a/c.md"),
        ("/tmp/a.md", Context(), "/tmp/a.md"),
        ("a.md", IN_CHECKOUT, "content/a.md"),
        ("../a.md", IN_CHECKOUT, "a.md"),
        ("/w/site/b/a.md", IN_CHECKOUT, "b/a.md"),
        ("/w/sites/a.md", IN_CHECKOUT, "/w/sites/a.md"),
        ("../../a.md", IN_CHECKOUT, "/w/a.md"),
        ("a.md", Context(folder="/w"), "a.md"),
        ("../a.md", Context(folder="/w/x"), "/w/a.md"),
        ("-", IN_CHECKOUT, "-"),
        ("a.md", Context(folder="/", root="/"), "a.md"),
    ],
)
def test_paths_are_relative_to_the_checkout(path: str, context: Context, expected: str) -> None:
    assert checkout_path(path, context) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b.md", "a%20b.md"),
        ("c:d/é#?%.md", "c%3Ad/%C3%A9%23%3F%25.md"),
        ("/tmp/x y.md", "file:///tmp/x%20y.md"),
        ("caf\udce9.md", "caf%E9.md"),
        ("[1]\\2.md", "%5B1%5D%5C2.md"),
    ],
)
def test_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_uri_keeps_every_character(path: str) -> None:
    made = uri(path)
    assert made.isascii()
    assert unquote_to_bytes(made.removeprefix("file://") if path.startswith("/") else made).decode() == path
