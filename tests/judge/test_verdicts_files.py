"""Files of verdicts that people and programs wrote: each bad line is told by its number and reason, the rest is read."""

from __future__ import annotations

import json

import pytest

from mtqa.judge.verdicts import Verdict
from mtqa.judge.verdicts_files import BadLine, read_csv, read_jsonl

NOW = "2026-01-02T03:04:05.000000+00:00"
GOOD = {"code": "CAL103", "words": "ab12", "neighbours": "cd34", "decision": "accept"}


def one(line: str) -> Verdict | BadLine:
    (found,) = read_jsonl(line, NOW)
    return found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"decision": "maybe"}, "`decision`"),
        ({"reason": "bored"}, "`reason`"),
        ({"confidence": 1.5}, "`confidence`"),
        ({"confidence": "many"}, "`confidence`"),
        ({"confidence": 10**400}, "`confidence`"),
        ({"features": [1]}, "`features`"),
        ({"features": {"x": True}}, "`features`"),
        ({"features": {"x": 10**400}}, "`features`"),
        ({"features": {f"f{n}": 1 for n in range(10_000)}}, "`features`"),
    ],
)
def test_a_bad_value_is_named(change: dict[str, object], said: str) -> None:
    bad = one(json.dumps({**GOOD, **change}))
    assert isinstance(bad, BadLine)
    assert (bad.line, said in bad.why) == (1, True)


def test_a_good_line_is_read_with_what_it_leaves_out() -> None:
    verdict = one(json.dumps({**GOOD, "features": {"x": 1}, "confidence": None}))
    assert isinstance(verdict, Verdict)
    assert (verdict.confidence, verdict.features) == (0.9, {"x": 1.0})
    assert verdict.date == NOW


def test_lines_that_are_no_verdicts() -> None:
    found = list(read_jsonl(f"\nx\n[1]\n{json.dumps(GOOD)}\n", NOW))
    assert [each.line for each in found if isinstance(each, BadLine)] == [2, 3]
    assert len(found) == 3


def test_a_table_with_one_bad_cell() -> None:
    rows = ('"{""x"": 1}"', "{x", "")
    text = "code,words,neighbours,decision,features\n" + "".join(f"CAL103,ab12,cd34,accept,{cell}\n" for cell in rows)
    first, bad, last = read_csv(text, NOW, lambda cell: cell)
    assert isinstance(first, Verdict)
    assert first.features == {"x": 1.0}
    assert isinstance(bad, BadLine)
    assert (bad.line, "`features`" in bad.why) == (3, True)
    assert isinstance(last, Verdict)
    assert last.features == {}
