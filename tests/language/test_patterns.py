"""The pattern language: what each element matches, where a match is reported, and what it costs."""

import pytest

from mtqa.language.pattern_index import PatternIndex
from mtqa.language.pattern_nodes import Words
from mtqa.language.patterns import Pattern, PatternError, lemma_forms
from mtqa.language.tokens import plain, tokenize


def found(pattern: str, text: str) -> list[str]:
    tokens = tokenize(plain(text))
    return [" ".join(t.text for t in tokens[m.first : m.after]) for _, _, m in PatternIndex([Pattern(pattern)]).find(tokens)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("feu vert", "Le Feu vert est donné.", ["Feu vert"]),
        ("d'eau", "Un verre d’eau.", ["d' eau"]),
        ("<donner> un avis", "Ils donnèrent un avis.", ["donnèrent un avis"]),
        ("<donner|rendre/V> gorge", "Il rend gorge.", ["rend gorge"]),
        ("<adresser/PP> au chef", "La note adressée au chef.", ["adressée au chef"]),
        ("<adresser/PP> au chef", "Il adresse au chef.", []),
        ("[gros|petit] sac", "Un petit sac.", ["petit sac"]),
        ("(très)? gros sac", "Un très gros sac.", ["très gros sac"]),
        ("grues?", "Les grues et la grue.", ["grues", "grue"]),
        ("prête?", "Elle est prête.", ["prête"]),
        ("<faire> DET bond", "Elle fait ce bond.", ["fait ce bond"]),
        ("<faire> OBJ <choix>", "Il a fait hier de très mauvais choix.", []),
        ("<faire> OBJ <choix>", "Il fait souvent un mauvais choix.", ["fait souvent un mauvais choix"]),
        ("<perdre> NUM <voix>", "Il perd 3 millions de voix.", ["perd 3 millions de voix"]),
        ("port ~2 ferme", "Le port de Solo ferme.", ["port de Solo ferme"]),
        ("port ~2 ferme", "Le port, dit-on, ferme.", []),
        ("port ~~4 ferme", "Le port, dit on, ferme.", ["port , dit on , ferme"]),
        ("port ~~9 ferme", "Le port. Il ferme.", []),
        ("port !de", "Le port de Solo, le port.", ["port"]),
        ("^ {plus loin} ,", "Plus loin, il parle.", ["Plus loin"]),
        ("^ {plus loin} ,", "Il va plus loin, dit-il.", []),
        ("bref $", "Il fut bref.", ["bref"]),
        ("bref $", "Il fut bref hier.", []),
        ("<être> {arrêté}", "Il a été arrêté.", ["arrêté"]),
        ("œuf", "Un œuf.", ["œuf"]),
        ("<œil> bleu", "Un œil bleu.", ["œil bleu"]),
    ],
)
def test_elements(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize("text", ["(un", "[un|deux", "{un", "un ) deux", "<zzzqq>", "<faire/ZZ> x", "<faire", "prête?s?"])
def test_bad_patterns_are_refused(text: str) -> None:
    with pytest.raises((PatternError, IndexError)):
        Pattern(text)


def test_a_pattern_without_any_word_cannot_be_indexed() -> None:
    with pytest.raises(PatternError):
        PatternIndex([Pattern("N ADJ")])


@pytest.mark.parametrize(
    ("pattern", "text", "starts", "may"),
    [
        ("<faire/V> OBJ <décision>", "La décision a été faite.", [], True),  # the word that it opens with stands too late
        ("<faire/V> OBJ <décision>", "Elle fait une grande décision.", [1], True),
        ("<faire/V> OBJ <décision>", "Elle fait un grand pas.", [], False),
        ("^ un bac", "Il a un bac.", [2], True),
        ("~3 bac [à|en quai] (fermé)?", "Le bac ferme.", [0, 1], False),
        ("~3 bac [à|en quai] (fermé)?", "Le bac en fer.", [0, 1], True),
    ],
)
def test_a_match_needs_its_words_and_starts_with_the_first(pattern: str, text: str, starts: list[int], *, may: bool) -> None:
    words = Words.of(tokenize(text))
    assert Pattern(pattern).starts(words) == starts
    assert Pattern(pattern).may_match(frozenset(words.lower)) is may


def test_matches_of_one_pattern_do_not_overlap() -> None:
    assert found("un ~3 un", "un un un un") == ["un un un un"]


def test_lemma_forms_by_part_of_speech() -> None:
    assert "soutenue" in lemma_forms("soutenir", "PP")
    assert "soutient" not in lemma_forms("soutenir", "PP")
    assert lemma_forms("soutenir", "INF") == {"soutenir"}
    assert {"œil", "oeil"} <= lemma_forms("œil")
