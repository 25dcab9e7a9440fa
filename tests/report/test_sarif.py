"""SARIF: valid by the schema and by Microsoft's validator, and every place the same as in `report.json`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.checks.registry import rules
from mtqa.judge.assessment import Report
from mtqa.report.base import Context
from mtqa.report.json import report_data
from mtqa.report.sarif import SarifWriter
from mtqa.report.sarif_rules import descriptors, precision_of
from tests.report.strategies import reports
from tests.report.variants import HOSTILE, VARIANTS, finding, plain

SCHEMA = Path(__file__).parent / "schemas/sarif-2.1.0.json"
LINE_END = re.compile(r"\r\n|\n|\r")
KNOWN_WARNINGS = {"SARIF2005", "SARIF2017"}
"""No page about mtqa to link to; no region in the file for text that was extracted from it."""


@cache
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def log(made: Report, context: Context | None = None) -> Any:
    text = SarifWriter().write(made, context or Context())
    assert text.encode("utf-8")
    return json.loads(text)


def run_of(made: Report, context: Context | None = None) -> Any:
    (run,) = log(made, context)["runs"]
    return run


@pytest.mark.parametrize("name", VARIANTS)
def test_the_schema_holds(name: str) -> None:
    for context in (Context(), Context("fr", "fr", exit_code=2, folder="/w/content", root="/w")):
        validator().validate(log(VARIANTS[name](), context))


def test_the_schema_can_fail() -> None:
    broken = log(VARIANTS["sample"]())
    broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(broken)


@pytest.fixture(scope="session")
def multitool() -> str:
    found = os.environ.get("SARIF_MULTITOOL") or shutil.which("Sarif.Multitool")
    if not found:
        pytest.skip("no SARIF Multitool: `npm install @microsoft/sarif-multitool`, then SARIF_MULTITOOL=…/Sarif.Multitool")
    return found


def complaints(multitool: str, folder: Path) -> list[str]:
    """What the validator says, with the demands of GitHub's code scanning among it; it ends 0 whatever it says."""
    command = [multitool, "validate", "--rule-kind", "Sarif;Ghas", *map(str, sorted(folder.glob("*.sarif")))]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    )
    assert "Analysis completed successfully" in done.stdout, done.stdout + done.stderr
    assert f"{len(list(folder.glob('*.sarif')))} files scanned" in done.stdout
    return re.findall(r"^.*: (?:error|warning) [A-Z]+\d+.*$", done.stdout, re.MULTILINE)


def test_microsofts_validator_takes_every_variant(multitool: str, tmp_path: Path) -> None:
    for name, make in VARIANTS.items():
        (tmp_path / f"{name.replace(' ', '-')}.sarif").write_text(SarifWriter().write(make(), Context(exit_code=1)), encoding="utf-8")
    said = complaints(multitool, tmp_path)
    assert [line for line in said if not KNOWN_WARNINGS & set(re.findall(r"[A-Z]+\d{4}", line))] == []


def test_microsofts_validator_can_fail(multitool: str, tmp_path: Path) -> None:
    broken = log(VARIANTS["sample"]())
    broken["runs"][0]["results"][0]["ruleIndex"] = 99
    (tmp_path / "broken.sarif").write_text(json.dumps(broken), encoding="utf-8")
    assert any(": error " in line for line in complaints(multitool, tmp_path))


