"""PRO120: il or elle where nobody and nothing of that gender has been mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.pro.antecedents import Candidate, antecedent
from mtqa.checks.pro.pool import INSTITUTIONS, Nominal, nominals
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.phrases import VerbGroup
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_IMPERSONAL = wordset(
    "falloir pleuvoir neiger geler agir convenir importer suffire sembler paraître arriver rester exister avérer advenir passer aller "
    "valoir apparaître ressortir résulter découler appartenir incomber tarder naître survenir venir être y tomber"
)
_ANIMATE = wordset(
    "inaugurer signer rencontrer visiter pleurer épouser étudier travailler habiter naître enseigner plaider voter courir jouer gagner "
    "remporter perdre recevoir entretenir rendre demander promettre accuser craindre rappeler souligner quitter rejoindre écrire publier "
    "chanter danser marcher boire manger dormir élever vivre grandir hospitaliser blesser interpeller incarcérer libérer inculper "
    "soupçonner "
    "poursuivre acquitter réélire élire nommer démissionner présider assister aider soigner opérer souffrir avouer nier reconnaître "
    "décider participer entraîner dire déclarer ajouter expliquer affirmer vouloir espérer croire penser savoir refuser juger estimer "
    "prévoir hésiter exclure regretter conclure sourire douter souhaiter supposer redouter songer rêver avertir assurer estimer constater "
    "déplorer insister confier raconter témoigner commander interroger annoncer proposer obtenir tenter essayer réussir parvenir devoir "
    "apprendre voyager préparer chercher attendre acheter vendre payer porter accoucher allaiter licencier condamner arrêter emmener "
    "accueillir applaudir saluer féliciter embrasser diriger occuper exercer manquer absenter marier divorcer arriver partir "
    "rentrer retourner entendre écouter apercevoir saisir téléphoner appeler négocier militer voter trembler crier hurler courir nager "
    "tabler miser plaisanter ironiser nuancer plaider protester ignorer avouer prétendre jurer remercier complimenter comparaître "
    "témoigner purger écoper encourir toucher gagner économiser emprunter rembourser hériter louer embaucher coudre pêcher récolter "
    "cultiver cuisiner balayer prier jeûner méditer réciter composer enregistrer filmer photographier dessiner peindre sculpter tisser "
    "réparer conduire piloter naviguer marier adopter fiancer évader rendre blesser tuer noyer poignarder gifler agresser menacer frapper "
    "ramasser nettoyer raccrocher décrocher reprendre abandonner candidater briguer démentir affirmer s'excuser réclamer solliciter"
)
_AGENTS = ("eur", "euse", "rice", "ien", "ienne", "iste", "ier", "ière", "ant", "ante", "ais", "aise", "logue", "crate")
_BEHIND_IMPERSONAL = wordset("que qu' de d' à un une des du si s' comment pourquoi")  # `il lui a été demandé si`
_PRONOUNS = frozenset(("il", "elle"))
_HUSBANDS = wordset("mari époux")
_WIVES = wordset("épouse femme")
_SPOUSE_REACH = 16
_SUBORDINATORS = wordset("lorsque lorsqu' quand si s' comme puisque puisqu' dès alors après avant bien quoique quoiqu' tandis parce")


class LoneGender(Check):
    """`il` or `elle` where nobody and nothing of that gender has been mentioned.

    What it does: for `il` (impersonal uses apart) and `elle` as subject outside quotations, looks at every noun and name before it in
    the sentence (or, when no person stands there, in the sentence before as well). When none can have its gender, and a person of the
    other gender stands there, the pronoun is reported.

    Why it matters: Indonesian has one pronoun (ia, dia, -nya) for both; a machine guesses, and the act goes to somebody else.

    Known problems: a person mentioned two sentences earlier may be meant; hence minor.

    Example:
        bad: Mme Lestari ira lundi à Solo, où il ouvrira une école.
        good: Mme Lestari ira lundi à Solo, où elle ouvrira une école.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (no grammatical gender); Grevisse & Goosse, Le bon usage (pronoms).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO120"
    name = "lone-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for index, segment in enumerate(article.segments):
            if _PRONOUNS.isdisjoint(segment.forms):
                continue
            for at, token in enumerate(segment.tokens[:-1]):
                if token.lower not in _PRONOUNS or segment.quoted(token) or not _personal(segment, at):
                    continue
                gender = "f" if token.lower == "elle" else "m"
                person = _only_other(article, index, at, gender)
                place = (person.sentence, person.at) if person is not None else _only_actor(article, index, at, gender)
                place = place or _spouse(article, index, at, gender)
                if place is not None:
                    yield self._report(article, segment, at, gender, place)

    def _report(self, article: ArticleView, segment: SegmentView, at: int, gender: str, person: tuple[int, int]) -> Finding:
        token = article.segments[person[0]].tokens[person[1]]
        place = Span(token.start, token.end)
        written = segment.tokens[at].text
        other = "elle" if gender == "m" else "il"
        return self.finding(
            segment.span(at, at + 1),
            Phrase("pronoun of the other gender", "pronom de l’autre genre", "pronomina bergender lain"),
            Phrase(
                f"Nothing that “{written.lower()}” could stand for comes before; “{token.text}” has the other gender.",
                f"Rien de ce qui précède ne peut être repris par « {written.lower()} » ; « {token.text} » est de l’autre genre.",
                f"Tidak ada yang dapat diacu « {written.lower()} » sebelumnya; « {token.text} » bergender lain.",
            ),
            suggestion=other.capitalize() if written[:1].isupper() else other,
            confidence=0.7,
            related=(Related(place, Phrase("the person meant", "la personne visée", "orang yang dimaksud")),),
        )


