"""GRA142: que after a verb that takes à ce que, pour que or no clause at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_TAGS = ("finite", "finite12", "inf", "pp", "prp")
_COMPARING = wordset("plus moins aussi autant tant tellement si même mêmes autre autres tel telle tels telles plutôt davantage mieux")
_SUBJECTS = wordset("il ils elle elles on nous vous je j' ce cela personne tous chacun")


class ComplementClause(AnalysisCheck):
    """`que` after a verb that does not take it.

    What it does: reports a form of a verb listed in `data/complement_clauses.tsv` with `que` straight after it and a clause behind
    (`s'attendre que`, `veiller que`, `insister que`, `appeler que`), where French says `à ce que`, `pour que` or takes an infinitive;
    and `de que`, `à que` behind a verb.

    Why it matters: the frame of English (*insist that*) or Indonesian (*bahwa*) shows through.

    Known problems: `s'attendre que` is found in older prose; comparisons and `ne … que` are passed over.

    Example:
        bad: Les élus veillent que la loi soit appliquée.
        good: Les élus veillent à ce que la loi soit appliquée.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage (à ce que).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA142"
    name = "complement-clause"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("que", "qu'"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words):
            if word.lower not in ("que", "qu'"):
                continue
            if analysis.lower(i - 1) in ("de", "à") and analysis.can(i - 2, "pp", "finite", "inf") and _clause_follows(analysis, i):
                yield self._stray(segment, i)
            verb = _verb(analysis, i)
            if verb is None or not _clause_follows(analysis, i):
                continue
            lemma, right = verb[1], verb[2]
            yield self.finding(
                segment.span(verb[0], i + 1),
                Phrase("que after this verb", "« que » après ce verbe", "que setelah verba ini"),
                Phrase(
                    f"“{lemma}” takes “{right}” here, not “que”.",
                    f"« {lemma} » se construit ici avec « {right} », non avec « que ».",
                    f"« {lemma} » di sini memakai « {right} », bukan « que ».",
                ),
                confidence=0.85,
            )

    def _stray(self, segment: SegmentView, i: int) -> Finding:
        """`a dit de que`: the preposition before que."""
        return self.finding(
            segment.span(i - 1, i + 1),
            Phrase("preposition before que", "préposition devant « que »", "preposisi di depan que"),
            Phrase(
                "“que” cannot follow this preposition directly.",
                "« que » ne peut suivre directement cette préposition.",
                "« que » tidak dapat langsung mengikuti preposisi ini.",
            ),
            confidence=0.9,
        )


@cache
def _verbs(reflexive: str) -> dict[str, str]:
    return {row["lemma"]: row["right"] for row in table("complement_clauses.tsv") if row["reflexive"] == reflexive}


def _verb(analysis: Analysis, i: int) -> tuple[int, str, str] | None:
    """Index, lemma and right construction of the verb straight before the que at `i`."""
    k = i - 1
    while k > 0 and k > i - 4 and analysis.must(k, "adv") and analysis.lower(k) not in _COMPARING:
        k -= 1
    if k < 0 or not analysis.can(k, *_TAGS) or analysis.can(k, "noun", "adj", "name"):
        return None
    before = [analysis.lower(j) for j in range(max(0, k - 5), i)]
    reflexive = bool({"s'", "se"} & set(before[-3:]))
    for lemma in sorted(analysis.words[k].lemmas(*_TAGS)):
        right = _verbs("yes" if reflexive else "no").get(lemma)
        if right and not set(before) & _COMPARING and not (not reflexive and set(before) & {"c'", "est-ce"}):
            return k, lemma, right
    return None


def _clause_follows(analysis: Analysis, i: int) -> bool:
    """True when a subject and a verb follow, so that que opens a clause."""
    limited = any(analysis.lower(k) in ("ne", "n'") for k in range(max(0, i - 6), i))
    if analysis.lower(i + 1) in _SUBJECTS:
        return True
    return any(clause.opener == i for clause in analysis.clauses) or (
        not limited
        and analysis.must(i + 1, "det")
        and any(analysis.must(k, "finite") for k in range(i + 2, min(i + 12, len(analysis.words))))
    )
