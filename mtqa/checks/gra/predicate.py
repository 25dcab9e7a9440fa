"""GRA106: a participle or adjective after être that does not agree with its subject."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck, inflected
from mtqa.checks.gra.plain_subject import both_genders, plain_disagreements, verbal_adjective
from mtqa.checks.view import SegmentView
from mtqa.language.names import first_names
from mtqa.language.phrases import FEMININE, MASCULINE, TIMES, Analysis, Clause
from mtqa.language.readings import Features, Word
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_COPULAS = frozenset(("être", "rester", "demeurer", "devenir", "redevenir", "sembler", "paraître"))
_LASTING = frozenset(("reste", "demeure"))  # nouns, too
_DATIVE = wordset(  # reflexive verbs whose `se` is often an indirect object: the participle stays as it is
    "parler dire demander écrire plaire complaire déplaire succéder nuire mentir ressembler sourire téléphoner répondre rendre "
    "laisser voir entendre "
    "faire sentir mettre donner permettre promettre imposer offrir partager disputer arracher laver casser frayer rire vouloir suffire "
    "survivre convenir "
    "procurer jurer attribuer approprier arroger octroyer assurer fixer"
)
_STIFF = wordset(
    "fort haut bas court grand bien cher plein possible debout hors ensemble net franc exprès bon marché vu lu fin prêt halal casher"
)
_ROLES = wordset("député délégué attaché employé élu apprenti associé partie parti chargé rescapé expert témoin otage")


class PredicateAgreement(AnalysisCheck):
    """A participle or adjective after être that does not agree with its subject.

    What it does: where a clause shows its subject, the verb être (or rester, devenir …) and the participle or adjective in one piece,
    compares gender and number, complements and insertions between subject and verb left aside; absolute clauses (`les cuves étant
    pleines`) likewise. Also where the verb alone shows the fault (`seront confisqué`, `nous sommes désolé`, `cela est devenue`). An
    adjective in -ant (`sont suffisant`) counts as one where no object follows.

    Why it matters: the wrong ending ties the predicate to another word of the sentence, or to none.

    Known problems: subjects that hold a collective or a share (`une partie des élus`) allow either agreement and are passed over, as are
    reflexive verbs whose pronoun may be an indirect object. A feminine participle after a masculine title and a name that no woman is
    known to bear (`le capitaine Kadek Arel s'est excusée`) is minor: the title, not the participle, may be wrong.

    Example:
        bad: Les deux ponts de la ville ont été reconstruit en un an.
        good: Les deux ponts de la ville ont été reconstruits en un an.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du participe passé employé avec être; accord de l'attribut).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA106"
    name = "predicate-agreement"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        reported: set[int] = set()
        plain = (*analysis.clauses, *analysis.participial_clauses)
        for clause in (*plain, *analysis.relative_clauses, *analysis.inverted_clauses):
            for predicate in _predicates(analysis, clause):
                features = predicate.features("pp", "adj")
                if predicate.index in reported or not features or features & clause.subject.features:
                    continue
                if not _excused(analysis, clause, predicate):
                    reported.add(predicate.index)
                    doubtful = clause in analysis.relative_clauses or _titled(analysis, clause, predicate)
                    yield self._report(segment, predicate, clause.subject.features, doubtful=doubtful)
        for at, wanted in plain_disagreements(analysis):
            word = analysis.words[at]
            if at not in reported and not word.lemmas("noun") & _ROLES and word.lower not in _STIFF:
                yield self._report(segment, word, wanted, doubtful=word.can("noun"))

    def _report(self, segment: SegmentView, predicate: Word, wanted: Features, *, doubtful: bool) -> Finding:
        written = predicate.token.text
        return self.finding(
            segment.span(predicate.index, predicate.index + 1),
            Phrase(
                f"“{written}” does not agree with its subject",
                f"« {written} » ne s’accorde pas avec son sujet",
                f"“{written}” tidak cocok dengan subjeknya",
            ),
            Phrase(
                "A participle or adjective after être takes the gender and number of the subject.",
                "Après être, le participe ou l’adjectif prend le genre et le nombre du sujet.",
                "Setelah être, partisip atau adjektiva mengikuti gender dan jumlah subjeknya.",
            ),
            severity=Severity.MINOR if doubtful else None,
            suggestion=inflected(predicate, wanted, "pp", "adj") if predicate.token.text.islower() else None,
            confidence=0.8 if doubtful else 0.93,
        )


