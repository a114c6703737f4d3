"""Whether the time that reading a text takes grows faster than the text: in one and in pieces it is to take the same.

So no machine is too slow for a test, and a busy one only makes it measure again.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

#: how many pieces it is read in too: the shorter they are, the smaller a quadratic part that shows
PIECES = 8
#: seconds; shorter times say nothing of growth
SHORT = 0.004


def hostile(unit: str, characters: int) -> str:
    return (unit * (characters // len(unit) + 1))[:characters]


def seconds(read: Callable[[str], object], text: str) -> float:
    # a collection would look through all that other tests have left
    gc.disable()
    start = time.process_time()
    read(text)
    took = time.process_time() - start
    gc.enable()
    return took


def too_steep(read: Callable[[str], object], unit: str, characters: int = 20_000) -> str | None:
    """What was measured, when a text takes longer in one than in pieces; None when it does not."""
    piece, whole = hostile(unit, characters // PIECES), hostile(unit, characters)
    for _ in range(5):
        # other work on the machine slows some moments: pieces before and after make up for most of that
        pieces = sum(seconds(read, piece) for _ in range(PIECES // 2))
        together = seconds(read, whole)
        pieces += sum(seconds(read, piece) for _ in range(PIECES // 2))
        if together <= max(1.3 * pieces, SHORT):
            return None
    return f"{characters} characters took {together:.4f} s, in {PIECES} pieces {pieces:.4f} s"
