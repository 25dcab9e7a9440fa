"""GRA172: a verb or participle that does not agree with its subject across a time phrase, a relative clause or an apposition."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck, inflected
from mtqa.checks.view import SegmentView
from mtqa.language.clauses import after_opening
from mtqa.language.phrases import FEMININE, MASCULINE, TIMES, Analysis, Clause, NounPhrase, VerbGroup
from mtqa.language.readings import ALL, Features
from mtqa.language.subjects import SubjectReader
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_RELATIVE_OPENERS = wordset("qui dont où que qu'")
_NEARNESS = wordset("dernier dernière derniers dernières prochain prochaine passé passée précédent précédente suivant suivante")
_INSTITUTIONS = wordset(
    "parti conseil groupe gouvernement ministère tribunal parlement syndicat comité sénat institut bureau service département parquet "
    "fonds centre musée stade aéroport port hôpital marché congrès front mouvement réseau consortium conglomérat"
)
_MEN = wordset("frère frères père pères fils mari maris oncle neveu garçon garçons homme hommes roi prince bus pont navire bateau")
_PARTICIPLES = ("é", "ée", "és", "ées")
_REACH = 30


class DistantAgreement(AnalysisCheck):
    """A verb or participle that does not agree with its subject across what stands between them.

    What it does: reads a subject at the start of a sentence over a dated participle (`les maisons construites l'an dernier`) or a relative
    clause between commas up to the verb, and compares number and, after être, gender; compares a participle set off straight
    after the subject with it; and a feminine participle with a masculine institution (`le Parlement s'est réunie`).

    Why it matters: over a distance the wrong ending ties the verb to the nearest noun, and the reader reads the sentence twice.

    Known problems: collectives, shares and subjects that hold several members are passed over.

    Example:
        bad: Les maisons construites l'an dernier sont tombé en ruine.
        good: Les maisons construites l'an dernier sont tombées en ruine.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du verbe; accord du participe passé).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA172"
    name = "distant-agreement"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        reported: set[int] = set()
        for at, features in _disagreements(analysis):
            if at in reported:
                continue
            reported.add(at)
            word = analysis.words[at]
            participle = word.can("pp", "adj") and not word.must("finite")
            yield self.finding(
                segment.span(at, at + 1),
                Phrase("does not agree with its subject", "ne s’accorde pas avec son sujet", "tidak cocok dengan subjeknya"),
                Phrase(
                    "The subject stands further back and has another gender or number.",
                    "Le sujet, plus haut dans la phrase, n’a pas ce genre ou ce nombre.",
                    "Subjeknya berada lebih depan dan bergender atau berjumlah lain.",
                ),
                suggestion=inflected(word, features, "pp", "adj") if participle and word.token.text.islower() else None,
            )


class _DatedSubjectReader(SubjectReader):
    """A subject reader that also passes over `l'an dernier`, `la semaine prochaine` (`dated`: it met one)."""

    dated = False

    def _verb(self, at: int) -> VerbGroup | None:
        participle = at < len(self.analysis.words) and self.analysis.can(at, "pp") and self.analysis.lower(at).endswith(_PARTICIPLES)
        return None if participle else super()._verb(at)

    def _modifier(self, at: int) -> int | None:
        after = super()._modifier(at)
        if after is None:
            after = _time_phrase(self.analysis, at)
            self.dated = after is not None
        return after


def _time_phrase(analysis: Analysis, at: int) -> int | None:
    if not analysis.can(at, "det") or analysis.lower(at + 1) not in TIMES:
        return None
    return at + 3 if analysis.lower(at + 2) in _NEARNESS else at + 2


def _disagreements(analysis: Analysis) -> Iterator[tuple[int, Features]]:
    first = next((i for i, w in enumerate(analysis.words) if w.token.is_word), 0)
    start = after_opening(analysis, first)
    subject = analysis.noun_phrase(start)
    if subject is None or subject.determiner < 0 or analysis.lower(start) in ("au", "aux", "du"):
        return
    yield from _institution(analysis)
    if (
        subject.quantity
        or not subject.sure
        or not subject.agreed
        or analysis.can(subject.head, "name")
        or analysis.lower(subject.head) in TIMES
    ):
        return
    yield from _set_off(analysis, subject)
    yield from _negated_second(analysis, subject)
    for clause in _far_clauses(analysis, subject):
        yield from _compare(analysis, clause)


def _institution(analysis: Analysis) -> Iterator[tuple[int, Features]]:
    """`le Sénat s'est réunie`: a feminine participle with an institution whose name is masculine."""
    for clause in analysis.clauses:
        group, subject = clause.verb, clause.subject
        if not clause.verb.sure or clause.coordinated or group.auxiliary != "être" or subject.determiner < 0:
            continue
        masculine = analysis.lower(subject.determiner) in ("le", "un", "ce", "du", "au")
        participle = analysis.words[group.participle]
        if masculine and analysis.lower(subject.head) in _INSTITUTIONS and participle.features("pp") <= FEMININE and not clause.weak:
            yield participle.index, frozenset((("m", "s"),))


