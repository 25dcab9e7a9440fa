"""PRO124: a person who speaks of herself, or is named, in the other gender."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.nam.memory import named, owners
from mtqa.checks.pro.pool import genders
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_BE = wordset("suis étais serai serais fus")
_LIMITS = wordset("de d' du des à au et avec , pour")
_REACH = 8


class OwnGender(Check):
    """A person who speaks of herself, or is named, in the other gender.

    What it does: inside a quotation, compares `je suis`, `j'étais`, `je me suis` + participle or adjective with the gender of the
    person who speaks (named right after the quotation); outside, compares `l'un d'eux`, `l'un d'entre eux`, `l'une d'elles` with the
    name that follows the comma.

    Why it matters: Indonesian marks no gender; the machine's masculine makes the woman who speaks a man.

    Known problems: a given name may be borne by men and women; hence minor.

    Example:
        bad: « Je suis arrivé à l'aube », raconte Mme Lestari.
        good: « Je suis arrivée à l'aube », raconte Mme Lestari.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (no grammatical gender); Grevisse & Goosse, Le bon usage (accord).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO124"
    name = "own-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for index, segment in enumerate(article.segments):
            speaker = ""
            for at, token in enumerate(segment.tokens[:-2]):
                if token.lower in _BE and segment.tokens[at - 1].lower in ("je", "j'", "me", "m'", "ne", "n'"):
                    speaker = speaker or _speaker(article, index, at) or "-"
                    found = _predicate(segment, at, speaker)
                elif token.lower in ("un", "une"):
                    found = _one_of(article, index, at)
                else:
                    continue
                if found:
                    yield self.finding(
                        segment.span(*found),
                        Phrase("the other gender for this person", "autre genre que celui de la personne", "gender lain dari orang ini"),
                        Phrase(
                            "The name or title of the person shows the other gender.",
                            "Le nom ou le titre de la personne montre l’autre genre.",
                            "Nama atau gelar orang ini menunjukkan gender lain.",
                        ),
                        confidence=0.75,
                    )


def _gender_near(article: ArticleView, index: int, first: int, after: int) -> str:
    """Gender of the only person named in tokens `[first, after)`."""
    owner, gender = owners(article), genders(article)
    found = {gender.get(id(owner.get(id(name))), "") for name in named(article)[index] if first <= name.first < after}
    return found.pop() if len(found) == 1 else ""


def _speaker(article: ArticleView, index: int, at: int) -> str:
    """Gender of the person named after the verb of saying that follows the quotation."""
    segment = article.segments[index]
    if not segment.quoted(segment.tokens[at]):
        return ""
    for k in range(at + 1, len(segment.tokens)):
        if segment.quoted(segment.tokens[k]) or not segment.tokens[k].is_word:
            continue
        verb = speech_verb_at(segment.tokens, k)
        if verb is None:
            return ""
        if verb.pronoun:
            return {"elle": "f", "il": "m"}.get(segment.tokens[verb.after - 1].lower.rpartition("-")[2], "")
        after = next(
            (j for j in range(verb.after, min(verb.after + _REACH, len(segment.tokens))) if segment.tokens[j].lower in _LIMITS),
            verb.after + _REACH,
        )
        return _gender_near(article, index, verb.after, after)
    return ""


def _predicate(segment: SegmentView, at: int, speaker: str) -> tuple[int, int] | None:
    """The predicate after je suis that has the other gender only."""
    analysis = segment.analysis
    if speaker not in ("m", "f") or not segment.quoted(segment.tokens[at]):
        return None
    k = analysis.skip_adverbs(at + 1)
    if not analysis.can(k, "pp", "adj") or analysis.can(k, "adv", "prep"):
        return None
    reflexive = analysis.lower(at - 1) in ("me", "m'")
    if reflexive and analysis.can(k + 1, "det", "inf"):  # `je me suis lavé les mains`
        return None
    genders = {g for g, n in analysis.words[k].features("pp", "adj") if n == "s"}
    return (at, k + 1) if genders and speaker not in genders else None


def _one_of(article: ArticleView, index: int, at: int) -> tuple[int, int] | None:
    """`l'un d'eux, Dewi Lestari,`."""
    segment = article.segments[index]
    tokens = segment.tokens
    forms = [t.lower for t in tokens[at + 1 : at + 5]]
    if forms[:2] in (["d'", "eux"], ["d'", "elles"]):
        comma = at + 3
    elif forms[:3] in (["d'", "entre", "eux"], ["d'", "entre", "elles"]):
        comma = at + 4
    else:
        return None
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return None
    gender = _gender_near(article, index, comma + 1, comma + 2)
    wanted = "f" if tokens[at].lower == "une" else "m"
    return (at, comma) if gender and gender != wanted else None
