"""Search results as files for other programs: the exports of the command line, over HTTP."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from newsarchive.errors import QueryError
from newsarchive.export.job import ExportJob, run_export
from newsarchive.web.api import Filters, known_parameters
from newsarchive.web.view import View

#: file ending and media type of each format
DOWNLOADS = {
    "csv": ("csv", "text/csv; charset=utf-8"),
    "jsonl": ("jsonl", "application/x-ndjson"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "bibtex": ("bib", "application/x-bibtex; charset=utf-8"),
    "ris": ("ris", "application/x-research-info-systems; charset=utf-8"),
    "csl-json": ("json", "application/vnd.citationstyles.csl+json"),
    "jsonld": ("jsonld", "application/ld+json"),
    "prov": ("prov.json", "application/json"),
    "wacz": ("wacz", "application/wacz"),
    "bundle": ("zip", "application/zip"),
}


def download_routes(view: View) -> APIRouter:
    """The route below `/api/v1` that writes a file of everything that matches."""
    routes = APIRouter(prefix="/api/v1", tags=["archive"], dependencies=[Depends(known_parameters)])

    @routes.get("/export/{format_}", response_class=FileResponse)
    def export(
        format_: str, narrowed: Filters, q: Annotated[str, Query(description="search words")] = ""
    ) -> Any:
        """Every article that matches (all, when nothing is asked for), as `newsarchive export` writes them."""
        if format_ not in DOWNLOADS:
            raise QueryError(f"{format_!r} is no format; choose {', '.join(DOWNLOADS)}")
        ending, media_type = DOWNLOADS[format_]
        name = f"newsarchive-{datetime.now(UTC):%Y%m%d-%H%M%S}.{ending}"
        job = ExportJob(view.home, view.store, q, narrowed, [], shows_progress=False)
        with ExitStack() as stack:
            folder = stack.enter_context(TemporaryDirectory(prefix="newsarchive-export-"))
            path = Path(folder) / name
            run_export(job, format_, path)
            # sent from the disk, piece by piece, and removed when that is done
            removal = BackgroundTask(stack.pop_all().close)
        return FileResponse(path, media_type=media_type, filename=name, background=removal)

    return routes
