"""A subject at the head of a sentence, read with its complements: `le ministre de la Santé`, `le gouverneur de Java central`, a name."""

from __future__ import annotations

from mtqa.language.chunks import NounPhrase
from mtqa.language.names import first_names
from mtqa.language.noun_classes import classes_of_nouns
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.readings import Features
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import words as wordset

PRONOUNS: dict[str, Features] = {
    "il": frozenset((("m", "s"),)),
    "elle": frozenset((("f", "s"),)),
    "ils": frozenset((("m", "p"),)),
    "elles": frozenset((("f", "p"),)),
}
_DEFINITE = wordset("le la les l' ce cet cette ces")
_OF = wordset("de d' du des")
_CONTRACTED = wordset("du des")
_LINKS = 6  # complements that are followed
_NOT_SUBJECTS = TIMES | wordset(  # nouns that open a sentence as adverbials or appositions
    "fois résultat bilan preuve conséquence conclusion côté espace durée période vie plupart cas reste fils fille frère sœur neveu nièce "
    "épouse époux femme veuve cadet cadette aîné aînée auteur auteure autrice premier première dernier dernière seul seule"
)
_IMPERSONAL = wordset(
    "falloir agir pleuvoir neiger sembler suffire rester importer convenir paraître valoir exister arriver advenir manquer être"
)
_ASIDES = (
    *(("il", "est", word) for word in ("vrai", "clair", "évident", "certain")),
    *(("il", "faut", *rest) for rest in (("le", "dire"), ("le", "rappeler"), ("le", "reconnaître"), ("l'", "avouer"), ("l'", "admettre"))),
    ("il", "va", "de", "soi"),
    ("il", "va", "sans", "dire"),
)
_OBJECTS = wordset("le la les l' en y lui leur")
_ACTING = frozenset(("person", "institution", "team"))


def full_subject(analysis: Analysis) -> NounPhrase | None:
    """The subject that opens the sentence, its `end` behind complements and names; None where it may be something else.

    A definite noun with nothing between it and its article, or a full name; no time, no relative, nothing with a comma.
    """
    phrase = analysis.noun_phrase(0)
    if phrase is None or phrase.quantity or not phrase.sure or not (_definite(analysis, phrase) or _named(analysis, phrase)):
        return None
    end = _behind_complements(analysis, phrase.end, described=acts(analysis, phrase))
    if end < 0 or any(analysis.lower(k).partition("-")[0] in _NOT_SUBJECTS for k in range(end)):  # `ce jour-là`
        return None
    return phrase._replace(end=end)


def acts(analysis: Analysis, phrase: NounPhrase) -> bool:
    """True for a person, an institution or a team, who open a sentence as its subject: `le visage fermé, il …` is none."""
    head = analysis.words[phrase.head]
    return phrase.determiner < 0 or any(not _ACTING.isdisjoint(classes_of_nouns().get(lemma, ())) for lemma in head.lemmas("noun"))


def repeated(analysis: Analysis, phrase: NounPhrase, at: int) -> bool:
    """True when the pronoun at `at` repeats the subject `phrase` before a verb of its own: not impersonal, nothing of it moved forward."""
    wanted = PRONOUNS.get(analysis.lower(at))
    group = analysis.verb_group(at + 1) if wanted and wanted & _gendered(analysis, phrase) else None
    if group is None or not _OBJECTS.isdisjoint(group.clitics):  # `la lettre du roi, elle l'a lue`
        return False
    if aside(analysis, at, group.end):
        return False
    main = analysis.words[group.verb if group.participle < 0 else group.participle]
    lemmas = main.lemmas("finite", "pp")
    passive = group.passive or group.auxiliary == "être"
    if analysis.lower(at) == "il" and (lemmas & _IMPERSONAL or (passive and _of(analysis, group.end))):
        return False
    return not analysis.standing(frozenset("?"))


def aside(analysis: Analysis, pronoun: int, end: int) -> bool:
    """True when the subject has its verb behind the clause of the pronoun (`le maire, il va de soi, viendra`), which ends from `end` on."""
    if analysis.lower(end) == "," or _set_aside(analysis, pronoun):  # `le maire, il l'avoue, a menti`
        return True
    comma = next((i for i in analysis.standing(frozenset(",")) if i > end), -1) if analysis.lower(pronoun - 1) == "," else -1
    if comma < 0 or analysis.verb_group(comma + 1) is None:
        return False
    said = speech_verb_at([word.token for word in analysis.words], comma + 1)
    # `le maire, il a signé, a dit Sari`; without a speaker behind it the verb is the subject's own: `le préfet, il est vrai, a prévenu`
    return said is None or said.kind not in "AB" or analysis.must(said.after, "mark")


def _set_aside(analysis: Analysis, pronoun: int) -> bool:
    """True for the clause without a person between two commas: `le préfet, il est vrai, a prévenu les maires`."""
    return any(analysis.matches(pronoun, *words, ",") for words in _ASIDES)


def _definite(analysis: Analysis, phrase: NounPhrase) -> bool:
    return phrase.determiner == 0 == phrase.head - 1 and analysis.lower(0) in _DEFINITE and analysis.can(phrase.head, "noun")


def _named(analysis: Analysis, phrase: NounPhrase) -> bool:
    """True for two or more words of a name that opens the sentence, with its title or not."""
    if phrase.determiner >= 0 or phrase.end - phrase.start < 2:
        return False
    return all(w.token.capitalised or w.lower == "." for w in analysis.words[: phrase.end]) and analysis.can(phrase.end - 1, "name")


def _gendered(analysis: Analysis, phrase: NounPhrase) -> Features:
    """What the subject's pronoun may be: a given name that one gender bears decides."""
    gender = first_names().get(analysis.words[phrase.start].token.text, "") if phrase.determiner < 0 else ""
    return frozenset((g, n) for g, n in phrase.features if g == gender) if gender else phrase.features


def _of(analysis: Analysis, at: int) -> bool:
    return analysis.lower(at) in ("de", "d'", "que", "qu'")


def _behind_complements(analysis: Analysis, at: int, *, described: bool) -> int:
    """The index behind the complements in *de*, adjectives and names from `at` on; -1 where one of them can't be read.

    `described`: an adjective may follow the head itself.
    """
    first = at
    for _ in range(_LINKS):
        while analysis.can(at, "name") or ((described or at > first) and analysis.must(at, "adj", "noun") and analysis.can(at, "adj")):
            at += 1
        link = at + 1 if analysis.lower(at) == "et" and at > first else at
        if analysis.lower(link) not in _OF:
            return at
        inner = analysis.noun_phrase(link if analysis.lower(link) in _CONTRACTED else link + 1)
        if inner is None:
            return -1
        at = inner.end
    return -1
