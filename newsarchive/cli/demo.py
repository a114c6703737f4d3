"""`newsarchive demo`: the whole way of a page on sample sites, in one command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption
from newsarchive.errors import CaptureError, ConfigurationError

if TYPE_CHECKING:
    from newsarchive.home import ArchiveHome

_MARK = "demo"
_CRAWLS: tuple[tuple[Literal[1, 2], str], ...] = (
    (1, "First crawl"),
    (2, "The sites have changed; second crawl"),
)


def demo(
    port: Annotated[
        int, typer.Option(help="Port of the sample sites on 127.0.0.11 and up.")
    ] = 8470,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Serve sample government sites on this machine, crawl them twice, show what was kept and changed.

    Nothing leaves this machine. Exit code 3 is as it should be: some sample pages are broken on purpose.
    """
    from newsarchive.home import ArchiveHome
    from newsarchive.samplesites import SampleSites, write_profiles
    from newsarchive.store import Store

    home = _demo_home(ArchiveHome.locate(archive, database))
    write_profiles(home.sources_dir, port)
    reports = []
    with SampleSites(port=port, epoch=1) as sites:
        ids = [site.id for site in sites.sites]
        _say(f"Serving {len(ids)} sample government sites on this machine, port {port}.")
        for epoch, what in _CRAWLS:
            sites.set_epoch(epoch)
            _say(f"{what} …")
            reports.append(_crawl(home, database, ids, recheck=epoch == 2))
    with Store.open(home.database_url) as store:
        summary = store.summary()
    if as_json:
        typer.echo(json.dumps({"summary": summary, "runs": reports}, indent=1))
    else:
        from newsarchive.cli.demo_summary import print_summary

        print_summary(home, summary, reports)
    return 3 if any(report["failures"] for report in reports) else 0


def _demo_home(home: ArchiveHome) -> ArchiveHome:
    """An archive of the demo's own: sample pages never mix with real ones."""
    mark = home.path / "runs" / _MARK
    if home.exists() and not mark.exists():
        raise ConfigurationError(
            f"{home.path} is an archive already; give the demo one of its own: "
            "newsarchive demo --archive demo-archive"
        )
    home.create()
    mark.touch()
    return home


def _crawl(
    home: ArchiveHome, database: str | None, ids: list[str], *, recheck: bool
) -> dict[str, Any]:
    command = [sys.executable, "-m", "newsarchive.cli.main", "crawl", *ids]
    command += ["--archive", str(home.path), "--delay", "0"]
    command += ["--database", database] if database else []
    command += ["--recheck"] if recheck else []
    known = {path.name for path in home.runs_dir.iterdir()}
    # the table of the crawl itself is not shown: the summary says it all
    done = subprocess.run(command, stdout=subprocess.DEVNULL, env=_environment(), check=False)
    if done.returncode not in (0, 3):
        raise CaptureError(
            f"the sample crawl ended with code {done.returncode}; see {home.runs_dir}/crawl.log"
        )
    new = sorted({path.name for path in home.runs_dir.iterdir() if path.is_dir()} - known)
    report = home.runs_dir / new[-1] / "report.json"
    return dict(json.loads(report.read_text(encoding="utf-8")))


def _environment() -> dict[str, str]:
    import os

    package_root = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [package_root, inherited])),
    }


def _say(text: str) -> None:
    typer.echo(text, err=True)
