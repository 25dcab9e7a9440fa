"""No regular expression of ours takes time with the square of a text, let alone with its exponential.

None may hold a repetition in a repetition, but for those below that no text can be cut into in two ways; and each is fed 100,000 characters
of what its own repetitions match, followed by what they do not.
"""

from __future__ import annotations

import ast
import json
import re
import re._constants as ops
import re._parser as parser
import subprocess
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.bounded import TooLong, bounded

ROOT = Path(__file__).parent.parent / "mtqa"
SIZE = 100_000
LIMIT = 1.5
"""Seconds of processor time for one text; a search that grows with its length takes a hundredth of that, one with the square a minute."""

RECORDER = """
import json, re, sys
seen, real = {}, re._compile
def compile(pattern, flags):
    made, frame = real(pattern, flags), sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.endswith("re/__init__.py"):
        frame = frame.f_back
    place = frame.f_code.co_filename if frame is not None else ""
    if "/mtqa/" in place and "site-packages" not in place and isinstance(made.pattern, str):
        seen.setdefault(made.pattern, (place.rpartition("/mtqa/")[2], frame.f_lineno, made.flags))
    return made
re._compile = compile
import importlib, pkgutil, mtqa
for module in pkgutil.walk_packages(mtqa.__path__, "mtqa."):
    importlib.import_module(module.name)
text = "Le bac est parti le 30 décembre, à 14 h 30, avec 12 000 tonnes. « Oui », a dit le maire. Il attend jusqu'à que 3.5 % partent."
text += "\\n\\nCet article a été traduit automatiquement de l'indonésien par Kapal Media."
mtqa.check(text, "Kapal pergi 30 Desember.", no_model=True)
print(json.dumps(seen))
"""

SEPARATED = {
    "language/pieces.py": "groups of figures, parted by a blank or a point that no figure is",
    "language/tokens.py": "likewise",
    "checks/num/scale_word.py": "likewise",
    "article/ignores.py": "codes, parted by commas",
    "article/provenance.py": "words of a name, parted by a point or a blank that no word holds; at most five",
    "article/front_matter.py": "lines of comment, each ended by a line end that the comment does not hold",
    "batch/parquet.py": "cells in quotation marks, parted by the doubled mark that no part holds",
    "article/tags.py": "quoted values in a tag: what begins with a quotation mark is nothing else; bounded",
}
"""Files whose regular expressions hold a repetition in a repetition, and why no text can be cut into such parts in two ways."""

SHORT = {
    "language/patterns.py": "a word of a pattern of ours",
    "article/languages.py": "what stands between two names of languages, less than twenty characters",
    "toml_lines.py": "matched at one place of a line, from a table",
    "bench/seen.py": "searched in a recipe of the package's own",
    "checks/num/age_in_past.py": "searched in the thirty characters before an age",
}
"""Files with a regular expression that would take long in a long text, and why it never sees one."""

_SAMPLES = " a\nA1.,-'’«»:/<>#&=\"()[]"
_KINDS = {
    ops.CATEGORY_SPACE: " \n\u00a0", ops.CATEGORY_WORD: "a1A", ops.CATEGORY_DIGIT: "1", ops.CATEGORY_NOT_SPACE: "a1.",
    ops.CATEGORY_NOT_WORD: " .\n", ops.CATEGORY_NOT_DIGIT: "a ",
}  # fmt: skip
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


