"""NAM107: an Indonesian or English acronym of an institution that the article never explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check, OptionValue
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.conventions import Use, uses
from mtqa.language.glosses import explained
from mtqa.language.morphology import french
from mtqa.language.tables import word_set
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_LINKS = word_set("de d' du des à en dans par pour avec et ou que qu' sans chez selon entre sur")
_WINDOW = 12


class Acronyms(Check):
    """An Indonesian or English acronym of an institution that the article never explains.

    What it does: Reports the first mention of an Indonesian institution by its bare acronym when no French name or kind stands
    beside it anywhere before (`la Commission anticorruption (KPK)`), and English or Indonesian acronyms of bodies that have a French
    one (WHO, PBB).

    Why it matters: Readers in Indonesia know DPR or BPBD by heart; readers of French don't, and PBB is simply ONU.

    Known problems: For a row checked alone, where an earlier explanation can't be seen, only acronyms with a French equivalent count.

    Example:
        bad: Le BPBD a recensé 40 maisons inondées.
        good: L’agence locale de gestion des catastrophes (BPBD) a recensé 40 maisons inondées.

    Options: `allow`: acronyms that the newsroom's readers know.

    Sources: Kamus Besar Bahasa Indonesia; usage of AFP and Courrier international; UNTERM for international bodies.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM107"
    name: ClassVar[str] = "unexplained-acronym"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MINOR
    options: ClassVar[Mapping[str, OptionValue]] = {"allow": ()}

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        known = set(self.settings["allow"] if isinstance(self.settings["allow"], tuple) else ())
        for segment in article.segments:
            for use in uses(segment.tokens):
                form = use.convention.form
                if form in known:
                    continue
                if use.convention.kind == "international":
                    if not _inside_name(segment.tokens, use):
                        known.add(form)
                        yield self._finding(segment, use)
                elif use.convention.kind == "institution":
                    known.add(form)
                    if not article.alone and not _presented(segment.tokens, use) and not _paraphrased(segment, use):
                        yield self._finding(segment, use)

    def _finding(self, segment: SegmentView, use: Use) -> Finding:
        span: Span = segment.span(use.first, use.after)
        form, name = use.convention.form, use.convention.french
        international = use.convention.kind == "international"
        return self.finding(
            span,
            Phrase(f"{form} is {name} in French", f"{form} : en français, {name}", f"{form}: dalam bahasa Prancis {name}"),
            Phrase(
                "French has its own short form for it.",
                "Le français a sa propre forme pour cet organisme ou cette notion.",
                "Bahasa Prancis mempunyai bentuk sendiri untuk ini.",
            )
            if international
            else Phrase(
                "The acronym stands alone: nothing tells a French reader what the institution is.",
                "Le sigle est seul : rien ne dit au lecteur de quelle institution il s’agit.",
                "Singkatan ini berdiri sendiri; pembaca Prancis tidak tahu lembaga apa itu.",
            ),
            severity=Severity.MAJOR if use.convention.severity == "major" else None,
            suggestion=name if international and name.isupper() else None,
            confidence=0.9,
        )


def _presented(tokens: Sequence[Token], use: Use) -> bool:
    """True when the sentence explains the acronym or names its kind right before it (`l’électricien public PLN`)."""
    if explained(tokens, use.first, use.after):
        return True
    before = tokens[use.first - 1] if use.first else None
    if before is None or not before.is_word or before.lower in _LINKS:
        return False
    return (
        not before.text.endswith("'") and french().is_pos(before.lower, "noun", "adj") and not french().is_pos(before.lower, "det", "prep")
    )


def _paraphrased(segment: SegmentView, use: Use) -> bool:
    """True when the words of its French name stand within twelve tokens."""
    content = {t for t in use.convention.french.lower().replace("’", " ").split() if len(t) > 4}
    near = segment.tokens[max(0, use.first - _WINDOW) : use.after + _WINDOW]
    return bool(content) and len(content & {t.lower for t in near}) * 2 >= len(content)


def _inside_name(tokens: Sequence[Token], use: Use) -> bool:
    """True for a piece of a longer proper name (`WHO Foundation`): another capital beside it, and no bracket between."""
    after = tokens[use.after] if use.after < len(tokens) else None
    before = tokens[use.first - 1] if use.first > 1 else None
    return any(t is not None and t.is_word and t.capitalised and not t.text.endswith("'") for t in (before, after))
