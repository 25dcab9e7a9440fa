"""GRA111: an indicative where French has the subjunctive, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.phrases import Analysis, Clause
from mtqa.language.readings import Word
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_BREAKS = frozenset(".;:!?()—")
_PLURAL_INDICATIVES = wordset("sont ont font vont peuvent savent veulent")
_WHATEVER = wordset("quoi quel quelle quels quelles")  # `quoi que ce soit`, `quelle qu'elle soit`
_ASIDES = wordset("de leur son sa côté pour part en outre effet revanche , par ailleurs d' abord au moins tous toutes")
_BEFORE_BIEN = wordset("si ou et mais , ; : « “ ( que qu' —")


class Mood(AnalysisCheck):
    """An indicative where French has the subjunctive, or the reverse.

    What it does: finds the verb of the clause that a conjunction (`bien que`, `avant que`), a verb (`exiger que`, `craindre que`) or an
    impersonal adjective (`il est urgent que`) opens, and reports an unmistakable indicative; and an unmistakable subjunctive after verbs
    of statement (`affirmer que`).

    Why it matters: a wrong mood turns a wish into a fact; it is the mark of a text that nobody read again.

    Known problems: `craindre` and the like lose the subjunctive in careless writing, so the finding stays minor.

    Example:
        bad: Les voisins exigent que le fossé est curé.
        good: Les voisins exigent que le fossé soit curé.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (emploi des modes dans les propositions); `data/mood_triggers.tsv`.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA111"
    name = "mood"
    category = "fluency/grammar/tense-mood-aspect"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("que", "qu'", "quoique", "quoiqu'"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        reported: set[int] = set()
        for clause in analysis.clauses:
            wanted = _wanted_mood(analysis, clause)
            if wanted and clause.verb.verb not in reported and _other_mood_there(analysis, clause.verb.verb, wanted):
                reported.add(clause.verb.verb)
                yield self._report(segment, analysis, clause, subjunctive=wanted == "sub")

    def _report(self, segment: SegmentView, analysis: Analysis, clause: Clause, *, subjunctive: bool) -> Finding:
        opener = segment.span(max(0, clause.opener - 2), clause.opener + 1).of(segment.article.plain)
        verb = analysis.words[clause.verb.verb].token.text
        return self.finding(
            segment.span(clause.verb.start, clause.verb.end),
            Phrase(
                "indicative where the subjunctive is needed" if subjunctive else "subjunctive where the indicative is needed",
                "indicatif au lieu du subjonctif" if subjunctive else "subjonctif au lieu de l'indicatif",
                "indikatif, seharusnya subjungtif" if subjunctive else "subjungtif, seharusnya indikatif",
            ),
            Phrase(
                f"After “{opener}”, “{verb}” should be in the {'subjunctive' if subjunctive else 'indicative'}.",
                f"Après « {opener} », « {verb} » devrait être {'au subjonctif' if subjunctive else 'à l’indicatif'}.",
                f"Sesudah « {opener} », « {verb} » seharusnya {'subjungtif' if subjunctive else 'indikatif'}.",
            ),
            confidence=0.9 if subjunctive else 0.75,
        )


@cache
def _triggers(kind: str) -> dict[tuple[str, ...], str]:
    """Triggers of one kind, as tuples of words, with the mood that they call for."""
    return {tuple(row["trigger"].replace("'", "' ").split()): row["mood"] for row in table("mood_triggers.tsv") if row["kind"] == kind}


def _wanted_mood(analysis: Analysis, clause: Clause) -> str:
    que = clause.opener
    if que < 0 or not clause.subject.sure or analysis.lower(que) not in ("que", "qu'", "quoique", "quoiqu'"):
        return ""
    if (analysis.lower(que).startswith("quoi") or analysis.lower(que - 1) == "bien") and _verbless(analysis, clause):
        return ""
    if analysis.lower(que).startswith("quoi"):
        return "sub"
    if not que:
        return ""
    if analysis.lower(que - 1) in _WHATEVER and analysis.can(que + 1, "finite"):  # `quel que soit le temps, il part`
        return ""
    if analysis.lower(que - 1) in _WHATEVER or (analysis.lower(que - 1) == "qui" and analysis.lower(que + 1) == "ce"):
        return "sub"
    before = [analysis.lower(k) for k in range(max(0, que - 5), que)]
    for forms, mood in _triggers("conjunction").items():
        head = forms[:-1]
        if head and tuple(before[-len(head) :]) == head:
            if head == ("non",) and before[-2:-1] == ["ou"]:  # `s'il pense ou non que`
                return ""
            if head == ("avant",) and before[-2:-1] == ["en"]:  # `mettre en avant que`
                return ""
            return mood if head != ("bien",) or _opens_clause(analysis, que - 1) else ""
    for forms, mood in _triggers("phrase").items():
        if len(forms) > 1 and _phrase_before(analysis, que, forms):
            return mood
    return _verb_mood(analysis, que) or _adjective_mood(analysis, que)


def _verbless(analysis: Analysis, clause: Clause) -> bool:
    """True for `bien que fatigué, le maire viendra`: the clause has no verb of its own, and its comma closes it."""
    start = clause.subject.start
    return start > clause.opener + 1 and analysis.lower(start - 1) == ","


def _opens_clause(analysis: Analysis, bien: int) -> bool:
    """True for the conjunction `bien que`, not for `on voit bien que`, `si bien que`."""
    if bien == 0 or analysis.lower(bien - 1) in _BEFORE_BIEN - {"si", "ou"}:
        return True
    return analysis.must(bien - 1, "noun", "adj", "pp", "name") and not analysis.can(bien - 1, "finite", "inf")


def _phrase_before(analysis: Analysis, que: int, forms: tuple[str, ...]) -> bool:
    """True when the words before `que` are an inflection of the phrase (`s'attend à ce`, `se sont réjouis`)."""
    reflexive = forms[0] in ("se", "s'")
    lemma, tail = (forms[1], forms[2:]) if reflexive else (forms[0], forms[1:])
    at = que - len(tail) - 1
    tail_start = at + 1
    while at > 0 and analysis.must(at, "adv"):
        at -= 1
    if tuple(analysis.lower(k) for k in range(tail_start, que)) != tail or at < 0:
        return False
    if lemma not in {r.lemma for r in analysis.words[at].readings}:
        return False
    return not reflexive or any(analysis.lower(k) in ("se", "s'") for k in range(max(0, at - 4), at))


def _verb_mood(analysis: Analysis, que: int) -> str:
    at = que - 1
    while at > 0 and (analysis.must(at, "adv") or analysis.lower(at) in _ASIDES) and que - at < 7:
        at -= 1
    word = analysis.words[at]
    tags = word.tags & {"finite", "pp", "inf", "prp", "finite12"}
    if not tags or (word.can("noun") and not word.can("prp")):
        return ""
    passive = word.can("pp") and any("être" in analysis.words[k].lemmas("finite", "pp") for k in range(max(0, at - 3), at))
    for lemma in word.lemmas("finite", "pp", "inf", "prp"):
        mood = _triggers("verb").get((lemma,), "")
        if mood == "sub" and not passive:
            return mood
        if mood == "ind" and _affirmative(analysis, at):
            return mood
    return ""


def _affirmative(analysis: Analysis, at: int) -> bool:
    first = next((k + 1 for k in range(at - 1, max(-1, at - 8), -1) if analysis.words[k].token.text == ","), max(0, at - 8))
    before = [analysis.lower(k) for k in range(first, at)]
    negative = {
        "ne",
        "n'",
        "sans",
        "pas",
        "si",
        "s'",
        "jamais",
        "rarement",
        "peu",
        "bien",
        "fait",
        "que",
        "qu'",
        "pour",
        "afin",
        "avant",
        "faire",
    }
    return negative.isdisjoint(before) and all(
        analysis.lower(k)[:1] != "-" or not analysis.words[k].token.is_word for k in range(at, at + 2)
    )


def _adjective_mood(analysis: Analysis, que: int) -> str:
    """`il est urgent que`, `il serait bon que`; nothing for a negation or a question."""
    if (analysis.lower(que - 1),) not in _triggers("adjective"):
        return ""
    at = que - 2
    if analysis.lower(at) in ("tellement", "si", "tant", "trop", "assez"):
        return ""
    while at > 0 and (analysis.must(at, "adv") or analysis.lower(at) in ("grand", "plus")) and que - at < 5:
        at -= 1
    if "être" not in analysis.words[at].lemmas("finite", "inf", "pp"):
        return ""
    impersonal = any(analysis.lower(k) in ("il", "c'", "ce", "-il", "-ce") for k in range(max(0, at - 3), at + 2))
    return "sub" if impersonal else ""


def _other_mood_there(analysis: Analysis, verb: int, wanted: str) -> bool:
    """Whether the verb is in the other mood; `fait`, a noun elsewhere, is a verb before a determiner."""
    faire = wanted == "sub" and analysis.lower(verb) == "fait" and analysis.must(verb + 1, "det")
    return faire or _is_other_mood(analysis.words[verb], wanted)


def _is_other_mood(word: Word, wanted: str) -> bool:
    """True when the word cannot be a verb of the mood `wanted`."""
    tags = {tag for r in word.readings for tag in r.verb if tag[-2:] in ("3s", "3p")}
    if not tags or not word.must("finite", "finite12"):
        return False
    if wanted == "ind":
        return all(tag.startswith("sub:pre") for tag in tags) and word.lower in _SUBJUNCTIVES
    if any(tag.startswith("sub:") for tag in tags):
        return False
    if tags <= {"ind:pre:3s", "ind:pre:3p", "ind:pas:3s", "ind:pas:3p"}:
        return word.lower in _PLURAL_INDICATIVES or (any(t.endswith("3s") for t in tags) and _has_other_subjunctive(word))
    return all(tag.startswith(("ind:fut", "ind:imp", "cnd:")) for tag in tags)


def _has_other_subjunctive(word: Word) -> bool:
    """True when the lexicon has another form for the third person of the present subjunctive (`est`: soit)."""
    lexicon = french()
    return any(
        form != word.lower and any("sub:pre:3s" in r.verb and r.lemma == lemma for r in lexicon.readings(form))
        for lemma in word.lemmas("finite")
        if not lemma.endswith("er") or lemma == "aller"
        for form in lexicon.forms(lemma, "verb", "aux")
    )


_SUBJUNCTIVES = wordset(
    "soit soient ait aient puisse puissent fasse fassent sache sachent veuille aille aillent doive doivent vienne prenne"
)
