"""Typed settings of an archive: environment (`NEWSARCHIVE_…`) over `newsarchive.toml` over defaults."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from newsarchive.capture.requisite_rules import TYPES
from newsarchive.errors import ConfigurationError


class Settings(BaseSettings):
    """What an archivist may set for a whole archive."""

    model_config = SettingsConfigDict(env_prefix="NEWSARCHIVE_", extra="forbid")

    operator: str = Field("", description="who keeps this archive; written into every WARC")
    contact: str = Field("", description="address in the User-Agent where site owners reach you")
    public_url: str = Field(
        "http://127.0.0.1:8460", description="where `serve` can be reached; citations name it"
    )
    database: str | None = Field(None, description="SQLAlchemy address; default records.sqlite")
    download_delay: float = Field(1.0, ge=0, description="least seconds between requests to a host")
    timeout: float = Field(60.0, gt=0, description="seconds before a download is given up")
    workers: int = Field(0, ge=0, description="reading processes; 0: one fewer than the cores")
    warc_max_bytes: int = Field(1_000_000_000, ge=1_000_000, description="rotate WARC files at")
    warc_max_seconds: float = Field(
        86_400.0, ge=1, description="rotate WARC files when so old, in seconds"
    )
    warc_fsync: Literal["never", "rotate", "interval", "always"] = Field(
        "rotate",
        description="when WARC bytes are forced to the disk: never, when a file is finished, every five seconds too, "
        "or before each capture is told of",
    )
    warc_digest: Literal["sha1", "sha256"] = Field(
        "sha1", description="digests of records; replay and other crawlers compare sha1"
    )
    warc_dns: bool = Field(
        False, description="write a record of what the resolver said of each host"
    )
    warc_outlinks: bool = Field(
        True, description="note the links of pages in their metadata records"
    )
    certificates: Literal["refuse", "flag"] = Field(
        "refuse",
        description="what to do with an invalid TLS certificate: refuse the page, or capture and flag it; "
        "a source's profile can say otherwise",
    )
    max_capture_bytes: int = Field(2_000_000_000, ge=1_000_000, description="cut responses at")
    requisites: bool = Field(True, description="fetch images, styles and scripts of article pages")
    browser_program: str | None = Field(
        None, description="Chromium for sources with `browser = true`; default: the one installed"
    )
    browser_timeout: float = Field(
        300.0, ge=5.0, description="seconds after which Chromium is given up on a page"
    )
    requisite_max_bytes: int = Field(
        16_000_000, ge=10_000, description="cut images, styles, scripts and fonts at"
    )
    requisite_types: list[str] = Field(
        list(TYPES), description="beginnings of the media types of requisites that are kept"
    )
    requisite_per_host: int = Field(
        5_000, ge=0, description="requisites asked of one host in a crawl at most"
    )
    requisite_delay: float | None = Field(
        None,
        ge=0,
        description="least seconds between requests to a host that serves requisites only; default download_delay",
    )

    notify: list[str] = Field(
        [], description="Apprise addresses (mailto://, tgram://, json://) told what broke"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        # the settings file comes in as init values, and the environment wins over it
        return env_settings, init_settings


def read_settings_file(path: Path) -> dict[str, Any]:
    """The settings file as a dict; an absent file is an empty one.

    Raises `ConfigurationError` for text that is no TOML.
    """
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"{path} is not valid TOML: {error}; mend the line named"
        ) from error


def load_settings(path: Path, *, database: str | None = None) -> Settings:
    """Settings of the archive whose settings file is `path`; `database` wins over all.

    Raises `ConfigurationError` naming the file and key.
    """
    values = read_settings_file(path)
    try:
        settings = Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        where = f"{path}: key {key!r}" if key in values else f"setting NEWSARCHIVE_{key.upper()}"
        known = list(Settings.model_fields)
        if (setting := Settings.model_fields.get(key.partition(".")[0])) is not None:
            raise ConfigurationError(
                f"{where}: {first['msg'].lower()} (given: {first['input']!r}); "
                f"it says: {setting.description}; default {setting.get_default(call_default_factory=True)!r}"
            ) from error
        near = difflib.get_close_matches(key, known, 1)
        advice = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        raise ConfigurationError(f"{where}: is no setting; {advice}") from error
    return settings.model_copy(update={"database": database}) if database else settings
