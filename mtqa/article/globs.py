"""Globs on paths, as `include`, `exclude`, `overrides` and `suppressions` of the configuration use them."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(path: str, glob: str) -> bool:
    """True when `glob` fits the whole of `path` (below some folder, with `/` between), or its last part.

    `*` stands for any characters, `/` too; `**/` for any number of folders, none included; `?` and `[…]` for one character.

    >>> matches("content/2024/a.fr.md", "content/**/*.md"), matches("content/a.fr.md", "drafts/*")
    (True, False)
    """
    return any(fnmatchcase(path, form) for form in (glob, glob.removeprefix("**/"), glob.replace("/**/", "/"))) or fnmatchcase(
        path.rpartition("/")[2], glob
    )
