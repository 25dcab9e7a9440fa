"""QUO111: a verb that carries no speech stands after a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ParagraphView
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import ARTICLES, words
from mtqa.phrase import Phrase

_SILENT = words("exprimer parler discuter partager entretenir")
_MESSAGE = Phrase(
    "Verb that cannot introduce speech", "Verbe qui n’introduit pas de paroles", "Kata kerja yang tidak dapat mengantar ucapan"
)
_REASON = Phrase(
    "In French this verb does not stand beside quoted words; use “dire”, “déclarer” or the like.",
    "En français, ce verbe ne s’emploie pas en incise ; il faut « dire », « déclarer » ou un verbe semblable.",
    "Dalam bahasa Prancis, kata kerja ini tidak dipakai di samping kutipan; gunakan “dire”, “déclarer”, dan sejenisnya.",
)
_WORDS = Phrase(
    "This is a word-for-word rendering of “said”; French uses a verb.",
    "C’est un mot à mot de « dit X » ; le français emploie un verbe.",
    "Ini terjemahan harfiah dari “kata X”; bahasa Prancis memakai kata kerja.",
)


class NoSpeechVerb(ParagraphCheck):
    """Verb that cannot introduce speech.

    What it does: reports *exprimer, parler, discuter, partager, s'entretenir, s'exprimer* as the verb of an attribution (`», a exprimé la
    directrice`) and the noun *mot(s)* in its place (`», mots de la directrice`, from Indonesian *kata*).
    Why it matters: the sentence is not French, and it is not clear whether the words are a quotation.
    Known problems: transitive verbs that newspapers use freely in incises (*critiquer, rassurer, évoquer*) are left alone.
    Example: bad: `« La salle est pleine », a exprimé Ana.` good: `« La salle est pleine », a dit Ana.`
    Options: none.
    Sources: TLFi, exprimer, parler, discuter; Grevisse & Goosse, Le Bon Usage, propositions incises.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO111"
    name = "verb-without-speech"
    category = "fluency/grammar"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """One finding after each quotation at most."""
        tokens = paragraph.tokens
        for stretch in paragraph.outside:
            if stretch.before is None or not stretch.before.closed or stretch.after - stretch.first < 3:
                continue
            comma = tokens[stretch.first].text == ","
            ended = paragraph.article.plain[: stretch.before.end - 1].rstrip()[-1:] in ("?", "!")
            if not comma and not ended:
                continue
            first = stretch.first + comma
            verb = speech_verb_at(tokens, first)
            if verb and verb.kind == "D" and verb.lemma in _SILENT and verb.after < stretch.after:
                following = tokens[verb.after]
                if (
                    (verb.pronoun and not tokens[verb.after - 1].lower.endswith("on"))
                    or following.capitalised
                    or following.lower in ARTICLES
                ):
                    span = Span(tokens[verb.first].start, tokens[verb.after - 1].end)
                    yield self.finding(span, _MESSAGE, _REASON, confidence=0.92)
                    continue
            noun = first + (tokens[first].lower in ("le", "les"))
            if noun + 1 < stretch.after and tokens[noun].lower in ("mot", "mots") and tokens[noun + 1].lower in ("de", "du", "d'", "des"):
                yield self.finding(Span(tokens[first].start, tokens[noun + 1].end), _MESSAGE, _WORDS, confidence=0.9)
