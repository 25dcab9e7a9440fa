from __future__ import annotations

from mtqa.article.model import Role
from mtqa.article.text import read_text_draft

LONG = "Le bac de Kupang a repris la mer mardi après six jours d’arrêt, selon le capitaine du port."


def paragraphs(text: str) -> list[tuple[Role, str]]:
    return [(p.role, p.span.of(text)) for p in read_text_draft(text).paragraphs]


def test_a_line_is_a_paragraph_whatever_the_line_end() -> None:
    for end in ("\n", "\r\n", "\r", "\n\n", "\u2029"):
        assert [t for _, t in paragraphs(f"  {LONG}{end}{LONG}\u00a0")] == [LONG, LONG]


def test_headline_and_subheading() -> None:
    text = f"La mer se calme à Kupang\n\n{LONG}\n\nUne houle rare\n\n{LONG}\n{LONG}"
    assert [role for role, _ in paragraphs(text)] == [Role.HEADLINE, Role.BODY, Role.SUBHEADING, Role.BODY, Role.BODY]


def test_a_truncated_sentence_is_no_heading() -> None:
    text = f"{LONG}\n\nL’accord sera signé avec les\n\n{LONG}"
    assert [role for role, _ in paragraphs(text)] == [Role.BODY] * 3


def test_one_line_alone_is_body() -> None:
    assert paragraphs("La mer se calme à Kupang") == [(Role.BODY, "La mer se calme à Kupang")]


def test_lists() -> None:
    text = f"{LONG}\n- un bac\n- deux barques\n{LONG}"
    assert [role for role, _ in paragraphs(text)] == [Role.BODY, Role.LIST, Role.LIST, Role.BODY]


def test_a_single_dialogue_dash_is_no_list() -> None:
    text = f"{LONG}\n— Partez, dit-il.\n{LONG}"
    assert [role for role, _ in paragraphs(text)] == [Role.BODY] * 3


def test_wrapped_text_is_joined() -> None:
    text = (
        "Le bac de Kupang a repris la mer mardi matin, après\r\nsix jours d’arrêt dus à la houle, et les voyageurs\r\n"
        "qui dormaient sur le quai ont pu partir enfin.\r\n\r\n"
        "La mer restera calme jusqu’à jeudi au moins, selon\r\nle service de la météorologie, qui a pourtant gardé\r\n"
        "son avis de prudence.\r\n"
    )
    found = paragraphs(text)
    assert len(found) == 2
    assert found[0][1].startswith("Le bac")
    assert found[0][1].endswith("partir enfin.")
