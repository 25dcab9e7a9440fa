"""Choose the pieces that stay in the language model's vocabulary: `mtqa/model/gemma3-270m/pieces.bits.gz` (see `mtqa.estimate.cut`).

Usage: python scripts/cut_vocabulary.py MODEL.gguf TEXT… [--least 2] [--zipf 2.5] [--most-of-a-file 6000000] [-o FILE]

A piece stays when it occurs at least `--least` times in the texts (plain files in French, English and Indonesian), or in a word of
wordfreq's lists for these languages that is at least as frequent as `--zipf`: after a blank with or without a capital, or with one at the
start of a text. No text of an evaluation set belongs among them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from sentencepiece import SentencePieceProcessor
from wordfreq import get_frequency_dict, zipf_frequency

from mtqa.estimate.cut import FILE_NAME, merged, pack, to_keep
from mtqa.estimate.gguf import sentencepiece_model, vocabulary

OUT = Path(__file__).parent.parent / "mtqa" / "model" / "gemma3-270m" / FILE_NAME
LANGUAGES = ("fr", "en", "id")
BLANKS = {0xA0: " ", 0x202F: " "}


def in_texts(files: Iterable[Path], most: int) -> Counter[str]:
    """Words of the texts, a blank before each, with how often they occur."""
    found: Counter[str] = Counter()
    for file in files:
        found.update(file.read_text(encoding="utf-8", errors="replace")[:most].translate(BLANKS).split())
    return Counter({f" {word}": often for word, often in found.items()})


def in_lists(least: float) -> Iterator[str]:
    """Frequent words of the three languages, as they stand in a text."""
    for language in LANGUAGES:
        for word in get_frequency_dict(language, "best"):
            if zipf_frequency(word, language) >= least:
                capital = word[:1].upper() + word[1:]
                yield from (f" {word}", f" {capital}", capital)


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gguf", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--least", type=int, default=2)
    parser.add_argument("--zipf", type=float, default=2.5)
    parser.add_argument("--most-of-a-file", type=int, default=6_000_000, help="characters")
    parser.add_argument("-o", "--output", type=Path, default=OUT)
    options = parser.parse_args()
    pieces = vocabulary(options.gguf)
    processor = SentencePieceProcessor(model_proto=sentencepiece_model(pieces))
    words = in_texts(options.texts, options.most_of_a_file)
    words.update(dict.fromkeys(in_lists(options.zipf), options.least))
    counts: Counter[str] = Counter()
    for often, found in zip(words.values(), processor.encode(list(words), out_type=str), strict=True):
        counts.update(dict.fromkeys(found, often))
    scores = {t: float(s) for t, s, kind in zip(pieces["tokens"], pieces["scores"], pieces["types"], strict=True) if kind == 1}
    used = [piece for piece, often in counts.items() if often >= options.least and piece in scores]
    kept = to_keep(frozenset().union(*(merged(piece, scores) for piece in used)), pieces)
    options.output.write_bytes(pack(kept, len(pieces["tokens"])))
    print(f"{len(kept):,} of {len(pieces['tokens']):,} pieces stay")


if __name__ == "__main__":
    main()
