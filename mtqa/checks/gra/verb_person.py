"""GRA184: a verb in another person than the pronoun before it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.readings import OBJECT_CLITICS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PERSONS = {
    "je": "1s",
    "j'": "1s",
    "tu": "2s",
    "il": "3s",
    "on": "3s",
    "elle": "3s",
    "ils": "3p",
    "elles": "3p",
    "nous": "1p",
    "vous": "2p",
}
_ALWAYS = frozenset(("je", "j'", "tu", "il", "on", "ils", "elle", "elles"))
_INVERTED = {
    "-il": "3s", "-t-il": "3s", "-elle": "3s", "-t-elle": "3s", "-on": "3s", "-t-on": "3s", "-ils": "3p", "-elles": "3p", "-t-ils": "3p",
    "-t-elles": "3p",
}  # fmt: skip
_STRESSED = {"moi": "1s", "toi": "2s", "nous": "1p", "vous": "2p"}
_OPENERS = wordset("« “ : ; ( — si s' quand lorsque lorsqu' puisque puisqu'")
_CONJUNCTIONS = frozenset((("parce", "que"), ("bien", "que"), ("alors", "que"), ("afin", "que"), ("avant", "que"), ("dès", "que")))
_INVERTED_SUBJECTS = frozenset(_INVERTED) | wordset("-je -tu -nous -vous -ce")
_AUXILIARIES = wordset("ai as avons avez suis es sommes êtes")


class VerbPerson(AnalysisCheck):
    """A verb in another person than the pronoun before it.

    What it does: reports a verb form that cannot go with *je, tu, il, on, nous, vous, ils* straight before it, *ne* and object pronouns
    passed over (`il ne peux pas`, `nous somme`), a form of another person after `moi qui`, `vous qui`, one of another number before an
    inverted pronoun (`ont-il`), and an infinitive or a second person in -ez where the auxiliary calls for a participle (`nous avons
    demandez`).

    Why it matters: the reader no longer knows who acts; in a quotation the words are put into another mouth.

    Known problems: *nous* and *vous* may be objects; they count only where a clause begins.

    Example:
        bad: Je ne sait pas qui a tiré.
        good: Je ne sais pas qui a tiré.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du verbe en personne).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA184"
    name = "verb-person"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(_PERSONS) | frozenset(_STRESSED) | _AUXILIARIES | frozenset(_INVERTED)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            lower = analysis.lower(i)
            if lower in _INVERTED:
                verb = _inverted(analysis, i)
            else:
                verb = _finite_form(analysis, i) if lower in _AUXILIARIES else _other_person(analysis, i, lower)
            if verb:
                yield self.finding(
                    segment.span(verb, verb + 1),
                    Phrase("verb form of another person", "forme verbale d’une autre personne", "bentuk verba untuk persona lain"),
                    Phrase(
                        "The verb has not the form that the pronoun or auxiliary before it calls for.",
                        "Le verbe n’a pas la forme que demande le pronom ou l’auxiliaire qui précède.",
                        "Bentuk verba tidak sesuai dengan pronomina atau verba bantu sebelumnya.",
                    ),
                    confidence=0.9,
                )


def _inverted(analysis: Analysis, i: int) -> int:
    """The verb before an inverted pronoun of another person (`ont-t-il`, `dit-ils`), else 0."""
    before = analysis.words[i - 1] if i else None
    if before is None or not before.must("finite", "finite12") or not before.persons:
        return 0
    return i - 1 if _INVERTED[analysis.lower(i)] not in before.persons else 0


def _finite_form(analysis: Analysis, i: int) -> int:
    """The infinitive or second person where a participle must stand after `avons`, `avez`, else 0."""
    at = analysis.skip_adverbs(i + 1)
    subject = any(analysis.lower(k) in ("je", "j'", "tu", "nous", "vous") for k in range(max(0, i - 3), i))
    if not subject or at >= len(analysis.words) or not analysis.words[at].token.text.islower():
        return 0
    shaped = analysis.lower(at).endswith(("er", "ez", "ir"))
    return at if shaped and analysis.must(at, "inf", "finite12") and analysis.lower(at) != "avoir" else 0


def _other_person(analysis: Analysis, i: int, lower: str) -> int:
    """The index of a verb that cannot have the pronoun `lower` at `i` as its subject, else 0."""
    if analysis.lower(i + 1) == "qui":
        return _after_stressed(analysis, i, _STRESSED.get(lower, ""))
    if lower not in _PERSONS or not (lower in _ALWAYS or _opens(analysis, i)):
        return 0
    return _verb(analysis, i + 1, _PERSONS[lower])


def _after_stressed(analysis: Analysis, i: int, wanted: str) -> int:
    """`moi qui est`; behind `et`, where another subject may be meant too, the plural is as good (`toi et moi qui avons`)."""
    before = analysis.lower(i - 1)
    verb = _verb(analysis, i + 2, wanted) if wanted and before in ("c'est", "est", "", "«", ",", "et", "était") else 0
    return 0 if before == "et" and analysis.words[verb].persons & {"1p", "2p"} else verb


def _opens(analysis: Analysis, i: int) -> bool:
    """True where *nous*, *vous* can only be subjects."""
    return i == 0 or analysis.lower(i - 1) in _OPENERS or (analysis.lower(i - 2), analysis.lower(i - 1)) in _CONJUNCTIONS


def _verb(analysis: Analysis, at: int, wanted: str) -> int:
    start = at
    while analysis.lower(at) in OBJECT_CLITICS | {"ne", "n'"} and at < start + 4:
        at += 1
    if not analysis.must(at, "finite", "finite12") or not analysis.words[at].token.text.islower():
        return 0
    if analysis.lower(at + 1) in _INVERTED_SUBJECTS:  # `vous dis-je`: the pronoun before the verb is its object
        return 0
    persons = analysis.words[at].persons
    if wanted[0] == "3" and persons & {"3s", "3p"}:  # a verb in another number: another rule's
        return 0
    return at if persons and wanted not in persons else 0
