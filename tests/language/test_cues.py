"""Cue classes: wide lists, innocent phrases, restrictions, and what stands beside a number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.language.antonyms import find_antonyms, pairs
from mtqa.language.bearings import OPPOSITES, Bearings, contradictory
from mtqa.language.cues import find_cues
from mtqa.language.tables import listed, table
from mtqa.language.values import find_values


def classes(text: str, language: str) -> frozenset[str]:
    return frozenset[str]().union(*(c.classes for c in find_cues(text, language)))


@pytest.mark.parametrize(
    ("text", "language", "present", "absent"),
    [
        ("Warga tidak keluar.", "id", {"NEG", "NEG_WORD"}, set()),
        ("Tidak hanya itu, tak lama kemudian", "id", set(), {"NEG_WORD"}),
        ("tidak boleh masuk", "id", {"BAN", "NEG_WORD"}, set()),
        ("tidak wajib hadir", "id", {"NOT_OBLIGED"}, {"BAN"}),
        ("paling lambat Senin", "id", {"LATEST"}, {"EARLIEST"}),
        ("pasien nondiabetes, tunawisma", "id", {"NEG"}, {"NEG_WORD"}),
        ("turun ke jalan, turun tangan", "id", set(), {"DOWN"}),
        ("Harga turun tajam", "id", {"DOWN"}, {"UP"}),
        ("Le prix a diminué.", "fr", {"DOWN"}, set()),
        ("Il n’y a que trois guichets.", "fr", {"ONLY", "NE_QUE"}, set()),
        ("Nul ne dit que le port ferme.", "fr", {"NEG"}, {"NE_QUE"}),
        ("Ce geste ne vise pas que les élus.", "fr", {"NOT_ONLY"}, {"NE_QUE"}),
        ("C’est impossible et illégalement vendu.", "fr", {"NEG"}, set()),
        ("Le maire serait à Solo.", "fr", {"GUESS"}, set()),
        ("sans doute, non seulement", "fr", set(), {"WITHOUT", "NEG_SURE", "NEG"}),
        ("un rôle important après tout", "fr", set(), {"NEG"}),
        ("not required to attend", "en", {"NOT_OBLIGED"}, set()),
        ("Power did not return", "en", {"NEG_WORD"}, set()),
    ],
)
def test_classes(text: str, language: str, present: set[str], absent: set[str]) -> None:
    found = classes(text, language)
    assert present <= found
    assert not absent & found


def test_spans_and_order() -> None:
    text = "Il n’y a que trois guichets, et le prix n’a pas baissé."
    found = find_cues(text, "fr")
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert "n’y a que" in [text[c.start : c.end] for c in found]


def test_unknown_language_has_no_cues() -> None:
    assert find_cues("not never", "xx") == ()


@pytest.mark.parametrize(
    ("source", "language", "french", "opposite"),
    [
        ("paling lama 10 tahun", "id", "au moins 10 ans", True),
        ("paling lama 10 tahun", "id", "jusqu’à 10 ans", False),
        ("hampir 9 detik", "id", "plus de 9 secondes", True),
        ("mulai 3 Juli", "id", "jusqu’au 3 juillet", True),
        ("mulai 3 Juli", "id", "à partir du 3 juillet", False),
        ("4 hari sebelum batas", "id", "4 jours après la date", True),
        ("tidak lebih dari 3 poin", "id", "plus de 3 points", True),
        ("tidak boleh di bawah 26 derajat", "id", "ne doit pas être au-dessus de 26 degrés", True),
        ("tidak boleh di bawah 26 derajat", "id", "doit être au-dessus de 26 degrés", False),
        ("dua kali lebih cepat", "id", "deux fois moins vite", True),
        ("at least 5 tons", "en", "moins de 5 tonnes", True),
    ],
)
def test_bearings(source: str, language: str, french: str, opposite: bool) -> None:
    one = next(v for v in find_values(source, language) if v.firm)
    other = next(v for v in find_values(french, "fr") if v.firm)
    found = contradictory(Bearings(source, language).of(one), Bearings(french, "fr").of(other))
    assert (found is not None) is opposite


def test_opposites_go_both_ways() -> None:
    assert all(OPPOSITES[OPPOSITES[kind]] == kind for kind in OPPOSITES)
    assert {r["class"] for r in table("number_cues.tsv")} - {"-"} == set(OPPOSITES)


def test_tables_have_sources_and_no_doubles() -> None:
    for name in ("cues.tsv", "number_cues.tsv", "number_words.tsv", "units.tsv", "calendar.tsv", "exchange_rates.tsv", "antonyms.tsv"):
        rows = table(name)
        assert all(r["source"] for r in rows), name
        keys = [tuple(v for k, v in r.items() if k != "source") for r in rows]
        assert len(keys) == len(set(keys)), name
    assert all(listed(r["classes"]) for r in table("cues.tsv"))


@pytest.mark.parametrize("language", ["fr", "id", "en"])
@given(text=st.text(max_size=150))
@settings(max_examples=100, deadline=None)
def test_never_raises_and_spans_hold(language: str, text: str) -> None:
    for cue in find_cues(text, language):
        assert 0 <= cue.start < cue.end <= len(text)
        assert cue.classes


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La firme a vendu trois navires.", "fr", {"buy-sell:b", "buy-sell:b!"}),
        ("Perusahaan itu membeli tiga kapal.", "id", {"buy-sell:a"}),
        ("in the northwest", "en", {"north-south:a", "east-west:b"}),
        ("le nord-ouest du pays", "fr", {"north-south:a", "north-south:a!", "east-west:b", "east-west:b!"}),
        ("Le port est fermé.", "fr", {"open-close:b", "open-close:b!"}),
    ],
)
def test_antonyms(text: str, language: str, expected: set[str]) -> None:
    assert frozenset[str]().union(*(c.classes for c in find_antonyms(text, language))) == expected


def test_every_pair_has_both_sides_in_all_languages() -> None:
    sides = {(r["pair"], r["side"], r["language"]) for r in table("antonyms.tsv")}
    assert sides == {(p, s, language) for p in pairs() for s in "ab" for language in ("fr", "id", "en")}
    assert all(any(r["sure"] for r in table("antonyms.tsv") if (r["pair"], r["side"]) == (p, s)) for p in pairs() for s in "ab")
