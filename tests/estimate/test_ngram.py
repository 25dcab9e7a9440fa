"""The n-gram model: proper probabilities, what it prefers, where its tokens stand, and the embedded files."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.errors import ModelError
from mtqa.estimate.ngram import EMBEDDED, FILES, NgramModel, load_ngram, save
from mtqa.models import NGRAM, SHIPPED
from mtqa.score import quantiles
from mtqa.translate.card import damaged, read_card

LARGEST = 12_000_000
CONTEXTS = ["", "Le", "Les ports", "La maire de la ville a", "Selon M.", "« Nous", "Il a dit. Puis", "xyzzy"]
CLEAN = [
    "Le ministre a déclaré que les travaux commenceraient lundi.",
    "Les habitants du village attendent toujours une réponse de la préfecture.",
    "Une enquête a été ouverte après l’incendie de l’usine.",
]


@pytest.fixture(scope="module")
def embedded() -> NgramModel:
    return load_ngram()


def total_after(model: NgramModel, context: str) -> float:
    """Sum of the probabilities of all symbols after `context`."""
    before = [*(model.vocabulary.encode(context).ids or (0,))]
    rows = [[*before, symbol] for symbol in range(1, len(model.vocabulary))]
    values = model.log_probabilities(np.array([i for row in rows for i in row], np.int64))
    return float(np.exp(values[len(before) :: len(before) + 1]).sum())


@pytest.mark.parametrize("context", CONTEXTS)
def test_probabilities_sum_to_one(small: NgramModel, context: str) -> None:
    assert total_after(small, context) == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("context", CONTEXTS[:5])
def test_probabilities_of_the_embedded_model_sum_to_one(embedded: NgramModel, context: str) -> None:
    assert total_after(embedded, context) == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("text", CLEAN)
def test_scrambled_sentence_is_less_likely(embedded: NgramModel, text: str) -> None:
    words = text.rstrip(".").split()
    random.Random(3).shuffle(words)
    clean, scrambled = embedded.score([text, " ".join(words) + "."])
    assert clean.mean is not None
    assert scrambled.mean is not None
    assert scrambled.mean < clean.mean
    assert scrambled.lowest < clean.lowest


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Les ports ferment lundi.", "Les ports ferme lundi."),
        ("Le port ferme lundi.", "Le ports ferme lundi."),
        ("Les digues ferment demain.", "Les digue ferment demain."),
    ],
)
def test_agreement_is_likelier(small: NgramModel, good: str, bad: str) -> None:
    first, second = small.score([good, bad])
    assert first.mean > second.mean


def test_a_name_costs_the_same_whatever_it_is(embedded: NgramModel) -> None:
    one, other = embedded.score(["Le maire de Qwertyville a refusé.", "Le maire de Zxcvbnbourg a refusé."])
    assert one.gains == other.gains
    assert one.apart == (False, False, False, True, False, False, False)


def test_unknown_words_do_not_count_among_the_lowest(small: NgramModel) -> None:
    found = small.score(["Le xyzzy ferme."])[0]
    assert found.apart[1]
    known = sorted(gain for gain, apart in zip(found.gains, found.apart, strict=True) if not apart)
    assert found.lowest == pytest.approx(sum(known) / len(known))


def test_batches_give_what_single_sentences_give(embedded: NgramModel) -> None:
    texts = [*CLEAN, "", "Oui."]
    assert embedded.score(texts) == [embedded.score([text])[0] for text in texts]


def test_blank_text_has_no_tokens(small: NgramModel) -> None:
    for found in small.score(["", " \n"]):
        assert found.places == ()
        assert found.mean is None
        assert found.lowest is None


def test_second_sentence_is_judged_from_its_own_start(small: NgramModel) -> None:
    alone, behind = small.score(["Le bac ferme.", "Fermé. Le bac ferme."])
    assert behind.log_probabilities[2:] == alone.log_probabilities


@given(st.text())
def test_tokens_stand_in_the_text_in_order(small: NgramModel, text: str) -> None:
    found = small.score([text])[0]
    assert len(found.places) == len(found.gains) == len(found.log_probabilities) == len(found.apart)
    assert all(value <= 0 for value in found.log_probabilities)
    at = 0
    for start, end in found.places:
        assert at <= start < end <= len(text)
        at = end


def test_saved_and_loaded_is_the_same_model(small: NgramModel, tmp_path: Path, lexicon: object) -> None:
    save(small, tmp_path / "model")
    again = load_ngram(tmp_path / "model", lexicon)  # type: ignore[arg-type]
    assert again.identity == "small"
    for one, two in zip(again.score(CLEAN), small.score(CLEAN), strict=True):
        assert one.log_probabilities == pytest.approx(two.log_probabilities, abs=1e-4)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("how", ["missing", "cut"])
def test_damaged_folder_is_a_model_error(small: NgramModel, tmp_path: Path, name: str, how: str) -> None:
    save(small, tmp_path)
    if how == "missing":
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:20])
    with pytest.raises(ModelError) as caught:
        load_ngram(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_folder_that_is_cut_in_the_middle_is_a_model_error(tmp_path: Path) -> None:
    shutil.copytree(EMBEDDED, tmp_path / "model")
    path = tmp_path / "model" / FILES[0]
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ModelError):
        load_ngram(tmp_path / "model")


def test_card_matches_the_shipped_files() -> None:
    card = read_card(EMBEDDED)
    assert card is not None
    assert set(card.files) == set(FILES)
    assert damaged(EMBEDDED, card, thorough=True) == []
    assert sum(entry.bytes for entry in card.files.values()) < LARGEST


def test_quantiles_are_those_of_the_shipped_model(embedded: NgramModel) -> None:
    assert EMBEDDED == SHIPPED / NGRAM
    table = quantiles.read(EMBEDDED / quantiles.FILE_NAME)
    assert table is not None
    assert table.signature == embedded.identity
    assert set(table.signals) == {"ngram_mean", "ngram_lowest", "ngram_shortfall"}
