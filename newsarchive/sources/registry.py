"""All sources an archive knows: the profiles shipped, and over them the archivist's own."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path

from newsarchive.datafiles import data_path
from newsarchive.errors import ConfigurationError, SourceError
from newsarchive.sources.loading import load_profile, profile_of
from newsarchive.sources.profile import Profile, SourceState
from newsarchive.sources.rewriting import with_furniture, with_state
from newsarchive.whole_file import write_whole


class SourceRegistry:
    """Profiles by id. A file in the archive's `sources/` wins over a shipped one of the same name."""

    def __init__(self, own: Path | None) -> None:
        self._own = own
        #: file of each source, found without reading any
        self.files: dict[str, Path] = {}
        for folder in (data_path("profiles"), own):
            if folder is not None and folder.is_dir():
                self.files.update({path.stem: path for path in sorted(folder.glob("*.toml"))})

    def get(self, source_id: str) -> Profile:
        """The profile of one source.

        Raises `SourceError` for an unknown id and `ConfigurationError` for a broken file.
        """
        path = self.files.get(source_id)
        if path is None:
            near = difflib.get_close_matches(source_id, self.files, 3)
            advice = (
                f"did you mean {', '.join(near)}?" if near else "see `newsarchive sources list`"
            )
            raise SourceError(f"unknown source {source_id!r}; {advice}")
        profile = load_profile(path)
        if profile.id != source_id:
            raise ConfigurationError(
                f"{path}: key id: is {profile.id!r} but the file is named {path.name}; "
                f"name the file {profile.id}.toml"
            )
        return profile

    def text(self, source_id: str) -> str:
        """The profile of one source as its file has it."""
        return self.files[source_id].read_text(encoding="utf-8")

    def load(self, source_ids: Sequence[str]) -> list[Profile]:
        """The profiles of these sources, all checked before any is used."""
        return [self.get(source_id) for source_id in dict.fromkeys(source_ids)]

    def load_all(self) -> tuple[list[Profile], list[str]]:
        """Every profile that can be read, and one message for each that can not."""
        profiles: list[Profile] = []
        problems: list[str] = []
        for source_id in self.files:
            try:
                profiles.append(self.get(source_id))
            except ConfigurationError as error:
                problems.append(str(error))
        return profiles, problems

    def set_state(self, source_id: str, state: SourceState, *, verified: str | None = None) -> None:
        """Write the state into the archive's own profile; a shipped one is copied there first.

        Raises `SourceError` without a folder of the archive's own.
        """
        self._rewrite(source_id, lambda text: with_state(text, state, verified=verified))

    def set_furniture(self, source_id: str, furniture: Sequence[str]) -> None:
        """Write what is no article's text on this site into the archive's own profile; raises as `set_state` does."""
        self._rewrite(source_id, lambda text: with_furniture(text, furniture))

    def _rewrite(self, source_id: str, change: Callable[[str], str]) -> None:
        if self._own is None:
            raise SourceError("there is no archive to keep it in; newsarchive init makes one")
        text = change(self.text(source_id))
        path = self._own / f"{source_id}.toml"
        profile_of(text, path)
        write_whole(path, text)
        self.files[source_id] = path
