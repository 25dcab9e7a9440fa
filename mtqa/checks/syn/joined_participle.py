"""SYN128: a second clause that has a participle and no verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.phrase import Phrase

_STOPS = frozenset(".;:!?«»()—–")
_REACH = 16


class JoinedParticiple(AnalysisCheck):
    """A second clause that has a participle and no verb.

    What it does: after a clause with être and a participle (or a verb without object), reports `et` + noun group + participle up to
    the end of the sentence with no finite verb (`les vivres ont été envoyés, et les résultats attendus mardi`), and `et` + `déjà` or
    `ensuite` + participle behind an active verb.

    Why it matters: the auxiliary is lost; the reader takes the group for a list of things.

    Known problems: a coordination of two noun groups after a passive (`touché par la crue et la route coupée`) may look the same;
    hence minor.

    Example:
        bad: Les échantillons ont été envoyés à Solo, et les résultats attendus mardi.
        good: Les échantillons ont été envoyés à Solo, et les résultats sont attendus mardi.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (ellipse du verbe).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN128"
    name = "joined-participle"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("et",))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        if not segment.prose:
            return
        for i, word in enumerate(analysis.words[1:-3], 1):
            if word.lower != "et" or segment.quoted(word.token):
                continue
            end = _bare_clause(analysis, i) or _bare_participle(analysis, i)
            if end:
                yield self.finding(
                    segment.span(i, end),
                    Phrase("clause without its auxiliary", "proposition sans auxiliaire", "klausa tanpa verba bantu"),
                    Phrase(
                        "The participle after “et” has no auxiliary and so is no verb.",
                        "Le participe après « et » n’a pas d’auxiliaire et n’est donc pas un verbe.",
                        "Partisip setelah « et » tidak punya verba bantu.",
                    ),
                    confidence=0.7,
                )


def _bare_clause(analysis: Analysis, i: int) -> int:
    """`, et les résultats attendus mardi`: index after the participle, or 0."""
    if analysis.lower(i - 1) != "," or not analysis.must(i + 1, "det"):
        return 0
    phrase = analysis.noun_phrase(i + 1)
    if phrase is None or not analysis.can(phrase.end, "pp") or analysis.can(phrase.end, "finite") or phrase.determiner < 0:
        return 0
    end = next((k for k in range(i, len(analysis.words)) if analysis.words[k].token.text in _STOPS), len(analysis.words))
    if any(analysis.can(k, "finite", "unknown") for k in range(phrase.end + 1, end)) or end - phrase.end > _REACH:
        return 0
    before = [g for g in analysis.verb_groups if g.end <= i]
    passive = bool(before) and (before[-1].passive or before[-1].auxiliary == "être") and not before[-1].clitics
    by = any(analysis.lower(k) == "par" for k in range(before[-1].end, i)) if before else True
    return phrase.end + 1 if passive and not by and phrase.features & analysis.words[phrase.end].features("pp") else 0


def _bare_participle(analysis: Analysis, i: int) -> int:
    """`et déjà perturbée` behind an active verb whose subject it agrees with."""
    if analysis.lower(i + 1) not in ("déjà", "ensuite", "depuis") or not analysis.can(i + 2, "pp"):
        return 0
    clause = next((c for c in reversed(analysis.clauses) if c.verb.end <= i), None)
    if clause is None or clause.opener >= 0 or clause.verb.auxiliary or "être" in analysis.words[clause.verb.verb].lemmas("finite"):
        return 0
    if analysis.can(i - 1, "adj", "pp"):
        return 0
    return i + 3 if clause.subject.features & analysis.words[i + 2].features("pp") else 0
