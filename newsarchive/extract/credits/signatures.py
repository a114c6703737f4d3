"""Credits in elements of their own behind a text: bracketed lines, names set to the right."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.markup.tree import text_of
from newsarchive.extract.words.persons import is_plain_name

_BRACKETED = re.compile(r"^[(\[][^()\[\]]{2,70}[)\]](?:[\s.]|\*\)?)*$")


def credits_behind(container: Any | None) -> list[str]:
    """Bracketed credit lines in elements of their own right behind the text: `(say/yon)`."""
    if container is None:
        return []
    found: list[str] = []
    node = container
    for _ in range(2):
        for count, sibling in enumerate(node.itersiblings()):
            if count >= 3:
                break
            text = text_of(sibling) if isinstance(sibling.tag, str) else ""
            if _is_tool(sibling, text):
                break
            if _BRACKETED.match(text):
                found.append(text)
            elif not count and _is_signature(sibling, text):
                found.append(f"— {text}")
        node = node.getparent()
        if node is None or node.tag in ("article", "main", "body", "html"):
            break
    return found


_LEADS_TO_AUTHOR = re.compile(r"(?i)author|penulis|reporter|editor|user|profil")


def _is_tool(element: Any, text: str) -> bool:
    """Whether an element is nothing but links or buttons that do something with the page: `[ Versi Cetak ]`; what stands behind them is none of the text's."""
    if not text or not isinstance(element.tag, str):
        return False
    links = [element] if element.tag in ("a", "button") else list(element.iter("a", "button"))
    shown = "".join(filter(str.isalnum, "".join(map(text_of, links))))
    return (
        bool(links)
        and shown == "".join(filter(str.isalnum, text))
        and not any(_LEADS_TO_AUTHOR.search(link.get("href") or "") for link in links)
    )


_RIGHT = re.compile(r"(?i)text-align:\s*right|(?:^|\s)(?:text-(?:right|end)|alignright)(?:\s|$)")


def _is_signature(element: Any, text: str) -> bool:
    """Whether an element is a person's name set to the right under the text."""
    if not is_plain_name(text):
        return False
    get = element.get
    return get("align") == "right" or bool(
        _RIGHT.search(f"{get('class') or ''} {get('style') or ''}")
    )
