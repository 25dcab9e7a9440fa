from __future__ import annotations

import pytest

from mtqa.article.build import text_paragraphs
from mtqa.article.model import Provenance
from mtqa.article.notice import find_notices
from mtqa.article.options import ReadOptions
from mtqa.article.provenance import provenance_of
from mtqa.article.sentences import YasbdSegmenter

BODY = "Le bac a repris la mer mardi.\nLes voyageurs sont partis.\nLa houle est tombée.\nLe marché a rouvert.\nLe maire s’en réjouit.\n"
SEGMENTER = YasbdSegmenter()

# notice, machine, source language, vendor
NOTICES: list[tuple[str, bool, str | None, str | None]] = [
    ("Software generates the Korean and French editions of this site automatically. Mistakes are possible: when in doubt, read the "
     "Indonesian original. (system supported by Samudra.co.id)", True, "id", "Samudra.co.id"),
    ("Les versions anglaise, chinoise et française de nos articles sont produites automatiquement par une intelligence artificielle. Des "
     "inexactitudes peuvent subsister : reportez-vous à l’indonésien, notre langue principale. (Système fourni par LinguaTimur)",
     True, "id", "LinguaTimur"),
    ("Versi bahasa Inggris, Prancis, dan Arab dihasilkan secara otomatis oleh AI. Mungkin masih terdapat kesalahan terjemahan; silakan "
     "lihat bahasa Indonesia sebagai bahasa utama kami. (sistem didukung oleh Samudra.co.id)", True, "id", "Samudra.co.id"),
    ("Cet article a été traduit automatiquement de l’indonésien par Kata Timur. Consultez la version originale.", True, "id", "Kata Timur"),
    ("This story was machine-translated from Bahasa Indonesia. Powered by Lingua Labs.", True, "id", "Lingua Labs"),
    ("Artikel ini diterjemahkan secara otomatis dari bahasa Indonesia oleh TerjemahCepat. Mohon merujuk pada versi asli.",
     True, "id", "TerjemahCepat"),
    ("Traduction automatique", True, None, None),
    ("Traduit par DeepL depuis l’indonésien.", True, "id", "DeepL"),
    ("Le présent article est traduit à l’aide d’outils d’intelligence artificielle ; des erreurs sont possibles.", True, None, None),
    ("For accuracy, consult our Indonesian page: other languages are machine generated.", True, "id", None),
    ("Terjemahan otomatis oleh AI. Harap periksa teks asli dalam bahasa Indonesia.", True, "id", None),
    ("L’article original a été rédigé en anglais. Traduction assistée par IA.", True, "en", None),
    ("Page traduite du javanais par un logiciel.", True, "jv", None),
    ("Traduit de l’indonésien par Claire Morel", False, "id", "Claire Morel"),
    ("Traduction : Agence Balisage", False, None, "Agence Balisage"),
]  # fmt: skip

NEWS = [
    "Le service de traduction automatique du ministère comporte des erreurs, a reconnu son porte-parole.",
    "La version anglaise du rapport peut contenir des erreurs, selon l’association.",
    "Le roman, traduit de l’indonésien par Claire Morel, paraît jeudi en librairie.",
    "« Cet article a été traduit automatiquement », se défend le rédacteur en chef.",
    "Le logiciel traduit automatiquement les discours en vingt langues.",
    "Traduit devant le tribunal, il a demandé une traduction automatique.",
    "Traduit dans trente langues, ce texte a été lu par une intelligence artificielle.",
    "Une version automatique du bac sera produite à Batam.",
]


@pytest.mark.parametrize(("notice", "machine", "language", "vendor"), NOTICES)
@pytest.mark.parametrize("first", [False, True])
def test_notices(notice: str, machine: bool, language: str | None, vendor: str | None, first: bool) -> None:
    text = f"{notice}\n{BODY}" if first else BODY + notice
    found = find_notices(text, text_paragraphs(text), SEGMENTER)
    assert [n.span.of(text) for n in found] == [notice]
    provenance = provenance_of(text, found, Provenance(), ReadOptions())
    assert (provenance.machine_translated, provenance.source_language, provenance.vendor) == (machine, language, vendor)
    assert provenance.notice == found[0].span


@pytest.mark.parametrize("line", NEWS)
def test_news_about_translation_is_no_notice(line: str) -> None:
    text = BODY + line
    assert find_notices(text, text_paragraphs(text), SEGMENTER) == ()


def test_notice_over_several_lines() -> None:
    notice = "Les versions anglaise et française sont générées par IA.\nDes erreurs sont possibles.\nVeuillez consulter l’indonésien."
    text = BODY + notice
    assert [n.span.of(text) for n in find_notices(text, text_paragraphs(text), SEGMENTER)] == [notice]


def test_notice_behind_the_last_sentence_of_a_paragraph() -> None:
    text = BODY + "« Tout va bien », conclut le maire. Texte traduit automatiquement de l’indonésien."
    assert [n.span.of(text) for n in find_notices(text, text_paragraphs(text), SEGMENTER)] == [
        "Texte traduit automatiquement de l’indonésien."
    ]


def test_the_middle_of_an_article_is_not_searched() -> None:
    lines = ["La mer est calme."] * 20
    lines[8] = "Cet article a été traduit automatiquement de l’indonésien."
    text = "\n".join(lines)
    assert find_notices(text, text_paragraphs(text), SEGMENTER) == ()


def test_flags_win_over_the_notice_and_the_notice_over_metadata() -> None:
    text = BODY + "Cet article a été traduit automatiquement de l’indonésien par Kata Timur."
    found = find_notices(text, text_paragraphs(text), SEGMENTER)
    declared = Provenance(vendor="Front", source_language="en", date="2024-01-02")
    read = provenance_of(text, found, declared, ReadOptions())
    assert (read.vendor, read.source_language, read.date) == ("Kata Timur", "id", "2024-01-02")
    flagged = provenance_of(text, found, declared, ReadOptions(vendor="Flag", source_language="ms"))
    assert (flagged.vendor, flagged.source_language, flagged.machine_translated) == ("Flag", "ms", True)
