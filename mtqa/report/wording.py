"""Sentences about an article that the terminal and the page both say."""

from __future__ import annotations

from mtqa.article.model import Provenance, Role
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Scores
from mtqa.report.summary import SCORE_NAMES, SHOWN_SEVERITIES, Summary
from mtqa.report.texts import Texts

_METRICS = {
    "back_chrf": ("back", "chrF++"), "back_ter": ("back", "TER"),
    "reference_chrf": ("reference", "chrF++"), "reference_bleu": ("reference", "BLEU"), "reference_ter": ("reference", "TER"),
}  # fmt: skip
"""Evidence that a metric measures: the name of what is compared, and the metric's."""


def headline(assessed: AssessedArticle) -> str:
    """The article's headline, or the name of its file."""
    for each in assessed.segments:
        if each.segment.role is Role.HEADLINE:
            return assessed.article.visible(each.segment.span).strip()
    return assessed.article.path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def provenance_line(known: Provenance, texts: Texts) -> str:
    """What the page says of where its French came from."""
    if not known.machine_translated:
        start = texts.no_notice
    elif known.source_language:
        start = texts.fill("machine_translated_from", language=texts.language_name(known.source_language))
    else:
        start = texts.machine_translated
    parts = [start]
    if known.vendor:
        parts.append(texts.fill("vendor", name=known.vendor))
    if known.engine:
        parts.append(texts.fill("engine", name=known.engine))
    if known.date:
        parts.append(known.date)
    return " · ".join(parts)


def has_source(assessed: AssessedArticle) -> bool:
    """True when any sentence has a source or reference beside it."""
    return any(map(_beside, assessed.segments))


def _beside(assessed: AssessedSegment) -> bool:
    return assessed.segment.source is not None or assessed.segment.reference is not None


def adequacy_evidence(assessed: AssessedArticle, texts: Texts) -> str:
    """What the adequacy of the article's sentences rests on, in plain words, without metrics; empty where none was measured."""
    names = dict.fromkeys(name for each in assessed.segments if each.adequacy for name in each.adequacy.evidence)
    return " · ".join(dict.fromkeys(_evidence(name, texts) for name in names))


def adequacy_figures(assessed: AssessedSegment, texts: Texts) -> str:
    """The evidence for one sentence's adequacy, each piece with its number, 0-100, higher is better."""
    known = assessed.adequacy
    if known is None:
        return ""
    values = {"agreement": 100 * known.agreement, **known.parts}
    return " · ".join(f"{_evidence(name, texts)}{_metric(name)} {texts.number(values[name])}" for name in known.evidence)


def _evidence(name: str, texts: Texts) -> str:
    return texts.of("evidence", _METRICS[name][0] if name in _METRICS else name)


def _metric(name: str) -> str:
    return f" ({_METRICS[name][1]})" if name in _METRICS else ""


def score_values(scores: Scores, texts: Texts, *, with_source: bool) -> list[tuple[str, str]]:
    """(score name, value as text) for fluency, consistency, adequacy and risk; a missing adequacy says why."""
    found = []
    for name in SCORE_NAMES:
        value = getattr(scores, name)
        missing = name == "adequacy" and value is None and not with_source
        found.append((name, texts.no_source if missing else texts.number(value)))
    return found


def segment_scores(assessed: AssessedSegment, texts: Texts) -> list[tuple[str, str]]:
    """`score_values` of one sentence."""
    return score_values(assessed.scores, texts, with_source=_beside(assessed))


def severity_counts(summary: Summary, texts: Texts) -> list[tuple[str, str]]:
    """(severity, how many findings have it) for those that there are, gravest first."""
    counts = [(s.value, getattr(summary, s.value)) for s in SHOWN_SEVERITIES]
    return [(name, texts.count(name, n)) for name, n in counts if n]


def driver_labels(assessed: AssessedSegment, texts: Texts) -> list[str]:
    """What the sentence's risk rests on, in words; nothing where that is only what its findings say themselves."""
    labels = [texts.say(driver.label) for driver in assessed.drivers]
    return labels if set(labels) - {texts.say(finding.message) for finding in assessed.findings} else []
