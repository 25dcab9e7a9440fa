"""GRA156: a perfect after a verb of saying in the past, or an imperfect after a forecast."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_ETRE = wordset("aller arriver partir venir revenir mourir naître entrer sortir tomber rester devenir parvenir décéder retourner")
_SAYING = wordset(
    "dire déclarer affirmer indiquer préciser ajouter expliquer annoncer raconter souligner assurer confirmer rapporter estimer "
    "reconnaître"
    "signaler noter confier soutenir admettre rappeler apprendre découvrir constater"
)
_FORECASTS = wordset("prévoit prévoient prédit prédisent pronostique pronostiquent anticipe anticipent")
_PERFECT = Phrase("perfect where the pluperfect is expected", "passé composé au lieu du plus-que-parfait", "perfek, seharusnya pluperfek")
_EARLIER = Phrase(
    "After a verb of saying in the past the earlier act takes the pluperfect.",
    "Après un verbe de déclaration au passé, l’action antérieure se met au plus-que-parfait.",
    "Setelah verba ujaran lampau, tindakan yang lebih dulu memakai pluperfek.",
)
_IMPERFECT = Phrase("imperfect where the future is expected", "imparfait au lieu du futur", "imperfek, seharusnya futur")
_LATER = Phrase(
    "What is forecast now is still to come: the verb takes the future.",
    "Ce que l’on prévoit aujourd’hui est à venir : le verbe se met au futur.",
    "Yang diprakirakan sekarang belum terjadi: verbanya memakai futur.",
)


class TenseSequence(AnalysisCheck):
    """A perfect after a verb of saying in the past, or an imperfect after a forecast.

    What it does: reports, outside quotations, `a déclaré que` + passé composé where French has the pluperfect, and `prévoit que` +
    imperfect where it has the future.

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
            if clause.opener < 2 or analysis.lower(clause.opener) not in ("que", "qu'") or segment.quoted(segment.tokens[group.verb]):
                continue
            if _perfect(analysis, group) and _said_before(analysis, clause.opener):
                yield self.finding(segment.span(group.verb, group.end), _PERFECT, _EARLIER, confidence=0.7)
            elif _imperfect(analysis, group) and _forecast_before(analysis, clause.opener):
                yield self.finding(segment.span(group.verb, group.end), _IMPERFECT, _LATER, confidence=0.8)


def _perfect(analysis: Analysis, group: VerbGroup) -> bool:
    """True for an active passé composé in the third person."""
    if group.auxiliary == "" or group.participle < 0 or analysis.lower(group.verb) not in ("a", "ont", "est", "sont"):
        return False
    return group.auxiliary != "être" or bool(analysis.words[group.participle].lemmas("pp") & _ETRE or group.clitics)


def _imperfect(analysis: Analysis, group: VerbGroup) -> bool:
    """True for a verb that can be nothing but an imperfect; a pluperfect is none."""
    tags = {tag for reading in analysis.words[group.verb].readings for tag in reading.verb}
    return bool(tags) and all(tag.startswith("ind:imp") for tag in tags) and (group.participle < 0 or group.auxiliary == "être")


def _said_before(analysis: Analysis, que: int) -> bool:
    """True for `a déclaré que`."""
    said = _governing(analysis, que)
    if said is None or said.participle < 0 or said.auxiliary != "avoir":
        return False
    return bool(analysis.words[said.participle].lemmas("pp") & _SAYING) and analysis.lower(said.verb) in ("a", "ont")


def _forecast_before(analysis: Analysis, que: int) -> bool:
    """True for `prévoit que`, no condition behind it."""
    said = _governing(analysis, que)
    return said is not None and analysis.lower(said.verb) in _FORECASTS and analysis.lower(que + 1) not in ("si", "s'")


def _governing(analysis: Analysis, que: int) -> VerbGroup | None:
    """The verb group straight before the conjunction, adverbs passed over."""
    return next((group for group in analysis.verb_groups if analysis.skip_adverbs(group.end) == que), None)
