"""Is a model sane? It translates a few fixed sentences with numbers, names and quotations, and scores right against wrong ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mtqa.phrase import Phrase
from mtqa.translate.card import damaged
from mtqa.translate.model import Model
from mtqa.translate.types import Translation, Translator

_DIGITS = re.compile(r"\d+")
_BEAM = 2
_SHARE = 0.5
_DEGENERATE_AT_MOST = 1
_USABLE = 30.0

SENTENCES: tuple[dict[str, str], ...] = (
    {
        "fr": "Le maire de Lyon a inauguré 12 nouvelles écoles mardi.",
        "en": "The mayor of Lyon opened 12 new schools on Tuesday.",
        "id": "Wali Kota Lyon meresmikan 12 sekolah baru pada hari Selasa.",
    },
    {
        "fr": "Le prix du riz a augmenté de 8 % en 2021.",
        "en": "The price of rice rose by 8% in 2021.",
        "id": "Harga beras naik 8% pada tahun 2021.",
    },
    {
        "fr": "« Nous allons reconstruire le pont », a déclaré le ministre.",
        "en": '"We will rebuild the bridge," the minister said.',
        "id": '"Kami akan membangun kembali jembatan itu," kata menteri.',
    },
    {
        "fr": "La police a arrêté trois hommes à Jakarta dans la nuit.",
        "en": "Police arrested three men in Jakarta overnight.",
        "id": "Polisi menangkap tiga pria di Jakarta pada malam hari.",
    },
    {
        "fr": "Le tribunal a rejeté la demande de l'entreprise en 2019.",
        "en": "The court rejected the company's request in 2019.",
        "id": "Pengadilan menolak permohonan perusahaan itu pada tahun 2019.",
    },
    {
        "fr": "Environ 450 familles ont quitté le village après les inondations.",
        "en": "About 450 families left the village after the floods.",
        "id": "Sekitar 450 keluarga meninggalkan desa setelah banjir.",
    },
)
"""The same sentences in three languages, written for this check."""

_OUTPUT = Phrase(
    "{source} to {target}: translations that loop, blow up or are empty",
    "{source} vers {target} : traductions en boucle, démesurées ou vides",
    "{source} ke {target}: terjemahan yang berulang-ulang, membengkak, atau kosong",
)
_NUMBERS = Phrase(
    "{source} to {target}: numbers kept", "{source} vers {target} : nombres conservés", "{source} ke {target}: angka dipertahankan"
)
_CHANGED = Phrase(
    "{source} to {target}: sentences left untranslated",
    "{source} vers {target} : phrases laissées telles quelles",
    "{source} ke {target}: kalimat yang tidak diterjemahkan",
)
_SCORES = Phrase(
    "{source} to {target}: the right translation scores above another sentence's",
    "{source} vers {target} : la bonne traduction obtient un meilleur score que celle d’une autre phrase",
    "{source} ke {target}: terjemahan yang benar mendapat skor lebih tinggi daripada terjemahan kalimat lain",
)
_NOTHING = Phrase(
    "directions among French, English and Indonesian",
    "sens de traduction entre français, anglais et indonésien",
    "arah terjemahan antara bahasa Prancis, Inggris, dan Indonesia",
)
_FILES = Phrase("files agree with the card", "fichiers conformes à la fiche", "berkas sesuai dengan kartu model")


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was looked at: what, what was found, and whether that is sane."""

    what: Phrase
    found: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """One fixed sentence and its translation, for people to judge."""

    source: str
    target: str
    text: str
    translation: Translation


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """All results; the model is sane when every one passed."""

    results: tuple[Result, ...]
    samples: tuple[Sample, ...]

    @property
    def sane(self) -> bool:
        """True when nothing failed."""
        return all(result.passed for result in self.results)


def check_files(model: Model) -> Result:
    """Compare the files with the checksums of the card (reads all of them)."""
    if not model.card.files:
        return Result(_FILES, "-", True)
    broken = damaged(model.folder, model.card, thorough=True)
    return Result(_FILES, ", ".join(broken) or f"{len(model.card.files)}/{len(model.card.files)}", not broken)


def check_directions(model: Model, translator: Translator, languages: Sequence[str] = ("fr", "en", "id")) -> SelfCheck:
    """Translate and score the fixed sentences in every direction among `languages` that the model speaks.

    A direction whose card says chrF below 30 is left out: it is known to be unusable. A model is sane when, in every direction, at most
    one output is degenerate, half of the numbers and more survive, at most half of the sentences come back as they were, and the
    right translation is more probable than that of the next sentence each time but one.
    """
    results: list[Result] = []
    samples: list[Sample] = []
    for source in languages:
        for target in languages:
            quality = model.card.measured(source, target)
            if translator.supports(source, target) and (quality is None or quality.chrf >= _USABLE):
                found, made = _direction(translator, source, target)
                results.extend(found)
                samples.extend(made)
    if not results:
        results.append(Result(_NOTHING, "0", False))
    return SelfCheck(tuple(results), tuple(samples))


def _direction(translator: Translator, source: str, target: str) -> tuple[list[Result], list[Sample]]:
    texts = [row[source] for row in SENTENCES]
    outputs = translator.translate(texts, source, target, _BEAM)
    numbers = [set(_DIGITS.findall(text)) for text in texts]
    kept = sum(len(wanted & set(_DIGITS.findall(out.text))) for wanted, out in zip(numbers, outputs, strict=True))
    total = sum(map(len, numbers))
    failed = [out.degenerate for out in outputs if out.degenerate]
    same = sum(_letters(text) == _letters(out.text) for text, out in zip(texts, outputs, strict=True))
    higher = _right_above_wrong(translator, source, target)
    results = [
        (_OUTPUT, f"{len(failed)}/{len(texts)}", len(failed) <= _DEGENERATE_AT_MOST),
        (_NUMBERS, f"{kept}/{total}", kept >= _SHARE * total),
        (_CHANGED, f"{same}/{len(texts)}", same <= _SHARE * len(texts)),
        (_SCORES, f"{higher}/{len(texts)}", higher >= len(texts) - 1),
    ]
    samples = [Sample(source, target, text, out) for text, out in zip(texts, outputs, strict=True)]
    return [Result(what.format(source=source, target=target), found, passed) for what, found, passed in results], samples


def _right_above_wrong(translator: Translator, source: str, target: str) -> int:
    """How often a target is more probable given its own source than given the next sentence's."""
    count = len(SENTENCES)
    own = translator.score([(row[source], row[target]) for row in SENTENCES], source, target)
    other = translator.score([(SENTENCES[(i + 1) % count][source], row[target]) for i, row in enumerate(SENTENCES)], source, target)
    return sum(right.mean > wrong.mean for right, wrong in zip(own, other, strict=True))


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
