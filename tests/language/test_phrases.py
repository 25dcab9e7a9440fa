"""The shallow parser: parts of speech by context, noun phrases, verb groups and clauses."""

from __future__ import annotations

import pytest

from mtqa.language.phrases import FEMININE, PLURAL, SINGULAR, Analysis, Clause
from mtqa.language.tokens import plain, tokenize


def analyse(text: str) -> Analysis:
    return Analysis(tokenize(plain(text)))


def tags(text: str, word: str) -> frozenset[str]:
    return next(w.tags for w in analyse(text).words if w.lower == word)


def clause(text: str, verb: str) -> Clause:
    analysis = analyse(text)
    return next(c for c in analysis.clauses if analysis.lower(c.verb.verb) == verb)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Les portes restent closes.", "portes", {"noun"}),
        ("Il porte un sac.", "porte", {"finite"}),
        ("L'été dernier, il pleuvait.", "été", {"noun"}),
        ("Le pont a été fermé.", "été", {"pp"}),
        ("Ils entrent par l'est de la ville.", "est", {"noun"}),
        ("La ville est calme.", "est", {"finite"}),
        ("Un car a brûlé.", "car", {"noun"}),
        ("Il part, car la mer monte.", "car", {"conj"}),
        ("Elle les a vus.", "les", {"pron"}),
        ("Elle parle avec les élus.", "les", {"det"}),
        ("Le navire devant être réparé attend.", "devant", {"prp"}),
        ("Il attend devant le port.", "devant", {"prep"}),
        ("Il n'a pas dormi.", "pas", {"adv"}),
        ("Un pas en avant.", "pas", {"noun"}),
    ],
)
def test_neighbours_decide_the_part_of_speech(text: str, word: str, expected: set[str]) -> None:
    assert tags(text, word) == expected


def test_a_real_homograph_keeps_both_readings() -> None:
    assert {"noun", "finite"} <= tags("Le juge les relâche.", "relâche")


@pytest.mark.parametrize(
    ("text", "words", "agreed"),
    [
        ("les deux nouvelles écoles du nord", "les deux nouvelles écoles", True),
        ("un décision", "un décision", False),
        ("la ministre Rina Loa", "la ministre Rina Loa", True),
        ("près de trente maisons", "près de trente maisons", True),
        ("la plupart des élus", "la plupart des élus", True),
        ("de nombreux pêcheurs", "de nombreux pêcheurs", True),
        ("ces port", "ces port", False),
        ("le 5 mai", "le 5 mai", True),
    ],
)
def test_noun_phrases(text: str, words: str, agreed: bool) -> None:
    analysis = analyse(text)
    phrase = analysis.noun_phrase(0)
    assert phrase is not None
    assert text[analysis.words[0].token.start : analysis.words[phrase.end - 1].token.end] == words
    assert phrase.agreed is agreed


def test_quantities_leave_agreement_open() -> None:
    tiers = analyse("un tiers des maisons").noun_phrase(0)
    assert tiers is not None
    assert tiers.quantity == "measure"
    assert tiers.features & PLURAL
    assert tiers.features & SINGULAR


def test_verb_group_with_negation_clitic_adverb_and_passive() -> None:
    analysis = analyse("Les toits n'ont à ce jour guère été réparés.")
    group = next(g for g in analysis.verb_groups if g.negated)
    assert analysis.lower(group.participle) == "réparés"
    assert group.passive
    assert group.auxiliary == "avoir"
    group = next(iter(analyse("Il les lui a rendus.").verb_groups))
    assert group.clitics == ("les", "lui")


@pytest.mark.parametrize(
    ("text", "verb", "subject", "sure"),
    [
        ("Les maisons du quartier, dont trois neuves, ont brûlé.", "ont", "maisons", True),
        ("Lundi, selon la police, le bac a coulé.", "a", "bac", True),
        ("Il craint que la digue de l'ouest ne cède.", "cède", "digue", True),
        ("Si le prix du riz augmente, ils partiront.", "augmente", "prix", True),
        ("Une porte ferme mal.", "ferme", "porte", False),
    ],
)
def test_clauses(text: str, verb: str, subject: str, sure: bool) -> None:
    found = clause(text, verb)
    assert analyse(text).lower(found.subject.head) == subject
    assert found.sure is sure


