"""`summary.md`: the whole run as one Markdown page, for a job summary, a merge request or a wiki.

Counts, what could not be checked, a table of the articles and a table of the findings, gravest first. Untrusted text is escaped, so that it
shows as it is: no link, image, mention, mark-up or table cell of its own. At most 1 MiB, which is what GitHub takes; a line says what was
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import Report
from mtqa.phrase import Phrase
from mtqa.report.base import Context, Writer
from mtqa.report.escape import storable, visible
from mtqa.report.located import Finder, Located, gravest_first, located
from mtqa.report.summary import summarise
from mtqa.report.texts import Texts

LIMIT = 1024 * 1024
_SIGNS = {Severity.CRITICAL: "🟥", Severity.MAJOR: "🟧", Severity.MINOR: "🟦"}
_CELL_LENGTH = 300
_PLACE = Phrase("Place", "Endroit", "Tempat")
_WORDS = Phrase("Words", "Mots", "Kata-kata")
_SENTENCES = Phrase("Sentences", "Phrases", "Kalimat")
_FINDING = Phrase("Finding", "Constat", "Temuan")
_STALE = Phrase("Gone, but still in the baseline", "Disparus, mais encore dans la référence", "Sudah hilang, tetapi masih di garis dasar")
_LEFT_OUT = Phrase(
    "{count} more lines are left out: the page may be 1 MiB at most. `report.json` and `report.sarif` have everything.",
    "{count} autres lignes sont omises : la page ne peut dépasser 1 Mio. `report.json` et `report.sarif` donnent tout.",
    "{count} baris lagi dihilangkan: halaman ini paling besar 1 MiB. `report.json` dan `report.sarif` memuat semuanya.",
)
_ESCAPED = {character: f"\\{character}" for character in "\\`*_[]|~#"} | {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "@": "&#64;",
}  # fmt: skip
_TABLE = str.maketrans(_ESCAPED)
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
_COLON = re.compile(r":(?=//|[\w+\\-]+:)")
"""One that begins a URL's slashes or the name of an emoji (`:100:`)."""
_LINE_END = re.compile(r"\r\n|\n")


class MarkdownWriter(Writer):
    """`summary.md`."""

    name = "markdown"
    file_name = "summary.md"

    def write(self, report: Report, context: Context) -> str:
        """The page in the language of machine formats: it is read in CI, beside them."""
        return summary_page(report, context, LIMIT)


def summary_page(report: Report, context: Context, limit: int) -> str:
    """The page, at most `limit` bytes of UTF-8: the last lines go first, and one says how many; nothing where not even that has room."""
    texts = Texts(context.machine_language)
    lines = [storable(line) for line in _lines(report, context, texts)]
    sizes = [len(line.encode("utf-8")) + 1 for line in lines]
    if sum(sizes) <= limit:
        return "\n".join(lines) + "\n"
    room = limit - len(_left_out(len(lines), texts).encode("utf-8"))
    kept = 0
    for size in sizes:
        if size > room:
            break
        room -= size
        kept += 1
    if room < 0:
        return ""
    return "".join(f"{line}\n" for line in lines[:kept]) + _left_out(len(lines) - kept, texts)


def _left_out(count: int, texts: Texts) -> str:
    return f"\n{texts.say(_LEFT_OUT.format(count=count))}\n"


def _lines(report: Report, context: Context, texts: Texts) -> Iterator[str]:
    yield f"## mtqa: {texts.title}"
    yield ""
    yield _counts(report, texts)
    if report.problems:
        yield from ("", f"### {texts.problems}", "")
        for problem in report.problems:
            yield f"- {escaped(f'{problem.what} {problem.remedy}'.strip())}"
    found = gravest_first(located(report, context))
    if found:
        yield from ("", f"### {texts.findings}", "")
        yield from _findings(found, texts)
    if report.baseline is not None and report.baseline.stale:
        yield from ("", f"### {texts.say(_STALE)}", "")
        for entry in report.baseline.stale:
            yield f"- {entry.code} × {entry.count}: {escaped(entry.excerpt)} ({escaped(', '.join(entry.paths))})"
    if report.articles:
        yield from ("", f"### {texts.index_title}", "")
        yield from _articles(report, context, texts)
    yield from ("", f"{texts.signature}: {escaped(report.signature)}")


def _counts(report: Report, texts: Texts) -> str:
    sums = [summarise(each) for each in report.articles]
    counts = [texts.count("articles", len(sums)), texts.count("sentences", sum(each.sentences for each in sums))]
    for severity, sign in _SIGNS.items():
        counts.append(f"{sign} {texts.count(severity.value, sum(getattr(each, severity.value) for each in sums))}")
    silenced = sum(len(each.suppressed) for each in report.articles)
    if silenced:
        counts.append(f"{texts.suppressed}: {texts.number(silenced)}")
    if report.skipped:
        counts.append(texts.count("skipped", report.skipped))
    return " · ".join(counts)


def _findings(found: list[Located], texts: Texts) -> Iterator[str]:
    yield _row(["", texts.say(_PLACE), texts.say(_WORDS), texts.say(_FINDING), texts.suggestion])
    yield _row(["---"] * 5)
    for each in found:
        finding = each.finding
        suggestion = "" if finding.suggestion is None else escaped(finding.suggestion or texts.delete)
        message = f"{escaped(texts.say(finding.message))}. {escaped(texts.say(finding.reason))}"
        sign = f"{_SIGNS[finding.severity]} {escaped(finding.code)} {texts[finding.severity.value]}"
        yield _row([sign, escaped(_place(each)), escaped(each.quote), message, suggestion])


def _place(each: Located) -> str:
    line = "" if each.line is None else f":{each.line}"
    column = f":{each.region.start_column}" if each.region else ""
    return f"{each.path}{line}{column}" if each.row is None else f"{each.path}{line} [{each.row}]"


def _articles(report: Report, context: Context, texts: Texts) -> Iterator[str]:
    yield _row([texts.article, texts.say(_SENTENCES), *(texts[severity.value] for severity in _SIGNS), texts.risk])
    yield _row(["---", "--:", "--:", "--:", "--:", "--:"])
    for assessed in report.articles:
        sums = summarise(assessed)
        counts = [texts.number(n) for n in (sums.sentences, sums.critical, sums.major, sums.minor)]
        yield _row([escaped(Finder(assessed, context).name), *counts, texts.number(sums.means.risk)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str, length: int = _CELL_LENGTH) -> str:
    """`text` so that Markdown shows it as it is, on one line and in a table cell; what is longer than `length` ends in `…`."""
    shown = text if len(text) <= length else text[: length - 1] + "…"
    flat = _LINE_END.sub(" ", visible(shown)).replace("\t", " ")
    return _WWW.sub(r"\1&#46;", _COLON.sub("&#58;", flat.translate(_TABLE)))
