"""The shipped phrasebooks: each entry's bad sentence matches, its innocent one does not, and every cell says what it should."""

import re

import pytest

from mtqa.language.phrasebook import Entry, Phrasebook, entries
from mtqa.language.tables import table
from mtqa.language.tokens import plain, tokenize

_KINDS = {"calque", "false-friend", "idiom"}
BOOKS = {
    "calques": _KINDS,
    "calques_more": _KINDS,
    "pleonasms": {"pleonasm"},
    "terms_by_topic": {row["topic"] for row in table("topics.tsv")},
}
ALL = [pytest.param(name, entry, id=f"{name}-{entry.id}") for name in BOOKS for entry in entries(name)]


def matches(entry: Entry, text: str) -> bool:
    return bool(list(Phrasebook([entry]).find(tokenize(plain(text)))))


@pytest.mark.parametrize(("name", "entry"), ALL)
def test_entry(name: str, entry: Entry) -> None:
    assert matches(entry, entry.bad), "its bad sentence"
    assert not matches(entry, entry.innocent), "its innocent sentence"
    assert entry.kind in BOOKS[name]
    assert entry.level in ("minor", "major", "critical")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.id)
    for cell in (entry.why_en, entry.why_fr, entry.repair, entry.source):
        assert cell.strip()
    if entry.needs_source and name == "calques":
        assert entry.trigger_en or entry.trigger_id


@pytest.mark.parametrize("name", BOOKS)
def test_ids_are_unique(name: str) -> None:
    ids = [e.id for e in entries(name)]
    assert len(ids) == len(set(ids))


def test_there_are_enough_calques() -> None:
    assert len(entries("calques")) >= 400
    assert len(entries("calques_more")) >= 550


@pytest.mark.parametrize("name", BOOKS)
def test_suggestions_differ_from_the_text(name: str) -> None:
    book = Phrasebook(entries(name))
    for entry in entries(name):
        tokens = tokenize(entry.bad.replace("’", "'"))
        for hit, match in book.find(tokens):
            text = entry.bad[tokens[match.first].start : tokens[match.after - 1].end]
            suggestion = hit.suggestion(tokens, match, text)
            assert suggestion is None or (suggestion.strip() and suggestion != text), hit.id


def test_trigger_is_looked_for_in_the_language_of_the_original() -> None:
    entry = next(e for e in entries("calques") if e.id == "fatalites")
    assert entry.trigger("Five fatalities were reported.", "en")
    assert entry.trigger("Five people died.", "en") is False
    assert entry.trigger("Lima korban tewas.", "id")
    assert entry.trigger(None, "en") is None
    assert entry.trigger("Vijf doden.", "nl") is None


def test_inflection_is_kept() -> None:
    entry = next(e for e in entries("calques") if e.id == "faire-decision")
    tokens = tokenize("Le conseil fera une décision.")
    hit, match = next(Phrasebook([entry]).find(tokens))
    assert hit.suggestion(tokens, match, "fera une décision") == "prendra une décision"
