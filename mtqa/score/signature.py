"""The signature of a run: what made its numbers, in one line, after sacrebleu's."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def mtqa_version() -> str:
    """The installed version of mtqa."""
    try:
        return version("mtqa")
    except PackageNotFoundError:
        return "0"


def signature(
    *,
    translator: str = "none",
    estimator: str = "none",
    language_model: str = "none",
    ngram: str = "none",
    base_rate: float,
    rules: str = "none",
    risk: str = "none",
    sacrebleu: str = "none",
    embeddings: str = "none",
) -> str:
    """Parts joined by `|`: version, models, metric settings, base rate of risk, rules, weights of risk.

    The models are given by their own signatures (`embedded-fren-1|engine:ct2-int8|beam:2+1`), or `none`; `rules` and `risk` are digests of
    the rules with their options, and of the weights; `embeddings` are those that originals were aligned by, where there are any.
    """
    parts = [
        f"mtqa:{mtqa_version()}",
        f"bt:{translator}",
        f"qe:{estimator}",
        f"lm:{language_model}",
        f"ngram:{ngram}",
        "metric:chrF++",
        "nrefs:1",
        f"base:{base_rate:g}",
        f"rules:{rules}",
        f"risk:{risk}",
    ]
    if embeddings != "none":
        parts.append(f"align:{embeddings}")
    if sacrebleu != "none":
        parts.append(f"sacrebleu:{sacrebleu}")
    return "|".join(parts)