def _predicates(analysis: Analysis, clause: Clause) -> Iterator[Word]:
    """The participles and adjectives that must agree with the subject."""
    if not (clause.sure or _stays(analysis, clause)) or clause.weak:
        return
    group = clause.verb
    verb = analysis.words[group.verb]
    if group.auxiliary == "être" or group.passive:
        participle = analysis.words[group.participle]
        yield participle
        if not participle.lemmas("pp") & _COPULAS:
            return
    elif not verb.lemmas("finite", "prp") & _COPULAS or group.clitics:
        return
    at = analysis.skip_adverbs(group.end)
    word = analysis.words[at] if at < len(analysis.words) else None
    if (
        word is None
        or not word.can("adj", "pp")
        or not (word.must("adj", "pp", "noun") or verbal_adjective(analysis, word))
        or word.lower in _STIFF
        or analysis.can(at + 1, "adj", "pp", "noun")
    ):
        return
    yield word


def _stays(analysis: Analysis, clause: Clause) -> bool:
    """True for `la situation reste inquiétant`: straight behind a noun that has its determiner, the verb is no noun."""
    subject, group = clause.subject, clause.verb
    known = subject.sure and subject.determiner >= 0 and analysis.must(subject.head, "noun") and subject.end == subject.head + 1
    return known and group.start == subject.end and analysis.lower(group.verb) in _LASTING


def _object_after(word: Word | None) -> bool:
    """True when the word after a reflexive participle may start its direct object."""
    return word is not None and word.can("det", "num", "inf", "noun", "adj") and not word.can("prep") and word.lower not in TIMES


def _of_a_woman(clause: Clause, word: Word) -> bool:
    return clause.subject.features <= MASCULINE and word.features("pp", "adj") <= FEMININE


def _titled(analysis: Analysis, clause: Clause, word: Word) -> bool:
    """True for `le capitaine Kadek Arel s'est excusée`: a masculine title and a name that no woman is known to bear."""
    subject = clause.subject
    if not _of_a_woman(clause, word) or analysis.lower(subject.determiner) not in ("le", "un", "ce") or analysis.lower(subject.end) == ",":
        return False
    names = [w.token.text for w in analysis.words[subject.head + 1 : subject.end]]
    return bool(names) and analysis.can(subject.head, "noun") and all(first_names().get(name) != "f" for name in names)


def _excused(analysis: Analysis, clause: Clause, word: Word) -> bool:
    group, subject = clause.verb, clause.subject
    gender_only = bool({n for _, n in word.features("pp", "adj")} & {n for _, n in subject.features})
    head = analysis.words[subject.head]
    if word.lemmas("noun") & _ROLES or word.lower in _STIFF or both_genders(analysis, word.index):
        return True
    feminine = gender_only and _of_a_woman(clause, word)
    inserted = any(analysis.lower(k) == "," for k in range(subject.end, group.start))
    named = subject.end > subject.head + 1 or inserted or head.must("name")
    if feminine and named and not clause.coordinated and not _titled(analysis, clause, word):  # `l'écrivain Alice …, s'est rendue`
        return True
    if head.must("pron") and head.lower in ("ce", "c'", "on", "ça"):
        return True
    if analysis.lower(clause.opener) == "qui" and analysis.must(group.verb, "finite12"):  # `moi qui suis venue`, `vous qui êtes venus`
        return gender_only or analysis.lower(clause.opener - 1) == "vous"
    if group.clitics and group.clitics[0] in ("se", "s'", "me", "te", "nous", "vous"):
        after = analysis.words[group.end] if group.end < len(analysis.words) else None
        if analysis.lower(clause.opener) in ("que", "qu'") or word.lemmas("pp") & _DATIVE or _object_after(after):
            return True
    return (
        analysis.lower(word.index + 1) in ("que", "qu'")
        and word.features("pp", "adj") <= MASCULINE
        and not group.passive
        and not gender_only
    )
