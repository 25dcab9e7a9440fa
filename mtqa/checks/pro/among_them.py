"""PRO121: eux or elles with no plural of that gender before it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.pro.pool import nominals
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_THEM = frozenset(("eux", "elles", "ils"))
_GROUPS = wordset(  # feminine nouns for people that masculine pronouns may take up
    "personne personnes victime victimes famille familles population populations équipe équipes police foule troupe troupes forces "
    "autorités jeunesse recrues sentinelles gens couple couples équipage équipages"
)


class AmongThem(Check):
    """`d'entre eux`, `ils`, `elles` with no plural of that gender before it.

    What it does: for `d'entre eux`, `l'un d'eux`, `l'une d'elles`, `ils` and `elles` outside quotations, looks at the nouns and names
    of the sentence before it and of the sentence before. When plurals stand there and every one has the other gender, the pronoun is
    reported.

    Why it matters: Indonesian *mereka* and *di antaranya* have no gender; a masculine for feminine things (or the reverse) points
    nowhere.

    Known problems: feminine nouns for people (`personnes`, `victimes`) are taken up by masculine pronouns in good French and are
    passed over; a group of people behind the name of an institution may be meant; hence minor.

    Example:
        bad: Les entreprises ont un an, six mois pour les plus grands d'entre eux.
        good: Les entreprises ont un an, six mois pour les plus grandes d'entre elles.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du pronom; syllepse).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO121"
    name = "among-them"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for index, segment in enumerate(article.segments):
            for at in segment.standing(_THEM):
                token = segment.tokens[at]
                if segment.quoted(token) or not _taken_up(segment, at):
                    continue
                gender = "f" if token.lower == "elles" else "m"
                if not _lost(article, index, at, gender):
                    continue
                yield self.finding(
                    segment.span(max(0, at - 2) if token.lower == "eux" or segment.tokens[at - 1].lower == "entre" else at, at + 1),
                    Phrase("plural pronoun of the other gender", "pronom pluriel de l’autre genre", "pronomina jamak bergender lain"),
                    Phrase(
                        "Every plural that stands before it has the other gender.",
                        "Tous les pluriels qui précèdent sont de l’autre genre.",
                        "Semua bentuk jamak sebelumnya bergender lain.",
                    ),
                    suggestion=None,
                    confidence=0.7,
                )


def _taken_up(segment: SegmentView, at: int) -> bool:
    """True for `d'entre eux`, `l'un d'eux`, and ils or elles as a subject."""
    tokens = segment.tokens
    lower = tokens[at].lower
    if lower == "ils" or (
        lower == "elles" and segment.analysis.verb_group(at + 1) is not None and (not at or tokens[at - 1].lower not in ("entre", "d'"))
    ):
        return True
    if not at:
        return False
    if tokens[at - 1].lower == "entre":
        return at > 1 and tokens[at - 2].lower == "d'"
    return (
        tokens[at - 1].lower == "d'"
        and at > 1
        and tokens[at - 2].lower in ("un", "une", "deux", "trois", "certains", "certaines", "chacun", "chacune")
    )


def _lost(article: ArticleView, index: int, at: int, gender: str) -> bool:
    """True when plurals precede and all of them have the other gender, with no name, group or coordination that may be meant."""
    here = list(nominals(article, index, 0, at))
    earlier = list(nominals(article, index - 1)) if index and not article.alone else []
    among = article.segments[index].tokens[at - 1].lower in ("entre", "d'")
    if among and any(all(number == "p" for _, number in n.features) for n in here):
        return not any(
            g == gender for n in here for g, _ in n.features if n.person or (gender, "p") in n.features or gender == "f"
        ) and not any(article.segments[index].tokens[n.at].lower in _GROUPS for n in here)
    pool = earlier + here
    segments = article.segments
    if any(segments[n.sentence].tokens[n.at].lower in _GROUPS for n in pool):
        return False
    fitting = [n for n in pool if any(g == gender for g, _ in n.features)]
    plural = [n for n in pool if all(number == "p" for _, number in n.features)]
    if any((gender, "p") in n.features or n.named or n.person for n in fitting):
        return False
    if gender == "m" and len(fitting) > 1 and _joined(article, index):  # `le maire et son adjointe … ils`
        return False
    return bool(plural)


def _joined(article: ArticleView, index: int) -> bool:
    """True when `et` stands in the sentence or the one before."""
    return any(token.lower in ("et", "avec") for i in (index - 1, index) if i >= 0 for token in article.segments[i].tokens)
