"""Verbs of saying and attributions: who said it, set beside the words (`, a déclaré X`, `, dit-il`).

Classes of verbs: `A` report words both in an incise and before *que*; `B` stand in an incise but not before *que*; `C` are orders and
questions (*de* + infinitive, *que* + subjunctive, *si*); `D` carry no words at all (*accuser*, *exprimer*).
Source of the lists: TLFi and Le Bon Usage on incises (`data/speech_verbs.tsv`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mtqa.language.finite import ends_sentence, finite_at, has_main_verb
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS
from mtqa.language.tables import table
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import INVERTED, words

CLOSERS = words('» ” "')
BOUNDARIES = CLOSERS | words(", ? ! … ... — –")
_AVOIR = words("a ont avait avaient aura auront aurait auraient eut eurent")
_ETRE = words("est sont était étaient sera seront serait seraient fut furent")
_CLITICS = words("s' se m' me nous vous lui leur l' t' te")
_ADVERBS = words(
    "ainsi aussi également notamment toutefois cependant encore néanmoins d'abord ensuite simplement déjà alors enfin pourtant pas même "
    "longuement souvent toujours bien immédiatement aussitôt d'emblée fermement clairement"
)
_TONIC = words("lui elle eux elles aussi")
_APPOSED = 4  # words of an apposition of adjectives
_JOINING = words("et ou mais")
_BACK = 60  # tokens looked at before an attribution
_THIRD = frozenset(("3s", "3p"))
# A light verb and the infinitive that says it: faire savoir, laisser entendre, tenir à préciser.
_LIGHT = {
    "faire": words("savoir valoir remarquer observer comprendre"),
    "laisser": words("entendre"),
}
_NO_INCISE = words("que qu' si comment pourquoi combien où")


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb group of saying in tokens `first` to `after - 1`.

    Attributes:
        lemma: the verb of saying (`faire savoir` counts as `savoir`).
        kind: its class, `A` to `D`.
        pronoun: True when an inverted pronoun is the subject (`dit-il`).
        past: True for compound tenses, imperfect and simple past that no present form equals.
    """

    first: int
    after: int
    lemma: str
    kind: str
    pronoun: bool
    past: bool


@cache
def speech_verbs() -> Mapping[tuple[str, bool], str]:
    """Class (`A` to `D`) by lemma and whether the verb is pronominal."""
    return {(row["lemma"], row["pronominal"] == "yes"): row["class"] for row in table("speech_verbs.tsv")}


@cache
def speech_lemmas() -> frozenset[str]:
    """The lemmas of all verbs of saying."""
    return frozenset(lemma for lemma, _ in speech_verbs())


@lru_cache(maxsize=FORMS)
def _finite_lemma(form: str, pronominal: bool) -> tuple[str, str, bool]:
    """Lemma, class and pastness of a third-person form of a verb of saying; empty strings when it is none."""
    for reading in french().readings(form):
        kind = speech_verbs().get((reading.lemma, pronominal)) if reading.pos == "verb" else None
        if kind and reading.persons & _THIRD:
            tenses = {v[:7] for v in reading.verb if v[-2:] in _THIRD}
            return reading.lemma, kind, bool(tenses) and tenses <= {"ind:imp", "ind:pas"}
    return "", "", False


@lru_cache(maxsize=FORMS)
def _participle_lemma(form: str, pronominal: bool) -> tuple[str, str]:
    """Lemma and class of a past participle of a verb of saying; empty strings when it is none."""
    for reading in french().readings(form):
        kind = speech_verbs().get((reading.lemma, pronominal)) if reading.is_participle() else None
        if kind:
            return reading.lemma, kind
    return "", ""


def speech_participle(form: str) -> bool:
    """True for a present participle of a verb that reports words (*ajoutant*, *précisant*)."""
    return any(r.is_participle("pre") and speech_verbs().get((r.lemma, False), "D") in "ABC" for r in french().readings(form))


def only_says(tokens: Sequence[Token]) -> bool:
    """True when the tokens are a verb of saying and nothing else: `a déclaré`, `dit-elle`, `ajouté`."""
    found = speech_verb_at(tokens, 0) if tokens else None
    if found is not None and found.kind in "ABC":
        return found.after == len(tokens)
    return len(tokens) == 1 and _participle_lemma(tokens[0].lower, False)[1] in ("A", "B", "C")


def speech_verb_at(tokens: Sequence[Token], first: int) -> SpeechVerb | None:
    """The verb group of saying that starts with token `first` (clitics and auxiliary included), third person only, or None."""
    index, pronominal = first, False
    while index < len(tokens) and index < first + 2 and tokens[index].lower in _CLITICS:
        pronominal = pronominal or tokens[index].lower in ("s'", "se")
        index += 1
    if index >= len(tokens) or not tokens[index].is_word:
        return None
    if tokens[index].lower in (_ETRE if pronominal else _AVOIR):
        found = _compound(tokens, first, index, pronominal)
        if found:
            return found
    return _simple(tokens, first, index, pronominal)


