"""Whether an element or image is nothing but the drawing of a person, which stands before an author's name."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.markup.tree import finds

_USER_ICON = re.compile(r"(?i)(?:^|[\s:-])(?:user|person|pencil|pen|penulis|account)(?=$|[\s-])")
#: attributes by which scripts draw an icon, and the words that icon fonts show as one
_ICON_ATTRIBUTES = ("data-feather", "data-lucide", "data-icon", "icon", "name")
_ICON_WORDS = frozenset(
    ("", "person", "person_outline", "account_circle", "face", "edit", "create")
)
#: pictures of a person or a pen, as which sites print their icons
MARKS = "👤👥🧑👩👨✍🖊🖋"
_names_user = finds(_USER_ICON)


def is_user_icon(element: Any, names: str) -> bool:
    """Whether an element is nothing but the drawing of a person; screen readers are often told to pass it over."""
    own = (element.text or "").strip()
    if len(element) or (own not in _ICON_WORDS and own[:1] not in MARKS):
        return False
    if own[:1] and own[0] in MARKS:
        return len(own) <= len("✍\ufe0f")
    if names != " " and _names_user(names):
        return True
    if element.tag == "mat-icon":
        return bool(own)
    if element.text and "icons" in names:
        return bool(element.text.strip())
    return any(
        _names_user(value) for name in _ICON_ATTRIBUTES if (value := element.get(name)) is not None
    )


def is_user_image(image: Any) -> bool:
    """Whether an image is the drawing of a person that stands before an author's name: `ikon/user.svg`."""
    file = (image.get("src") or "").rpartition("/")[2].partition(".")[0]
    return bool(image.tail and not image.tail.isspace()) and (
        _names_user(file) or _names_user(image.get("alt") or "")
    )
