from __future__ import annotations

import pytest

from mtqa.article.boilerplate import kind_of, set_apart, user_patterns
from mtqa.article.build import text_paragraphs
from mtqa.article.model import Paragraph, Role, Span
from mtqa.errors import UsageError

KINDS = {
    "share": ["Partager:", "PARTAGER SUR FACEBOOK", "Facebook | X | WhatsApp", "Share this article", "Bagikan ke WhatsApp",
              "14 commentaires"],
    "read-also": ["À lire aussi : le port rouvre", "👉 Lire aussi | La houle", "Lire aussi La houle retient les bacs",
                  "Baca juga: Ombak tinggi",
                  "Read also: High waves", "Sur le même sujet"],
    "credit": ["Photo : AFP", "Crédit photo : Sari Puspita / Samudra", "© Sari Puspita", "(Foto: Samudra/Sari)", "Dok. Humas Polri",
               "(AFP)"],
    "byline": ["Par Claire Morel", "Par la rédaction", "Oleh: Budi Santoso", "By Jane Smith, in Kupang", "Publié le 4 avril 2023 à 18h05",
               "Selasa, 4 April 2023 | 18:05 WIB", "Penulis: Sari | Editor: Budi Santoso", "il y a 3 heures"],
    "newsletter": ["Abonnez-vous à notre infolettre", "Suivez-nous sur Instagram !", "Follow us on X", "Ikuti kami di Google News"],
    "tags": ["Mots-clés : bac, houle", "Tags: ferry", "Topik: banjir", "#bac #houle"],
    "copyright": ["© 2023 Samudra Pos", "Tous droits réservés", "All rights reserved.", "Hak cipta dilindungi undang-undang"],
}  # fmt: skip
CONTENT = [
    "Partager le pouvoir, le président n’en veut pas.",
    "Facebook et X sont restés muets une heure.",
    "Lire aussi les romans de la région reste un plaisir.",
    "Photo : le maire inaugure le pont.",
    "Par crainte des secousses, les habitants dorment dehors",
    "Par Claire Morel, le juge a appris la fuite.",
    "Publié le 4 avril, le rapport accuse la police.",
    "Le 4 avril 2023, le volcan est entré en éruption.",
    "Suivez-nous, a lancé le guide aux touristes de Facebook.",
    "Tous droits réservés aux héritiers, le roman ne paraîtra pas.",
    "30 blessés",
    "Avec la police",
]


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in KINDS.items() for line in lines])
def test_kinds(kind: str, line: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize("line", CONTENT)
def test_content(line: str) -> None:
    assert kind_of(line) is None


def test_credit_at_the_end_of_a_caption_is_cut_off() -> None:
    text = "Le bac à quai, mardi. (Photo : Sari Puspita/Samudra)"
    content, apart = set_apart(text, [Paragraph(Span(0, len(text)), Role.CAPTION)])
    assert [p.span.of(text) for p in content] == ["Le bac à quai, mardi."]
    assert [b.span.of(text) for b in apart] == ["(Photo : Sari Puspita/Samudra)"]


@pytest.mark.parametrize(
    ("text", "content", "apart"),
    [
        ("Le bac part.\nIl reviendra lundi. (ant/rin)", ["Le bac part.", "Il reviendra lundi."], ["(ant/rin)"]),
        ("Le bac part.\n(dtk/abc)", ["Le bac part."], ["(dtk/abc)"]),
        ("Le bac part.\n– (AB/Cd)", ["Le bac part."], ["– (AB/Cd)"]),
        ("« Le bac part », a-t-il dit. (ant/rin/bal).", ["« Le bac part », a-t-il dit."], ["(ant/rin/bal)."]),
        ("« Le bac part. » — (idh/imk)", ["« Le bac part. »"], ["(idh/imk)"]),
        ("Le bac part. (ant/rin)\nTags : bac, houle", ["Le bac part."], ["(ant/rin)", "Tags : bac, houle"]),
        ("Le bac part. (ant/rin)\nIl revient.", ["Le bac part. (ant/rin)", "Il revient."], []),
        ("Le bac, la barge (et/ou) la vedette partent.", ["Le bac, la barge (et/ou) la vedette partent."], []),
        ("On choisira entre deux gares (Nord/Sud).", ["On choisira entre deux gares (Nord/Sud)."], []),
        ("Il faut prévoir des amendes. (et/ou)", ["Il faut prévoir des amendes. (et/ou)"], []),
        ("Il faut prévoir des amendes (et/ou)", ["Il faut prévoir des amendes (et/ou)"], []),
        ("Le bac part. (Il revient lundi.)", ["Le bac part. (Il revient lundi.)"], []),
        ("Le bac part. (12/25)", ["Le bac part. (12/25)"], []),
        ("Le bac part. (gouverneur/maire)", ["Le bac part. (gouverneur/maire)"], []),
    ],
)
def test_initials_behind_the_last_sentence(text: str, content: list[str], apart: list[str]) -> None:
    paragraphs, blocks = set_apart(text, text_paragraphs(text))
    assert [p.span.of(text) for p in paragraphs] == content
    assert [b.span.of(text) for b in blocks] == apart
    assert "(" not in "".join(apart) or blocks[0].kind == "credit"


def test_links_below_a_bare_label() -> None:
    text = "À lire aussi\nLa houle retient les bacs\nLe marché rouvre\nLe maire est content."
    roles = [Role.BODY, Role.LIST, Role.LIST, Role.BODY]
    paragraphs = [Paragraph(p.span, role) for p, role in zip(text_paragraphs(text), roles, strict=True)]
    content, apart = set_apart(text, paragraphs)
    assert [p.span.of(text) for p in content] == ["Le maire est content."]
    assert {b.kind for b in apart} == {"read-also"}


def test_user_patterns() -> None:
    text = "Le bac part.\nRetrouvez nos balados chaque lundi."
    _, apart = set_apart(text, text_paragraphs(text), user_patterns(["^Retrouvez nos balados"]))
    assert [(b.kind, b.span.of(text)) for b in apart] == [("user", "Retrouvez nos balados chaque lundi.")]
    with pytest.raises(UsageError, match=r"bad \(` is not a regular"):
        user_patterns(["bad ("])
