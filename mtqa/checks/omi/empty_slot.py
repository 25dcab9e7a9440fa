"""OMI121: a word that must be followed by another and is not: *déjà* without its participle, a number without its noun, *n'en savait.*"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import finite_at
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_ADVERBS = words("déjà récemment")
_TIMES = words(
    "an ans année années mois jour jours semaine semaines heure heures fois siècle siècles minutes matin soir nuit époque temps moment "
    "instant jeunesse enfance naissance début origine lundi mardi mercredi jeudi vendredi samedi dimanche"
)
_NUMBERS = words(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent"
)
_CIRCUMSTANCES = words("pendant dans lors depuis durant chez avant après en avec vers malgré dès")
_AVOIR = words("a ont avait avaient aura auront aurait auraient ayant avoir")
# Verbs whose object may be a bare number: scores, votes, levels, prices.
_BARE_COUNTS = words(
    "obtenir compter atteindre dépasser perdre gagner marquer inscrire infecter relever valoir totaliser recueillir remporter "
    "frôler franchir "
    "approcher afficher récolter avoisiner égaler passer coûter peser mesurer durer avoir être donner prendre faire rester "
    "demander dire payer "
    "additionner diviser multiplier fêter concéder encaisser"
)
_FETCHING = words("en dont que qu' se s' sur parmi combien")
_PLACES = words("dans chez vers pendant durant malgré selon derrière envers parmi")
_RIGID = words("vers sous malgré dans sans sur selon")
_AFTER_RIGID = words("pendant depuis dans lors sur malgré durant dès selon parmi envers par ont sont avaient étaient a avait")
_SET_PHRASES = words("maintenant travers moitié minuit midi")
_STOPS = words(". ; ! ?")
# Verbs that form set phrases with a bare noun (*faire appel, prendre part*), and nouns that do so with others (*toucher terre*).
_STARTS = _ADVERBS | _NUMBERS | _RIGID | _PLACES | _AVOIR | {"en"}
_LIGHT = words(
    "faire prendre donner mettre porter avoir tenir rendre tirer prêter perdre demander trouver crier gagner parler livrer poser entendre "
    "ouvrir chercher fêter sentir changer obtenir reprendre refaire remettre redonner déclarer subir être aller interjeter"
)
_BARE_OBJECTS = words(
    "terre surface tour rue face jour naissance lieu place partie justice raison hier mot compte conseil secours semaine midi minuit"
)
_MESSAGE = Phrase("A word is missing here", "Il manque un mot ici", "Ada kata yang hilang di sini")
_REASONS = {
    "participle": Phrase(
        "“{word}” should modify a participle or verb, and none follows.",
        "« {word} » devrait porter sur un participe ou un verbe, et rien ne suit.",
        "“{word}” seharusnya menerangkan partisip atau kata kerja, tetapi tidak ada.",
    ),
    "noun": Phrase(
        "“{word}” counts something, and the sentence does not say what.",
        "« {word} » compte quelque chose, et la phrase ne dit pas quoi.",
        "“{word}” menghitung sesuatu, tetapi kalimat tidak menyebut apa.",
    ),
    "determiner": Phrase(
        "The noun after “{word}” has no article or other determiner.",
        "Le nom qui suit « {word} » n’a ni article ni autre déterminant.",
        "Nomina setelah “{word}” tanpa artikel atau penentu lain.",
    ),
    "complement": Phrase(
        "The noun that “{word}” should introduce is not there.",
        "Le nom que « {word} » devrait introduire n’est pas là.",
        "Nomina yang seharusnya mengikuti “{word}” tidak ada.",
    ),
    "negation": Phrase(
        "“{word}” needs its second half or an object: *rien, pas, plus …*",
        "« {word} » attend sa seconde moitié ou un complément : rien, pas, plus …",
        "“{word}” memerlukan pasangannya atau objek: rien, pas, plus …",
    ),
}


class EmptySlot(SegmentCheck):
    """Word whose companion is missing.

    What it does: reports *déjà, récemment* between a noun and a comma or stop (`les élèves déjà, soit …`); a bare number as
    object of a verb before a circumstance (`a bu quinze pendant la nuit`); a singular noun without determiner after *dans, chez,
    pendant, malgré …* or as object of a verb (`a signé accord`); a preposition straight before another or before an auxiliary
    (`vers depuis`); and *n'en* with a verb that ends the sentence (`elle n'en voyait.`).
    Why it matters: a participle, a noun, an article or half of a negation was dropped.
    Known problems: scores, votes and levels are bare numbers; the verbs that take them are listed and left alone.
    Example: bad: `Le port garde les grues déjà, soit onze engins.` good: `Le port garde les grues déjà payées, soit onze engins.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, adverbes, numéraux, absence de déterminant, négation.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI121"
    name = "empty-slot"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each empty slot."""
        tokens = segment.tokens
        numbers = [at for at, token in enumerate(tokens) if token.kind is Kind.NUMBER] if segment.has_figure else []
        for at in sorted((*segment.standing(_STARTS), *numbers)):
            kind, first = _slot(tokens, at) if 0 < at < len(tokens) - 1 else ("", at)
            if kind and not segment.quoted(tokens[at]):
                shown = tokens[first : at + 2] if kind == "negation" else tokens[max(first, at) : max(first, at) + 1]
                word = " ".join(t.text for t in shown)
                after = max(first, at) + (2 if kind in ("determiner", "negation", "complement") else 1)
                yield self.finding(segment.span(first, after), _MESSAGE, _REASONS[kind].format(word=word), confidence=0.75)


def _slot(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """What is missing at token `at`, and the first token of the finding; an empty name for nothing."""
    token = tokens[at]
    if token.lower in _ADVERBS and _without_participle(tokens, at):
        return "participle", at - 1
    if (token.kind is Kind.NUMBER or token.lower in _NUMBERS) and _without_noun(tokens, at):
        return "noun", at - 1
    if (
        token.lower in _RIGID
        and tokens[at + 1].lower in _AFTER_RIGID
        and not token.capitalised
        and tokens[at - 1].lower not in ("là", "au", "le", "de")
    ):
        return "complement", at
    if token.lower in _PLACES and _bare_noun(tokens, at):
        return "determiner", at
    if token.lower in _AVOIR and _bare_object(tokens, at):
        return "determiner", at + 1
    if token.lower == "en" and tokens[at - 1].lower == "n'" and _half_negated(tokens, at):
        return "negation", at - 1
    return "", at


def _without_participle(tokens: Sequence[Token], at: int) -> bool:
    """`les dossiers déjà,`: a plain noun before, a comma or stop after, no measure of time and no verb that the adverb could modify."""
    before = tokens[at - 1].lower
    if at < 3 or tokens[at + 1].text not in _STOPS | {","} or before in _TIMES or not french().only_pos(before, "noun", "adj"):
        return False
    near = range(max(0, at - 3), at)
    counted = any(tokens[k].kind is Kind.NUMBER or tokens[k].lower in _NUMBERS for k in near)
    return not counted and french().is_pos(before, "noun") and not any(tokens[k].text == "," or finite_at(tokens, k) for k in near)


def _without_noun(tokens: Sequence[Token], at: int) -> bool:
    """`ont bu quinze pendant`: a transitive verb, a number, a circumstance, and no pronoun that the number could count."""
    if at < 2 or tokens[at + 1].lower not in _CIRCUMSTANCES | _STOPS or (tokens[at].text.isdigit() and len(tokens[at].text) == 4):
        return False
    readings = french().readings(tokens[at - 1].lower)
    lemmas = {r.lemma for r in readings if r.pos == "verb"}
    active = any(r.is_participle() for r in readings) and tokens[at - 2].lower in _AVOIR
    active = active or (bool(readings) and all(r.pos == "verb" for r in readings) and any(r.finite or "inf" in r.verb for r in readings))
    if not active or lemmas & _BARE_COUNTS:
        return False
    group = {t.lower for t in tokens[max(0, at - 3) : at - 1]}
    return "les" not in group and not any(t.lower in _FETCHING for t in tokens[max(0, at - 8) : at])


def _bare_noun(tokens: Sequence[Token], at: int) -> bool:
    """`dans forêt`: a form that is only a singular noun, without determiner, number or capital."""
    noun = tokens[at + 1]
    if not noun.is_word or noun.capitalised or (tokens[at].capitalised and at) or noun.lower in _SET_PHRASES or "-" in noun.text:
        return False
    readings = french().readings(noun.lower)
    return bool(readings) and all(r.pos == "noun" and r.number == "s" for r in readings) and len(noun.text) > 2


def _bare_object(tokens: Sequence[Token], at: int) -> bool:
    """`a signé accord`: a form that is only a singular noun straight after an active participle."""
    if at + 2 >= len(tokens) or tokens[at + 2].lower in _BARE_OBJECTS or tokens[at + 2].lower in _TIMES:
        return False
    verb, noun = french().readings(tokens[at + 1].lower), tokens[at + 2]
    if not any(r.is_participle() and r.lemma not in _LIGHT for r in verb) or any(r.lemma in _LIGHT for r in verb):
        return False
    readings = (
        french().readings(noun.lower) if noun.is_word and not noun.capitalised and "-" not in noun.text and len(noun.text) > 2 else ()
    )
    return bool(readings) and all(r.pos == "noun" and r.number == "s" for r in readings)


def _half_negated(tokens: Sequence[Token], at: int) -> bool:
    """`n'en savait.`: nothing but a verb between `n'en` and the end of the clause."""
    verb = at + 1
    if verb + 1 >= len(tokens) or tokens[verb + 1].text not in _STOPS | {","}:
        return False
    before = {t.lower for t in tokens[max(0, at - 8) : at - 1]}
    return french().maybe_finite(tokens[verb].lower) and not before & words(
        "rien personne nul nulle aucun aucune jamais ni plus moins davantage autant mieux plutôt si guère"
    )
