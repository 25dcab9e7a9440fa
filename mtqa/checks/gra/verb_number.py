"""GRA107: a verb in another number than its subject."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import Analysis, Clause
from mtqa.phrase import Phrase

_SUMS = frozenset(("être", "suffire", "faire", "représenter", "constituer", "rester", "manquer", "paraître", "sembler", "devenir"))


class VerbNumber(AnalysisCheck):
    """A verb in another number than its subject.

    What it does: where a clause shows subject and verb in one piece, complements and insertions left aside, reports a third person singular
    under a plural subject and the reverse; `la plupart des` + plural takes the plural.

    Why it matters: the reader looks for another subject, and may find the wrong one.

    Known problems: two singular nouns joined by `et` may name one person or one thing, and collectives allow both numbers: they are
    passed over.

    Example:
        bad: Les résultats du vote sera publiés demain.
        good: Les résultats du vote seront publiés demain.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du verbe avec son sujet).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA107"
    name = "verb-number"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        reported: set[int] = set()
        for clause in (*analysis.clauses, *analysis.relative_clauses, *analysis.inverted_clauses):
            wanted = _wanted(analysis, clause)
            if wanted and clause.verb.verb not in reported:
                reported.add(clause.verb.verb)
                verb = analysis.words[clause.verb.verb]
                yield self.finding(
                    segment.span(verb.index, verb.index + 1),
                    Phrase(
                        "the verb and its subject differ in number",
                        "le verbe et son sujet n’ont pas le même nombre",
                        "jumlah verba dan subjek berbeda",
                    ),
                    Phrase(
                        "The verb must have the number of its subject.",
                        "Le verbe doit avoir le nombre de son sujet.",
                        "Verba harus mengikuti jumlah subjeknya.",
                    ),
                    severity=Severity.MINOR if clause.subject.quantity == "most" or clause in analysis.relative_clauses else None,
                    suggestion=_form(verb.token.text, wanted),
                    confidence=0.93,
                )


def _wanted(analysis: Analysis, clause: Clause) -> str:
    """The number that the subject calls for (`s` or `p`) where the verb has only the other, else empty."""
    if not clause.sure or clause.weak or (clause.subject.quantity in ("measure", "many") and not clause.subject.agreed):
        return ""
    subject = clause.subject
    numbers = {n for _, n in subject.features}
    verb = analysis.words[clause.verb.verb]
    persons = {p[1] for p in verb.persons if p in ("3s", "3p")}
    if not persons or not persons.isdisjoint(numbers) or (verb.persons & {"1s", "1p"} and analysis.lower(subject.end) == ","):
        return ""
    head = analysis.words[subject.head]
    if analysis.lower(verb.index + 1)[:1] == "-" and analysis.words[verb.index + 1].token.is_word:  # `quelles langues parle-t-on`
        return ""
    if (head.can("name") and numbers != {"s"}) or (clause.opener >= 0 and analysis.lower(clause.opener) == "dont" and numbers == {"s"}):
        return ""
    if numbers == {"p"}:
        counted = subject.determiner < 0 and verb.lemmas("finite") & _SUMS and not head.must("pron")
        both = clause.coordinated or (head.must("pron") and head.lower in ("ce", "c'"))
        return "" if counted or both else "p"
    return "" if clause.coordinated or (any("p" in {n for _, n in f} for f in clause.nouns) and _may_attach(analysis, clause)) else "s"


def _may_attach(analysis: Analysis, clause: Clause) -> bool:
    """True when a relative `qui` or a coordination between subject and verb may hold another subject."""
    between = {analysis.lower(i) for i in range(clause.subject.end, clause.verb.start)}
    return bool(between & {"qui", "et", "ou", "ni", "comme", "avec"})


def _form(verb: str, number: str) -> str | None:
    """The same tense in the other number of the third person, or None when unclear."""
    lexicon = french()
    found: set[str] = set()
    for reading in lexicon.readings(verb):
        wanted = {tag[:-1] + number for tag in reading.verb if tag.endswith(("3s", "3p"))}
        if wanted:
            found.update(f for f in lexicon.forms(reading.lemma, reading.pos) for r in lexicon.readings(f) if wanted <= set(r.verb))
    return found.pop() if len(found) == 1 and verb.islower() else None
