"""BOI101: the notice that says the page is a translation."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.languages import language_name
from mtqa.article.model import Provenance, Span
from mtqa.article.notice import find_notices
from mtqa.article.options import ReadOptions
from mtqa.article.provenance import provenance_of
from mtqa.article.sentences import YasbdSegmenter
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase


class TranslationNotice(Check):
    """The translation notice.

    What it does: reports the sentence or paragraph, in French, English or Indonesian, by which a page says that it is a translation, with
    the source language and the vendor or engine that it names. The notice is set apart: it is never scored and never taken for
    text left untranslated. In files of rows, whose rows are all kept, the row that holds it is reported.

    Why it matters: it tells where the French came from, which decides what the article is compared with and whose work it is.

    Known problems: only the first 3 and the last 8 paragraphs are searched. A notice that speaks neither of the page itself nor of its
    original (`Our robots speak fourteen languages`) is not seen. A report about machine translation at the end of an article stays
    silent as long as it says who says so.

    Example:
        bad: Cet article a été traduit automatiquement de l'indonésien ; en cas de doute, consultez l'original.
        good: Le service de traduction automatique du ministère comporte des erreurs, a reconnu son porte-parole.

    Options: none.

    Sources: own description of the notices of news sites that publish machine translations (`data/notice.tsv`); language names from
    Unicode CLDR.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "BOI101"
    name = "translation-notice"
    category = "other/provenance"
    its_type = "other"
    severity = Severity.NEUTRAL

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for span, provenance in _notices(article):
            yield self.finding(span, _message(provenance), _REASON, confidence=1.0)


_REASON = Phrase(
    "The page says of itself that it is a translation; the notice is provenance, not text of the article, and is not scored.",
    "La page dit elle-même qu’elle est une traduction ; cette mention renseigne sur l’origine du texte, elle n’est pas notée.",
    "Halaman ini sendiri menyatakan bahwa isinya terjemahan; keterangan itu menjelaskan asal-usul teks dan tidak dinilai.",
)


def _notices(article: ArticleView) -> Iterator[tuple[Span, Provenance]]:
    """The notices that the reader set apart, else those among the paragraphs (rows are never set apart)."""
    apart = [block.span for block in article.article.boilerplate if block.kind == "notice"]
    if apart:
        main = article.article.provenance
        for span in apart:
            yield span, main if main.notice in (None, span) else Provenance(machine_translated=main.machine_translated)
        return
    found = find_notices(article.plain, article.article.paragraphs, YasbdSegmenter(article.article.language))
    for notice in found:
        yield notice.span, provenance_of(article.plain, (notice,), Provenance(), ReadOptions(language=article.article.language))


def _message(provenance: Provenance) -> Phrase:
    what = _MACHINE if provenance.machine_translated else _PERSON
    parts = [what]
    if provenance.source_language:
        names = language_name(provenance.source_language)
        parts.append(Phrase(f"from {names.en}", f"source : {names.fr}", f"sumber: {names.id}"))
    if provenance.vendor:
        name = provenance.vendor.replace("{", "(").replace("}", ")")
        parts.append(Phrase(f"by {name}", f"par {name}", f"oleh {name}"))
    return Phrase(", ".join(p.en for p in parts), ", ".join(p.fr for p in parts), ", ".join(p.id for p in parts))


_MACHINE = Phrase("Machine-translation notice", "Mention de traduction automatique", "Keterangan terjemahan mesin")
_PERSON = Phrase("Translation credit", "Mention de traduction", "Keterangan terjemahan")
