"""What several rules ask of a whole page, gathered once: class and id of its elements, what they state, its plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from lxml import etree

from newsarchive.extract.furniture import HOLDERS, names_furniture
from newsarchive.extract.tree import names_of, raw_text

_NAMED = etree.XPath("descendant-or-self::*[@class or @id]")
_STATING = etree.XPath("descendant::*[@itemprop or @property or self::abbr]")


class Survey:
    """One look at a tree that is not changed any more."""

    def __init__(self, root: Any) -> None:
        self._root = root
        #: held, so that they are not made anew each time that one of the rules walks the page
        self.elements: list[Any] = list(root.iter())
        #: class and id of each element that has either, in document order; `tree.names_of` of all others is a space
        self.names: dict[Any, str] = {element: names_of(element) for element in _NAMED(root)}

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every single class and id of the page."""
        return frozenset(" ".join(self.names.values()).split())

    @cached_property
    def stating(self) -> list[Any]:
        """The elements with RDFa, microdata or microformats, in document order."""
        return list(_STATING(self._root))

    @cached_property
    def text(self) -> str:
        """All text of the page as it has it."""
        return raw_text(self._root)

    def called(self, is_called: Callable[[str], bool]) -> set[Any]:
        """The elements whose names a pattern finds."""
        return {element for element, names in self.names.items() if is_called(names)}

    def is_furniture(self, element: Any) -> bool:
        """Whether an element is called like a part of the page that is not the article."""
        names = self.names.get(element, " ")
        return names != " " and element.tag not in HOLDERS and names_furniture(names)
