"""Mutations of seeds: bytes flipped, cut, doubled, spliced, and words of the target's grammar put in."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

NASTY = (
    b"\x00", b"\r", b"\r\n", b"\n", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\xe2\x80\xae", b"\xcc\x81", b"\xed\xa0\x80",
    "\u2028".encode(), "\u00a0".encode(), "🙂".encode(), "«".encode(), "»".encode(), b'"', b"'", b"\\", b"\\ud800", b"-1", b"0", b"1e999",
    b"9" * 400, b"NaN", b"null", b"true", b"[", b"]", b"{", b"}", b"<", b">", b"&", b"&#0;", b"&#xD800;", b"<!--", b"]]>", b"<![CDATA[",
    b"=1+1", b",", b"\t", b";", b"%s", b"{0}", b"../", b"*", b"a" * 300,
)  # fmt: skip
LONGEST = 2_000
"""Bytes of an input: small ones find the same faults sooner."""


def mutated(random: Random, corpus: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """A seed after one to six mutations."""
    data = bytearray(random.choice(corpus))
    for _ in range(random.choice((1, 1, 2, 2, 3, 4, 6))):
        _step(random, data, corpus, words)
    return bytes(data[:LONGEST])


def _step(random: Random, data: bytearray, corpus: Sequence[bytes], words: Sequence[bytes]) -> None:
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.choice((1, 1, 2, 4, 8, 32, 128)))
    kind = random.randrange(9)
    if kind == 0 and data:
        data[at % len(data)] ^= 1 << random.randrange(8)
    elif kind == 1:
        data[at:at] = bytes(random.randrange(256) for _ in range(random.choice((1, 2, 4))))
    elif kind == 2:
        del data[at:end]
    elif kind == 3:
        data[at:at] = data[at:end] * random.choice((1, 2, 8))
    elif kind == 4:
        data[at:end] = random.choice(NASTY)
    elif kind == 5 and words:
        data[at:at] = random.choice(words)
    elif kind == 6 and words:
        data[at:end] = random.choice(words)
    elif kind == 7:
        other = random.choice(corpus)
        start = random.randrange(len(other) + 1)
        data[at:] = other[start:]
    else:
        data[at:at] = random.choice(NASTY)
