"""Anchors that two languages share."""

from __future__ import annotations

import pytest

from mtqa.article.anchors import WEIGHTS, anchors_of


@pytest.mark.parametrize(
    ("french", "indonesian", "shared"),
    [
        ("Au moins 2 400 maisons ont été inondées.", "Sedikitnya 2.400 rumah terendam.", {"v:n:2400"}),
        ("Il a plu lundi à Semarang.", "Senin hujan di Semarang.", {"n:semar"}),
        ("Un référendum a eu lieu.", "Sebuah referendum digelar.", {"w:refer"}),
        ("« Oui », dit-il.", "“Ya,” katanya.", {"q:"}),
        ("Le chat dort.", "Kucing itu tidur.", set()),
    ],
)
def test_shared(french: str, indonesian: str, shared: set[str]) -> None:
    assert shared <= anchors_of(french, "fr") & anchors_of(indonesian, "id")


def test_different_values_and_names_are_not_shared() -> None:
    common = anchors_of("Il y a 350 morts à Jakarta.", "fr") & anchors_of("Ada 530 korban tewas di Bandung.", "id")
    assert not {a for a in common if a[0] in "vn"}


def test_every_kind_has_weights() -> None:
    assert {a[0] for a in anchors_of("« Le référendum », dit Jakarta, aura lieu le 3 mai.", "fr")} <= set(WEIGHTS)
