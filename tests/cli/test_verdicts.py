"""`mtqa verdicts` and what verdicts do to `mtqa check`."""

from __future__ import annotations

import builtins
import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from mtqa.article.read import read
from mtqa.checks.finding import Finding
from mtqa.cli.main import app
from mtqa.errors import InputError, UsageError
from mtqa.judge.fingerprint import fingerprint, neighbours
from mtqa.judge.verdicts import Decision, Reason, Verdict, sentence_hash
from mtqa.judge.verdicts_store import VerdictStore, store_path

FAULTY = "Le maire a parlé. « Le pont tiendra, a promis le maire.\nLes travaux commencent lundi."
DATE = "2026-01-02T03:04:05.000000+00:00"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def mtqa(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.stdout


def check(*more: str, code: int) -> dict[str, Any]:
    mtqa("check", "a.txt", "--no-model", "--format", "json", "-o", "out", *more, code=code)
    return dict(json.loads(Path("out/report.json").read_text(encoding="utf-8")))


def findings() -> list[Finding]:
    from mtqa.checks.configure import configured
    from mtqa.models import ModelOptions, Models
    from mtqa.pipeline import Checker
    from mtqa.translate.places import Places

    with Models(ModelOptions(enabled=False), Places.default(), lambda _: None) as models:
        return list(next(iter(Checker(configured({}), models).assess(read("a.txt").articles))).findings)


def verdict(decision: Decision, **more: Any) -> Verdict:
    article = read("a.txt").articles[0]
    found = next(f for f in findings() if f.code.startswith("QUO"))
    at = 1
    return Verdict(
        fingerprint(article, found), decision, sentence=sentence_hash(article, at), around=neighbours(article, article.segments, at),
        text=article.segments[at].span.of(article.text), quote=found.span.of(article.text), severity=found.severity.value,
        article="a.txt", author="Ana", date=DATE, features={"major": 0.5}, **more,
    )  # fmt: skip


def store(folder: Path) -> VerdictStore:
    return VerdictStore(store_path(folder))


def test_a_dismissed_finding_is_silent_in_the_next_check_and_says_who_silenced_it(folder: Path) -> None:
    assert check(code=1)["articles"][0]["summary"]["critical"] == 1
    store(folder).record(verdict(Decision.DISMISS, reason=Reason.QUOTATION, comment="dit ainsi"), 0)
    article = check(code=0)["articles"][0]
    assert article["summary"]["critical"] == 0
    assert article["suppressed"][0]["suppression"]["origin"] == "verdict"
    assert article["suppressed"][0]["suppression"]["reason"] == "quotation: dit ainsi"
    assert article["suppressed"][0]["suppression"]["author"] == "Ana"


def test_an_accepted_finding_still_counts(folder: Path) -> None:
    store(folder).record(verdict(Decision.ACCEPT), 0)
    check(code=1)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_is_exported_comes_back_whole(folder: Path, form: str) -> None:
    mine = verdict(Decision.DISMISS, reason=Reason.STYLE, comment='=SOMME(A1)\n"oui"')
    fixed = verdict(Decision.FIX, replacement="« Le pont tiendra », a promis le maire.\n")
    store(folder).add([mine, fixed])
    mtqa("verdicts", "export", "--format", form, "--history", "-o", "v.out")
    before = store(folder).history()
    store_path(folder).unlink()
    mtqa("verdicts", "import", "v.out")
    assert [v.same for v in store(folder).history()] == [v.same for v in before]
    assert store(folder).history()[0].features == {"major": 0.5}
    mtqa("verdicts", "import", "v.out")
    assert len(store(folder).history()) == 2
    if form == "csv":
        assert "'=SOMME" in Path("v.out").read_text()


def filled(verdicts: str, comment: str = "vu", source: str = "none", **more: str) -> None:
    mtqa("check", "a.txt", "--no-model", "--format", "csv", "-o", "out", "--fail-on", "never", "--source", source)
    rows = list(csv.DictReader(io.StringIO(Path("out/findings.csv").read_text(encoding="utf-8"))))
    made = io.StringIO()
    writer = csv.DictWriter(made, [*rows[0], "verdict", "comment"])
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "verdict": verdicts, "comment": comment, **more})
    Path("filled.csv").write_text(made.getvalue(), encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("said", "decision", "reason"),
    [
        ("accept", "accept", None),
        ("Oui", "accept", None),
        ("non", "dismiss", "other"),
        (" style ", "dismiss", "style"),
        ("wrong", "dismiss", "wrong"),
    ],
)
def test_a_filled_findings_file_is_read(folder: Path, said: str, decision: str, reason: str | None) -> None:
    filled(said)
    mtqa("verdicts", "import", "filled.csv", "--author", "PasarTerjemah")
    found = store(folder).current()
    assert found
    assert {(v.decision.value, v.reason.value if v.reason else None, v.author, v.comment) for v in found} == {
        (decision, reason, "PasarTerjemah", "vu")
    }
    assert check(code=1 if decision == "accept" else 0)


