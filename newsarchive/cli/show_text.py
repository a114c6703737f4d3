"""An article, a difference and the evidence as a person reads them on a terminal."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

_OTHER_RULES = (
    "read by other rules: the difference may be theirs, not the publisher's (newsarchive reprocess)"
)
_STYLES = {"same": "", "removed": "red strike", "added": "green underline"}


def _absence(status: int) -> str:
    if status == HTTPStatus.OK:
        return "another page was there, with status 200"
    if status < HTTPStatus.BAD_REQUEST:
        return f"its address led elsewhere, with status {status}"
    return f"status {status}"


def print_article(record: dict[str, Any]) -> None:
    """Print head, text, captions, versions and copies."""
    console = Console()
    article = record["article"]
    console.print(f"[bold]{escape(article['title'] or '(no title)')}[/bold]")
    dateline = article.get("dateline") or {}
    place = " ".join(filter(None, [dateline.get("text"), _region(dateline)]))
    published = article.get("published") or {}
    event = article.get("event") or {}
    for name, value in (
        ("id", f"{record['article_id']}  version {record['version']} ({record['version_id']})"),
        ("source", record["source"]),
        ("address", record["url"]),
        ("published", published.get("value")),
        ("event", event.get("value")),
        ("dateline", place),
        ("by", ", ".join(f"{c['name']} ({c['role']})" for c in article["bylines"])),
        ("gone", record["gone_at"] and f"{record['gone_at']} ({_absence(record['gone_status'])})"),
        ("flags", ", ".join(article["flags"])),
    ):
        if value:
            # an address is copied whole however narrow the terminal is
            console.print(f"{name:<11}{escape(str(value))}", soft_wrap=True)
    console.print()
    for paragraph in article["body"]:
        console.print(escape(paragraph), highlight=False)
        console.print()
    for caption in article["captions"]:
        credit = f" [{caption['credit']}]" if caption.get("credit") else ""
        console.print(f"[italic]▣ {escape(caption['text'] + credit)}[/italic]", highlight=False)
    _print_versions(console, record)
    for copy in record["copies"]:
        console.print(
            f"[dim]same text:[/dim] {copy['article_id']} {copy['source_id']} {copy['published'] or ''}",
            highlight=False,
        )


def _print_versions(console: Console, record: dict[str, Any]) -> None:
    if len(record["versions"]) < 2:
        return
    table = Table(title="Versions (times in UTC)", title_justify="left")
    for column in ("no.", "id", "first captured", "last captured"):
        table.add_column(column, no_wrap=True)
    table.add_column("what changed")
    for version in record["versions"]:
        table.add_row(
            str(version["version"]),
            version["version_id"],
            *(version[name][:16].replace("T", " ") for name in ("first_captured", "last_captured")),
            "; ".join(
                f"{field}: {', '.join(kinds)}" for field, kinds in version["changed"].items()
            ),
        )
    console.print(table)
    for version in record["versions"]:
        if version["read_by_other_rules"]:
            between = f"versions {version['version'] - 1} and {version['version']}"
            console.print(f"{between} were {_OTHER_RULES}", highlight=False, soft_wrap=True)
    console.print(f"[dim]newsarchive show {record['article_id']} --diff 1 2[/dim]")


def print_diff(record: dict[str, Any]) -> None:
    """Print what changed; removed words are struck, added ones underlined (and marked [-…-] {+…+} without colour)."""
    console = Console()
    if not record["diff"]:
        console.print("No difference.")
    if record.get("diff_of_other_rules"):
        console.print(f"[bold]{_OTHER_RULES}[/bold]", highlight=False, soft_wrap=True)
    for change in record["diff"]:
        console.print(f"[bold]{change['field']}[/bold] ({', '.join(change['kinds'])})")
        console.print(_marked_pieces(console, change["pieces"]))
        console.print()


def _marked_pieces(console: Console, pieces: list[dict[str, Any]]) -> Text:
    text = Text()
    for piece in pieces:
        shown = piece["text"]
        if piece["mark"] == "same":
            shown = _shortened(shown)
        elif not console.is_terminal:
            shown = f"[-{shown}-]" if piece["mark"] == "removed" else f"{{+{shown}+}}"
        text.append(shown, style=_STYLES[piece["mark"]])
    return text


def print_copies(record: dict[str, Any]) -> None:
    """Print a cluster in the order of appearance, with what each text has otherwise."""
    console = Console()
    if not record["copies"]:
        console.print("No copies.")
    for copy in record["copies"]:
        order = f"{copy['position']}." if copy["is_certain"] else f"{copy['position']}.?"
        own = " (this article)" if copy["article_id"] == record["article_id"] else ""
        alike = "" if copy["similarity"] is None else f"  {copy['similarity']:.0%} alike"
        console.print(
            f"[bold]{order:<4}[/bold] {copy['source_id']}  {copy['published'] or 'no date'}"
            f"  {copy['article_id']}{alike}{own}",
            highlight=False,
        )
        console.print(f"     {escape(copy['title'] or copy['url'])}", highlight=False)
        if copy["passages"]:
            console.print(_marked_pieces(console, copy["passages"]))
    if any(not copy["is_certain"] for copy in record["copies"]):
        console.print("[dim]? the dates known leave the order open here[/dim]")


def _shortened(text: str, keep: int = 160) -> str:
    """What stands on both sides of a change, in whole words."""
    if len(text) <= 2 * keep + 5:
        return text
    start = re.sub(r"\s+\S*\Z", "", text[:keep])
    end = re.sub(r"\A\S*\s+", "", text[-keep:])
    return f"{start} … {end}"


def print_evidence(record: dict[str, Any]) -> None:
    """Print the capture and the rule behind each field."""
    console = Console()
    read_from = record["capture"]
    _print_record(console, "Capture", read_from)
    if rendering := record.get("rendering"):
        _print_record(console, "Read from what its scripts built", rendering)
        read_from = rendering
    table = Table(title="Fields", title_justify="left")
    for column in ("field", "rule", "selector", "sure", "bytes", "text"):
        table.add_column(column, overflow="fold")
    for name, evidence in record["article"]["evidence"].items():
        table.add_row(
            name,
            evidence["rule"],
            escape(evidence["selector"] or ""),
            f"{evidence['confidence']:.2f}",
            "–".join(map(str, evidence.get("bytes") or ())),
            escape((evidence["text"] or "")[:120]),
        )
    console.print(table)
    if record["capture"]["problem"]:
        return
    console.print(
        "[dim]bytes of the page as this writes it:[/dim] newsarchive warc cat "
        f"{read_from['warc_file'].rpartition('/')[2]}:{read_from['offset']}",
        highlight=False,
        soft_wrap=True,
    )


def _print_record(console: Console, title: str, record: dict[str, Any]) -> None:
    """Where a WARC record lies, and whether its bytes have the digest that it names."""
    console.print(f"[bold]{title}[/bold]")
    for name in ("warc_file", "offset", "length", "record_id", "fetched_at", "payload_digest"):
        if name in record:
            console.print(f"  {name}: {record[name]}", highlight=False, soft_wrap=True)
    if record.get("problem"):
        console.print("  check: can not be opened here")
    if "digest_agrees" in record:
        verdict = (
            "the bytes there have this digest" if record["digest_agrees"] else "DIGEST DIFFERS"
        )
        console.print(f"  check: {verdict}")


def _region(dateline: dict[str, Any]) -> str:
    if dateline.get("region_code"):
        return f"= {dateline['region_name']} ({dateline['region_code']})"
    return "(several places bear this name)" if dateline.get("ambiguous") else ""
