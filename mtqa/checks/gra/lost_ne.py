"""GRA141: a negation without ne, in the places that POL102 does not reach."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_NOBODY = wordset("aucun aucune rien personne nul nulle")
_STARTS = wordset(", ; : mais et que qu' car où dont or puisque lorsque si — – (")
_NEGATIVE = wordset("ne n' sans ni non avant")
_AFTER_PAS = wordset("à plus moins seulement loin mal que qu' de d' un une le la même très toujours forcément grand")
_AVOIR = wordset("a ont avait avaient aura auront aurait auraient ai avons")
_POL102 = _AVOIR | wordset("est sont était étaient sera seront serait seraient peut doit va vient reste")
_STOPS = wordset(". ; : ! ? « » ( )")


class LostNe(AnalysisCheck):
    """A negation that lost its `ne`.

    What it does: outside quotations, reports `aucun`, `rien`, `personne` as the subject of a verb without `ne` (`aucun a répondu`,
    `aucun des élus a voté`), a verb followed by `pas` without `ne` (`la banque bouge pas`), and a verb followed by `aucun` + noun
    without `ne` (`ils ont trouvé aucune trace`).

    Why it matters: speech drops `ne`, print does not; before `aucun` the reader wonders whether the sentence denies or affirms.

    Known problems: quotations keep their spoken form and are left alone.

    Example:
        bad: Aucun des conseillers a répondu.
        good: Aucun des conseillers n'a répondu.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (négation).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA141"
    name = "lost-ne"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _NOBODY | {"pas", "guère"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words):
            if word.lower in _NOBODY:
                found = _subject(analysis, i) or _object(analysis, i)
            elif word.lower in ("pas", "guère"):
                found = _after_verb(analysis, i)
            else:
                continue
            if found and not segment.quoted(word.token) and segment.prose:
                yield self.finding(
                    segment.span(*found),
                    Phrase("ne is missing", "Il manque « ne »", "Kata ne hilang"),
                    Phrase(
                        "Written French negates with ne and a second word.",
                        "À l’écrit, la négation comporte « ne » et un second mot.",
                        "Dalam bahasa Prancis tulis, negasi terdiri atas ne dan kata kedua.",
                    ),
                    confidence=0.85,
                )


def _subject(analysis: Analysis, i: int) -> tuple[int, int] | None:
    """`aucun a reçu`, `aucun des élus a voté`: the negative subject and its verb."""
    without = analysis.lower(i - 1) in ("que", "qu'") and analysis.lower(i - 2) in ("sans", "avant")
    if without or (i and analysis.lower(i - 1) not in _STARTS):
        return None
    at = i + 1
    if analysis.lower(i) in ("aucun", "aucune") and analysis.can(at, "noun") and not analysis.can(at, "finite", "det", "prep"):
        at += 1
    if analysis.lower(at) in ("de", "d'", "des", "du"):
        if analysis.lower(at + 1) == "entre":
            at += 3
        else:
            phrase = analysis.noun_phrase(at if analysis.lower(at) in ("des", "du") else at + 1)
            if phrase is None:
                return None
            at = phrase.end
    group = analysis.verb_group(at)
    if group is None or group.negated or not analysis.words[group.verb].must("finite"):
        return None
    direct = at == i + (2 if analysis.lower(i) in ("aucun", "aucune") else 1)
    if direct and analysis.lower(group.verb) in _POL102 and analysis.lower(i) != "rien":
        return None
    return i, group.end


def _clause_words(analysis: Analysis, i: int, reach: int) -> set[str]:
    found: set[str] = set()
    for k in range(i - 1, max(-1, i - reach), -1):
        if analysis.lower(k) in _STOPS:
            break
        found.add(analysis.lower(k))
    return found


def _object(analysis: Analysis, i: int) -> tuple[int, int] | None:
    """`ont trouvé aucune trace`, `a rien dit`: an object that needs ne before the verb."""
    if analysis.lower(i) == "rien":
        plain = analysis.lower(i - 1) in _AVOIR and analysis.can(i + 1, "pp")
        return (i - 1, i + 2) if plain and not _clause_words(analysis, i, 8) & _NEGATIVE else None
    if analysis.lower(i) not in ("aucun", "aucune") or not analysis.can(i + 1, "noun"):
        return None
    if _clause_words(analysis, i, 20) & (_NEGATIVE | {"comme", "plus", "moins", "si"}):
        return None
    for group in analysis.verb_groups:
        if group.end == i and group.sure and not group.negated:
            return group.verb, i + 2
    return None


def _after_verb(analysis: Analysis, i: int) -> tuple[int, int] | None:
    """`bouge pas`: a finite verb straight before pas, and no ne in the clause."""
    if (
        not analysis.must(i - 1, "finite", "finite12")
        or analysis.lower(i + 1) in _AFTER_PAS
        or _clause_words(analysis, i, 12) & {"ne", "n'", "ni"}
    ):
        return None
    if analysis.lower(i - 1) in _AVOIR | {"est", "sont", "était", "étaient"} and analysis.can(i + 1, "pp"):
        return None
    if not analysis.can(i - 2, "noun", "name", "pron", "adj", "pp"):
        return None
    return i - 1, i + 1
