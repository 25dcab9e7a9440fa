"""Reading the configuration, and what is said of a bad one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtqa.checks.finding import Severity
from mtqa.config import find, load, with_flags
from mtqa.errors import UsageError
from mtqa.session import rules_of, suppressions_of


def write(folder: Path, text: str, name: str = "mtqa.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_without_a_file(tmp_path: Path) -> None:
    found = load(start=tmp_path)
    assert found.path is None
    assert found.settings.fail_on == "critical"


def test_nearest_file_wins(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(tmp_path, 'vendor = "far"')
    near = write(tmp_path / "a", '[tool.mtqa]\nvendor = "near"\n', "pyproject.toml")
    write(inner, "[project]\nname = 'x'\n", "pyproject.toml")
    assert find(inner) == near
    found = load(start=inner)
    assert found.settings.vendor == "near"
    assert found.keys == ("vendor",)
    assert found.root == tmp_path / "a"


def test_rules_and_limits(tmp_path: Path) -> None:
    path = write(tmp_path, '[rules]\nTYP = "off"\nQUO101 = {severity = "minor"}\n[limits]\nsentences = 5\n')
    settings = load(path).settings
    assert settings.rules == {"TYP": "off", "QUO101": {"severity": "minor"}}
    assert settings.limits.sentences == 5
    assert settings.limits.line_characters == 1_000_000


BAD = [
    ('vendr = "x"', "1: unknown key `vendr`. Did you mean `vendor`?"),
    ("zzzzzz = 1", "1: unknown key `zzzzzz`. `mtqa config show` lists the keys."),
    ("\n[limits]\nsentence = 3", "3: unknown key `limits.sentence`. Did you mean `sentences`?"),
    ('fail_on = "worst"', "1: `fail_on`: `worst` is none of critical, major, minor, never. `mtqa config show` lists keys and defaults."),
    ('fail_on = "majr"', "1: `fail_on`: `majr` is none of critical, major, minor, never. Did you mean `major`?"),
    ("[limits]\nsentences = 0", "2: `limits.sentences`: input should be greater than 0, not `0`."),
    ("[risk]\nbase_rate = 2", "2: `risk.base_rate`: input should be less than 1, not `2`."),
    ("include = 3", "1: `include`: input should be a valid list, not `3`."),
    ('boilerplate = [\n"ok",\n"("]', "1: `boilerplate[1]`: `(` is no regular expression: missing ), unterminated subpattern"),
    ('max_new = "major=many"', "1: `max_new`: `major=many` is no allowance. Write it as in `critical=0,major=2/1000w`."),
    ('profile = "legla"', "1: `profile`: there is no profile `legla`. Did you mean `legal`?"),
    ("[profiles.x.severities]\nworst = 3", "2: `profiles.x.severities.worst`: `worst` is none of neutral, minor, major, critical."),
    ("[profiles.x.categories]\naccuracy = -1", "2: `profiles.x.categories.accuracy`: input should be greater than or equal to 0"),
    ("[[overrides]]\nfail_on = 'major'", "1: `overrides[0]` lacks `paths`. Add `paths = …`."),
    ("[[overrides]]\npaths = []", "2: `overrides[0].paths`: list should have at least 1 item"),
    (
        "[[overrides]]\npaths = ['x']\n[[overrides]]\npaths = ['y']\nfailon = 'x'",
        "5: unknown key `overrides[1].failon`. Did you mean `fail_on`?",
    ),
    ("[[overrides]]\npaths = ['x']\nprofile = 'x'", "1: `overrides`: there is no profile `x`. Profiles: ecommerce, legal, newsroom"),
    ("[[suppressions]]\nrule = 'QUO101'\ntext = 'x'", "1: `suppressions[0]` lacks `reason`. Add `reason = …`."),
    ("[[suppressions]]\nrule = 'QUO'\nreason = 'x'", "1: `suppressions[0]`: it names neither `text` nor `path`"),
    ("[[suppressions]]\nrule = 'quotes'\nreason = 'x'\npath = 'x'", "2: `suppressions[0].rule`: `quotes` is no rule's code"),
    (
        "[[suppressions]]\nrule = 'QUO'\nreason = 'x'\npath = 'x'\nexpires = 'soon'",
        "5: `suppressions[0].expires`: input should be a valid date",
    ),
    ('[rules]\nTYP = "of"', "2: `rules.TYP`: `of` is none of neutral, minor, major, critical, off, on. Did you mean `off`?"),
    ("vendor = ", "not valid TOML: Invalid value (at end of document). Mend the file"),
]
"""What `load` says of a bad configuration, behind the file's name."""

