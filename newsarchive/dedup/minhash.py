"""MinHash signatures and their LSH bands (Broder 1997; Leskovec, Rajaraman, Ullman, ch. 3)."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence

from rensa import RMinHash

PERMUTATIONS = 128
BANDS = 16
ROWS = PERMUTATIONS // BANDS
#: texts of fewer shingles are compared exactly only: a few common words make them look alike
FEWEST_SHINGLES = 30
_SEED = 20231118


def signature(shingles: set[str]) -> tuple[int, ...]:
    """128 unsigned 32-bit MinHash values; empty for texts too short to compare."""
    if len(shingles) < FEWEST_SHINGLES:
        return ()
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(list(shingles))
    return tuple(minhash.digest())


def bands(values: Sequence[int]) -> list[int]:
    """One signed 64-bit key a band; texts that share a key are candidates."""
    keys: list[int] = []
    for band in range(len(values) // ROWS):
        rows = values[band * ROWS : (band + 1) * ROWS]
        digest = hashlib.blake2b(struct.pack(f"<B{ROWS}I", band, *rows), digest_size=8).digest()
        keys.append(int.from_bytes(digest, "little", signed=True))
    return keys


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimated Jaccard similarity of two signatures."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
