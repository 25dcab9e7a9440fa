"""PRO120: il or elle where nobody and nothing of that gender has been mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.pro.pool import Nominal, nominals
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.phrases import VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_IMPERSONAL = wordset(
    "falloir pleuvoir neiger geler agir convenir importer suffire sembler paraître arriver rester exister avérer advenir passer aller "
    "valoir apparaître ressortir résulter découler appartenir incomber tarder naître survenir venir être y tomber"
)
_SUBORDINATORS = wordset("lorsque lorsqu' quand si s' comme puisque puisqu' dès alors après avant bien quoique quoiqu' tandis parce")


class LoneGender(Check):
    """`il` or `elle` where nobody and nothing of that gender has been mentioned.

    What it does: for `il` (impersonal uses apart) and `elle` as subject outside quotations, looks at every noun and name before it in the
    sentence (or, when no person stands there, in the sentence before as well). When none can have its gender, and a person of the other
    gender stands there, the pronoun is reported.

    Why it matters: Indonesian has one pronoun (ia, dia, -nya) for both; a machine guesses, and the act goes to somebody else.

    Known problems: a person mentioned two sentences earlier may be meant; hence minor.

    Example:
        bad: Mme Lestari ira lundi à Solo, où il ouvrira une école.
        good: Mme Lestari ira lundi à Solo, où elle ouvrira une école.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (no grammatical gender); Grevisse & Goosse, Le bon usage (pronoms).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO120"
    name = "lone-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for index, segment in enumerate(article.segments):
            for at, token in enumerate(segment.tokens[:-1]):
                if token.lower not in ("il", "elle") or segment.quoted(token) or not _personal(segment, at):
                    continue
                gender = "f" if token.lower == "elle" else "m"
                person = _only_other(article, index, at, gender)
                if person is not None:
                    yield self._report(article, segment, at, gender, person)

    def _report(self, article: ArticleView, segment: SegmentView, at: int, gender: str, person: Nominal) -> Finding:
        token = article.segments[person.sentence].tokens[person.at]
        place = Span(token.start, token.end)
        written = segment.tokens[at].text
        other = "elle" if gender == "m" else "il"
        return self.finding(
            segment.span(at, at + 1),
            Phrase("pronoun of the other gender", "pronom de l'autre genre", "pronomina bergender lain"),
            Phrase(
                "Nobody and nothing of this gender stands before it; a person of the other gender does.",
                "Rien ni personne de ce genre ne précède ; une personne de l'autre genre, si.",
                "Tidak ada yang bergender ini sebelumnya; yang ada orang bergender lain.",
            ),
            suggestion=other.capitalize() if written[:1].isupper() else other,
            confidence=0.7,
            related=(Related(place, Phrase("the person meant", "la personne visée", "orang yang dimaksud")),),
        )


def _personal(segment: SegmentView, at: int) -> bool:
    """True for elle as a subject and for il before a verb that has no impersonal use here."""
    analysis = segment.analysis
    group = analysis.verb_group(at + 1)
    if group is None:
        return False
    if analysis.lower(at) == "elle":
        return at == 0 or not analysis.can(at - 1, "prep")
    return not _impersonal(segment, group)


def _impersonal(segment: SegmentView, group: VerbGroup) -> bool:
    analysis = segment.analysis
    main = analysis.words[group.participle if group.participle >= 0 else group.verb]
    lemmas = main.lemmas("finite", "pp")
    if "y" in group.clitics or (lemmas & _IMPERSONAL and group.participle < 0) or lemmas & {"falloir", "agir", "pleuvoir", "sembler", "arriver"}:
        return True
    after = analysis.lower(analysis.skip_adverbs(group.end))
    passive = group.passive or group.auxiliary == "être" or {"se", "s'"} & set(group.clitics)
    if passive and (after in ("que", "qu'", "de", "d'", "à", "un", "une", "des", "du") or analysis.can(group.end, "num")):
        return True
    return bool(lemmas & {"manquer", "faire", "devoir", "pouvoir"}) and after not in ("le", "la", "les", "l'", "toute", "tout")


def _only_other(article: ArticleView, index: int, at: int, gender: str) -> Nominal | None:
    """The person of the other gender, when nothing that precedes has this one."""
    segment = article.segments[index]
    here = list(nominals(article, index, 0, at))
    opening = next((t.lower for t in segment.tokens if t.is_word), "")
    if not here and opening in _SUBORDINATORS:  # the noun may follow: `Lorsqu'il arrive, le juge …`
        return None
    pool, home = here, segment
    if not any(n.person for n in here):
        if not index or article.alone:
            return None
        home = article.segments[index - 1]
        pool = [*nominals(article, index - 1), *here]
    if any((gender, "s") in nominal.features for nominal in pool):
        return None
    people = [n for n in pool if n.person and all(number == "s" for _, number in n.features)]
    if not people or _owned(article, people[-1]) or any(home.quoted(home.tokens[n.at]) for n in people):
        return None
    return people[-1]


def _owned(article: ArticleView, person: Nominal) -> bool:
    """True for `son avocat`, `leur mère`: the owner may be the one that is meant."""
    segment = article.segments[person.sentence]
    return any(segment.tokens[k].lower in ("son", "sa", "ses", "leur", "leurs") for k in range(max(0, person.at - 3), person.at))
