"""Where a small word must be another one of the same sound: frames of neighbours in which it is impossible itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from mtqa.language.readings import PREPOSITIONS, tagged_readings
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Token
from mtqa.language.wordlists import POSSESSIVES, SUBJECTS, WEEKDAYS, words

_THIRD = words("il elle ils elles on")
_AVOIR = words("a ont avait avaient aura auront aurait auraient ai as avons avez ayant avoir")
_ARTICLES = words("le la les l' un une")
_MOMENTS = words("moment jour jours nuit heure instant époque année endroit lieu cas soir matin mois")
_COPULAS = words("sont est seront sera étaient était ont a")
_NOT_DEGREES = words("plus mieux moins plu")
_CE_VERBS = frozenset(("être", "pouvoir", "devoir", "sembler", "dire", "faire", "aller", "avoir", "paraître"))
_PLURALS = words("ces mes tes ses nos vos leurs")
_BEFORE_INFINITIVE = words("se s' le la les l' y en lui leur")
_OF_ONE = words("a est ne n' peut doit va se s' sait avait était")
_DAYTIMES = WEEKDAYS | words("jour soir nuit matin midi week-end été hiver printemps automne fois")


@lru_cache(maxsize=FORMS)
def _tags(form: str) -> frozenset[str]:
    """What the form can be out of context."""
    return frozenset(tag for _, tags in tagged_readings(form) for tag in tags)


def _only(form: str, *tags: str) -> bool:
    return bool(_tags(form)) and _tags(form) <= set(tags)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _small(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].is_word and tokens[at].text == tokens[at].lower


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in ("«", ",", ";", ":", "—", "(")


def _participle(form: str) -> bool:
    return _only(form, "pp", "adj") and "pp" in _tags(form)


def _plain_verb(form: str) -> bool:
    return "finite" in _tags(form) and not _tags(form) & {"noun", "adj", "prep"}


def _to_has(tokens: Sequence[Token], at: int) -> str:
    """`le suspect à été`, `il à déclaré que`."""
    before, after = _lower(tokens, at - 1), _lower(tokens, at + 1)
    if tokens[at].capitalised or not _small(tokens, at + 1):
        return ""
    if before in ("il", "on", "y") and (_tags(after) & {"pp", "det"} and after not in ("ce", "tout", "toute", "tous")):
        return "a"
    if after == "été":
        season = _lower(tokens, at - 1) in ("printemps", "hiver") or _lower(tokens, at - 2) == "de"
        return "" if season or "pp" not in _tags(_lower(tokens, at + 2)) else "a"
    subject = before in ("elle", "qui") or "noun" in _tags(before) or (at and tokens[at - 1].capitalised)
    more = _lower(tokens, at + 2) in _ARTICLES | {"que", "qu'", "des", "ses", "son", "sa", "leur", "leurs", "tard", "hier", "longtemps"}
    return "a" if subject and _participle(after) and more else ""


def _has_to(tokens: Sequence[Token], at: int) -> str:
    """`a demandé a ses ministres`: two auxiliaries for one participle."""
    if tokens[at].capitalised or _lower(tokens, at + 1) not in POSSESSIVES | _ARTICLES | {"des", "ce", "cette", "ces"}:
        return ""
    if "pp" not in _tags(_lower(tokens, at - 1)) or _lower(tokens, at - 2) not in _AVOIR:
        return ""
    relative = any(t.lower in ("qui", "que", "qu'", "dont", "où", "ce", "lequel") for t in tokens[:at])
    return "" if relative else "à"


def _or_where(tokens: Sequence[Token], at: int) -> str:
    """`au moment ou elle`, `le jour ou la pluie est tombée`."""
    after = _lower(tokens, at + 1)
    if _lower(tokens, at - 1) not in _MOMENTS or _lower(tokens, at - 2) not in ("au", "le", "l'", "du", "la", "cet", "cette", "ce"):
        return ""
    if after in ("il", "ils", "on", "elle", "elles", "nous", "je", "j'"):
        return "où"
    known = _lower(tokens, at - 1) in ("moment", "endroit", "instant", "époque") and _lower(tokens, at - 2) in ("au", "l'")
    verb = any(t.lower in _COPULAS or _plain_verb(t.lower) for t in tokens[at + 2 : at + 5])
    return "où" if known and after in _ARTICLES | POSSESSIVES | {"des", "ces"} and verb else ""


def _self_this(tokens: Sequence[Token], at: int) -> str:
    """`se projet`, `tout se que`, `se sont des`."""
    after = _lower(tokens, at + 1)
    if after in ("que", "qu'", "qui", "dont"):
        return "ce"
    if _small(tokens, at + 1) and _only(after, "noun"):
        return "ce"
    return (
        "ce" if _opens(tokens, at) and after in ("sont", "sera", "seront") and _lower(tokens, at + 2) in ("des", "les", "une", "un") else ""
    )


def _this_self(tokens: Sequence[Token], at: int) -> str:
    """`le projet ce poursuit`; `les élèves ce sont réfugiés`."""
    before, after = _lower(tokens, at - 1), _lower(tokens, at + 1)
    subject = before in _THIRD or (
        "noun" in _tags(before) and _lower(tokens, at - 2) in _ARTICLES | POSSESSIVES | {"ce", "cet", "cette", "ces"}
    )
    if not subject or not _small(tokens, at + 1):
        return ""
    lemmas = {reading.lemma for reading, _ in tagged_readings(after)}
    if _only(after, "finite", "finite12"):
        if not lemmas & _CE_VERBS:
            return "se"
        return (
            "se" if after in ("sont", "est") and _participle(_lower(tokens, at + 2)) and "que" not in {t.lower for t in tokens[:at]} else ""
        )
    return ""


def _that_self(tokens: Sequence[Token], at: int) -> str:
    """`il c'est rendu`, `le ministre c'est excusé`."""
    if _lower(tokens, at + 1) not in ("est", "était"):
        return ""
    before, after = _lower(tokens, at - 1), _lower(tokens, at + 2)
    if before in _THIRD:
        return "s'"
    subject = _only(before, "noun") and _lower(tokens, at - 2) in ("le", "la", "un", "une", "son", "sa", "ce", "cette") and at in (2, 3)
    framed = before in _DAYTIMES or _lower(tokens, at - 3) in PREPOSITIONS  # `dans la ville c'est animé`, `le lundi c'est fermé`
    return "s'" if subject and not framed and _participle(after) and _agree(before, after) else ""


def _agree(noun: str, participle: str) -> bool:
    """False for `la viande c'est interdit`: the participle goes with *ce*, not with the noun."""
    genders = {g for reading, tags in tagged_readings(noun) if "noun" in tags for g in reading.gender or "mf"}
    return any(set(reading.gender or "mf") & genders for reading, tags in tagged_readings(participle) if "pp" in tags)


def _self_that(tokens: Sequence[Token], at: int) -> str:
    """`s'est la première fois`."""
    if _lower(tokens, at + 1) not in ("est", "était") or (
        not _opens(tokens, at) and _lower(tokens, at - 1) not in ("que", "et", "mais", "car")
    ):
        return ""
    after = _lower(tokens, at + 2)
    return "c'" if after in _ARTICLES | POSSESSIVES and _lower(tokens, at + 3) not in _NOT_DEGREES else ""


def _one_have(tokens: Sequence[Token], at: int) -> str:
    """`les rues on été`, `les élèves on quitté`."""
    after = _lower(tokens, at + 1)
    if _lower(tokens, at - 1) == "qui" and _lower(tokens, at - 2) in ("ceux", "celles", "gens") and "pp" in _tags(after):
        return "ont"
    noun = "noun" in _tags(_lower(tokens, at - 1)) or _lower(tokens, at - 1) in ("ils", "elles", "qui", "ceux-ci", "celles-ci")
    return "ont" if noun and (after == "été" or _participle(after)) and _small(tokens, at + 1) else ""


def _is_and(tokens: Sequence[Token], at: int) -> str:
    """`le ministre est sa femme sont partis`."""
    if _lower(tokens, at + 1) not in ("sa", "son", "ses", "leur", "leurs") or "noun" not in _tags(_lower(tokens, at + 2)):
        return ""
    plain = _only(_lower(tokens, at - 1), "noun") and _lower(tokens, at + 3) in ("sont", "ont", "étaient", "avaient", "seront", "auront")
    return "et" if plain else ""


def _of_due(tokens: Sequence[Token], at: int) -> str:
    """`a du être éteint`, `ont du fuir`, `est du à la pluie`."""
    if _lower(tokens, at - 1) in ("est", "était", "serait") and (
        _lower(tokens, at + 1) in ("à", "au", "aux") or _lower(tokens, at + 2) == "partie"
    ):
        return "dû"
    form = _lower(tokens, at + 1)
    if form not in _BEFORE_INFINITIVE and not form.endswith(("er", "ir", "re")):
        return ""
    back = at - 1
    while back > 0 and _only(_lower(tokens, back), "adv"):
        back -= 1
    if _lower(tokens, back) not in _AVOIR:
        return ""
    after = at + 2 if form in _BEFORE_INFINITIVE else at + 1
    form = _lower(tokens, after)
    fixed = form in ("être", "avoir") or (form.endswith(("er", "ir", "re")) and _only(form, "inf"))
    return "dû" if fixed else ""


def _dice_from(tokens: Sequence[Token], at: int) -> str:
    """`dés son arrivée`."""
    after = _lower(tokens, at + 1)
    opens = _opens(tokens, at) or "det" not in _tags(_lower(tokens, at - 1))
    return "dès" if opens and after in POSSESSIVES | _ARTICLES | {"que", "qu'", "lors", "lundi", "demain"} else ""


def _when_as_for(tokens: Sequence[Token], at: int) -> str:
    """`quand au ministre, il refuse`."""
    if _lower(tokens, at + 1) not in ("au", "aux", "à") or not _opens(tokens, at):
        return ""
    comma = next((k for k in range(at + 2, min(at + 9, len(tokens))) if tokens[k].text == ","), 0)
    verb = any(t.lower in _COPULAS or _plain_verb(t.lower) for t in tokens[at + 1 : comma])
    return "quant" if comma and not verb and _lower(tokens, comma + 1) in SUBJECTS | _ARTICLES | POSSESSIVES else ""


def _nor_there(tokens: Sequence[Token], at: int) -> str:
    """`il ni a pas`."""
    return "n'y" if _lower(tokens, at - 1) in ("il", "on") and _only(_lower(tokens, at + 1), "finite", "finite12", "noun") else ""


def _all_plural(tokens: Sequence[Token], at: int) -> str:
    """`tout les élèves étaient`."""
    after = at + 2
    if _lower(tokens, at + 1) not in _PLURALS | {"les"} or not _small(tokens, after):
        return ""
    noun = (
        "noun" in _tags(_lower(tokens, after)) and _lower(tokens, after).endswith(("s", "x")) and not _tags(_lower(tokens, after)) & {"pp"}
    )
    return "tous" if noun and _lower(tokens, at - 1) not in ("malgré", "avant", "par-dessus", "après", "du", "en") else ""


def _knows_self(tokens: Sequence[Token], at: int) -> str:
    """`il sait enfui`."""
    subject = _lower(tokens, at - 1) in _THIRD | {"qui"} or "noun" in _tags(_lower(tokens, at - 1))
    return "s'est" if subject and _only(_lower(tokens, at + 1), "pp") else ""


def _one_are(tokens: Sequence[Token], at: int) -> str:
    """`ils son dans la même classe`."""
    return "sont" if _lower(tokens, at - 1) in ("ils", "elles") and _lower(tokens, at - 2) not in ("et", "pour", "avec", "chez") else ""


def _have_one(tokens: Sequence[Token], at: int) -> str:
    """`ont a retrouvé le corps`."""
    return "on" if _opens(tokens, at) and _lower(tokens, at + 1) in _OF_ONE else ""


def _when(tokens: Sequence[Token], at: int) -> str:
    """`quant il arrive`."""
    return "quand" if _lower(tokens, at + 1) in SUBJECTS | _ARTICLES | POSSESSIVES else ""


def _himself(tokens: Sequence[Token], at: int) -> str:
    """`que l'on soi à l'heure`."""
    return "soit" if _lower(tokens, at - 1) in _THIRD and _lower(tokens, at - 2) not in ("de", "par") else ""


def _be_oneself(tokens: Sequence[Token], at: int) -> str:
    """`rester chez soit`."""
    return "soi" if _lower(tokens, at - 1) == "chez" else ""


def _maybe(tokens: Sequence[Token], at: int) -> str:
    """`il partira peut être demain`."""
    verb = _only(_lower(tokens, at - 1), "finite", "finite12")
    return "peut-être" if verb and _lower(tokens, at + 1) == "être" else ""


LOOKS: Mapping[str, Callable[[Sequence[Token], int], str]] = {
    "à": _to_has, "a": _has_to, "ou": _or_where, "se": _self_this, "ce": _this_self, "c'": _that_self, "s'": _self_that, "on": _one_have,
    "est": _is_and, "son": _one_are, "ont": _have_one, "quant": _when, "soi": _himself, "soit": _be_oneself, "peut": _maybe, "du": _of_due,
    "dés": _dice_from, "quand": _when_as_for, "ni": _nor_there, "tout": _all_plural, "sait": _knows_self,
}  # fmt: skip
"""By word: a function of the tokens and the place of the word that gives the word meant, or an empty string."""
