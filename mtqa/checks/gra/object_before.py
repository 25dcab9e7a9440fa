"""GRA149: a participle with avoir that ignores the object before it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.readings import ALL, Features
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_NEVER = wordset(
    "faire laisser pouvoir devoir vouloir coûter valoir durer courir vivre peser mesurer dormir marcher dire croire penser savoir juger "
    "estimer espérer permettre falloir plaire rire succéder nuire mentir convenir voir entendre sentir regarder prévoir"
)
_STOPS = frozenset(",;:.!?()«»—–")
_REACH = 10


class ObjectBefore(AnalysisCheck):
    """A participle with avoir that ignores the object before it.

    What it does: for the object relative `que` and for the pronoun `les`, compares the object with the participle after avoir and
    reports a masculine singular participle where every noun that `que` can stand for is feminine or plural (`les maisons que la crue
    a emporté`).

    Why it matters: the rule is taught to every French child; a newspaper that breaks it looks unedited.

    Known problems: participles before an infinitive, of measure (`les heures qu'il a dormi`) and of modal verbs stay as they are and
    are passed over.

    Example:
        bad: Les ponts que la crue a emporté seront reconstruits.
        good: Les ponts que la crue a emportés seront reconstruits.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du participe passé avec l'objet).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA149"
    name = "object-before"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for group in analysis.verb_groups:
            if group.auxiliary != "avoir" or group.participle < 0 or group.passive or not _bare(analysis, group.participle):
                continue
            if "les" in group.clitics:
                wanted: Features = frozenset((("m", "p"), ("f", "p")))
            else:
                wanted = _antecedent(analysis, group.start) if not group.clitics or set(group.clitics) <= {"lui", "leur", "y"} else ALL
            word = analysis.words[group.participle]
            if not word.features("pp") or word.features("pp") & wanted:
                continue
            yield self.finding(
                segment.span(group.verb, group.end),
                Phrase(
                    "participle that ignores its object", "participe sans accord avec son objet", "partisip tidak cocok dengan objeknya"
                ),
                Phrase(
                    "The object stands before avoir: the participle agrees with it.",
                    "L’objet précède l’auxiliaire avoir : le participe s’accorde avec lui.",
                    "Objeknya mendahului avoir: partisip mengikutinya.",
                ),
                confidence=0.88,
            )


def _bare(analysis: Analysis, at: int) -> bool:
    """True for a masculine singular participle that takes part in agreement: no infinitive behind it, no verb that never agrees."""
    word = analysis.words[at]
    lemmas = word.lemmas("pp")
    after = analysis.skip_adverbs(at + 1)
    direct = analysis.can(after, "det", "num") and analysis.lower(after) not in ("au", "aux")  # an object of its own: que is no object
    governs = (
        direct
        or analysis.lower(after) in ("que", "qu'")
        or (analysis.lower(after) in ("à", "de", "d'", "par") and analysis.can(after + 1, "inf"))
    )
    return word.can("pp") and not lemmas & _NEVER and not analysis.can(after, "inf") and not governs


def _antecedent(analysis: Analysis, verb: int) -> Features:
    """Features of the nouns that the que before the subject of this verb can stand for; all when that is not plain."""
    que = next((c.opener for c in analysis.clauses if c.verb.start == verb and c.opener >= 0), -1)
    if que < 2 or analysis.lower(que) not in ("que", "qu'"):
        return ALL
    before = analysis.words[que - 1]
    if before.lower in ("ce", "celui", "celle", "ceux", "celles") or (before.can("finite") and not analysis.must(que - 2, "det")):
        return ALL
    if not (before.can("noun") and analysis.can(que - 2, "det", "adj", "num", "noun", "prep")) and not before.can("adj"):
        return ALL
    found: set[tuple[str, str]] = set()
    for k in range(que - 1, max(-1, que - _REACH), -1):
        word = analysis.words[k]
        if word.token.text in _STOPS:
            break
        if word.must("finite") or word.lower in ("que", "qu'", "plus", "moins", "si", "tant", "aussi", "tel", "telle", "tels", "même"):
            return ALL if k >= que - 3 else frozenset(found) or ALL
        if word.lower in TIMES or (word.can("name", "unknown", "num", "pron") and not word.can("noun", "det")):
            return ALL
        if word.can("noun"):
            found |= word.features("noun")
        if word.lower in ("et", "ou"):
            return ALL
    return frozenset(found) or ALL
