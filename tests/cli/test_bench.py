"""`mtqa bench` on small sets of our own: what it prints and writes, and what it refuses."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mtqa.cli.bench_run import BenchRequest, run_bench
from mtqa.errors import InputError, MtqaError, UsageError
from mtqa.models import ModelOptions
from tests.cli.test_main import mtqa

ROWS = [
    {"id": "1", "fr": "Le bac a été été réparé mardi.", "label": 1, "spans": [[9, 16]], "ind": "Feri itu diperbaiki Selasa."},
    {"id": "2", "fr": "Le bac a été réparé mardi.", "label": 0, "ind": "Feri itu diperbaiki Selasa."},
    {"id": "3", "fr": "Les passagers ont attendu deux heures.", "label": 0, "ind": "Para penumpang menunggu dua jam."},
    {"id": "4", "fr": "Le port compte deux quais.", "label": 0, "ind": "Pelabuhan itu punya dua dermaga."},
]
PAIRS = [{"id": "1", "good": ROWS[1]["fr"], "bad": ROWS[0]["fr"], "src": "The ferry was repaired on Tuesday.", "src_lang": "en"}]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return write(tmp_path / "own.jsonl", ROWS)


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def run(**request: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    run_bench(BenchRequest(models=ModelOptions(enabled=False), **request), out, err)  # type: ignore[arg-type]
    return out.getvalue(), err.getvalue()


def test_prints_and_writes_everything(own: Path, tmp_path: Path) -> None:
    out, err = run(sets=(own,), output=tmp_path / "o", measured=tmp_path / "m.json")
    assert "## own, French only" in out
    (data,) = json.loads((tmp_path / "o/bench.json").read_text(encoding="utf-8"))["sets"]
    assert data["faults"]["found"] == 1
    report = (tmp_path / "o/bench.md").read_text(encoding="utf-8")
    pictures = sorted((tmp_path / "o/plots").iterdir())
    assert len(pictures) == 3
    for picture in pictures:
        ElementTree.parse(picture)
        assert f"(plots/{picture.name})" in report
        assert str(picture) in err
    (predicted,) = (tmp_path / "o/predictions").iterdir()
    lines = [line.split("\t") for line in predicted.read_text(encoding="utf-8").splitlines()]
    assert [line[0] for line in lines] == ["1", "2", "3", "4"]
    assert {line[0]: float(line[1]) for line in lines} == pytest.approx(data["risks"], abs=1e-6)
    measured = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert any(code.startswith("REP") for code in measured["rules"])


def test_sources_wanted_had_and_neither(own: Path, tmp_path: Path) -> None:
    pairs = write(tmp_path / "pairs.jsonl", PAIRS)
    _, err = run(sets=(own, pairs), sources=("id",))
    assert [line.split(":")[1].strip() for line in err.splitlines()] == [
        "own, French only", "own, with id source", "pairs, French only", "pairs, with en source"
    ]  # fmt: skip
    assert run(sets=(own,), sources=("none",))[1] == "mtqa: own, French only: 4 rows …\n"


def test_table_and_json_formats(own: Path) -> None:
    table, _ = run(sets=(own,), format="table")
    assert table.startswith("| set ")
    assert "##" not in table
    assert json.loads(run(sets=(own,), format="json")[0])["sets"][0]["set"] == "own"


def test_compare_with_an_earlier_run(own: Path, tmp_path: Path) -> None:
    run(sets=(own,), output=tmp_path / "o")
    assert "no clear change" in run(sets=(own,), format="table", compare=tmp_path / "o/bench.json")[0]
    other = write(tmp_path / "other.jsonl", ROWS)
    out, err = run(sets=(other,), format="table", compare=tmp_path / "o/bench.json")
    assert "Changes" not in out
    assert "holds none of these sets" in err


def test_limit_takes_a_part(own: Path) -> None:
    out, _ = run(sets=(own,), format="table", limit=2)
    assert " of 4" in out


def test_a_folder_is_walked_and_what_is_no_set_is_passed_over(own: Path, tmp_path: Path) -> None:
    (tmp_path / "gold.tsv").write_text("doc\tsplit\tline\nd\tdev\t1\n", encoding="utf-8")
    write(tmp_path / "later.jsonl", [{**ROWS[0], "split": "train"}])
    out, err = run(sets=(tmp_path,), format="table")
    assert "own" in out
    assert "gold" not in out
    assert "passed over" in err
    assert "gold.tsv" in err
    assert "later.jsonl: no rows of split `dev`" in err


def test_named_files_and_empty_folders_are_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no labelled sets"):
        run(sets=(tmp_path / "empty",))
    later = write(tmp_path / "later.jsonl", [{**ROWS[0], "split": "train"}])
    with pytest.raises(InputError, match=r"later\.jsonl: no rows of split `dev`.*train"):
        run(sets=(later,))
    with pytest.raises(InputError, match=r"none\.jsonl"):
        run(sets=(tmp_path / "none.jsonl",))
    with pytest.raises(InputError, match=r"no rows of split `x`.*dev, train"):
        run(splits=("x",))


@pytest.mark.parametrize(
    "request_",
    [
        {"format": "xml"},
        {"limit": 0},
        {"limit": 5, "measured": Path("m.json")},
        {"base_rate": 1.0},
        {"sources": ("none", "id")},
    ],
)
def test_flags_that_cannot_be_followed(request_: dict[str, object]) -> None:
    with pytest.raises(UsageError) as error:
        run(**request_)
    assert error.value.remedy


def test_the_shipped_set_is_cross_validated_without_an_argument(tmp_path: Path) -> None:
    out, err = run(limit=50, output=tmp_path / "o", format="table")
    assert "newsroom_faults, cross-validated" in out
    names = [s["set"] for s in json.loads((tmp_path / "o/bench.json").read_text(encoding="utf-8"))["sets"]]
    assert names[-1] == "newsroom_faults, cross-validated"
    assert "50 rows" in err
    assert "cross-validated" not in run(limit=10, splits=("dev",), format="table")[0]


def test_too_little_to_cross_validate_is_said(tmp_path: Path) -> None:
    out, err = run(limit=10, format="table")
    assert "cross-validated" not in out
    assert "too few documents" in err


def test_command_line(own: Path, tmp_path: Path) -> None:
    done = mtqa("bench", str(own), "--no-model", "--source", "none", "--format", "table", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    assert done.stdout.startswith("| set ")
    done = mtqa("bench", "none.jsonl", "--no-model", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "mtqa bench sets/ --source id" in mtqa("bench", "--help", cwd=tmp_path).stdout


def test_a_file_in_the_place_of_the_folder_is_refused_before_the_work(own: Path) -> None:
    with pytest.raises(UsageError, match="that is a file"):
        run(sets=(own,), output=own)


def test_errors_are_ours(tmp_path: Path) -> None:
    with pytest.raises(MtqaError, match=r"bench\.json"):
        run(compare=tmp_path / "none.json")
