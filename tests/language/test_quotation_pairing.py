"""Pairing of quotation marks: what is inside, what breaks, over sentences and paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.language.quotation_pairing import parse_quotations
from mtqa.language.quotations import BreakKind, Quotations
from mtqa.language.tokens import plain


def parse(text: str) -> Quotations:
    spans, at = [], 0
    for paragraph in text.split("\n"):
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    return parse_quotations(text, spans)


def pieces(text: str) -> list[str]:
    return [text[q.start : q.end] for q in parse(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rien ici.", []),
        ("Il dit « oui ».", ["« oui »"]),
        ("« A », dit-il. « B. »", ["« A »", "« B. »"]),
        ("« Il a dit “non” et “oui” »", ["« Il a dit “non” et “oui” »", "“non”", "“oui”"]),
        ("« Un « do » et un « ré », note-t-elle.", ["« Un « do » et un « ré »", "« do »", "« ré »"]),
        ("« Il m’a dit : « Reste. »", ["« Il m’a dit : « Reste. »", "« Reste. »"]),
        ("« Un peu des « vieux ».", ["« Un peu des « vieux »", "« vieux »"]),
        ('"A", dit-il, "b".', ['"A"', '"b"']),
        ('l\'"affaire" et d\'"autres"', ['"affaire"', '"autres"']),
        ("« Il dit ‘oui’ »", ["« Il dit ‘oui’ »", "‘oui’"]),
        ("„Wort“ et “mot”", ["„Wort“", "“mot”"]),
        ("le »Wort« allemand", ["»Wort«"]),
        ('écran de 27" et mur de 6\'2"', []),
        ("l’homme d’hier qu’on aime, l'ami d'Ana", []),
        ("« A.\nB.\nC », dit-il.", ["« A.\nB.\nC »"]),
        ("« A.\n« B.\n« C », dit-il.", ["« A.\n« B.\n« C »"]),
        ("« A.\n» B.\n» C », dit-il.", ["« A.\n» B.\n» C »"]),
    ],
)
def test_sound_quotations(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected
    assert not parse(text).breaks
    assert all(q.closed for q in parse(text).quotations)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("« A et b.", BreakKind.UNCLOSED),
        ("« La mer monte, a dit la ministre.\n« Le vent tombe », a dit le garde.", BreakKind.UNCLOSED),
        ("Il dit oui ».", BreakKind.UNOPENED),
        ("« Un long mot, « un autre mot », dit-il.", BreakKind.REOPENED),
        ("une « promesse « tenue ».", BreakKind.REOPENED),
        ("« Un mot «, dit-il.", BreakKind.REVERSED),
        ("« La mer monte, « a dit la ministre.", BreakKind.REVERSED),
        ("il était » inquiet « de tout", BreakKind.REVERSED),
        ('« Nos voisins", dit-il.', BreakKind.MIXED),
        ("“Nos voisins », dit-il.", BreakKind.MIXED),
    ],
)
def test_breaks(text: str, kind: BreakKind) -> None:
    assert [b.kind for b in parse(text).breaks] == [kind]


def test_two_openings_and_no_closing_are_one_break_of_two_levels() -> None:
    (found,) = parse("« Quand Ana a répondu : « Oui, parlons. Et Paul a dit oui.\nSuite sans marque.\nUne « paire » ici.").breaks
    assert (found.kind, found.opened, found.levels, found.paragraph) == (BreakKind.UNCLOSED, 0, 2, 0)


def test_an_attribution_inside_makes_the_first_quotation_unclosed() -> None:
    (found,) = parse("« La mer monte, a dit Ana. « Le vent tombe », a dit Paul.").breaks
    assert (found.kind, found.opened) == (BreakKind.UNCLOSED, 0)


def test_a_quotation_is_given_up_when_nothing_closes_it_near_by() -> None:
    text = "« A et b.\n" + "Rien.\n" * 12 + "C », dit-il."
    assert [b.kind for b in parse(text).breaks] == [BreakKind.UNCLOSED, BreakKind.UNOPENED]


MARKS = st.text(alphabet="«»“”\"‘’'„‹›ab ,.:?!\n1", max_size=80)


@given(MARKS)
def test_never_raises_and_stays_inside(text: str) -> None:
    quotations = parse(text)
    for q in quotations.quotations:
        assert 0 <= q.start < q.end <= len(text)
        assert q.depth >= 0
    for b in quotations.breaks:
        assert 0 <= b.opened <= b.at <= len(text)
    assert list(quotations.quotations) == sorted(quotations.quotations, key=lambda q: (q.start, q.depth))


@given(MARKS)
def test_outermost_quotations_do_not_overlap(text: str) -> None:
    outer = parse(text).outer
    assert all(a.end <= b.start for a, b in pairwise(outer))


@given(st.text(alphabet="abc d'’,.-", max_size=60))
def test_apostrophes_are_never_quotes(text: str) -> None:
    assert parse(text) == Quotations(())


@given(st.lists(st.sampled_from(["« a b »", "“c d”", "« e “f” g »"]), max_size=6))
def test_well_formed_text_has_no_breaks(parts: list[str]) -> None:
    text = "Il dit " + " puis ".join(parts) + "."
    assert not parse(text).breaks
    assert len(parse(text).outer) == len(parts)


@given(MARKS)
def test_straight_apostrophes_change_nothing(text: str) -> None:
    kinds = [(b.kind, b.at) for b in parse(text).breaks]
    assert [(b.kind, b.at) for b in parse(plain(text)).breaks] == kinds or "‘" in text