BAD_RULES = [
    ('[rules]\nTIP = "off"', "2: there is no rule `TIP`. Did you mean `TYP`?"),
    ("[rules.QUO101]\nx = 1", "2: QUO101 has no option `x`. Its options: "),
    ("[rules]\nTYP101 = {style = 3}", "2: TYP101: the option `style` is a text, not `3`. Its default: `"),
    ('[rules]\nFLU101 = "critical"', "2: FLU101: what models find is never critical. Use major or less."),
    ("[[overrides]]\npaths = ['x']\nrules = {XXX = 'off'}", "3: there is no rule `XXX`. See `mtqa rules`."),
    ("[[suppressions]]\nrule = 'QUO999'\nreason = 'x'\npath = 'x'", "2: there is no rule `QUO999` to silence. Did you mean `QUO"),
]
"""What is said where the rules themselves must be known."""


@pytest.mark.parametrize(("text", "words"), BAD)
def test_bad_configuration_names_file_key_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(write(tmp_path, text))
    assert f"{tmp_path / 'mtqa.toml'}:{words}" in str(caught.value).replace("toml: not", "toml:not")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("text", "words"), BAD_RULES)
def test_bad_rules_name_file_key_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    found = load(write(tmp_path, text))
    with pytest.raises(UsageError) as caught:
        (rules_of(found), suppressions_of(found))
    assert f"{tmp_path / 'mtqa.toml'}:{words}" in str(caught.value)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_the_errors_are_all_different() -> None:
    assert len({words for _, words in (*BAD, *BAD_RULES)}) == len(BAD) + len(BAD_RULES)


def test_the_line_in_a_project_file(tmp_path: Path) -> None:
    path = write(tmp_path, "[project]\nvendr = 'x'\n[tool.other]\nvendr = 1\n[tool.mtqa]\n\nvendr = 'x'\n", "pyproject.toml")
    with pytest.raises(UsageError, match=r"pyproject\.toml:7: unknown key `vendr`"):
        load(path)


def test_flags_win_and_say_so(tmp_path: Path) -> None:
    found = with_flags(load(write(tmp_path, 'vendor = "file"\nfail_on = "major"')), {"fail_on": "minor", "format": "json,csv"})
    assert (found.settings.vendor, found.settings.fail_on, found.settings.format) == ("file", "minor", ["json", "csv"])
    assert [found.origin(key) for key in ("vendor", "fail_on", "lm")] == [f"{tmp_path / 'mtqa.toml'}:1", "--fail-on", "default"]
    with pytest.raises(UsageError, match=r"^--max-new: `major` is no allowance"):
        with_flags(found, {"max_new": "major"})


def test_variables_of_a_shell_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VENDOR", "vendor", "MTQA_VENDOR", "FAIL_ON"):
        monkeypatch.setenv(name, "major")
    settings = load(start=tmp_path).settings
    assert (settings.vendor, settings.fail_on) == (None, "critical")


