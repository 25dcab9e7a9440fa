"""Two translators in one run: both are opened, named and signed, and the second one's round trip seconds findings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtqa.article.build import article_from_text
from mtqa.checks.configure import configured
from mtqa.config import load, with_flags
from mtqa.errors import UsageError
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.translate.places import Places

MISPLACED = "Ils ont déclaré que la qui pont serait rouvert avant la fin du mois."


@pytest.fixture(scope="module")
def other(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model once more, under another name."""
    folder = tmp_path_factory.mktemp("other") / "other"
    shutil.copytree(tiny, folder)
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    (folder / "card.json").write_text(json.dumps({**card, "name": "other"}), encoding="utf-8")
    return folder


def options(first: Path, second: Path | None) -> ModelOptions:
    return ModelOptions(str(first), "none", "none", use_cache=False, second=str(second) if second else None)


def test_both_translators_are_named_and_signed(tiny: Path, other: Path, places: Places) -> None:
    with Models(options(tiny, other), places, lambda _: None) as models:
        list(Checker(configured({}), models).assess([article_from_text(MISPLACED)]))
        named = [note.name for note in models.notes()[0] if note.role == "translator"]
        signed = models.signatures()[0]
    with Models(options(tiny, None), places, lambda _: None) as models:
        list(Checker(configured({}), models).assess([article_from_text(MISPLACED)]))
        alone = models.signatures()[0]
    assert named == ["tiny", "other"]
    assert signed != alone
    assert set(alone.split("+")) < set(signed.split("+"))


def test_no_second_translator_is_opened_without_models(tiny: Path, other: Path, places: Places) -> None:
    with Models(ModelOptions(str(tiny), enabled=False, second=str(other)), places, lambda _: None) as models:
        assert models.second_round_tripper("id") is None


def test_a_second_round_trip_that_loses_the_words_raises_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"again": "Ils ont dit que le pont serait rouvert bientôt."}

    def stub(self: Models, language: str | None) -> SimpleNamespace:
        trips = lambda french, progress, alone: [SimpleNamespace(degenerate=False, round_trip=said["again"]) for _ in french]  # noqa: E731
        return SimpleNamespace(run=trips)

    monkeypatch.setattr(Models, "second_round_tripper", stub)
    monkeypatch.setattr("mtqa.judge.second_pivot.lost", lambda words, round_trip: round_trip == said["again"] or "qui pont" in words)
    confidences = []
    for again in ("Ils ont dit que le pont serait rouvert bientôt.", None):
        said["again"] = again  # type: ignore[assignment]
        with Models(ModelOptions(language_model="none", use_cache=False), Places.default(), lambda _: None) as models:
            (found,) = Checker(configured({}), models, sparing=True).assess([article_from_text(MISPLACED)])
        (finding,) = [f for f in found.findings if f.code in ("FLU101", "CON101")]
        confidences.append(finding.confidence)
    assert confidences[0] == pytest.approx(confidences[1] + 0.15)


@pytest.mark.parametrize(
    ("written", "expected"),
    [('"a"', ("a", None)), ('["a"]', ("a", None)), ('["a", "b,c"]', ("a", "b,c")), ("[]", (None, None))],
)
def test_the_configuration_names_one_or_two(written: str, expected: tuple[str | None, str | None], tmp_path: Path) -> None:
    (tmp_path / "mtqa.toml").write_text(f"model = {written}\n", encoding="utf-8")
    assert load(tmp_path / "mtqa.toml").settings.translators == expected


def test_three_translators_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mtqa.toml").write_text('model = ["a", "b", "c"]\n', encoding="utf-8")
    with pytest.raises(UsageError, match="model"):
        load(tmp_path / "mtqa.toml")


def test_flags_win_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "mtqa.toml").write_text('model = ["a", "b"]\n', encoding="utf-8")
    assert with_flags(load(tmp_path / "mtqa.toml"), {"model": ["c"]}).settings.translators == ("c", None)
