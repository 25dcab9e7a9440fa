"""GRA109: an infinitive where a participle must stand, or the reverse, or a participle without its auxiliary."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_MODALS = wordset(
    "peut peuvent doit doivent va vont veut veulent pourra pourront devra devront pourrait pourraient devrait devraient pouvait "
    "pouvaient devait "
    "devaient allait allaient voulait voulaient voudra voudront voudrait voudraient faut fallait faudra faudrait"
)
_BEFORE_INFINITIVE = wordset("pour sans")
_MODAL_PARTICIPLES = wordset("pu dû su voulu")
_REFLEXIVES = wordset("se s' me m' te t'")
_AVOIR = wordset("a ont avait avaient aura auront aurait auraient ayant ait aient eut eurent eût")


class VerbForm(AnalysisCheck):
    """An infinitive where a participle must stand, or the reverse, or a participle without its auxiliary.

    What it does: reports an infinitive straight after avoir or after `été` (`a déclarer`), a participle straight after a modal verb or
    `pour`
    (`doit fermé`), and `pu`, `dû`, `su`, `voulu` + infinitive with no auxiliary before (`le troisième pu nager`).

    Why it matters: the two forms sound alike and look alike to a machine, but the sentence has no verb any more.

    Known problems: `avoir` may be followed by a noun that is also an infinitive (`a dîner`); such words are passed over.

    Example:
        bad: Le pont doit fermé dès lundi.
        good: Le pont doit fermer dès lundi.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (infinitif, participe passé, semi-auxiliaires).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA109"
    name = "verb-form"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _AVOIR | _MODALS | _BEFORE_INFINITIVE | _MODAL_PARTICIPLES

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            lower = analysis.lower(i)
            if lower in _AVOIR and _infinitive_after_avoir(analysis, i):
                at = analysis.skip_adverbs(i + 1)
                at = analysis.skip_adverbs(at + 1) if analysis.lower(at) == "été" else at
                yield self._report(segment, at, at + 1, participle=True, suggestion=_participle(analysis.lower(at)))
            elif (lower in _MODALS or lower in _BEFORE_INFINITIVE) and _participle_after_modal(analysis, i):
                at = analysis.skip_adverbs(i + 1)
                yield self._report(segment, at, at + 1, participle=False, suggestion=_infinitive(analysis.lower(at)))
            elif lower in _MODAL_PARTICIPLES and _without_auxiliary(analysis, i):
                yield self._report(segment, i, i + 2, participle=None, suggestion=None)

    def _report(self, segment: SegmentView, first: int, after: int, *, participle: bool | None, suggestion: str | None) -> Finding:
        if participle is None:
            message = Phrase("the auxiliary is missing", "l’auxiliaire manque", "verba bantunya hilang")
            reason = Phrase(
                "This past participle needs avoir before it to be the verb of the sentence.",
                "Ce participe passé a besoin de l’auxiliaire avoir pour être le verbe de la phrase.",
                "Partisip lampau ini memerlukan avoir di depannya agar menjadi verba kalimat.",
            )
        elif participle:
            message = Phrase("infinitive instead of a participle", "infinitif au lieu d’un participe", "infinitif, seharusnya partisip")
            reason = Phrase(
                "After this auxiliary French has a past participle.",
                "Après cet auxiliaire, il faut un participe passé.",
                "Setelah verba bantu ini harus ada partisip lampau.",
            )
        else:
            message = Phrase("participle instead of an infinitive", "participe au lieu d’un infinitif", "partisip, seharusnya infinitif")
            reason = Phrase(
                "After this word French has an infinitive.",
                "Après ce mot, il faut un infinitif.",
                "Setelah kata ini harus ada infinitif.",
            )
        return self.finding(segment.span(first, after), message, reason, suggestion=suggestion, confidence=0.93)


def _infinitive_after_avoir(analysis: Analysis, i: int) -> bool:
    at = analysis.skip_adverbs(i + 1)
    if not analysis.words[i].token.text.islower() or (analysis.lower(i) == "a" and analysis.can(i - 1, "inf", "pp", "finite", "mark")):
        return False  # `A partir de`, `aider a limiter`: the preposition without its accent
    if at < len(analysis.words) and analysis.lower(at) == "été":
        at = analysis.skip_adverbs(at + 1)
        return analysis.must(at, "inf") and analysis.words[at].token.text.islower()
    if not analysis.must(at, "inf") or not analysis.words[at].token.text.islower() or analysis.lower(i - 1) in ("y", "en"):
        return False
    return "noun" not in {r.pos for r in french().readings(analysis.lower(at))} and analysis.lower(at) not in ("être", "avoir")


def _participle_after_modal(analysis: Analysis, i: int) -> bool:
    at = analysis.skip_adverbs(i + 1)
    if (
        not analysis.must(at, "pp", "adj", "noun")
        or not analysis.lower(at).endswith(("é", "és", "ée", "ées"))
        or analysis.lower(at) == "été"
    ):
        return False
    word = analysis.words[at]
    if not word.token.text.islower() or not word.can("pp"):
        return False
    if analysis.lower(i) in _BEFORE_INFINITIVE:
        return word.must("pp") and at == i + 1 and analysis.must(at + 1, "det", "pron") and analysis.lower(at + 1) not in ("du", "des")
    return analysis.lower(i - 1) not in _REFLEXIVES and not analysis.can(i, "noun")


def _without_auxiliary(analysis: Analysis, i: int) -> bool:
    if not analysis.must(i + 1, "inf") or not analysis.can(i - 1, "noun", "name", "adj"):
        return False
    for k in range(i - 1, max(-1, i - 10), -1):
        if analysis.words[k].token.text in (",", ";", ":", "."):
            break
        if "avoir" in analysis.words[k].lemmas("finite", "inf", "prp", "finite12"):
            return False
    return not analysis.must(i - 1, "adv")


def _participle(infinitive: str) -> str | None:
    return infinitive[:-2] + "é" if infinitive.endswith("er") else None


def _infinitive(participle: str) -> str | None:
    lemmas = {r.lemma for r in french().readings(participle) if r.is_participle()}
    return lemmas.pop() if len(lemmas) == 1 else None
