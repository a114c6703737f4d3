"""What takedowns withhold, for commands that give out single captures of WARC files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newsarchive.home import ArchiveHome
    from newsarchive.store.withheld import HiddenCaptures

HiddenOption = Annotated[
    bool, typer.Option("--hidden", help="Also what is under a takedown (`db hidden` lists it).")
]


class Takedowns:
    """Asks the archive in which a file lies, else the one meant by the command line; each once."""

    def __init__(self, archive: Path | None) -> None:
        from newsarchive.home import ArchiveHome

        self._meant = ArchiveHome.locate(archive)
        self._known: dict[Path, HiddenCaptures] = {}
        self._files: dict[Path, tuple[ArchiveHome, str]] = {}

    def withhold(self, path: Path, surt: str, offset: int, *record_ids: str) -> bool:
        """Whether a record of a file is withheld; the ids are its own and those of what it belongs to."""
        if path not in self._files:
            self._files[path] = self._look_for(path)
        home, name = self._files[path]
        return self._of(home).holds(surt, (name, offset), *record_ids)

    def _look_for(self, path: Path) -> tuple[ArchiveHome, str]:
        """The archive of a file, and the file's name below its `warc/`; of one from elsewhere no name that is there."""
        from newsarchive.home import ArchiveHome

        path = path.absolute()
        home = ArchiveHome.above(path) or self._meant
        is_held = path.is_relative_to(home.warc_dir)
        return home, path.relative_to(home.warc_dir).as_posix() if is_held else ""

    def _of(self, home: ArchiveHome) -> HiddenCaptures:
        from newsarchive.errors import ConfigurationError, StoreError
        from newsarchive.kept_takedowns import require_hidden
        from newsarchive.store import Store
        from newsarchive.store.withheld import NOTHING_HIDDEN, HiddenCaptures

        if home.path not in self._known:
            self._known[home.path] = NOTHING_HIDDEN
            if home.exists():
                try:
                    with Store.open(home.database_url) as store:
                        try:
                            require_hidden(home, store)
                        finally:
                            self._known[home.path] = HiddenCaptures.of(store)
                except (StoreError, ConfigurationError) as error:
                    typer.echo(f"what is under a takedown is not known: {error}", err=True)
        return self._known[home.path]
