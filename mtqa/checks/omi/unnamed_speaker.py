"""OMI211: a speaker whom the Indonesian source names and the French replaces by a pronoun or leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView, remembered
from mtqa.language.frequency import frequencies
from mtqa.language.names import first_names
from mtqa.language.noun_classes import classes_of_nouns
from mtqa.language.remember import FORMS
from mtqa.language.roles import role_ending
from mtqa.language.speech import CLOSERS, attributions, speech_verb_at
from mtqa.language.spelling import fold
from mtqa.language.tokens import plain
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_SAYS = re.compile(
    r"[\"”’»][\s,.]{0,2}\s(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|papar|terang|imbuh|tambah|cetus|tukas|beber|sebut|lanjut|tandas|kilah|"
    r"pungkas|sambung|seru|keluh|kenang)\s(?P<who>[^,.;:()\"“”\n]{2,80})"
)
_ACCORDING = re.compile(r"(?:^|[,.\"”]\s)[Mm]enurut\s(?P<who>[^,.;:()\"“”\n]{2,80}),")
_NOBODY = words(
    "dia ia beliau mereka saya kami kita aku nya lagi pula saat ketika kepada di dalam pada sambil dengan melalui usai seperti dikutip "
    "sebelum setelah via lewat menambahkan seraya sembari juga"
)
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_'’-]{2,}")
_WORD = r"[A-Z](?=[A-Z]{0,30}[^\W\d_A-Z])[\w’'-]{1,30}"  # a word with a capital, not all in capitals
_FULL_NAME = re.compile(rf"\b{_WORD}(?: (?:b[ei]n|binti|al|van|von|de|da|di) | ){_WORD}(?: {_WORD}){{0,3}}")  # particles between its words
_ACRONYM = re.compile(r"\b[A-Z]{3,5}\b")
_COMMON = 4.0  # Zipf frequency in Indonesian from which a word with a capital is a title or an office, unless people bear it
_STEM = 4  # letters by which a name is known again
_DAYS = words("senin selasa rabu kamis jumat sabtu minggu")
_PRONOUNS = words("il elle ils elles")
_LINKS = words("selon d'après pour dixit")
_PEOPLE = frozenset(("person", "institution", "team"))
_MESSAGE = Phrase(
    "The source names who speaks: {who}", "La source nomme la personne qui parle : {who}", "Sumber menyebut siapa yang berbicara: {who}"
)
_REASON = Phrase(
    "The French has a pronoun or nothing in its place, and nobody before whom it could mean.",
    "Le français met un pronom ou rien à sa place, et ne nomme personne d’autre auparavant.",
    "Teks Prancis memakai kata ganti atau mengosongkannya, dan tidak ada orang yang disebut sebelumnya.",
)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks in the source: the place there, the words that can only be a name, and the acronyms and initials of the speaker."""

    place: Span
    names: tuple[str, ...]
    acronyms: frozenset[str]
    initials: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """The sentence of the French in which each stem, each acronym and the initials of each full name first stand."""

    stems: dict[str, int]
    acronyms: dict[str, int]
    initials: dict[str, int]


