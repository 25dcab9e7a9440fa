"""What the configuration silences, and what paths have of their own, in whole runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.content import FAULT, OTHER_FAULT, check, paragraphs, write

SUPPRESSION = '[[suppressions]]\nrule = "REP101"\nreason = "a stammer"\nauthor = "R. Desk"\ndate = 2026-02-03\n'


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "news/a.md", [*paragraphs(0), FAULT, OTHER_FAULT])
    write(tmp_path / "legal/b.md", [*paragraphs(1), FAULT])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_by_text(content: Path) -> None:
    (content / "mtqa.toml").write_text(SUPPRESSION + 'text = "par par le préfet"\n', encoding="utf-8")
    found = check(".", fail_on="minor")
    assert found.new == [("legal/b.md", "REP101"), ("news/a.md", "REP101")]
    (silenced,) = (s for s in found.data["articles"][1]["suppressed"] if s["code"] == "REP101")
    assert silenced["suppression"] == {"origin": "configuration", "reason": "a stammer", "author": "R. Desk", "date": "2026-02-03"}
    assert silenced["baseline_state"] is None


def test_by_path_and_family(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content / "mtqa.toml").write_text(SUPPRESSION.replace("REP101", "REP") + 'path = "news/**"\n')
    assert check(".", fail_on="minor").new == [("legal/b.md", "REP101")]
    monkeypatch.chdir(content / "news")
    assert check("a.md", fail_on="minor").new == []


@pytest.mark.parametrize(("day", "count"), [("9999-12-31", 1), ("2020-01-01", 3)])
def test_until_a_day(content: Path, day: str, count: int) -> None:
    (content / "mtqa.toml").write_text(SUPPRESSION + f'path = "news/**"\nexpires = {day}\n')
    found = check(".", fail_on="minor")
    assert len(found.new) == count
    assert any("expired on 2020-01-01" in line for line in found.lines) is (count == 3)


def test_silenced_by_the_configuration_is_not_in_the_baseline(content: Path) -> None:
    (content / "mtqa.toml").write_text(SUPPRESSION + 'path = "news/**"\n')
    assert "findings: 1 (new: 1" in check(".", baseline="b.json", write_baseline=True).verdict


def test_paths_have_rules_and_thresholds_of_their_own(content: Path) -> None:
    (content / "mtqa.toml").write_text(
        'fail_on = "never"\n[rules]\nREP101 = "minor"\n'
        '[[overrides]]\npaths = ["legal/**"]\nfail_on = "major"\nvendor = "Lex"\n[overrides.rules]\nREP = "major"\n'
    )
    found = check(".")
    assert found.code == 1
    assert "at or above the `fail_on` of their path: 1, first REP101 at legal/b.md:7:" in found.verdict
    legal, news = found.data["articles"]
    assert [f["severity"] for f in legal["findings"]] == ["major"]
    assert {f["severity"] for f in news["findings"]} == {"minor"}
    assert (legal["provenance"]["vendor"], news["provenance"]["vendor"]) == ("Lex", None)
    assert check(".", fail_on="critical").code == 0


def test_a_rule_switched_off_for_a_path(content: Path) -> None:
    plain = check(".").data["signature"]
    (content / "mtqa.toml").write_text('[[overrides]]\npaths = ["news/*"]\nrules = {REP101 = "off"}\n')
    found = check(".", fail_on="never")
    assert [path for path, code in found.new if code == "REP101"] == ["legal/b.md"]
    assert found.data["signature"] != plain


def test_so_many_are_allowed(content: Path) -> None:
    assert check(".", max_new="major=3").code == 0
    over = check(".", max_new="major=2")
    assert over.code == 1
    assert "major findings: 3, allowed: 2, first REP101 at legal/b.md:7:" in over.verdict
    assert check(".", max_new="major=20/1000w").code == 1
    assert check(".", max_new="major=40/1000w").code == 0
    (content / "mtqa.toml").write_text('max_new = "major=0"\n')
    assert check(".").code == 1
    assert check(".", fail_on="never").code == 0


def test_profiles_weigh_and_find_nothing(content: Path) -> None:
    (content / "mtqa.toml").write_text(
        '[profiles.strict.categories]\nfluency = 3\n[[overrides]]\npaths = ["legal/**"]\nprofile = "strict"\n'
    )
    found = check(".", fail_on="never")
    legal, news = found.data["articles"]
    assert (legal["profile"], legal["summary"]["penalty"], len(found.found["legal/b.md"])) == ("strict", 15, 1)
    assert (news["profile"], news["summary"]["penalty"], len(found.found["news/a.md"])) == ("newsroom", 10, 2)
