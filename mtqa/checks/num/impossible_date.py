"""NUM108: a date that does not exist, or whose weekday is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import ArticleView
from mtqa.language.calendar import french_name, month_length
from mtqa.language.dates import Date, find_dates
from mtqa.phrase import Phrase


class ImpossibleDate(Check):
    """A date that does not exist, or whose weekday is wrong.

    What it does: Finds days that the month does not have (`31 avril`), a weekday that does not fit a date whose year is given, and two
    dates of one month in one article whose weekdays contradict each other (`lundi 3 mars … jeudi 7 mars`).

    Why it matters: One of the two is wrong, and the reader who wants to be there comes on the wrong day.

    Known problems: Dates of different years in one month can seem to contradict each other when neither names its year. Historical dates
    before the Gregorian calendar are not known.

    Example:
        bad: Le vote a eu lieu le 31 avril, et le procès s’ouvrira lundi 1er janvier 2025.
        good: Le vote a eu lieu le 30 avril, et le procès s’ouvrira mercredi 1er janvier 2025.

    Options: none.

    Sources: the Gregorian calendar; ISO 8601.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM108"
    name: ClassVar[str] = "impossible-date"
    category: ClassVar[str] = "accuracy/mistranslation/date-time"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        seen: dict[tuple[int | None, int | None], tuple[int, Date]] = {}
        for segment in article.segments:
            if not segment.has_figure:
                continue
            for date in find_dates(segment.plain, "fr"):
                if not date.exists:
                    yield self._missing(segment.start, date)
                elif date.weekday is not None and date.weekday_due not in (None, date.weekday) and (date.year or 0) >= 1600:
                    yield self._wrong_weekday(segment.start, date)
                elif date.weekday is not None and date.day is not None and date.month is not None:
                    earlier = seen.setdefault((date.month, date.year), (segment.start, date))
                    if not article.alone and _contradict(earlier[1], date):
                        yield self._contradiction(segment.start, date, earlier)

    def _missing(self, offset: int, date: Date) -> Finding:
        month = date.month or 1
        days = month_length(month, date.year)
        name = french_name("month", month)
        return self.finding(
            _span(offset, date),
            Phrase(
                f"There is no such day: {date.day} {name}",
                f"Ce jour n’existe pas : {date.day} {name}",
                f"Tanggal itu tidak ada: {date.day} {name}",
            ),
            Phrase(f"{name} has {days} days.", f"Le mois de {name} a {days} jours.", f"Bulan {name} mempunyai {days} hari."),
            confidence=0.99,
        )

    def _wrong_weekday(self, offset: int, date: Date) -> Finding:
        due = french_name("weekday", date.weekday_due or 0)
        return self.finding(
            _span(offset, date),
            Phrase(f"That day was a {due}", f"Ce jour-là est un {due}", f"Hari itu adalah {due}"),
            Phrase(
                "The weekday does not fit the date and year given.", "Le jour de la semaine ne correspond pas à la date et à l’année.",
                "Nama hari tidak cocok dengan tanggal dan tahunnya.",
            ),
            confidence=0.97,
        )  # fmt: skip

    def _contradiction(self, offset: int, date: Date, earlier: tuple[int, Date]) -> Finding:
        return self.finding(
            _span(offset, date),
            Phrase(
                "Weekday and date contradict an earlier date", "Jour et date contredisent une date donnée plus haut",
                "Hari dan tanggal bertentangan dengan tanggal sebelumnya",
            ),
            Phrase(
                "Counted from the earlier date, this day of the month falls on another weekday.",
                "Compté à partir de la date précédente, ce jour du mois tombe un autre jour de la semaine.",
                "Dihitung dari tanggal sebelumnya, tanggal ini jatuh pada hari lain.",
            ),
            confidence=0.85,
            related=(Related(_span(*earlier), Phrase("earlier date", "date précédente", "tanggal sebelumnya")),),
        )  # fmt: skip


def _span(offset: int, date: Date) -> Span:
    return Span(offset + date.start, offset + date.end)


def _contradict(one: Date, other: Date) -> bool:
    """True for two dates of one month whose weekdays cannot both be right."""
    if one.day is None or other.day is None or one.weekday is None or other.weekday is None:
        return False
    return (other.day - one.day - other.weekday + one.weekday) % 7 != 0
