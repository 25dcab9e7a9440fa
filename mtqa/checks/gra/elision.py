"""GRA102: a vowel that should be elided, or an elision where none is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import Analysis
from mtqa.language.remember import FORMS
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_ELIDES = wordset("le la de ne que je se me te jusque lorsque puisque quoique presque")
_OPEN_SYLLABLES = wordset(
    "onze onzième oui ouistiti uhlan un une huit huitième ouate ouah euh ah oh eh e i o u y où aa énième énièmes ou ululement uluru"
)
_BEFORE_NAMES = wordset("de que lorsque puisque jusque")
_NAME_STARTS = frozenset("AÀÂEÉÈÊIÎOÔ")
_GLIDES = ("eu", "ew", "io", "iu", "ia", "ie", "one", "onz", "ou", "oi")  # may start with a consonant sound, or is `onze`, `oui`
_ELIDED = wordset("l' d' qu' n' j' s' c'")
_VOWELS = frozenset("aàâeéèêëiîïoôuùûœæ")
_QUOTES = frozenset('«“"')


class Elision(AnalysisCheck):
    """A vowel that should be elided, or an elision where none is allowed.

    What it does: reports `le`, `la`, `de`, `que`, `ne` and the like in full before a vowel or a mute h, `si il`, `que «` before a quotation
    that starts with a vowel, and an elided word before an aspirated h (`l'hausse`) or a consonant.
    `de` and `que` before a name in a vowel count as well, save inside a longer name (`Pedro de Alvarado`).

    Why it matters: the slip is small, but every reader hears it.

    Known problems: whether a rare word in h- or a foreign name is aspirated is not known here; only listed words count.

    Example:
        bad: Le gouvernement craint l'hausse des prix et que il faille rationner.
        good: Le gouvernement craint la hausse des prix et qu'il faille rationner.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (élision, disjonction); Le Petit Robert for the h.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA102"
    name = "elision"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _ELIDED | _ELIDES | {"si"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            word = analysis.words[i]
            if i + 1 == len(analysis.words):
                break
            if word.lower in _ELIDED:
                if _wrongly_elided(analysis, i):
                    yield self._report(segment, i, i + 2, missing=False, suggestion=_full(analysis, i))
            else:
                after = _after_quote(analysis, i) if word.lower == "que" else i + 1
                if _needs_elision(analysis, i, after):
                    text = segment.article.plain[word.token.start : analysis.words[after].token.end]
                    yield self._report(segment, i, after + 1, missing=True, suggestion=_elided(text, word.token.text, after > i + 1))

    def _report(self, segment: SegmentView, first: int, after: int, *, missing: bool, suggestion: str | None) -> Finding:
        if missing:
            message = Phrase("elision missing", "élision manquante", "elisi tidak dilakukan")
            reason = Phrase(
                "Before a vowel or a mute h this word loses its own vowel.",
                "Devant une voyelle ou un h muet, ce mot s’élide.",
                "Di depan vokal atau h bisu, vokal akhir kata ini dihilangkan.",
            )
        else:
            message = Phrase("elision not allowed here", "élision interdite ici", "elisi tidak boleh di sini")
            reason = Phrase(
                "The next word starts with a consonant or an aspirated h: no elision.",
                "Le mot suivant commence par une consonne ou un h aspiré : pas d’élision.",
                "Kata berikutnya diawali konsonan atau h aspirasi: tidak ada elisi.",
            )
        return self.finding(segment.span(first, after), message, reason, suggestion=suggestion, confidence=0.95)


@lru_cache(maxsize=FORMS)
def aspirated(lemma: str) -> bool | None:
    """True for an aspirated h (or another start that forbids elision), False for a mute one, None when not listed."""
    return _initials().get(lemma)


@cache
def _initials() -> dict[str, bool]:
    return {row["lemma"]: row["aspirated"] == "yes" for row in table("initial_h.tsv")}


def starts_with_h(form: str, *, is_aspirated: bool) -> bool:
    """True when the table lists all lemmas of `form` that it knows with this kind of h."""
    lemmas = french().lemmas(form) | {form}
    known = {aspirated(lemma) for lemma in lemmas} - {None}
    return known == {is_aspirated}


def _after_quote(analysis: Analysis, i: int) -> int:
    return i + 2 if i + 2 < len(analysis.words) and analysis.words[i + 1].token.text in _QUOTES else i + 1


def _needs_elision(analysis: Analysis, i: int, after: int) -> bool:
    word, following = analysis.words[i], analysis.words[after]
    token = following.token
    if after == i + 1 and _needs_elision_before_name(analysis, i):
        return True
    if not token.is_word or token.text[:1] == "-" or not (token.text.islower() or after > i + 1):
        return False
    if word.lower == "si":
        return token.lower in ("il", "ils") and token.start == word.token.end + 1
    if token.lower in _OPEN_SYLLABLES or token.text.isupper() or (len(token.text) < 2 and not _short(word.lower, token.lower)):
        return False
    if word.lower in ("le", "la", "je") and (analysis.lower(i - 1)[:1] == "-" or token.start != word.token.end + 1):
        return False
    if (word.lower == "se" and token.lower == "et") or (after > i + 1 and analysis.lower(i - 1) in ("tel", "telle", "tels", "telles")):
        return False
    if word.lower == "quoique":
        return token.lower in ("il", "ils", "elle", "elles", "on", "un", "une", "en")
    if word.lower == "presque":
        return token.lower.startswith("île")
    if token.lower[0] == "h":
        return starts_with_h(token.lower, is_aspirated=False)
    return token.lower[0] in _VOWELS and (not following.can("unknown", "name") or after > i + 1)


def _needs_elision_before_name(analysis: Analysis, i: int) -> bool:
    """True for `de Audit Board`: a name in a vowel that is no part of a longer name (`Pedro de Alvarado`) and no title in quotes."""
    word, token, before = analysis.words[i], analysis.words[i + 1].token, analysis.words[i - 1].token if i else None
    if word.lower not in _BEFORE_NAMES or not word.token.text.islower() or before is None or not before.text.islower():
        return False
    text = token.text
    return (
        len(text) > 3
        and text[0] in _NAME_STARTS
        and text[1:].islower()
        and text[1:].isalpha()
        and not text.lower().startswith(_GLIDES)
        and token.start == word.token.end + 1
    )


def _short(word: str, following: str) -> bool:
    """True for `que à`, `ne a`: one letter that is a word, not the name of a letter."""
    return following in ("à", "y") or (following == "a" and word in ("ne", "je", "me", "te", "se"))


def _elided(text: str, word: str, quoted: bool) -> str | None:
    if word.lower() == "la" or quoted:
        return "l'" + text[len(word) :].lstrip() if not quoted else word[:-1] + "'" + text[len(word) :].lstrip()
    return word[:-1] + "'" + text[len(word) :].lstrip()


def _wrongly_elided(analysis: Analysis, i: int) -> bool:
    word, following = analysis.words[i], analysis.words[i + 1]
    token = following.token
    if not token.is_word or not token.text.islower() or token.start != word.token.end or len(token.text) < 3:
        return False
    if word.lower == "l'" and token.lower in ("un", "une", "on"):
        return False
    if token.lower[0] == "h" or token.lower in ("onze", "onzième", "oui", "yaourt", "yen", "yacht", "yoga", "yuan"):
        return word.lower not in ("qu'",) and starts_with_h(token.lower, is_aspirated=True)
    return token.lower[0] in "bcdfgklmnpqrstvz" and following.can("noun", "adj", "finite") and not following.can("unknown")


def _full(analysis: Analysis, i: int) -> str | None:
    word, following = analysis.words[i], analysis.words[i + 1]
    if word.lower != "l'":
        return f"{word.token.text[:-1]}e {following.token.text}"
    genders = {g for g, _ in following.features("noun")}
    if len(genders) != 1:
        return None
    article = "la" if genders == {"f"} else "le"
    return f"{article.capitalize() if word.token.capitalised else article} {following.token.text}"
