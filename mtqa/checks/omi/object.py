"""OMI105: a verb that needs an object has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import bare_noun_phrase, clause_end, date_at
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence, has_main_verb
from mtqa.language.morphology import Reading, french
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tables import table
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_AVOIR = words("a ont ai avons avez avait avaient avais aura auront aurait auraient ayant avoir eu ait aient")
_ADVERBS = words("pas plus jamais encore déjà également aussi toujours ainsi bien toutefois rien beaucoup peu trop souvent longtemps enfin")
_OBJECTS = words("l' le la les en me te nous vous m' t' se s' lui que qu' dont leur rien tout")
_RELATIVES = words(
    "que qu' quel quelle quels quelles combien dont comme ce où auquel laquelle lequel lesquels lesquelles quoi rien tout dessus"
)
# After these, *que* joins a clause and fetches no object from it.
_JOINS = words("après avant pour afin alors tandis parce dès bien pendant depuis lors sorte moins ainsi")
_SUBORDINATORS = words("si que qu' lorsque lorsqu' quand tandis alors parce puisque puisqu' mais car et")
_CIRCUMSTANCES = words("dans lors depuis pendant durant après avant dès hors sans malgré")
_BEHIND_DATE = _CIRCUMSTANCES | words("à au aux en sur chez par")
_RAISED = words("à faire fait fera font faisait laisser laissé laisse voir vu trop se s' peu")
_STOPS = words(". ; ! ? : »")
_AUXILIARIES = words("a ont avait avaient est sont était étaient aura auront sera seront")
_BARE = words("a ont avait avaient")
_BACK = 60  # tokens back in which a fetched object is looked for
_MESSAGE = Phrase("The verb has no object", "Le verbe n’a pas d’objet", "Kata kerja ini tidak punya objek")
_REASON = Phrase(
    "“{lemma}” needs an object; the sentence does not say what or whom.",
    "« {lemma} » demande un complément d’objet ; la phrase ne dit ni quoi ni qui.",
    "“{lemma}” memerlukan objek; kalimat ini tidak menyebut apa atau siapa.",
)


class LostObject(SegmentCheck):
    """Verb without its object.

    What it does: reports verbs that need a direct object (`data/transitive_verbs.tsv`) when none can be found: the verb ends its sentence,
    or only a date or a circumstance follows, and no object pronoun, relative pronoun or question word stands before it. Passive and
    pronominal forms, and infinitives after *à, faire, laisser*, are left alone.
    Why it matters: what was done, or to whom, has disappeared; languages that leave objects out invite machines to do the same.
    Known problems: an object named in the sentence before may be understood in spoken French.
    Example: bad: `Le séisme a causé lundi.` good: `Le séisme a causé lundi de gros dégâts.`
    Options: none.
    Sources: TLFi (see `data/transitive_verbs.tsv`); Grevisse & Goosse, Le Bon Usage, objet direct.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI105"
    name = "object-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each verb without its object."""
        tokens = segment.tokens
        for index in segment.standing(_governing(segment.forms)):
            token = tokens[index]
            if not token.is_word or (token.capitalised and index and tokens[index - 1].is_word):
                continue
            if _bare_avoir(tokens, index):
                yield self.finding(segment.span(index, index + 2), _MESSAGE, _REASON.format(lemma="avoir"), confidence=0.85)
            found = _needy(token.lower)
            if found is None:
                continue
            lemma, form = found
            first = _group(tokens, index, form)
            if first is None or _fetched(tokens, first, index):
                continue
            if _lost(tokens, first, index, _verbs()[lemma], form):
                after = min(index + 2, len(tokens))
                yield self.finding(segment.span(index, after), _MESSAGE, _REASON.format(lemma=lemma), confidence=0.88)


def _bare_avoir(tokens: Sequence[Token], index: int) -> bool:
    """True for *n'ont plus depuis mardi*: a negated *avoir* with neither participle nor object."""
    if tokens[index].lower not in _BARE or index < 2 or tokens[index - 1].lower != "n'":
        return False
    after = index + 1
    while after < len(tokens) and tokens[after].lower in ("pas", "plus", "jamais", "encore", "toujours", "rien"):
        after += 1
    if after in (index + 1, len(tokens)) or _fetched(tokens, index - 1, index - 1):
        return False
    return tokens[after].lower in _CIRCUMSTANCES and _only_circumstances(tokens, after)


