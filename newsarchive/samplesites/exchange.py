"""One request as it arrives and one reply as a site means it, before HTTP/1.1 frames it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A parsed request head with its body."""

    method: str
    #: path and query as sent
    target: str
    #: names in lower case
    headers: dict[str, str]
    body: bytes = b""
    #: an HTTP/1.0 client, which knows neither chunks nor kept connections
    http_1_0: bool = False

    @property
    def path(self) -> str:
        """The path, percent-decoded."""
        return unquote(self.target.partition("?")[0])

    @property
    def query(self) -> dict[str, str]:
        """The query; of a repeated name the last value."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))

    def number(self, name: str, default: int) -> int:
        """A whole number of the query; `default` where there is none."""
        text = self.query.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a site answers."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=UTF-8"
    headers: list[tuple[str, str]] = field(default_factory=list)
    #: HTTP date
    last_modified: str | None = None
    etag: str | None = None
    #: seconds to wait before the first byte
    delay: float = 0.0
    #: send in chunks where no length is needed
    chunked: bool = False
    #: announce the whole length, send half and close
    truncated: bool = False
    #: the same bytes may be sent again for the same target
    cacheable: bool = True


def redirect(location: str, status: int = 301) -> Reply:
    """A redirect with the small page that servers send along."""
    page = f'<html><body>Pindah ke <a href="{location}">halaman ini</a></body></html>'
    return Reply(status=status, body=page.encode(), headers=[("Location", location)])
