"""`mtqa models`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mtqa.cli.models import app
from mtqa.errors import ModelError
from mtqa.translate import hub
from mtqa.translate.places import Places
from tests.translate.test_hub import COMMIT, local_hub


@pytest.fixture
def runner(tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("MTQA_CACHE_DIR", str(places.cache))
    monkeypatch.setenv("MTQA_DATA_DIR", str(tmp_path))
    return CliRunner()


def test_list_names_the_embedded_model_and_its_quality(runner: CliRunner) -> None:
    result = runner.invoke(app, ["list"])
    assert result.exit_code == 0
    [line] = result.stdout.splitlines()
    assert line.startswith("embedded-fren-1\t")
    assert "(rough)" in line
    assert "mtqa models pull opus-mt-fr-en" in result.stderr


def test_list_tells_broken_models(runner: CliRunner, tmp_path: Path, tiny: Path) -> None:
    shutil.copytree(tiny, tmp_path / "models" / "good")
    (tmp_path / "models" / "bad").mkdir()
    result = runner.invoke(app, ["list"])
    assert result.exit_code == 0
    assert "bad\tBROKEN (no-weights)" in result.stdout
    assert "tiny\ten-fr, fr-en" in result.stdout


def test_show_prints_the_card(runner: CliRunner, places: Places) -> None:
    card = json.loads((places.embedded / "card.json").read_text(encoding="utf-8"))
    result = runner.invoke(app, ["show"])
    assert result.exit_code == 0
    assert card["files"]["model.safetensors"]["sha256"] in result.stdout
    assert f"fr-en\t{card['quality'][0]['bleu']}\t{card['quality'][0]['chrf']}\trough\t" in result.stdout
    assert "licence: " in result.stdout


def test_a_model_that_is_not_there_is_a_model_error(runner: CliRunner) -> None:
    for command in ("show", "selfcheck"):
        result = runner.invoke(app, [command, "opus-mt-fr-id"])
        assert isinstance(result.exception, ModelError)
        assert "mtqa models pull opus-mt-fr-id" in str(result.exception)


def test_selfcheck_passes_the_embedded_model(runner: CliRunner) -> None:
    result = runner.invoke(app, ["selfcheck"])
    assert result.exit_code == 0
    assert "FAILED" not in result.stdout
    assert result.stdout.rstrip().endswith(": sane")


def test_selfcheck_fails_a_random_model(runner: CliRunner, tiny: Path) -> None:
    result = runner.invoke(app, ["selfcheck", str(tiny)])
    assert result.exit_code == 3
    assert "FAILED" in result.stdout
    assert "NOT sane" in result.stdout


def test_selfcheck_fails_changed_weights_without_running_them(runner: CliRunner, places: Places, tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(places.embedded, folder)
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[-100] ^= 1
    (folder / "model.safetensors").write_bytes(weights)
    result = runner.invoke(app, ["selfcheck", str(folder)])
    assert result.exit_code == 3
    assert "files agree with the card\tmodel.safetensors\tFAILED" in result.stdout


def test_pull_converts_and_checks(runner: CliRunner, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = tmp_path / "repository"
    shutil.copytree(places.embedded, repository)
    (repository / "card.json").unlink()
    monkeypatch.setattr(hub, "hugging_face", lambda: local_hub({"Helsinki-NLP/opus-mt-fr-en": repository}))
    result = runner.invoke(app, ["pull", "opus-mt-fr-en", "--alone"])
    assert result.exit_code == 0, result.output
    assert result.stdout == f"opus-mt-fr-en@{COMMIT[:8]}: sane\n"
    assert "opus-mt-fr-en\tfr-en" in runner.invoke(app, ["list"]).stdout


def test_pull_fails_a_model_that_is_not_sane(runner: CliRunner, bilingual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "hugging_face", lambda: local_hub({"Helsinki-NLP/opus-mt-fr-en": bilingual}))
    result = runner.invoke(app, ["pull", "opus-mt-fr-en"])
    assert result.exit_code == 3
    assert "is not on the hub" in result.stderr
    assert "NOT sane" in result.stdout
