"""PRO123: leur with no plural before it, and son with nothing but plurals before it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.pro.pool import INSTITUTIONS, nominals
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.phrases import COLLECTIVES
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PLURAL_WORDS = wordset(
    "et ou ni avec ils elles eux nous vous chacun chacune tous toutes plusieurs beaucoup certains certaines leur leurs les autres on couple"
)
_FAMILY = wordset(
    "mari femme épouse époux père mère fils fille frère sœur enfant enfants bébé parents client cliente avocat avocate adversaire équipe "
    "domicile maison famille entraîneur patron patronne chef directeur directrice employeur téléphone voiture moto salaire passeport"
)
_COLLECTIVE = (INSTITUTIONS | COLLECTIVES) - wordset(
    "victime personne source homme femme garçon fille père mère frère sœur fils mari épouse époux enfant bébé élève malade juge maire chef "
    "guide pilote témoin membre otage ministre type"
)


class OwnerNumber(Check):
    """`leur` for one person.

    What it does: outside quotations, reports `leur`, `leurs` before a noun of the family, the home or the job when neither the
    sentence before it nor the sentence before that holds a plural, a coordination, a collective or an institution.

    Why it matters: Indonesian *-nya* and *mereka* blur one and many; the reader looks for people who aren't there.

    Known problems: the plural may stand further back; hence minor.

    Example:
        bad: Elle a expliqué que leur atelier prenait l'eau.
        good: Elle a expliqué que son atelier prenait l'eau.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (-nya); Grevisse & Goosse, Le bon usage (possessifs).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO123"
    name = "owner-number"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for index, segment in enumerate(article.segments):
            if article.alone:
                return
            for at, token in enumerate(segment.tokens[:-1]):
                if token.lower not in ("leur", "leurs") or segment.quoted(token) or not segment.analysis.can(at, "det"):
                    continue
                if segment.tokens[at + 1].lower not in _FAMILY or not at or not _alone(article, index, at):
                    continue
                yield self.finding(
                    segment.span(at, at + 2),
                    Phrase("leur for one person", "« leur » pour une seule personne", "leur untuk satu orang"),
                    Phrase(
                        "No plural stands before it that it could refer to.",
                        "Aucun pluriel ne précède auquel il puisse renvoyer.",
                        "Tidak ada bentuk jamak sebelumnya yang dirujuk.",
                    ),
                    confidence=0.65,
                )


def _alone(article: ArticleView, index: int, at: int) -> bool:
    """True when nothing plural stands before token `at`, in this sentence or as a person in the one before."""
    if _plural(article, article.segments[index], index, at):
        return False
    return not index or not _plural(article, article.segments[index - 1], index - 1, None)


def _plural(article: ArticleView, segment: SegmentView, index: int, before: int | None) -> bool:
    tokens = segment.tokens[:before] if before is not None else segment.tokens
    own = before is not None
    if any(t.lower in _PLURAL_WORDS and (own or t.lower not in ("et", "ou", "avec", "les", "on")) for t in tokens):
        return True
    for nominal in nominals(article, index, 0, before):
        lower = segment.tokens[nominal.at].lower
        if lower in _COLLECTIVE or (
            any(number == "p" for _, number in nominal.features) and not all(n == "s" for _, n in nominal.features)
        ):
            return True
    return False
