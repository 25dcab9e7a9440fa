"""Reading one noun phrase from left to right: quantifier, determiner, numeral, adjectives, head, names."""

from __future__ import annotations

from mtqa.language.chunks import FEMININE, MASCULINE, PLURAL, SINGULAR, TIMES, NounPhrase
from mtqa.language.readings import ALL, Features, Word, Words
from mtqa.language.tokens import Kind
from mtqa.language.wordlists import words as wordset

COLLECTIVES = wordset(
    "ligue cortège brigade cohorte meute horde essaim escouade "
    "majorité minorité moitié tiers quart partie dizaine dizaines douzaine douzaines vingtaine trentaine quarantaine cinquantaine "
    "soixantaine centaine "
    "centaines millier milliers million millions milliard milliards nombre groupe série ensemble foule totalité multitude poignée "
    "quinzaine paire couple "
    "pourcentage proportion part reste quantité flot vague troupe armée équipe collectif flopée ribambelle kyrielle masse tas lot "
    "type types sorte sortes "
    "espèce espèces genre genres dixième cinquième sixième neuvième dixièmes cinquièmes quarts essentiel infinité myriade tonne "
    "tonnes volée bande "
    "rangée file pile catégorie trio duo quatuor quintette équipage peu"
)
_COUNTED = wordset("tonnes millions milliards milliers centaines dizaines vingtaines douzaines")
_DETERMINERS: dict[str, Features] = {
    "le": frozenset((("m", "s"),)), "la": frozenset((("f", "s"),)), "l'": SINGULAR, "les": PLURAL, "un": frozenset((("m", "s"),)),
    "une": frozenset((("f", "s"),)), "des": PLURAL, "du": frozenset((("m", "s"),)), "au": frozenset((("m", "s"),)), "aux": PLURAL,
    "ce": frozenset((("m", "s"),)), "cet": frozenset((("m", "s"),)), "cette": frozenset((("f", "s"),)), "ces": PLURAL, "mon": SINGULAR,
    "ton": SINGULAR, "son": SINGULAR, "ma": frozenset((("f", "s"),)), "ta": frozenset((("f", "s"),)), "sa": frozenset((("f", "s"),)),
    "mes": PLURAL, "tes": PLURAL, "ses": PLURAL, "notre": SINGULAR, "votre": SINGULAR, "leur": SINGULAR, "nos": PLURAL, "vos": PLURAL,
    "leurs": PLURAL, "chaque": SINGULAR, "plusieurs": PLURAL, "quelques": PLURAL, "certains": frozenset((("m", "p"),)),
    "certaines": frozenset((("f", "p"),)), "aucun": frozenset((("m", "s"),)), "aucune": frozenset((("f", "s"),)),
    "quel": frozenset((("m", "s"),)), "quelle": frozenset((("f", "s"),)), "quels": frozenset((("m", "p"),)),
    "quelles": frozenset((("f", "p"),)),
    "tout": frozenset((("m", "s"),)), "toute": frozenset((("f", "s"),)), "tous": frozenset((("m", "p"),)),
    "toutes": frozenset((("f", "p"),)),
}  # fmt: skip
PRENOMINAL = wordset(
    "majeure demi premier première premiers premières deuxième deuxièmes troisième troisièmes quatrième cinquième sixième dernier dernière "
    "derniers dernières nouveau "
    "nouvel nouvelle nouveaux nouvelles grand grande grands grandes petit petite petits petites jeune jeunes ancien ancienne anciens "
    "anciennes haut haute "
    "hauts hautes bon bonne bons bonnes gros grosse grosses vieux vieil vieille vieilles beau bel belle beaux belles autre autres "
    "seul seule seuls seules "
    "prochain prochaine prochains prochaines vrai vraie vrais vraies faux fausse fausses meilleur meilleure meilleurs meilleures "
    "mauvais mauvaise "
    "mauvaises principal principale principaux principales même mêmes future futur futurs futures second seconde long longue longs longues "
    "nombreux nombreuses certain certaine divers diverses différents différentes éventuel éventuelle éventuels éventuelles énième "
    "fort forte forts "
    "fortes pire pires moindre moindres"
)
PRONOUNS: dict[str, Features] = {
    "il": frozenset((("m", "s"),)), "elle": frozenset((("f", "s"),)), "ils": frozenset((("m", "p"),)), "elles": frozenset((("f", "p"),)),
    "on": ALL, "ce": frozenset((("m", "s"), ("m", "p"))), "c'": frozenset((("m", "s"), ("m", "p"))),
    "cela": frozenset((("m", "s"),)), "ça": frozenset((("m", "s"),)), "ceci": frozenset((("m", "s"),)),
    "celui-ci": frozenset((("m", "s"),)),
    "celle-ci": frozenset((("f", "s"),)), "ceux-ci": frozenset((("m", "p"),)), "celles-ci": frozenset((("f", "p"),)),
    "celui": frozenset((("m", "s"),)), "celle": frozenset((("f", "s"),)), "ceux": frozenset((("m", "p"),)),
    "celles": frozenset((("f", "p"),)),
    "chacun": frozenset((("m", "s"),)), "chacune": frozenset((("f", "s"),)), "quelqu'un": frozenset((("m", "s"),)),
    "rien": frozenset((("m", "s"),)),
    "certains": frozenset((("m", "p"),)), "certaines": frozenset((("f", "p"),)), "tous": frozenset((("m", "p"),)),
    "toutes": frozenset((("f", "p"),)),
    "aucun": frozenset((("m", "s"),)), "aucune": frozenset((("f", "s"),)),
}  # fmt: skip
_BEFORE_DETERMINER = wordset("tout toute tous toutes seul seule seuls seules même environ quelque presque seulement")
_AGREEING_PREFIX = wordset("toute tous toutes seule seules seuls")
_APPROXIMATELY = (
    ("au", "moins"),
    ("au", "plus"),
    ("près", "de"),
    ("près", "d'"),
    ("plus", "de"),
    ("plus", "d'"),
    ("moins", "de"),
    ("moins", "d'"),
    ("pas", "moins", "de"),
)
_APPROXIMATE_STARTS = frozenset(forms[0] for forms in _APPROXIMATELY)
_TITLES: dict[str, Features] = {"M": frozenset((("m", "s"),)), "Mme": frozenset((("f", "s"),)), "Mlle": frozenset((("f", "s"),))}
_ORDINALS = frozenset(("e", "er", "re", "ère", "ème", "nd", "nde", "es", "èmes"))
_CONTRACTED = frozenset(("au", "aux", "du", "des"))
_LONGEST_RUN = 12
_DEEPEST = 3
_QUANTIFIERS = wordset("beaucoup nombre peu trop tant assez suffisamment énormément combien")


