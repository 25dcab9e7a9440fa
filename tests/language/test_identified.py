"""What the detector said is kept: heard once, known in later runs, and never a reason to fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mtqa.language import identified
from mtqa.language.identified import RememberingIdentifier
from mtqa.language.identify import identifier


class Detector:
    """Says the same of everything, and knows what it was asked."""

    def __init__(self, answer: float = 0.1) -> None:
        self.answer, self.asked = answer, list[tuple[str, str]]()

    def confidence(self, text: str, language: str) -> float:
        self.asked.append((text, language))
        return self.answer


def ask(place: Path, *questions: tuple[str, str], answer: float = 0.1) -> tuple[list[float], list[tuple[str, str]]]:
    """What a run hears, and what its detector was asked."""
    detector = Detector(answer)
    run = RememberingIdentifier(detector, lambda: place)
    return [run.confidence(*question) for question in questions], detector.asked


def test_a_question_is_asked_once_in_all_runs(tmp_path: Path) -> None:
    place = tmp_path / "new" / "answers"
    one, other = ("bilik", "id"), ("bilik", "fr")
    assert ask(place, one, one, other) == ([0.1, 0.1, 0.1], [one, other])
    assert ask(place, one, other, ("\ud800", "id"), answer=0.7) == ([0.1, 0.1, 0.7], [("\ud800", "id")])
    assert "bilik" not in place.read_text(encoding="ascii")


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:-4],
        lambda whole: whole[:-1],
        lambda whole: whole.replace(b"0x", b"\xff"),
        lambda whole: whole.replace(b"p-", b"p+"),
        lambda whole: whole.replace(b"p-4", b"p+9999"),
        lambda whole: whole[3:],
        lambda whole: whole.replace(b" ", b""),
        lambda whole: b"\x00" + whole,
        lambda whole: b"",
    ],
)
def test_a_damaged_line_is_passed_over(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    place = tmp_path / "answers"
    ask(place, ("bilik", "id"))
    place.write_bytes(damage(place.read_bytes()))
    said, asked = ask(place, ("bilik", "id"), answer=0.5)
    assert (said, asked) == ([0.5], [("bilik", "id")])


def test_a_torn_line_spoils_none_but_the_next(tmp_path: Path) -> None:
    place = tmp_path / "answers"
    ask(place, ("bilik", "id"))
    place.write_bytes(place.read_bytes()[:-5])
    words = [("bagang", "id"), ("cetik", "id")]
    ask(place, *words)
    assert ask(place, *words, answer=0.5) == ([0.5, 0.1], words[:1])


def test_a_place_that_can_not_be_used_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in (tmp_path, tmp_path / "file" / "answers"):
        assert ask(place, ("bilik", "id"), ("bilik", "id")) == ([0.1, 0.1], [("bilik", "id")])


def test_a_full_file_is_started_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identified, "_MOST", 2)
    place = tmp_path / "answers"
    words = [("bilik", "id"), ("bagang", "id"), ("cetik", "id")]
    assert ask(place, *words)[1] == words
    assert len(place.read_text(encoding="ascii").splitlines()) == 2
    assert ask(place, words[0])[1] == words[:1]
    assert len(place.read_text(encoding="ascii").splitlines()) == 1


def test_the_shared_detector_keeps_its_answers_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path))
    identifier.cache_clear()
    said = identifier().confidence("Petugas memadamkan kebakaran pada malam hari", "id")
    identifier.cache_clear()
    assert said > 0.9
    assert [path.name.split("-")[0] for path in tmp_path.iterdir()] == ["languages"]
