"""The typography in which the language model reads, and the way back to the text as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.estimate.press_form import press_form

CASES = {
    "straight quotation marks": ('il dit "oui" et "non".', "il dit « oui » et « non »."),
    "curly quotation marks": ("Il a dit: “Non”…", "Il a dit : « Non »…"),
    "doubled apostrophes": ("une ''fête'' ici", "une « fête » ici"),
    "guillemets without blanks": ("« a»« b»", "« a » « b »"),
    "guillemets with odd blanks": ("«\u00a0a\u202f» .", "« a »."),
    "a mark that leans on what closes": ("C'est l'emploi \", mais", "C'est l'emploi », mais"),
    "a blank before alone opens": ("l'emploi \"ici", "l'emploi « ici"),
    "a blank after alone closes": ("l'emploi\" ici", "l'emploi » ici"),
    "no blank tells anything": ('x"y"z', "x « y » z"),
    "inside brackets": ('( "oui" )', "(« oui »)"),
    "a high mark gets its blank": ("et alors?", "et alors ?"),
    "several high marks stay together": ('"Quoi?!" dit-il', "« Quoi ?! » dit-il"),
    "an elided word leans on a quotation": ('de l\'"affaire" et d’ “asile”', "de l'« affaire » et d'« asile »"),
    "hyphens and slashes join": ('un ex-"chef", "A"/"B", "non"-dit', "un ex-« chef », « A »/« B », « non »-dit"),
    "times and addresses stay": ("à 12:30, voir http://a.b?c=d", "à 12:30, voir http://a.b?c=d"),
    "no blank before a low mark": ("oui , non .", "oui, non."),
    "an elision is close to its word": ("l' homme et d’ ici, qu' il", "l'homme et d'ici, qu'il"),
    "an apostrophe that elides nothing": ("les amis’ vélos", "les amis' vélos"),
    "blanks": ("  a\n\t b ", "a b"),
    "half a character": ("a \ud800 b", "a \ufffd b"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_form(text: str, expected: str) -> None:
    assert press_form(text).text == expected


@pytest.mark.parametrize("expected", [expected for _, expected in CASES.values()], ids=list(CASES))
def test_what_has_the_form_stays(expected: str) -> None:
    assert press_form(expected).text == expected


def test_characters_know_what_they_stand_for() -> None:
    text = '🙂 Il  a dit : "Oui,l’ homme"?'
    form = press_form(text)
    assert form.text == "🙂 Il a dit : « Oui,l'homme » ?"
    places = {word: form.original(form.text.index(word), form.text.index(word) + len(word)).of(text) for word in form.text.split()}
    assert places == {"🙂": "🙂", "Il": "Il", "a": "a", "dit": "dit", ":": ":", "«": '"', "Oui,l'homme": "Oui,l’ homme", "»": '"', "?": "?"}


@given(st.text(alphabet=st.one_of(st.sampled_from(" \u00a0\n\"“”«»'’`,.;:!?()[]…ldQu"), st.characters())))
def test_places_lie_inside_in_order(text: str) -> None:
    form = press_form(text)
    assert len(form.text) == len(form.starts) == len(form.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(form.starts, form.ends, strict=True))
    assert list(form.starts) == sorted(form.starts)
    assert "  " not in form.text
    assert form.text == form.text.strip(" ")
    assert not any("\ud800" <= c <= "\udfff" for c in form.text)
