"""The sample sites: who they pretend to be, on which loopback address, with which software."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache

from newsarchive.datafiles import data_path
from newsarchive.records import JsonRecord

DEFAULT_PORT = 8470
CONTROL_ADDRESS = "127.0.0.10"
TRAPS = "sampel-jebakan"
BENCH = "sampel-tolok"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSite(JsonRecord):
    """One invented site of a real region."""

    id: str
    address: str
    name: str
    tagline: str
    #: `Kota Malang`
    short: str
    #: how the press shortens the government: `Pemkot Malang`
    pemda: str
    #: title of the head of the region
    head: str
    #: Kemendagri code
    region: str
    region_name: str
    #: IANA zone, its Indonesian abbreviation and its offset in hours
    timezone: str
    zone: str
    offset: int
    cms: str
    publishers: list[str]
    #: usual dateline with `{place}`, and what follows it
    dateline: str
    dateline_end: str
    #: `upper` prints the place in capitals
    case: str
    #: (as printed, Kemendagri code)
    places: list[tuple[str, str]]
    #: what a village is called here, and some of them
    village: str
    villages: list[str]
    rivers: list[str]
    #: main, accent and ground colour of the theme
    colours: list[str]
    #: finest precision of a publication date that the site shows
    precision: str

    @property
    def tz(self) -> dt.timezone:
        """The fixed offset of the site's zone."""
        return dt.timezone(dt.timedelta(hours=self.offset))

    def home(self, port: int) -> str:
        """Address of the home page."""
        return f"http://{self.address}:{port}/"


@cache
def all_sites() -> dict[str, SampleSite]:
    """The sites of `data/samplesites/sites.toml` by id, in the order of their addresses."""
    return _read("site")


@cache
def extra_sites() -> dict[str, SampleSite]:
    """The site of traps and the site for benchmarks, which are served only when asked for."""
    return _read("extra")


def find_site(site_id: str) -> SampleSite:
    """A site of either kind. An unknown id is a `KeyError`."""
    return {**all_sites(), **extra_sites()}[site_id]


def _read(kind: str) -> dict[str, SampleSite]:
    rows = tomllib.loads(data_path("samplesites", "sites.toml").read_text("utf-8"))[kind]
    return {row["id"]: SampleSite.from_dict(row) for row in rows}
