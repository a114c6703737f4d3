"""Section and tags: by the profile, by what the page states, by links that themes mark."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.rules import Rules
from newsarchive.extract.structured import Structured
from newsarchive.extract.tree import finds, names_of, text_of

_TAG_BOX = re.compile(
    r"(?i)(?:^|[\s_-])(?:tags?|tag-?links|post-tags|itemtags\w*|tags-links|label-?s?|td-tags|post-tag|field--?name-field-tags)(?=$|[\s_-])"
)
_SECTION_BOX = re.compile(
    r"(?i)(?:^|[\s_-])(?:cat-links|category|kategori|itemcategory|post-category|entry-category|section|rubrik|post-categories)(?=$|[\s_-])"
)
_names_tags = finds(_TAG_BOX)
_names_cloud = finds(re.compile(r"(?i)cloud|widget|sidebar"))
_names_section = finds(_SECTION_BOX)
_NO_SECTION = re.compile(
    r"(?i)^(?:home|beranda|uncategorized|tak berkategori|tidak berkategori|tanpa kategori|category|kategori)$"
)


def find_section(root: Any, structured: Structured, rules: Rules) -> str | None:
    """The section of the site that an article stands in."""
    ruled = rules.texts("section")
    if ruled:
        return _clean(ruled[0])
    stated = structured.jsonld.get("articleSection")
    if isinstance(stated, list):
        stated = stated[0] if stated else None
    if isinstance(stated, str) and stated.strip():
        return _clean(stated)
    if meta := structured.first("article:section"):
        return _clean(meta[1])
    for element in root.iter("a"):
        rel = element.get("rel") or ""
        parent = element.getparent()
        if ("category" in rel and "tag" in rel.split()) or (
            parent is not None and _names_section(names_of(parent))
        ):
            text = text_of(element)
            if 1 < len(text) < 50 and not _NO_SECTION.match(text):
                return _clean(text)
    return None


def find_tags(root: Any, structured: Structured, rules: Rules) -> list[str]:
    """Tags in the order of the page, each once."""
    found = rules.texts("tags")
    if not found:
        boxes: dict[Any, bool] = {}
        found = [
            text_of(element)
            for element in root.iter("a")
            if (element.get("rel") or "").strip() == "tag"
            or _is_tag_box(element.getparent(), boxes)
        ]
    if not found:
        found = list(structured.meta.get("article:tag", []))
    if not found:
        keywords = structured.jsonld.get("keywords")
        if isinstance(keywords, str):
            keywords = keywords.split(",")
        found = [str(keyword) for keyword in keywords] if isinstance(keywords, list) else []
    cleaned = [_clean(tag.lstrip("#")) for tag in found]
    return list(dict.fromkeys(tag for tag in cleaned if tag and len(tag) < 60))[:40]


def _is_tag_box(element: Any | None, known: dict[Any, bool], depth: int = 0) -> bool:
    """Whether an element that holds a link, or the one round it, is named for tags; `known` are those asked before."""
    if element is None:
        return False
    answer = known.get(element) if not depth else None
    if answer is None:
        names = names_of(element)
        answer = (_names_tags(names) and not _names_cloud(names)) or (
            not depth and _is_tag_box(element.getparent(), known, 1)
        )
        if not depth:
            known[element] = answer
    return answer


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,;#")
