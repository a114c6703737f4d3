"""Addresses that mean one article, as one key."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsarchive.surt_form import surt_form

_TRACKING = re.compile(
    r"(?i)^(utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_ga|ref|ref_src|from|share|source|spm|nb|"
    r"amp|noamp|outputtype|feature|phpsessid|jsessionid|ci_session|replytocom)$"
)
#: a session where its value looks like one: PHP-Nuke tells its stories apart by `sid=12`
_SESSION = re.compile(r"(?i)^(?:sid|sessid|session_?id)=(?!(?:19|20)\d{6}$)(?=.*\d)[0-9a-z]{8,}$")
_SESSION_PATH = re.compile(r"(?i);jsessionid=[^/?#]*")
#: parameters that choose another look of the same page: Blogger's pages for telephones, Joomla's to print
_LOOK = re.compile(r"(?i)^(m=[01]|tmpl=component|print=1|format=amp|view=amp)$")
_AMP_PATH = re.compile(r"(?i)/amp/?$")
_AMP_NAME = re.compile(r"(?i)\.amp(?=$|\.html?$)")
#: hosts that serve the same pages to telephones or under the old habit of `www`
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)")


def canonical_address(url: str) -> str:
    """The address without what never chooses another page: fragment, tracking and session parameters, AMP."""
    parts = urlsplit(url.strip())
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(key)
        and not _LOOK.match(f"{key}={value}")
        and not _SESSION.match(f"{key}={value}")
    ]
    path = _AMP_NAME.sub("", _AMP_PATH.sub("/", _SESSION_PATH.sub("", parts.path))) or "/"
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, urlencode(query), ""))


@lru_cache(maxsize=65536)
def url_key(url: str) -> str:
    """SURT of the canonical address, without scheme, `www.` or mobile host, default port and trailing slash.

    An address that SURT can not take apart is its own key.
    Source: CDXJ and the SURT form of the Internet Archive's `surt` package.
    """
    try:
        parts = urlsplit(canonical_address(url))
        host = _HOST_PREFIX.sub("", parts.netloc)
        plain = urlunsplit(("http", host.removesuffix(":443"), parts.path, parts.query, ""))
        key = surt_form(plain)
    except (ValueError, UnicodeError, IndexError):
        return url.strip()
    head, slash, tail = key.partition(")")
    path, mark, query = tail.partition("?")
    return head + slash + (path.rstrip("/") or "/") + mark + query