def test_coordinated_subjects_are_plural_and_feminine_only_together() -> None:
    both = clause("La mairie et la préfecture sont closes.", "sont")
    assert both.coordinated
    assert both.subject.features == PLURAL & FEMININE
    mixed = clause("La mairie et le port sont clos.", "sont")
    assert mixed.subject.features == PLURAL - FEMININE


def test_a_subject_of_another_clause_is_not_taken() -> None:
    analysis = analyse("Il est plus grand que les voisins sont riches.")
    assert not any(analysis.lower(c.opener) == "que" for c in analysis.clauses)
    weak = analyse("Il a vu la mer et les bateaux ont coulé.")
    assert next(c for c in weak.clauses if weak.lower(c.verb.verb) == "ont").weak


def test_participial_clauses() -> None:
    analysis = analyse("Le bac a coulé, les cales étant pleines.")
    (found,) = analysis.participial_clauses
    assert analysis.lower(found.subject.head) == "cales"


def test_relative_clauses_know_what_qui_may_stand_for() -> None:
    (found,) = analyse("Le film suit une institutrice qui refuse de partir.").relative_clauses
    assert found.subject.features == FEMININE & SINGULAR
    (either,) = analyse("Il dirige l'équipe de trois agents qui garde le port.").relative_clauses or (None,)
    assert either is None or either.subject.features & PLURAL
    assert not analyse("Rina et Budi, qui pêchent, sont là.").relative_clauses
    assert not analyse("Il a vu des bacs et une barque, qui ont coulé.").relative_clauses


def test_the_speaker_after_an_incise() -> None:
    (found,) = analyse("« Rien n'est perdu », a assuré la préfète.").inverted_clauses
    assert found.subject.features == FEMININE & SINGULAR
    assert not analyse("Le chef, épuisé, a annoncé la fermeture.").inverted_clauses


def test_pronoun_subjects_count_wherever_they_stand() -> None:
    found = clause("Fermées depuis mai, elles rouvriront lundi.", "rouvriront")
    assert found.subject.features == FEMININE & PLURAL
    assert clause("Sur le marché, on vend du riz.", "vend").sure


def test_insertions_and_reduced_clauses_are_passed_over() -> None:
    for text in (
        "Un réseau qui vendait de faux billets a été démantelé.",
        "Un bac transportant trente camions a coulé.",
        "Le phénomène, que les pêcheurs appellent « angin barat », a surpris le port.",
        "Son coût, 11 milliards de roupies, a doublé.",
    ):
        analysis = analyse(text)
        assert any(analysis.lower(c.verb.verb) == "a" and c.subject.head == 1 for c in analysis.clauses), text


@pytest.mark.parametrize("text", ["", " ", "« " * 300, "de la " * 2000, "que à, " * 2000, "a, " * 3000, "\ud800 \udfff", "1 000 " * 500])
def test_odd_text_never_raises(text: str) -> None:
    analysis = analyse(text)
    assert isinstance(analysis.clauses, tuple)
    assert isinstance(analysis.noun_phrases, tuple)
    assert isinstance(analysis.verb_groups, tuple)


@pytest.mark.parametrize(
    ("tags", "places"), [(("noun",), [1, 4]), (("det",), [0, 3]), (("finite",), [2]), (("det", "finite"), [0, 2, 3]), (("inf",), [])]
)
def test_places_are_the_words_that_can_be_one_of_the_tags(tags: tuple[str, ...], places: list[int]) -> None:
    analysis = analyse("Le maire voit le port.")
    assert list(analysis.places(*tags)) == places
    assert list(analysis.places(*tags)) == places  # as remembered


@pytest.mark.parametrize(("forms", "places"), [({"le"}, [0, 3]), ({"port", "voit"}, [2, 4]), ({"Le"}, []), ({"quai"}, []), (set(), [])])
def test_standing_words_are_given_by_their_lower_case_forms(forms: set[str], places: list[int]) -> None:
    assert list(analyse("Le maire voit le port.").standing(forms)) == places


@pytest.mark.parametrize(
    ("lemmas", "found"), [({"voir"}, ["voit"]), ({"port", "maire"}, ["maire", "port"]), ({"le"}, ["Le", "le"]), ({"voit"}, []), (set(), [])]
)
def test_words_of_lemmas_are_found_whatever_their_form(lemmas: set[str], found: list[str]) -> None:
    assert [word.token.text for word in analyse("Le maire voit le port.").of(frozenset(lemmas))] == found
