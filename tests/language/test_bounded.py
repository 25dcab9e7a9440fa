"""What is remembered of the words of a text has a bound: new words in the same sentences leave nothing behind in what has none."""

from __future__ import annotations

import functools
import gc
from dataclasses import replace

from mtqa.article.build import article_from_rows
from mtqa.article.model import Provenance, Segment, Span
from mtqa.checks.registry import rules
from mtqa.checks.runner import run_checks
from mtqa.language.disambiguation import read
from mtqa.language.morphology import Lexicon
from mtqa.language.remember import FORMS, Answers
from mtqa.language.tokens import tokenize

PAIRS = (
    ("Bupati {0} menerima {1} dokumen di {0}, kata {2}.", "Le préfet {0} a reçu {1} documents à {0}, a déclaré {2}."),
    ("Sebanyak {1} warga {0} mengungsi.", "Au total, {1} habitants de {0} ont été {3}és le {1} mars par M. {2}."),
    ("{2} berkata ia akan {0}.", "« Nous {3}ons la {3}ation », dit Mme {2}, qui {3}e les {3}s de la {0}."),
    ("“Kami {0},” kata {2}.", "« Nous {3}ons », a-t-il dit."),
    ("Kata {0} tidak ada.", "Le {3} n’est pas {3}able, selon {2}."),
)


def look(name: str, number: int) -> None:
    """Let all rules read the sentences with invented words in them."""
    words = (name.capitalize(), str(number), f"{name.capitalize()}i {name.capitalize()}an", name)
    texts = [(source.format(*words), french.format(*words)) for source, french in PAIRS]
    made = [Segment(str(at), Span(0, 0), 0, source=source, source_language="id") for at, (source, _) in enumerate(texts)]
    for independent in (False, True):
        article = article_from_rows("x.tsv", made, [french for _, french in texts], independent=independent)
        run_checks(replace(article, provenance=Provenance(True, "id")), [rule() for rule in rules()])


def unbounded() -> dict[str, int]:
    """How many answers each remembering function without a bound holds."""
    gc.unfreeze()
    caches = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))
    return {
        f"{each.__module__}.{each.__qualname__}": each.cache_info().currsize
        for each in caches
        if each.cache_info().maxsize is None and each.__module__.startswith("mtqa.")
    }


def test_functions_without_a_bound_remember_no_words_of_a_text() -> None:
    for number, name in enumerate(("brivot", "klamur"), 31):
        look(name, number)
    before = unbounded()
    for number, name in enumerate(("droval", "frisec", "gluron"), 5_041):
        look(name, number)
    assert len(before) > 50
    assert unbounded() == before


def test_the_lexicon_forgets() -> None:
    lexicon = Lexicon({"bac": "bac,noun,m,s,"})
    for number in range(FORMS + 300):
        form = f"b{number}é"
        assert not lexicon.known(form)
        assert not lexicon.lemmas(form, "noun")
        assert not lexicon.parts_of_speech(form)
        assert not lexicon.maybe_finite(form)
    held = [len(each) for each in vars(lexicon).values() if isinstance(each, dict)]
    assert len([each for each in vars(lexicon).values() if isinstance(each, Answers)]) == 6
    assert max(held) <= FORMS
    assert lexicon.lemmas("bac") == {"bac"}


def test_forms_share_what_they_have_in_common() -> None:
    lexicon = Lexicon({"bac": "bac,noun,m,s,", "quai": "quai,noun,m,s,"})
    assert lexicon.parts_of_speech("bac") is lexicon.parts_of_speech("quai")
    assert lexicon.lemmas("xyzzy") is lexicon.lemmas("bac", "verb")
    unknown, known, others = read(tokenize("xyzzy ville 12 plugh , maison")), "ville", "maison"
    assert len({id(word.profile) for word in unknown if word.lower not in (known, others)}) == 1
    one, other = (word for word in unknown if word.lower in (known, others))
    assert one.features("noun") is other.features("noun") == {("f", "s")}
    assert one.tags is other.tags
    assert one.lemmas("noun") == {known}
    assert other.lemmas("noun") == {others}
    assert one.lemmas("det") == frozenset()
