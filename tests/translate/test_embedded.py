"""The model that ships: reference values, agreement of the engines, card, self-check."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from mtqa.translate.card import damaged, read_card
from mtqa.translate.marian import MarianTranslator
from mtqa.translate.model import read_model
from mtqa.translate.places import Places
from mtqa.translate.selfcheck import SENTENCES, check_directions, check_files

MORE_FRENCH = [
    "Deux trains sont entrés en collision près de Semarang, faisant au moins 17 blessés.",
    "Le gouverneur a promis que les routes seraient réparées avant la saison des pluies.",
    "Les enseignants réclament une hausse de salaire depuis plusieurs mois.",
    "Selon l'agence météorologique, de fortes pluies sont attendues jusqu'à vendredi.",
    "L'entreprise a annoncé la suppression de 300 emplois dans ses usines.",
    "Elle a quitté l'hôpital dimanche, deux semaines après son opération.",
    "Le parlement examinera le projet de loi au mois de septembre.",
    "Les pompiers ont maîtrisé l'incendie au bout de six heures.",
    "Aucun des passagers n'a été blessé, a précisé la compagnie.",
    "Les deux pays ont signé un accord sur la pêche.",
]
FRENCH = [row["fr"] for row in SENTENCES] + MORE_FRENCH


@dataclass
class Reference:
    target: str
    source: str
    greedy: str
    given: str
    log_probabilities: list[float]

    @property
    def source_language(self) -> str:
        return "id" if self.source.startswith("Menteri") else {"en": "fr", "fr": "en"}[self.target]


def references(places: Places) -> list[Reference]:
    rows = [json.loads(line) for line in (places.embedded / "reference.jsonl").read_text(encoding="utf-8").splitlines()]
    languages = {">>eng<<": "en", ">>fra<<": "fr"}
    return [Reference(languages[r["tag"]], r["source"], r["greedy"], r["target"], r["target_logprobs"]) for r in rows]


@pytest.mark.parametrize("engine", ["transformers", "float32"])
def test_reference_values_come_out_again(embedded_translators: dict[str, MarianTranslator], places: Places, engine: str) -> None:
    translator = embedded_translators[engine]
    for row in references(places):
        [made] = translator.translate([row.source], row.source_language, row.target, 1)
        assert made.text == row.greedy
        [scores] = translator.score([(row.source, row.given)], row.source_language, row.target)
        assert scores.log_probabilities == pytest.approx(row.log_probabilities, abs=0.005)


def test_float32_translates_as_transformers_does(embedded_translators: dict[str, MarianTranslator]) -> None:
    reference = embedded_translators["transformers"].translate(FRENCH, "fr", "en", 1)
    own = embedded_translators["float32"].translate(FRENCH, "fr", "en", 1)
    assert sum(a.text == b.text for a, b in zip(reference, own, strict=True)) >= 0.99 * len(FRENCH)


def test_int8_log_probabilities_lie_within_005_of_transformers(embedded_translators: dict[str, MarianTranslator]) -> None:
    pairs = [(row["en"], row["fr"]) for row in SENTENCES] + [("", text) for text in MORE_FRENCH]
    reference = embedded_translators["transformers"].score(pairs, "en", "fr")
    own = embedded_translators["int8"].score(pairs, "en", "fr")
    gaps = [
        abs(x - y)
        for a, b in zip(reference, own, strict=True)
        for x, y in zip(a.log_probabilities, b.log_probabilities, strict=True)
    ]  # fmt: skip
    assert sum(gaps) / len(gaps) < 0.05


def test_the_source_speaks_for_its_own_translation(embedded_translators: dict[str, MarianTranslator]) -> None:
    given, alone = embedded_translators["int8"].score([(SENTENCES[2]["en"], SENTENCES[2]["fr"]), ("", SENTENCES[2]["fr"])], "en", "fr")
    assert given.mean > alone.mean + 0.3


def test_the_card_tells_the_truth(places: Places) -> None:
    card = read_card(places.embedded)
    assert card is not None
    assert damaged(places.embedded, card, thorough=True) == []
    assert {"model.safetensors", "vocab.json", "source.spm", "config.json"} <= {*card.files}
    assert card.directions == {("fr", "en"), ("en", "fr"), ("id", "en"), ("id", "fr")}
    content = json.loads((places.embedded / "card.json").read_text(encoding="utf-8"))
    assert content["rough"] == any(q.chrf < 50 for q in card.quality)
    page = (places.embedded / "README.md").read_text(encoding="utf-8")
    for quality in card.quality:
        assert f"| {quality.source}-{quality.target} | {quality.bleu} | {quality.chrf} |" in page


def test_the_embedded_model_is_sane(embedded_translators: dict[str, MarianTranslator], places: Places) -> None:
    model = read_model(places.embedded)
    assert check_files(model).passed
    report = check_directions(model, embedded_translators["int8"])
    assert report.sane, [r for r in report.results if not r.passed]
    assert len(report.samples) == 3 * len(SENTENCES)


def test_a_random_model_is_not_sane(tiny: Path, tiny_translators: dict[str, MarianTranslator]) -> None:
    assert not check_directions(read_model(tiny), tiny_translators["int8"]).sane
