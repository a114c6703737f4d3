"""Links that lead to a section, and boxes called after one, which are told from those of tags."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.markup.tree import finds

_SECTION_BOX = re.compile(
    r"(?i)(?:^|[\s_-])(?:cat-links|category|categories|kategori|itemcategory|post-category|entry-category|rubrik|post-categories)(?=$|[\s_-])"
)
#: links that say how they are related to the page
RELATED = etree.XPath("descendant-or-self::a[@rel]")
names_section = finds(_SECTION_BOX)
_CATEGORY_ADDRESS = re.compile(r"/(?:category|kategori)/")


def is_category(link: Any) -> bool:
    """Whether a link says that it leads to the article's section; block themes and Blocksy say `rel="tag"` of one, too.

    Where addresses are not made of words, WordPress says `rel="category"` alone.
    """
    words = (link.get("rel") or "").split()
    return "category" in words or ("tag" in words and leads_to_category(link))


def leads_to_category(link: Any) -> bool:
    """Whether the address of a link is that of a category."""
    return _CATEGORY_ADDRESS.search(link.get("href") or "") is not None


def clean(text: str) -> str:
    """The name of a section or tag without what is printed round it."""
    return " ".join(text.split()).strip(" ,;#")
