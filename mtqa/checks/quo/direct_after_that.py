"""QUO106: direct speech in a *que* clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence, finite_at
from mtqa.language.first_person import first_person_at
from mtqa.language.speech import speech_participle, speech_verb_at
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_GAP = 16  # tokens between the verb of saying and its que
_QUESTIONS = words("pourquoi comment est-ce")
_OPENERS = words("si s' lorsque lorsqu' quand comme puisque puisqu'")
_TO_US = words("m' me nous vous moi t' te")
# Sources that say je or nous to everybody: songs, proverbs, studies.
_NO_SPEAKER = words(
    "chanson texte étude rapport article loi proverbe sondage recherche recherches science expérience histoire bible coran slogan adage "
    "chiffres données dicton maxime évangile constitution poème livre roman film études rapports modèles théorie philosophie biologie"
)
_OPINIONS = words(
    "penser croire estimer supposer suggérer considérer imaginer espérer juger soupçonner observer constater noter montrer "
    "plaindre réjouir féliciter indigner inquiéter étonner regretter déplorer"
)
_MESSAGE = Phrase("Direct speech after “que”", "Discours direct après « que »", "Kalimat langsung setelah “que”")
_REASON = Phrase(
    "After “que” the person of the speaker must become the third; as it stands, the newsroom says “{word}”.",
    "Après « que », la personne de celui qui parle passe à la troisième ; ici, c’est la rédaction qui dit « {word} ».",
    "Setelah “que”, orang pertama harus menjadi orang ketiga; di sini redaksi sendiri yang berkata “{word}”.",
)


class DirectAfterThat(SegmentCheck):
    """Direct speech run into a que clause.

    What it does: reports *je*, *nous* (as subject), *mon*, *notre* and the like, or a direct question, right after the *que* of a verb of
    saying in the third person, outside quotation marks.
    Why it matters: the words of the person quoted are put into the mouth of the journalist.
    Known problems: silent when the hearer is the writer (*il nous a dit que nous …*), in columns, after opinions, studies and plural
    experts that speak of everybody (*les médecins disent que nous dormons mal*).
    Example: bad: `Elle a assuré que je paierai.` good: `Elle a assuré qu'elle paierait.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, discours indirect.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO106"
    name = "direct-speech-after-que"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.CRITICAL
    anchors = frozenset(("que", "qu'"))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding a sentence at most."""
        tokens = segment.tokens
        for index, token in enumerate(tokens):
            if token.lower not in ("que", "qu'") or segment.quoted(token):
                continue
            word = _direct(tokens, index + 1)
            verb = _governor(tokens, index, "AC" if word in _QUESTIONS else "A") if word else None
            if verb is None or segment.quoted(tokens[verb]) or segment.article.first_person:
                continue
            last = min(index + 4, len(tokens))
            severity = Severity.MAJOR if segment.article.alone or _direct(tokens, index + 1) in ("notre", "nous") else Severity.CRITICAL
            yield self.finding(segment.span(index, last), _MESSAGE, _REASON.format(word=word), severity=severity, confidence=0.93)
            return


def _direct(tokens: Sequence[Token], index: int) -> str:
    """The first-person or question word that stands right after *que* (a conjunction may come between), or an empty string."""
    if index < len(tokens) and tokens[index].lower in _OPENERS:
        index += 1
    if index >= len(tokens):
        return ""
    if tokens[index].lower in _QUESTIONS:
        return tokens[index].lower
    return first_person_at(tokens, index) if tokens[index].lower not in ("m'", "me") else ""


def _governor(tokens: Sequence[Token], that: int, kinds: str) -> int | None:
    """Index of the verb of saying behind the *que* at `that`, or behind the *que* that it continues (*qu'il dort et que je veille*)."""
    found = _saying(tokens, that, kinds)
    if found is not None or tokens[that - 1].lower not in ("et", "mais"):
        return found
    for earlier in range(that - 2, max(0, that - _GAP), -1):
        if tokens[earlier].lower in ("que", "qu'"):
            return _saying(tokens, earlier, kinds)
    return None


def _saying(tokens: Sequence[Token], that: int, kinds: str) -> int | None:
    """Index of the verb of saying (of the given classes) that governs the *que* at `that`, when the writer is not spoken to, or None."""
    for index in range(that - 1, max(-1, that - _GAP), -1):
        if ends_sentence(tokens, index) or tokens[index].lower in ("»", "«", ";", "que", "qu'", "dont"):
            return None
        verb = speech_verb_at(tokens, index)
        said = verb is not None and verb.kind in kinds and not verb.pronoun and verb.after <= that and verb.lemma not in _OPINIONS
        if said or (speech_participle(tokens[index].lower) and tokens[index].lower != "étant"):
            first = index if not said or verb is None else verb.first
            everybody = tokens[index].lower.endswith("ent") and not tokens[index].lower.endswith("ement")
            return first if not everybody and _third_person(tokens, first, that) else None
        if finite_at(tokens, index) and not (index and speech_verb_at(tokens, index - 1)):
            return None
    return None


def _third_person(tokens: Sequence[Token], verb: int, that: int) -> bool:
    """False when the writer or everybody is addressed, or no person speaks."""
    before = [t.lower for t in tokens[max(0, verb - 6) : verb]]
    start = next((i + 1 for i in range(verb - 1, max(-1, verb - 60), -1) if ends_sentence(tokens, i)), max(0, verb - 60))
    if any(first_person_at(tokens, i) for i in range(start, verb)) or any(t.lower in ("nos", "notre") for t in tokens[start:verb]):
        return False
    if any(t.lower in _TO_US for t in tokens[max(0, verb - 3) : that]) or {"je", "j'", "on", "vous", "nous"} & set(before[-3:]):
        return False
    return not any(word in _NO_SPEAKER for word in before)
