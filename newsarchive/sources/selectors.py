"""CSS and XPath selectors compiled once, with readable errors."""

from __future__ import annotations

import re
from functools import lru_cache

from cssselect import SelectorError
from lxml import etree
from parsel.csstranslator import HTMLTranslator

#: `.name` at the head of a selector, as it is translated
_FIRST_CLASS = re.compile(
    r"^descendant-or-self::\*\[@class and contains\(@class, '([\w-]+)'\)"
    r" and contains\(concat\(' ', normalize-space\(@class\), ' '\), ' \1 '\)\]"
)


def _by_attribute(expression: str) -> str:
    """The same elements, looked for by their attributes: a condition on each element of a page costs twice as much."""
    return _FIRST_CLASS.sub(
        r"descendant-or-self::*/@class[contains(., '\1')"
        r" and contains(concat(' ', normalize-space(.), ' '), ' \1 ')]/..",
        expression,
    )


@lru_cache(maxsize=4096)
def compile_css(selector: str) -> etree.XPath:
    """A CSS selector (parsel's dialect: `::text` and `::attr()` too) as compiled XPath.

    Raises `ValueError` with the reason.
    """
    try:
        return etree.XPath(_by_attribute(HTMLTranslator().css_to_xpath(selector)))
    except (SelectorError, etree.XPathError) as error:
        raise ValueError(f"is no CSS selector: {error}") from error


@lru_cache(maxsize=4096)
def compile_xpath(expression: str) -> etree.XPath:
    """A compiled XPath expression. Raises `ValueError` with the reason."""
    try:
        return etree.XPath(expression)
    except etree.XPathError as error:
        raise ValueError(f"is no XPath expression: {error}") from error
