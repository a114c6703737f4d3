"""CSS and XPath selectors compiled once, with readable errors."""

from __future__ import annotations

from functools import lru_cache

from cssselect import SelectorError
from lxml import etree
from parsel.csstranslator import HTMLTranslator


@lru_cache(maxsize=4096)
def compile_css(selector: str) -> etree.XPath:
    """A CSS selector (parsel's dialect: `::text` and `::attr()` too) as compiled XPath.

    Raises `ValueError` with the reason.
    """
    try:
        return etree.XPath(HTMLTranslator().css_to_xpath(selector))
    except (SelectorError, etree.XPathError) as error:
        raise ValueError(f"is no CSS selector: {error}") from error


@lru_cache(maxsize=4096)
def compile_xpath(expression: str) -> etree.XPath:
    """A compiled XPath expression. Raises `ValueError` with the reason."""
    try:
        return etree.XPath(expression)
    except etree.XPathError as error:
        raise ValueError(f"is no XPath expression: {error}") from error
