"""OMI103: a sentence or clause that stops on a word which must be followed by another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mtqa.article.model import Role
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tables import table
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import DETERMINERS, words
from mtqa.phrase import Phrase

_ENDS = words(". ; ? ! » ” )")
_OPEN = words(
    "le la les l' du des au aux cet cette ces mon ma mes ta tes son sa ses notre votre nos vos leurs quelques à de d' par chez vers dans "
    "sous parmi dès jusque jusqu' malgré envers via hormis et ou mais ni que qu' lorsque puisque quoique dont je ne n' m' me t' te se "
    "s' très pour"
)
# Words of the list that are nouns, participles or adverbs after these.
_NOUNS = {
    "la": words("le un en ce de du des du mi si et"),
    "son": words("le du un au de sans ce leur et"),
    "sous": words("des les ses leurs quelques de trois deux dix cent sans mes nos en-"),
    "vers": words("des les en ses ces de quelques premiers deux leurs et à mille"),
    "envers": words("l'"),
    "leurs": words("les des aux"),
    "dont": words("dit"),
    "mes": words("m"),
    "pour": words("être votent voté voter vote parler voix argument arguments le pesé milite"),
    "que": words("moins parce plutôt"),
    "et": words("al"),
}
_UNTIL = words("jusqu'")
_ELLIPTIC = words("que qu' dont où comme ce si en l' le la les y n' ne tout rien ni quel quelle quels quelles combien")
_SHORT = 4  # words up to which a fragment is an exclamation or a title
_MESSAGE = Phrase("The sentence is cut short", "La phrase s’arrête trop tôt", "Kalimat terpotong")
_REASON = Phrase(
    "Nothing follows “{word}”, which cannot end a clause.",
    "Rien ne suit « {word} », qui ne peut pas finir une proposition.",
    "Tidak ada kata setelah “{word}”, padahal kata itu tidak dapat mengakhiri klausa.",
)
_SPEAKER = Phrase(
    "Nobody is named after “{word}”.",
    "Personne n’est nommé après « {word} ».",
    "Tidak ada nama setelah “{word}”.",
)


class Truncated(SegmentCheck):
    """Sentence cut short.

    What it does: reports a determiner, preposition, conjunction or clitic before the end of a sentence or clause, expressions that need a
    complement (*en raison*, *au sein*, *tous les*), an auxiliary that ends the sentence, and *Selon* with nothing but a comma behind it.
    Why it matters: a word, often the one that matters, was dropped.
    Known problems: deliberate fragments of four words or fewer are left alone, as are words quoted for themselves.
    Example: bad: `Le contrat sera signé avec la.` good: `Le contrat sera signé avec.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage; TLFi (see `data/unfinished.tsv`).
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI103"
    name = "cut-short"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """Findings at the ends of clauses, and at an opening *Selon*."""
        tokens = segment.tokens
        if segment.role is Role.LIST:
            return  # an item may end on `et ;`
        if len(tokens) > 2 and tokens[0].lower in ("selon", "d'après") and tokens[1].text == ",":
            yield self.finding(segment.span(0, 2), _MESSAGE, _SPEAKER.format(word=tokens[0].text))
        for index in range(1, len(tokens)):
            if tokens[index].text in _ENDS:
                found = self._at(segment, index - 1)
                if found:
                    yield found
        if tokens and segment.prose and tokens[-1].is_word:
            found = self._auxiliary(segment, len(tokens) - 1) if len(segment.words) > _SHORT else None
            if found:
                yield found

    def _at(self, segment: SegmentView, last: int) -> Finding | None:
        tokens = segment.tokens
        word = tokens[last]
        if not word.is_word or _words_before(tokens, last) < _SHORT:
            return None
        if word.lower in _OPEN and _stranded(tokens, last):
            return self._finding(segment, last, last)
        first = _unfinished(tokens, last)
        if first is not None:
            return self._finding(segment, first, last)
        return self._auxiliary(segment, last) if tokens[last + 1].text in (".", ";") else None

    def _auxiliary(self, segment: SegmentView, last: int) -> Finding | None:
        """`Ana a.`: an auxiliary that ends the sentence right after its subject."""
        tokens = segment.tokens
        if tokens[last].lower not in ("a", "ont") or last < 1:
            return None
        before = tokens[last - 1]
        named = before.is_word and (before.capitalised or french().only_pos(before.lower, "noun"))
        incise = before.text in (",", "»", "”")
        start = next((i for i in range(last - 1, -1, -1) if tokens[i].kind is Kind.MARK), -1) + 1
        elliptic = not incise and any(t.lower in _ELLIPTIC for t in tokens[start:last])
        if not (named or incise) or elliptic:
            return None
        return self._finding(segment, last, last)

    def _finding(self, segment: SegmentView, first: int, last: int) -> Finding:
        tokens = segment.tokens
        after = last + 2 if last + 1 < len(tokens) else last + 1
        word = " ".join(t.text for t in tokens[first : last + 1])
        return self.finding(segment.span(first, after), _MESSAGE, _REASON.format(word=word), confidence=0.93)


def _words_before(tokens: Sequence[Token], last: int) -> int:
    """Words since the last stop, up to the limit that matters."""
    count = 0
    for index in range(last, -1, -1):
        if tokens[index].text in (".", "?", "!", "…", "...") and index < last:
            break
        count += tokens[index].is_word
        if count >= _SHORT:
            break
    return count


def _stranded(tokens: Sequence[Token], last: int) -> bool:
    """True when the function word is used as one and nothing follows it."""
    word, before = tokens[last], tokens[last - 1]
    following = tokens[last + 1]
    if word.capitalised or before.text in ("«", "“", '"', "'", "(", "-", "–", "—", ":", "/"):
        return False
    if before.kind is Kind.MARK and word.lower in ("que", "qu'"):
        return False
    if before.lower in _NOUNS.get(word.lower, ()) or (before.lower in DETERMINERS and word.lower not in DETERMINERS):
        return False
    if word.lower == "par" and any(r.is_participle() for r in french().readings(before.lower)):
        return False  # the agent is lost: OMI101
    if following.text == ")" and word.lower in ("la", "le", "les"):
        return False
    noun = french().is_pos(word.lower, "noun") and french().only_pos(before.lower, "det", "adj")
    return not (noun and word.lower not in ("les", "des", "du", "aux"))


@cache
def _endings() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The expressions by their last word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in table("unfinished.tsv"):
        words = tuple(row["words"].split())
        found[words[-1]] = (*found.get(words[-1], ()), words)
    return found


def _unfinished(tokens: Sequence[Token], last: int) -> int | None:
    """Index of the first token of an expression that lacks its complement and ends at `last`, or None."""
    for ending in _endings().get(tokens[last].lower, ()):
        first = last - len(ending) + 1
        if first > 0 and tuple(t.lower for t in tokens[first : last + 1]) == ending:
            return None if tokens[first - 1].lower in _UNTIL or tokens[first - 1].text in ("«", "“") else first
    return None
