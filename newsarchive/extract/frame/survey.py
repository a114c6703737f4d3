"""What several rules ask of a whole page, gathered once: class and id of its elements, what they state, its plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from lxml import etree

from newsarchive.extract.frame.furniture import HOLDERS, names_furniture
from newsarchive.extract.markup.tree import raw_text

#: steps to attributes cost a fraction of conditions on elements
_ITEMPROPS = etree.XPath("descendant::*/@itemprop")
_PROPERTIES = etree.XPath("descendant::*/@property")


class Survey:
    """One look at a tree that is not changed any more."""

    def __init__(self, root: Any) -> None:
        self._root = root
        #: held, so that they are not made anew each time that one of the rules walks the page
        self.elements: list[Any] = list(root.iter())
        #: class and id of each element that has either, in document order; `tree.names_of` of all others is a space
        self.names: dict[Any, str] = {}
        for element in self.elements:
            get = element.get
            called, known = get("class"), get("id")
            if called or known:
                self.names[element] = f"{called or ''} {known or ''}"

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every single class and id of the page."""
        return frozenset(" ".join(self.names.values()).split())

    @cached_property
    def itemprops(self) -> list[Any]:
        """The elements with microdata, in document order."""
        return [value.getparent() for value in _ITEMPROPS(self._root)]

    @cached_property
    def properties(self) -> list[Any]:
        """The elements with RDFa, in document order."""
        return [value.getparent() for value in _PROPERTIES(self._root)]

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
