"""GRA104: a determiner or numeral that cannot go with its noun."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck, inflected
from mtqa.checks.gra.elision import starts_with_h
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import FEMININE, MASCULINE, MONTHS, PLURAL, SINGULAR, TIMES, Analysis, NounPhrase
from mtqa.language.readings import Word
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import LANGUAGES, Phrase

_FEMININE_FORM = {
    "le": "la", "un": "une", "ce": "cette", "cet": "cette", "quel": "quelle", "quels": "quelles", "aucun": "aucune",
    "certains": "certaines",
    "du": "de la", "au": "à la", "tous": "toutes", "tout": "toute",
}  # fmt: skip
_MASCULINE_FORM = {
    "la": "le",
    "une": "un",
    "quelle": "quel",
    "quelles": "quels",
    "aucune": "aucun",
    "certaines": "certains",
    "toutes": "tous",
}
_PLURAL_FORM = {"leur": "leurs"}
_GENDERS = {"m": Phrase("masculine", "masculin", "maskulin"), "f": Phrase("feminine", "féminin", "feminin")}
_NUMBERS = {"s": Phrase("singular", "singulier", "tunggal"), "p": Phrase("plural", "pluriel", "jamak")}
_AGREE = Phrase(
    "Determiner, numeral or adjective and noun must have the same gender and number.",
    "Le déterminant, le numéral ou l’adjectif doit avoir le genre et le nombre du nom.",
    "Kata sandang, bilangan, atau adjektiva harus sama gender dan jumlahnya dengan nomina.",
)
_ROLE_ENDINGS = ("eur", "eurs", "ien", "iens")
_ROLES = wordset("témoin chef médecin numéro milieu ailier arrière avant gardien coroner mannequin clown cadre second premier")
_INVARIABLE = wordset("euro mi non suite demi plein cent mille vingt bar pourcent degré gramme midi minuit contre pour pire")


class DeterminerAgreement(AnalysisCheck):
    """A determiner or numeral that cannot go with its noun.

    What it does: compares gender and number of determiner, numeral, preposed adjective and noun by the lexicon, and reports the group
    when no
    reading of any word lets them agree (`un décision`, `ses campagne`, `douze voiture`).

    Why it matters: it is the mistake that readers see first, and in machine translation it often hides a wrong noun.

    Known problems: recent loanwords may have a gender that the lexicon doesn't know; masculine titles used for a woman (`la procureur`)
    are passed over, since newsrooms differ.

    Example:
        bad: Le tribunal a rendu un décision attendue.
        good: Le tribunal a rendu une décision attendue.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du déterminant); Lexique 3.83.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA104"
    name = "determiner-agreement"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for phrase in analysis.noun_phrases:
            if phrase.sure and not phrase.agreed and _comparable(analysis, phrase):
                yield self.finding(
                    segment.span(phrase.start, phrase.head + 1),
                    Phrase(
                        "the noun and its determiner don't agree",
                        "le nom et son déterminant ne s’accordent pas",
                        "kata sandang tidak cocok dengan nominanya",
                    ),
                    _reason(analysis.words[phrase.head]),
                    suggestion=_suggestion(segment, analysis, phrase),
                    confidence=0.93,
                )


def _reason(head: Word) -> Phrase:
    """What the lexicon knows of the noun, since that decides which word is wrong."""
    features, noun = head.features("noun"), head.token.text
    genders, numbers = {g for g, _ in features}, {n for _, n in features}
    gender = _GENDERS[min(genders)] if len(genders) == 1 else None
    number = _NUMBERS[min(numbers)] if len(numbers) == 1 else None
    known = [each for each in (gender, number) if each is not None]
    if not known:
        return _AGREE
    en, fr, id_ = (" ".join(each.to(language) for each in known) for language in LANGUAGES)
    return Phrase(
        f"“{noun}” is {en}; the words before it must agree with it, unless the noun itself is wrong.",
        f"« {noun} » est {fr} ; les mots qui précèdent s’accordent avec lui, à moins que le nom ne soit fautif.",
        f"« {noun} » adalah {id_}; kata di depannya harus cocok, kecuali nominanya yang keliru.",
    )


