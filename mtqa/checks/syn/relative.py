"""SYN103: a relative pronoun that does not fit its clause."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import PRENOMINAL, Analysis, VerbGroup
from mtqa.language.readings import PREPOSITIONS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_COMPOUND = wordset("lequel laquelle lesquels lesquelles")
_WAYS = wordset("manière façon")
_ENDS = wordset(", . ; : ? ! » ) ( — et ou mais car qui que qu' dont où")


class RelativeClause(AnalysisCheck):
    """A relative pronoun that does not fit its clause.

    What it does: reports `dont` before a verb with no subject on either side (`une pétition dont ne parle que du bruit`), `dont` before a
    clause
    whose verb avoir lacks its object, `laquelle` straight before a noun, `la manière que`, and `rendre` + noun + `qui`.

    Why it matters: the relative says who acts on whom; with the wrong one the clause has no subject or no object.

    Known problems: `la façon qu'il a de parler` is sound and passed over; the legal `laquelle somme` is rare in newspapers.

    Example:
        bad: Elle signe une pétition dont ne parle que du bruit.
        good: Elle signe une pétition qui ne parle que du bruit.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms relatifs).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN103"
    name = "relative"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _COMPOUND | _WAYS | {"dont"} | lemma_anchors(("rendre",))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words[:-1]):
            end = _wrong(analysis, i, word.lower)
            if end:
                yield self.finding(
                    segment.span(i, end),
                    Phrase("wrong relative", "relatif impropre", "kata relatif keliru"),
                    Phrase(
                        "This relative leaves its clause without the subject or object that it needs.",
                        "Ce relatif laisse la proposition sans le sujet ou le complément qu’elle demande.",
                        "Kata relatif ini membuat anak kalimat kehilangan subjek atau objek yang diperlukan.",
                    ),
                    severity=None if word.lower == "dont" else Severity.MINOR,
                    confidence=0.88,
                )


def _wrong(analysis: Analysis, i: int, lower: str) -> int:
    """The index after the faulty stretch that starts at word `i`, or 0."""
    if lower == "dont":
        return _dont(analysis, i)
    if lower in _COMPOUND:
        noun = analysis.must(i + 1, "noun") and analysis.lower(i - 1) in (",", "et") and analysis.words[i + 1].token.text.islower()
        return i + 2 if noun else 0
    if lower in _WAYS and analysis.lower(i - 1) in ("la", "cette", "une") and analysis.lower(i + 1) in ("que", "qu'"):
        return _way(analysis, i)
    if "rendre" in analysis.words[i].lemmas("finite", "inf", "prp", "pp"):
        return _made(analysis, i)
    return 0


def _dont(analysis: Analysis, i: int) -> int:
    if analysis.lower(i + 1) in ("nous", "vous"):
        return 0
    group = analysis.verb_group(i + 1)
    if group is not None and (group.sure or group.negated):
        return 0 if _subject_after(analysis, group) else group.end
    clause = next((c for c in analysis.clauses if c.opener == i and c.sure), None)
    if clause is None or clause.verb.participle >= 0 or clause.verb.clitics:
        return 0
    bare = analysis.lower(clause.verb.verb) in ("a", "ont", "avait", "avaient")
    return clause.verb.end if bare and analysis.lower(clause.verb.end) in ("de", "d'") and analysis.can(clause.verb.end + 1, "inf") else 0


def _subject_after(analysis: Analysis, group: VerbGroup) -> bool:
    """True when a noun phrase, name or pronoun without a preposition follows in the clause and may be the subject."""
    for k in range(group.end, len(analysis.words)):
        word = analysis.words[k]
        if word.lower in ("que", "qu'") and group.negated:
            return False
        if word.lower in _ENDS:
            return word.lower == "," and k == group.end  # `dont dépend, dit-on, toute une vie`
        if word.lower in ("de", "d'") and analysis.lower(k + 1) in PRENOMINAL:  # `dont profitent d'autres projets`
            return True
        if word.can("det", "name", "num", "pron", "unknown") and analysis.lower(k - 1) not in PREPOSITIONS:
            return word.lower not in ("du", "au", "aux")
        if word.token.is_word and word.lower[:1] == "-":
            return True
    return False


def _way(analysis: Analysis, i: int) -> int:
    clause = next((c for c in analysis.clauses if c.opener == i + 1), None)
    if clause is None or analysis.lower(i - 2) in ("de", "à", "d'") or "avoir" in analysis.words[clause.verb.verb].lemmas("finite"):
        return 0
    return i + 2


def _made(analysis: Analysis, i: int) -> int:
    """`rendre` + noun phrase + `qui`: the adjective is missing."""
    phrase = analysis.noun_phrase(i + 1)
    if phrase is None or (phrase.determiner < 0 and not analysis.can(i + 1, "num")):
        return 0
    at = phrase.end
    for _ in range(2):
        if analysis.lower(at) in ("de", "d'", "du", "des"):
            inner = analysis.noun_phrase(at if analysis.lower(at) in ("du", "des") else at + 1)
            if inner is None:
                return 0
            at = inner.end
    abstract = analysis.lower(phrase.head) in (
        "hommage",
        "visite",
        "service",
        "compte",
        "décision",
        "verdict",
        "jugement",
        "arrêt",
        "avis",
        "rapport",
        "honneur",
    )
    return at + 1 if analysis.lower(at) in ("qui",) and not abstract and analysis.lower(i - 1) not in ("se", "s'") else 0
