"""OMI104: a verb of saying without a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import bare_noun_phrase, date_at
from mtqa.checks.view import ParagraphView
from mtqa.language.chunks import TIMES
from mtqa.language.finite import ends_sentence, finite_at, has_main_verb
from mtqa.language.morphology import french
from mtqa.language.names import first_names
from mtqa.language.speech import CLOSERS, SpeechVerb
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import INVERTED, PREPOSITIONS, words
from mtqa.phrase import Phrase

_ENDS = words(". ; ? ! … ...")
_PLACES = (PREPOSITIONS - words("de d' en")) | words("au aux")
_MESSAGE = Phrase("Nobody says it: the speaker is missing", "Personne ne parle : le sujet manque", "Pembicaranya hilang")
_ASIDE = 8  # tokens of an aside between commas
_ADVERBIALS = TIMES | words("fois cas plupart reste")
_UNNAMED = words("il on c' je j' nous vous")
_DETERMINERS = words("le la l' les un une ce cet cette ces son sa ses leur leurs des")
_REACH = 80  # tokens looked at on either side
_MESSAGE_VERB = Phrase("The verb of saying is missing", "Le verbe de parole manque", "Kata kerja ucapan hilang")
_VERB = Phrase(
    "An auxiliary follows the quotation, but the participle that says what the speaker did is lost.",
    "Un auxiliaire suit la citation, mais le participe qui dit ce que fait la personne a disparu.",
    "Kata kerja bantu mengikuti kutipan, tetapi kata kerja utamanya hilang.",
)
_REASON = Phrase(
    "The verb of saying has no subject, so the words are attributed to nobody.",
    "Le verbe de parole n’a pas de sujet : les paroles ne sont attribuées à personne.",
    "Kata kerja ucapan ini tidak bersubjek, sehingga ucapan tidak jelas milik siapa.",
)
_COMMA = Phrase(
    "The name of the speaker seems to be lost: only a comma and a description follow the verb.",
    "Le nom de la personne semble perdu : une virgule et une description suivent le verbe.",
    "Nama pembicara tampaknya hilang: setelah kata kerja hanya ada koma dan keterangan.",
)


class NoSpeaker(ParagraphCheck):
    """Verb of saying without a speaker.

    What it does: reports an attribution whose verb is followed by the end of the sentence, by prepositional phrases only (`», a déclaré
    dans un communiqué.`), by a comma and an age, a relative clause or a mere description; and an auxiliary after a quotation that has no
    participle (`», ont les élus`).
    Why it matters: words stand in the article that nobody is said to have spoken.
    Known problems: a speaker named before the quotation in a nominal style (*Le maire : « … », a dit.*) is a fault too, and is reported.
    Example: bad: `« La salle est pleine », a noté.` good: `« La salle est pleine », a-t-il noté.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, propositions incises.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI104"
    name = "speaker-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """One finding for each attribution without a subject."""
        tokens = paragraph.tokens
        for index in range(1, len(tokens) - 1):
            if tokens[index].lower in ("a", "ont", "avait") and _lost_verb(tokens, index):
                yield self.finding(Span(tokens[index].start, tokens[index + 1].end), _MESSAGE_VERB, _VERB, confidence=0.9)
        for verb in paragraph.attributions:
            if verb.pronoun or _behind_aside(tokens, verb.first):
                continue
            after = _end(tokens, verb.after)
            reason = _why(tokens, verb, after)
            if reason:
                last = min(verb.after + 1, len(tokens))
                yield self.finding(Span(tokens[verb.first].start, tokens[last - 1].end), _MESSAGE, reason, confidence=0.9)


def _behind_aside(tokens: Sequence[Token], verb: int) -> bool:
    """True for `le préfet, il est vrai, avait prévenu`: the subject stands before an aside, and nothing but the aside has a verb."""
    aside = next((i for i in range(verb - 2, max(0, verb - _ASIDE), -1) if tokens[i].text == ","), 0)
    opened = tokens[aside + 1].lower in _UNNAMED or any(t.lower in INVERTED for t in tokens[aside + 1 : verb - 1])
    if not aside or tokens[verb - 1].text != "," or not opened:
        return False
    start = next((i + 1 for i in range(aside - 1, max(-1, aside - _REACH), -1) if ends_sentence(tokens, i)), 0)
    timed = bool(date_at(tokens, start)) or any(t.lower in _ADVERBIALS for t in tokens[start:aside])
    return _names(tokens[start:aside]) and not timed and not any(finite_at(tokens, i) for i in range(start, aside))


def _names(tokens: Sequence[Token]) -> bool:
    """True for a determiner with its noun, or for a name: a capital on a word that the lexicon lacks or that people bear."""
    first = tokens[0]
    if first.lower in _DETERMINERS:
        behind = next((t.lower for t in tokens[1:] if not french().only_pos(t.lower, "adj", "num")), "")
        return french().is_pos(behind, "noun") and not french().is_pos(behind, "adv")
    borne = first.text in first_names() or not french().known(first.lower)
    return first.is_word and first.capitalised and borne and not first.lower.endswith("ment") and first.lower not in PREPOSITIONS


def _lost_verb(tokens: Sequence[Token], index: int) -> bool:
    """True for `», ont les procureurs` and `», a-t-il lundi`: an auxiliary after a quotation, without its participle."""
    if tokens[index - 1].text != "," or index < 2 or tokens[index - 2].text not in CLOSERS:
        return False
    following = tokens[index + 1]
    if following.lower in INVERTED:
        after = tokens[index + 2].lower if index + 2 < len(tokens) else "."
        return after in _ENDS or after == "," or bool(date_at(tokens, index + 2)) or after in PREPOSITIONS
    start = next((i + 1 for i in range(index - 1, max(-1, index - _REACH), -1) if ends_sentence(tokens, i)), max(0, index - _REACH))
    return following.lower in ("le", "la", "l'", "les") and has_main_verb(tokens, start, index - 1)


def _end(tokens: Sequence[Token], index: int) -> int:
    limit = min(len(tokens), index + _REACH)
    while index < limit and not ends_sentence(tokens, index) and tokens[index].text not in ("»", ";", ":", "«"):
        index += 1
    return index


def _why(tokens: Sequence[Token], verb: SpeechVerb, after: int) -> Phrase | None:
    index = verb.after
    if index >= len(tokens):
        return _REASON if verb.past else None
    first = tokens[index]
    if first.text in _ENDS:
        quoted = any(t.text in CLOSERS for t in tokens[max(0, verb.first - 2) : verb.first])
        return _REASON if verb.past or quoted else None
    if first.text == ",":
        return _behind_comma(tokens, index + 1, after)
    if not (first.lower in _PLACES or date_at(tokens, index)) or any(_governs(t) for t in tokens[index:after]):
        return None
    return None if bare_noun_phrase(tokens, index, after) is not None else _REASON


def _behind_comma(tokens: Sequence[Token], index: int, after: int) -> Phrase | None:
    if index + 1 >= after:
        return None
    if tokens[index].kind is Kind.NUMBER and tokens[index + 1].lower == "ans":
        return _COMMA
    if tokens[index].lower in ("qui", "dont"):
        return _COMMA
    described = tokens[index].lower in ("le", "la", "l'", "les") and french().is_pos(tokens[index + 1].lower, "noun")
    if described and not date_at(tokens, index) and not any(t.text == "," for t in tokens[index:after]):
        return _COMMA
    return None


def _governs(token: Token) -> bool:
    """True for a word that makes the verb a main one: *que*, an infinitive (*a déclaré à la presse être venu*)."""
    return token.lower in ("que", "qu'") or any("inf" in r.verb for r in french().readings(token.lower))
