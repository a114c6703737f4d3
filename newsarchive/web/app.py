"""The web application: pages and API of one archive."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from newsarchive import __version__
from newsarchive.errors import NewsarchiveError, NotHeldError
from newsarchive.home import ArchiveHome
from newsarchive.store import Store
from newsarchive.web.api import api_routes
from newsarchive.web.downloads import download_routes
from newsarchive.web.metrics import metrics_routes
from newsarchive.web.pages import page_routes
from newsarchive.web.view import View

_HERE = Path(__file__).resolve().parent
_SAFE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'none'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


#: what a reader is told of a fault of the program's own
_UNEXPECTED = "This page could not be made, by a fault of the program; the log of `newsarchive serve` says where."


def make_app(home: ArchiveHome, store: Store, replay: str | None) -> FastAPI:
    """The application for an archive; `replay` is the address of its replay server, if one runs."""
    app = FastAPI(
        title="Newsarchive",
        version=__version__,
        description="Regional-government news of Indonesia: search, articles with their versions, provenance.",
        openapi_url="/api/openapi.json",
        # their pages load scripts from elsewhere, and this one works without a network
        docs_url=None,
        redoc_url=None,
    )
    view = View(home, store, replay)
    app.include_router(api_routes(view))
    app.include_router(download_routes(view))
    app.include_router(metrics_routes(view))
    app.include_router(page_routes(view))
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")

    @app.middleware("http")
    async def safe_headers(
        request: Request, following: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await following(request)
        for name, value in _SAFE.items():
            response.headers.setdefault(name, value)
        return response

    @app.exception_handler(NewsarchiveError)
    async def explain(request: Request, error: NewsarchiveError) -> Response:
        status = 404 if isinstance(error, NotHeldError) else 400
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": str(error)}, status)
        return HTMLResponse(view.render("error.html", message=str(error)), status)

    @app.exception_handler(HTTPException)
    async def explain_address(request: Request, error: HTTPException) -> Response:
        message = f"{error.detail}: {request.url.path}"
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": message}, error.status_code)
        return HTMLResponse(view.render("error.html", message=message), error.status_code)

    @app.exception_handler(Exception)
    async def explain_failure(request: Request, _error: Exception) -> Response:
        # the server raises it once more when this is sent: its log says where
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": _UNEXPECTED}, 500)
        return HTMLResponse(view.render("error.html", message=_UNEXPECTED), 500)

    @app.exception_handler(RequestValidationError)
    async def explain_values(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        message = f"{first['loc'][-1]}: {first['msg']} (given: {first.get('input')!r})"
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": message}, 422)
        return HTMLResponse(view.render("error.html", message=message), 422)

    return app
