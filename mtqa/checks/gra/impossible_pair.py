"""GRA180: two words that cannot follow each other, whatever the rest of the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.readings import ADVERBS, CONJUNCTIONS, tagged_readings
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_DETERMINERS = words("cet cette ces mes tes ses notre votre nos vos quelques chaque au aux")
_ARTICLES = words("le la les")
_BEFORE_NOUN = words("des ces ses mes cet cette aux")
_PREPOSITIONS = words("dans pour avec sur sous lors depuis pendant dès chez parmi durant par vers de d' en contre à")
_BEFORE_ARTICLE = _PREPOSITIONS - {"en"}
_BEFORE_NO_VERB = _PREPOSITIONS - {"en", "contre", "à", "lors"}
_NOT_AFTER_DETERMINER = _PREPOSITIONS - {"à", "dès", "sous", "contre"}
_AFTER_ARTICLE = words("de d' du des dans avec parmi lors depuis pendant chez durant en")
_BEFORE_SUBJECT = words("dans pour avec sur sous pendant chez parmi durant vers contre selon malgré")
_CLASHING = words("selon malgré parmi chez dans sous pendant durant envers")
_AVOIR = words("ont avait avaient aura auront aurait auraient ait aient avoir ayant")
_ETRE = words("est sont était étaient sera seront serait seraient fut furent")
_AUXILIARIES = _AVOIR | _ETRE
_FINITE_AUXILIARIES = _AUXILIARIES - {"avoir", "est"}
_COPULAS = words("être avoir pouvoir devoir")
_SUBJECTS = words("il ils on je j' tu")
_CLITICS = words("me m' te t' se s' le la les l' lui leur nous vous y en")
_NE = frozenset(("ne", "n'"))
_NEGATIONS = words("pas plus jamais guère rien")
_BETWEEN = words("pas plus jamais rien encore même trop bien mieux toujours aussi assez tout")
_AFTER_QUE = words("a ont est était étaient avait avaient aura auront")  # `que a` is neither que nor qui
_MOVED = words(
    "arrivé arrivée arrivés arrivées venu venue venus venues parti partis mort morte morts mortes né née nés nées allé allée allés "
    "allées devenu devenue devenus devenues resté restée restés restées décédé décédée décédés décédées revenu revenue survenu survenue"
)
_WHICH = words("lequel laquelle lesquels lesquelles")
_OPEN_CLAUSE = words("le la les l' un une des il elle ils elles on son sa ses leur leurs cette ces")
_IMPERSONAL = words("faut fallait faudra faudrait fallut pleut pleuvait pleuvra neige")
_PREFIXES = ("dés", "dé", "re", "ré", "sur", "sous", "auto", "co", "télé", "micro", "mini", "contre", "anti", "pré", "inter", "mé", "super")
_CIRCUMFLEX = {"i": "î", "u": "û"}  # left out since 1990
_OPENING = frozenset('«"“:;.(—–')
_MESSAGE = Phrase("Words that cannot follow each other", "Mots qui ne peuvent se suivre", "Kata yang tidak dapat berurutan")
_REASON = Phrase(
    "French never puts “{one}” straight before “{two}”: a word is lost, or one has the wrong form.",
    "« {one} » ne précède jamais directement « {two} » : un mot manque, ou l’un d’eux a une mauvaise forme.",
    "“{one}” tidak pernah langsung mendahului “{two}”: ada kata yang hilang, atau bentuknya keliru.",
)


class ImpossiblePair(SegmentCheck):
    """Two words that cannot follow each other.

    What it does: reports pairs that no French sentence holds: a determiner before a verb, a preposition or a point, an auxiliary before an
    infinitive, two finite verbs in a row, *il*, *qui* or *ne* with no verb, a subject pronoun after a preposition. Other forms are passed.
    Why it matters: a word was dropped between the two, or one of them was left in the form of the dictionary.
    Known problems: a slip of one letter in a noun (*reforme*), or a noun in -e that dictionaries do not list yet, looks like a verb.
    Example: bad: `Neuf détenus ont être blessés.` good: `Neuf détenus ont été blessés.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, les parties du discours.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "GRA180"
    name = "impossible-pair"
    category = "fluency/grammar"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each place; of places that overlap the first."""
        tokens, end = segment.tokens, 0
        for at in sorted({*segment.standing(_LOOKS.keys()), *(i - 1 for i in segment.standing(_WHICH))}):
            if not end <= at < len(tokens) - 1 or not (_small(tokens, at) or (tokens[at].is_word and _opens(tokens, at))):
                continue
            looks = _WHICH_LOOKS if tokens[at + 1].lower in _WHICH else _LOOKS.get(tokens[at].lower, ())
            for look in looks:
                if after := look(tokens, at):
                    end = after
                    reason = _REASON.format(one=tokens[at].text, two=tokens[after - 1].text)
                    yield self.finding(segment.span(at, after), _MESSAGE, reason, confidence=0.9)
                    break


@lru_cache(maxsize=FORMS)
def _tags(form: str) -> frozenset[str]:
    """What the form can be out of context."""
    if form in CONJUNCTIONS:
        return frozenset(("conj",))
    return frozenset(tag for _, tags in tagged_readings(form) for tag in tags)


@lru_cache(maxsize=FORMS)
def _finite(form: str) -> bool:
    return "finite" in _tags(form) and _tags(form) <= {"finite", "finite12"} and not _nominal(form)


def _nominal(form: str) -> bool:
    """A noun that the lexicon does not list: made with a prefix (*désescalade*), or written without its circumflex (*boite*)."""
    inner = (form[len(prefix) :] for prefix in _PREFIXES if form.startswith(prefix))
    accented = (form[:i] + _CIRCUMFLEX[c] + form[i + 1 :] for i, c in enumerate(form) if c in _CIRCUMFLEX)
    return form.endswith(("e", "es")) and any(french().is_pos(noun, "noun") for noun in (*inner, *accented))


def _infinitive(form: str) -> bool:
    shaped = form.endswith(("er", "ir", "re")) and "inf" in _tags(form)
    return (shaped and _tags(form) <= {"inf", "finite12"}) or form in _COPULAS


def _verbal(form: str) -> bool:
    return not _tags(form) or not _tags(form).isdisjoint(("finite", "finite12", "inf", "prp"))


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _small(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].is_word and tokens[at].text == tokens[at].lower


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in _OPENING


def _past(tokens: Sequence[Token], at: int, passed: frozenset[str]) -> int:
    while at < len(tokens) and tokens[at].lower in passed:
        at += 1
    return at


def _past_adverbs(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and ((tokens[at].lower in ADVERBS and tokens[at].lower not in _NE) or _tags(tokens[at].lower) == {"adv"}):
        at += 1
    return at


def _determiner(tokens: Sequence[Token], at: int) -> int:
    word, after = tokens[at].lower, _lower(tokens, at + 1)
    if word in _DETERMINERS:
        if tokens[at + 1].text in (".", ";", ")", "»", "?") and word not in ("chaque", "au"):
            return at + 2
        verb = after in _FINITE_AUXILIARIES or after in _NE or _finite(after)
        link = after in _NOT_AFTER_DETERMINER or (word != "au" and after in CONJUNCTIONS)
        return at + 2 if _small(tokens, at + 1) and (verb or link) else 0
    if word in _BEFORE_NOUN and _tags(after) == {"prp"} and _small(tokens, at + 1):
        return at + 2
    if word in _ARTICLES or word == "des":
        negated = after in ("ne", "n'", "se", "s'")
        linked = word != "des" and after in _AFTER_ARTICLE
        stopped = word != "des" and tokens[at + 1].text in (".", ";")
        return at + 2 if (negated or linked or stopped) and not tokens[at + 1].capitalised else 0
    return 0


def _article_before_verb(tokens: Sequence[Token], at: int) -> int:
    """`Les doivent partir`, `dans la doivent`: no subject before a pronoun, so an article without its noun."""
    alone = at == 0 or tokens[at - 1].text == "." or _lower(tokens, at - 1) in _BEFORE_ARTICLE
    verb = tokens[at].lower in _ARTICLES and _small(tokens, at + 1) and _finite(tokens[at + 1].lower)
    return at + 2 if alone and verb and _lower(tokens, at + 2)[:1] != "-" else 0


def _auxiliary(tokens: Sequence[Token], at: int) -> int:
    word = tokens[at].lower
    if word not in _AVOIR and word != "a" and word not in _ETRE:
        return 0
    if tokens[at].capitalised:  # `A partir de`, an accent left out
        return 0
    before, after = _lower(tokens, at - 1), _past_adverbs(tokens, at + 1)
    if not _small(tokens, after) or not _infinitive(tokens[after].lower):
        return 0
    if word in _ETRE:
        said = before in ("c'", "ce") or any(_infinitive(t.lower) for t in tokens[max(0, at - 8) : at])
        return 0 if said or before in ("l'", "d'") else after + 1
    fixed = before in ("y", "en", "l'", "qu'", "que") or tokens[after].lower == "avoir" or _lower(tokens, at + 1) == "priori"
    return 0 if fixed else after + 1


def _two_verbs(tokens: Sequence[Token], at: int) -> int:
    verbs = _small(tokens, at + 1) and _finite(tokens[at].lower) and _finite(tokens[at + 1].lower)
    return at + 2 if verbs and _lower(tokens, at + 2)[:1] != "-" else 0


def _subject(tokens: Sequence[Token], at: int) -> int:
    word = tokens[at].lower
    if word in ("elle", "elles", "ils") and _lower(tokens, _past(tokens, at + 1, _NE)) in _IMPERSONAL:
        return _past(tokens, at + 1, _NE) + 1
    if (word not in _SUBJECTS and word != "qui") or (word == "qui" and _lower(tokens, at - 1) in _PREPOSITIONS):
        return 0
    bare = _past(tokens, at + 1, _CLITICS | _NE)
    after = _past_adverbs(tokens, bare)
    if not _small(tokens, after):
        return 0
    form = tokens[after].lower
    asked = word == "qui" and not (at and french().is_pos(_lower(tokens, at - 1), "noun", "adj"))  # `qui choisir`
    wrong = (_infinitive(form) and not asked) or _tags(form) == {"pp"} or (word in ("il", "ils") and _tags(form) == {"noun"})
    return after + 1 if wrong or (word != "qui" and after == bare and form in _PREPOSITIONS) else 0


def _negation(tokens: Sequence[Token], at: int) -> int:
    if tokens[at].lower not in _NE:
        return 0
    after = _past(tokens, at + 1, _CLITICS)
    if _lower(tokens, after) in _NEGATIONS:
        after = _past_adverbs(tokens, _past(tokens, after + 1, _CLITICS | _BETWEEN))
        wrong = _small(tokens, after) and "inf" not in _tags(tokens[after].lower) and bool(_tags(tokens[after].lower))
        return after + 1 if wrong and tokens[after].lower not in ("que", "qu'") else 0
    return after + 1 if _small(tokens, after) and not _verbal(tokens[after].lower) else 0


def _preposition(tokens: Sequence[Token], at: int) -> int:
    word, after = tokens[at].lower, _lower(tokens, at + 1)
    if word == "durant" and "noun" in _tags(_lower(tokens, at - 1)):  # `sa vie durant il a écrit`
        return 0
    if word in _CLASHING and after in ("à", "au", "aux"):
        return 0 if _lower(tokens, at + 2) in ("moins", "plus", "maximum", "minimum", "total") else at + 2
    if word in _BEFORE_SUBJECT and after in ("il", "ils", "je", "tu", "on") and _small(tokens, at + 1):
        return at + 2
    if word in ("d'", "de") and after in ("ont", "sont", "avait", "étaient", "avaient", "seront", "auront"):
        return at + 2
    if word in ("par", "avec", "dans", "pour", "chez", "parmi") and after in ("a", "ont", "sont", "avait", "étaient", "avaient"):
        return at + 2 if _small(tokens, at + 1) else 0
    return at + 2 if word in _BEFORE_NO_VERB and _small(tokens, at + 1) and _finite(after) else 0


def _fixed_pair(tokens: Sequence[Token], at: int) -> int:
    """`que a`, `été arrivé`, `en train mangeant`."""
    word, after = tokens[at].lower, _lower(tokens, at + 1)
    if not _small(tokens, at + 1):
        return 0
    if word == "que":
        return at + 2 if after in _AFTER_QUE else 0
    if word == "été":
        return at + 2 if after in _MOVED and at and not french().is_pos(tokens[at - 1].lower, "det") else 0
    going = _lower(tokens, at - 1) == "en" and "prp" in _tags(after) and _tags(after) <= {"prp", "adj", "noun"}
    return at + 2 if going else 0


def _half_conjunction(tokens: Sequence[Token], at: int) -> int:
    """`parce la pluie`, `afin il vienne`, `jusqu'à ce les prix baissent`: que is lost."""
    if tokens[at].lower == "jusqu'":
        lost = _lower(tokens, at + 1) == "à" and _lower(tokens, at + 2) == "ce" and _lower(tokens, at + 3) in _OPEN_CLAUSE
        return at + 4 if lost else 0
    return at + 2 if _lower(tokens, at + 1) in _OPEN_CLAUSE else 0


