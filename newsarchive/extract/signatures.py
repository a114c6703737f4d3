"""Credits in elements of their own behind a text: bracketed lines, names set to the right."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.persons import is_plain_name
from newsarchive.extract.tree import text_of

_BRACKETED = re.compile(r"^[(\[][^()\[\]]{2,70}[)\]][\s.*]*$")


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
            if _BRACKETED.match(text):
                found.append(text)
            elif not count and _is_signature(sibling, text):
                found.append(f"— {text}")
        node = node.getparent()
        if node is None or node.tag in ("article", "main", "body", "html"):
            break
    return found


_RIGHT = re.compile(r"(?i)text-align:\s*right|(?:^|\s)(?:text-(?:right|end)|alignright)(?:\s|$)")


def _is_signature(element: Any, text: str) -> bool:
    """Whether an element is a person's name set to the right under the text."""
    if not is_plain_name(text):
        return False
    get = element.get
    return get("align") == "right" or bool(
        _RIGHT.search(f"{get('class') or ''} {get('style') or ''}")
    )