def _personal(segment: SegmentView, at: int) -> bool:
    """True for elle as a subject and for il before a verb that has no impersonal use here."""
    analysis = segment.analysis
    group = analysis.verb_group(at + 1)
    if group is None:
        return False
    if analysis.lower(at) == "elle":
        return at == 0 or not analysis.can(at - 1, "prep")
    return not _impersonal(segment, group)


def _impersonal(segment: SegmentView, group: VerbGroup) -> bool:
    analysis = segment.analysis
    main = analysis.words[group.participle if group.participle >= 0 else group.verb]
    lemmas = main.lemmas("finite", "pp")
    if (
        "y" in group.clitics
        or (lemmas & _IMPERSONAL and group.participle < 0)
        or lemmas & {"falloir", "agir", "pleuvoir", "sembler", "arriver"}
    ):
        return True
    after = analysis.lower(analysis.skip_adverbs(group.end))
    passive = group.passive or group.auxiliary == "être" or {"se", "s'"} & set(group.clitics)
    if passive and (after in _BEHIND_IMPERSONAL or analysis.can(group.end, "num")):
        return True
    return bool(lemmas & {"manquer", "faire", "devoir", "pouvoir"}) and after not in ("le", "la", "les", "l'", "toute", "tout")


def _only_other(article: ArticleView, index: int, at: int, gender: str) -> Nominal | None:
    """The person of the other gender, when nothing that precedes has this one."""
    segment = article.segments[index]
    here = list(nominals(article, index, 0, at))
    opening = next((t.lower for t in segment.tokens if t.is_word), "")
    if segment.analysis.can(0, "pp", "prp") and segment.tokens[at - 1].text == ",":  # `Né d'une mère couturière, il …`
        return None
    if not here and opening in _SUBORDINATORS:  # the noun may follow: `Lorsqu'il arrive, le juge …`
        return None
    pool, home = here, segment
    if not any(n.person for n in here):
        if not index or article.alone:
            return None
        home = article.segments[index - 1]
        pool = [*nominals(article, index - 1), *here]
    if any((gender, "s") in nominal.features for nominal in pool):
        return None
    people = [n for n in pool if n.person and all(number == "s" for _, number in n.features)]
    if not people or _owned(article, people[-1]) or any(home.quoted(home.tokens[n.at]) for n in people):
        return None
    return people[-1]


