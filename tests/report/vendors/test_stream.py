from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.errors import InputError
from mtqa.report.json import SCHEMA
from mtqa.report.vendors.stream import ReportFile

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(st.text(max_size=4), values, max_size=3)
heads = st.dictionaries(st.text(max_size=6).filter(lambda name: name not in ("schema", "articles")), values, max_size=3)


def read(folder: Path, text: str | bytes) -> tuple[list[Any], dict[str, Any]]:
    path = folder / "report.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    report = ReportFile(path)
    return list(report.articles()), report.head


@given(head=heads, tail=heads, articles=st.lists(objects, max_size=4), indent=st.sampled_from([None, 0, 2]), ascii_=st.booleans())
def test_it_reads_what_json_reads(
    tmp_path_factory: pytest.TempPathFactory, head: Any, tail: Any, articles: Any, indent: int | None, ascii_: bool
) -> None:
    whole = {**head, "schema": SCHEMA, "articles": articles, **{k: v for k, v in tail.items() if k not in head}}
    text = json.dumps(whole, indent=indent, ensure_ascii=ascii_)
    found, rest = read(tmp_path_factory.mktemp("r"), text)
    assert found == articles
    assert {**rest, "articles": articles} == whole


WHOLE = json.dumps({"schema": SCHEMA, "signature": "s", "articles": [{"a": [1, 2]}, {"b": "}"}], "more": {"x": [None]}})


@pytest.mark.parametrize("end", range(len(WHOLE)))
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, end: int) -> None:
    with pytest.raises(InputError, match=r"report\.json` can't be used as a report"):
        read(tmp_path, WHOLE[:end])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[]", "not a JSON object"),
        ("nothing", "not a JSON object"),
        ('{"articles": []}', "no `schema` before its articles"),
        ('{"a": 1}', "no `schema`"),
        ('{"schema": 99, "articles": [{}]}', f"it has schema 99, and this mtqa reads schema {SCHEMA}"),
        ('{"schema": 1, "articles": [1]}', "not JSON, or was cut off"),
        ('{"schema": 1, "articles": [{} {}]}', "not JSON"),
        ('{"schema": 1, "articles": [{},]}', "not JSON"),
        ('{"schema": 1, "articles": []} {}', "not JSON"),
        ('{"schema": 1 "articles": []}', "not JSON"),
        ('{"schema": 1, 2: 3}', "not JSON"),
        (b"\xff\xfe{", "not UTF-8"),
        ('{"schema": 1, "articles": ' + "[" * 5_000, "not JSON"),
    ],
)
def test_what_is_no_report_is_refused_with_the_reason(tmp_path: Path, text: str | bytes, why: str) -> None:
    with pytest.raises(InputError, match=r"mtqa check … --format json") as refused:
        read(tmp_path, text)
    assert why in refused.value.what
    assert "report.json" in refused.value.what


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff" + WHOLE)[1]["signature"] == "s"


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.json")
    with pytest.raises(InputError, match="a pipe, not a file"):
        list(ReportFile(tmp_path / "report.json").articles())