def at_line(text: str, region: dict[str, int]) -> tuple[int, int]:
    """Offsets that a region's lines and columns lead to, found without the offsets."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    return starts[region["startLine"] - 1] + region["startColumn"] - 1, starts[region["endLine"] - 1] + region["endColumn"] - 1


def storable(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def check_places(made: Report) -> None:
    """Every result is a finding of `report.json`, in order, and its region cuts the same words out of the text."""
    results = run_of(made)["results"]
    at = 0
    for article, assessed in zip(report_data(made)["articles"], made.articles, strict=True):
        for found in [f for f in (*article["findings"], *article["suppressed"]) if f["severity"] != "neutral"]:
            result, at = results[at], at + 1
            kept = result["properties"]
            assert (kept["start"], kept["end"], kept["line"], kept["column"]) == (
                found["start"],
                found["end"],
                found["line"],
                found["column"],
            )
            assert kept["text"] == storable(found["text"])
            assert result["ruleId"] == found["code"]
            region = result["locations"][0]["physicalLocation"].get("region")
            if article["layout"] == "prose":
                text = assessed.article.text
                assert (region["charOffset"], region["charOffset"] + region["charLength"]) == (found["start"], found["end"])
                assert (region["startLine"], region["startColumn"]) == (found["line"], found["column"])
                assert at_line(text, region) == (found["start"], found["end"])
                assert region["snippet"]["text"] == storable(text[region["charOffset"] :][: region["charLength"]])
            else:
                assert region is None
    assert at == len(results)


def test_places_of_the_sample() -> None:
    check_places(VARIANTS["sample"]())


@settings(deadline=None, max_examples=60)
@given(reports)
def test_places_are_those_of_the_json_report(made: Report) -> None:
    check_places(made)
    validator().validate(log(made))


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("a🎉\u00a0\u202fe\u0301👩\u200d🚒\r\n\t«"), min_size=1, max_size=40), st.data())
def test_emoji_and_no_break_spaces_shift_nothing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = plain(text, finding(text))
    moved = replace(made.findings[0], span=type(made.findings[0].span)(start, end))
    check_places(Report((replace(made, findings=(moved,)),), "s"))


def test_extracted_text_has_no_lines_of_the_file() -> None:
    (result,) = run_of(VARIANTS["extracted text"]())["results"]
    assert set(result["locations"][0]["physicalLocation"]) == {"artifactLocation"}
    assert "fixes" not in result
    assert {key: result["properties"][key] for key in ("start", "end", "line", "column", "text")} == {
        "start": 8, "end": 16, "line": 2, "column": 1, "text": "tiendra.",
    }  # fmt: skip


def test_a_row_is_on_its_line_and_named() -> None:
    run = run_of(VARIANTS["file of documents"]())
    first, second = (r["locations"][0] for r in run["results"] if r["ruleId"] == "NUM301")
    assert first["physicalLocation"]["region"] == {"startLine": 3}
    assert first["logicalLocations"] == [{"name": "=r2", "fullyQualifiedName": "premier#=r2", "kind": "row"}]
    assert second["logicalLocations"][0]["fullyQualifiedName"] == "second#=r2"
    assert [a["location"]["uri"] for a in run["artifacts"]] == ["lots/lot.jsonl"]


def test_rules_carry_their_page_and_level() -> None:
    run = run_of(VARIANTS["sample"]())
    by_id = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert list(by_id) == sorted(by_id)
    assert "QUO101" in by_id
    assert "BOI101" not in by_id
    quote = by_id["QUO101"]
    assert quote["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert quote["help"]["text"].startswith("Quotation opened and never closed.")
    assert "\n**Why it matters**:" in quote["help"]["markdown"]
    assert quote["properties"]["mqmCategory"] == "fluency/punctuation/unpaired-marks"
    assert quote["properties"]["itsType"] == "typographical"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_every_rule_has_a_descriptor_that_code_scanning_takes() -> None:
    for rule, found in zip(rules(), descriptors(each.code for each in rules()), strict=True):
        assert found["id"] == rule.code
        assert found["fullDescription"]["text"][0].isupper() or not found["fullDescription"]["text"][0].isalpha()
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]*", found["name"])
        assert found["properties"].get("precision", "low") in {"very-high", "high", "medium", "low"}


@pytest.mark.parametrize(
    ("hits", "alarms", "expected"), [(3, 1, None), (9, 1, "very-high"), (8, 2, "high"), (5, 5, "medium"), (1, 9, "low"), (0, 0, None)]
)
def test_precision_in_words(hits: int, alarms: int, expected: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"rules": {"QUO101": {"one": {"hits": hits, "false alarms": alarms}}}}
    monkeypatch.setattr("mtqa.report.sarif_rules.measured", lambda: figures)
    assert precision_of("QUO101") == expected


def test_silenced_findings_and_the_baseline() -> None:
    run = run_of(VARIANTS["baseline"]())
    states = {result["ruleId"]: result["baselineState"] for result in run["results"]}
    assert states == {
        "QUO101": "new",
        "LAN103": "new",
        "TYP101": "new",
        "LAN104": "unchanged",
        "OMI101": "unchanged",
        "NAM101": "unchanged",
    }
    silenced = {r["ruleId"]: r["suppressions"][0] for r in run["results"] if "suppressions" in r}
    assert silenced["TYP101"]["kind"] == "inSource"
    assert silenced["TYP101"]["justification"] == "house style"
    assert silenced["OMI101"]["kind"] == "external"
    assert silenced["OMI101"]["properties"] == {"origin": "baseline", "author": "R. Desk", "date": "2024-01-02"}
    gone = [n for n in run["invocations"][0]["toolExecutionNotifications"] if n["descriptor"]["id"] == "stale-baseline-entry"]
    assert [n["message"]["text"] for n in gone] == ["QUO101 × 2: « Il viendra"]
    assert all("baselineState" not in result for result in run_of(VARIANTS["sample"]())["results"])


def test_the_invocation_says_what_could_not_be_checked_and_how_it_ended() -> None:
    (invocation,) = run_of(VARIANTS["sample"](), Context(exit_code=2))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    said = [(n["level"], n["descriptor"]["id"], n["message"]["text"]) for n in invocation["toolExecutionNotifications"]]
    assert said == [
        ("error", "empty", "vide.txt is empty. Nothing to check."),
        ("warning", "warning", "read as cp1252"),
        ("note", "note", "No language model."),
    ]
    (fine,) = run_of(VARIANTS["crowd"](), Context(exit_code=1))["invocations"]
    assert (fine["executionSuccessful"], fine["exitCode"]) == (True, 1)
    notifications = run_of(VARIANTS["sample"]())["tool"]["driver"]["notifications"]
    assert all(notifications[n["descriptor"]["index"]]["id"] == n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"])


def test_paths_are_percent_encoded_and_relative_to_the_checkout() -> None:
    (artifact, _) = run_of(VARIANTS["sample"](), Context(folder="/w/content", root="/w"))["artifacts"]
    assert artifact["location"] == {"uri": "content/content/march%C3%A9%20%3Cnuit%3E.fr.md", "uriBaseId": "%SRCROOT%", "index": 0}
    (artifact,) = run_of(VARIANTS["lone surrogates"]())["artifacts"]
    assert artifact["location"]["uri"] == "caf%E9.txt"
    (artifact,) = run_of(VARIANTS["hostile"]())["artifacts"]
    assert unquote(artifact["location"]["uri"], errors="strict").startswith("dossier/<script>")


def test_fingerprints_tell_equal_findings_apart_and_do_not_know_lines() -> None:
    made = VARIANTS["outside"]()
    first, second = (r["partialFingerprints"]["primaryLocationLineHash"] for r in run_of(made)["results"])
    assert first.partition(":")[0] == second.partition(":")[0]
    assert (first.partition(":")[2], second.partition(":")[2]) == ("1", "2")
    text = "Le pont tiendra."
    below = f"\n\n{text}"
    high = run_of(Report((plain(text, finding(text)),), "s"))["results"][0]
    moved = plain(below, finding(text))
    span = type(moved.findings[0].span)(2, len(below))
    segment = replace(moved.article.segments[0], span=span)
    low_article = replace(
        moved, article=replace(moved.article, segments=(segment,)), findings=(replace(moved.findings[0], span=span, related=()),)
    )
    low = run_of(Report((low_article,), "s"))["results"][0]
    assert high["partialFingerprints"] == low["partialFingerprints"]
    assert high["locations"] != low["locations"]


def test_a_message_can_make_no_link_and_no_placeholder() -> None:
    (result, _) = run_of(VARIANTS["hostile"]())["results"]
    text = result["message"]["text"]
    assert "\\[x\\](javascript:1)" in text
    assert "{{0}}" in text
    assert HOSTILE in result["properties"]["text"]


def test_a_fix_deletes_the_words_and_puts_the_suggestion() -> None:
    run = run_of(VARIANTS["sample"]())
    (change,) = next(r for r in run["results"] if r["ruleId"] == "NAM101")["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    text = VARIANTS["sample"]().articles[0].article.text
    region = replacement["deletedRegion"]
    mended = text[: region["charOffset"]] + replacement["insertedContent"]["text"] + text[region["charOffset"] + region["charLength"] :]
    assert "La directrice Ayu Lestari n’a pas répondu" in mended
