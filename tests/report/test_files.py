"""Registry and atomic writing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtqa.errors import UsageError
from mtqa.report.atomic import write_files
from mtqa.report.base import Context
from mtqa.report.registry import format_names, write_reports, writer, writers
from tests.report.sample import report


def test_file_names_are_the_contract(tmp_path: Path) -> None:
    paths = write_reports(report(), ["html", "csv", "json", "csv"], tmp_path / "new" / "folder", Context("fr"))
    assert [path.name for path in paths] == ["report.html", "sentences.csv", "findings.csv", "articles.csv", "report.json"]
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {path.name for path in paths}
    assert '<html lang="fr">' in paths[0].read_text(encoding="utf-8")
    assert '"language": "en"' in paths[-1].read_text(encoding="utf-8")
    assert b"\r\n\r\n" not in paths[1].read_bytes()


def test_names_are_unique() -> None:
    assert len(set(format_names())) == len(writers())
    assert format_names() == tuple(each.name for each in writers())


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="`html`"):
        writer("htm")


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    write_reports(report(), ["json"], tmp_path, Context(machine_language="id"))
    write_reports(report(), ["json"], tmp_path)
    assert '"language": "en"' in (tmp_path / "report.json").read_text(encoding="utf-8")


def test_a_failure_leaves_what_was_there_and_no_remains(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")

    def files() -> Iterator[tuple[str, str | bytes]]:
        yield "one", "new"
        yield "two", "new"
        raise RuntimeError("no third")

    with pytest.raises(RuntimeError):
        write_files(tmp_path, files())
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"one": "old"}


def test_a_disk_error_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        write_files(tmp_path, [("one", "new")])
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"one": "old"}


@pytest.mark.parametrize("made", ["file", "folder in the place of a file"])
def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path, made: str) -> None:
    out = tmp_path / "out"
    if made == "file":
        out.write_text("x")
    else:
        (out / "report.json").mkdir(parents=True)
    with pytest.raises(UsageError, match="can't be written"):
        write_reports(report(), ["json"], out)


def test_files_have_the_permissions_of_ordinary_files(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_text("x")
    (path,) = write_files(tmp_path, [("made", "x")])
    assert path.stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_only_csv_loads_pandas() -> None:
    code = (
        "import sys; from pathlib import Path; from tests.report.sample import report; from mtqa.report.registry import writer; "
        "from mtqa.report.base import Context; from mtqa.report.terminal import terminal_text; "
        "heavy = {'pandas', 'numpy', 'jinja2', 'rich', 'torch'}; assert not heavy & set(sys.modules), heavy & set(sys.modules); "
        "[writer(name).write(report(), Context()) for name in ('html', 'json')]; terminal_text(report()); "
        "assert not {'pandas', 'numpy', 'torch'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
