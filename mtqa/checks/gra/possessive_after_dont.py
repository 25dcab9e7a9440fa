"""GRA143: dont with a possessive that says the same."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_POSSESSIVES = wordset("son sa ses leur leurs")
_REPORTING = wordset("dire affirmer assurer croire penser estimer espérer craindre savoir ignorer prétendre expliquer raconter soupçonner")
_DE_VERBS = wordset(
    "parler rêver dépendre disposer profiter bénéficier souffrir jouir hériter témoigner user douter discuter débattre découler résulter "
    "provenir relever avoir faire être charger accuser priver occuper servir plaindre méfier souvenir séparer inspirer emparer "
    "vanter nourrir"
)
_ARTICLE = {"son": "le", "sa": "la", "ses": "les", "leur": "le", "leurs": "les"}


class PossessiveAfterDont(AnalysisCheck):
    """`dont son`: relative and possessive say the same thing twice.

    What it does: reports a possessive that opens the subject of a `dont` clause with its own verb (`une maison dont son toit fuit`),
    and `de qui`, `duquel` + possessive.

    Why it matters: Indonesian *yang … -nya* marks the owner twice, French once; the reader looks for a second owner.

    Known problems: `dont` meaning *among them* (`quatre morts, dont son frère`) has no verb before the next comma and is passed over,
    and so are `dont sa mère dit que` and verbs that take `de` themselves.

    Example:
        bad: Il visite une usine dont ses ouvriers sont en grève.
        good: Il visite une usine dont les ouvriers sont en grève.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (dont et le possessif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA143"
    name = "possessive-after-dont"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("dont",))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words):
            if (
                word.lower != "dont"
                or analysis.lower(i + 1) not in _POSSESSIVES
                or analysis.lower(i - 1) in ("façon", "manière")
                or not _own_verb(analysis, i)
            ):
                continue
            yield self.finding(
                segment.span(i, i + 2),
                Phrase("possessive after dont", "possessif après « dont »", "kata milik setelah dont"),
                Phrase(
                    "“dont” already says whose it is: the article is enough.",
                    "« dont » dit déjà à qui la chose appartient : l’article suffit.",
                    "« dont » sudah menyatakan pemiliknya: cukup artikel.",
                ),
                suggestion=_suggestion(analysis, i),
                confidence=0.85,
            )


def _suggestion(analysis: Analysis, i: int) -> str:
    return f"{analysis.words[i].token.text} {_ARTICLE[analysis.lower(i + 1)]}"


def _own_verb(analysis: Analysis, i: int) -> bool:
    """True when the noun after dont is the subject of a verb that takes no complement with de."""
    phrase = analysis.noun_phrase(i + 1)
    if phrase is None:
        return False
    for k in range(phrase.end, min(phrase.end + 12, len(analysis.words))):
        word = analysis.words[k]
        if word.token.text in ",;:.()«»—" or word.lower in ("qui", "et"):
            return False
        if word.lemmas("finite") & _REPORTING:
            return False
        if word.can("finite") and not word.can("noun", "adj", "prep"):
            group = analysis.verb_group(k)
            if group is None:
                return False
            main = analysis.words[group.participle if group.participle >= 0 else group.verb]
            reported = analysis.lower(group.end) in ("que", "qu'") or bool(main.lemmas("finite", "pp") & _REPORTING)
            own = main.lemmas("finite", "pp") & _DE_VERBS and not (group.auxiliary and main.lemmas("pp") - _DE_VERBS)
            copula = "être" in main.lemmas("finite") and (
                analysis.can(group.end, "adj", "pp") or analysis.lower(group.end) in ("en", "à", "au")
            )
            return not reported and (not own or copula)
    return False