class UnnamedSpeaker(SegmentCheck):
    """A speaker whom the Indonesian source names and the French replaces by a pronoun or leaves out.

    What it does: for a quotation that the source gives to a speaker (`kata Budi`, `ujar Kepala Dinas Kesehatan`, `menurut Siti,`), looks
    for that name in the French sentence and in all that stands before it. When it is nowhere, and the French attributes the words to a
    pronoun (`a-t-il dit`) or to nobody, with no person or institution outside its quotations, the place is reported. A speaker
    without a name (`ujar seorang warga`) counts only where nothing stands before; a pronoun does not where the source names the speaker
    earlier and the French has somebody there.

    Why it matters: the reader can't tell whose words these are.

    Known problems: a table of single rows may name the speaker in the row before; hence minor.

    Example:
        bad: « Le pont est fermé », a-t-il dit. (source: "Jembatan itu ditutup," kata Budi.)
        good: « Le pont est fermé », a dit Budi. (source: "Jembatan itu ditutup," kata Budi.)

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (quotative verbs); Kamus Besar Bahasa Indonesia; MQM 2.0, omission.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "OMI211"
    name: ClassVar[str] = "unnamed-speaker"
    category: ClassVar[str] = "accuracy/omission"
    its_type: ClassVar[str] = "omission"
    severity: ClassVar[Severity] = Severity.MINOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.source or segment.source_language != "id" or not segment.tokens:
            return
        found = list(_speakers(plain(segment.source)))
        if len(found) != 1 or _told(segment, found[0]):
            return
        place = _replaced(segment, found[0])
        if place is not None:
            yield self.finding(
                place,
                _MESSAGE.format(who=found[0].place.of(segment.source)),
                _REASON,
                confidence=0.7,
                source_span=found[0].place,
            )


def _speakers(source: str) -> Iterator[_Speaker]:
    """The speakers of a source, pronouns and mere circumstances left out."""
    for pattern in (_SAYS, _ACCORDING):
        for match in pattern.finditer(source):
            who = match["who"].rstrip()
            if who.split()[0].lower() not in _NOBODY:
                yield _speaker(who, match.start("who"))


def _speaker(who: str, start: int) -> _Speaker:
    """The speaker of an attribution; an acronym beside a full name there (`Ketua KPK Firli Bahuri`) is the organisation."""
    names, acronyms = tuple(word for word in _CAPITALISED.findall(who) if _name(word)), frozenset(_ACRONYM.findall(who))
    proper = tuple(word for word in names if word not in acronyms)
    if len(proper) > 1:
        names, acronyms = proper, frozenset()
    return _Speaker(Span(start, start + len(who)), names, acronyms, frozenset(_initials(who)))


@lru_cache(maxsize=FORMS)
def _name(word: str) -> bool:
    lower = word.lower()
    return lower not in _DAYS and (word in first_names() or frequencies().zipf(lower, "id") < _COMMON)


def _told(segment: SegmentView, speaker: _Speaker) -> bool:
    """True when the name stands in the French up to here; without a name, when somebody may stand before."""
    if not speaker.names:
        return not segment.article.alone and segment.index > 0
    seen = _first_seen(segment.article)
    pairs = ((map(_stem, speaker.names), seen.stems), (speaker.acronyms, seen.initials), (speaker.initials, seen.acronyms))
    return any(places.get(form, segment.index + 1) <= segment.index for forms, places in pairs for form in forms)


def _initials(text: str) -> Iterator[str]:
    """The initials of the full names in a text, with and without their particles (`MBS`, `MS`)."""
    for name in _FULL_NAME.findall(text):
        initials = "".join(word[0] for word in name.split())
        yield initials.upper()
        yield "".join(c for c in initials if c.isupper())


@remembered
def _first_seen(article: ArticleView) -> _Seen:
    """See `_Seen`."""
    seen = _Seen({}, {}, {})
    for segment in article.segments:
        for acronym in _ACRONYM.findall(segment.plain):
            seen.acronyms.setdefault(acronym, segment.index)
        for initials in _initials(segment.plain):
            seen.initials.setdefault(initials, segment.index)
        for token in segment.words:
            for part in token.lower.split("-"):
                seen.stems.setdefault(_stem(part), segment.index)
    return seen


def _stem(word: str) -> str:
    return fold(word.lower())[:_STEM]


def _introduced(segment: SegmentView, speaker: _Speaker) -> bool:
    """True when the source names the speaker earlier, beside French that has somebody there, however it names them (`Menkeu`)."""
    stems, seen = set(map(_stem, speaker.names)), _first_named(segment.article)
    earlier = {seen[stem] for stem in stems & seen.keys() if seen[stem] < segment.index}
    others = [segment.article.segments[at] for at in earlier]
    return any(_somebody(other, i) for other in others for i, t in enumerate(other.tokens) if t.is_word and not other.quoted(t))


@remembered
def _first_named(article: ArticleView) -> dict[str, int]:
    """The sentence beside whose source each stem of a capitalised word first stands."""
    seen: dict[str, int] = {}
    for segment in article.segments:
        for word in _CAPITALISED.findall(plain(segment.source or "")):
            seen.setdefault(_stem(word), segment.index)
    return seen


def _replaced(segment: SegmentView, speaker: _Speaker) -> Span | None:
    """The pronoun that speaks in the French, or the end of a quotation that nobody speaks; None where it may be clear who does."""
    tokens = segment.tokens
    outside = [i for i, token in enumerate(tokens) if token.is_word and not segment.quoted(token)]
    if any(_somebody(segment, i) for i in outside):
        return None
    said = _said(segment, outside)
    if said is not None:
        return None if _introduced(segment, speaker) else said
    return _unspoken(segment, outside)


def _said(segment: SegmentView, outside: Sequence[int]) -> Span | None:
    """The verb of saying with the pronoun that is its subject."""
    tokens = segment.tokens
    for verb in attributions(tokens):
        if verb.pronoun and not segment.quoted(tokens[verb.first]):
            return segment.span(verb.first, verb.after)
    subject = next((i for i in outside if tokens[i].lower in _PRONOUNS and speech_verb_at(tokens, i + 1)), None)
    return None if subject is None else segment.span(subject, subject + 2)


def _somebody(segment: SegmentView, at: int) -> bool:
    """True for a name, a person, an institution or a role outside quotations."""
    word = segment.analysis.words[at]
    if word.can("name", "unknown"):
        return True
    people = any(not _PEOPLE.isdisjoint(classes_of_nouns().get(lemma, ())) for lemma in word.lemmas("noun"))
    return people or role_ending(segment.tokens, at) is not None


def _unspoken(segment: SegmentView, outside: Sequence[int]) -> Span | None:
    """The closing mark of a sentence that ends with its quotation and holds no word of speech, not even one that the marks took in."""
    tokens = segment.tokens
    closed = tokens[-1].text in CLOSERS or (len(tokens) > 1 and tokens[-2].text in CLOSERS)
    swallowed = any(tokens[i - 1].text in ",»”" and speech_verb_at(tokens, i) for i in range(1, len(tokens)))
    spoken = swallowed or any(tokens[i].lower in _LINKS or speech_verb_at(tokens, i) for i in outside)
    return segment.span(len(tokens) - 1, len(tokens)) if closed and not spoken else None
