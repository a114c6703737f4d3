"""The posts interface of WordPress: addresses to ask for, and answers to the posts they list.

Source: https://developer.wordpress.org/rest-api/reference/posts/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from newsarchive.discovery.found import Found
from newsarchive.discovery.moments import with_offset
from newsarchive.discovery.plain import plain_text
from newsarchive.hints import Hints

_FIELDS = "id,link,date,date_gmt,modified,modified_gmt,title,excerpt"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestPage:
    """One answer: its posts, and what the interface says exists altogether."""

    entries: list[Found]
    total: int | None = None
    total_pages: int | None = None


def posts_url(
    base: str,
    *,
    page: int = 1,
    per_page: int = 100,
    after: str | None = None,
    before: str | None = None,
    modified_after: str | None = None,
) -> str:
    """Address of one page of posts; texts are left out of the answer.

    `base` is the absolute address of the interface, `https://…/wp-json/wp/v2/` or
    `https://…/?rest_route=/wp/v2/`. `after`, `before` and `modified_after` are ISO 8601. The oldest
    change comes first, so that posts published while paging move no others over a page boundary,
    and the newest `modified` seen is a safe place to go on from.
    """
    parts = urlsplit(base)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    path = parts.path
    if "rest_route" in query:
        query["rest_route"] = query["rest_route"].rstrip("/") + "/posts"
    else:
        path = path.rstrip("/") + "/posts"
    query |= {"per_page": str(per_page), "page": str(page), "orderby": "modified", "order": "asc"}
    if after:
        query["after"] = after
    if before:
        query["before"] = before
    if modified_after:
        query["modified_after"] = modified_after
    query["_fields"] = _FIELDS
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(query, safe=",/:"), ""))


def read_posts(body: bytes, url: str, headers: Mapping[str, str]) -> RestPage:
    """The posts in an answer from `url`; an error answer, or one that is no JSON, has none."""
    lower = {name.lower(): value for name, value in headers.items()}
    posts = _json_list(body)
    return RestPage(
        entries=[found for post in posts if (found := _found(post, url))],
        total=_number(lower.get("x-wp-total")),
        total_pages=_number(lower.get("x-wp-totalpages")),
    )


def _json_list(body: bytes) -> list[Any]:
    text = body.decode("utf-8-sig", "replace")
    # a PHP notice printed before the answer is common on neglected servers
    for start in (0, text.find("[{")):
        if start >= 0:
            try:
                data = json.loads(text[start:])
            except (ValueError, RecursionError):
                continue
            return data if isinstance(data, list) else []
    return []


def _found(post: Any, url: str) -> Found | None:
    if not isinstance(post, dict) or post.get("status", "publish") != "publish":
        return None
    link = post.get("link")
    try:
        address = urljoin(url, link) if isinstance(link, str) and link else ""
    except ValueError:
        return None
    if not address.startswith(("http://", "https://")):
        return None
    modified = with_offset(_text(post, "modified"), _text(post, "modified_gmt"))
    return Found(
        url=address,
        modified=modified,
        hints=Hints(
            title=_rendered(post.get("title")),
            date=with_offset(_text(post, "date"), _text(post, "date_gmt")),
            modified=modified,
            summary=_rendered(post.get("excerpt")),
            thumbnail=_text(post, "jetpack_featured_media_url") or None,
            found_by="wordpress",
            found_on=url,
        ),
    )


def _text(post: dict[str, Any], name: str) -> str | None:
    value = post.get(name)
    return value if isinstance(value, str) else None


def _rendered(value: Any) -> str | None:
    return plain_text(value.get("rendered") if isinstance(value, dict) else value)


def _number(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if value.isascii() and value.isdigit() else None
