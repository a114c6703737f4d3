"""What pages and API share: the archive, the templates, and how things are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from newsarchive.errors import QueryError
from newsarchive.home import ArchiveHome
from newsarchive.places import region, region_asked
from newsarchive.replay.server import replay_url
from newsarchive.store import Store

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()


@dataclass
class View:
    """One archive as the web shows it."""

    home: ArchiveHome
    store: Store
    #: address of the replay server
    replay: str | None
    _templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
        )
        self._templates.filters |= {
            "marked": marked,
            "day": day,
            "number": number,
            "changes": changes,
        }
        self._templates.globals |= {"query": query_string, "replay": self.replay}

    def render(self, template: str, **values: Any) -> str:
        """A page as HTML; every value is escaped."""
        return self._templates.get_template(template).render(**values)

    def replay_address(self, url: str, fetched_at: datetime) -> str | None:
        """Where a capture is replayed, if a replay server runs."""
        return replay_url(self.replay, url, fetched_at) if self.replay else None

    def region_name(self, code: str | None) -> str:
        """Name of a region by its Kemendagri code, or the code itself."""
        found = region(code) if code else None
        return found.name if found else code or ""


def region_field(codes: Sequence[str]) -> str:
    """What a form shows for regions: their names where a name alone means one, else codes; with commas."""
    return ", ".join(map(_shortest, codes))


def _shortest(code: str) -> str:
    found = region(code)
    if found is None:
        return code
    try:
        return found.name if region_asked(found.name) == found else found.code
    except QueryError:
        # several regions bear the name
        return found.code


def marked(snippet: str) -> Markup:
    """A snippet whose found words stand between « and », as HTML."""
    text = str(escape(snippet)).replace("«", "<mark>").replace("»", "</mark>")
    return Markup(text)


def changes(changed: dict[str, list[str]]) -> str:
    """What changed of each field: `body (number, typo); title (title)`."""
    return "; ".join(f"{name} ({', '.join(kinds)})" for name, kinds in changed.items())


def day(value: str | datetime | None) -> str:
    """`2023-11-18T09:30+07:00` as `18 Nov 2023 09.30`; what is not known is left out."""
    text = value.isoformat() if isinstance(value, datetime) else (value or "")
    parts = text[:10].split("-")
    if not parts[0]:
        return "–"
    shown = parts[0]
    if len(parts) > 1:
        shown = f"{_MONTHS[int(parts[1]) - 1]} {shown}"
    if len(parts) > 2:
        shown = f"{int(parts[2])} {shown}"
    if len(text) >= 16:
        shown += f" {text[11:13]}.{text[14:16]}"
    return shown


def number(value: int) -> str:
    """1234567 as `1.234.567`, as Indonesian has it."""
    return f"{value:,}".replace(",", ".")


def query_string(values: dict[str, Any], **changes: Any) -> str:
    """A query string of what is set, with changes."""
    merged = {**values, **changes}
    return urlencode(
        {name: value for name, value in merged.items() if value not in (None, "", False, (), [])},
        doseq=True,
    )
