"""A long file passes through the window: what goes in comes out with what was put there, and little is held at a time."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from itertools import pairwise

import pytest

from mtqa.article.model import Span
from mtqa.article.options import ReadOptions, ReadResult
from mtqa.article.xliff import read_xliff
from mtqa.checks.finding import Severity
from mtqa.report.xliff_copy import Annotated, Issue, annotate
from mtqa.report.xliff_window import Window


def test_texts_go_where_they_were_put_however_the_file_is_read() -> None:
    data = bytes(range(97, 123)) * 40
    chance = random.Random(1)
    for _ in range(50):
        places = sorted(chance.sample(range(len(data)), 20))
        out, waiting, read, settled = io.BytesIO(), list(places), 0, [0]
        window = Window(io.BytesIO(data), out.write, lambda settled=settled: settled[0])  # type: ignore[misc]
        while piece := window.read(chance.randint(1, 200)):
            read += len(piece)
            while waiting and waiting[0] < read:
                window.insert(waiting.pop(0), "<é>")
            settled[0] = chance.randint(settled[0], min(read, waiting[0] if waiting else read))
        window.end()
        bounds = [0, *places, len(data)]
        assert out.getvalue() == "<é>".encode().join(data[a:b] for a, b in pairwise(bounds))


def test_places_are_those_of_the_whole_file() -> None:
    data = b"0123456789<a> b"
    settled = 0
    window = Window(io.BytesIO(data), lambda _: None, lambda: settled)
    while window.read(6):
        settled = 5
    assert window.index(b">", 6) == data.index(b">")
    assert window.startswith(b"<a", 10)
    assert not window.startswith(b"<a", 9)
    assert window.before(10, 3) == b"789"
    assert window.before(7, 200) == b"56"


class Held(io.BytesIO):
    """A file that knows how far it was read when each piece of the other one was written."""

    other: io.BytesIO | None = None
    most = 0

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        assert self.other is not None
        self.most = max(self.most, self.other.tell() - self.tell())
        return super().write(data)


LONG = " dan lagi" * 60
UNIT_1 = '<trans-unit id="{0}"><source>Satu {0}{long}.</source>\n<target>Le bac {0} part.</target></trans-unit>\n'
UNIT_2 = '<unit id="{0}">\n<segment><source>Satu {0}{long}.</source>\n<target>Le bac {0} part.</target></segment></unit>\n'
BARE = '<trans-unit id="{0}"><source>Satu {0}{long}.</source></trans-unit>\n'


@pytest.mark.parametrize(("version", "unit"), [("1.2", UNIT_1), ("2.0", UNIT_2), ("1.2", BARE)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_more_than_two_pieces_of_a_file_are_in_memory(version: str, unit: str, encoding: str) -> None:
    units = "".join(unit.format(number, long=LONG) for number in range(1_200))
    last = (UNIT_2 if version == "2.0" else UNIT_1).format("z", long=LONG)
    head = f'<xliff version="{version}" xmlns="urn:oasis:names:tc:xliff:document:{version}" srcLang="id" trgLang="fr"><file original="a">'
    body = ("<body>", "</body>") if version == "1.2" else ("", "")
    data = f'<?xml version="1.0" encoding="{encoding}"?>{head}{body[0]}{units}{last}{body[1]}</file></xliff>'.encode(encoding)
    (article, *more) = ReadResult.of(read_xliff(io.BytesIO(data), "a.xlf", ReadOptions())).articles
    assert not more
    asked = 0

    def rows() -> Iterator[Annotated]:
        nonlocal asked
        for segment in article.segments:
            asked += 1
            yield Annotated(segment.id, segment.line, segment.span.of(article.text), (Issue(Span(3, 6), "other", Severity.MINOR, "é"),))

    out = Held()
    out.other = source = io.BytesIO(data)
    annotate(source, "a.xlf", rows(), out)
    assert asked == len(article.segments)
    assert out.getvalue().decode(encoding).count("locQualityIssueType") == asked
    assert out.most < 3 * 65_536 < len(data) - 3 * 65_536
    again = ReadResult.of(read_xliff(io.BytesIO(out.getvalue()), "a.xlf", ReadOptions())).articles
    assert again[0].text == article.text
