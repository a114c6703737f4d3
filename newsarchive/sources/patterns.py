"""Regular expressions from profiles: compiled once, and refused when they can backtrack without end."""

from __future__ import annotations

import re
from functools import lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
_LONGEST = 1000


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """`re.compile` for patterns written by people.

    Raises `ValueError` for a pattern that does not compile, is over 1,000 characters, or repeats a
    repetition without bound (`(a+)+`), which takes exponential time on hostile addresses.
    """
    if len(pattern) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters")
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    if _nested_repeat(_parser.parse(pattern), inside=False):
        raise ValueError(
            "repeats a repetition, which can take for ever on some addresses; "
            "write [^/]+ in place of (…+)+"
        )
    return compiled


def _nested_repeat(parsed: Any, *, inside: bool) -> bool:
    """Whether an unbounded repeat holds another one, or alternatives that begin alike."""
    for operator, argument in parsed:
        if operator in _REPEATS:
            _low, high, body = argument
            unbounded = high is _constants.MAXREPEAT
            if unbounded and inside and _is_repeatable(body):
                return True
            if _nested_repeat(body, inside=inside or unbounded):
                return True
        elif operator is _constants.SUBPATTERN:
            if _nested_repeat(argument[-1], inside=inside):
                return True
        elif operator is _constants.BRANCH:
            if inside and len(argument[1]) > 1 and _overlap(argument[1]):
                return True
            if any(_nested_repeat(branch, inside=inside) for branch in argument[1]):
                return True
        elif operator in (_constants.ASSERT, _constants.ASSERT_NOT) and _nested_repeat(
            argument[1], inside=inside
        ):
            return True
    return False


def _is_repeatable(body: Any) -> bool:
    return len(body) > 0


def _overlap(branches: Any) -> bool:
    """Whether two alternatives inside a repeat can begin with the same thing (`(a|a)*`, `(.|x)*`)."""
    heads = [repr(branch[0]) if len(branch) else "" for branch in branches]
    broad = [
        branch for branch in branches if not len(branch) or branch[0][0] is not _constants.LITERAL
    ]
    return bool(broad) or len(set(heads)) < len(heads)