def _which(tokens: Sequence[Token], at: int) -> int:
    """`le riz lequel`, with no comma and no preposition."""
    noun = at and _tags(tokens[at].lower) == {"noun"} and french().is_pos(tokens[at - 1].lower, "det", "adj")
    return at + 2 if noun else 0


_Look = Callable[[Sequence[Token], int], int]


def _by_word(*rows: tuple[_Look, frozenset[str]]) -> Mapping[str, tuple[_Look, ...]]:
    """What to look for at each word: only few words begin an impossible pair."""
    return {word: tuple(look for look, own in rows if word in own) for word in frozenset().union(*(own for _, own in rows))}


def _lone_reflexive(tokens: Sequence[Token], at: int) -> int:
    """`s'échoué`, `se Rina`: a reflexive pronoun with no verb behind it."""
    after = tokens[at + 1]
    lost = _tags(after.lower) == {"pp"} if after.text == after.lower else after.capitalised and after.is_word
    return at + 2 if lost and _small(tokens, at) and _lower(tokens, at - 1) not in ("per", "in") else 0


def _lone_article(tokens: Sequence[Token], at: int) -> int:
    """`à une.`, `dans l',`, `sa consiste`."""
    word, after = tokens[at].lower, tokens[at + 1]
    if word in ("sa", "leurs"):
        verb = _small(tokens, at + 1) and _finite(after.lower) and _lower(tokens, at - 1) not in ("les", "des", "aux")
        return at + 2 if verb else 0
    closed = after.text in (".", ",", ";", ")", "?")
    if word == "une":
        pair = _lower(tokens, at - 2) in ("une", "un")  # `une à une`
        return at + 2 if closed and not pair and _lower(tokens, at - 1) in ("à", "avec", "dans", "par", "pour", "sous") else 0
    return at + 2 if closed and word == "l'" else 0


_WHICH_LOOKS: tuple[_Look, ...] = (_which,)
_LOOKS = _by_word(
    (_determiner, _DETERMINERS | _ARTICLES | _BEFORE_NOUN),
    (_article_before_verb, _ARTICLES),
    (_auxiliary, _AUXILIARIES | {"a"}),
    (_two_verbs, _AUXILIARIES),
    (_subject, _SUBJECTS | {"qui", "elle", "elles"}),
    (_negation, _NE),
    (_preposition, _PREPOSITIONS | _BEFORE_SUBJECT | _CLASHING),
    (_half_conjunction, frozenset(("parce", "tandis", "afin", "jusqu'"))),
    (_lone_reflexive, frozenset(("se", "s'"))),
    (_lone_article, frozenset(("sa", "leurs", "une", "l'"))),
    (_fixed_pair, frozenset(("que", "été", "train"))),
)
