"""REP120: one noun twice in one clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import crosses
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tokens import Token
from mtqa.language.wordlists import DETERMINERS, words
from mtqa.phrase import Phrase

_WINDOW = 16
_GRAMMAR = ("adv", "prep", "conj", "pron", "det", "interj", "aux")
# Nouns that measure, count or place in time, and those of set phrases: they come back in any clause.
_FREE = words(
    "an année jour journée mois semaine heure minute seconde siècle soir matin nuit fois million milliard millier mille cent euro dollar "
    "roupie yen franc couronne livre mètre kilomètre centimètre degré point kilo gramme tonne litre hectare pour-cent kilogramme "
    "lundi mardi mercredi jeudi vendredi samedi dimanche personne chose cas part fait point compte terme côté dernier premier prochain "
    "second deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante soixante bien tout sorte pouvoir être "
    "avoir devoir faire aller "
)
_PAIRED = words("de d' à en par pour contre après sur dans avec sans entre vers")
_FACING = words("dans à sur contre en")
_ADDED = words(
    "autre autres même mêmes nouveau nouvel nouvelle nouveaux nouvelles deuxième troisième ancien ancienne anciens anciennes second seconde"
)
_COPULA = words("est sont était étaient fut furent c'")  # `le pont … est un pont suspendu` defines
_MESSAGE = "“{word}” twice in one clause", "« {word} » deux fois dans la même proposition", "“{word}” dua kali dalam satu klausa"


class SameNounInClause(SegmentCheck):
    """One noun twice in one clause.

    What it does: reports a noun that comes back within sixteen words, with no mark, conjunction, relative pronoun or finite verb between.

    Why it matters: in translated copy the second one is mostly a leftover: the phrase was rendered at both of its places.

    Known problems: two things of one kind (`des lampes à huile par des lampes à gaz`) can rightly share a clause. Measures,
    dates, set phrases (`de maison en maison`, `main dans la main`) and nouns told apart by *autre, nouveau, même* are left alone,
    and the finding is minor.

    Example:
        bad: Le câble repose à six mètres sous le lit du fond du lit.
        good: Le câble repose à six mètres sous le lit du fleuve.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (la redondance); Koehn & Knowles (2017) on repetition in machine translation.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP120"
    name = "same-noun-in-clause"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        seen: dict[str, int] = {}
        for j in segment.standing(_nominal(segment.forms)):
            token = tokens[j]
            if not token.is_word or token.capitalised:
                continue
            for lemma in _nouns(token.lower):
                i = seen.get(lemma, -_WINDOW - 1)
                seen[lemma] = j
                if j - i <= _WINDOW and _same_clause(tokens, i, j) and not segment.quoted(token):
                    yield self.finding(
                        segment.span(i, j + 1),
                        Phrase(*(text.format(word=token.text) for text in _MESSAGE)),
                        Phrase(
                            "The noun comes back in its own clause; one of the two may be a leftover.",
                            "Le nom revient dans sa propre proposition ; l’un des deux est peut-être de trop.",
                            "Nomina ini muncul lagi dalam klausa yang sama; salah satunya mungkin berlebih.",
                        ),
                        confidence=0.6,
                    )
                    return


@lru_cache(maxsize=FORMS)
def _nouns(lower: str) -> frozenset[str]:
    """Lemmas of a form that is a noun, and no grammar word, infinitive or sure adjective."""
    readings = french().readings(lower)
    if len(lower) < 3 or not readings or any(r.pos in _GRAMMAR or "inf" in r.verb for r in readings):
        return frozenset()
    return frozenset(r.lemma for r in readings if r.pos == "noun") - _FREE


_nominal = Sieve(lambda lower: bool(_nouns(lower)))


def _same_clause(tokens: Sequence[Token], i: int, j: int) -> bool:
    """True when both stand in one clause and no set phrase or opposition explains the second."""
    if j - i < 3 or crosses(tokens, i + 1, j):
        return False
    before, link = tokens[j - 1].lower, tokens[j - 2].lower
    if before in _PAIRED and j - i <= 4:
        return before in ("de", "d'") and tokens[i - 1].lower in DETERMINERS and i > 0 and j - i == 4
    opener = tokens[i - 1].lower if i else ""
    if j - i == 3 and before in DETERMINERS and (opener == before or link in _FACING):  # la main à la main, main dans la main
        return before in ("un", "une") and link in ("de", "d'")
    between = {t.lower for t in tokens[i + 1 : j]} | {opener}
    return not between & _ADDED and not between & _COPULA
