"""Targets: what reads French text itself: segmenter, numbers, dates, clocks, quotations, names, globs, and every rule."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from mtqa.article.build import article_from_rows, article_from_text
from mtqa.article.globs import matches
from mtqa.article.model import Segment, Span, blanked
from mtqa.article.place import Places
from mtqa.article.sentences import LONGEST, YasbdSegmenter
from mtqa.checks.base import Check
from mtqa.checks.registry import rules
from mtqa.checks.runner import run_checks
from mtqa.language.clocks import find_clocks, find_day_parts
from mtqa.language.dates import find_dates
from mtqa.language.numbers import find_numbers
from mtqa.language.quotation_pairing import parse_quotations
from mtqa.report.escape import neutralised, restored, storable, visible
from tests.fuzz.dice import Dice
from tests.fuzz.target import Target, sound_findings

LANGUAGES = ("fr", "id", "en")
_SEGMENTERS = {language: YasbdSegmenter(language) for language in LANGUAGES}


def _said(dice: Dice, most: int) -> str:
    """Soup, or the bytes as text."""
    return dice.soup(most) if dice.number(3) else dice.rest().decode("utf-8", "surrogateescape")


def _segmenter(data: bytes) -> None:
    dice = Dice(data)
    segmenter = _SEGMENTERS[dice.one(LANGUAGES)]
    text = _said(dice, 60).replace("\n", " ").replace("\r", " ")
    spans = segmenter.split(text)
    assert all(0 < len(s) <= LONGEST and s.end <= len(text) for s in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() for s in spans)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())


def _numbers(data: bytes) -> None:
    dice = Dice(data)
    language = dice.one(LANGUAGES)
    text = _said(dice, 30)
    for number in find_numbers(text, language):
        assert 0 <= number.start < number.end <= len(text)
        start, end = number.whole_span
        assert 0 <= start < end <= len(text)
        assert number.value == number.value


def _dates(data: bytes) -> None:
    dice = Dice(data)
    language = dice.one(LANGUAGES)
    text = _said(dice, 30)
    for found in (*find_dates(text, language), *find_clocks(text, language), *find_day_parts(text, language)):
        assert 0 <= found.start < found.end <= len(text)


def _quotations(data: bytes) -> None:
    text = _said(Dice(data), 60)
    spans = [(p.span.start, p.span.end) for p in article_from_text(text).paragraphs]
    found = parse_quotations(text, spans)
    for quotation in found.quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert all(quotation.start <= inner.start and inner.end <= quotation.end for inner in found.within(quotation))
    for place in found.breaks:
        assert 0 <= place.at <= len(text)
    for start in range(0, len(text), 7):
        inside = found.inside(start, min(len(text), start + 3))
        assert not inside or found.sharing(start, start + 3)


def _spans(data: bytes) -> None:
    """Hidden stretches, places and visible text agree wherever they are."""
    dice = Dice(data)
    cuts = sorted({dice.number(80) for _ in range(dice.number(7))})
    text = storable(_said(dice, 30))
    gaps = tuple(Span(min(a, len(text)), min(b, len(text))) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    article = replace(article_from_text(text), hidden=gaps)
    assert len(blanked(text, gaps)) == len(text)
    places = Places(text)
    for at in range(0, len(text), 5):
        line, column = places.at(at)
        assert places.start(line) + column - 1 == at
    for start, end in ((0, len(text)), (len(text) // 3, len(text) // 2)):
        span = Span(start, end)
        shown = article.visible(span)
        for part in (Span(0, len(shown)), Span(len(shown) // 2, len(shown))):
            assert span.contains(article.original(span, part))


def _escapes(data: bytes) -> None:
    """What is made safe for a spreadsheet comes back, and what is shown holds no control characters."""
    text = data.decode("utf-8", "surrogateescape")
    assert restored(neutralised(text)) == text
    storable(text).encode("utf-8")
    visible(text).encode("utf-8")


def _globs(data: bytes) -> None:
    path, _, glob = data.decode("utf-8", "replace").partition("\n")
    matches(path, glob)


@cache
def _rules() -> tuple[Check, ...]:
    return tuple(rule() for rule in rules() if not rule.from_models)


def _all_rules(data: bytes) -> None:
    dice = Dice(data)
    beside = dice.number(2)
    text = dice.soup(45)
    if not text.strip():
        return
    article = article_from_text(text)
    if beside == 1:
        source = dice.soup(20) or "Kapal pergi 10 km."
        article = replace(article, segments=tuple(replace(s, source=source, source_language="id") for s in article.segments))
    elif beside == 2:
        article = article_from_rows(
            "x", [Segment("1", Span(0, 0), 0, source=dice.soup(20), source_language="id")], [text], independent=True
        )
    sound_findings(article.text, run_checks(article, _rules()))


def targets() -> tuple[Target, ...]:
    """All of them."""
    soups = tuple(bytes((seed * 37 + step * step * 11 + step * seed) % 256 for step in range(120)) for seed in range(1, 9))
    french = b"\x00\x00M. Dupont a dit \xc2\xab Oui. Non. \xc2\xbb, \xc3\xa0 14 h 30, le 30 d\xc3\xa9cembre 2023, 12 000 000,5 km."
    indonesian = b"\x01\x00Rp1,5 miliar pada tanggal 3 Mei 2020 pukul 07.30 WIB, sepuluh ribu dua ratus orang."
    return (
        Target("segmenter", _segmenter, (*soups, french, indonesian)),
        Target("numbers", _numbers, (*soups, french, indonesian)),
        Target("dates", _dates, (*soups, french, indonesian)),
        Target("quotations", _quotations, (*soups, french)),
        Target("spans", _spans, (*soups, b"\x04\x01\x08\x10\x14\x00" + french)),
        Target("escapes", _escapes, (b"=1+1", b"'@x", b"-5,2", b"\xe2\x80\xaex\x1b[31m"), (b"=", b"'", b"+", b"@", b"\t", b"\r")),
        Target("globs", _globs, (b"a/b/c.md\n**/*.md", b"x\n[!a-z]?{b,c}"), (b"**", b"*", b"?", b"[", b"]", b"!", b"/", b"{a,b}", b"\n")),
        Target("rules", _all_rules, soups),
    )
