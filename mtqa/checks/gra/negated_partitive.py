"""GRA185: du, de la, des behind a negation that turns them into de."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.readings import OBJECT_CLITICS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_DIRECT = wordset(  # verbs whose des + noun is an object, never a complement in de
    "avoir posséder recevoir obtenir acheter vendre produire signaler recenser enregistrer trouver prévoir fournir offrir compter contenir "
    "boire manger causer entraîner employer fabriquer apporter construire proposer provoquer gagner commettre détenir détecter observer "
    "constater publier imposer subir voir connaître utiliser rencontrer"
)
_CONTRASTS = frozenset(("mais", "uniquement", "seulement"))
_MARKS = frozenset((",", ";", ":"))
_ARTICLES = wordset("du de d' des un une")
_NEGATIONS = wordset("pas plus jamais guère point")
_ENDS = wordset(
    ". ; , : » ! à dans en sur pour depuis parmi avec chez au aux et ou pendant lors car après avant par selon parce ce cette hier lundi"
)
_NOT_COUNTED = wordset("tout moins plus coup reste part fait même maximum mieux point jour début jours")


class NegatedPartitive(AnalysisCheck):
    """Du, de la, des behind a negation that turns them into de.

    What it does: reports `n'a pas des enfants`, `ne reçoivent plus de l'aide`: a verb with a direct object, negated by *pas, plus, jamais*,
    before a noun with a partitive or plural article that nothing else describes.

    Why it matters: in French an object that is wholly denied takes *de*; the article makes the reader wait for a contrast.

    Known problems: a contrast (`pas des mots, mais des actes`; `n'a pas du talent, il a de la chance`), a purpose that alone is denied
    (`pas de l'argent pour le perdre`) and a noun with an adjective or relative keep the article and are passed over.

    Example:
        bad: Le village n'a pas de l'eau.
        good: Le village n'a pas d'eau.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (article partitif et négation).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA185"
    name = "negated-partitive"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _NEGATIONS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(_NEGATIONS):
            after = _partitive(analysis, i)
            if after and _denied(analysis, i) and not analysis.standing(_CONTRASTS) and not _said_anew(analysis, i, after):
                yield self.finding(
                    segment.span(i, after),
                    Phrase("article behind a negation", "article après une négation", "kata sandang setelah ingkar"),
                    Phrase(
                        "An object that is denied takes a plain “de”.",
                        "L’objet nié prend « de » sans article.",
                        "Objek yang diingkari memakai « de » saja.",
                    ),
                    confidence=0.85,
                )


def _partitive(analysis: Analysis, i: int) -> int:
    """The index behind the noun whose article follows the negation at `i` (a participle between), or 0."""
    at = i + 1
    if analysis.can(at, "pp") and not analysis.can(at, "prep", "det"):
        if analysis.words[at].lemmas("pp").isdisjoint(_DIRECT):
            return 0
        at += 1
    if analysis.lower(at) in ("du", "des"):
        noun = at + 1
    elif analysis.lower(at) == "de" and analysis.lower(at + 1) in ("la", "l'"):
        noun = at + 2
    else:
        return 0
    plain = analysis.can(noun, "noun") and not analysis.can(noun, "name", "unknown", "num", "prep")
    if not plain or analysis.lower(noun) in _NOT_COUNTED:
        return 0
    mass = analysis.lower(noun - 1) in ("la", "l'", "du") and analysis.must(noun + 1, "adj")  # `pas de l'eau potable`
    behind = noun + (2 if mass else 1)
    return noun + 1 if _ends(analysis, behind) and not _purpose(analysis, behind) else 0


def _ends(analysis: Analysis, i: int) -> bool:
    """True where nothing more describes the noun: a mark, a place, an adverb, a time (`le soir`)."""
    timed = analysis.can(i, "det") and analysis.lower(i + 1) in TIMES
    return analysis.lower(i) in _ENDS or timed or (analysis.must(i, "adv") and not analysis.can(i + 1, "adj", "pp"))


def _purpose(analysis: Analysis, i: int) -> bool:
    """`n'a pas de l'argent pour le gaspiller`: the thing is there, its use is denied."""
    at = i + 1
    while analysis.lower(at) in OBJECT_CLITICS | {"ne", "pas"}:
        at += 1
    return analysis.lower(i) == "pour" and analysis.can(at, "inf")


def _said_anew(analysis: Analysis, i: int, after: int) -> bool:
    """`n'a pas du talent, il a de la chance`: the verb comes again behind a mark, with what is true instead."""
    mark = next((k for k in range(after, len(analysis.words)) if analysis.lower(k) in _MARKS), len(analysis.words))
    denied = analysis.words[_verb_place(analysis, i)].lemmas("finite", "finite12", "prp")
    return any(
        analysis.words[k].lemmas("finite", "finite12") & denied and analysis.lower(k + 1) in _ARTICLES
        for k in range(mark + 1, len(analysis.words))
    )


def _verb_place(analysis: Analysis, i: int) -> int:
    """The index of the verb before the negation at `i`, an inverted pronoun passed over."""
    return i - 2 if analysis.lower(i - 1)[:1] == "-" or analysis.lower(i - 1) in ("y", "en") else i - 1


def _denied(analysis: Analysis, i: int) -> bool:
    """True when the negation belongs to a verb with a direct object and *ne* before it."""
    verb = _verb_place(analysis, i)
    word = analysis.words[verb] if verb >= 1 else None
    if word is None or not word.can("finite", "finite12", "prp") or not word.lemmas("finite", "finite12", "prp") <= _DIRECT | {"être"}:
        return False
    if "être" in word.lemmas("finite", "finite12"):
        return False
    before = [analysis.lower(k) for k in range(max(0, verb - 3), verb)]
    return bool({"ne", "n'"} & set(before)) and not {"se", "s'"} & set(before)
