"""What a page says of its own origin: the notice read for source language, vendor and engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from mtqa.article.languages import languages_named, source_named
from mtqa.article.model import Provenance
from mtqa.article.notice import Notice
from mtqa.article.options import ReadOptions
from mtqa.article.tails import words
from mtqa.language.tables import table
from mtqa.language.tokens import plain

_NAME = (
    r"(?:(?i:the|la|le|les|une?|an?|notre|our|oleh)\s|(?i:l'))?"
    r"(?P<name>[A-ZÀ-Þ0-9][\w&'+-]*(?:\.[\w&'+-]+)*(?:\s(?:de\s|&\s|dan\s)?[A-ZÀ-Þ0-9][\w&'+-]*(?:\.[\w&'+-]+)*){0,4}|[a-z0-9-]{2,40}\.[a-z]{2,12}(?:\.[a-z]{2})?\b)"
)
_CUES = (
    r"(?i:supported|powered|provided|offered|operated|developed|maintained|delivered)\s(?i:by)",
    r"(?i:propulsé|fourni|proposé|assuré|soutenu|développé|supporté|opéré|offert|mis à disposition)(?i:e?s?)\s(?i:par)",
    r"(?i:didukung|disediakan|dikembangkan|ditenagai|dioperasikan)\s(?i:oleh)",
    r"(?i:avec le (?:soutien|concours)(?: technique)? d[e'])",
    r"(?i:translated|generated|produced|created|made)(?:\s\w+ly)?\s(?i:by)",
    r"(?i:traduit|généré|réalisé|produit|créé|effectué)(?i:e?s?)(?:\s\w+ment)?\s(?i:par)",
    r"(?i:diterjemahkan|dihasilkan|dibuat|dialihbahasakan)(?:\s(?i:secara otomatis))?\s(?i:oleh)",
    r"(?i:traduction|translation|terjemahan|penerjemah|traducteur|translator|système|system|sistem|service|layanan)\s?:",
    r"\b(?i:by|par|oleh)",
    r"\b(?i:using|via|avec|with|grâce à|à l'aide de|menggunakan|dengan)",
)


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    """What names a vendor, the most telling cue first."""
    return tuple(re.compile(rf"{cue}\s*{_NAME}") for cue in _CUES)


@cache
def _engines() -> re.Pattern[str]:
    names = [row["word"] for row in table("boilerplate_words.tsv") if row["list"] == "engine"]
    return re.compile(rf"(?<!\w)(?i:{'|'.join(map(re.escape, names))}|gpt-?\d[\w.]{{0,8}})(?!\w)")


def provenance_of(text: str, notices: tuple[Notice, ...], declared: Provenance, options: ReadOptions) -> Provenance:
    """Provenance of an article: the user's flags first, then the notice, then what the file's own metadata declare.

    Args:
        text: the article with hidden stretches blanked.
        notices: what `find_notices` found.
        declared: from front matter or page metadata.
        options: the user's flags.
    """
    read = [_read(notice, text, options) for notice in notices]
    telling = max(read, key=lambda p: (p.machine_translated, bool(p.source_language) + bool(p.vendor)), default=Provenance())
    vendors = [p.vendor for p in (telling, *read, declared) if p.vendor]
    languages = [p.source_language for p in (telling, *read, declared) if p.source_language]
    engines = [p.engine for p in (telling, *read, declared) if p.engine]
    return replace(
        declared,
        machine_translated=declared.machine_translated or any(p.machine_translated for p in read),
        source_language=options.source_language or next(iter(languages), None),
        vendor=options.vendor or next(iter(vendors), None),
        engine=next(iter(engines), None),
        notice=telling.notice,
    )


def _read(notice: Notice, text: str, options: ReadOptions) -> Provenance:
    told = " ".join(plain(notice.span.of(text)).split())
    engine = _engines().search(told)
    return Provenance(
        machine_translated=notice.machine,
        source_language=source_named(told.lower(), options.language),
        vendor=next(_vendors(told), None) or (engine.group() if engine else None),
        engine=engine.group() if engine else None,
        notice=notice.span,
    )


def _vendors(told: str) -> Iterator[str]:
    """Names behind `supported by`, `traduit par`, `oleh` and the like, the most telling cue first."""
    for cue in _credits():
        for match in cue.finditer(told):
            name = match["name"].rstrip(".,'-&+")
            if name and not _generic(name):
                yield name


def _generic(name: str) -> bool:
    """True for what is no name of a firm or person: `AI`, `Machine`, a language, an engine's bare word."""
    lower = [word.strip(".'-") for word in name.lower().split()]
    if all(word in words("generic") or word.isdigit() for word in lower):
        return True
    return bool(languages_named(name.lower())) or bool(_engines().fullmatch(name))
