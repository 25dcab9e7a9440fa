"""SYN152: an infinitive straight behind a noun, an adjective or a person that needs de or à before it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LETTING = frozenset(("laisser", "faire", "voir", "entendre", "regarder", "sentir", "envoyer", "emmener", "écouter"))
_CLITICS = wordset("ne n' pas plus se s' le la les l' y lui leur")


class InfinitiveLink(AnalysisCheck):
    """An infinitive straight behind a noun, an adjective or a person that needs de or à before it.

    What it does: reports `capable battre`, `prêts partir`, `peur perdre`, `le droit voter`, and `demande aux élèves rester`.

    Why it matters: the link between the two is lost, and the reader starts the sentence again.

    Known problems: infinitives that are nouns too (`pouvoir`, `devoir`) are passed over; so are clauses with *laisser*, *faire*, *voir*.

    Example:
        bad: L'équipe est capable battre le champion.
        good: L'équipe est capable de battre le champion.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (infinitif complément); TLFi.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN152"
    name = "infinitive-link"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(_links("adjective").keys() | _links("noun").keys() | _links("person").keys())

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for at in analysis.places("inf"):
            start = at
            while start > 1 and analysis.lower(start - 1) in _CLITICS:
                start -= 1
            if not analysis.must(at, "inf") or start < 2 or not analysis.words[at].token.text.islower():
                continue
            link = _lost(analysis, start) or _told(analysis, start)
            if link and not _let(analysis, start):
                yield self.finding(
                    segment.span(start - 1, at + 1),
                    Phrase(
                        "preposition lost before an infinitive",
                        "préposition manquante devant l’infinitif",
                        "preposisi hilang sebelum infinitif",
                    ),
                    Phrase(
                        f"“{analysis.words[start - 1].token.text}” needs “{link}” before the infinitive.",
                        f"« {analysis.words[start - 1].token.text} » demande « {link} » devant l’infinitif.",
                        f"« {analysis.words[start - 1].token.text} » memerlukan « {link} » sebelum infinitif.",
                    ),
                    confidence=0.88,
                )  # fmt: skip


@cache
def _links(kind: str) -> dict[str, str]:
    """The preposition before an infinitive by lemma: of an `adjective`, a `noun`, or a verb that tells a `person`."""
    return {row["lemma"]: row["link"] for row in table("infinitive_links.tsv") if row["kind"] == kind}


def _lost(analysis: Analysis, start: int) -> str:
    """The preposition that the adjective or noun before `start` needs, or nothing."""
    word = analysis.words[start - 1]
    if not word.token.text.islower():
        return ""
    link = next((_links("adjective")[lemma] for lemma in sorted(word.lemmas("adj", "pp")) if lemma in _links("adjective")), "")
    if link:
        before = start - 2
        while before > 0 and analysis.can(before, "adv"):
            before -= 1
        if analysis.words[before].lemmas("finite", "inf", "pp", "prp") & {"être", "sembler", "rester", "devenir"} or word.must("adj"):
            return link
    noun = word.must("noun") or word.lower in ("droit", "besoin", "peur", "envie")
    return "de" if noun and word.lower in _links("noun") and analysis.can(start - 2, "det", "finite", "adj", "prep") else ""


def _told(analysis: Analysis, start: int) -> str:
    """`demande aux élèves` before `start`: the order needs its de."""
    for k in range(start - 2, max(0, start - 6), -1):
        if analysis.lower(k) in ("au", "aux") or analysis.lower(k) == "à":
            phrase = analysis.noun_phrase(k if analysis.lower(k) != "à" else k + 1)
            verb = analysis.words[k - 1]
            if phrase is None or phrase.head != start - 1 or not verb.can("finite", "pp", "inf", "prp"):
                return ""
            return "de" if verb.lemmas("finite", "pp", "inf", "prp") & _links("person").keys() else ""
    return ""


def _let(analysis: Analysis, start: int) -> bool:
    """True when a verb that takes a bare infinitive stands before."""
    return any(word.lemmas("finite", "inf", "pp", "prp") & _LETTING for word in analysis.words[max(0, start - 10) : start - 1])
