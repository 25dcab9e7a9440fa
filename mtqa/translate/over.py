"""What translators that stand over another one share: they are known by it, and speak what it speaks."""

from __future__ import annotations

from mtqa.translate.types import Translator


class TranslatorOver:
    """The part of a `Translator` that is the inner one's."""

    def __init__(self, inner: Translator) -> None:
        self._inner = inner

    @property
    def identity(self) -> str:
        """See `Translator.identity`."""
        return self._inner.identity

    def supports(self, source: str, target: str) -> bool:
        """See `Translator.supports`."""
        return self._inner.supports(source, target)
