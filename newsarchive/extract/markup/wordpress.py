"""What WordPress says of a page by itself, whatever the theme: in the classes of its body, and by the form before a protected text."""

from __future__ import annotations

from typing import Any

from newsarchive.extract.article import Kind

#: what lists are called beside `archive`
_ARCHIVES = frozenset(("category", "tag", "author", "date", "post-type-archive"))
#: the field into which the password of one text is written
_POST_PASSWORD = "post_password"


def stated_kind(root: Any) -> Kind | None:
    """The kind that WordPress states: a list, what a search found or did not, a missing page, a text behind a password; None where it says no more than that it shows one.

    Source: `body_class()` and `get_the_password_form()` of WordPress.
    """
    body = root.find("body")
    names = set() if body is None else set((body.get("class") or "").split())
    if "error404" in names:
        return "error"
    if "search-no-results" in names or ("search-results" in names and "search" in names):
        return "listing"
    if "archive" in names and (
        not names.isdisjoint(_ARCHIVES) or any(name.startswith("tax-") for name in names)
    ):
        return "listing"
    # a list may show a protected text among others
    if "single" in names and any(
        field.get("name") == _POST_PASSWORD for field in root.iter("input")
    ):
        return "login"
    return None
