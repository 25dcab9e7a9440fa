"""Findings that rest on models: suspect words that stand out clearly for one of them, or that two of them doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from mtqa.article.model import Span
from mtqa.article.span_index import SpanIndex
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.estimate.dips import Suspect, Witness
from mtqa.phrase import LANGUAGES, Phrase

FLUENCY, CONSISTENCY, ADEQUACY = "FLU101", "CON101", "ADE101"
_BESIDE_THE_POINT = ("TYP", "BOI")
_CLEAR, _SURE, _AGREED = 0.3, 0.5, 0.7
_NEAR = 12
_QUOTED = 60  # characters of a title's quotation
_LEADING = frozenset((Witness.ESTIMATOR, Witness.NGRAM))
_READERS = (*_LEADING, Witness.LANGUAGE_MODEL)

_NAMES = {
    Witness.ESTIMATOR: Phrase("the quality estimator", "l’estimateur de qualité", "penaksir mutu"),
    Witness.SOURCE: Phrase(
        "the quality estimator beside the source",
        "l’estimateur de qualité face à l’original",
        "penaksir mutu di samping teks sumber",
    ),
    Witness.LANGUAGE_MODEL: Phrase("the language model", "le modèle de langue", "model bahasa"),
    Witness.NGRAM: Phrase("the n-gram model", "le modèle à n-grammes", "model n-gram"),
    Witness.TRANSLATOR: Phrase("the round trip", "la retraduction", "terjemahan bolak-balik"),
}
_MESSAGES = {
    FLUENCY: Phrase("unlikely here: “{words}”", "improbable ici : « {words} »", "tidak lazim di sini: “{words}”"),
    CONSISTENCY: Phrase(
        "unlikely here, and for the round trip too: “{words}”",
        "improbable ici, et pour la retraduction aussi : « {words} »",
        "tidak lazim di sini, juga menurut terjemahan bolak-balik: “{words}”",
    ),
    ADEQUACY: Phrase(
        "perhaps not what the original says: “{words}”",
        "peut-être pas ce que dit l’original : « {words} »",
        "mungkin bukan yang dikatakan teks asli: “{words}”",
    ),
}
_UNEXPECTED = Phrase(
    "Models that have read much French do not expect these words here (seen by: {who}). Read the sentence once more.",
    "Ces mots surprennent des modèles nourris de français (signalés par : {who}). La phrase est à relire.",
    "Model yang telah membaca banyak teks Prancis tidak menduga kata-kata ini di sini (terlihat oleh: {who}). Baca kalimatnya sekali lagi.",
)
_UNLIKE_SOURCE = Phrase(
    "With the source beside them, these words look wrong (seen by: {who}). Compare the two.",
    "Face à l’original, ces mots paraissent fautifs (signalés par : {who}). Les deux textes sont à comparer.",
    "Di samping teks sumber, kata-kata ini tampak salah (terlihat oleh: {who}). Bandingkan keduanya.",
)
_REASONS = {FLUENCY: _UNEXPECTED, CONSISTENCY: _UNEXPECTED, ADEQUACY: _UNLIKE_SOURCE}


def model_findings(
    suspects: Iterable[Suspect],
    text: str,
    sentence: Span,
    place: Callable[[Span], Span],
    checks: Mapping[str, Check],
    ruled: SpanIndex,
    spoken: Callable[[Span], bool] = lambda _: False,
) -> Iterator[Finding]:
    """Findings of one sentence's suspect words.

    Args:
        suspects: from `mtqa.estimate.dips.merge`.
        text: the sentence as the models read it, in which the suspects lie.
        sentence: its span in the article.
        place: turns a span of the sentence into one of the article.
        checks: the rules that are on, by code; a finding of a rule that is off is not made.
        ruled: where the rules found something in the article (see `spoken_of`): those words are left to them, and the words beside
            them in the sentence, over which a model stumbles because of the same fault.
        spoken: tells of a place of the article whether speech allows what stands there (`mtqa.judge.spoken`): minor at most.
    """
    for suspect in suspects:
        code, severity = verdict(suspect)
        span = place(suspect.span)
        around = Span(max(sentence.start, span.start - _NEAR), max(span.end, min(sentence.end, span.end + _NEAR)))
        if severity is not Severity.NEUTRAL and code in checks and not any(True for _ in ruled.overlapping(around)):
            if severity is Severity.MAJOR and spoken(span):
                severity = Severity.MINOR
            yield checks[code].finding(
                span,
                _MESSAGES[code].format(words=_shown(suspect.span.of(text))),
                Phrase(*(_REASONS[code].to(language).format(who=_who(suspect, language)) for language in LANGUAGES)),
                severity=severity,
                confidence=_confidence(suspect, severity),
            )


def spoken_of(findings: Iterable[Finding]) -> SpanIndex:
    """The places that findings of rules speak of; remarks on typography and boilerplate are beside the point."""
    index = SpanIndex()
    for finding in findings:
        if finding.severity is not Severity.NEUTRAL and finding.code[:3] not in _BESIDE_THE_POINT:
            index.add(finding.span)
    return index


def verdict(suspect: Suspect) -> tuple[str, Severity]:
    """The rule that a suspect falls under, and how severe it is; neutral when no finding should be made of it.

    Major when the estimator is sure and the round trip agrees (CON101), or when the estimator or the n-gram model is sure and any other
    reader of the French agrees (FLU101). Minor when a word is clear to one of these two alone, or when the estimator and another reader
    notice it (FLU101), or when only the estimator beside the source marks it (ADE101).
    """
    dips = [dip for dip in suspect.dips if dip.witness in _READERS]
    estimator = suspect.saw(Witness.ESTIMATOR)
    if estimator and estimator.sure and suspect.saw(Witness.TRANSLATOR):
        return CONSISTENCY, Severity.MAJOR
    if len(dips) > 1 and any(dip.sure for dip in dips):
        return FLUENCY, Severity.MAJOR
    if any(dip.clear for dip in dips) or (estimator and len(dips) > 1):
        return FLUENCY, Severity.MINOR
    return (ADEQUACY, Severity.MINOR) if suspect.saw(Witness.SOURCE) else (FLUENCY, Severity.NEUTRAL)


def _confidence(suspect: Suspect, severity: Severity) -> float:
    if severity is Severity.MAJOR:
        return _AGREED
    return _SURE if any(dip.sure for dip in suspect.dips) else _CLEAR


def worst(suspects: Iterable[Suspect]) -> Suspect | None:
    """The suspect that most witnesses saw, the surest for the estimator among equals; None when only witnesses speak that second others."""

    def weight(suspect: Suspect) -> tuple[int, int, float, int]:
        estimator = suspect.saw(Witness.ESTIMATOR)
        return verdict(suspect)[1].rank, len(suspect.dips), estimator.depth if estimator else 0.0, -suspect.span.start

    return max((s for s in suspects if _LEADING & set(s.witnesses)), key=weight, default=None)


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _QUOTED else flat[: _QUOTED - 1].rstrip() + "…"


def _who(suspect: Suspect, language: str) -> str:
    return ", ".join(_NAMES[witness].to(language) for witness in suspect.witnesses)
