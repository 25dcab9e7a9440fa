"""French forms with their readings: part of speech, gender, number, verb form (Lexique 3.83).

Source: New, Pallier, Brysbaert & Ferrand (2004), Lexique 2; Lexique 3.83, CC BY-SA 4.0 (see `data/LICENCES.md`).
Homographs have several readings: a check fires only when none of them saves the phrase. Rows of `data/morphology_extra.tsv` replace the
readings of a form (gaps, feminised titles, function words with stray readings); other unknown forms get those that `inflection` works out.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from sys import intern
from typing import NamedTuple

from mtqa.language.inflection import guess
from mtqa.language.remember import FORMS, Answers, Once
from mtqa.language.shelf import kept_table

_DATA = Path(__file__).parent.parent / "data"
_LISTED, _EXTRA = _DATA / "morphology.tsv.gz", _DATA / "morphology_extra.tsv"
_PARTICIPLES = ("é", "ée", "és", "ées")
_NONE: frozenset[str] = frozenset()  # most forms' answer to most questions: one object, where Python makes a new one each time
_make = tuple.__new__  # without the call that a named tuple's own constructor makes on top


class Reading(NamedTuple):
    """One reading of a form (a named tuple, since thousands are made in each run).

    Attributes:
        lemma: dictionary form.
        pos: noun, verb, aux, adj, num, det, adv, prep, conj, interj, pron.
        gender: `m`, `f`, or empty (both, or none).
        number: `s`, `p`, or empty (both, or none).
        verb: inflections such as `ind:pre:3s`, `inf`, `par:pas`, `par:pre`, `sub:imp:3p`, `cnd:pre:1s`, `imp:pre:2p`.
    """

    lemma: str
    pos: str
    gender: str
    number: str
    verb: tuple[str, ...]

    @property
    def finite(self) -> bool:
        """True for a verb form that can carry a clause (imperative left out)."""
        return bool(_persons(self.verb))

    @property
    def persons(self) -> frozenset[str]:
        """Person and number of the finite inflections: `1s` to `3p`."""
        return _persons(self.verb)

    def is_participle(self, tense: str = "pas") -> bool:
        """True for a past (`pas`) or present (`pre`) participle."""
        return f"par:{tense}" in self.verb


class Lexicon:
    """Readings by form. Forms are looked up as given, then in lower case, then with œ/oe folded, then worked out from known lemmas.

    Args:
        listed: by form `reading;reading…`, a reading being `lemma,pos,gender,number,verb`.
        forms: by lemma what `forms_by_lemma` gives (default: worked out from `listed` when forms are asked for).
    """

    def __init__(self, listed: Mapping[str, str], forms: Mapping[str, str] | None = None) -> None:
        self._raw = listed
        self._lemmas = forms
        self._readings = Answers(self._parse)
        self._found = Answers(self._looked_up)  # of `_listed`, which is asked about one form and its relatives in turn
        self._lemmas_of = Answers(self._gathered)
        self._parts_of_speech = Answers(self._parts)
        self._finite = Answers(self._any_finite)
        self._once = Once[frozenset[str]]()

    def readings(self, form: str) -> tuple[Reading, ...]:
        """All readings of `form`; empty when the lexicon does not know it."""
        return self._readings[form]

    def _parse(self, form: str) -> tuple[Reading, ...]:
        listed = self._listed(form)
        if not listed:
            return tuple(Reading(*raw) for raw in guess(form.lower(), self._listed))
        if form.endswith(_PARTICIPLES) and not any(r.verb for r in listed):  # `affiliées` is listed as an adjective only
            worked_out = (Reading(*raw) for raw in guess(form.lower(), self._listed))
            return (*listed, *(r for r in worked_out if r.is_participle() and self._listed(r.lemma)))
        if form.endswith("ant") and not any(r.verb for r in listed):  # `encadrant` is listed as a noun only
            worked_out = (Reading(*raw) for raw in guess(form.lower(), self._listed))
            return (*listed, *(r for r in worked_out if r.is_participle("pre") and self._listed(r.lemma)))
        if form.endswith(("e", "es")) and not any(r.is_participle() for r in listed):
            return (*listed, *self._feminine_participles(form))
        return listed

    def _feminine_participles(self, form: str) -> tuple[Reading, ...]:
        """`jointe` is listed as an adjective only, `joint` as a participle, too."""
        stem, number = (form[:-2], "p") if form.endswith("es") else (form[:-1], "s")
        bases = (r for r in self._listed(stem) if r.is_participle() and (r.gender, r.number) == ("m", "s"))
        return tuple(Reading(r.lemma, "verb", "f", number, ("par:pas",)) for r in bases)

    def _listed(self, form: str) -> tuple[Reading, ...]:
        return self._found[form]

    def _looked_up(self, form: str) -> tuple[Reading, ...]:
        key, raw = form, self._raw.get(form)
        if raw is None:
            lower = form.lower()
            for key in {lower: None, lower.replace("œ", "oe"): None, lower.replace("oe", "œ"): None}:
                raw = self._raw.get(key) if key != form else None
                if raw is not None:
                    break
        return tuple([self._reading(key, r) for r in raw.split(";")]) if raw is not None else ()

    def listed_lemmas(self, form: str) -> tuple[str, ...]:
        """The lemmas under which `forms` lists `form`."""
        if form != form.lower() or "œ" in form or "oe" in form:  # may have been found in another spelling
            raw = self._raw.get(form)
            return tuple(reading.split(",", 1)[0] or form for reading in raw.split(";")) if raw is not None else ()
        return tuple([reading.lemma for reading in self._listed(form)])

    def listed(self, form: str) -> bool:
        """True when the form stands in the lexicon itself, not worked out from a lemma."""
        return bool(self._listed(form))

    @staticmethod
    def _reading(form: str, raw: str) -> Reading:
        lemma, pos, gender, number, verb = raw.rsplit(",", 4)
        lemma = lemma or form
        if pos == "adj" and lemma.endswith("e"):  # Lexique often lists one gender of an epicene adjective
            gender = ""
        if pos in ("noun", "adj") and form == lemma and form.endswith(("s", "x", "z")):  # `un cours`, `des cours`
            number = ""
        return _make(Reading, (lemma, intern(pos), gender, number, _inflections(verb) if verb else ()))

    def known(self, form: str) -> bool:
        """True when the lexicon has the form or can work it out from a lemma."""
        return bool(self._readings[form])

    def lemmas(self, form: str, *pos: str) -> frozenset[str]:
        """Lemmas of the form's readings, of the given parts of speech when any are named."""
        return self._lemmas_of[form, pos]

    def _gathered(self, asked: tuple[str, tuple[str, ...]]) -> frozenset[str]:
        form, pos = asked
        return frozenset(r.lemma for r in self.readings(form) if not pos or r.pos in pos) or _NONE

    def parts_of_speech(self, form: str) -> frozenset[str]:
        """The parts of speech of the form's readings."""
        return self._parts_of_speech[form]

    def _parts(self, form: str) -> frozenset[str]:
        return self._once[frozenset(r.pos for r in self.readings(form))]

    def is_pos(self, form: str, *pos: str) -> bool:
        """True when some reading has one of the parts of speech."""
        return not self._parts_of_speech[form].isdisjoint(pos)

    def only_pos(self, form: str, *pos: str) -> bool:
        """True when the form is known and every reading has one of the parts of speech."""
        parts = self._parts_of_speech[form]
        return bool(parts) and parts.issubset(pos)

    def maybe_finite(self, form: str) -> bool:
        """True when some reading is a finite verb."""
        return self._finite[form]

    def _any_finite(self, form: str) -> bool:
        return any(r.finite for r in self.readings(form))

    def forms(self, lemma: str, *pos: str) -> tuple[str, ...]:
        """All inflected forms of a lemma (sorted), of the given parts of speech when any are named."""
        if self._lemmas is None:
            self._lemmas = forms_by_lemma(self._raw)
        listed = self._lemmas.get(lemma)
        cells = listed.split("\t") if listed else []
        found = zip(cells[::2], cells[1::2], strict=True)
        if not pos:
            return tuple(form for form, _ in found)
        # What the lexicon itself says is quicker to see than the readings are to make.
        wanted = frozenset(pos)
        return tuple(
            form
            for form, parts in found
            if not wanted.isdisjoint(parts.split()) or any(r.lemma == lemma and r.pos in pos for r in self.readings(form))
        )


