from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from mtqa.article.model import Role
from mtqa.phrase import Phrase
from mtqa.report.texts import COUNTS, LANGUAGE_NAMES, PHRASES, Texts

SOURCES = [Path(__file__).parents[2] / "mtqa" / folder for folder in ("report", "review")]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", [*PHRASES, *COUNTS])
def test_the_three_languages_say_the_same_fields(name: str) -> None:
    for phrase in (PHRASES[name],) if name in PHRASES else COUNTS[name]:
        assert phrase.en
        assert phrase.fr
        assert phrase.id
        assert fields(phrase.en) == fields(phrase.fr) == fields(phrase.id)


def test_every_phrase_that_is_used_exists_and_every_one_is_used() -> None:
    own = (path for source in SOURCES for path in source.rglob("*") if path.suffix in (".py", ".j2") and "vendors" not in path.parts)
    sources = "\n".join(path.read_text(encoding="utf-8") for path in own)
    used = set(re.findall(r"\b(?:t|texts|_texts)\.([a-z_]+)\b", sources)) - set(dir(Texts)) - {"language", "json"}
    used |= set(re.findall(r"\bfill\(\s*\"([a-z_]+)\"", sources))
    assert used - set(PHRASES) == set()
    indirect = {"fluency", "consistency", "adequacy", "critical", "major", "minor", "neutral", "not_measured"}
    prefixes = ("role_", "kind_", "origin_", "model_", "decision_", "reason_", "key_", "state_", "said_", "evidence_", "degenerate_")
    assert {n for n in PHRASES if n not in used and n not in indirect and not n.startswith(prefixes) and not n.endswith("_means")} == set()


@pytest.mark.parametrize("name", PHRASES)
def test_french_speaks_plainly(name: str) -> None:
    assert not re.search(r"aller-retour|rétrotraduction|vecteur|chrF|BLEU|\bTER\b", PHRASES[name].fr)


def test_roles_have_names() -> None:
    assert {f"role_{role.value}" for role in Role if role is not Role.BODY} <= set(PHRASES)


def test_french_counts_nothing_as_one() -> None:
    assert (Texts("fr").count("sentences", 0), Texts("fr").count("sentences", 2)) == ("0 phrase", "2 phrases")
    assert (Texts("en").count("sentences", 0), Texts("en").count("sentences", 1)) == ("0 sentences", "1 sentence")


def test_numbers_are_written_as_each_language_does() -> None:
    assert [Texts(language).number(12345.6, 1) for language in ("en", "fr", "id")] == ["12,345.6", "12\u202f345,6", "12.345,6"]
    assert Texts("en").number(-0.04, 1) == "0.0"
    assert Texts("fr").number(-1.5, 1) == "−1,5"
    assert Texts("en").number(None) == "n/a"


def test_unknown_languages_fall_back() -> None:
    assert Texts("de").risk == "Risk"
    assert Texts("fr").language_name("xx") == "xx"
    assert LANGUAGE_NAMES["id"] == Phrase("Indonesian", "indonésien", "Indonesia")


def test_french_keeps_its_marks_beside_the_word() -> None:
    phrase = Phrase("a : b", "dit « oui » : vrai ; sûr ? non ! 10:30, a:b", "x : y")
    assert Texts("fr").say(phrase) == "dit «\u00a0oui\u00a0»\u00a0: vrai\u202f; sûr\u202f? non\u202f! 10:30, a:b"
    assert (Texts("en").say(phrase), Texts("id").say(phrase)) == ("a : b", "x : y")


def test_a_message_starts_with_a_capital() -> None:
    assert Texts("fr").message(Phrase("x", "élision manquante", "y")) == "Élision manquante"
    assert Texts("en").message(Phrase("“billion” here", "x", "y")) == "“billion” here"
