"""The elements of a page that have a class or an id, gathered once: most rules ask for names, and few elements have any."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from lxml import etree

from newsarchive.extract.tree import names_of

_NAMED = etree.XPath("descendant-or-self::*[@class or @id]")


class Named:
    """Class and id of each element that has either, in document order; `tree.names_of` of all others is a space."""

    def __init__(self, root: Any) -> None:
        self.names: dict[Any, str] = {element: names_of(element) for element in _NAMED(root)}

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every single class and id of the page."""
        return frozenset(" ".join(self.names.values()).split())

    def called(self, is_called: Callable[[str], bool]) -> set[Any]:
        """The elements whose names a pattern finds."""
        return {element for element, names in self.names.items() if is_called(names)}