@cache
def _verbs() -> Mapping[str, Mapping[str, str]]:
    return {row["lemma"]: row for row in table("transitive_verbs.tsv")}


@lru_cache(maxsize=FORMS)
def _needy(form: str) -> tuple[str, str] | None:
    """Lemma and kind (`infinitive`, `participle`, `finite`) of a form of a listed verb, when no noun or adjective can be meant."""
    readings = french().readings(form)
    other = any(r.pos in ("noun", "adj") for r in readings)
    for reading in readings:
        if reading.pos == "verb" and reading.lemma in _verbs():
            kind = _kind(reading)
            if kind and not (other and kind == "finite"):
                return reading.lemma, kind
    return None


_governing = Sieve(lambda form: form in _BARE or _needy(form) is not None)


def _kind(reading: Reading) -> str:
    if "inf" in reading.verb:
        return "infinitive"
    if reading.is_participle():
        return "participle" if reading.gender in ("m", "") and reading.number in ("s", "") else ""
    return "finite" if reading.finite else ""


def _group(tokens: Sequence[Token], index: int, form: str) -> int | None:
    """Index of the first token of the verb group (auxiliary and adverbs included), or None when it is no active one."""
    before = index - 1
    while before >= 0 and (tokens[before].lower in _ADVERBS or tokens[before].lower.endswith("ment")):
        before -= 1
    if form == "participle":
        return before if before >= 0 and tokens[before].lower in _AVOIR else None
    if form == "infinitive" and (before < 0 or tokens[before].lower in _RAISED):
        return None
    return before + 1


def _fetched(tokens: Sequence[Token], first: int, index: int) -> bool:
    """True when the object stands before the verb: a pronoun, a relative, a question word."""
    before = tokens[first - 1].lower if first else ""
    if before in _OBJECTS or any(t.lower in _OBJECTS for t in tokens[first:index]):
        return True
    for at in range(first - 1, max(-1, first - _BACK), -1):
        lower = tokens[at].lower
        if lower in (";", "»", "«") or ends_sentence(tokens, at):
            return False
        joins = lower in ("que", "qu'") and at > 0 and tokens[at - 1].lower in _JOINS
        if lower in _RELATIVES and not joins:
            return True
    return False


def _lost(tokens: Sequence[Token], first: int, index: int, verb: Mapping[str, str], form: str) -> bool:
    """True when nothing after the verb can be its object."""
    if verb["forms"] == "participle" and form != "participle":
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if first and tokens[first - 1].lower == "qui" and following and following.lower in _AUXILIARIES and form == "participle":
        return index + 2 < len(tokens) and any(r.is_participle() for r in french().readings(tokens[index + 2].lower))
    where = verb["where"]
    if where in ("end", "both") and (following is None or following.lower in _STOPS):
        return following is None or following.text != ":" or has_main_verb(tokens, index + 2, clause_end(tokens, index + 2))
    return where in ("before", "both") and following is not None and _only_circumstances(tokens, index + 1)


def _only_circumstances(tokens: Sequence[Token], start: int) -> bool:
    """True when a date or a preposition of place or time follows, and no noun phrase that could be an object."""
    date = date_at(tokens, start)
    if not date and tokens[start].lower not in _CIRCUMSTANCES:
        return False
    end = clause_end(tokens, start)
    end = next((i for i in range(start + 1, end) if tokens[i].lower in _SUBORDINATORS), end)
    if date and date < end and tokens[date].is_word and tokens[date].lower not in _BEHIND_DATE:
        return False
    if end < len(tokens) and tokens[end].lower in ("que", "qu'", ":", "«", "et"):
        return False
    if any("inf" in r.verb for t in tokens[start:end] for r in french().readings(t.lower)):
        return False
    return bare_noun_phrase(tokens, start, end) is None