def _comparable(analysis: Analysis, phrase: NounPhrase) -> bool:
    head = analysis.words[phrase.head]
    if (
        head.can("name", "unknown")
        or not head.can("noun")
        or head.lower in ("tiens", "non")
        or analysis.lower(phrase.head + 1) in ("·", "/")
    ):
        return False
    if analysis.lower(phrase.start - 1) in ("ou", "/") and analysis.can(phrase.start - 2, "det"):  # `le ou la juge`
        return False
    if phrase.determiner < 0:
        return _counted(analysis, phrase)
    determiner = analysis.lower(phrase.determiner)
    if head.can("finite12") or (analysis.can(phrase.determiner + 1, "num") and phrase.parts[0][1] <= SINGULAR):  # `qu'un tiens`, `le 110 m`
        return False
    if determiner in ("la", "une", "cette") and head.features("noun") <= MASCULINE:
        return not (head.lower.endswith(_ROLE_ENDINGS) or head.lower in _ROLES)
    if determiner in ("le", "la", "l'", "les") and analysis.lower(phrase.determiner - 1) in ("comme", "que", "qu'") and head.can("finite"):
        return False
    return "-" not in head.lower or determiner not in ("le", "la", "du", "au")


def _counted(analysis: Analysis, phrase: NounPhrase) -> bool:
    """True for a numeral straight before a singular noun, where nothing makes the numeral a label or a year."""
    head, numeral = analysis.words[phrase.head], phrase.parts[0][0]
    if phrase.head != numeral + 1 or head.lower in _INVARIABLE or head.lower in TIMES or len(head.lower) < 4:
        return False
    if head.can("finite", "prep", "adv", "conj", "pp") or not head.features("noun") <= SINGULAR:
        return False
    before = analysis.words[phrase.start - 1] if phrase.start else None
    if before is None or before.lower in ("en", "à", "sur", "n°", "pour") or before.lower in MONTHS:
        return before is None
    return not before.can("noun", "name", "unknown", "num", "mark") or before.token.text in (",", "(", "«")


def _suggestion(segment: SegmentView, analysis: Analysis, phrase: NounPhrase) -> str | None:
    if phrase.start != phrase.head - 1:
        return None
    plural = _plural(analysis, phrase)
    if plural or phrase.start != phrase.determiner:
        return f"{analysis.words[phrase.start].token.text} {plural}" if plural else None
    token, head = analysis.words[phrase.determiner].token, analysis.words[phrase.head]
    features = head.features("noun")
    table = _FEMININE_FORM if features <= FEMININE else _MASCULINE_FORM if features <= MASCULINE else {}
    if token.lower == "cette" and features == frozenset((("m", "s"),)):
        return f"{_as_written('cet' if _opens_in_vowel(head.lower) else 'ce', token.capitalised)} {head.token.text}"
    form = table.get(token.lower) or _PLURAL_FORM.get(token.lower)
    if form is None or (form in ("la", "le", "de la", "à la") and head.lower[0] in "aàâeéèêëiîïoôuùûyh"):
        return None
    return f"{_as_written(form, token.capitalised)} {head.token.text}"


def _as_written(form: str, capitalised: bool) -> str:
    return form.capitalize() if capitalised else form


def _opens_in_vowel(form: str) -> bool:
    return form[0] in "aàâeéèêëiîïoôuùû" or starts_with_h(form, is_aspirated=False)


def _plural(analysis: Analysis, phrase: NounPhrase) -> str | None:
    """The plural of a singular noun after `ces`, `douze`: the one form that keeps the determiner or numeral."""
    head, first = analysis.words[phrase.head], phrase.parts[0][1]
    features = head.features("noun")
    if not first <= PLURAL or not features <= SINGULAR or not {g for g, _ in features} & {g for g, _ in first}:
        return None
    return inflected(head, frozenset((g, "p") for g, _ in features), "noun") if head.token.text.islower() else None
