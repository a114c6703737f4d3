"""`newsarchive extract`: one page to JSON, with evidence."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from newsarchive.cli.options import ArchiveOption

_TIMEOUT = 60
_LARGEST = 64 * 1024 * 1024


def extract(
    page: Annotated[
        str, typer.Argument(metavar="FILE｜URL｜-", help="A file, an address, or - for stdin.")
    ],
    url: Annotated[
        str | None, typer.Option("--url", help="Address of the page, when it comes from a file.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Read by the rules of this source.")
    ] = None,
    content_type: Annotated[
        str | None, typer.Option("--content-type", help="Content-Type header of the page.")
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Also show the fields readably, on stderr.")
    ] = False,
    archive: ArchiveOption = None,
) -> None:
    """Read one page; the article is printed as JSON.

    Examples:

      newsarchive extract page.html --url https://malangkota.go.id/2023/11/18/umkm/ --source malangkota

      curl -s https://… | newsarchive extract - --url https://…
    """
    from newsarchive.extract import extract_article
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.registry import SourceRegistry

    is_address = page.startswith(("http://", "https://"))
    address = url or (page if is_address else None)
    if address is None:
        raise typer.BadParameter("a page from a file or stdin needs its address: --url URL")
    profile = (
        SourceRegistry(ArchiveHome.locate(archive).sources_dir).get(source) if source else None
    )
    body, stated = _fetch(page) if is_address else (_read(page), None)
    article = extract_article(
        body,
        address,
        profile=profile,
        content_type=content_type or stated,
        fetched_at=datetime.now(UTC),
    )
    record = article.to_dict()
    typer.echo(json.dumps(record, indent=1, ensure_ascii=False))
    if evidence:
        _print_evidence(record)


def _read(page: str) -> bytes:
    from newsarchive.errors import SourceError

    if page == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(page).read_bytes()
    except OSError as error:
        raise SourceError(
            f"{page}: {error.strerror}; name a file, an address, or - for stdin"
        ) from error


def _fetch(address: str) -> tuple[bytes, str | None]:
    import urllib.error
    import urllib.request

    from newsarchive import __version__
    from newsarchive.errors import SourceError

    request = urllib.request.Request(address, headers={"User-Agent": f"newsarchive/{__version__}"})
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:
            return response.read(_LARGEST), response.headers.get("Content-Type")
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise SourceError(f"{address} can not be fetched: {reason}; check the address") from error


def _print_evidence(record: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title="Where each field came from", title_justify="left")
    for column in ("field", "rule", "selector", "sure", "read from"):
        table.add_column(column, overflow="fold")
    for name, found in record["evidence"].items():
        table.add_row(
            name,
            found["rule"],
            escape(found["selector"] or ""),
            f"{found['confidence']:.2f}",
            escape((found["text"] or "")[:160]),
        )
    Console(stderr=True).print(table)
