"""Quotation marks paired over paragraphs: what is inside a quotation, and where pairing breaks.

How French sets quotations (Imprimerie nationale, *Lexique des règles typographiques*; Grevisse & Goosse, *Le Bon Usage*): a quotation may
run over sentences and paragraphs, each new paragraph may repeat a mark, only the last closes; an incise may stand inside; an
inner quotation has marks of its own, and when both end together one closing mark is enough. Apostrophes are never quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtqa.language.quotation_marks import ANY_MARK, CLOSERS, Mark, marks_in
from mtqa.language.quotations import Break, BreakKind, Quotation, Quotations
from mtqa.language.speech import SpeechVerb, attributions, speech_verb_at
from mtqa.language.tokens import Token, plain, tokenize
from mtqa.language.wordlists import DETERMINERS

_REACH = 8  # paragraphs over which a quotation may stay open without any mark
_WINDOW = 120  # code points looked at after a mark for a verb of saying
_TAIL = 600  # code points at the end of a paragraph in which its last attribution is looked for
_MARKS = 60  # marks looked at ahead of one mark


def parse_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> Quotations:
    """Pair the quotation marks of `text`, paragraph by paragraph; one that stays open is carried over while later marks allow it.

    `paragraphs` are half-open spans in order; a quotation that nothing closes ends with its paragraph.
    """
    if not ANY_MARK.search(text):
        return Quotations(())
    return _Parser(text, paragraphs).parse()


class _Parser:
    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.marks = [marks_in(text, start, end) for start, end in paragraphs]
        self.stack: list[Mark] = []
        self.found: list[Quotation] = []
        self.breaks: list[Break] = []
        self.attributed: dict[tuple[int, int], bool] = {}

    def parse(self) -> Quotations:
        for paragraph, marks in enumerate(self.marks):
            first = 1 if self.stack and marks and self._repeats(paragraph) else 0
            at = first
            while at < len(marks):
                at += self._open(paragraph, at) if self._opens(marks[at]) else self._close(paragraph, at)
            if self.stack and not self._continues(paragraph):
                self._give_up(paragraph)
        ordered = sorted(self.found, key=lambda q: (q.start, q.depth))
        return Quotations(tuple(ordered), tuple(sorted(self.breaks, key=lambda b: (b.at, b.opened))))

    def _opens(self, mark: Mark) -> bool:
        top = self.stack[-1].char if self.stack else ""
        if mark.char == "“" and top == "„":
            return False
        return mark.opens if not mark.free else top != mark.char

    def _repeats(self, paragraph: int) -> bool:
        """True when the paragraph starts with a mark that only repeats the open one."""
        mark, outer = self.marks[paragraph][0], self.stack[0]
        leading = not self.text[self.paragraphs[paragraph][0] : mark.at].strip()
        return leading and (mark.char == outer.char or mark.char in CLOSERS[outer.char])

    def _open(self, paragraph: int, index: int) -> int:
        """Take an opening mark; the number of marks used up."""
        mark = self.marks[paragraph][index]
        top = self.stack[-1] if self.stack else None
        if mark.char == "«" and self._points_back(mark, inside=top is not None):
            if top is not None:
                self._pop(mark.at + 1)
            else:
                self.stack.append(mark)
            self.breaks.append(Break(BreakKind.REVERSED, mark.at, top.at if top else mark.at, paragraph))
        elif top is not None and top.char == mark.char and not self._nests(paragraph, index):
            tail = max(top.at, mark.at - _TAIL)
            said = "," in self.text[tail : mark.at] and any(True for _ in attributions(self._tokens(tail, mark.at)))
            self.breaks.append(Break(BreakKind.UNCLOSED if said else BreakKind.REOPENED, mark.at, top.at, paragraph))
            self._pop(mark.at, closed=False)
            self.stack.append(mark)
        else:
            self.stack.append(mark)
        return 1

    def _points_back(self, mark: Mark, *, inside: bool) -> bool:
        """True when an opening guillemet stands where one must close: before a comma or full stop, or before `a déclaré X`."""
        rest = self.text[mark.at + 1 : mark.at + _WINDOW]
        following = rest.lstrip()[:1]
        if not following or following in ",.;:)":
            return inside and not rest.lstrip().startswith("...")
        before = self.text[max(0, mark.at - 3) : mark.at].rstrip()[-1:]
        return before in tuple(",!?…") and self._verb_after(mark.at + 1) is not None

    def _nests(self, paragraph: int, index: int) -> bool:
        """True when the opening mark at `index` starts a quotation inside the open one, rather than opening it twice."""
        mark = self.marks[paragraph][index]
        depth, closes = 1, False
        for later in self.marks[paragraph][index + 1 : index + _MARKS]:
            if later.char == mark.char and later.opens and not later.free:
                depth += 1
            elif later.char in CLOSERS[mark.char]:
                depth -= 1
                closes = closes or depth == 0
        open_levels = sum(level.char == mark.char for level in self.stack[-_MARKS:])
        return depth + open_levels <= 0 or self._introduced(mark) or (closes and self._continues(paragraph))

    def _introduced(self, mark: Mark) -> bool:
        """True after a colon, a bracket or a determiner: an inner quotation, which may end together with the outer one."""
        before = self.text[max(0, mark.at - 20) : mark.at].rstrip()
        if before[-1:] in (":", "("):
            return True
        tokens = tokenize(plain(before))
        return bool(tokens) and tokens[-1].lower in DETERMINERS

    def _close(self, paragraph: int, index: int) -> int:
        """Take a closing mark; the number of marks used up."""
        marks = self.marks[paragraph]
        mark = marks[index]
        level = next(
            (i for i in reversed(range(max(0, len(self.stack) - _MARKS), len(self.stack))) if mark.char in CLOSERS[self.stack[i].char]),
            None,
        )
        if level is not None:
            while len(self.stack) > level + 1:
                inner = self.stack[-1]
                if not self._introduced(inner):
                    self.breaks.append(Break(BreakKind.UNCLOSED, mark.at, inner.at, paragraph))
                self._pop(mark.at, closed=False)
            shared = self._introduced(self.stack[-1])
            self._pop(mark.at + 1)
            if shared and self.stack and all(m.opens for m in marks[index + 1 : index + _MARKS]) and not self._continues(paragraph):
                while self.stack:
                    self._pop(mark.at + 1)
        elif self.stack:
            if not any(later.char in CLOSERS[self.stack[-1].char] for later in marks[index + 1 : index + _MARKS]):
                self.breaks.append(Break(BreakKind.MIXED, mark.at, self.stack[-1].at, paragraph))
                self._pop(mark.at + 1)
        elif mark.char == '"' and index + 1 < len(marks) and not marks[index + 1].opens:
            self.stack.append(mark)  # `mot" autre"`: set to the wrong word, but a pair
        elif self._inverted_pair(paragraph, index):
            self.found.append(Quotation(mark.at, marks[index + 1].at + 1, 0, True))
            return 2
        else:
            self.breaks.append(Break(BreakKind.UNOPENED, mark.at, mark.at, paragraph))
        return 1

    def _inverted_pair(self, paragraph: int, index: int) -> bool:
        """True for `» mot «`: both marks point outwards. Glued to their word they are another country's style, spaced they are a break."""
        marks = self.marks[paragraph]
        mark = marks[index]
        if mark.char != "»" or index + 2 != len(marks) or marks[index + 1].char != "«":
            return False
        other = marks[index + 1].at
        between = self.text[mark.at + 1 : other]
        if not 0 < len(between) <= _WINDOW or not between.strip() or between.strip()[0] in ",.;:!?" or re.search(r"[.!?]\s", between):
            return False
        before = self.text[max(self.paragraphs[paragraph][0], mark.at - 1) : mark.at]
        if before.strip() or self._verb_after(mark.at + 1):
            return False
        if between == between.strip():
            return True
        after = self.text[other + 1 : other + 3].lstrip()[:1]
        if after.isupper():
            return False
        self.breaks.append(Break(BreakKind.REVERSED, mark.at, mark.at, paragraph))
        return True

    def _pop(self, end: int, *, closed: bool = True) -> None:
        mark = self.stack.pop()
        self.found.append(Quotation(mark.at, end, len(self.stack), closed))

    def _give_up(self, paragraph: int) -> None:
        end = self.paragraphs[paragraph][1]
        self.breaks.append(Break(BreakKind.UNCLOSED, end, self.stack[0].at, paragraph, len(self.stack)))
        while self.stack:
            self._pop(end, closed=False)

    def _continues(self, paragraph: int) -> bool:
        """True when a later paragraph closes the quotation that is open at the end of this one."""
        outer = self.stack[0]
        said = self._ends_in_attribution(paragraph)
        for later in range(paragraph + 1, min(paragraph + (2 if said else _REACH), len(self.paragraphs) - 1) + 1):
            marks = self.marks[later]
            repeated = bool(marks) and self._repeats(later)
            if repeated and (later != paragraph + 1 or not self._may_repeat(paragraph)):
                return False
            depth = 0
            for mark in marks[1 if repeated else 0 :]:
                if mark.opens:
                    depth += 1
                elif depth:
                    depth -= 1
                else:
                    own = repeated and said and self._verb_after(mark.at + 1) is not None
                    return mark.char in CLOSERS[outer.char] and not own
            if depth:
                return False
            if repeated:
                return later + 1 < len(self.paragraphs) and bool(self.marks[later + 1]) and self._repeats(later + 1)
        return False

    def _may_repeat(self, paragraph: int) -> bool:
        """True when the open quotation is speech in full sentences, which alone is carried over by a repeated mark."""
        outer = self.stack[0]
        start, end = self.paragraphs[paragraph]
        leading = not self.text[start : outer.at].strip() if outer.at >= start else True
        return (leading or self._introduced(outer)) and self.text[start:end].rstrip()[-1:] in tuple(".!?…:;")

    def _ends_in_attribution(self, paragraph: int) -> bool:
        """True when the last sentence of the open quotation in this paragraph ends with `, a déclaré X`."""
        key = (paragraph, self.stack[0].at)
        if key not in self.attributed:
            self.attributed[key] = self._attributed(*key)
        return self.attributed[key]

    def _attributed(self, paragraph: int, opened: int) -> bool:
        start, end = self.paragraphs[paragraph]
        tokens = self._tokens(max(start, opened, end - _TAIL), end)
        last: SpeechVerb | None = None
        for last in attributions(tokens):  # noqa: B007
            pass
        return last is not None and not any(
            t.lower in (".", "!", "?") and tokens[i + 1].is_word for i, t in enumerate(tokens[:-1]) if i >= last.after
        )

    def _verb_after(self, at: int) -> SpeechVerb | None:
        """The verb of saying that starts right after `at` (a comma may stand between), if any."""
        tokens = self._tokens(at, min(len(self.text), at + _WINDOW))
        first = 1 if tokens and tokens[0].text == "," else 0
        return speech_verb_at(tokens, first) if len(tokens) > first else None

    def _tokens(self, start: int, end: int) -> tuple[Token, ...]:
        return tokenize(plain(self.text[start:end]), start)
