"""`--source` and `--reference` on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from mtqa.cli.request import Request
from mtqa.cli.run import run
from mtqa.errors import UsageError

FRENCH = (
    "La mairie de Solo a fermé lundi le vieux pont de bois qui menaçait de s’effondrer.\n"
    "Le maire a promis une rampe pour les personnes handicapées de la ville. Les travaux dureront 8 mois.\n"
    "Les commerçants du marché voisin craignent de perdre leurs clients pendant les travaux.\n"
)
INDONESIAN = (
    "Pemerintah Kota Solo pada Senin menutup jembatan kayu tua yang terancam ambruk.\n\n"
    "Wali kota menjanjikan jalur landai bagi penyandang disabilitas di kota itu. Pekerjaan berlangsung 6 bulan.\n\n"
    "Dua belas keluarga nelayan di tepi sungai dipindahkan ke rumah susun milik pemerintah.\n\n"
    "Para pedagang di pasar dekat situ khawatir kehilangan pelanggan selama pekerjaan berlangsung.\n"
)


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, *, formats: str = "json", **flags: str) -> tuple[int, str, str]:
    monkeypatch.chdir(folder)
    out, err = io.StringIO(), io.StringIO()
    request = Request(paths=("x.fr.txt",), formats=formats, no_model=True, fail_on="never", **flags)  # type: ignore[arg-type]
    code = run(request, out, err)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "x.fr.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "x.id.txt").write_text(INDONESIAN, encoding="utf-8")
    (tmp_path / "mtqa.toml").write_text("", encoding="utf-8")
    return tmp_path


def test_the_original_is_found_in_the_folder_of_references(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = check(folder, monkeypatch)
    assert code == 0
    (article,) = json.loads(out)["articles"]
    assert [(b["target"], b["source"]) for b in article["alignment"]["beads"]] == [
        ([0], [0]), ([1], [1]), ([2], [2]), ([], [3]), ([3], [4]),
    ]  # fmt: skip
    assert article["segments"][1]["source"].startswith("Wali kota")
    found = {f["code"]: f for f in article["findings"]}
    lost = found["OMI202"]
    assert lost["start"] == lost["end"] == article["segments"][2]["end"]
    assert "Dua belas keluarga nelayan" in lost["reason"]
    assert found["NUM201"]["text"] == "8 mois"[: len(found["NUM201"]["text"])]
    assert found["NUM201"]["source_span"]["text"].startswith("6")
    adequacy = [s["adequacy"]["value"] for s in article["segments"]]
    assert min(adequacy) == adequacy[2]


def test_none_looks_nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = check(folder, monkeypatch, source="none")
    (article,) = json.loads(out)["articles"]
    assert article["alignment"] is None
    assert all(s["source"] is None and s["adequacy"] is None for s in article["segments"])


def test_the_csv_has_source_and_adequacy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = check(folder, monkeypatch, formats="csv", source="references/x.id.txt")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert all(row["source"] and 0 <= float(row["adequacy"]) <= 100 for row in rows)


def test_a_missing_original_is_a_clear_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"--source gone\.id\.txt: no such file"):
        check(folder, monkeypatch, source="gone.id.txt")


def test_an_article_without_original_in_a_named_folder_is_told_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "originals").mkdir()
    code, _, err = check(folder, monkeypatch, source="originals")
    assert code == 0
    assert err.count("have no original in originals") == 1


def test_a_damaged_original_costs_the_run_its_exit_code_but_not_the_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "broken.id.txt").write_bytes(b"")
    code, out, err = check(folder, monkeypatch, source="broken.id.txt")
    assert code == 2
    assert len(json.loads(out)["articles"]) == 1
    assert "broken.id.txt" in err


def test_a_reference_gives_adequacy_without_a_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "human.fr.txt").write_text(FRENCH.replace("vieux pont", "pont ancien"), encoding="utf-8")
    _, out, _ = check(folder, monkeypatch, source="none", reference="human.fr.txt")
    (article,) = json.loads(out)["articles"]
    assert article["alignment"] is None
    assert set(article["segments"][0]["adequacy"]["parts"]) == {"reference_chrf", "reference_bleu", "reference_ter"}
    assert article["segments"][3]["adequacy"]["value"] == pytest.approx(100, abs=0.01)
