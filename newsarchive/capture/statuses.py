"""Statuses that tell an archive more than that a page came or did not (RFC 9110 section 15)."""

from __future__ import annotations

#: the page is no more
GONE = frozenset({404, 410})
#: the page is at the address in `Location`
REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: the page is as it was when it was captured last
NOT_MODIFIED = 304
