"""Whether a regular expression can take for ever: by repetition in repetition, or by repetitions in a row that can
match the same characters."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants  # type: ignore[attr-defined]
from typing import Any

_REPEATS = {
    _constants.MAX_REPEAT,
    _constants.MIN_REPEAT,
}
_ASSERTS = (_constants.ASSERT, _constants.ASSERT_NOT)
#: a repeat that may go this far is as bad as one without end
_MANY = 25
#: repeats in a row that share characters: three take minutes on an address of 2,000 characters
_MOST_IN_A_ROW = 2
_ASCII = frozenset(range(128))
_DIGITS = frozenset(b"0123456789")
_SPACES = frozenset(b" \t\n\r\f\v")
_WORDS = _DIGITS | frozenset(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
)  # fmt: skip
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: _DIGITS,
    _constants.CATEGORY_NOT_DIGIT: _ASCII - _DIGITS,
    _constants.CATEGORY_SPACE: _SPACES,
    _constants.CATEGORY_NOT_SPACE: _ASCII - _SPACES,
    _constants.CATEGORY_WORD: _WORDS,
    _constants.CATEGORY_NOT_WORD: _ASCII - _WORDS,
}


def nested_repeat(parsed: Any, *, inside: bool = False) -> bool:
    """Whether an unbounded repeat holds another one, or alternatives that begin alike."""
    for operator, argument in parsed:
        if operator in _REPEATS:
            _low, high, body = argument
            unbounded = _is_unbounded(high)
            if unbounded and inside and len(body) > 0:
                return True
            if nested_repeat(body, inside=inside or unbounded):
                return True
        elif operator is _constants.SUBPATTERN:
            if nested_repeat(argument[-1], inside=inside):
                return True
        elif operator is _constants.BRANCH:
            if inside and len(argument[1]) > 1 and _overlap(argument[1]):
                return True
            if any(nested_repeat(branch, inside=inside) for branch in argument[1]):
                return True
        elif operator in _ASSERTS and nested_repeat(argument[1], inside=inside):
            return True
    return False


def repeats_in_a_row(parsed: Any) -> bool:
    """Whether more than two repeats, nothing between them that tells them apart, can match the same text."""
    return _longest_row(_flat(parsed)) > _MOST_IN_A_ROW


def _is_unbounded(high: Any) -> bool:
    return bool(high is _constants.MAXREPEAT or high >= _MANY)


def _overlap(branches: Any) -> bool:
    """Whether two alternatives inside a repeat can begin with the same thing (`(a|a)*`, `(.|x)*`)."""
    heads = [repr(branch[0]) if len(branch) else "" for branch in branches]
    broad = [
        branch for branch in branches if not len(branch) or branch[0][0] is not _constants.LITERAL
    ]
    return bool(broad) or len(set(heads)) < len(heads)


def _flat(parsed: Any) -> list[tuple[Any, Any]]:
    """The pattern as one sequence; groups are opened, of alternatives the one with most in a row is taken."""
    items: list[tuple[Any, Any]] = []
    for operator, argument in parsed:
        if operator is _constants.SUBPATTERN:
            items += _flat(argument[-1])
        elif operator is _constants.BRANCH:
            branches = [_flat(branch) for branch in argument[1]]
            items += max(branches, key=_longest_row)
        elif operator in _REPEATS and not _is_unbounded(argument[1]):
            items += _flat(argument[2])
        else:
            items.append((operator, argument))
    return items


def _longest_row(items: Iterable[tuple[Any, Any]]) -> int:
    longest = row = 0
    shared: frozenset[int] = frozenset()
    for operator, argument in items:
        if operator in _REPEATS:
            here = _characters(argument[2])
            row = row + 1 if row and here & shared else 1
            shared = here & shared if row > 1 else here
            longest = max(longest, row)
        elif operator in (_constants.AT, *_ASSERTS):
            continue
        elif not _characters([(operator, argument)]) & shared:
            # a character that the repeats before can not take tells where they end
            row, shared = 0, frozenset()
    return longest


def _characters(parsed: Any) -> frozenset[int]:
    """The ASCII characters that a piece of a pattern can match."""
    found: frozenset[int] = frozenset()
    for operator, argument in parsed:
        if operator is _constants.LITERAL:
            found |= {argument}
        elif operator is _constants.NOT_LITERAL:
            found |= _ASCII - {argument}
        elif operator is _constants.ANY:
            found |= _ASCII
        elif operator is _constants.IN:
            found |= _class(argument)
        elif operator in _REPEATS:
            found |= _characters(argument[2])
        elif operator is _constants.SUBPATTERN:
            found |= _characters(argument[-1])
        elif operator is _constants.BRANCH:
            found = found.union(*(_characters(branch) for branch in argument[1]))
        elif operator not in (_constants.AT, *_ASSERTS):
            return _ASCII
    return found


def _class(items: Any) -> frozenset[int]:
    found: frozenset[int] = frozenset()
    negated = False
    for operator, argument in items:
        if operator is _constants.NEGATE:
            negated = True
        elif operator is _constants.LITERAL:
            found |= {argument}
        elif operator is _constants.RANGE:
            found |= frozenset(range(argument[0], min(argument[1], 127) + 1))
        elif operator is _constants.CATEGORY:
            found |= _CATEGORIES.get(argument, _ASCII)
    return _ASCII - found if negated else found
