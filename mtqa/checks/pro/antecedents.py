"""Who a pronoun of a speaker can stand for: the person that the nearest sentence with persons shows as subject or source."""

from __future__ import annotations

from dataclasses import dataclass

from mtqa.checks.nam.memory import named, owners, people, role_uses
from mtqa.checks.pro.pool import gender_of, of_either
from mtqa.checks.view import ArticleView, SegmentView, remembered
from mtqa.language.roles import Role, role_ending
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import words as wordset

_SOURCES = wordset("selon d'après pour après par")
_PLACE_PREPOSITIONS = wordset("à au aux en dans de d' du des vers l' chez")
_PLURALS = wordset("les des aux ces ses leurs deux trois quatre cinq six sept huit neuf dix plusieurs")
_INSTITUTIONS = wordset(  # and relatives
    "mari femme épouse époux père mère frère sœur fils fille oncle tante cousin cousine neveu nièce ami amie collègue compagnon "
    "compagne rival rivale adversaire concurrent concurrente interlocuteur interlocutrice confrère consœur homologue prédécesseur "
    "successeur "
    "police ministère gouvernement parti syndicat tribunal parquet préfecture mairie agence banque entreprise société compagnie "
    "groupe association "
    "organisation commission comité conseil institut université hôpital fédération ligue armée marine présidence direction bureau "
    "service centre "
    "exécutif parlement assemblée sénat cour fonds observatoire autorité union opposition coalition mouvement club équipe chaîne "
    "journal quotidien "
    "municipalité ville région province district administration office fondation collectif régie ambassade consulat église paroisse "
    "école lycée "
    "collège usine exploitant opérateur constructeur fabricant transporteur avocat avocate famille victime personne source témoin "
    "enfant couple "
    "délégation diplomatie défense accusation rapport étude texte enquête communiqué document"
)
_DOCUMENTS = wordset("rapport étude texte enquête communiqué document")  # may add and stress, never speak
_HOUSES = (
    wordset("hôpital centre bureau service institut école lycée collège usine église université journal quotidien office") | _DOCUMENTS
)
_ORAL = wordset("dire déclarer lancer confier raconter répondre promettre espérer craindre plaisanter insister exclamer réagir")
_REACH = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person or role in sentence `sentence`, tokens `[first, after)`.

    `gender` is `m`, `f`, `?` (contradictory) or empty; `key` tells persons apart; `acts`: subject, speaker or source.
    """

    sentence: int
    first: int
    after: int
    gender: str
    key: str
    acts: bool


def antecedent(article: ArticleView, sentence: int, before: int, gender: str) -> Candidate | None:
    """The only person that a pronoun at token `before` of `sentence` can mean, when that person has the other gender than `gender`.

    None when nobody, or anybody of a fitting or unknown gender, stands in the nearest sentence with persons or after it.
    """
    oral = _oral(article.segments[sentence], before)
    for index in range(sentence, max(-1, sentence - _REACH - 1), -1):
        segment = article.segments[index]
        limit = before if index == sentence else len(segment.tokens)
        found = [c for c in candidates(article, index) if c.after <= limit]
        if _rival(segment, limit, gender, found, oral=oral):
            return None
        if not found:
            continue
        fits = any(c.gender != _other(gender) for c in found)
        if fits or not any(c.acts for c in found) or any(_owned(segment, c) for c in found):
            return None
        return next(c for c in reversed(found) if c.acts)
    return None


def _owned(segment: SegmentView, candidate: Candidate) -> bool:
    """True for `son avocat` and `son mari, Budi`: the owner, named further back, may be the one that is meant."""
    first = candidate.first
    apposed = first > 2 and segment.tokens[first - 1].text == "," and segment.tokens[first - 3].lower in ("son", "sa")
    return apposed or segment.tokens[first].lower in ("son", "sa")


def _other(gender: str) -> str:
    return "f" if gender == "m" else "m"


@remembered
def _roles_by_sentence(article: ArticleView) -> dict[int, list[Role]]:
    found: dict[int, list[Role]] = {}
    for use in role_uses(article):
        found.setdefault(use.sentence, []).append(use.role)
    return found


@remembered
def _genders(article: ArticleView) -> dict[int, str]:
    """The gender of each person, by identity: asked once, since a person may have thousands of mentions.

    `?` where the first name contradicts the title: which of the two is wrong, the text can't say.
    """
    return {id(person): "?" if person.disputed else gender_of(person) for person in people(article)}


@remembered
def candidates(article: ArticleView, index: int) -> tuple[Candidate, ...]:
    """Named persons and determined role nouns of a sentence, outside quotations, in order of place."""
    segment = article.segments[index]
    found: list[Candidate] = []
    for name in named(article)[index]:
        person = owners(article).get(id(name))
        gender = _genders(article)[id(person)] if person else ""
        key = person.name if person else " ".join(name.words)
        found.append(Candidate(index, name.first, name.after, gender, key, _acts(segment, name.first, name.after)))
    for role in _roles_by_sentence(article).get(index, ()):
        adjective = role.noun and segment.analysis.can(role.noun - 1, "noun") and segment.analysis.can(role.noun, "adj", "noun")
        if adjective or not role.determined or role.kind == "group":
            continue
        owner = next((c for c in found if _belongs(segment, role.first, role.after, c)), None)
        if owner is None or role.determiner in ("son", "sa", "leur", "mon", "ma"):
            gender = "" if of_either(role.masculine, role.gender) else role.gender
            found.append(Candidate(index, role.first, role.after, gender, role.masculine, _acts(segment, role.first, role.after)))
        elif role.gender and not owner.gender and not of_either(role.masculine, role.gender):
            found[found.index(owner)] = Candidate(index, role.first, owner.after, role.gender, owner.key, owner.acts)
    return tuple(c for c in sorted(found, key=lambda c: c.first) if _is_person(segment, c, found))


def _is_person(segment: SegmentView, candidate: Candidate, found: list[Candidate]) -> bool:
    """False inside a quotation, for a place named after a preposition, and for an adjective that is also a role (`directrice générale`)."""
    if segment.quoted(segment.tokens[candidate.first]):
        return False
    before = segment.tokens[candidate.first - 1].lower if candidate.first else ""
    if before in _PLURALS or before.isdigit():  # `les Arméniens`
        return False
    lone = " " not in candidate.key  # the name of a person is a full name somewhere in the article; of a place it is not
    if not candidate.gender and before in _PLACE_PREPOSITIONS and (lone or not candidate.acts or before not in ("de", "d'")):
        return False
    if not candidate.gender and lone and segment.analysis.must(candidate.first - 1, "noun", "adj") and not _role_before(segment, candidate):
        return False
    return not any(
        c is not candidate and c.first < candidate.after and candidate.first < c.after and c.after > candidate.after for c in found
    )


def _role_before(segment: SegmentView, candidate: Candidate) -> bool:
    return role_ending(segment.tokens, candidate.first - 1) is not None


def _belongs(segment: SegmentView, first: int, after: int, candidate: Candidate) -> bool:
    """True when the role at `[first, after)` stands beside the name: before it, or after a comma."""
    if candidate.first - after in range(0, 12) and not any(segment.tokens[k].text in ".;:»" for k in range(after, candidate.first)):
        return not any(segment.analysis.must(k, "finite") for k in range(after, candidate.first))
    between = range(candidate.after + 1, first)
    if segment.tokens[candidate.after].text != "," or any(segment.analysis.can(k, "prep") for k in between):  # `à Solo, selon l'avocate`
        return False
    return first - candidate.after in (0, 1, 2)


def _acts(segment: SegmentView, first: int, after: int) -> bool:
    """True for the subject of a clause, the subject after a verb of saying, or the source named by `selon`."""
    analysis = segment.analysis
    for clause in analysis.clauses:
        if clause.subject.start <= first + 1 and after <= clause.verb.start + 1 and first <= clause.verb.start:
            return True
    start = max(0, first - 12)
    if any(
        segment.tokens[k].lower in _SOURCES and not any(analysis.must(j, "finite") for j in range(k, first)) for k in range(start, first)
    ):
        return True
    return any((verb := speech_verb_at(segment.tokens, k)) is not None and verb.after <= first for k in range(start, first))


def _oral(segment: SegmentView, pronoun: int) -> bool:
    """True when the verb of the pronoun takes a living speaker (`a-t-il déclaré`, `il a promis`)."""
    analysis = segment.analysis
    group = analysis.verb_group(pronoun + 1)
    inverted = analysis.lower(pronoun)[:1] == "-"
    behind = analysis.skip_adverbs(pronoun + 1)
    at = group.participle if group and group.participle >= 0 else group.verb if group else -1
    if inverted:
        at = behind if analysis.can(behind, "pp") else pronoun - 1
    return at >= 0 and bool(analysis.words[at].lemmas("finite", "pp") & _ORAL)


def _rival(segment: SegmentView, limit: int, gender: str, found: list[Candidate], *, oral: bool) -> bool:
    """True when an institution of `gender`, which may speak as well, stands there and is no complement of a noun.

    One that is also a building or a document is a rival as the subject of a clause only, a document never where the verb is `oral`.
    """
    analysis = segment.analysis
    for phrase in analysis.noun_phrases:
        noun = analysis.lower(phrase.head)
        if phrase.end > limit or noun not in _INSTITUTIONS or segment.quoted(segment.tokens[phrase.start]):
            continue
        if noun in _HOUSES and (oral if noun in _DOCUMENTS else not _subject(segment, phrase.head)):
            continue
        if any(c.first <= phrase.head < c.after for c in found) or analysis.lower(phrase.start - 1) in ("de", "d'", "des", "devant"):
            continue
        if analysis.lower(phrase.start) in ("au", "aux") and any(c.acts and c.after <= phrase.start for c in found):  # asked, not asking
            continue
        if gender in {g for g, n in segment.analysis.words[phrase.head].features("noun") if n == "s"} and analysis.lower(
            phrase.start
        ) not in ("du", "des"):
            return True
    return False


def _subject(segment: SegmentView, head: int) -> bool:
    return any(c.subject.start <= head < c.subject.end for c in segment.analysis.clauses)
