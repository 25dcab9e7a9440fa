"""Train the embedded n-gram model of French and write it, with its card, to `mtqa/model/ngram-fr`.

Usage: python scripts/train_ngram.py CORPUS_DIR NEWS.tsv --exclude EVAL_DIR [--out DIR]

CORPUS_DIR holds `NAME.fr` files, a sentence a line, for each name of `CORPORA`; NEWS.tsv has its French in the second column. Sentences
are taken once, and none that stands (punctuation and case aside) in any cell or string of the .tsv and .jsonl files of EVAL_DIR.
Takes about a minute and 2 GB of memory.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from mtqa.estimate.ngram import CLASSES, EMBEDDED, FILES, WORDS, NgramModel, Settings, save, train
from mtqa.language.morphology import french
from mtqa.translate.card import Card, sums, write_card

CORPORA = (
    "newstest2008-2012", "wce-lig-news-pe", "moses-nc-5k", "pud", "ud-partut", "cds-digital-canada", "canada-ca-blog",
    "canada-digital-playbook", "umbrella-content", "debian-news", "opensource-guide", "bilinguator-literature", "tatoeba",
    "matos-abstracts", "stsb-deepl", "debian-web-other", "debian-handbook", "paracrawl-human-validated",
)  # fmt: skip
SETTINGS = Settings(word_thresholds=(0.7, 1.5), class_thresholds=(0.0, 0.7, 1.5))
NAME = "ngram-fr-1"
_SHORT = 15
_NO_LETTER = re.compile(r"\W+")


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--exclude", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=EMBEDDED)
    args = parser.parse_args()
    texts = list(chosen(args.corpus, args.news, held_out(args.exclude)))
    model = train(texts, SETTINGS, french(), NAME)
    save(model, args.out)
    digest = hashlib.sha256(b"".join((args.out / name).read_bytes() for name in (WORDS, CLASSES))).hexdigest()
    save(NgramModel(model.vocabulary, model.words, model.classes, model.share, f"{NAME}@{digest[:8]}"), args.out)
    write_card(args.out, card(args.out, len(texts)))
    lengths = [[len(level.keys) for level in trie.levels] for trie in (model.words, model.classes)]
    print(f"{len(texts)} sentences, {int(model.vocabulary.counts.sum())} symbols, n-grams of words {lengths[0]}, of classes {lengths[1]}")


def card(folder: Path, sentences: int) -> Card:
    """The card that lies beside the model."""
    return Card(
        name=NAME,
        licence="counts only; no licence is granted beyond that of the training data's sources",
        architecture="word 3-grams and class 4-grams, interpolated modified Kneser-Ney, mixed .3 to .7",
        training=f"{sentences:,} French sentences: news, news commentary, public-sector and software news, abstracts, short sentences",
        files=sums(folder, FILES),
    )


def plain_key(text: str) -> str:
    """The text in lower case without punctuation, to compare sentences by."""
    return _NO_LETTER.sub(" ", text.lower()).strip()


def held_out(folder: Path) -> frozenset[str]:
    """Keys of everything that stands in the sets of `folder`."""
    found: set[str] = set()
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".tsv", ".jsonl"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            values = json.loads(line).values() if path.suffix == ".jsonl" else line.split("\t")
            found.update(key for value in values if isinstance(value, str) and len(key := plain_key(value)) >= _SHORT)
    return frozenset(found)


def chosen(corpus: Path, news: Path, excluded: frozenset[str]) -> Iterator[str]:
    """The training sentences."""
    seen: set[str] = set()
    for path in (news, *(corpus / f"{name}.fr" for name in CORPORA)):
        for line in path.read_text(encoding="utf-8").split("\n"):
            text = line.split("\t")[1] if path == news and line else line
            key = plain_key(text)
            if key and key not in seen and key not in excluded:
                seen.add(key)
                yield text


if __name__ == "__main__":
    main()
