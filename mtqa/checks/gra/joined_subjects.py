"""GRA189: two nouns as subject and a verb in the singular."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_FIRST = wordset("le la l' un une son sa leur mon ma notre ce cet cette deux trois les ses plusieurs")
_DEFINITE = frozenset(("le", "la", "l'"))


class JoinedSubjects(AnalysisCheck):
    """Two nouns as subject and a verb in the singular.

    What it does: reports a third person singular behind two noun phrases with a determiner each, joined by *et* at the head of a sentence
    (`le maire et son adjoint a démissionné`).

    Why it matters: the reader takes the second noun alone for the subject and loses the first.

    Known problems: two nouns that name one thing keep the singular; they usually share one determiner and are passed over, and so are
    titles (`Le renard et la poule est une fable`, `Le Sabre et le Vent`) and *l'un et l'autre*.

    Example:
        bad: Le maire et son adjoint a démissionné.
        good: Le maire et son adjoint ont démissionné.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord avec plusieurs sujets).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA189"
    name = "joined-subjects"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("et",))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        verb = _singular_verb(analysis)
        if verb:
            yield self.finding(
                segment.span(verb, verb + 1),
                Phrase("singular verb with two subjects", "verbe au singulier avec deux sujets", "verba tunggal dengan dua subjek"),
                Phrase(
                    "Two subjects joined by “et” take the plural.",
                    "Deux sujets joints par « et » veulent le pluriel.",
                    "Dua subjek yang dihubungkan « et » memerlukan jamak.",
                ),
                confidence=0.88,
            )


def _singular_verb(analysis: Analysis) -> int:
    start = 1 if analysis.lower(0) in ("«", "“") else 0
    first = analysis.noun_phrase(start) if analysis.lower(start) in _FIRST else None
    if first is None or not first.sure or first.quantity:
        return 0
    at = _past_complement(analysis, first.end)
    if analysis.lower(at) != "et" or analysis.lower(at + 1) not in _FIRST or _one_thing(analysis, start, at + 1):
        return 0
    second = analysis.noun_phrase(at + 1)
    if second is None or not second.sure or second.quantity:
        return 0
    at = _past_complement(analysis, second.end)
    group = analysis.verb_group(at)
    if group is None or not group.sure or _title(analysis, start, second.start, group.verb):
        return 0
    word = analysis.words[group.verb]
    persons = {p for p in word.persons if p[0] == "3"}
    return group.verb if persons == {"3s"} and word.must("finite", "finite12") else 0


def _one_thing(analysis: Analysis, first: int, second: int) -> bool:
    """`l'un et l'autre`, which takes both numbers, and `un homme et un seul`."""
    each = analysis.matches(first, "l'", "un") or analysis.matches(first, "l'", "une")
    return (each and analysis.matches(second, "l'", "autre")) or analysis.lower(second + 1) in ("seul", "seule")


def _title(analysis: Analysis, first: int, second: int, verb: int) -> bool:
    """`Le renard et la poule est une fable`: two definite nouns that the sentence calls one thing, or that have capitals both."""
    if all(word.token.capitalised for word in (analysis.words[first + 1], analysis.words[second + 1])):  # `Le Rouge et le Noir`
        return True
    definite = analysis.lower(first) in _DEFINITE and analysis.lower(second) in _DEFINITE
    called = "être" in analysis.words[verb].lemmas("finite") and analysis.lower(analysis.skip_adverbs(verb + 1)) in ("un", "une")
    return definite and called


def _past_complement(analysis: Analysis, at: int) -> int:
    while analysis.must(at, "adj"):
        at += 1
    if analysis.lower(at) in ("de", "d'", "du", "des"):
        inner = analysis.noun_phrase(at if analysis.lower(at) in ("du", "des") else at + 1)
        at = inner.end if inner is not None and inner.sure else at
    return at
