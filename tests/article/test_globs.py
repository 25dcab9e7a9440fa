"""Globs of the configuration."""

from __future__ import annotations

import pytest

from mtqa.article.globs import matches


@pytest.mark.parametrize(
    ("path", "glob", "fits"),
    [
        ("legal/act.md", "legal/**", True),
        ("legal/a/b/act.md", "legal/**", True),
        ("legal/a/b/act.md", "legal/*", True),
        ("illegal/act.md", "legal/**", False),
        ("act.md", "**/act.md", True),
        ("a/b/act.md", "**/act.md", True),
        ("a/act.md", "a/**/act.md", True),
        ("a/b/c/act.md", "a/**/act.md", True),
        ("a/b/act.fr.md", "*.fr.md", True),
        ("a/b/act.md", "act.md", True),
        ("a/b/act.MD", "*.md", False),
        ("a[1].md", "a[[]1].md", True),
        ("act.md", "", False),
    ],
)
def test_matches(path: str, glob: str, fits: bool) -> None:
    assert matches(path, glob) is fits
