"""`mtqa calibrate` shows before and after, writes only what is better, and never changes anything by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mtqa.cli.main import app
from mtqa.errors import UsageError
from mtqa.judge.verdicts import Verdict
from mtqa.judge.verdicts_store import VerdictStore, store_path
from tests.judge.test_refit import newsroom, verdict

FAULTY = "Le maire a parlé. « Le pont tiendra, a promis le maire.\nLes travaux commencent lundi."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "mtqa.toml").write_text("", encoding="utf-8")
    return tmp_path


def mtqa(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.stdout


def decided(folder: Path, verdicts: list[Verdict]) -> None:
    VerdictStore(store_path(folder)).add(verdicts)


def check(code: int) -> dict[str, object]:
    mtqa("check", "a.txt", "--no-model", "--format", "json", "-o", "out", code=code)
    return dict(json.loads(Path("out/report.json").read_text(encoding="utf-8")))


def test_too_few_verdicts_are_an_error(folder: Path) -> None:
    decided(folder, newsroom(count=49))
    with pytest.raises(UsageError, match="needs 50"):
        mtqa("calibrate")


def test_one_sided_verdicts_are_an_error(folder: Path) -> None:
    decided(folder, [verdict(n, "CAL101", True) for n in range(60)])
    with pytest.raises(UsageError, match="nothing to tell apart"):
        mtqa("calibrate")


def test_what_improves_is_shown_and_written(folder: Path) -> None:
    decided(folder, newsroom())
    before = check(1)
    out = mtqa("calibrate")
    assert "average precision" in out
    assert "trust in CAL102" in out
    assert 'calibration = "calibration.json"' in out
    assert (folder / "mtqa.toml").read_text() == ""
    assert check(1) == before
    (folder / "mtqa.toml").write_text('[risk]\ncalibration = "calibration.json"\n')
    assert check(1)["signature"] != before["signature"]


def test_what_does_not_improve_is_said_and_nothing_is_written(folder: Path) -> None:
    decided(folder, [verdict(n, "CAL101", n * 7 % 11 < 5) for n in range(120)])
    assert "nothing was written" in mtqa("calibrate")
    assert not (folder / "calibration.json").exists()


def test_a_calibrated_severity_holds_in_check_and_the_configuration_wins(folder: Path) -> None:
    decided(folder, newsroom())
    mtqa("calibrate")
    data = json.loads((folder / "calibration.json").read_text())
    data["severities"]["QUO101"] = "minor"
    (folder / "calibration.json").write_text(json.dumps(data))
    (folder / "mtqa.toml").write_text('[risk]\ncalibration = "calibration.json"\n')
    check(0)
    (folder / "mtqa.toml").write_text('[risk]\ncalibration = "calibration.json"\n[rules]\nQUO101 = "critical"\n')
    check(1)


def test_a_missing_calibration_is_a_clear_error(folder: Path) -> None:
    (folder / "mtqa.toml").write_text('[risk]\ncalibration = "none.json"\n')
    with pytest.raises(UsageError, match="calibration can't be read"):
        mtqa("check", "a.txt", "--no-model")
