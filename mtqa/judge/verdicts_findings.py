"""A filled `findings.csv` as verdicts: somebody put a column `verdict` (and `comment`) beside the findings of a report."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from mtqa.article.model import Article, Span, home
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.fingerprint import fingerprint, neighbours
from mtqa.judge.verdicts import Decision, Reason, Verdict, sentence_hash
from mtqa.judge.verdicts_files import BadLine
from mtqa.phrase import Phrase

NEEDED = ("verdict", "article", "code", "start", "end", "text")
_NOTHING = Phrase("", "", "")
_YES = "accept accepted accepté acceptée terima diterima yes oui ya right ok true 1 x"
_NO = "dismiss dismissed reject rejected rejeté rejetée écarté écartée tolak ditolak no non tidak false 0"
_MEANS: Mapping[str, tuple[Decision, Reason | None]] = {
    **dict.fromkeys(_YES.split(), (Decision.ACCEPT, None)),
    **dict.fromkeys(_NO.split(), (Decision.DISMISS, Reason.OTHER)),
    **{reason.value: (Decision.DISMISS, reason) for reason in Reason},
    "acceptable style": (Decision.DISMISS, Reason.STYLE),
    "quotation as spoken": (Decision.DISMISS, Reason.QUOTATION),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """How a filled file is read.

    Attributes:
        articles: the articles of a path, read now; empty when it can't be read.
        restored: undoes what was done to cells for the sake of spreadsheets.
        author: who filled it in.
        now: the date of its verdicts.
    """

    articles: Callable[[str], tuple[Article, ...]]
    restored: Callable[[str], str]
    author: str
    now: str


def is_filled_findings(header: list[str]) -> bool:
    """True for the header of a `findings.csv` with a column `verdict`."""
    return all(name in header for name in NEEDED)


def delimiter_of(header: str) -> str:
    """The sign between the cells of a header: spreadsheets of some countries save CSV with semicolons or tabs."""
    return max(",;\t|", key=header.count)


def read_findings(text: str, filled: Filled) -> Iterator[Verdict | BadLine]:
    """The verdicts of a filled `findings.csv`; rows without one are passed over.

    A verdict is `accept` (`yes`, `oui`, `ya` …), `dismiss` (`no`, `non`, `tidak` …), or a reason to dismiss: wrong, style, name,
    quotation, other.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text.partition("\n")[0]))
    known: dict[str, tuple[Article, ...]] = {}
    for row in reader:
        cells = {name: filled.restored(value or "") for name, value in row.items() if isinstance(name, str) and not isinstance(value, list)}
        said = cells["verdict"].strip().lower()
        if not said:
            continue
        if said not in _MEANS:
            yield BadLine(reader.line_num, f"`{said[:40]}` is no verdict: accept, dismiss, wrong, style, name, quotation or other")
            continue
        path = cells["article"]
        if path not in known:
            known[path] = filled.articles(path)
        yield _verdict(cells, _MEANS[said], known[path], filled) or BadLine(reader.line_num, _why_not(path, known[path]))


def _why_not(path: str, articles: tuple[Article, ...]) -> str:
    return f"`{path}` has changed: the finding's words are not at their place" if articles else f"`{path}` can't be read"


def _verdict(
    cells: Mapping[str, str], means: tuple[Decision, Reason | None], articles: tuple[Article, ...], filled: Filled
) -> Verdict | None:
    for article in articles:
        finding = _finding(cells, article)
        if finding is None:
            continue
        known = Verdict(
            fingerprint(article, finding), *means, cells.get("comment", "").strip()[:2_000], quote=finding.span.of(article.text),
            severity=finding.severity.value, confidence=finding.confidence, article=article.path, author=filled.author, date=filled.now,
        )  # fmt: skip
        at = home(article.segments, finding.span)
        if at is None:
            return known
        around, text = neighbours(article, article.segments, at), article.segments[at].span.of(article.text)
        return replace(known, sentence=sentence_hash(article, at), around=around, text=text)
    return None


def _finding(cells: Mapping[str, str], article: Article) -> Finding | None:
    """The finding of a row in an article, where its words still stand at their place."""
    try:
        span = Span(int(cells["start"]), int(cells["end"]))
        severity = Severity(cells.get("severity") or "minor")
        confidence = min(1.0, max(0.0, float((cells.get("confidence") or "0.9").replace(",", "."))))
    except ValueError:
        return None
    if article.layout == "rows":
        row = next((s for s in article.segments if s.id == cells.get("id")), None)
        if row is None:
            return None
        span = span.shift(row.span.start)
    if span.of(article.text) != cells["text"] or span.end > len(article.text):
        return None
    return Finding(cells["code"], span, severity, cells.get("category", ""), Evidence.TARGET, _NOTHING, _NOTHING, None, confidence)