class NounPhraseReader:
    """Reads one noun phrase from left to right.

    Runs of numerals or names are read up to 12 words, complements of quantities (`un millier de dizaines de …`) three deep: what lies
    beyond is no French, and would cost its square.
    """

    def __init__(self, sentence: Words, depth: int = 0) -> None:
        self.sentence, self.words, self.depth = sentence, sentence.words, depth
        self.parts: list[tuple[int, Features]] = []
        self.determiner, self.sure = -1, True

    def read(self, start: int) -> NounPhrase | None:
        """The phrase that starts at word `start`, if one does."""
        pronoun = self._pronoun(start) or self._titled(start) or self._quantified(start)
        if pronoun:
            return pronoun
        i = self._determiner(self._prefix(start))
        i, numeral = self._numerals(i)
        if self.determiner < 0 and not numeral and not self.sentence.can(i, "noun", "name", "unknown"):
            return None
        head = self._head(i, bare=self.determiner < 0)
        if head is None:
            return None
        end = self._names(head + 1)
        phrase = NounPhrase(start, end, head, self._features(), tuple(self.parts), self.determiner, self.sure)
        noun = self.words[head].lower.rpartition("-")[2]
        return self._collective(phrase) if noun in COLLECTIVES or noun == "%" else phrase

    def _pronoun(self, start: int) -> NounPhrase | None:
        sentence = self.sentence
        features = PRONOUNS.get(sentence.lower(start))
        if features and sentence.must(start, "pron"):
            return NounPhrase(start, start + 1, start, features, ((start, features),))
        article, noun = sentence.lower(start), sentence.lower(start + 1)
        if article == "l'" and noun == "on":
            return NounPhrase(start, start + 2, start + 1, ALL)
        one = {"un": "m", "une": "f"}.get(noun) if article == "l'" else None
        if one:  # `l'un des bacs`
            return NounPhrase(start, start + 2, start + 1, frozenset(((one, "s"),)))
        single = {"un": "m", "une": "f"}.get(article)
        if single and sentence.must(start, "pron", "num") and noun in ("des", "d'", "de"):  # `un des bacs`
            return NounPhrase(start, start + 1, start, frozenset(((single, "s"),)))
        counted = sentence.can(start, "num") and noun in ("d'", "des", "de") and not sentence.can(start, "noun", "det")
        if counted and (noun == "des" or sentence.lower(start + 2) in ("entre", "ces", "ses", "leurs", "nos", "vos")):
            return NounPhrase(start, start + 1, start, PLURAL)
        return None

    def _titled(self, start: int) -> NounPhrase | None:
        """`M. Sitorus`, `Mme Loa`."""
        features = _TITLES.get(self.words[start].token.text) if 0 <= start < len(self.words) else None
        name = start + 2 if self.sentence.lower(start + 1) == "." else start + 1
        if features is None or not self.sentence.can(name, "name"):
            return None
        return NounPhrase(start, self._names(name + 1), name, features)

    def _quantified(self, start: int) -> NounPhrase | None:
        """`la plupart des élus`, `beaucoup de gens`: the complement decides."""
        sentence = self.sentence
        most = sentence.matches(start, "la", "plupart")
        at = start + 2 if most else start + 1
        if not most and not (sentence.lower(start) in _QUANTIFIERS and sentence.lower(at) in ("de", "d'")):
            at = start + 2 if sentence.matches(start, "bon", "nombre") or sentence.matches(start, "un", "peu") else -1
        if most and sentence.lower(at) not in ("de", "d'", "des", "du"):
            return NounPhrase(start, at, start + 1, PLURAL, quantity="most")
        if at < 0 or sentence.lower(at) not in ("de", "d'", "des", "du"):
            return None
        inner = self._complement(at)
        if inner is None:
            return None
        return NounPhrase(
            start, inner.end, inner.head, inner.features, inner.parts, inner.determiner, inner.sure, "most" if most else "many"
        )

    def _complement(self, at: int) -> NounPhrase | None:
        """The noun phrase behind the `de` (or in the `des`, `du`) at word `at`."""
        if self.depth >= _DEEPEST:
            return None
        start = at + 1 if self.sentence.lower(at) in ("de", "d'") else at
        return NounPhraseReader(self.sentence, self.depth + 1).read(start)

    def _prefix(self, i: int) -> int:
        """Past `tous`, `seuls`, `au moins`, `près de` before a determiner or numeral."""
        for forms in _APPROXIMATELY if self.sentence.lower(i) in _APPROXIMATE_STARTS else ():
            if self.sentence.matches(i, *forms) and (
                self.sentence.can(i + len(forms), "num") or self.sentence.lower(i + len(forms)) in ("un", "une")
            ):
                return i + len(forms)
        end = i + _LONGEST_RUN
        while (
            i < end
            and self.sentence.lower(i) in _BEFORE_DETERMINER
            and self.sentence.can(i + 1, "det", "num")
            and self.sentence.lower(i + 1) not in _CONTRACTED
        ):
            if self.words[i].lower in _AGREEING_PREFIX:
                self.parts.append((i, self.words[i].features("det", "adj", "pron")))
            i += 1
        return i

    def _determiner(self, i: int) -> int:
        if self.sentence.lower(i) in ("de", "d'"):  # `de nombreux élus`
            if self.sentence.lower(i + 1) in PRENOMINAL and self.words[i + 1].features("adj", "pron", "det") & PLURAL:
                self.determiner = i
                self.parts.append((i, PLURAL))
                return i + 1
            return i
        if not self.sentence.can(i, "det"):
            return i
        word = self.words[i]
        features = _DETERMINERS.get(word.lower)
        if features is None:
            features = word.features("det")
        if word.lower in ("mon", "ton", "son") and not _vowel(self.sentence.lower(i + 1)):
            features = features & MASCULINE
        self.determiner = i
        self.sure = word.must("det", "prep")
        self.parts.append((i, features or ALL))
        return i + 1

    def _numerals(self, i: int) -> tuple[int, bool]:
        first = i
        while (
            i - first < _LONGEST_RUN
            and self.sentence.can(i, "num")
            and self.words[i].lower not in ("un", "une")
            and self.words[i].lower not in COLLECTIVES
        ):
            i += 1
        if i == first:
            return i, False
        if self.sentence.lower(i) in _ORDINALS and self.words[i].token.start == self.words[i - 1].token.end:
            return i + 1, False
        if self.determiner >= 0 and self.parts[-1][1] <= SINGULAR:  # `le 5 mai`, `l'an 2000`
            return i, False
        self.parts.append((i - 1, _numeral_features(self.words[first], i - first)))
        return i, True

    def _head(self, i: int, *, bare: bool) -> int | None:
        for at in range(i, min(i + 5, len(self.words))):
            word = self.words[at]
            if (word.can("name") and not word.can("noun")) or word.lower == "%":
                alone = self.determiner < 0 and bare and word.lower != "%"
                self.parts.append((at, SINGULAR if alone else ALL))
                return at
            if self._precedes_noun(at):
                self.parts.append((at, word.features("adj", "num") or ALL))
                continue
            if word.can("noun", "unknown"):
                self.sure = self.sure and (not word.can("finite", "adv", "prep", "inf") or self.determiner >= 0)
                self.parts.append((at, word.features("noun", "adj") if word.can("noun") and not word.can("name") else ALL))
                return at
            if word.can("adj", "pp") and not bare:
                self.parts.append((at, word.features("adj", "pp")))
                return at
            return None
        return None

    def _precedes_noun(self, at: int) -> bool:
        """True for an adjective or numeral with its noun straight after it."""
        word = self.words[at]
        if not word.can("adj", "num") or not (word.lower in PRENOMINAL or not word.can("noun")):
            return False
        return self.sentence.can(at + 1, "noun", "unknown") and self.sentence.lower(at + 1) not in TIMES - {"fois"}

    def _names(self, i: int) -> int:
        end = i + _LONGEST_RUN
        while i < end and self.sentence.can(i, "name") and not self.sentence.can(i, "det", "prep"):
            i += 1
        return i

    def _features(self) -> Features:
        common = ALL
        for _, features in self.parts:
            if not common & features:
                break
            common &= features
        return common

    def _collective(self, phrase: NounPhrase) -> NounPhrase:
        """A collective, with its complement: agreement with either is right."""
        at = phrase.head + 1
        inner = None
        if self.sentence.lower(at) in ("de", "d'", "des", "du"):
            inner = self._complement(at)
        alone = ALL - FEMININE | PLURAL if phrase.features <= MASCULINE else ALL  # `un tiers ont été vendues`, never `a été vendue`
        named = inner is not None and self.sentence.can(inner.head, "name", "unknown")
        features = ALL if named else phrase.features | inner.features if inner else alone
        if self.words[phrase.head].lower in _COUNTED and phrase.features <= PLURAL:
            features &= PLURAL
        return phrase._replace(end=inner.end if inner else phrase.end, features=features, quantity="measure")


def _numeral_features(word: Word, count: int) -> Features:
    text = word.token.text
    if word.token.kind is Kind.NUMBER:
        if text.startswith(("0,", "1,", "0.", "1.")):  # both `1,5 mètre` and `1,5 mètres` are printed
            return ALL
        return SINGULAR if count == 1 and text in ("0", "1") else PLURAL
    return SINGULAR if word.lower == "zéro" else PLURAL


def _vowel(form: str) -> bool:
    return form[:1] in "aàâeéèêëiîïoôœuùûyh"
