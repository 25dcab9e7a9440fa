"""GRA156: a perfect after a verb of saying in the past."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_ETRE = wordset("aller arriver partir venir revenir mourir naître entrer sortir tomber rester devenir parvenir décéder retourner")
_SAYING = wordset(
    "dire déclarer affirmer indiquer préciser ajouter expliquer annoncer raconter souligner assurer confirmer rapporter estimer "
    "reconnaître"
    "signaler noter confier soutenir admettre rappeler apprendre découvrir constater"
)


class TenseSequence(AnalysisCheck):
    """A perfect after a verb of saying in the past.

    What it does: reports, outside quotations, `a déclaré que` + passé composé where French has the pluperfect.

    Why it matters: Indonesian verbs have no tense; in French the step back into the past is marked.

    Known problems: newspapers sometimes keep the perfect for what is still true; hence minor.

    Example:
        bad: Il a dit hier que la police a saisi deux armes.
        good: Il a dit hier que la police avait saisi deux armes.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (concordance des temps).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA156"
    name = "tense-sequence"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("que", "qu'"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clause in analysis.clauses:
            group = clause.verb
            opener = clause.opener
            if opener < 2 or analysis.lower(opener) not in ("que", "qu'") or group.auxiliary == "" or group.participle < 0:
                continue
            if analysis.lower(group.verb) not in ("a", "ont", "est", "sont") or segment.quoted(segment.tokens[group.verb]):
                continue
            if group.auxiliary == "être" and not (analysis.words[group.participle].lemmas("pp") & _ETRE) and not group.clitics:
                continue
            said = next((g for g in analysis.verb_groups if analysis.skip_adverbs(g.end) == opener), None)
            if (
                said is None
                or said.participle < 0
                or said.auxiliary != "avoir"
                or not analysis.words[said.participle].lemmas("pp") & _SAYING
            ):
                continue
            if analysis.lower(said.verb) not in ("a", "ont"):
                continue
            yield self.finding(
                segment.span(group.verb, group.end),
                Phrase(
                    "perfect where the pluperfect is expected", "passé composé au lieu du plus-que-parfait", "perfek, seharusnya pluperfek"
                ),
                Phrase(
                    "After a verb of saying in the past the earlier act takes the pluperfect.",
                    "Après un verbe de déclaration au passé, l’action antérieure se met au plus-que-parfait.",
                    "Setelah verba ujaran lampau, tindakan yang lebih dulu memakai pluperfek.",
                ),
                confidence=0.7,
            )
