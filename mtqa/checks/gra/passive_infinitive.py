"""GRA174: A passive infinitive after a preposition whose participle does not agree with the subject."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck, inflected
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import FEMININE, MASCULINE, Analysis, Clause
from mtqa.phrase import Phrase

_LINKS = (
    ("avant", "d'"), ("avant", "de", "ne", "pas"), ("après", "avoir"), ("sans",), ("sans", "avoir"), ("pour",), ("pour", "avoir"),
    ("afin", "d'"), ("faute", "d'"), ("au", "lieu", "d'"), ("loin", "d'"), ("sous", "peine", "d'"), ("de", "peur", "d'"),
    ("de", "crainte", "d'"),
)  # fmt: skip
_MODALS = frozenset(
    ("devoir", "pouvoir", "aller", "sembler", "faillir", "risquer", "venir", "continuer", "attendre", "commencer", "refuser")
)
_STOPS = frozenset(';:«»()"')


class PassiveInfinitive(AnalysisCheck):
    """A passive infinitive after a preposition whose participle does not agree with the subject.

    What it does: compares the participle of `être` + participle after `avant d'`, `sans`, `pour`, `après avoir` (`avant d'être relâché`)
    or after a modal verb (`doivent être livré`) with the subject of the clause, when no other clause stands between.

    Why it matters: the hidden subject of such an infinitive is that of the sentence; with another ending the reader looks for another one.

    Known problems: sentences in which a second finite verb stands between the subject and the infinitive are passed over.

    Example:
        bad: La vidéo a été vue dix mille fois avant d'être supprimé.
        good: La vidéo a été vue dix mille fois avant d'être supprimée.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (infinitif prépositionnel; accord du participe passé).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA174"
    name = "passive-infinitive"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("être", "été"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clause in analysis.clauses:
            if not clause.sure or clause.weak or clause.coordinated or clause.subject.quantity:
                continue
            at = _participle(analysis, clause)
            if at < 0 or analysis.words[clause.subject.head].lower in ("ce", "c'", "on", "ça"):
                continue
            word, subject = analysis.words[at], clause.subject
            features = word.features("pp")
            feminine = (
                features <= FEMININE and subject.features <= MASCULINE and {n for _, n in features} & {n for _, n in subject.features}
            )
            if features and not features & subject.features and not feminine and not _other_holder(analysis, clause, at):
                yield self.finding(
                    segment.span(at, at + 1),
                    Phrase("does not agree with its subject", "ne s’accorde pas avec son sujet", "tidak cocok dengan subjeknya"),
                    Phrase(
                        "The subject of this infinitive is that of the sentence.",
                        "Le sujet de cet infinitif est celui de la phrase.",
                        "Subjek infinitif ini sama dengan subjek kalimat.",
                    ),
                    suggestion=inflected(word, subject.features, "pp"),
                )


def _other_holder(analysis: Analysis, clause: Clause, at: int) -> bool:
    """True when a noun of the predicate fits the participle and the link (`pour`, `afin de`) lets it be meant."""
    before = {analysis.lower(k) for k in range(max(0, at - 4), at)}
    if before & {"avant", "sans", "après"}:
        return False
    wanted = analysis.words[at].features("pp")
    return any(analysis.can(k, "noun") and analysis.words[k].features("noun") & wanted for k in range(clause.verb.end, at - 2))


def _participle(analysis: Analysis, clause: Clause) -> int:
    """The participle of the first passive infinitive that shares the subject of the clause, or -1."""
    for i in range(clause.verb.verb + 1, len(analysis.words) - 1):
        word = analysis.words[i]
        if word.token.text in _STOPS or word.lower in ("que", "qu'", "qui", "dont", "où", "et", "ou", "mais", "si", "lequel", "laquelle"):
            return -1
        if i >= clause.verb.end and word.can("finite") and not word.can("noun", "adj", "prep", "pp", "adv", "det"):
            return -1
        if word.lower not in ("être", "été") or not _opens(analysis, clause, i):
            continue
        at = analysis.skip_adverbs(i + 1)
        plain = analysis.can(at, "pp") and not analysis.can(at, "noun", "adv", "prep", "finite") and analysis.words[at].token.text.islower()
        return at if plain else -1
    return -1


def _opens(analysis: Analysis, clause: Clause, at: int) -> bool:
    """True when what stands before `être` at word `at` gives the infinitive the subject of the clause."""
    if any(at > len(link) and analysis.matches(at - len(link), *link) for link in _LINKS):
        return True
    verb = clause.verb.verb
    between = {analysis.lower(k) for k in range(verb + 1, at) if not analysis.must(k, "adv")}
    return between <= {"d'", "à"} and bool(analysis.words[verb].lemmas("finite") & _MODALS) and not clause.verb.clitics
