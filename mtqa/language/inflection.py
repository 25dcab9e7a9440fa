"""Readings of forms that the lexicon lacks, worked out from lemmas that it has: regular verbs, plurals, feminines, compounds.

Source of the paradigms: Riegel, Pellat & Rioul, Grammaire méthodique du français, chapters IX and X.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from mtqa.language.wordlists import words as wordset

Raw = tuple[str, str, str, str, tuple[str, ...]]
"""lemma, part of speech, gender, number, verb inflections (see `morphology.Reading`)."""
Lookup = Callable[[str], tuple[Raw, ...]]

_FIRST_GROUP = {
    "e": ("ind:pre:1s", "ind:pre:3s", "sub:pre:1s", "sub:pre:3s", "imp:pre:2s"),
    "es": ("ind:pre:2s", "sub:pre:2s"), "ons": ("ind:pre:1p", "imp:pre:1p"), "ez": ("ind:pre:2p", "imp:pre:2p"),
    "ent": ("ind:pre:3p", "sub:pre:3p"), "ais": ("ind:imp:1s", "ind:imp:2s"), "ait": ("ind:imp:3s",), "aient": ("ind:imp:3p",),
    "ions": ("ind:imp:1p", "sub:pre:1p"), "iez": ("ind:imp:2p", "sub:pre:2p"), "ai": ("ind:pas:1s",), "a": ("ind:pas:3s",),
    "èrent": ("ind:pas:3p",), "âmes": ("ind:pas:1p",), "ât": ("sub:imp:3s",), "assent": ("sub:imp:3p",), "ant": ("par:pre",),
    "er": ("inf",),
    "erai": ("ind:fut:1s",), "eras": ("ind:fut:2s",), "era": ("ind:fut:3s",), "erons": ("ind:fut:1p",), "erez": ("ind:fut:2p",),
    "eront": ("ind:fut:3p",), "erais": ("cnd:pre:1s", "cnd:pre:2s"), "erait": ("cnd:pre:3s",), "erions": ("cnd:pre:1p",),
    "eriez": ("cnd:pre:2p",), "eraient": ("cnd:pre:3p",), "é": ("par:pas",), "ée": ("par:pas",), "és": ("par:pas",), "ées": ("par:pas",),
}  # fmt: skip
_SECOND_GROUP = {
    "is": ("ind:pre:1s", "ind:pre:2s", "ind:pas:1s", "par:pas"), "it": ("ind:pre:3s", "ind:pas:3s"), "issons": ("ind:pre:1p", "sub:pre:1p"),
    "issez": ("ind:pre:2p",), "issent": ("ind:pre:3p", "sub:pre:3p"), "issait": ("ind:imp:3s",), "issaient": ("ind:imp:3p",),
    "isse": ("sub:pre:1s", "sub:pre:3s"), "irent": ("ind:pas:3p",), "issant": ("par:pre",), "i": ("par:pas",), "ie": ("par:pas",),
    "ies": ("par:pas",),
}  # fmt: skip
_FUTURE = {
    "ai": "ind:fut:1s", "as": "ind:fut:2s", "a": "ind:fut:3s", "ons": "ind:fut:1p", "ez": "ind:fut:2p", "ont": "ind:fut:3p",
    "ais": "cnd:pre:1s", "ait": "cnd:pre:3s", "ions": "cnd:pre:1p", "iez": "cnd:pre:2p", "aient": "cnd:pre:3p",
}  # fmt: skip
_LONGEST_ENDING = max(map(len, (*_FIRST_GROUP, *_SECOND_GROUP, *_FUTURE)))
_AGREEING = {"é": "ms", "ée": "fs", "és": "mp", "ées": "fp", "i": "ms", "ie": "fs", "ies": "fp"}
_FEMININES = (
    ("trice", "teur"), ("euse", "eur"), ("euse", "eux"), ("eure", "eur"), ("enne", "en"), ("onne", "on"), ("ère", "er"), ("elle", "el"),
    ("ive", "if"), ("ette", "et"), ("ète", "et"), ("esse", "e"), ("aise", "ais"), ("oise", "ois"), ("e", ""),
)  # fmt: skip
_AGENTS = ("eur", "ant", "ent", "at", "ois", "ais", "ain", "and", "ard", "é", "in", "al")
_PREFIXES = (
    "anti", "auto", "bio", "co", "contre", "cyber", "géo", "hydro", "hyper", "infra", "inter", "macro", "micro", "mini", "mono",
    "multi", "néo",
    "nano", "para", "péri", "photo", "poly", "post", "pré", "pro", "pseudo", "radio", "semi", "sous", "sur", "super", "télé", "thermo",
    "trans", "ultra",
)  # fmt: skip
_HYPHENATED = frozenset(_PREFIXES) | wordset(
    "après arrière avant demi éco ex extra haut hors mi moitié non outre presque quasi sans simili supra vice vis e"
)
_VERB_PREFIXES = (
    "re",
    "ré",
    "dé",
    "dés",
    "r",
    "sur",
    "sous",
    "pré",
    "co",
    "abs",
    "con",
    "entre",
    "dis",
    "main",
    "par",
    "inter",
    "contre",
    "auto",
    "ob",
    "ap",
)


def guess(form: str, lookup: Lookup) -> tuple[Raw, ...]:
    """Readings of an unknown lower-case `form`, worked out with `lookup` (a form's readings in the lexicon); empty when nothing fits."""
    if len(form) < 3 or len(form) > 40:
        return ()
    if "-" in form:
        return tuple(_compound(form, lookup))
    found = [*_verbs(form, lookup), *_nominals(form, lookup)]
    if not found:
        found = [*_prefixed(form, lookup), *_adverb(form, lookup)]
    return tuple(dict.fromkeys(found))


def _endings(form: str, paradigm: Mapping[str, object]) -> list[str]:
    """The endings of `form` that the paradigm has, in its order."""
    found = [form[-size:] for size in range(1, _LONGEST_ENDING + 1) if form[-size:] in paradigm]
    return found if len(found) < 2 else [ending for ending in paradigm if ending in found]


def _verbs(form: str, lookup: Lookup) -> Iterator[Raw]:
    for ending in _endings(form, _FIRST_GROUP):
        if len(form) > len(ending) + 1:
            tags = _FIRST_GROUP[ending]
            for lemma in _first_group_lemmas(form[: -len(ending)], ending):
                if _is_infinitive(lemma, lookup):
                    yield _inflected(lemma, ending, tags)
                    break
    for ending in _endings(form, _SECOND_GROUP):
        stem = form[: -len(ending)]
        if len(stem) > 1 and _is_infinitive(stem + "ir", lookup) and lookup(stem + "issant"):
            yield _inflected(stem + "ir", ending, _SECOND_GROUP[ending])
    for ending in _endings(form, _FUTURE):
        stem, tag = form[: -len(ending)], _FUTURE[ending]
        if stem.endswith("r"):
            for lemma in (stem, stem + "e"):
                if not lemma.endswith("er") and _is_infinitive(lemma, lookup):
                    yield (lemma, "verb", "", "", (tag,))


def _first_group_lemmas(stem: str, ending: str) -> Iterator[str]:
    """Infinitives in -er to which `stem` may belong before `ending`."""
    if ending[0] in "aâo":
        if stem.endswith("ge"):
            yield stem[:-1] + "er"
        if stem.endswith("ç"):
            yield stem[:-1] + "cer"
    yield stem + "er"
    if ending in ("e", "es", "ent") or ending.startswith("er"):
        head, _, tail = stem.rpartition("è")
        if head and 0 < len(tail) <= 3:
            yield head + "é" + tail + "er"
            yield head + "e" + tail + "er"
        if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "lt":
            yield stem[:-1] + "er"
        if stem[-2:] in ("oi", "ui", "ai"):
            yield stem[:-1] + "yer"


def _inflected(lemma: str, ending: str, tags: tuple[str, ...]) -> Raw:
    agreement = _AGREEING.get(ending, "")
    return (lemma, "verb", agreement[:1], agreement[1:], tags)


def _is_infinitive(lemma: str, lookup: Lookup) -> bool:
    return any(pos == "verb" and "inf" in tags for _, pos, _, _, tags in lookup(lemma))


def _nominals(form: str, lookup: Lookup) -> Iterator[Raw]:
    """Plurals and feminines of nouns, adjectives and past participles."""
    for singular in _singulars(form):
        for lemma, pos, gender, number, tags in _known_or_feminine(singular, lookup):
            if _declines(pos, tags) and number != "p":
                yield (lemma, pos, gender, "p", tags if pos == "verb" else ())
    yield from _feminine(form, lookup)


def _singulars(form: str) -> Iterator[str]:
    if form.endswith(("s", "x")):
        yield form[:-1]
    if form.endswith("aux"):
        yield form[:-3] + "al"


def _known_or_feminine(form: str, lookup: Lookup) -> Iterator[Raw]:
    known = lookup(form)
    yield from known or _feminine(form, lookup)


def _feminine(form: str, lookup: Lookup) -> Iterator[Raw]:
    for suffix, masculine in _FEMININES:
        if form.endswith(suffix) and len(form) > len(suffix) + 2:
            for lemma, pos, gender, number, tags in lookup(form[: -len(suffix)] + masculine):
                if _declines(pos, tags) and gender == "m" and number != "p" and (pos != "noun" or _agentive(lemma, suffix)):
                    yield (lemma, pos, "f", "s", tags if pos == "verb" else ())


def _agentive(masculine: str, suffix: str) -> bool:
    """True where a masculine noun can have such a feminine: `avocate`, not `impacte` or `poulette`."""
    return masculine.endswith(_AGENTS) if suffix == "e" else suffix not in ("esse", "ette", "ète", "elle")


def _declines(pos: str, tags: tuple[str, ...]) -> bool:
    return pos in ("noun", "adj") or (pos == "verb" and "par:pas" in tags)


def _prefixed(form: str, lookup: Lookup) -> Iterator[Raw]:
    for prefix in _PREFIXES if form.startswith(_PREFIXES) else ():
        if form.startswith(prefix) and len(form) > len(prefix) + 3:
            rest = form[len(prefix) :]
            for lemma, pos, gender, number, _ in lookup(rest) or tuple(_nominals(rest, lookup)):
                if pos in ("noun", "adj"):
                    yield (prefix + lemma, pos, gender, number, ())
                if pos == "noun" and prefix == "anti":
                    yield (prefix + lemma, "adj", "", "", ())
    for prefix in _VERB_PREFIXES if form.startswith(_VERB_PREFIXES) else ():
        if form.startswith(prefix) and len(form) > len(prefix) + 3:
            for lemma, pos, gender, number, tags in lookup(form[len(prefix) :]):
                if pos == "verb" and (prefix in ("re", "ré", "dé", "dés", "r") or lookup(prefix + lemma)):
                    yield (prefix + lemma, pos, gender, number, tags)


def _adverb(form: str, lookup: Lookup) -> Iterator[Raw]:
    if form.endswith("ment") and len(form) > 7:
        stem = form[:-4]
        bases = [stem, stem[:-1] + "e"] if stem.endswith("é") else [stem]
        if stem.endswith(("am", "em")):
            bases.append(stem[:-1] + "nt")
        if any(pos in ("adj", "verb") for base in bases for _, pos, _, _, _ in lookup(base) or tuple(_feminine(base, lookup))):
            yield (form, "adv", "", "", ())


def _compound(form: str, lookup: Lookup) -> Iterator[Raw]:
    head, _, tail = form.partition("-")
    if tail in ("là", "ci"):
        yield from lookup(head)
    elif head in _HYPHENATED or (head.endswith("o") and len(head) > 3):
        for lemma, pos, gender, number, _ in lookup(tail) or guess(tail, lookup):
            if pos in ("noun", "adj"):
                yield (f"{head}-{lemma}", pos, {"après": "", "mi": "f", "sans": ""}.get(head, gender), "" if head == "sans" else number, ())
            if pos in ("noun", "adj") and head in ("anti", "pro"):  # `des voix anti-immigrés`
                yield (f"{head}-{lemma}", "adj", "", "", ())
    else:
        yield from _two_words(head, tail, lookup)


def _two_words(head: str, tail: str, lookup: Lookup) -> Iterator[Raw]:
    """`poste-frontière` is inflected as its first noun, `porte-avions` (verb and object) is a masculine of either number."""
    first = lookup(head)
    nouns = [raw for raw in first if raw[1] in ("noun", "adj")]
    if any(pos == "verb" and "ind:pre:3s" in tags for _, pos, _, _, tags in first) and lookup(tail):
        yield (f"{head}-{tail}", "noun", "m", "", ())
    for _, pos, gender, number, _ in nouns:
        if lookup(tail.partition("-")[0]) or guess(tail, lookup):
            yield (f"{head}-{tail}", pos, gender, number, ())
