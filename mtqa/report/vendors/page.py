"""The figures as the vendor page shows them: numbers in the reader's language, charts laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mtqa.checks.finding import Severity
from mtqa.judge.weights import Weights
from mtqa.report.summary import SCORE_NAMES, finite
from mtqa.report.vendors.bootstrap import FEWEST
from mtqa.report.vendors.charts import Scale, scale, spark, whisker
from mtqa.report.vendors.columns import QUANTILES
from mtqa.report.vendors.compare import Comparison, Difference
from mtqa.report.vendors.made import VendorReport
from mtqa.report.vendors.model import Groups, Line, Pair, ScoreLine, Sentences, Shown, Trend, TypeLine, VendorPage
from mtqa.report.vendors.texts import VendorTexts
from mtqa.report.vendors.units import SEVERITIES

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]


def vendor_page(report: VendorReport, texts: VendorTexts) -> VendorPage:
    """The page in the language of `texts`."""
    return _Page(report, texts).page()


class _Page:
    def __init__(self, report: VendorReport, texts: VendorTexts) -> None:
        self._report, self._t = report, texts
        self._vendors = _rows(report.vendors)
        self._totals = [row for row in self._vendors if row["part"] == "all"]
        self._names = [self._name(row["vendor"]) for row in self._totals]

    def page(self) -> VendorPage:
        t, found = self._t, self._report.gathered
        months = sorted({month for month in self._report.months["month"].tolist() if month})
        words, findings = (sum(row[name] for row in self._totals) for name in ("words", "findings"))
        by = list(self._report.by)
        other = _rows(self._report.figures) if self._report.by != ("vendor",) else []
        return VendorPage(
            title=t.vendors_title, period=t.fill("period", first=months[0], last=months[-1]) if months else "",
            read=t.fill(
                "read", articles=t.count("articles", len(found.keys)), reports=t.number(found.reports), words=t.count("words", words),
                findings=t.number(findings),
            ),
            vendors=self._groups(self._totals, ["vendor"]),
            groups=self._groups([row for row in other if row["part"] == "all"], by) if other else None,
            groups_title=t.fill("grouped", names=", ".join(t.of("head", name).lower() for name in by)),
            weights=weight_lines(self._report.weights, t), profile=self._report.profile,
            pairs=[self._pair(pair) for pair in self._report.comparisons],
            vendor_names=self._names, types=list(self._types()), scores=list(self._scores()), months=months,
            trends=list(self._trends(months)), sentences=list(self._sentences()), notes=list(self._notes()),
            problems=[str(problem) for problem in found.problems], signatures=found.signatures,
            back_translation=f"{t.back_translation}, {t.rough}" if found.rough else t.back_translation,
        )  # fmt: skip

    def _name(self, value: str) -> str:
        return value or self._t.unknown

    def _groups(self, rows: Sequence[Row], by: Sequence[str]) -> Groups:
        names = ("per_1000_words", "per_1000_words_low", "per_1000_words_high")
        rates = scale((row[name] for row in rows for name in names), from_zero=True)
        scores = scale((row[name] for row in rows for name in ("mqm_score", "mqm_score_low", "mqm_score_high")), from_zero=False)
        lines = [self._line(row, by, rates, scores) for row in rows]
        return Groups([self._t.of("head", name) for name in by], lines, self._ticks(rates), self._ticks(scores))

    def _ticks(self, on: Scale) -> list[tuple[float, str]]:
        digits = 0 if all(tick == round(tick) for tick in on.ticks) else 1 if all(tick == round(tick, 1) for tick in on.ticks) else 2
        return [(on.place(tick), self._t.number(tick, digits)) for tick in on.ticks]

    def _line(self, row: Row, by: Sequence[str], rates: Scale, scores: Scale) -> Line:
        t = self._t
        rate, score = self._measure(row, "per_1000_words", 2), self._measure(row, "mqm_score", 2)
        return Line(
            names=[self._name(row[name]) for name in by], articles=t.number(row["articles"]), words=t.number(row["words"]),
            counts=[(name, row[name], t.number(row[name])) for name in SEVERITIES],
            dismissed=(row["dismissed"], t.number(row["dismissed"])), suppressed=(row["suppressed"], t.number(row["suppressed"])),
            rate=rate[0], rate_ends=rate[1], score=score[0], score_ends=score[1],
            rate_mark=_mark(rates, row, "per_1000_words", f"{t.rate}: {rate[0]} ({rate[1]})"),
            score_mark=_mark(scores, row, "mqm_score", f"{t.mqm}: {score[0]} ({score[1]})"),
        )  # fmt: skip

    def _measure(self, row: Row, name: str, digits: int) -> tuple[str, str]:
        value, ends = self._t.number(row[name], digits), self._t.between(row[f"{name}_low"], row[f"{name}_high"], digits)
        return value, ends or (self._t.fill("no_interval", n=FEWEST) if row[name] is not None else "")

    def _pair(self, pair: Comparison) -> Pair:
        t, first, second = self._t, self._name(pair.first), self._name(pair.second)
        n, m = (t.number(n) for n in pair.documents)
        on = t.fill("paired", n=n) if pair.paired else t.fill("unpaired", n=n, m=m)
        return Pair(t.fill("pair", first=first, second=second), on, self._difference(pair.rate), self._difference(pair.score))

    def _difference(self, found: Difference) -> tuple[str, str, str, bool]:
        t = self._t
        ends = t.between(finite(found.ends.low), finite(found.ends.high), 2) or t.fill("no_interval", n=FEWEST)
        said = t.too_close if found.better is None else t.fill("better", name=self._name(found.better))
        return t.number(found.value, 2), ends, said, found.too_close

    def _types(self) -> Iterator[TypeLine]:
        cells = {(row["part"], row["name"], row["vendor"]): row for row in self._vendors}
        names = sorted({row["name"] for row in self._vendors if row["part"] == "type"})
        last = ""
        for name in names:
            dimension = name.partition("/")[0]
            if dimension != last:
                yield TypeLine(dimension, True, self._type_cells(cells, "dimension", dimension))
            last = dimension
            yield TypeLine(name, False, self._type_cells(cells, "type", name))

    def _type_cells(self, cells: Mapping[tuple[str, str, str], Row], part: str, name: str) -> list[tuple[int, str, str]]:
        found = []
        for total in self._totals:
            row = cells.get((part, name, total["vendor"]), {"findings": 0, "per_1000_words": 0.0})
            found.append((row["findings"], self._t.number(row["findings"]), self._t.number(row["per_1000_words"], 2)))
        return found

    def _scores(self) -> Iterator[ScoreLine]:
        t = self._t
        for name in SCORE_NAMES:
            for row in self._totals:
                mean, low, high = (row[f"{name}_{what}"] for what in ("mean", "low", "high"))
                ends = t.between(low, high, 1) or (t.fill("no_interval", n=FEWEST) if mean is not None else "")
                percentiles = [t.number(row[f"{name}_p{q}"], 0) for q in QUANTILES]
                yield ScoreLine(t[name], self._name(row["vendor"]), t.number(mean, 1), ends, percentiles)

    def _trends(self, months: Sequence[str]) -> Iterator[Trend]:
        totals = [row for row in _rows(self._report.months) if row["part"] == "all" and row["month"]]
        rates = {(row["vendor"], row["month"]): row["per_1000_words"] for row in totals}
        highest = max((rate for rate in rates.values() if rate is not None), default=0.0)
        for row in self._totals:
            values = [rates.get((row["vendor"], month)) for month in months]
            cells = ["–" if value is None else self._t.number(value, 2) for value in values]
            said = "; ".join(f"{month} {cell}" for month, cell in zip(months, cells, strict=True))
            name = self._name(row["vendor"])
            yield Trend(name, spark(values, highest, self._t.fill("trend_says", vendor=name, values=said)), cells)

    def _sentences(self) -> Iterator[Sentences]:
        found = self._report.gathered
        shown = found.sentences.loc[found.sentences["pick"] != ""]
        places = set(zip(shown["document"].tolist(), shown["id"].tolist(), strict=True))
        own = found.findings.loc[(found.findings["state"] == "counted") & found.findings["document"].isin(shown["document"])]
        beside: dict[tuple[int, str], list[tuple[str, str, str]]] = {}
        for row in _rows(own):
            if (row["document"], row["id"]) in places:
                beside.setdefault((row["document"], row["id"]), []).append((row["severity"], row["code"], row["message"]))
        rows = _rows(shown)
        for number, total in enumerate(self._totals, 1):
            picks = [(row["pick"].partition("-"), row) for row in rows if row["vendor"] == total["vendor"]]
            kinds = {
                kind: [self._shown(row, beside.get((row["document"], row["id"]), ())) for _, row in sorted(own, key=lambda each: each[0])]
                for kind in ("worst", "typical")
                for own in [[(int(pick[2]), row) for pick, row in picks if pick[0] == kind]]
            }
            yield Sentences(self._name(total["vendor"]), f"v{number}", kinds["worst"], kinds["typical"])

    def _shown(self, row: Row, findings: Sequence[tuple[str, str, str]]) -> Shown:
        t = self._t
        figures = [f"{t.penalty} {t.number(row['penalty'], 0 if row['penalty'] == round(row['penalty']) else 1)}"]
        figures += [f"{t[name].lower()} {t.number(row[name])}" for name in SCORE_NAMES if row[name] is not None]
        worst = next((name for name in SEVERITIES if name != "neutral" and row[name]), "")
        place = f"{row['article']} · {row['id']}"
        ranked = sorted(findings, key=lambda each: SEVERITIES.index(each[0]))
        return Shown(place, worst, " · ".join(figures), row["text"], row["source"], row["back_translation"], ranked)

    def _notes(self) -> Iterator[str]:
        t, found = self._t, self._report.gathered
        yield t.vendors_caveat
        yield t.intervals
        yield t.apart
        if found.rough:
            yield t.fill("rough_models", names=", ".join(found.rough))
        if found.repeated:
            yield t.fill("repeated", n=t.number(found.repeated))
        if len(found.signatures) > 1:
            yield t.fill("several_signatures", n=t.number(len(found.signatures)))


def weight_lines(weights: Weights, texts: VendorTexts) -> list[str]:
    """What findings cost, by severity and by type."""
    points = ", ".join(f"{texts[severity]} {weights.severities.get(severity, float(severity.weight)):g}" for severity in Severity)
    factors = ", ".join(f"{category} × {factor:g}" for category, factor in sorted(weights.categories.items()))
    return [points, *filter(None, [factors])]


def _mark(on: Scale, row: Row, name: str, says: str) -> Any:
    return None if row[name] is None else whisker(on, row[name], row[f"{name}_low"], row[f"{name}_high"], says)


def _rows(made: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as Python's own values; None where a number is missing."""
    plain = made.astype(object).where(made.notna(), None)
    names = [str(name) for name in plain.columns]
    return [dict(zip(names, row, strict=True)) for row in plain.itertuples(index=False, name=None)]
