"""Typography: what each style finds in a text, and what it leaves alone."""

from __future__ import annotations

import pytest

from mtqa.checks.typ.slips import KINDS, slips


@pytest.mark.parametrize(
    ("text", "press", "strict"),
    [
        ("« Le quai est vide, » note-t-elle.", ["comma-inside"], ["strict-space", "comma-inside", "strict-space"]),
        ("Le bac , lui, part .", ["space-before", "space-before"], ["space-before", "space-before"]),
        ("Le bac,lui, part.. Le port,, ferme.", ["no-space-after", "doubled-mark", "doubled-mark"], None),
        ("Le  bac part.", ["double-space"], ["double-space"]),
        ("L'eau monte, l’eau baisse, d’un trait.", ["apostrophe"], ["strict-apostrophe"]),
        ("L'eau monte.", [], ["strict-apostrophe"]),
        ("Qui part ? Lui! Elle !", ["high-mark"], None),
        ("Qui part\u202f? Elle\u202f!", [], []),
        ("Ils sont : bons. Elles sont: bonnes. Tous : venez.", ["colon"], None),
        ("Le 12 % et le 15% et le 18 %.", ["percent"], ["percent"]),
        ("À l’est, l’État. A l’ouest, l’Etat.", ["accent", "accent"], ["strict-accent", "strict-accent"]),
        ("A l’ouest, les Etats-Unis.", [], ["strict-accent", "strict-accent"]),
        ("Il a vu 12 000 bacs et 12\u202f000 ports.", [], ["strict-thousands"]),
        ("Il attend... et part.", [], ["strict-ellipsis"]),
        ("Il attend.... et part…", [], []),
        ("Voir https://a.id/b,c?d=1:2 ou écrire à a,b@c.id.", [], []),
    ],
)
def test_what_each_style_finds(text: str, press: list[str], strict: list[str] | None) -> None:
    assert [slip.kind for slip in slips(text, "press")] == press
    found = slips(text, "imprimerie-nationale")
    if strict is not None:
        assert [slip.kind for slip in found] == strict
    assert all(0 <= slip.start <= slip.end <= len(text) and slip.kind in KINDS for slip in found)
    assert [slip.start for slip in found] == sorted(slip.start for slip in found)
