"""A database that is made again hides what was hidden, from the first page that comes in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.errors import ConfigurationError, StoreError
from newsarchive.home import ArchiveHome
from newsarchive.kept_takedowns import agree_on_takedowns, require_hidden
from newsarchive.replay.access import refresh_rules, rules_folder
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.takedown import await_no_longer, is_awaited, lift, take_down, takedowns
from tests.fresh import fresh_store
from tests.integration.store.conftest import PROFILES
from tests.integration.store.pages import capture, reading

URL, OTHER = "https://demak.test/a", "https://demak.test/b"
NOW = datetime(2024, 1, 1, 12, 30, 15, 250, tzinfo=UTC)
LATER = datetime(2024, 2, 1, tzinfo=UTC)


def _refused(folder: Path) -> set[str]:
    text = (rules_folder(folder) / "hidden.aclj").read_text("utf-8")
    return {line.split("###")[0] for line in text.splitlines()}


def _lost(tmp_path: Path, *urls: str) -> Path:
    """Takedowns of an archive whose database is lost then, the last of them lifted."""
    with fresh_store(tmp_path / "lost.sqlite") as store:
        store.upsert_sources(PROFILES)
        pages = [reading(url) for url in urls]
        store.ingest(pages)
        for page in pages:
            take_down(store, page.keys.article_id, "permintaan keluarga", NOW)
        refresh_rules(tmp_path, store)
        lift(store, pages[-1].keys.article_id, LATER)
        agree_on_takedowns(tmp_path / "takedowns.jsonl", store)
    return tmp_path / "takedowns.jsonl"


def test_an_article_is_hidden_when_it_comes_in(store: Store, tmp_path: Path) -> None:
    path = _lost(tmp_path, URL, OTHER)
    kept = path.read_bytes()
    agree_on_takedowns(path, store)
    assert is_awaited(store)
    assert path.read_bytes() == kept
    hidden, shown = store.ingest([reading(URL), reading(OTHER)])
    found, _version = find_article(store, hidden.article_id or "")
    assert (found.hidden_at, found.hidden_reason) == (NOW, "permintaan keluarga")
    assert find_article(store, shown.article_id or "")[0].hidden_at is None
    assert not is_awaited(store)
    assert {one.lifted_at for one in takedowns(store)} == {None, LATER}


def test_an_article_that_is_there_is_hidden_at_once(store: Store, tmp_path: Path) -> None:
    store.ingest([reading(URL)])
    agree_on_takedowns(_lost(tmp_path, URL, OTHER), store)
    assert find_article(store, URL)[0].hidden_at == NOW


def test_one_that_was_lifted_since_stays_so(store: Store, tmp_path: Path) -> None:
    page = reading(URL)
    store.ingest([page])
    path = _lost(tmp_path, URL, OTHER)
    agree_on_takedowns(path, store)
    # the program ends before the file is written
    lift(store, page.keys.article_id, LATER)
    agree_on_takedowns(path, store)
    assert find_article(store, URL)[0].hidden_at is None
    assert b'"lifted_at": null' not in path.read_bytes()


def test_replay_refuses_what_it_refused_until_all_is_there_again(
    store: Store, tmp_path: Path
) -> None:
    agree_on_takedowns(_lost(tmp_path, URL, OTHER), store)
    both = {"test,demak)/a", "test,demak)/b"}
    assert _refused(tmp_path) == both
    refresh_rules(tmp_path, store)
    assert _refused(tmp_path) == both
    store.ingest([reading(OTHER)])
    refresh_rules(tmp_path, store)
    assert _refused(tmp_path) == both
    store.ingest([reading(URL)])
    refresh_rules(tmp_path, store)
    assert _refused(tmp_path) == {"test,demak)/a"}


def test_what_is_awaited_in_vain_refuses_nothing_once_the_database_is_whole(
    store: Store, tmp_path: Path
) -> None:
    agree_on_takedowns(_lost(tmp_path, URL, OTHER), store)
    home = ArchiveHome(tmp_path)
    with pytest.raises(StoreError, match="1 of the articles under a takedown are not in"):
        require_hidden(home, store)
    await_no_longer(store)
    refresh_rules(tmp_path, store)
    require_hidden(home, store)
    assert _refused(tmp_path) == set()
    hidden, _shown = store.ingest([reading(URL), reading(OTHER)])
    assert find_article(store, hidden.article_id or "")[0].hidden_at == NOW


def test_captures_that_were_refused_stay_so_too(store: Store, tmp_path: Path) -> None:
    agree_on_takedowns(_lost(tmp_path, URL, OTHER), store)
    made = capture("https://demak.test/", 5)
    captures = rules_folder(tmp_path) / "withheld.txt"
    captures.write_text(f"{made.warc_file} {made.offset}\n", "utf-8")
    refresh_rules(tmp_path, store)
    assert captures.read_text("utf-8") == f"{made.warc_file} {made.offset}\n"


@pytest.mark.parametrize("text", ["{", "[]", '{"article_id": "a"}', "\x00"])
def test_a_file_that_can_not_be_read_is_named(store: Store, tmp_path: Path, text: str) -> None:
    path = tmp_path / "takedowns.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError, match=r"takedowns\.jsonl, which lists what was taken"):
        agree_on_takedowns(path, store)
    assert path.read_text("utf-8") == text