@lru_cache(maxsize=FORMS)
def _persons(verb: tuple[str, ...]) -> frozenset[str]:
    """Person and number of the finite ones of these inflections."""
    return frozenset([v[-2:] for v in verb if v.startswith(("ind:", "sub:", "cnd:"))])


@cache
def _inflections(cell: str) -> tuple[str, ...]:
    """The inflections of a reading, each once; a few hundred cells serve the whole lexicon."""
    return tuple(dict.fromkeys(cell.split("+")))


def read_rows(lines: Iterable[str]) -> dict[str, str]:
    """What `Lexicon` takes, from lines `form<TAB>reading;reading…`, of which a later one replaces an earlier one."""
    found: dict[str, str] = {}
    for line in lines:
        form, _, readings = line.rstrip("\n").partition("\t")
        found[form] = readings.partition("\t")[0]
    return found


def forms_by_lemma(listed: Mapping[str, str]) -> dict[str, str]:
    """For each lemma its forms, sorted, each with a tab and its parts of speech as a form of that lemma; tabs between."""
    index: dict[str, list[str]] = defaultdict(list)
    for form, raw in listed.items():
        own: dict[str, set[str]] = {}
        for reading in raw.split(";"):
            lemma, *rest = reading.split(",", 2)
            own.setdefault(lemma or form, set()).update(rest[:1])
        for lemma, parts in own.items():
            index[lemma].append(f"{form}\t{' '.join(sorted(parts))}")
    return {lemma: "\t".join(sorted(forms)) for lemma, forms in index.items()}


def _shipped() -> dict[str, str]:
    """Both tables: about 125,000 forms."""
    text = gzip.decompress(_LISTED.read_bytes()).decode("utf-8")
    cells = text.rstrip("\n").replace("\n", "\t").split("\t")  # two columns in every row
    extra = _EXTRA.read_text(encoding="utf-8").splitlines()
    return dict(zip(cells[::2], cells[1::2], strict=True)) | read_rows(line for line in extra[1:] if line)


@cache
def french() -> Lexicon:
    """The shipped lexicon, kept in a form that need not be read to be looked up."""
    made_of = (_LISTED, _EXTRA, Path(__file__))
    listed = kept_table("forms", made_of, _shipped)
    return Lexicon(listed, kept_table("lemmas", made_of, lambda: forms_by_lemma(listed)))
