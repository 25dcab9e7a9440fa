"""The desk: presses, fixes that are checked at once, two editors, restarts."""

from __future__ import annotations

from pathlib import Path

from mtqa.judge.fingerprint import fingerprint
from mtqa.judge.verdicts import Decision, Reason, sentence_fingerprint
from mtqa.review.desk import Desk, Outcome, Press
from tests.review.conftest import PAGE, desk_of


def press(desk: Desk, at: int, decision: Decision, author: str = "Ana", seen: int | None = None, **more: str | Reason) -> Outcome:
    shown = desk.show(0)
    verdict = shown.of_findings[at]
    known = verdict.fingerprint if verdict else fingerprint(shown.assessed.article, shown.assessed.findings[at])
    version = (verdict.version if verdict else 0) if seen is None else seen
    return desk.press(0, Press(known, version, decision, author, **more))  # type: ignore[arg-type]


def decisions(desk: Desk) -> list[str]:
    return [v.decision.value if v else "" for v in desk.show(0).of_findings]


def test_presses_count_and_are_there_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    assert desk.show(0).progress == (0, 3)
    press(desk, 0, Decision.ACCEPT)
    press(desk, 1, Decision.DISMISS, reason=Reason.STYLE, comment="maison")
    for each in (desk, desk_of(tmp_path, PAGE)):
        assert decisions(each) == ["accept", "dismiss", ""]
        assert each.show(0).progress == (2, 3)


def test_a_fix_is_checked_and_its_sentence_comes_back_fixed_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    done = press(desk, 0, Decision.FIX, replacement="Le maire parlait hier.")
    assert (done.kind, done.before, desk.findings_in(0, 1)) == ("saved", 1, 0)
    for each in (desk, desk_of(tmp_path, PAGE)):
        shown = each.show(0)
        assert shown.assessed.article.text == PAGE.replace("Le maire FAUTE hier.", "Le maire parlait hier.")
        assert [v.replacement for v in shown.fixes.values()] == ["Le maire parlait hier."]
        assert len(shown.assessed.findings) == 2
        assert shown.original.text == PAGE


def test_a_fix_of_a_fix_replaces_the_sentence_of_the_file(desk: Desk) -> None:
    press(desk, 0, Decision.FIX, replacement="Le maire FAUTE FAUTE hier.")
    shown = desk.show(0)
    again = press(desk, 1, Decision.FIX, replacement="Le maire parlait.", fix_seen=shown.fixes[1].date)
    assert again.kind == "saved"
    assert "Le maire parlait." in desk.show(0).assessed.article.text
    assert desk.undo("Ana") is not None
    assert "Le maire FAUTE FAUTE hier." in desk.show(0).assessed.article.text
    assert desk.undo("Ana") is not None
    assert desk.show(0).assessed.article.text == PAGE


def test_an_unchanged_sentence_is_no_fix(desk: Desk) -> None:
    assert press(desk, 0, Decision.FIX, replacement="Le maire FAUTE hier.").kind == "unchanged"
    assert decisions(desk) == ["", "", ""]


def test_the_second_editor_sees_the_first(desk: Desk, tmp_path: Path) -> None:
    other = desk_of(tmp_path, PAGE)
    assert press(desk, 0, Decision.ACCEPT).kind == "saved"
    late = press(other, 0, Decision.DISMISS, "Budi", seen=0, reason=Reason.WRONG)
    assert (late.kind, late.now.author if late.now else "") == ("conflict", "Ana")
    assert press(other, 0, Decision.DISMISS, "Budi", reason=Reason.WRONG).kind == "saved"
    assert [v.author for v in desk.store.history()] == ["Ana", "Budi"]


def test_a_press_on_a_sentence_that_another_editor_changed_is_told(desk: Desk) -> None:
    shown = desk.show(0)
    known = fingerprint(shown.assessed.article, shown.assessed.findings[0])
    press(desk, 0, Decision.FIX, replacement="Le maire parlait hier.")
    assert desk.press(0, Press(known, 0, Decision.ACCEPT, "Budi")).kind == "gone"


def test_two_fixes_of_one_sentence_conflict(desk: Desk) -> None:
    press(desk, 0, Decision.FIX, replacement="Le maire FAUTE un jour.")
    late = press(desk, 0, Decision.FIX, "Budi", replacement="Le maire est venu.", fix_seen="")
    assert late.kind == "conflict"
    assert late.now is not None
    assert late.now.replacement == "Le maire FAUTE un jour."


def test_a_sentence_of_high_risk_without_a_finding_can_be_judged(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, "Ce RISQUE est là. Il pleut.")
    known = sentence_fingerprint(desk.show(0).assessed.article, 0)
    assert desk.press(0, Press(known, 0, Decision.ACCEPT, "Ana")).kind == "saved"
    assert [v.decision.value if v else "" for v in desk.show(0).of_sentences] == ["accept", ""]


def test_verdicts_of_a_changed_sentence_are_stale_and_those_that_were_written_are_not(desk: Desk, tmp_path: Path) -> None:
    press(desk, 1, Decision.ACCEPT)
    press(desk, 0, Decision.FIX, replacement="Le maire parlait hier.")
    written = desk.show(0).assessed.article.text.replace("Les quais FAUTE vides.", "Les quais étaient FAUTE vides.")
    shown = desk_of(tmp_path, written).show(0)
    assert shown.stale == 1
    assert shown.progress == (0, 2)


def test_invisible_characters_that_the_page_shows_come_back(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, "Le mai\u200bre FAUTE hier\r\nsans doute.")
    assert press(desk, 0, Decision.FIX, replacement="Le mai⟨U+200B⟩re ⟨U+202E⟩ parle hier").kind == "saved"
    assert desk.show(0).assessed.article.text.startswith("Le mai\u200bre ⟨U+202E⟩ parle hier")


def test_presses_hold_the_features_of_the_moment(desk: Desk) -> None:
    press(desk, 0, Decision.ACCEPT)
    assert desk.store.current()[0].features["major"] == 0.9
