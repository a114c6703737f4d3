"""JSON endpoints behind script-built sites: addresses to ask for, and the articles in answers.

Source: https://jmespath.org/specification.html.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

import jmespath
from jmespath.exceptions import JMESPathError

from newsarchive.discovery.found import Found
from newsarchive.discovery.moments import iso_moment
from newsarchive.discovery.plain import plain_text
from newsarchive.hints import Hints
from newsarchive.sources.profile import JsonApi

_PAGE_PARAMETER = re.compile(r"(?<=[?&])page=\d*")


def page_url(home: str, api: JsonApi, page: int) -> str:
    """Address of page `page`, counted from 1: `{page}` or `{offset}` of the endpoint filled in.

    An endpoint without either is asked with `page=N` from the second page on.
    """
    url = api.url
    if "{page}" in url or "{offset}" in url:
        number = str(api.first + page - 1)
        url = url.replace("{page}", number).replace("{offset}", str((page - 1) * api.step))
    elif page > 1:
        parameter = f"page={page}"
        if _PAGE_PARAMETER.search(url):
            url = _PAGE_PARAMETER.sub(parameter, url)
        else:
            url += ("&" if "?" in url else "?") + parameter
    return urljoin(home, url)


def read_items(body: bytes, url: str, api: JsonApi) -> list[Found]:
    """The articles listed in an answer from `url`; an answer of another shape has none."""
    try:
        data = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return []
    items = _search(api.items, data)
    if isinstance(items, dict):
        items = list(items.values())
    found: dict[str, Found] = {}
    for item in items if isinstance(items, list) else []:
        link = _search(api.link, item)
        if not isinstance(link, str | int) or isinstance(link, bool) or link == "":
            continue
        try:
            address = urljoin(url, str(link))
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            found.setdefault(address, _found(item, address, url, api))
    return list(found.values())


def _found(item: Any, address: str, url: str, api: JsonApi) -> Found:
    modified = iso_moment(_text(api.modified, item))
    printed = _text(api.date, item)
    return Found(
        url=address,
        modified=modified,
        hints=Hints(
            title=plain_text(_text(api.title, item)),
            date=iso_moment(printed) or plain_text(printed),
            modified=modified,
            found_by="json",
            found_on=url,
        ),
    )


@lru_cache(maxsize=512)
def compile_path(expression: str) -> Any:
    """A compiled JMESPath expression. Raises `ValueError` with the reason."""
    try:
        return jmespath.compile(expression)
    except JMESPathError as error:
        raise ValueError(f"is no JMESPath expression: {error}") from error


def _search(expression: str, data: Any) -> Any:
    try:
        return compile_path(expression).search(data)
    except JMESPathError:
        return None


def _text(expression: str | None, item: Any) -> str | None:
    value = _search(expression, item) if expression else None
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
