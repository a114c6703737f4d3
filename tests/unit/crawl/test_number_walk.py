"""Number walks within crawls: every article found, holes crossed, an interrupted walk goes on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsarchive.crawl import number_walk
from newsarchive.crawl.frontier import Frontier
from newsarchive.crawl.number_walk import NumberWalk
from newsarchive.crawl.options import CrawlOptions
from newsarchive.dedup import url_key
from newsarchive.sources.profile import Discovery, Profile
from newsarchive.store import UrlState
from tests.fresh import fresh_store

HOME = "https://kotaku.go.id/"
PROFILE = Profile(
    id="k", name="K", region="35.73", home=HOME, discovery=Discovery(walk="/berita/detail/{id}")
)
NOW = datetime(2024, 5, 20, tzinfo=UTC)


class Walked:
    """An archive whose site answers by number."""

    def __init__(self, folder: Path) -> None:
        self.store = fresh_store(folder / "records.sqlite")
        self.store.upsert_sources([PROFILE])
        self.frontier = Frontier(folder / "frontier.sqlite")
        self.memory: dict[str, Any] = {}

    def know(self, number: int, *, exists: bool = True) -> None:
        url = f"{HOME}berita/detail/{number}"
        self.store.save_url_states(
            [
                UrlState(
                    source_id="k",
                    url_key=url_key(url),
                    url=url,
                    last_status=200 if exists else 404,
                    last_fetched=NOW if exists else None,
                    article_id=f"article {number}" if exists else None,
                )
            ]
        )

    def crawl(self, existing: set[int], *, breaks_at: int | None = None) -> list[int]:
        """Walk in one crawl; the numbers asked for."""
        walk = NumberWalk(
            PROFILE, self.store, self.frontier, CrawlOptions(), self.memory, lambda: None
        )
        walk.begin()
        asked: list[int] = []
        while entries := self.frontier.take("k", 10):
            assert len(entries) == 1, "one number at a time"
            number = int(entries[0].url.rpartition("/")[2])
            asked.append(number)
            assert len(asked) < 3000, "endless"
            self.frontier.done("k", [entries[0].key])
            if breaks_at == len(asked):
                walk.note(entries[0].key, exists=None)
                continue
            self.know(number, exists=number in existing)
            walk.note(entries[0].key, exists=number in existing)
        return asked


@pytest.fixture
def walked(tmp_path: Path) -> Walked:
    return Walked(tmp_path)


def test_down_and_up_from_what_a_listing_shows(walked: Walked) -> None:
    walked.know(200)
    existing = {n for n in range(1, 221) if n % 3}
    asked = walked.crawl(existing)
    assert existing - {200} <= set(asked)
    assert len(asked) == len(set(asked))
    # the second crawl asks upwards only
    again = walked.crawl(existing)
    assert min(again) > max(existing)
    assert len(again) <= 20


def test_a_new_number_is_found_where_there_was_none(walked: Walked) -> None:
    walked.know(10)
    walked.crawl({10})
    assert 12 in walked.crawl({10, 12})
    assert walked.memory["walked"]["newest"] == 12


def test_a_limit_ends_a_walk_and_the_next_crawl_goes_on(
    walked: Walked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(number_walk, "LIMITS", {"up": 5, "down": 30})
    walked.know(100)
    existing = set(range(1, 101))
    found: set[int] = set()
    for _crawl in range(5):
        asked = walked.crawl(existing)
        assert len([n for n in asked if n < 100]) <= 30
        assert not found & {n for n in asked if n < 100}
        found |= {n for n in asked if n < 100}
    assert found == existing - {100}


def test_no_answer_stops_the_walk_for_this_crawl(walked: Walked) -> None:
    walked.know(50)
    asked = walked.crawl(set(range(1, 51)), breaks_at=25)
    assert len(asked) == 25
    assert set(walked.crawl(set(range(1, 51)))) | set(asked) >= set(range(1, 50))


def test_without_a_rule_there_is_no_walk(walked: Walked) -> None:
    bare = Profile(id="k", name="K", region="35.73", home=HOME)
    walk = NumberWalk(bare, walked.store, walked.frontier, CrawlOptions(), {}, lambda: None)
    assert walk.begin() is False
