"""Sentences with choices, `[pagi|sore]`, and slots, `{tempat}`, made into plain text by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


def seeded(*parts: str | int) -> random.Random:
    """A generator that gives the same sequence for the same words on every Python."""
    return random.Random("/".join(str(part) for part in parts))


def expand(phrase: str, slots: Mapping[str, str], rng: random.Random) -> str:
    """One reading of `phrase`. Choices may nest and hold slots; an unknown slot is a `KeyError`."""
    while match := _CHOICE.search(phrase):
        chosen = rng.choice(match[1].split("|"))
        phrase = phrase[: match.start()] + chosen + phrase[match.end() :]
    text = _SLOT.sub(lambda match: slots[match[1]], phrase)
    return text[:1].upper() + text[1:]
