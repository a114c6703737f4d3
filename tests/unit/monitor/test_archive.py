"""Health and coverage out of a database, and the commands that show them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import apprise
import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from newsarchive.cli.report import app
from newsarchive.errors import AlertError
from newsarchive.home import ArchiveHome
from newsarchive.monitor.coverage import coverage
from newsarchive.monitor.gather import gather, record_run
from newsarchive.monitor.health import Health
from newsarchive.monitor.metrics import metrics_text
from newsarchive.sources.profile import Profile
from newsarchive.store import Store
from newsarchive.store.models import ArticleRow, CaptureRow, QuarantineRow, UrlStateRow, VersionRow
from newsarchive.web.metrics import metrics_routes
from newsarchive.web.view import View
from tests.fresh import fresh_home

NOW = datetime.now(UTC)


def report(run: str, **counts: int) -> dict[str, Any]:
    return {
        "run": run,
        "state": "finished",
        "reason": "finished",
        "sources": ["k"],
        "seconds": 3.0,
        "waiting": {"k": 0},
        "counts": {f"sources/k/{name.replace('_', '-')}": count for name, count in counts.items()},
        "failures": [{"source": "k", "url": "https://k.go.id/x", "reason": "timeout"}]
        * counts.get("failed", 0),
    }


def fill(store: Store, run: str, dates: list[str | None], kind: str | None = None) -> None:
    with store.writing() as connection:
        for number, date in enumerate(dates):
            name = f"{run}-{number}"
            record = {
                "title": "T",
                "published": {"value": date} if date else None,
                "body": [name],
                "bylines": [],
            }
            connection.execute(
                insert(CaptureRow).values(
                    record_id=name, source_id="k", record_type="response", url=name, surt=name, fetched_at=NOW, status=200,
                    warc_file="f", warc_offset=0, warc_length=1, run_id=run,
                )
            )  # fmt: skip
            connection.execute(
                insert(ArticleRow).values(
                    article_id=name, kind="article", source_id="k", url=name, canonical_url=name, url_key=name, first_captured=NOW, last_captured=NOW, current_version=name,
                )
            )  # fmt: skip
            connection.execute(
                insert(VersionRow).values(
                    version_id=name, article_id=name, first_captured=NOW, last_captured=NOW, record_id=name, body_digest=name, title="T", body="x",
                    published=date, record=record, extractor_version="1",
                )
            )  # fmt: skip
            connection.execute(
                insert(UrlStateRow).values(
                    source_id="k",
                    url_key=name,
                    url=name,
                    failures=0,
                    last_status=200,
                    article_id=name,
                )
            )
            if kind:
                connection.execute(
                    insert(QuarantineRow).values(
                        record_id=name, source_id="k", url=name, reason=kind, record={}
                    )
                )


def finish(store: Store, run: str) -> None:
    store.finish_run(run, "finished", report(run, new=12))
    record_run(store, report(run, new=12), datetime.now(UTC))


@pytest.fixture
def home(tmp_path: Path) -> ArchiveHome:
    home = fresh_home(tmp_path / "arsip")
    with Store.open(home.database_url) as store:
        store.upsert_sources([Profile(id="k", name="K", region="35.73", home="https://k.go.id/")])
        store.save_source_memory("k", {"wordpress total": 99})
        for month in (1, 2, 3, 5, 6):
            run = store.begin_run(["k"], "crawl k")
            dates: list[str | None] = [f"2023-{month:02}-{day:02}" for day in range(1, 13)]
            fill(store, run, dates)
            finish(store, run)
        with store.writing() as connection:
            connection.execute(
                insert(UrlStateRow).values(source_id="k", url_key="z", url="z", failures=2)
            )
            connection.execute(
                insert(UrlStateRow).values(
                    source_id="k", url_key="g", url="g", failures=0, last_status=404
                )
            )
    return home


def command(home: ArchiveHome, *arguments: str) -> Any:
    return CliRunner().invoke(app, [*arguments, "--archive", str(home.path)], standalone_mode=False)


def test_facts(home: ArchiveHome) -> None:
    with Store.open(home.database_url) as store:
        facts = gather(store, NOW + timedelta(minutes=1))["k"]
    assert [run.new for run in facts] == [12] * 5
    assert {run.articles for run in facts} == {12}
    assert facts[0].filled["published"] == 12
    assert facts[0].filled["bylines"] == 0


def test_health_command_sees_dates_run_dry(home: ArchiveHome) -> None:
    assert command(home, "health").return_value == 0
    with Store.open(home.database_url) as store:
        run = store.begin_run(["k"], "crawl k")
        fill(store, run, [None] * 12)
        finish(store, run)
    result = command(home, "health", "--json")
    assert result.return_value == 3
    (health,) = json.loads(result.stdout)
    assert health["state"] == "broken"
    assert [finding["kind"] for finding in health["findings"]] == ["fill-rate"]


def test_coverage(home: ArchiveHome) -> None:
    with Store.open(home.database_url) as store:
        covered = coverage(store, "k")
    assert (covered.held, covered.known, covered.missing, covered.stated) == (60, 62, 1, 99)
    assert covered.months["2023-05"] == 12
    assert covered.holes == ["2023-04"]
    result = command(home, "coverage")
    assert "2023-04" in result.stdout


def test_run_command(home: ArchiveHome) -> None:
    result = command(home, "run", "--json")
    assert json.loads(result.stdout)["counts"]["sources/k/new"] == 12
    missing = command(home, "run", "gibt-es-nicht")
    assert "gibt-es-nicht" in str(missing.exception)


def test_what_broke_is_told_once_and_that_it_is_over_once(
    home: ArchiveHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(
        apprise.Apprise, "notify", lambda self, body, title: sent.append(body) or True
    )

    def look(dates: list[str | None]) -> None:
        with Store.open(home.database_url) as store:
            run = store.begin_run(["k"], "crawl k")
            fill(store, run, dates)
            finish(store, run)
        for _ in range(3):
            command(home, "health", "--notify", "json://localhost")

    look([None] * 12)
    assert len(sent) == 1
    assert "published is filled in 0%" in sent[0]
    look(["2023-07-01"] * 12)
    assert len(sent) == 1
    look(["2023-07-02"] * 12)
    assert len(sent) == 2
    assert sent[1] == "k: fill-rate is over"


def test_an_address_apprise_does_not_know(home: ArchiveHome) -> None:
    wrong = command(home, "health", "--notify", "tidak-ada://x")
    assert "tidak-ada" in str(wrong.exception)


def test_a_message_that_fails_is_tried_again(
    home: ArchiveHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    with Store.open(home.database_url) as store:
        run = store.begin_run(["k"], "crawl k")
        fill(store, run, [None] * 12)
        finish(store, run)
    monkeypatch.setattr(apprise.Apprise, "notify", lambda self, body, title: False)
    failed = command(home, "health", "--notify", "json://localhost")
    assert isinstance(failed.exception, AlertError)
    monkeypatch.setattr(
        apprise.Apprise, "notify", lambda self, body, title: sent.append(body) or True
    )
    command(home, "health", "--notify", "json://localhost")
    assert len(sent) == 1


def test_metrics_are_what_prometheus_reads(home: ArchiveHome) -> None:
    with Store.open(home.database_url) as store:
        (route,) = metrics_routes(View(home, store, None)).routes
        text = route.endpoint().body.decode()
    assert "newsarchive_articles 60\n" in text
    assert 'newsarchive_source_state{source="k",state="well"} 1\n' in text
    assert 'newsarchive_source_last_run_pages{source="k",outcome="new"} 12\n' in text
    for line in text.splitlines():
        assert re.fullmatch(
            r'# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? [-+.e0-9]+', line
        ), line


def test_a_value_that_would_end_a_label_is_escaped() -> None:
    health = Health(source='a"b\\', state="well", findings=[], last_run=None, last_new=None)
    text = metrics_text(
        {
            "articles": 0,
            "versions": 0,
            "captures": 0,
            "clusters": 0,
            "tombstones": 0,
            "by_source": {},
        },
        [health],
        {},
        0,
    )
    assert 'source="a\\"b\\\\"' in text
