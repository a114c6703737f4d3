"""Addresses as crawlers compare them: one spelling, whose they are, whether an article is there."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from newsarchive.discovery.shapes import looks_like_article
from newsarchive.discovery.traps import is_trap
from newsarchive.sources.patterns import compile_pattern
from newsarchive.sources.profile import Profile

__all__ = ["in_scope", "is_article_url", "is_trap", "normalise", "safe_regex", "split_url"]

_DEFAULT_PORT = {"http": 80, "https": 443}
_SPACE = re.compile(r"[\t\r\n]")
#: parameters that name a visitor or the way the visitor came, never a page
_VISITOR = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|ref_src|amp_gsa|"
    r"phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|cfid|cftoken|sessionid|session_id|"
    r"ci_session|osclid|oscsid|zenid|__cf_chl_\w+)\Z",
    re.IGNORECASE,
)
#: short names that mean a session only when the value looks like one (`sid=12` is a story)
_MAYBE_SESSION = re.compile(r"(?:sid|s_id|sess|session|phpsid)\Z", re.IGNORECASE)
_SESSION_VALUE = re.compile(r"(?=.*\d)[0-9a-zA-Z,-]{8,}\Z")
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_ASP_SESSION = re.compile(r"/\((?:[A-Z]\([0-9a-z]{24}\))+\)(?=/)", re.IGNORECASE)


def split_url(url: str) -> tuple[str, str, int, str, str]:
    """Scheme, host, port, path and query; all empty and port 0 for what is no web address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "", "", 0, "", ""
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    if scheme not in _DEFAULT_PORT or not host:
        return "", "", 0, "", ""
    return scheme, host, port or _DEFAULT_PORT[scheme], parts.path, parts.query


def normalise(url: str) -> str:
    """One spelling of an address that a server takes for the same page.

    Host in lower case, default port, fragment, dot segments, session ids and campaign parameters
    gone, percent-encoding uniform; the order of the other parameters stays. What is no web address
    comes back as it is.

    >>> normalise("HTTPS://KotaKu.go.id:443/berita/../berita/1?utm_source=wa&b=2&a=1#isi")
    'https://kotaku.go.id/berita/1?b=2&a=1'
    """
    clean = _SPACE.sub("", url.strip())
    scheme, host, port, path, query = split_url(clean)
    if not scheme:
        return url
    path = _ASP_SESSION.sub("", _PATH_SESSION.sub("", path or "/"))
    if "/." in path:
        path = urlsplit(urljoin("http://x/", path)).path
    if ":" in host:
        host = f"[{host}]"
    netloc = host if port == _DEFAULT_PORT[scheme] else f"{host}:{port}"
    kept = "&".join(
        _requote(part) for part in query.split("&") if part and not _is_visitor_parameter(part)
    )
    return urlunsplit((scheme, netloc, _requote(path) or "/", kept, ""))


def _requote(text: str) -> str:
    """Percent-encode what must be and decode nothing but unreserved characters."""
    if text.isascii() and "%" not in text:
        return quote(text, safe="/:@!$&'()*+,;=~?[]|-._")
    return "".join(
        _octet(piece) if piece.startswith("%") and len(piece) == 3 else quote(piece, safe=_SAFE)
        for piece in _OCTET.split(text)
    )


_SAFE = "/:@!$&'()*+,;=~?[]|-._"
_OCTET = re.compile(r"(%[0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


def _octet(escape: str) -> str:
    character = unquote(escape, errors="replace")
    return character if _UNRESERVED.fullmatch(character) else escape.upper()


def _is_visitor_parameter(part: str) -> bool:
    name, _, value = part.partition("=")
    return bool(
        _VISITOR.match(name) or (_MAYBE_SESSION.match(name) and _SESSION_VALUE.match(value))
    )


def in_scope(profile: Profile, url: str) -> bool:
    """Whether an address is on a host of this source; `www.` and the scheme make no difference."""
    scheme, host, port, _path, _query = split_url(url)
    return bool(scheme) and _place(scheme, host, port) in _places(
        profile.home, tuple(profile.hosts)
    )


def _place(scheme: str, host: str, port: int) -> str:
    host = host.removeprefix("www.")
    return host if port == _DEFAULT_PORT[scheme] else f"{host}:{port}"


@lru_cache(maxsize=4096)
def _places(home: str, hosts: tuple[str, ...]) -> frozenset[str]:
    places = set()
    for address in (home, *(host if "://" in host else f"http://{host}" for host in hosts)):
        scheme, host, port, _path, _query = split_url(address)
        if scheme:
            places.add(_place(scheme, host, port))
    return frozenset(places)


def is_article_url(profile: Profile, url: str) -> bool:
    """Whether an article is there: by the profile's rules, or without rules by the shape.

    Patterns of the profile are searched in path and query.
    """
    scheme, _host, _port, path, query = split_url(url)
    if not scheme:
        return False
    target = (path or "/") + (f"?{query}" if query else "")
    discovery = profile.discovery
    if any(compile_pattern(pattern).search(target) for pattern in discovery.exclude_urls):
        return False
    if discovery.article_urls:
        return any(compile_pattern(pattern).search(target) for pattern in discovery.article_urls)
    return looks_like_article(target)


def safe_regex(pattern: str) -> bool:
    """Whether a pattern compiles and can not backtrack without end."""
    try:
        compile_pattern(pattern)
    except ValueError:
        return False
    return True
