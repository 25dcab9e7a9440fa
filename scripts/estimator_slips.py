"""Grammar slips made in clean French, one at a time: what `train_estimator.py` learns to tell from the sentence as it stood.

Each kind of slip is a function from a sentence to the same with one place changed, or None where it offers no place. Forms come from the
lexicon (another number, gender or person of the same word); confusions of little words from the tables here.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mtqa.language.morphology import Reading, french

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = (
    "a à", "et est", "on ont", "son sont", "ou où", "ce se", "ces ses", "la là", "peu peut", "sa ça", "quand quant", "leur leurs",
    "près prêt", "tout tous", "mais mes", "du dû", "sur sûr", "dans sans", "plutôt plus", "notre nôtre", "quel qu'elle", "sans s'en",
    "dans d'en", "cet cette", "c'est s'est", "si s'y", "quelque quel", "voir voire", "censé sensé", "davantage avantage",
)  # fmt: skip
_EXCHANGED = (
    "à de en dans sur", "de à par pour", "en dans au", "par de avec", "pour à de", "avec par à", "sur dans à", "dans en à", "contre à de",
    "vers à pour", "le la les", "la le les", "les le la des", "un une des", "une un", "des les un", "du des de", "au à aux", "aux au à",
    "ce cette ces", "cette ce ces", "ces ce cette", "son sa ses", "sa son ses", "ses son leurs", "leur son leurs", "leurs leur ses",
    "est a sont", "sont est ont", "a est ont", "ont sont a", "était avait étaient", "avait était avaient", "qui que dont", "que qui dont",
    "dont que qui", "où que dont", "il elle ils", "elle il elles", "ils il elles", "elles ils elle", "se le lui", "lui leur le",
)  # fmt: skip
_CONTRACTED = {"du": "de le", "des": "de les", "au": "à le", "aux": "à les"}
_ELIDED = re.compile(r"\b([dDlLnNqQsSjJmM]u?)['’](?=[^\W\d_])")
_ENDINGS = ("er", "é", "ée", "és", "ées", "ez", "ait")
_ACCENTS = str.maketrans("éèêàâîôûç", "eeeaaiouc")


@dataclass(frozen=True)
class Slip:
    """The sentence with a slip in it, and the code points that it takes."""

    text: str
    start: int
    end: int


class Slips:
    """Makes slips by `chance`; `sentences` lend words to the slip that puts another word of the same form in."""

    def __init__(self, sentences: Iterable[str], chance: random.Random) -> None:
        self._chance = chance
        self._tables = {"alike": _both_ways(_ALIKE), "exchanged": _one_way(_EXCHANGED)}
        self._pool: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for sentence in sentences:
            for match in _WORD.finditer(sentence):
                if match.group().islower() and len(match.group()) > 3:
                    self._pool[_shape(match.group())].append(match.group())
        self._kinds: tuple[Callable[[str], Slip | None], ...] = (
            self._form, self._form, self._form, self._ending, self._alike, self._exchange, self._exchange, self._contraction, self._elision,
            self._other, self._other, self._spelling, self._lost,
        )  # fmt: skip

    def __call__(self, sentence: str) -> Slip | None:
        """One slip, of a kind that the sentence has a place for; None after some tries."""
        for _ in range(4):
            slip = self._chance.choice(self._kinds)(sentence)
            if slip is not None and slip.text != sentence:
                return slip
        return None

    def left_over(self, sentence: str, source: str) -> Slip | None:
        """A word or two of the source in the place of as many of the French."""
        foreign = [w for w in re.findall(r"[^\W\d_]{3,}", source) if w.islower() and not french().known(w)]
        own = [m for m in _WORD.finditer(sentence) if m.group().islower() and len(m.group()) > 2]
        if not foreign or not own:
            return None
        return _put(sentence, self._chance.choice(own), self._chance.choice(foreign))

    def _form(self, sentence: str) -> Slip | None:
        """Another number, gender or person of a word."""
        match = self._word(sentence, lambda word: len(word) > 2 and french().is_pos(word, "noun", "verb", "adj", "aux"))
        if match is None:
            return None
        own = french().readings(match.group())
        reading = self._chance.choice(own)
        others = [form for form in french().forms(reading.lemma, reading.pos) if form != match.group() and _alike(form, match.group())]
        return _put(sentence, match, self._chance.choice(others)) if others else None

    def _ending(self, sentence: str) -> Slip | None:
        """Infinitive, participle and finite endings that sound alike."""
        match = self._word(sentence, lambda word: len(word) > 4 and word.endswith(_ENDINGS) and french().is_pos(word, "verb"))
        if match is None:
            return None
        ending = max((e for e in _ENDINGS if match.group().endswith(e)), key=len)
        return _put(sentence, match, match.group()[: -len(ending)] + self._chance.choice([e for e in _ENDINGS if e != ending]))

    def _alike(self, sentence: str) -> Slip | None:
        return self._from_table(sentence, self._tables["alike"])

    def _exchange(self, sentence: str) -> Slip | None:
        return self._from_table(sentence, self._tables["exchanged"])

    def _from_table(self, sentence: str, table: dict[str, list[str]]) -> Slip | None:
        match = self._word(sentence, lambda word: word in table)
        return _put(sentence, match, self._chance.choice(table[match.group()])) if match else None

    def _contraction(self, sentence: str) -> Slip | None:
        match = self._word(sentence, lambda word: word in _CONTRACTED)
        return _put(sentence, match, _CONTRACTED[match.group()]) if match else None

    def _elision(self, sentence: str) -> Slip | None:
        places = list(_ELIDED.finditer(sentence))
        if not places:
            return None
        match = self._chance.choice(places)
        return _put(sentence, match, match.group(1) + self._chance.choice("ea" if match.group(1) in "lL" else "e") + " ")

    def _other(self, sentence: str) -> Slip | None:
        """Another word of the same form: French that is grammatical and says nothing sensible."""
        match = self._word(sentence, lambda word: len(word) > 3 and len(self._pool[_shape(word)]) > 20)
        return _put(sentence, match, self._chance.choice(self._pool[_shape(match.group())])) if match else None

    def _spelling(self, sentence: str) -> Slip | None:
        """A letter lost, doubled or exchanged with its neighbour, or the accents lost."""
        match = self._word(sentence, lambda word: len(word) > 4)
        if match is None:
            return None
        word = match.group()
        at = self._chance.randrange(1, len(word) - 1)
        made = (word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])
        return _put(sentence, match, self._chance.choice((*made, word.translate(_ACCENTS))))

    def _lost(self, sentence: str) -> Slip | None:
        """A little word lost; the words around it are marked."""
        match = self._word(sentence, lambda word: word in self._tables["exchanged"] or word in ("ne", "pas", "y", "en"))
        if match is None or match.end() + 1 >= len(sentence) or sentence[match.end()] != " ":
            return None
        after = _WORD.search(sentence, match.end())
        text = sentence[: match.start()] + sentence[match.end() + 1 :]
        end = (after.end() if after else len(sentence)) - (match.end() + 1 - match.start())
        return Slip(text, max(0, match.start() - 2), end)

    def _word(self, sentence: str, fits: Callable[[str], bool]) -> re.Match[str] | None:
        """A lower-case word that fits, by chance."""
        places = [m for m in _WORD.finditer(sentence) if m.group().islower() and fits(m.group())]
        return self._chance.choice(places) if places else None


def _put(sentence: str, match: re.Match[str], word: str) -> Slip:
    return Slip(sentence[: match.start()] + word + sentence[match.end() :], match.start(), match.start() + len(word))


def _shape(word: str) -> tuple[object, ...]:
    """What a word must share with the one whose place it takes."""
    return tuple(sorted({_shape_of(reading) for reading in french().readings(word)}, key=str))


def _shape_of(reading: Reading) -> tuple[object, ...]:
    return reading.pos, reading.gender, reading.number, reading.verb


def _alike(one: str, other: str) -> bool:
    """True when two forms share their beginning: `cheval` and `chevaux`, not `est` and `fut`."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= max(2, min(len(one), len(other)) - 3)


def _both_ways(lines: Iterable[str]) -> dict[str, list[str]]:
    return _table(pair for line in lines for pair in ((line.split()), (line.split()[::-1])))


def _one_way(lines: Iterable[str]) -> dict[str, list[str]]:
    return _table(line.split() for line in lines)


def _table(rows: Iterable[list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for first, *others in rows:
        found[first] += others
    return dict(found)