def _negated_second(analysis: Analysis, subject: NounPhrase) -> Iterator[tuple[int, Features]]:
    """`Les élus ont voté et ne reviendra pas`: a negated second verb, no other subject in sight."""
    if {n for _, n in subject.features} != {"p"}:
        return
    clause = next((c for c in analysis.clauses if c.subject.start == subject.start and c.sure and not c.weak), None)
    if clause is None:
        return
    for k in range(clause.verb.end, len(analysis.words) - 2):
        word = analysis.words[k]
        other_verb = word.can("finite") and not word.can("noun", "adj", "pp", "prep", "adv", "det")
        if word.lower in _RELATIVE_OPENERS or word.token.text in ",;:«»(" or other_verb:
            return
        if word.lower in ("et", "mais") and analysis.lower(k + 1) in ("ne", "n'"):
            group = analysis.verb_group(k + 1)
            if (
                group
                and analysis.must(group.verb, "finite", "inf")
                and analysis.lower(group.verb) != "importe"
                and {p for p in analysis.words[group.verb].persons if p[0] == "3"} == {"3s"}
            ):
                yield group.verb, subject.features
            return


def _set_off(analysis: Analysis, subject: NounPhrase) -> Iterator[tuple[int, Features]]:
    """`Sa mère, soigné à Bogor, …`: a participle straight after the subject."""
    end, nouns = _complements(analysis, subject)
    at = end + 1
    if analysis.lower(end) != "," or not analysis.can(at, "pp") or analysis.can(at, "noun", "finite", "adv", "prep"):
        return
    wanted = analysis.words[at].features("pp", "adj")
    complement = analysis.can(at + 1, "prep") or analysis.lower(at + 1) in ("au", "aux", "du", "des")
    if not complement or not wanted or any(wanted & f for f in (subject.features, *nouns)):
        return
    man = analysis.lower(subject.head) in _MEN
    if not man and subject.features <= MASCULINE and wanted <= FEMININE and {n for _, n in wanted} & {n for _, n in subject.features}:
        return
    close = next((k for k in range(at + 1, min(at + _REACH, len(analysis.words))) if analysis.words[k].token.text == ","), -1)
    if close > 0 and analysis.verb_group(close + 1) and not any(analysis.lower(k) in ("et", "ou") for k in range(at, close)):
        yield at, subject.features


def _complements(analysis: Analysis, subject: NounPhrase) -> tuple[int, list[Features]]:
    """Past the `de` complements and adjectives of a subject, with what they could agree with."""
    end, nouns = subject.end, []
    while end < len(analysis.words):
        if analysis.lower(end) in ("de", "d'", "du", "des"):
            start = end + 1 if analysis.lower(end) in ("de", "d'") else end
            phrase = analysis.noun_phrase(start)
            if phrase is None:
                break
            nouns.append(ALL if analysis.can(phrase.head, "name", "unknown") else phrase.features)
            end = phrase.end
        elif analysis.must(end, "adj") or (analysis.can(end, "adj", "pp") and not analysis.can(end, "finite")):
            end += 1
        else:
            break
    return end, nouns


def _far_clauses(analysis: Analysis, subject: NounPhrase) -> Iterator[Clause]:
    """The subject with its verb behind a dated participle or a relative clause between commas."""
    if analysis.standing(TIMES):
        reader = _DatedSubjectReader(analysis, subject, -1, "finite")
        dated = reader.clause()
        if dated and reader.dated and not dated.coordinated:
            yield dated
    end, nouns = _complements(analysis, subject)
    if analysis.lower(end) != "," or analysis.lower(end + 1) not in _RELATIVE_OPENERS:
        return
    for k in range(end + 2, min(end + _REACH, len(analysis.words))):
        text = analysis.words[k].token.text
        if text in ";:«»()." or (analysis.lower(k) in ("et", "ou") and analysis.can(k + 1, "det", "name")):
            return
        if text == ",":
            group = analysis.verb_group(k + 1)
            if (
                group
                and group.sure
                and not _incise(analysis, group)
                and not analysis.can(k + 1, "adj", "pp")
                and _holds_verb(analysis, end + 2, k)
            ):
                yield Clause(-1, subject, group, nouns=tuple(nouns))
            return


def _incise(analysis: Analysis, group: VerbGroup) -> bool:
    """True for `, raconte la juge,`: the speaker stands behind the verb."""
    speaker = analysis.noun_phrase(group.end)
    return speaker is not None and analysis.lower(speaker.end) in (",", "»")


def _holds_verb(analysis: Analysis, first: int, after: int) -> bool:
    return any(analysis.can(k, "finite") for k in range(first, after))


def _compare(analysis: Analysis, clause: Clause) -> Iterator[tuple[int, Features]]:
    if not clause.sure:
        return
    group, subject = clause.verb, clause.subject
    verb = analysis.words[group.verb]
    persons = {p[1] for p in verb.persons if p in ("3s", "3p")}
    numbers = {n for _, n in subject.features}
    plural_inside = any("p" in {n for _, n in f} for f in clause.nouns)
    if persons and not persons & numbers and (numbers == {"p"} or not plural_inside) and analysis.lower(verb.index + 1)[:1] != "-":
        yield verb.index, subject.features
        return
    if group.auxiliary == "être" or group.passive:
        participle = analysis.words[group.participle]
        features = participle.features("pp")
        woman = features <= FEMININE and subject.features <= MASCULINE and {n for _, n in features} & numbers
        reflexive = bool(group.clitics)
        if features and not features & subject.features and not woman and not reflexive:
            yield participle.index, subject.features
