"""Closed lists of French function words that several analyses share, in lower case and with straight apostrophes."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The blank-separated words of `text`."""
    return frozenset(text.split())


ARTICLES = words("le la les l' un une des du au aux")
POSSESSIVES = words("mon ma mes ton ta tes son sa ses notre votre nos vos leur leurs")
DETERMINERS = (
    ARTICLES
    | POSSESSIVES
    | words("ce cet cette ces quel quelle quels quelles chaque plusieurs quelques certains certaines aucun aucune nul nulle")
)
PREPOSITIONS = words(
    "à de d' en par pour sans dans sur sous avec chez vers contre entre parmi"
    " depuis pendant durant dès envers malgré selon hormis sauf outre via devant derrière jusque jusqu' lors avant après"
)
SUBJECTS = words("je j' tu il elle on nous vous ils elles ce c' ça cela ceci celui-ci celle-ci ceux-ci celles-ci")
INVERTED = words("-t-il -t-elle -t-ils -t-elles -t-on -il -elle -ils -elles -on -je -tu -nous -vous -ce")
WEEKDAYS = words("lundi mardi mercredi jeudi vendredi samedi dimanche")
MONTHS = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