OVERRIDES = """
fail_on = "minor"
[rules]
TYP = "off"
QUO101 = "minor"
QUO102 = "off"
[[overrides]]
paths = ["legal/**"]
profile = "legal"
rules = {QUO = "on", TYP101 = "major"}
[[overrides]]
paths = ["*.draft.md"]
fail_on = "never"
vendor = "Draft"
rules = {TYP101 = "off"}
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/a.md", ("minor", None, "newsroom", {"TYP": "off", "QUO101": "minor", "QUO102": "off"})),
        ("legal/a.md", ("minor", None, "legal", {"TYP": "off", "QUO": "on", "TYP101": "major"})),
        ("legal/x/a.draft.md", ("never", "Draft", "legal", {"TYP": "off", "QUO": "on", "TYP101": "off"})),
        ("a.draft.md", ("never", "Draft", "newsroom", {"TYP": "off", "QUO101": "minor", "QUO102": "off", "TYP101": "off"})),
    ],
)
def test_overrides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, expected: tuple[object, ...]) -> None:
    found = load(write(tmp_path, OVERRIDES))
    monkeypatch.chdir(tmp_path)
    for given in (path, f"./{path}", str(tmp_path / path)):
        settings = found.at(given)
        assert (settings.fail_on, settings.vendor, settings.profile, settings.rules) == expected
    assert with_flags(found, {"fail_on": "major"}).at(path).fail_on == "major"
    assert found.at("../legal/a.md").profile == "newsroom"


def test_weights(tmp_path: Path) -> None:
    text = '[profiles.legal.categories]\nfluency = 0.5\n[profiles.sport.severities]\nmajor = 7\n[[overrides]]\npaths=["x"]\nprofile="sport"'
    found = load(write(tmp_path, f'profile = "legal"\n{text}'))
    assert found.settings.weights().factor("accuracy/omission") == 2
    assert found.settings.weights().factor("fluency/grammar") == 0.5
    assert found.at(str(tmp_path / "x")).weights().severities == {Severity.MAJOR: 7}


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such configuration"):
        load(tmp_path / "none.toml")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "mtqa.toml"
    path.write_bytes('vendor = "Traducción"'.encode("latin-1"))
    with pytest.raises(UsageError, match=r"mtqa\.toml: not valid TOML"):
        load(start=tmp_path)


@pytest.mark.parametrize("text", ["tool = 3", 'tool = "mtqa"', "tool = []", "[tool]\nmtqa = 3"])
def test_a_project_file_whose_tables_are_none(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text, "pyproject.toml")
    for arguments in ({"start": tmp_path}, {"path": path}):
        with pytest.raises(UsageError, match=r"pyproject\.toml: `\w+` is not a table"):
            load(**arguments)


def test_an_empty_table_of_the_project_counts(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool.mtqa]\n", "pyproject.toml")
    assert load(start=tmp_path).path == path
    assert load(write(tmp_path, "[tool.x]\n", "pyproject.toml")).keys == ()


def test_a_pipe_is_said_to_be_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mtqa.toml")
    with pytest.raises(UsageError, match="is a pipe, not a file"):
        load(tmp_path / "mtqa.toml")


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("zz9", "Write it as `id`"),
        ("", "Write it as"),
        ("i", "Write it as"),
        ("id_ID", "Did you mean `id`"),
        ("Indonesian", "Did you mean `id`"),
    ],
)
def test_a_language_is_a_code(tmp_path: Path, code: str, remedy: str) -> None:
    with pytest.raises(UsageError, match=rf"^--source-lang: `{code}` is no code of a language\. {remedy}"):
        with_flags(load(start=tmp_path), {"source_lang": code})
    path = write(tmp_path, f'[[overrides]]\npaths = ["*"]\nsource_lang = "{code}"\n')
    with pytest.raises(UsageError, match=r"mtqa\.toml:3: `overrides.*is no code of a language"):
        load(path)


@pytest.mark.parametrize("code", ["id", "jav", "pt-BR", "zh-Hant-TW"])
def test_codes_of_languages_pass(tmp_path: Path, code: str) -> None:
    assert with_flags(load(start=tmp_path), {"source_lang": code}).settings.source_lang == code
