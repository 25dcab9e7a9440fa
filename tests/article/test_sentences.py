from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.sentences import YasbdSegmenter, _rules, _Spared
from tests.bounded import bounded

SEGMENTER = YasbdSegmenter()

# "|" marks the expected boundaries.
CASES = [
    "Le bac part à midi.| Il revient le soir.",
    "« Quand partez-vous ? », a demandé le marin.| Personne n’a répondu.",
    "« Attendez. La mer monte. Restez à quai », a dit le capitaine.| Les passagers ont obéi.",
    "« La mer monte, a dit le capitaine. Restez à quai. »| Les passagers ont obéi.",
    "Il a crié : « Non ! »| Puis il est parti.",
    "« La houle est forte. »| Le bac attend.",
    "« Le port rouvre, a promis le maire.| Les bacs partiront demain.",
    "Il a lancé “Partez. Vite.” avant de fuir.| Le feu gagnait.",
    "La société PT. Samudra, sise Jl. Diponegoro no. 5, réclame Rp. 500 000.| Le tribunal tranchera.",
    "M. Budi et Mme. Sari ont vu le Dr. Anwar.| Ils sont rassurés.",
    "KH. Anwar, Ir. Sukma et Drs. Budi ont signé.| Les autres hésitent.",
    "Le train part à 14 h. 30 précises.| Il sera en retard.",
    "Il arrive à 15 h.| Le quai est vide.",
    "Elle a voté pour Marine Le Pen.| Son frère aussi.",
    "Le temps reste sec.| À Kupang, on attend la pluie.",
    "La population (2,4 millions. Peut-être plus.) vit du riz.| Le reste est désert.",
    "J. B. Sukarno a signé.| Tout est dit.",
    "Le bilan est de 5.| Dix blessés sont soignés.",
    "La facture s’élève à 3.500 roupies, soit 1.5 centime.| C’est peu.",
    "Quoi ?!| Rien…| Le silence.",
    "Il est né le 5 sept. 1990 à Kupang.| Il y vit.",
    "Le site www.exemple.fr.| Voilà tout.",
]


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case: str) -> None:
    expected = [part.strip() for part in case.split("|")]
    text = case.replace("|", "")
    assert [span.of(text) for span in SEGMENTER.split(text)] == expected


def test_line_ends_count_as_blanks() -> None:
    text = "Le bac de\r\nKupang part\nà midi. Il revient."
    assert [span.of(text) for span in SEGMENTER.split(text)] == ["Le bac de\r\nKupang part\nà midi.", "Il revient."]


def test_a_long_quotation_is_cut_inside_but_not_before_its_attribution() -> None:
    text = "« " + "Nous attendons le bac depuis hier matin. " * 20 + "Rien ne vient », a dit le marin. Il pleut."
    parts = [span.of(text) for span in SEGMENTER.split(text)]
    assert len(parts) == 22
    assert parts[-2] == "Rien ne vient », a dit le marin."


def test_other_languages() -> None:
    text = "Bapak Drs. Budi tinggal di Jl. Merdeka. Ia seorang guru."
    assert len(YasbdSegmenter("id").split(text)) == 2
    assert len(YasbdSegmenter("en").split("Dr. Smith left. He was tired.")) == 2


def test_nothing_but_blanks_or_marks() -> None:
    assert SEGMENTER.split("") == []
    assert SEGMENTER.split(" \u00a0\n") == []
    assert [span.of("…  »") for span in SEGMENTER.split("…  »")] == ["…  »"]


@pytest.mark.parametrize("unit", ["(", "« ", "...", "a", "1. ", ". ", "—", '"', ".\U0001f600", "...1"])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    text = (unit * 60_000)[:60_000]
    with bounded(10):
        SEGMENTER.split(text)


def test_nothing_longer_than_the_limit_is_one_sentence() -> None:
    from mtqa.article.sentences import LONGEST

    for text in ("le bac " * 2_000, "a" * 7_000, "Le" + " " * 5_000 + "bac", "é" * (LONGEST - 1) + " b" * 2_000):
        spans = YasbdSegmenter("fr").split(text)
        assert all(0 < len(span) <= LONGEST for span in spans)
        assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


_BITS = [
    "M. ",
    "Corp. ",
    "inc.",
    "etc...",
    " 1. ",
    "2) ",
    "a) ",
    "- ",
    "* ",
    "Yahoo! ",
    "osu ",
    "U.S. ",
    "．",
    "p. 3",
    "art. ",
    "Le bac. ",
    "!",
    "• 9. ",
]


@pytest.mark.parametrize("language", ["fr", "id", "en"])
@given(st.lists(st.sampled_from(_BITS), max_size=12).map("".join) | st.text())
def test_patterns_are_spared_only_the_texts_in_which_they_find_nothing(language: str, text: str) -> None:
    rules = _rules(language)
    spared = [p for p in (*rules.MID_SENTENCE_FINDER_LST, rules.HORIZONTAL_LIST_FINDER) if isinstance(p, _Spared)]
    assert len(spared) > 2
    for each in spared:
        assert [m.span() for m in each.finditer(text)] == [m.span() for m in each._pattern.finditer(text)]
