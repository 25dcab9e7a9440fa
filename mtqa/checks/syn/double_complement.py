"""SYN107: a verb of saying with two contents, and a relative that has to be subject and object at once."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, Clause
from mtqa.language.speech import speech_verbs
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_BREAKS = frozenset(",.;:!?«»“”()—")
_COMPARING = wordset(
    "plus moins autant aussi mieux pire avant après pendant dès depuis alors tandis bien afin pour sans parce lors tant ainsi"
)


class DoubleComplement(AnalysisCheck):
    """A verb of saying with two contents.

    What it does: reports `ce que` + subject + verb of saying followed, with no comma, by a `que` clause that has its own subject, verb
    and object (`le gérant redit ce qu'il a promis à ses clients que la banque rendrait l'argent`); and `ce que` + subject + verb of
    saying + `être en train de` + object.

    Why it matters: the content is said twice, by `ce que` and by the clause; the reader takes the second `que` for a relative and loses
    the thread.

    Known problems: the `que` may be a relative when its verb has no object of its own; such clauses are passed over.

    Example:
        bad: Le maire a redit ce qu'il a affirmé lors d'un conseil que la ville vendrait le stade.
        good: Le maire a redit ce qu'il avait affirmé lors d'un conseil : la ville vendra le stade.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (proposition conjonctive, proposition relative).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN107"
    name = "double-complement"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("ce",))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in range(len(analysis.words) - 4):
            if analysis.lower(i) == "ce" and analysis.lower(i + 1) in ("que", "qu'"):
                said = _said(analysis, i + 1)
                span = (_second_content(analysis, said) or _being(analysis, said)) if said else None
                if span:
                    yield self.finding(
                        segment.span(*span),
                        Phrase("two complements of one verb", "deux compléments pour un seul verbe", "dua pelengkap untuk satu verba"),
                        Phrase(
                            "“Ce que” already stands for what is said; the clause that follows says it again.",
                            "« Ce que » représente déjà ce qui est dit ; la proposition qui suit le répète.",
                            "« Ce que » sudah mewakili isi ujaran; klausa berikutnya mengulanginya.",
                        ),
                        confidence=0.85,
                    )


def _said(analysis: Analysis, que: int) -> int:
    """The index after the verb of saying of the clause that `ce que` opens, or 0."""
    clause = next((c for c in analysis.clauses if c.opener == que), None)
    if clause is None:
        return 0
    group = clause.verb
    word = analysis.words[group.participle if group.participle >= 0 else group.verb]
    return group.end if any((lemma, False) in speech_verbs() for lemma in word.lemmas("pp", "finite")) else 0


def _second_content(analysis: Analysis, said: int) -> tuple[int, int] | None:
    for k in range(said, min(said + 14, len(analysis.words))):
        if analysis.words[k].token.text in _BREAKS or analysis.must(k, "finite"):
            return None
        if analysis.lower(k) in ("que", "qu'"):
            if analysis.lower(k - 1) in _COMPARING or k == said:
                return None
            clause = next((c for c in analysis.clauses if c.opener == k and c.sure), None)
            return (k, clause.verb.end) if clause and _has_object(analysis, clause) else None
    return None


def _has_object(analysis: Analysis, clause: Clause) -> bool:
    """True when a noun phrase without a preposition follows the verb, so that `que` cannot be its object."""
    group = clause.verb
    if group.clitics or group.auxiliary == "être" or group.passive:
        return False
    at = analysis.skip_adverbs(group.end)
    phrase = analysis.noun_phrase(at) if analysis.can(at, "det", "num") else None
    return phrase is not None and phrase.sure and analysis.lower(at) not in ("au", "aux")


def _being(analysis: Analysis, said: int) -> tuple[int, int] | None:
    """`ce que le garde affirme être en train de détruire la forêt`: what is said cannot act on something else."""
    if analysis.lower(said) != "être" or not analysis.matches(said + 1, "en", "train", "de"):
        return None
    verb = said + 4
    if analysis.must(verb, "inf") and analysis.can(verb + 1, "det") and not analysis.must(verb + 1, "prep"):
        return said - 1, verb + 1
    return None