@pytest.fixture(scope="module")
def seen() -> dict[str, tuple[str, int, int]]:
    """File, line and flags of each pattern that the package compiles."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", RECORDER], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, tuple[str, int, int]] = json.loads(done.stdout)
    assert len(found) > 300
    return found


def _parts(node: tuple[Any, Any]) -> Iterator[Any]:
    """The trees inside a node."""
    op, arg = node
    if op in _REPEATS:
        yield arg[2]
    elif op is ops.SUBPATTERN:
        yield arg[3]
    elif op is ops.ATOMIC_GROUP:
        yield arg
    elif op is ops.BRANCH:
        yield from arg[1]
    elif op in (ops.ASSERT, ops.ASSERT_NOT):
        yield arg[1]


def _nested(tree: Any, above: bool = False) -> Iterator[bool]:
    """For each repetition of 16 and more, whether it stands in another; possessive ones never try again."""
    for node in tree:
        many = node[0] in (ops.MAX_REPEAT, ops.MIN_REPEAT) and node[1][1] >= 16
        if many:
            yield above
        for part in _parts(node):
            yield from _nested(part, above or many)


def parsed(pattern: str, flags: int = 0) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return parser.parse(pattern, flags)


def nests(pattern: str, flags: int = 0) -> bool:
    return any(_nested(parsed(pattern, flags)))


def _characters(node: tuple[Any, Any]) -> str:
    """Characters that a node matches which stands for one."""
    op, arg = node
    if op is ops.LITERAL:
        return chr(arg)
    if op is ops.NOT_LITERAL:
        return "".join(c for c in _SAMPLES if ord(c) != arg)
    if op is ops.ANY:
        return _SAMPLES.replace("\n", "")
    if op is ops.CATEGORY:
        return _KINDS[arg]
    if op is ops.RANGE:
        return chr(arg[0]) + chr(arg[1])
    if op is ops.IN and arg[0][0] is ops.NEGATE:
        return "".join(c for c in _SAMPLES if not any(_holds(part, c) for part in arg[1:]))
    return "".join(_characters(part) for part in arg) if op is ops.IN else ""


def _holds(node: tuple[Any, Any], character: str) -> bool:
    op, arg = node
    if op is ops.RANGE:
        return arg[0] <= ord(character) <= arg[1]
    return character in _characters(node)


def _examples(tree: Any, most: int) -> list[str]:
    """Some texts that a tree matches, its assertions apart."""
    found = [""]
    for node in tree:
        op, arg = node
        if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
            continue
        inner = list(_parts(node))
        if op is ops.BRANCH:
            parts = [text for branch in inner for text in _examples(branch, 2)]
        elif inner:
            parts = [text * max(1, arg[0]) if op in _REPEATS else text for text in _examples(inner[0], most)]
        else:
            parts = list(_characters(node)) or [""]
        parts = parts[:most]
        found = [found[0] + part for part in parts] if len(found) == 1 else [text + parts[i % len(parts)] for i, text in enumerate(found)]
    return found


def _repetitions(tree: Any, before: Sequence[Any] = ()) -> Iterator[tuple[list[Any], Any]]:
    """Each repetition of 16 and more: the nodes before it, and what it repeats."""
    passed = list(before)
    for node in tree:
        if node[0] in _REPEATS and node[1][1] >= 16:
            yield list(passed), node[1][2]
        for part in _parts(node):
            yield from _repetitions(part, passed)
        passed.append(node)


def texts(pattern: str, flags: int) -> Iterator[str]:
    """Long texts that a pattern begins to match, over and over, and then does not."""
    pieces = set()
    for before, body in _repetitions(parsed(pattern, flags)):
        starts = _examples(before, 1)
        for piece in filter(None, _examples(body, 3)):
            pieces |= {("", piece), *((start, piece) for start in starts), *(("", start + piece) for start in starts)}
    for start, piece in sorted(pieces):
        yield start + piece * (SIZE // len(piece)) + "\0"


def _anchored() -> set[tuple[str, int]]:
    """File and line of the patterns that are only ever matched at one place of a text, never searched for."""
    found = set()
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = list(ast.walk(tree))
        uses: dict[str, set[str]] = {}
        owned = set()
        for node in nodes:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                uses.setdefault(node.value.id, set()).add(node.attr)
                owned.add(node.value)
        for node in nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in owned:
                uses.setdefault(node.id, set()).add("other")
        for node in nodes:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "re.compile":
                (name,) = node.targets
                if isinstance(name, ast.Name) and uses.get(name.id, set()) <= {"match", "fullmatch"} and name.id.startswith("_"):
                    found.add((path.relative_to(ROOT).as_posix(), node.value.lineno))
    return found


def grows(pattern: str, flags: int = 0, *, anchored: bool = False) -> bool:
    """Whether one of its texts takes a pattern longer than the limit."""
    compiled = re.compile(pattern, flags)
    try:
        for text in texts(pattern, flags):
            with bounded(LIMIT):
                if anchored:
                    compiled.match(text)
                    compiled.fullmatch(text)
                else:
                    compiled.sub("", text)
    except TooLong:
        return True
    return False


def test_none_nests_repetitions(seen: dict[str, tuple[str, int, int]]) -> None:
    found = {place for pattern, (place, _, flags) in seen.items() if nests(pattern, flags)}
    assert found - SEPARATED.keys() == set(), {p for p, (place, _, f) in seen.items() if place in found - SEPARATED.keys() and nests(p, f)}
    assert SEPARATED.keys() - found == set(), "no longer needed"


def test_none_takes_time_with_the_square_of_a_text(seen: dict[str, tuple[str, int, int]]) -> None:
    anchored = _anchored()
    found = {
        (place, pattern) for pattern, (place, line, flags) in seen.items() if grows(pattern, flags, anchored=(place, line) in anchored)
    }
    assert {place for place, _ in found} == SHORT.keys(), found


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"(?:\s*\w*)*x", r"(?:[ab]{0,20}){0,30}c", r"(x|(y|z+)*)+"])
def test_nested_repetitions_are_seen(pattern: str) -> None:
    assert nests(pattern)


@pytest.mark.parametrize("pattern", [r"a+b+", r"(?:ab)+", r"(?:a{1,3})+", r"(?:a+){2}"])
def test_others_are_not(pattern: str) -> None:
    assert not nests(pattern)


@pytest.mark.parametrize("pattern", [r"\s*:", r"[^»]*x»", r"<b>.*</b>", r"(?<!x)\w+\s+\w*!"])
def test_a_search_that_grows_with_the_square_is_seen(pattern: str) -> None:
    assert grows(pattern)


@pytest.mark.parametrize("pattern", [r"\w+", r"(?<!\s)\s*:", r"<b>[^<]*</b>", r"\d{1,30}:"])
def test_one_that_grows_with_the_text_is_not(pattern: str) -> None:
    assert not grows(pattern)
    assert not grows(r"\s*:", anchored=True)
