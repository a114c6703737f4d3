"""Regular expressions from profiles: compiled once, and refused when they can backtrack without end."""

from __future__ import annotations

import re
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]

from newsarchive.sources.backtracking import nested_repeat, repeats_in_a_row

_LONGEST = 1000


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """`re.compile` for patterns written by people.

    Raises `ValueError` for a pattern that does not compile, is over 1,000 characters, repeats a
    repetition without bound (`(a+)+`), which takes exponential time on hostile addresses, or has three
    repetitions in a row that match the same characters (`.*a.*b.*`), which takes minutes.
    """
    if len(pattern) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters")
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    parsed = _parser.parse(pattern)
    if nested_repeat(parsed):
        raise ValueError(
            "repeats a repetition, which can take for ever on some addresses; "
            "write [^/]+ in place of (…+)+"
        )
    if repeats_in_a_row(parsed):
        raise ValueError(
            "has three repetitions in a row that match the same characters, which can take minutes "
            "on some addresses; write [^/]+ in place of .*"
        )
    return compiled
