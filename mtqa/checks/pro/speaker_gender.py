"""PRO101: il or elle for a speaker of the other gender."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.pro.antecedents import Candidate, antecedent
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.speech import attributions, speech_verb_at
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_MASCULINE = wordset("il lui -il -t-il celui-ci dernier")
_FEMININE = wordset("elle -elle -t-elle celle-ci dernière")
_MINDS = wordset(
    "prévoir craindre espérer vouloir souhaiter refuser juger douter penser croire pleurer sourire hésiter exclure regretter "
    "promettre conclure "
    "demander rappeler reconnaître estimer calculer"
)


class SpeakerGender(Check):
    """Il or elle for a speaker of the other gender.

    What it does: for `dit-il`, `a-t-elle ajouté`, `Il a ajouté`, `selon lui`, `cette dernière`, looks for the person meant: the only one
    in the
    nearest sentence with persons, who speaks or acts there. When that person's title, role or participle shows the other gender, the
    pronoun
    is reported.

    Why it matters: Indonesian has one pronoun (ia, dia, -nya) for both; a machine guesses, and the words go to somebody else.

    Known problems: a person mentioned earlier may be meant; wherever a second person, an institution or an unmarked name stands, nothing
    is said.

    Example:
        bad: La trésorière a refusé de vendre. « Le terrain reste à nous », a-t-il lancé.
        good: La trésorière a refusé de vendre. « Le terrain reste à nous », a-t-elle lancé.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (no grammatical gender); Grevisse & Goosse, Le bon usage (pronoms).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO101"
    name = "speaker-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for index, segment in enumerate(article.segments):
            if not _has_pronoun(segment):
                continue
            for at in _pronouns(segment):
                gender = "f" if segment.tokens[at].lower in _FEMININE else "m"
                person = antecedent(article, index, at, gender)
                if person is not None:
                    yield self._report(article, segment, at, gender, person)

    def _report(self, article: ArticleView, segment: SegmentView, at: int, gender: str, person: Candidate) -> Finding:
        other = article.segments[person.sentence]
        place = Span(other.tokens[person.first].start, other.tokens[person.after - 1].end)
        shown = place.of(article.article.text)
        return self.finding(
            segment.span(at, at + 1),
            Phrase("pronoun of the other gender", "pronom de l’autre genre", "pronomina bergender lain"),
            Phrase(
                f"The person meant seems to be “{shown}”, {'a woman' if gender == 'm' else 'a man'}.",
                f"La personne visée semble être « {shown} », {'une femme' if gender == 'm' else 'un homme'}.",
                f"Orang yang dimaksud tampaknya « {shown} », seorang {'perempuan' if gender == 'm' else 'laki-laki'}.",
            ),
            suggestion=_counterpart(segment.tokens[at].text),
            confidence=0.78,
            related=(Related(place, Phrase("the person meant", "la personne visée", "orang yang dimaksud")),),
        )


def _has_pronoun(segment: SegmentView) -> bool:
    return not (segment.forms.isdisjoint(_MASCULINE) and segment.forms.isdisjoint(_FEMININE))


def _pronouns(segment: SegmentView) -> Iterator[int]:
    """Token indices of pronouns that stand for a speaker."""
    tokens = segment.tokens
    for verb in attributions(tokens):
        if verb.pronoun:
            at = next((k for k in range(verb.first, min(verb.after + 1, len(tokens))) if tokens[k].lower[:1] == "-"), None)
            if at is not None and tokens[at].lower in _MASCULINE | _FEMININE and not segment.quoted(tokens[at]):
                yield at
    for at in range(2, len(tokens) - 1):
        if (
            tokens[at].lower in ("lui", "elle")
            and tokens[at - 1].lower == "selon"
            and tokens[at + 1].text in (",", ".")
            and tokens[at - 2].text in (":", ",")
        ):
            yield at
    first = next((i for i, t in enumerate(tokens) if t.is_word), None)
    if first is None or segment.quoted(tokens[first]) or first + 2 >= len(tokens):
        return
    yield from _opening(segment, first)


def _opening(segment: SegmentView, first: int) -> Iterator[int]:
    tokens = segment.tokens
    lower = tokens[first].lower
    if (lower in ("il", "elle") and _speaks(segment, first + 1)) or (lower in ("celui-ci", "celle-ci") and _speaks(segment, first + 1)):
        yield first
    elif (lower in ("ce", "cette") and tokens[first + 1].lower in ("dernier", "dernière") and _speaks(segment, first + 2)) or (
        lower == "selon"
        and tokens[first + 1].lower in ("lui", "elle")
        and (tokens[first + 2].text == "," or segment.analysis.must(first + 2, "det"))
    ):
        yield first + 1
    elif lower == "d'" and tokens[first + 1].lower == "après" and tokens[first + 2].lower in ("lui", "elle"):
        yield first + 2


def _speaks(segment: SegmentView, at: int) -> bool:
    """True when a verb of saying or thinking starts at token `at`."""
    tokens = segment.tokens
    group = segment.analysis.verb_group(at)
    if group is None:
        return False
    word = segment.analysis.words[group.participle if group.participle >= 0 else group.verb]
    mental = bool(word.lemmas("finite", "pp") & _MINDS) and not any(c in ("se", "s'") for c in group.clitics)
    return mental or speech_verb_at(tokens, at) is not None


def _counterpart(text: str) -> str | None:
    pairs = {"il": "elle", "elle": "il", "-il": "-elle", "-elle": "-il", "-t-il": "-t-elle", "-t-elle": "-t-il", "lui": "elle"}
    pairs |= {"celui-ci": "celle-ci", "celle-ci": "celui-ci"}
    found = pairs.get(text.lower())
    return found.capitalize() if found and text[:1].isupper() else found
