"""SYN149: a subject, a comma and its pronoun, or an inverted pronoun in a statement."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.syn.full_subject import PRONOUNS, acts, aside, full_subject, repeated
from mtqa.checks.view import SegmentView
from mtqa.language.chunks import NounPhrase
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_INVERTED = wordset("-t-il -t-elle -t-ils -t-elles -il -elle -ils -elles")
_STATES = wordset(
    "absent absente absents absentes malade malades mort morte morts mortes parti partie partis parties présent présente présents "
    "présentes seul seule seuls seules blessé blessée blessés blessées ivre ivres nu nue nus nues"
)
_NOT_SUBJECTS = TIMES | wordset("fois résultat bilan preuve conséquence conclusion côté")


class SubjectAfterComma(AnalysisCheck):
    """A subject, a comma and its pronoun, or an inverted pronoun in a statement.

    What it does: outside quotations, reports a noun phrase that opens the sentence with a comma and the pronoun that repeats it
    straight before the verb (`Les prix, ils ont monté`; persons and institutions with their complements: `Le ministre de la Santé, il a
    promis`), and a noun with the verb and an inverted pronoun in a sentence that asks nothing (`Le maire a-t-il signé le décret.`).

    Why it matters: Indonesian sets the topic first (*adapun*); written French has one subject, or a second comma (`les prix,
    eux,`).

    Known problems: columns use the first form for effect; hence minor.

    Example:
        bad: Les prix, ils ont monté.
        good: Les prix ont monté.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (sujet redoublé ; inversion).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN149"
    name = "subject-after-comma"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _INVERTED | PRONOUNS.keys()

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("subject said twice", "sujet doublé", "subjek ganda"),
                Phrase(
                    "The pronoun repeats a subject that stands right before it.",
                    "Le pronom répète un sujet placé juste avant.",
                    "Pronomina mengulang subjek yang ada tepat di depannya.",
                ),
                confidence=0.75,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    if segment.quoted(analysis.words[0].token):
        return
    at = _bare_subject(analysis)
    pronoun = _behind_full_subject(analysis)
    if pronoun:
        yield 0, pronoun + 1
    elif at and (_repeats(analysis, at) or _inverted(analysis, at)):
        yield 0, at + 2


def _bare_subject(analysis: Analysis) -> int:
    """The index behind the noun phrase that opens the sentence, or 0."""
    phrase = analysis.noun_phrase(0)
    if phrase is None or phrase.determiner != 0 or not phrase.sure or analysis.lower(0) in ("au", "aux", "du", "des"):
        return 0
    return 0 if any(analysis.lower(k) in _NOT_SUBJECTS for k in range(phrase.end + 1)) else phrase.end


def _inverted(analysis: Analysis, verb: int) -> bool:
    """True for `a-t-il signé` in a sentence that asks nothing."""
    return analysis.lower(verb + 1) in _INVERTED and analysis.can(verb, "finite") and not _asks(analysis, verb)


def _repeats(analysis: Analysis, comma: int) -> bool:
    """True when a comma stands there, and the pronoun behind it agrees with the noun phrase before it and has its verb."""
    phrase = analysis.noun_phrase(0) if analysis.lower(comma) == "," else None
    gender = PRONOUNS.get(analysis.lower(comma + 1))
    if phrase is None or gender is None or not gender & phrase.features:
        return False
    group = analysis.verb_group(comma + 2) if analysis.must(phrase.head, "noun") and not _absolute(analysis, phrase) else None
    return group is not None and not aside(analysis, comma + 1, group.end)


def _behind_full_subject(analysis: Analysis) -> int:
    """The index of the pronoun that repeats a person or institution with its complements, names or an apposed name, or 0."""
    if not any(analysis.lower(i - 1) == "," for i in analysis.standing(PRONOUNS.keys())):
        return 0
    phrase = full_subject(analysis)
    if phrase is None or not acts(analysis, phrase) or analysis.lower(phrase.end) != "," or _absolute(analysis, phrase):
        return 0
    at = phrase.end + 1
    while analysis.must(at, "name"):  # `Le président, Joko Widodo, il …`
        at += 1
    if at > phrase.end + 1:
        at = at + 1 if analysis.lower(at) == "," else len(analysis.words)
    return at if repeated(analysis, phrase, at) else 0


def _absolute(analysis: Analysis, phrase: NounPhrase) -> bool:
    """True for a noun with its state (`le patron absent, il dirige`, `le pont fermé, il attend`): an absolute clause."""
    behind = range(phrase.head + 1, phrase.end)
    return bool(behind) and all(analysis.lower(k) in _STATES or analysis.can(k, "pp") for k in behind)


def _asks(analysis: Analysis, at: int) -> bool:
    """True when a question mark or a comma follows."""
    return any(analysis.words[k].token.text in "?,:;" for k in range(at, len(analysis.words)))
