"""`mtqa.check` from a program: texts and paths, an original and a reference beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtqa
from mtqa.errors import InputError

FRENCH = "Le bac de Sorong est parti mardi avec 12 passagers.\nLe maire a promis un second bac avant la fin de l’année."
INDONESIAN = "Feri Sorong berangkat hari Selasa dengan 12 penumpang.\nWali kota menjanjikan feri kedua sebelum akhir tahun."


def found(report: mtqa.Report) -> list[tuple[str | None, str | None]]:
    return [(s.segment.source, s.segment.reference) for article in report.articles for s in article.segments]


def test_one_sentence_beside_one_sentence() -> None:
    report = mtqa.check("Le bac est parti avec 13 passagers.", "Feri berangkat dengan 12 penumpang.", source_language="id", no_model=True)
    assert found(report) == [("Feri berangkat dengan 12 penumpang.", None)]
    assert any(finding.code.startswith("NUM") for finding in report.articles[0].findings)


def test_an_original_of_several_sentences_is_aligned() -> None:
    report = mtqa.check(FRENCH, INDONESIAN, source_language="id", no_model=True)
    assert [source for source, _ in found(report)] == INDONESIAN.split("\n")


def test_a_reference_and_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FRENCH.replace("promis", "annoncé"), encoding="utf-8")
    report = mtqa.check(tmp_path / "a.txt", reference=tmp_path / "b.txt", no_model=True)
    assert [reference for _, reference in found(report)] == FRENCH.replace("promis", "annoncé").split("\n")


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        mtqa.check(tmp_path / "none.txt", no_model=True)
    with pytest.raises(InputError):
        mtqa.check("none.md", no_model=True)


def test_a_table_of_a_program() -> None:
    frame = mtqa.check(FRENCH, no_model=True).to_frame()
    assert list(frame["text"]) == FRENCH.split("\n")
