"""A lexicon of a dozen forms and an n-gram model of a few lines."""

from __future__ import annotations

import pytest

from mtqa.estimate.ngram import NgramModel, Settings, train
from mtqa.estimate.ngram_vocabulary import Limits
from mtqa.language.morphology import Lexicon, read_rows

NOUNS = ("bac", "port", "quai", "maire", "train")
RARE = ("phare", "canal", "ponton")
LINES = [
    *(f"Le {noun} ferme {when}." for noun in NOUNS for when in ("lundi", "mardi", "demain", "ce soir")),
    *(f"Les {noun}s ferment {when}." for noun in NOUNS for when in ("lundi", "mardi", "demain")),
    *(f"{when}, le {noun} ferme." for noun in NOUNS for when in ("Lundi", "Demain")),
    *(f"{when}, les {noun}s ferment." for noun in NOUNS for when in ("Lundi", "Demain")),
    *(f"Le {noun} ferme lundi." for noun in RARE),
    *(f"Les {noun}s ferment lundi." for noun in RARE),
    "Le maire de Buton a parlé du port. Le bac partira.",
    "« Le quai tiendra », a dit M. Loa.",
    "À Buton, 40 trains attendent.",
]
EVERYTHING = -1e9


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    nouns = (*NOUNS, *RARE, "digue")
    forms = [f"{noun}\t{noun},noun,m,s," for noun in nouns] + [f"{noun}s\t{noun},noun,m,p," for noun in nouns]
    verbs = ["ferme\tfermer,verb,,,ind:pre:3s", "ferment\tfermer,verb,,,ind:pre:3p", "coule\tcouler,verb,,,ind:pre:3s"]
    return Lexicon(read_rows([*forms, *verbs]))


@pytest.fixture(scope="session")
def small(lexicon: Lexicon) -> NgramModel:
    kept = Settings(word_thresholds=(EVERYTHING,) * 2, class_thresholds=(EVERYTHING,) * 3, limits=Limits(word=2, name=3, alone=8))
    return train(LINES, kept, lexicon, "small")
