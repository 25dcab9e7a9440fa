"""`mtqa config`: values with their origins, and the schema for editors."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from mtqa.cli.main import app
from mtqa.config_schema import schema
from mtqa.errors import UsageError
from mtqa.settings import Settings

TEXT = """vendor = "x"
[rules]
TYP = "off"
[rules.QUO101]
severity = "minor"
[limits]
sentences = 5
[[overrides]]
paths = ["legal/**"]
fail_on = "major"
[overrides.rules]
NUM = "major"
"""


def config(*arguments: str) -> list[str]:
    done = CliRunner().invoke(app, ["config", *arguments], catch_exceptions=False)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output.splitlines()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mtqa.toml").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MTQA_CACHE_DIR", raising=False)
    return tmp_path


def test_every_value_with_its_origin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTQA_CACHE_DIR", "/x")
    path, lines = folder / "mtqa.toml", config("show", "--format", "json,csv")
    assert lines[0] == f"# {path}"
    for line in (
        f'vendor = "x"  # {path}:1', 'fail_on = "critical"  # default', 'format = ["json", "csv"]  # --format',
        f'rules.TYP = "off"  # {path}:3', f'rules.QUO101.severity = "minor"  # {path}:5', f"limits.sentences = 5  # {path}:7",
        "limits.line_characters = 1000000  # default", f'overrides[0].paths = ["legal/**"]  # {path}:9',
        f'overrides[0].rules.NUM = "major"  # {path}:12', '# MTQA_CACHE_DIR = "/x"  # environment',
    ):  # fmt: skip
        assert line in lines
    assert {line.partition(" = ")[0].partition(".")[0].partition("[")[0] for line in lines if not line.startswith("#")} >= (
        set(Settings.model_fields) - {"suppressions"}
    )


def test_what_holds_for_one_article(folder: Path) -> None:
    path, lines = folder / "mtqa.toml", config("show", "--for", "legal/a.md")
    assert f'fail_on = "major"  # {path}:10' in lines
    assert f'rules.NUM = "major"  # {path}:12' in lines
    assert 'fail_on = "minor"  # --fail-on' in config("show", "--for", "legal/a.md", "--fail-on", "minor")
    assert 'fail_on = "critical"  # default' in config("show", "--for", "news/a.md")


def test_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = config("show")
    assert lines[0].startswith("# no mtqa.toml")
    assert all(line.endswith("# default") for line in lines[1:] if not line.startswith("#"))


def test_a_bad_flag_or_rule(folder: Path) -> None:
    with pytest.raises(UsageError, match="--fail-on: `mjor` is none of critical"):
        config("show", "--fail-on", "mjor")
    (folder / "mtqa.toml").write_text('[rules]\nXXX = "off"')
    with pytest.raises(UsageError, match=r"mtqa\.toml:2: there is no rule `XXX`"):
        config("show")


def test_the_schema_knows_every_key_and_rule() -> None:
    data = json.loads("\n".join(config("schema")))
    assert data == schema()
    assert set(data["properties"]) == set(Settings.model_fields)
    assert data["additionalProperties"] is False
    assert data["properties"]["fail_on"]["enum"] == ["critical", "major", "minor", "never"]
    rules = data["$defs"]["Rules"]["properties"]
    assert {"QUO", "QUO101", "TYP101"} <= set(rules)
    assert rules["TYP101"]["anyOf"][1]["properties"]["style"]["type"] == "string"


def test_the_schema_agrees_with_the_settings() -> None:
    validator = Draft202012Validator(schema())
    validator.check_schema(schema())
    good = TEXT + '[[suppressions]]\nrule = "QUO101"\npath = "x"\nreason = "r"\n[profiles.x.severities]\nmajor = 3\n'
    assert list(validator.iter_errors(tomllib.loads(good))) == []
    for bad in ('fail_on = "x"', "vendr = 1", '[rules]\nXXX = "off"', "[rules.TYP101]\nstyle = 3", "[[overrides]]\nfail_on = 'major'"):
        assert list(validator.iter_errors(tomllib.loads(bad))), bad
