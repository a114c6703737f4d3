"""Where the reference data shipped with the package lies: inside the wheel, or `data/` of a checkout."""

from __future__ import annotations

from pathlib import Path

from newsarchive.errors import ConfigurationError

_PACKAGE = Path(__file__).resolve().parent


def data_path(*parts: str) -> Path:
    """Path of a shipped data file or folder.

    Raises `ConfigurationError` when the installation lacks it.
    """
    for root in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise ConfigurationError(
        f"data file {'/'.join(parts)} is missing from this installation; reinstall newsarchive"
    )
