"""The JSON API answers what was asked, or says what it does not understand."""

from __future__ import annotations

import asyncio
import contextlib
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from newsarchive.home import ArchiveHome
from newsarchive.sources.profile import Profile
from newsarchive.store import Store
from newsarchive.web.app import make_app
from tests.fresh import fresh_home
from tests.integration.store.pages import reading

DEMAK = Profile(
    id="demak",
    name="Pemkab Demak",
    region="33.21",
    home="http://demak.test/",
    timezone="Asia/Jakarta",
)
Get = Callable[[str], tuple[int, bytes]]


@pytest.fixture
def home(tmp_path: Path) -> ArchiveHome:
    return fresh_home(tmp_path / "arsip")


@pytest.fixture
def get(home: ArchiveHome) -> Get:
    """Asks the application for a path; gives status and body."""
    app = make_app(home, Store.open(home.database_url), None)

    async def ask(address: str) -> tuple[int, bytes]:
        path, _mark, query = address.partition("?")
        sent: list[dict[str, Any]] = []

        messages = iter([{"type": "http.request", "body": b""}])

        async def receive() -> dict[str, Any]:
            if message := next(messages, None):
                return message
            # nobody hangs up before all was sent
            await asyncio.Event().wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [],
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 1),
        }
        with contextlib.suppress(UnboundLocalError):
            # raised once more, for the log, when the answer is out
            await app(scope, receive, send)  # type: ignore[arg-type]
        return sent[0]["status"], b"".join(one.get("body", b"") for one in sent)

    return lambda address: asyncio.run(ask(address))


@pytest.mark.parametrize("path", ["search?q=banjir&", "export/csv?", "articles/x?", "health?"])
def test_a_parameter_that_there_is_not_is_refused(get: Get, path: str) -> None:
    status, body = get(f"/api/v1/{path}from=2024-01-01")
    assert status == 400
    assert "no parameter 'from'" in json.loads(body)["error"]


def test_the_parameters_that_there_are(get: Get) -> None:
    asked = "q=banjir&date_from=2024-01-01&event=true&region=35&kind=article&edited=true"
    assert json.loads(get(f"/api/v1/search?{asked}&sort=newest&limit=5")[1])["total"] == 0
    several = "region=Demak,35&region=33.22&byline=a&byline=b&place=&source="
    assert json.loads(get(f"/api/v1/search?{several}")[1])["total"] == 0
    assert json.loads(get("/api/v1/search")[1])["total"] == 0
    status, body = get(f"/api/v1/export/csv?{asked}")
    assert status == 200
    assert body.decode("utf-8-sig").startswith("article_id")
    assert get("/api/openapi.json")[0] == 200


def test_a_search_without_hits_has_no_empty_lists_beside_it(get: Get) -> None:
    status, body = get("/?q=banjir")
    assert status == 200
    assert b"Nothing found" in body
    assert b"<h2>Year</h2>" not in body


def test_the_page_keeps_every_value_of_a_filter(get: Get) -> None:
    page = get("/?q=pasar&region=Demak,35.73&byline=Siti&byline=Budi")[1].decode()
    assert 'value="Kabupaten Demak, Kota Malang"' in page or 'value="Demak, Kota Malang"' in page
    assert 'name="byline" size="12" value="Siti"' in page
    assert 'name="byline" size="12" value="Budi"' in page
    assert "all articles" in get("/")[1].decode()
    # an empty form
    assert "0 articles" in get("/?q=&date_from=&region=&sort=relevance")[1].decode()


def test_an_article_whose_capture_can_not_be_opened_is_shown(home: ArchiveHome, get: Get) -> None:
    address = "http://demak.test/berita/1"
    with Store.open(home.database_url) as store:
        store.upsert_sources([DEMAK])
        store.ingest([reading(address)])
    identifier = json.loads(get("/api/v1/search")[1])["hits"][0]["article_id"]
    status, page = get(f"/articles/{identifier}")
    assert status == 200, page
    assert b"Banjir Rob di Sayung" in page
    assert b"can not be opened: the file is missing or damaged" in page
    record = json.loads(get(f"/api/v1/articles/{identifier}?evidence=true")[1])
    assert "a.warc.gz is missing" in record["capture"]["problem"]


def test_what_nobody_expected_is_told_on_a_page_too(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object, **_named: object) -> None:
        raise UnboundLocalError("secret")

    monkeypatch.setattr(Store, "summary", fails)
    status, page = get("/")
    assert status == 500
    assert b"<title>" in page
    assert b"secret" not in page


def test_pages_say_whose_site_it_is_and_let_zotero_take_an_article(
    home: ArchiveHome, get: Get
) -> None:
    with Store.open(home.database_url) as store:
        store.upsert_sources([DEMAK])
        store.ingest([reading("http://demak.test/berita/1", "Rob & banjir")])
    hit = json.loads(get("/api/v1/search")[1])["hits"][0]
    page = html.unescape(get(f"/articles/{hit['article_id']}")[1].decode())
    found = re.search(r'<span class="Z3988" title="([^"]*)"></span>', page)
    assert found
    fields = parse_qs(found[1])
    assert fields["rft.title"] == ["Rob & banjir"]
    assert fields["rft.source"] == ["Pemkab Demak"]
    assert fields["rft.date"] == ["2023-11-18"]
    assert fields["rft.creator"] == ["Say"]
    assert fields["rft.identifier"] == ["http://demak.test/berita/1"]
    assert fields["rft.description"][0].startswith(
        f"Archived at http://127.0.0.1:8460/versions/{hit['version_id']}; captured 2023-11-18"
    )
    source = get("/sources/demak")[1].decode()
    assert "Pemkab Demak · Kabupaten Demak (33.21) · http://demak.test/" in source
