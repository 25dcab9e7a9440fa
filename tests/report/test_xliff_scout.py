"""What the root of a copy must say, and which ids are taken."""

from __future__ import annotations

import io

import pytest

from mtqa.article.xml_safe import parsed
from mtqa.report.xliff_scout import ITS, Scout

DECLARED = f' xmlns:its="{ITS}" its:version="2.0"'
OTHERWISE = f' xmlns:mtqaits2="{ITS}" mtqaits2:version="2.0"'


@pytest.mark.parametrize(
    ("data", "declaration", "last"),
    [
        ("<!-- <y> --><xliff><a id='mtqa-7'/><a id='mtqa-12'/><b x='mtqa-99'>mtqa-100</b></xliff>", DECLARED, 12),
        ("<é:xliff xmlns:é='urn:é'/>", DECLARED, 0),
        (f"<xliff xmlns:i='{ITS}'/>", ' i:version="2.0"', 0),
        (f"<xliff xmlns:i='{ITS}' i:version='2.0'/>", "", 0),
        (f"<xliff><a xmlns:i='{ITS}'/></xliff>", DECLARED, 0),
        (
            "<xliff><a xmlns:its='urn:x' xmlns:mtqaits='urn:y'/></xliff>",
            DECLARED.replace("its:v", "mtqaits2:v").replace(":its=", ":mtqaits2="),
            0,
        ),
    ],
)
def test_the_root(data: str, declaration: str, last: int) -> None:
    scout, content = Scout(), data.encode()
    assert list(parsed(io.BytesIO(content), "a.xlf", scout)) == []
    assert scout.declaration == declaration
    assert scout.last == last
    assert content[: scout.behind_name].decode().endswith(("<xliff", "<é:xliff"))