def _compound(tokens: Sequence[Token], first: int, auxiliary: int, pronominal: bool) -> SpeechVerb | None:
    index = auxiliary + 1
    pronoun = index < len(tokens) and tokens[index].lower in INVERTED
    index = _skip_adverbs(tokens, index + pronoun)
    if index >= len(tokens):
        return None
    form = tokens[index].lower
    lemma, kind = _participle_lemma(form, pronominal)
    if lemma:
        return SpeechVerb(first, index + 1, lemma, kind, pronoun, True)
    light = _light_infinitive(tokens, index, participle=True)
    return SpeechVerb(first, index + 2, light, "A", pronoun, True) if light else None


def _simple(tokens: Sequence[Token], first: int, index: int, pronominal: bool) -> SpeechVerb | None:
    pronoun = index + 1 < len(tokens) and tokens[index + 1].lower in INVERTED
    lemma, kind, past = _finite_lemma(tokens[index].lower, pronominal)
    if lemma:
        return SpeechVerb(first, index + 1 + pronoun, lemma, kind, pronoun, past)
    light = _light_infinitive(tokens, index, participle=False)
    return SpeechVerb(first, index + 2 + pronoun, light, "A", pronoun, False) if light else None


def _light_infinitive(tokens: Sequence[Token], index: int, *, participle: bool) -> str:
    """The infinitive after *fait*, *laissé* and the like (an inverted pronoun may stand between), or an empty string."""
    readings = french().readings(tokens[index].lower)
    after = index + 1
    if not participle and after < len(tokens) and tokens[after].lower in INVERTED:
        after += 1
    if after >= len(tokens):
        return ""
    for reading in readings:
        fits = reading.is_participle() if participle else bool(reading.persons & _THIRD)
        if fits and tokens[after].lower in _LIGHT.get(reading.lemma, ()):
            return tokens[after].lower
    return ""


def _skip_adverbs(tokens: Sequence[Token], index: int) -> int:
    end = index + 2
    while index < min(end, len(tokens)) and (tokens[index].lower in _ADVERBS or tokens[index].lower.endswith("ment")):
        index += 1
    return index


def attributions(tokens: Sequence[Token]) -> Iterator[SpeechVerb]:
    """Attributions in order: a verb of saying whose subject follows it, after a comma, a closing mark, `?`, `!` or a dash.

    With a noun as subject, the words before must hold a clause (else the verb is the main verb of its own sentence:
    *Le chef, épuisé, a annoncé la fermeture*), unless a closing mark stands just before.
    """
    sentence = 0
    for index in range(1, len(tokens)):
        before = tokens[index - 1]
        if not before.is_word and ends_sentence(tokens, index - 1):
            sentence = index
        if before.lower not in BOUNDARIES or not tokens[index].is_word or tokens[index].capitalised:
            continue
        verb = speech_verb_at(tokens, index)
        if verb and verb.kind != "D" and _is_incise(tokens, verb, sentence):
            yield verb


def _is_incise(tokens: Sequence[Token], verb: SpeechVerb, sentence: int) -> bool:
    if verb.pronoun:
        return True
    following = tokens[verb.after].lower if verb.after < len(tokens) else "."
    if following in _NO_INCISE or (following in ("de", "d'") and _infinitive(tokens, verb.after + 1)):
        return False
    if tokens[verb.first - 1].lower in CLOSERS or (verb.first > 1 and tokens[verb.first - 2].lower in CLOSERS):
        return True
    if verb.after < len(tokens) and tokens[verb.after].kind is Kind.WORD and _bare_object(tokens[verb.after]):
        return False
    sentence = max(sentence, verb.first - 2 * _BACK)
    return has_main_verb(tokens, sentence, verb.first - 1) and not _subject_waits(tokens, sentence, verb.first - 1)


def _subject_waits(tokens: Sequence[Token], sentence: int, comma: int) -> bool:
    """True for `…, le chef, épuisé, a annoncé`: a short apposition before the verb, and before that a subject still without one."""
    closer = next((i for i in range(comma - 1, max(sentence, comma - _BACK), -1) if tokens[i].lower in CLOSERS), None)
    if closer is not None and closer + 1 < comma and tokens[closer + 1].capitalised:
        return not any(finite_at(tokens, i) for i in range(closer + 1, comma))
    start = _stretch_start(tokens, sentence, comma)
    if start <= sentence or comma - start > _APPOSED or not all(_apposes(t) for t in tokens[start:comma]):
        return False
    before = _stretch_start(tokens, sentence, start - 1)
    return not any(finite_at(tokens, i) for i in range(before, start - 1))


def _stretch_start(tokens: Sequence[Token], sentence: int, end: int) -> int:
    """Index of the first token after the mark before `end` (or of the sentence)."""
    index = end
    while index > sentence and tokens[index - 1].kind is not Kind.MARK:
        index -= 1
    return index


def _apposes(token: Token) -> bool:
    return (
        token.lower in _TONIC
        or token.lower in _JOINING  # `hurlante et compacte`
        or french().is_pos(token.lower, "adj", "adv")
        or any(r.is_participle() for r in french().readings(token.lower))
    )


def _infinitive(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and any("inf" in r.verb for r in french().readings(tokens[index].lower))


def _bare_object(token: Token) -> bool:
    """A lower-case noun right after the verb is its object (*a déclaré forfait*), not a speaker."""
    return not token.capitalised and french().only_pos(token.lower, "noun") and not token.lower.endswith("di")
