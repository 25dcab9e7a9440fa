"""Write `card.json` beside the embedded estimator: name, licence, and the checksums of its files.

Usage: python scripts/make_estimator_card.py
"""

from __future__ import annotations

from mtqa.estimate.load import EMBEDDED, FILES
from mtqa.translate.card import Card, sums, write_card

CARD = Card(
    name="embedded-qe-2",
    licence="starting weights MIT (multilingual-e5-small); no licence is granted beyond that of the training data's sources",
    architecture="BERT cross-encoder, 8 layers of width 384, 12 heads, 20.8 M parameters; heads for words (OK/BAD) and the sentence",
    training="75,000 sentences with synthetic errors, then 1,260 realistic machine-French sentences with their faults marked, then "
    "human-marked product translations; then once more 2,340 realistic sentences with their repairs, grammar slips and machine French as "
    "pairs with the better version, and the product translations; three quarters of the weights from that, one from before",
    files=sums(EMBEDDED, FILES),
)

if __name__ == "__main__":
    write_card(EMBEDDED, CARD)
