"""The archive home: one folder that holds the database, the WARCs and the archivist's own profiles.

Found in this order: `--archive`, `NEWSARCHIVE_HOME`, `./archive`. Settings in this order: command line,
environment (`NEWSARCHIVE_…`), `newsarchive.toml` in the home, default.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shlex import quote

from newsarchive.config import Settings, load_settings
from newsarchive.database_url import sqlite_url
from newsarchive.errors import ConfigurationError
from newsarchive.home_readme import README_FILE, README_TEXT

SETTINGS_FILE = "newsarchive.toml"
_FOLDERS = ("warc", "index", "runs", "sources", "exports")
#: what may be left of an archive, or was copied back, where its settings are missing
_PARTS = (
    *_FOLDERS,
    README_FILE,
    "manifest-sha256.txt",
    "takedowns.jsonl",
    "incidents.json",
    "records.sqlite",
    "frontier.sqlite",
)
#: what SQLite lays beside a database that was open when its archive was lost
_BESIDE = ("-wal", "-shm", "-journal")

_SETTINGS_TEMPLATE = """\
# Settings of this archive. Every line is optional; `newsarchive config` shows what is in force and why.
# operator = "Perpustakaan Daerah …"          # who keeps this archive; written into every WARC
# contact = "https://example.org/newsarchive"  # where site owners can reach you; part of the User-Agent
# public_url = "https://arsip.example.org"     # where `newsarchive serve` can be reached; citations name it
# database = "postgresql+psycopg://user@host/newsarchive"
# download_delay = 1.0                         # seconds between two requests to one host, at least
# warc_max_bytes = 1_000_000_000
# warc_fsync = "rotate"                        # when bytes are forced to the disk: never, rotate, interval, always
# warc_digest = "sha1"                         # or sha256
# certificates = "refuse"                      # or flag: capture pages with invalid certificates, and say so
"""


@dataclass(frozen=True)
class ArchiveHome:
    """Paths and settings of one archive."""

    path: Path
    #: given on the command line; wins over environment and settings file
    database_override: str | None = None

    @classmethod
    def locate(cls, archive: Path | None = None, database: str | None = None) -> ArchiveHome:
        """The home meant by the command line and the environment; it need not exist yet."""
        path = archive or Path(os.environ.get("NEWSARCHIVE_HOME") or "archive")
        return cls(path.expanduser().absolute(), database)

    @classmethod
    def above(cls, path: Path) -> ArchiveHome | None:
        """The home that a file lies in, if it lies in one."""
        return next(
            (
                cls(folder)
                for folder in path.absolute().parents
                if (folder / SETTINGS_FILE).is_file()
            ),
            None,
        )

    def exists(self) -> bool:
        """Whether the folder has been made an archive home."""
        return (self.path / SETTINGS_FILE).is_file()

    def can_be_written(self) -> bool:
        """Whether this user, on this disk, may add to what tools read: index, rules, settings of replay."""
        folders = (self.index_dir, self.runs_dir)
        return all(os.access(one if one.exists() else self.path, os.W_OK) for one in folders)

    def require(self) -> ArchiveHome:
        """This home, or a `ConfigurationError` that says how to make one."""
        if not self.path.exists():
            raise ConfigurationError(
                f"there is no archive at {self.path}; make one with "
                f"`newsarchive init --archive {quote(str(self.path))}`, or name another with --archive"
            )
        if not self.exists():
            raise ConfigurationError(
                f"{self.path} is not an archive home (it has no {SETTINGS_FILE}); make it one with "
                f"`newsarchive init --archive {quote(str(self.path))}`, or name another with --archive"
            )
        return self

    def create(self) -> ArchiveHome:
        """Make the folders, the settings file and a README where they are missing; existing ones stay as they are.

        Raises `ConfigurationError` when the place can not be written, or holds other things.
        """
        if self.path.is_file():
            raise ConfigurationError(f"{self.path} is a file; name a folder with --archive")
        if self.path.is_dir() and not self.exists():
            names = sorted(one.name for one in self.path.iterdir())
            others = [name for name in names if not _is_part(name)]
            if others:
                raise ConfigurationError(
                    f"{self.path} holds files that are no archive ({', '.join(others[:3])}); "
                    "name an empty or new folder with --archive"
                )
        try:
            for folder in _FOLDERS:
                (self.path / folder).mkdir(parents=True, exist_ok=True)
            if not self.exists():
                (self.path / SETTINGS_FILE).write_text(_SETTINGS_TEMPLATE, encoding="utf-8")
            if not (self.path / README_FILE).exists():
                (self.path / README_FILE).write_text(README_TEXT, encoding="utf-8")
        except OSError as error:
            raise ConfigurationError(
                f"can not make an archive at {self.path}: {error.strerror}; choose a folder you may write"
            ) from error
        return self

    @cached_property
    def settings(self) -> Settings:
        """Settings in force for this home."""
        return load_settings(self.path / SETTINGS_FILE, database=self.database_override)

    @property
    def database_url(self) -> str:
        """SQLAlchemy address of the record database."""
        return self.settings.database or sqlite_url(self.records_file)

    @property
    def records_file(self) -> Path:
        """The record database of an archive whose settings name no other."""
        return self.path / "records.sqlite"

    @property
    def warc_dir(self) -> Path:
        """Folder of the WARC files."""
        return self.path / "warc"

    @property
    def index_dir(self) -> Path:
        """Folder of the CDXJ indexes."""
        return self.path / "index"

    @property
    def runs_dir(self) -> Path:
        """Folder of run logs and reports."""
        return self.path / "runs"

    @property
    def takedowns_file(self) -> Path:
        """What was taken down, when and why; for a database that is made again."""
        return self.path / "takedowns.jsonl"

    @property
    def incidents_file(self) -> Path:
        """What was told of sources that broke."""
        return self.path / "incidents.json"

    @property
    def sources_dir(self) -> Path:
        """Folder of the archivist's own source profiles."""
        return self.path / "sources"

    @property
    def exports_dir(self) -> Path:
        """Default folder of exports."""
        return self.path / "exports"


def _is_part(name: str) -> bool:
    for ending in _BESIDE:
        name = name.removesuffix(ending)
    return name in _PARTS
