"""Repairs of the agreement rules: given where one form fits, and only there."""

from __future__ import annotations

import pytest

from mtqa.checks.gra.determiner import DeterminerAgreement
from mtqa.checks.gra.predicate import PredicateAgreement
from tests.checks.harness import parse_case


@pytest.mark.parametrize(
    ("sentence", "repair"),
    [
        ("Il a visité ces village hier.", "ces villages"),
        ("Le texte a été adopté avec douze abstention.", "douze abstentions"),
        ("Ils ont trois cheval.", "trois chevaux"),
        ("Il a signé cette accord hier.", "cet accord"),
        ("Il a vu cette homme hier.", "cet homme"),
        ("Il a vu cette village hier.", "ce village"),
        ("Ces grand village sont beaux.", None),
    ],
)
def test_determiner(sentence: str, repair: str | None) -> None:
    (found,) = parse_case(sentence).findings(DeterminerAgreement)
    assert found.suggestion == repair


@pytest.mark.parametrize(
    ("sentence", "repair", "severity"),
    [
        ("S'il ne paie pas, ses biens seront confisqué et mis aux enchères.", "confisqués", "major"),
        ("Il part et ses biens seront confisqué et mis aux enchères.", "confisqués", "major"),
        ("Il part et ses maisons seront confisqué et vendues.", None, "major"),
        ("Nous sommes vraiment désolé pour ce retard.", None, "major"),
        ("Les prix montent et cela est devenue un problème.", "devenu", "major"),
        ("Le capitaine Kadek Arel s'est excusée.", "excusé", "minor"),
    ],
)
def test_predicate(sentence: str, repair: str | None, severity: str) -> None:
    (found,) = parse_case(sentence).findings(PredicateAgreement)
    assert (found.suggestion, found.severity.value) == (repair, severity)
