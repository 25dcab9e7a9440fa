"""PRO138: a possessive whose owner is named again behind the noun."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.names import first_names
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_POSSESSIVES = words("son sa ses leur leurs")
_OWNED = words(
    "père mère frère sœur soeur fils fille mari femme épouse époux oncle tante cousin cousine neveu nièce grand-père grand-mère enfant "
    "enfants parents famille avocat avocate voisin voisine ami amie maison maisons domicile voiture corps visage main tête bras jambe vie "
    "mort nom prénom téléphone sac salaire tombe cercueil dépouille bureau bureaux champ champs rizière rizières terrain terrains ferme "
    "fermes boutique boutiques magasin magasins véhicule véhicules moto motos bateau bateaux filet filets récolte récoltes passeport "
    "passeports chambre appartement appartements domiciles voitures bras jambes yeux visages mains corps bétail revenus"
)
_OWNERS = words(
    "victime victimes habitants habitant élève élèves suspect suspects homme femme garçon fille policier ministre président maire patient "
    "pêcheur pêcheurs agriculteur agriculteurs ouvriers ouvrier joueur joueuse chanteur chanteuse paysan paysans villageois gouverneur "
    "préfet régent juge procureur témoin témoins accusé accusée chauffeur conducteur entraîneur enseignant enseignants étudiant étudiants "
    "manifestants migrants réfugiés sinistrés"
)
_OF = words("de d' du des")


class OwnerTwice(SegmentCheck):
    """A possessive whose owner is named again behind the noun.

    What it does: reports *son, sa, ses, leur, leurs* before a noun of kin, body or belongings that `de` + a given name or a person follows
    (`son père de Budi`).

    Why it matters: Indonesian *ayahnya Budi* says the owner twice; French says *le père de Budi*.

    Known problems: `sa fille de six ans`, `sa maison de Bali` are no owners and are passed over by their words.

    Example:
        bad: Sa mère de Budi est morte.
        good: La mère de Budi est morte.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (-nya); Grevisse & Goosse, Le bon usage (possessifs).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO138"
    name = "owner-twice"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR
    anchors = _POSSESSIVES

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each owner named twice."""
        tokens = segment.tokens
        for at in range(len(tokens) - 3):
            if tokens[at].lower in _POSSESSIVES and tokens[at + 1].lower in _OWNED and tokens[at + 2].lower in _OF:
                owner = at + 4 if tokens[at + 3].lower in ("la", "l'") else at + 3
                bare = owner == at + 3 and tokens[at + 2].lower in ("de", "d'")  # `leur vie de pêcheurs` names no owner
                if owner < len(tokens) and _owner(tokens[owner], bare=bare):
                    yield self.finding(
                        segment.span(at, owner + 1),
                        Phrase("owner named twice", "possesseur nommé deux fois", "pemilik disebut dua kali"),
                        Phrase(
                            "The possessive and the complement name the same owner; one of them is too many.",
                            "Le possessif et le complément désignent le même possesseur : l’un des deux est de trop.",
                            "Posesif dan pelengkap menyebut pemilik yang sama; salah satunya berlebihan.",
                        ),
                        confidence=0.8,
                    )


def _owner(token: Token, *, bare: bool) -> bool:
    if token.capitalised:
        return token.text in first_names()
    return not bare and token.lower in _OWNERS and french().is_pos(token.lower, "noun")