def test_an_export_saved_by_a_french_spreadsheet_comes_back(folder: Path) -> None:
    made = verdict(Decision.DISMISS, reason=Reason.STYLE, comment="a, b; c")
    store(folder).add([made, replace(made, decision=Decision.OPEN, reason=None, date="2026-01-03T00:00:00.000000+00:00", undoes=True)])
    mtqa("verdicts", "export", "--format", "csv", "--history", "-o", "v.csv")
    before = store(folder).history()
    store_path(folder).unlink()
    rows = list(csv.reader(io.StringIO(Path("v.csv").read_text(encoding="utf-8"))))
    saved = io.StringIO()
    csv.writer(saved, delimiter=";").writerows([["VRAI" if cell == "true" else cell for cell in row] for row in rows])
    Path("v.csv").write_text(saved.getvalue(), encoding="utf-8-sig")
    mtqa("verdicts", "import", "v.csv")
    assert [(v.same, v.undoes) for v in store(folder).history()] == [(v.same, v.undoes) for v in before]


@pytest.mark.parametrize("name", ["-", "../b.txt", "{elsewhere}/b.txt", "link.txt", "/dev/stdin", "a\0.txt", "."])
def test_a_filled_file_opens_nothing_outside_the_project(folder: Path, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for place in (elsewhere / "b.txt", folder.parent / "b.txt"):
        place.write_text(FAULTY, encoding="utf-8")
    (folder / "link.txt").symlink_to(elsewhere / "b.txt")
    filled("accept", article=name.format(elsewhere=elsewhere))
    done = CliRunner().invoke(app, ["verdicts", "import", "filled.csv"], input=FAULTY)
    assert done.exit_code == 2
    assert "can't be read" in done.stderr
    assert store(folder).current() == ()


def test_an_empty_verdict_is_passed_over_and_an_unknown_one_is_told_by_line(folder: Path) -> None:
    filled("")
    mtqa("verdicts", "import", "filled.csv")
    assert store(folder).current() == ()
    filled("peut-être")
    done = CliRunner().invoke(app, ["verdicts", "import", "filled.csv"])
    assert done.exit_code == 2
    assert "filled.csv:2: `peut-être` is no verdict" in done.stderr


def test_a_filled_file_of_an_article_that_changed_is_told_by_line(folder: Path) -> None:
    filled("accept")
    (folder / "a.txt").write_text("Autre chose ici. " + FAULTY, encoding="utf-8")
    done = CliRunner().invoke(app, ["verdicts", "import", "filled.csv"])
    assert done.exit_code == 2
    assert "has changed" in done.stderr


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"), ("[1]", "not an object"), ('{"code": "<b>"}', "`code`"), ('{"code": "QUO101"}', "`words`"),
        ('{"code": "QUO101", "words": "zz"}', "`words`"), ('{"code": "QUO101", "words": "ab", "decision": "burn"}', "`decision`"),
        ('{"code": "QUO101", "words": "ab", "decision": "accept", "reason": "wrong"}', "`reason`"),
        ('{"code": "QUO101", "words": "ab", "decision": "fix"}', "`replacement`"),
        ('{"code": "QUO101", "words": "ab", "decision": "accept", "features": {"a": "b"}}', "`features`"),
        ('{"code": "QUO101", "words": "ab", "decision": "accept", "author": 7}', "`author`"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_verdict_is_told_and_the_rest_goes_in(folder: Path, line: str, why: str) -> None:
    good = '{"code": "QUO101", "words": "ab", "neighbours": "cd", "decision": "accept"}'
    Path("v.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["verdicts", "import", "v.jsonl"])
    assert done.exit_code == 2
    assert "v.jsonl:2:" in done.stderr
    assert why in done.stderr
    assert len(store(folder).current()) == 1


def test_a_verdict_from_the_future_is_dated_now(folder: Path) -> None:
    Path("v.jsonl").write_text('{"code": "QUO101", "words": "ab", "decision": "accept", "date": "2999-01-01"}\n', encoding="utf-8")
    mtqa("verdicts", "import", "v.jsonl")
    assert store(folder).current()[0].date < "2999"


def test_a_file_without_verdicts_is_an_error(folder: Path) -> None:
    with pytest.raises(InputError, match="holds no verdicts"):
        mtqa("verdicts", "import", "a.txt")


def test_standard_input_has_no_file_to_write_fixes_into(folder: Path) -> None:
    with pytest.raises(UsageError, match="`-` is none"):
        mtqa("verdicts", "apply", "-", "-o", "b.txt")


def test_stats_count_and_rules_show_precision(folder: Path) -> None:
    store(folder).record(verdict(Decision.DISMISS, reason=Reason.WRONG), 0)
    found = json.loads(mtqa("verdicts", "stats", "--format", "json"))
    assert (found["verdicts"], found["reasons"], found["authors"]) == (1, {"wrong": 1}, {"Ana": 1})
    assert found["rules"][0]["precision"] == 0
    assert found["rules"][0]["high"] == pytest.approx(0.7935, abs=1e-3)
    assert "wrong 1" in mtqa("verdicts", "stats")
    code = found["rules"][0]["code"]
    rows = {row["code"]: row for row in json.loads(mtqa("rules", "--stats", "--format", "json"))}
    assert rows[code]["verdicts"] == 1
    assert rows[code]["precision"] == 0
    assert rows["CAL101"]["precision"] is None


def test_rules_without_verdicts_say_what_to_type(folder: Path) -> None:
    assert mtqa("rules", "--stats") == "No verdicts on rules yet. Decide on findings with `mtqa review ARTICLE`.\n"
    assert len(json.loads(mtqa("rules", "--stats", "--format", "json"))) > 200


def test_apply_writes_the_fixes_and_nothing_else(folder: Path) -> None:
    data = FAULTY.replace("é", "é\u00a0").replace("\n", "\r\n").encode("cp1252")
    (folder / "a.txt").write_bytes(data)
    fixed = verdict(Decision.FIX, replacement="« Le pont tiendra », a promis le maire.")
    store(folder).add([fixed])
    mtqa("verdicts", "apply", "a.txt", "-o", "b.txt")
    assert (folder / "b.txt").read_bytes() == data.replace(b"tiendra,", "tiendra\u00a0»,".encode("cp1252")).replace(
        b"tiendra\xa0", b"tiendra "
    )


REPAIRED = FAULTY.replace("tiendra, a", "tiendra », a")


def test_apply_writes_the_suggestions_of_accepted_findings(folder: Path) -> None:
    data = FAULTY.replace("\n", "\r\n").encode("cp1252")
    (folder / "a.txt").write_bytes(data)
    found = verdict(Decision.ACCEPT)
    store(folder).add([found])
    done = CliRunner().invoke(app, ["verdicts", "apply", "a.txt", "-o", "a.txt"], catch_exceptions=False)
    assert (folder / "a.txt").read_bytes() == REPAIRED.replace("\n", "\r\n").encode("cp1252")
    assert done.stderr == "mtqa: a.txt: fixes written: 0, accepted suggestions: 1.\n"


def test_apply_writes_nothing_of_what_was_accepted_and_then_dismissed(folder: Path) -> None:
    found = verdict(Decision.ACCEPT)
    store(folder).add([found, replace(found, decision=Decision.DISMISS, reason=Reason.WRONG, date="2026-01-03T00:00:00.000000+00:00")])
    mtqa("verdicts", "apply", "a.txt", "-o", "b.txt")
    assert (folder / "b.txt").read_bytes() == FAULTY.encode()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("« Le pont tiendra », a dit le maire.", "« Le pont tiendra », a dit le maire."),
        ("« Le pont va tenir, a promis le maire.", "« Le pont va tenir », a promis le maire."),
    ],
)
def test_apply_writes_suggestions_into_the_sentence_as_it_was_fixed(folder: Path, typed: str, written: str) -> None:
    before = verdict(Decision.ACCEPT)
    fixed = verdict(Decision.FIX, replacement=typed)
    (folder / "a.txt").write_text(FAULTY.replace(before.text, typed), encoding="utf-8")
    after = [f for f in findings() if f.code.startswith("QUO")]
    article = read("a.txt").articles[0]
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    store(folder).add([before, replace(fixed, fingerprint=replace(fixed.fingerprint, code="SYN101"))])
    store(folder).add(replace(before, fingerprint=fingerprint(article, f), text=typed) for f in after)
    mtqa("verdicts", "apply", "a.txt", "-o", "b.txt")
    assert (folder / "b.txt").read_text(encoding="utf-8") == FAULTY.replace(before.text, written)


def test_apply_says_what_was_accepted_and_is_found_no_more(folder: Path) -> None:
    found = verdict(Decision.ACCEPT)
    store(folder).add([replace(found, fingerprint=replace(found.fingerprint, code="NUM101"))])
    done = CliRunner().invoke(app, ["verdicts", "apply", "a.txt", "-o", "b.txt"], catch_exceptions=False)
    assert (folder / "b.txt").read_bytes() == FAULTY.encode()
    assert "found no more: 1 (NUM101)" in done.stderr
    assert "--source" in done.stderr


def test_apply_finds_what_rests_on_the_original_again(folder: Path) -> None:
    french = "Le maire de Kupang a donné 30 barques aux pêcheurs lundi.\nIl pleut sur la ville depuis 40 heures.\n"
    indonesian = "Wali Kota Kupang memberi 40 perahu kepada para nelayan pada Senin.\nHujan turun di kota itu sejak 40 jam.\n"
    (folder / "a.txt").write_text(french, encoding="utf-8")
    (folder / "b.id.txt").write_text(indonesian, encoding="utf-8")
    filled("accept", "vu", source="b.id.txt")
    mtqa("verdicts", "import", "filled.csv")
    mtqa("verdicts", "apply", "a.txt", "-o", "b.txt", "--source", "b.id.txt")
    assert (folder / "b.txt").read_text(encoding="utf-8") == french.replace("30", "40")


def test_apply_without_fixes_is_a_copy(folder: Path) -> None:
    mtqa("verdicts", "apply", "a.txt", "-o", "new/b.txt")
    assert (folder / "new" / "b.txt").read_bytes() == FAULTY.encode()


def test_a_campaign_has_every_sentence_and_what_was_not_dismissed(folder: Path) -> None:
    check(code=1)
    before = json.loads(mtqa("verdicts", "export", "--format", "pearmut", "--report", "out/report.json"))
    assert before["info"] == {"assignment": "single-stream", "protocol": "ESA", "users": 2}
    items = before["data"][0]
    assert [item["tgt"]["translation"] for item in items] == [s.span.of(FAULTY) for s in read("a.txt").articles[0].segments]
    spans = [span for item in items for span in item["error_spans"]["translation"]]
    assert spans
    assert all(0 <= span["start_i"] <= span["end_i"] < len(FAULTY) and span["severity"] in ("minor", "major") for span in spans)
    store(folder).record(verdict(Decision.DISMISS, reason=Reason.WRONG), 0)
    after = json.loads(mtqa("verdicts", "export", "--format", "pearmut", "--report", "out/report.json"))
    assert sum(len(item["error_spans"]["translation"]) for item in after["data"][0]) == len(spans) - 1


def test_nothing_is_exported_from_nothing(folder: Path) -> None:
    assert mtqa("verdicts", "export") == ""
    assert not (folder / ".mtqa").exists()


def test_a_folder_is_no_file_to_write_fixes_into(folder: Path) -> None:
    (folder / "out").mkdir()
    with pytest.raises(UsageError, match=r"-o out: that is a folder\. Name the file to write, such as `-o out/a\.txt`"):
        mtqa("verdicts", "apply", "a.txt", "-o", "out")


def test_apply_reads_the_article_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, a file that changed between two readings took fixes of another text."""
    opened = []
    real = builtins.open

    def counted(file: Any, *rest: Any, **more: Any) -> Any:
        opened.append(str(file))
        return real(file, *rest, **more)

    monkeypatch.setattr(builtins, "open", counted)
    monkeypatch.setattr(io, "open", counted)
    mtqa("verdicts", "apply", "a.txt", "-o", "b.txt")
    assert [Path(name).name for name in opened].count("a.txt") == 1


def test_an_import_from_a_pipe_is_refused_at_once(folder: Path) -> None:
    os.mkfifo("v.jsonl")
    with pytest.raises(InputError, match="a pipe, not a file"):
        mtqa("verdicts", "import", "v.jsonl")
