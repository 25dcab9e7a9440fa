"""SYN122: an object pronoun after the verb that it must precede."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_DATIVE = wordset(
    "permettre demander donner dire interdire promettre proposer conseiller ordonner offrir accorder imposer reprocher recommander "
    "suggérer montrer envoyer remettre verser attribuer expliquer rappeler annoncer confier fournir"
)
_DIRECT = wordset(
    "aider forcer obliger contraindre inviter inciter encourager exhorter pousser autoriser empêcher convaincre accuser voir laisser "
    "rencontrer accompagner arrêter soutenir remercier accueillir rejoindre frapper tuer blesser sauver libérer protéger"
)
_TAGS = ("finite", "inf", "prp")
_PRONOUNS, _NE = frozenset(("lui", "leur", "eux", "elles", "elle")), frozenset(("ne", "n'"))


class PronounOrder(AnalysisCheck):
    """An object pronoun behind the verb that it must precede.

    What it does: reports `lui`, `leur`, `eux`, `elles` straight after an infinitive, participle or finite verb of giving, saying or
    making somebody do something, with `de` or `à` + infinitive, a noun phrase or the end of the clause behind it (`permettre lui de
    partir`, `aider eux à fuir`), and `ne` + infinitive + `pas`.

    Why it matters: the order is that of the source (*membantu dia*, *allow him to*); French puts the pronoun before the verb.

    Known problems: `faire lui-même`, `penser à lui` and imperatives (`donnez-lui`) are sound and passed over.

    Example:
        bad: La bourse doit permettre lui de voyager.
        good: La bourse doit lui permettre de voyager.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (place des pronoms personnels conjoints; place de pas).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN122"
    name = "pronoun-order"
    category = "fluency/grammar/word-order"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _PRONOUNS | _NE

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        places = {i - 1 for i in analysis.standing(_PRONOUNS) if i} | set(analysis.standing(_NE))
        for i in sorted(places):
            end = (_late_pronoun(analysis, i) or _late_pas(analysis, i)) if i < len(analysis.words) - 2 else 0
            if end and analysis.words[i].token.text.islower():
                yield self.finding(
                    segment.span(i, end),
                    Phrase(
                        "pronoun or adverb behind its verb",
                        "pronom ou adverbe derrière son verbe",
                        "pronomina atau adverbia di belakang verba",
                    ),
                    Phrase(
                        "French puts this word before the verb.",
                        "Le français place ce mot devant le verbe.",
                        "Bahasa Prancis menempatkan kata ini di depan verba.",
                    ),
                    confidence=0.9,
                )


def _late_pronoun(analysis: Analysis, i: int) -> int:
    """The index after the pronoun that follows the verb at `i`, or 0."""
    pronoun = analysis.lower(i + 1)
    if pronoun not in _PRONOUNS or not analysis.can(i, *_TAGS) or analysis.can(i, "noun", "name"):
        return 0
    lemmas = analysis.words[i].lemmas(*_TAGS)
    dative = pronoun in ("lui", "leur") and lemmas & _DATIVE
    direct = pronoun in ("lui", "eux", "elles", "elle") and lemmas & _DIRECT and analysis.words[i].must("inf", "prp")
    if not dative and not direct:
        return 0
    after = analysis.lower(i + 2)
    if after in ("de", "d'", "à") and analysis.can(i + 3, "inf", "pron", "adv"):
        return i + 2
    if pronoun == "leur" or after in ("aussi", "-même", "et", ",", "seul", "seule", "seuls", "qui"):
        return 0
    if dative and pronoun == "lui" and analysis.words[i].must("inf", "prp"):
        return i + 2 if analysis.must(i + 2, "det") or after in (".", ";") else 0
    return i + 2 if direct and after in (".", ";") and pronoun == "eux" else 0


def _late_pas(analysis: Analysis, i: int) -> int:
    """`ne parler pas`: the adverb of the negation behind an infinitive."""
    if analysis.lower(i) not in _NE or not analysis.must(i + 1, "inf") or analysis.lower(i + 2) not in ("pas", "plus", "jamais", "rien"):
        return 0
    return 0 if analysis.lower(i + 1) in ("être", "avoir", "pouvoir", "savoir", "devoir", "vouloir", "falloir") else i + 3
