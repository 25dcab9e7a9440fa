"""Reading labelled sets in their several forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.article.model import Span
from mtqa.bench.sets import read_set, splits_of
from mtqa.errors import InputError

FAULTY = {
    "id": "d-2", "doc": "d", "n": 2, "split": "dev", "label": 1, "label_target": None, "type": "NUM", "fr": "Il y a 30 morts.",
    "ind": "Ada 13 orang tewas.", "en": "13 people died.",
    "faults": [{"start": 7, "end": 9, "text": "30", "type": "NUM", "severity": "major", "visible_in": "source", "why": "13"}],
}  # fmt: skip
CLEAN = {
    "id": "d-1",
    "doc": "d",
    "n": 1,
    "split": "dev",
    "label": 0,
    "label_target": 0,
    "type": "none",
    "fr": "Le bac a coulé.",
    "faults": [],
}


def write(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def test_documents_in_order_with_their_faults(tmp_path: Path) -> None:
    found = read_set(write(tmp_path / "x.jsonl", FAULTY, CLEAN))
    assert found.documents
    assert [r.id for r in found.rows] == ["d-1", "d-2"]
    faulty = found.rows[1]
    assert (faulty.bad, faulty.bad_target) == (True, None)
    assert faulty.sources == {"id": "Ada 13 orang tewas.", "en": "13 people died."}
    assert faulty.faults[0].span == Span(7, 9)
    article = next(found.articles("id"))
    assert article.text == "Le bac a coulé.\nIl y a 30 morts."
    assert [s.source for s in article.segments] == [None, "Ada 13 orang tewas."]
    assert not article.independent


def test_splits(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", FAULTY, {**CLEAN, "split": "train"})
    assert [r.id for r in read_set(path, "train").rows] == ["d-1"]
    assert len(read_set(path, None).rows) == 2
    assert splits_of(path) == {"train", "dev"}
    assert read_set(path, "train").title == "x train"


@pytest.mark.parametrize(("better", "worse"), [("better", "worse"), ("good", "bad")])
def test_pairs(tmp_path: Path, better: str, worse: str) -> None:
    found = read_set(write(tmp_path / "p.jsonl", {"id": "1", better: "Bien.", worse: "Mal.", "src": "Well.", "src_lang": "en"}))
    assert found.pairs == (("1#0", "1#1"),)
    assert [(r.id, r.french, r.sources) for r in found.rows] == [("1#0", "Bien.", {"en": "Well."}), ("1#1", "Mal.", {"en": "Well."})]
    assert [r.bad for r in found.rows] == ([False, True] if better == "good" else [None, None])
    assert found.languages == {"en"}
    assert next(found.articles(None)).independent


def test_labels_in_words_and_one_span(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "label": "error", "fr": "a b b", "span": [2, 5], "type": "x", "visible_in": "target"},
        {"id": "2", "label": "clean", "fr": "a"},
    ]
    found = read_set(write(tmp_path / "l.jsonl", *rows))
    assert [r.bad for r in found.rows] == [True, False]
    assert found.rows[0].faults[0].span == Span(2, 5)


@pytest.mark.parametrize("text", ["id\tfr\ten\tid_ID\n1\tLe bac.\tThe ferry.\tFeri itu.\n", "d\tLe bac.\tThe ferry.\tFeri itu.\n"])
def test_tables_of_clean_sentences(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.tsv"
    path.write_text(text, encoding="utf-8")
    (row,) = read_set(path).rows
    assert (row.french, row.bad, row.sources) == ("Le bac.", False, {"id": "Feri itu.", "en": "The ferry."})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}\n",
        "nonsense\n",
        '{"id": 1, "label": 0}\n',
        "3\n",
        '["fr"]\n',
        '{"id": 1, "label": 0, "fr": null}\n',
        '{"id": 1, "label": 2, "fr": "Oui."}\n',
        '{"id": 1, "label": "bad", "fr": "Oui."}\n',
        '{"id": 1, "label": [0], "fr": "Oui."}\n',
        '{"id": 1, "good": "Oui.", "bad": 3}\n',
        '{"id": 1, "label": 1, "fr": "Oui.", "span": [1]}\n',
        "[" * 100_000,
    ],
)
def test_what_is_no_set_is_an_input_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=r"x\.jsonl"):
        read_set(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonsense\n", "line 1: "),
        ('{"id": 1, "fr": "Oui."}\n', "a row has no `label`"),
        ('{"id": 1, "label": 5, "fr": "a"}', "label 5 is not"),
    ],
)
def test_what_is_wrong_with_a_set_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=told):
        read_set(path)


def test_a_split_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", FAULTY, {**CLEAN, "split": "train"})
    with pytest.raises(InputError, match=r"no rows of split `test`.*dev, train"):
        read_set(path, "test")


@pytest.mark.parametrize(
    "text", ["", "\n", "doc\tsplit\tline\n1\tdev\t2\n", "id\tfr\n", "id\tfr\n1\n", "d\n", "id\tfr\n1\t" + "a" * 200_000]
)
def test_what_is_no_table_is_an_input_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.tsv"
    path.write_text(text)
    with pytest.raises(InputError, match=r"x\.tsv"):
        read_set(path)


def test_only_line_ends_part_rows(tmp_path: Path) -> None:
    french = "Le bac\u2028a\u0085coulé\u000c."
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({**CLEAN, "fr": french.replace("\u000c", "")}, ensure_ascii=False) + "\r\n", encoding="utf-8", newline="")
    assert [r.french for r in read_set(path).rows] == [french.replace("\u000c", "")]
    assert splits_of(path) == {"dev"}
    table = tmp_path / "x.tsv"
    table.write_text(f"id\tfr\r\n1\t{french}\r\n", encoding="utf-8", newline="")
    assert [r.french for r in read_set(table).rows] == [french]


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_set(tmp_path / "none.jsonl")


def test_shipped_set_marks_what_the_estimator_has_seen() -> None:
    assert not read_set().seen
    assert read_set(split="train").seen
    assert len(read_set(split=None).rows) == 1420
