"""BOI102: labels, credits and other lines around the article."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.boilerplate import set_apart
from mtqa.article.model import Boilerplate
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase

_MESSAGES = {
    "share": Phrase("Share label", "Bouton de partage", "Tombol bagikan"),
    "read-also": Phrase("Read-also line", "Renvoi « à lire aussi »", "Baris “baca juga”"),
    "credit": Phrase("Photo or agency credit", "Crédit photo ou agence", "Kredit foto atau kantor berita"),
    "byline": Phrase("Byline or date line", "Signature ou date de publication", "Nama penulis atau tanggal terbit"),
    "newsletter": Phrase("Call to subscribe or follow", "Invitation à s’abonner ou à suivre", "Ajakan berlangganan atau mengikuti"),
    "tags": Phrase("Tags", "Mots-clés", "Tag"),
    "copyright": Phrase("Copyright line", "Mention de droits d’auteur", "Keterangan hak cipta"),
    "user": Phrase(
        "Line that a pattern of the configuration names", "Ligne désignée par la configuration", "Baris menurut pola di konfigurasi"
    ),
}
_REASON = Phrase(
    "It stands on the page beside the article and is not part of its text, so it is not scored.",
    "La ligne accompagne l’article sans faire partie de son texte : elle n’est pas notée.",
    "Baris ini mendampingi artikel dan bukan bagian dari isinya, jadi tidak dinilai.",
)


class PageLabel(Check):
    """A line of the page that is not article text.

    What it does: reports every line that is a share label, a read-also link, a photo or agency credit, a byline or date line, a call
    to subscribe, a list of tags, a copyright line, or that a pattern of the newsroom (`boilerplate` in the configuration) names.
    Such lines are set apart and never scored. In files of rows, whose rows are all kept, they are only reported.

    Why it matters: a reader of the report sees what was left out, and that nothing else was.

    Known problems: a line counts as a whole or not at all, so a label that shares its line with a sentence is taken for text. A headline
    that reads like a label (`Sur le même sujet`) is taken for one.

    Example:
        bad: Lire aussi : Le port de Merak rouvre
        good: Lire aussi les romans de la région reste un plaisir.

    Options: none.

    Sources: own description of the labels around articles on news sites in French, English and Indonesian (`data/boilerplate.tsv`).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "BOI102"
    name = "page-label"
    category = "other/boilerplate"
    its_type = "other"
    severity = Severity.NEUTRAL

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for block in _blocks(article):
            yield self.finding(block.span, _MESSAGES[block.kind], _REASON, confidence=1.0)


def _blocks(article: ArticleView) -> tuple[Boilerplate, ...]:
    """The lines that the reader set apart, else those among the paragraphs (rows are never set apart)."""
    if article.article.boilerplate:
        return tuple(block for block in article.article.boilerplate if block.kind in _MESSAGES)
    return set_apart(article.plain, article.article.paragraphs)[1]