def _only_actor(article: ArticleView, index: int, at: int, gender: str) -> tuple[int, int] | None:
    """The only person that acts in the nearest sentence, of the other gender, before a verb that only people can have as subject."""
    segment = article.segments[index]
    group = segment.analysis.verb_group(at + 1)
    if group is None or article.alone:
        return None
    main = segment.analysis.words[group.participle if group.participle >= 0 else group.verb]
    lemmas = main.lemmas("finite", "pp")
    first = next((i for i, t in enumerate(segment.tokens) if t.is_word), 0)
    if not lemmas & _ANIMATE or (at == first and speech_verb_at(segment.tokens, at + 1) is not None):  # PRO101 looks at those
        return None
    # `la décharge est pleine, mais elle reçoit` speaks of the thing, `elle a embrassé son mari` of a woman
    thing = any(n.subject and (gender, "s") in n.features for n in nominals(article, index, 0, at))
    if thing or _spouse(article, index, at, "m" if gender == "f" else "f"):
        return None
    return _found(antecedent(article, index, at, gender)) or _by_name(article, index, at, gender)


def _spouse(article: ArticleView, index: int, at: int, gender: str) -> tuple[int, int] | None:
    """`il … son mari`: the spouse named after the pronoun shows the other gender, and nobody stands between."""
    segment = article.segments[index]
    spouse = _HUSBANDS if gender == "m" else _WIVES
    for k in range(at + 1, min(at + _SPOUSE_REACH, len(segment.tokens) - 1)):
        token = segment.tokens[k]
        if token.text in ".;:«»(" or token.capitalised or token.lower in ("elle", "il", "qui", "que", "qu'"):
            return None
        if token.lower in ("son", "sa") and segment.tokens[k + 1].lower in spouse:
            return index, k + 1
    return None


def _found(candidate: Candidate | None) -> tuple[int, int] | None:
    return None if candidate is None else (candidate.sentence, candidate.first)


def _by_name(article: ArticleView, index: int, at: int, gender: str) -> tuple[int, int] | None:
    """The only person of the nearest sentence with people, whose given name or role shows the other gender."""
    for sentence in (index, index - 1):
        if sentence < 0:
            return None
        segment = article.segments[sentence]
        limit = at if sentence == index else None
        people = [n for n in nominals(article, sentence, 0, limit) if _may_act(segment, n)]
        if not people:
            continue
        if any((gender, "s") in n.features for n in people) or len({f for n in people for f in n.features if f[1] == "s"}) != 1:
            return None
        last = next((n for n in reversed(people) if n.person), None)
        return None if last is None or _owned(article, last) else (last.sentence, last.at)
    return None


def _may_act(segment: SegmentView, nominal: Nominal) -> bool:
    """True for a person: a role noun, a name that is no place and no brand (`la banque Sentosa`), a noun for people."""
    analysis = segment.analysis
    if segment.quoted(segment.tokens[nominal.at]) and not nominal.person:
        return False
    if nominal.person:
        return True
    before = analysis.lower(nominal.at - 1)
    if nominal.named:
        brand = analysis.must(nominal.at - 1, "noun", "adj", "unknown") and not nominal.subject
        return not brand and before not in ("à", "en", "au", "aux", "dans", "de", "d'", "du", "des", "la", "le", "l'", "(")
    lower = analysis.lower(nominal.at)
    return lower in INSTITUTIONS or lower.endswith(_AGENTS)


def _owned(article: ArticleView, person: Nominal) -> bool:
    """True for `son avocat`, `leur mère`: the owner may be the one that is meant."""
    segment = article.segments[person.sentence]
    return any(segment.tokens[k].lower in ("son", "sa", "ses", "leur", "leurs") for k in range(max(0, person.at - 3), person.at))
