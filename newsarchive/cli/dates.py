"""`newsarchive dates`: date expressions to JSON."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

_ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
_PARTLY_FAILED = 3


def dates(
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            help="Expressions or sentences; `-`, or none, reads plain lines or JSON Lines from "
            "stdin.",
            metavar="TEXT|-",
            show_default=False,
        ),
    ] = None,
    anchor: Annotated[
        str | None,
        typer.Option(
            help="When the text was published (ISO 8601); partial and relative dates need it.",
            metavar="DATE",
            show_default=False,
        ),
    ] = None,
    timezone: Annotated[
        str,
        typer.Option(help="Zone where none is printed: an IANA name, or WIB, WITA, WIT."),
    ] = "Asia/Jakarta",
    region: Annotated[
        str | None,
        typer.Option(
            help="The source's region, by name or Kemendagri code (35.73), instead of --timezone.",
            metavar="REGION",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Read Indonesian date expressions and print them as JSON.

    With TEXT: one JSON object for each date, and one with a null value and the reason where there
    is none; of several texts each object has its text as "input". With `-`: one line of JSON for
    each line of input, in the same order; an input line is plain text, or an object with "text"
    (or "input") and, if wanted, "anchor" and "timezone".

    Exit code 3: some lines were not readable; their output lines carry an "error".

    Examples:

      newsarchive dates "Jum'at, 3 Nopember 2023 pukul 09.30 WITA"

      newsarchive dates "Senin (1/1) pekan lalu" --anchor 2023-12-30

      newsarchive dates - --anchor 2023-11-18 < lines.jsonl
    """
    zone = _zone(timezone, region)
    when = _usage_anchor(anchor)
    if texts and texts != ["-"]:
        if "-" in texts:
            raise typer.BadParameter("`-` (stdin) stands alone", param_hint="TEXT")
        for text in texts:
            for record in _answers(text, when, zone):
                _print({"input": text, **record} if len(texts) > 1 else record)
        return
    _answer_lines(when, zone)


def _answer_lines(when: datetime | date | None, zone: str) -> None:
    """Answer every line of stdin in its place. Exits with code 3 when some were not readable."""
    failed = 0
    for line in sys.stdin.buffer:
        answer = _answer_line(line.decode("utf-8", "replace").strip("\ufeff\r\n"), when, zone)
        failed += "error" in answer
        _print(answer)
    if failed:
        typer.echo(f"newsarchive: {failed} lines could not be read", err=True)
        raise typer.Exit(_PARTLY_FAILED)


def _answers(text: str, anchor: datetime | date | None, zone: str) -> Iterable[dict[str, Any]]:
    from newsarchive.dates import explain

    reading = explain(text, anchor=anchor, timezone=zone)
    if reading.mentions:
        return [_plain(mention) for mention in reading.mentions]
    refusal = reading.refusals[0]
    nothing = {"text": text, "value_from": None, "value_to": None}
    return [{**nothing, "reason": refusal.reason, "refused": refusal.text}]


def _answer_line(line: str, anchor: datetime | date | None, zone: str) -> dict[str, Any]:
    from newsarchive.dates import explain
    from newsarchive.errors import NewsarchiveError

    echo: dict[str, Any] = {"text": line}
    text = line
    if line.lstrip().startswith("{"):
        try:
            echo = json.loads(line)
        except (ValueError, RecursionError) as error:
            return {"text": line, "error": f"not JSON: {error}"}
        given = echo.get("text", echo.get("input"))
        if not isinstance(given, str):
            return {**echo, "error": 'no "text" or "input" string in this line'}
        text = given
        try:
            anchor = _moment(echo.get("anchor")) or anchor
        except (ValueError, TypeError):
            return {**echo, "error": f"anchor {echo.get('anchor')!r} is no ISO 8601 date"}
        zone = echo.get("timezone") or echo.get("region_tz") or zone
        zone = _ZONES.get(str(zone).lower(), str(zone))
    try:
        reading = explain(text, anchor=anchor, timezone=zone)
    except NewsarchiveError as error:
        return {**echo, "error": str(error)}
    answer = {**echo, "mentions": [_plain(mention) for mention in reading.mentions]}
    if not reading.mentions:
        answer["reason"] = reading.refusals[0].reason
    return answer


def _plain(mention: Any) -> dict[str, Any]:
    record: dict[str, Any] = mention.to_dict()
    return record


def _print(record: dict[str, Any]) -> None:
    # surrogates and other oddities of the input must not break the output
    line = json.dumps(record, ensure_ascii=False)
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def _moment(iso: Any) -> datetime | date | None:
    if not iso:
        return None
    return date.fromisoformat(iso) if len(iso) == 10 else datetime.fromisoformat(iso)


def _usage_anchor(anchor: str | None) -> datetime | date | None:
    try:
        return _moment(anchor)
    except ValueError:
        raise typer.BadParameter(
            f"{anchor!r} is no ISO 8601 date or time, such as 2023-11-18 or 2023-11-18T09:30",
            param_hint="--anchor",
        ) from None


def _zone(timezone: str, region: str | None) -> str:
    from newsarchive.dates.zones import zone
    from newsarchive.errors import ConfigurationError, QueryError
    from newsarchive.places import region_asked

    option = "--timezone" if region is None else "--region"
    try:
        if region is not None:
            return region_asked(region).timezone
        name = _ZONES.get(timezone.lower(), timezone)
        zone(name)
    except (ConfigurationError, QueryError) as error:
        raise typer.BadParameter(str(error), param_hint=option) from None
    return name
