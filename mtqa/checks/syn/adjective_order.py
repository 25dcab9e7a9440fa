"""SYN127: an adjective on the wrong side of its noun."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_BEFORE = wordset(
    "autre autres petit petite petits petites gros grosse grosses bon bonne bons bonnes mauvais mauvaise mauvaises beau belle "
    "beaux belles grand grands grandes vieux vieille vieilles meilleur meilleure meilleurs meilleures nombreux nombreuses "
    "plusieurs chaque joli jolie"
)
_NATIONS = wordset(
    "indonésien malaisien australien japonais chinois américain français anglais allemand italien espagnol russe ukrainien indien "
    "thaïlandais"
    "vietnamien philippin coréen singapourien néerlandais belge suisse turc égyptien iranien irakien syrien israélien palestinien saoudien "
    "britannique brésilien argentin mexicain canadien européen asiatique africain javanais balinais papou"
)
_ENDINGS = (
    "ien",
    "ienne",
    "iens",
    "iennes",
    "ais",
    "aise",
    "aises",
    "ois",
    "oise",
    "oises",
    "ique",
    "iques",
    "cain",
    "caine",
    "cains",
    "caines",
    "éen",
    "éenne",
    "éens",
    "éennes",
)


class AdjectiveOrder(AnalysisCheck):
    """An adjective on the wrong side of its noun.

    What it does: reports `autre`, `petit`, `bon`, `nombreux` … straight after the noun with nothing that depends on them (`les
    victimes autres`), and an adjective of nationality between determiner and noun (`une indonésienne entreprise`).

    Why it matters: the order is that of the source (*korban lain*, *an Indonesian firm*).

    Known problems: `une ville plus grande`, `des hommes bons et justes` and fixed names (`Bretagne grande`) are passed over; hence
    minor.

    Example:
        bad: Les victimes autres ont été soignées sur place.
        good: Les autres victimes ont été soignées sur place.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (place de l'épithète).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN127"
    name = "adjective-order"
    category = "fluency/grammar/word-order"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, lower in enumerate(segment.lowers[:-1]):
            if i and lower in _BEFORE and _late(analysis, i):
                first, after = i - 1, i + 1
            elif i and lower.endswith(_ENDINGS) and _early(analysis, i):
                first, after = i, i + 2
            else:
                continue
            if not segment.tokens[i].text.islower() or segment.quoted(segment.tokens[i]):
                continue
            yield self.finding(
                segment.span(first, after),
                Phrase("adjective on the wrong side", "adjectif du mauvais côté", "adjektiva di sisi yang salah"),
                Phrase(
                    "This adjective belongs on the other side of its noun.",
                    "Cet adjectif se place de l’autre côté du nom.",
                    "Adjektiva ini letaknya di sisi lain nomina.",
                ),
                suggestion=f"{analysis.words[after - 1].token.text} {analysis.words[first].token.text}",
                confidence=0.75,
            )


def _late(analysis: Analysis, i: int) -> bool:
    """`les victimes autres`, with nothing behind it that depends on the adjective."""
    following = analysis.words[i + 1]
    closed = (
        following.token.text in ",.;:"
        or (following.can("finite") and not following.can("noun"))
        or following.lower in ("de", "du", "des", "à", "au", "dans")
    )
    noun = analysis.must(i - 1, "noun") and analysis.must(i - 2, "det") and analysis.lower(i - 2) not in ("un", "une", "ce")
    agreed = bool(analysis.words[i - 1].features("noun") & analysis.words[i].features("adj", "pron", "det")) if noun else False
    return (
        noun
        and agreed
        and closed
        and following.lower not in ("que", "qu'", "et", "ou", "comme")
        and not analysis.words[i].lower.startswith("grand")
    )


def _early(analysis: Analysis, i: int) -> bool:
    """`une indonésienne entreprise`."""
    word = analysis.words[i]
    if (
        not word.must("adj", "noun")
        or word.must("noun")
        or not analysis.must(i - 1, "det")
        or not analysis.can(i + 1, "noun")
        or analysis.can(i + 1, "finite", "prep")
    ):
        return False
    if analysis.lower(i - 1) in ("l'", "du", "des", "au") and not word.must("adj"):
        return False
    agreed = bool(word.features("adj") & analysis.words[i + 1].features("noun"))
    return agreed and word.lower.capitalize() != word.token.text and _nation(word.lower)


def _nation(form: str) -> bool:
    return form in _NATIONS or form.removesuffix("s").removesuffix("e") in _NATIONS or form.removesuffix("s").removesuffix("ne") in _NATIONS
