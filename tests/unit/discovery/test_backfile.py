"""Number walks and monthly archives."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.discovery.archives import archive_months, month_addresses
from newsarchive.discovery.walk import GAP_UP, Walk, walk_address, walk_down, walk_up, walked_ids


def walked(walk: Walk, existing: set[int]) -> tuple[set[int], int]:
    found: set[int] = set()
    asked: list[int] = []
    while walk.next_id is not None:
        # a saved walk goes on like one that was never interrupted
        walk = Walk.from_dict(walk.to_dict())
        assert walk.next_id is not None
        asked.append(walk.next_id)
        exists = walk.next_id in existing
        if exists:
            found.add(walk.next_id)
        walk = walk.note(exists)
    assert len(asked) == len(set(asked)), "asked twice"
    assert all(number >= 1 for number in asked)
    return found, len(asked)


def test_up_ends_after_a_gap() -> None:
    assert walked(walk_up(10), {11, 12, 15}) == ({11, 12, 15}, 5 + GAP_UP)


def test_down_finds_all_where_holes_are_short() -> None:
    existing = set(range(1, 500, 7))
    assert walked(walk_down(500), existing)[0] == existing


def test_down_crosses_a_long_hole_with_few_requests() -> None:
    existing = set(range(1, 200)) | set(range(5_000, 5_200))
    found, asked = walked(walk_down(5_200), existing)
    assert found == existing
    assert asked < 1_000


def test_limit() -> None:
    assert walked(walk_down(100_000, limit=50), set(range(100_000)))[1] == 50


@settings(max_examples=60)
@given(st.sets(st.integers(1, 3000), max_size=400))
def test_down_always_ends(existing: set[int]) -> None:
    found, asked = walked(walk_down(3001), existing)
    assert found <= existing
    assert asked <= 3000


def test_nothing_below_one() -> None:
    assert walk_down(1).next_id is None


def test_addresses_of_a_walk() -> None:
    home = "https://kotaku.go.id/"
    assert walk_address(home, "/berita/detail/{id}", 7) == "https://kotaku.go.id/berita/detail/7"
    urls = [
        home + "berita/detail/9/x",
        home + "berita/detail/12",
        home + "berita/detail/9",
        home + "berita/x",
        home + "berita/detail/13x",
    ]
    assert walked_ids(home, "/berita/detail/{id}", urls) == [9, 12]


def test_archive_links() -> None:
    links = "".join(f'<a href="/2023/{m:02}/">x</a>' for m in (9, 10, 11))
    options = "".join(
        f'<option value="https://kotaku.go.id/?m=2024{m:02}">x</option>' for m in (1, 2)
    )
    months = archive_months(
        f'{links}<select>{options}</select><a href="/2023/11/18/a/">a</a><a href="?bulan=3&tahun=2024">m</a>'.encode(),
        "https://kotaku.go.id/",
    )
    assert [(month.year, month.month) for month in months] == [
        (2024, 3),
        (2024, 2),
        (2024, 1),
        (2023, 11),
        (2023, 10),
        (2023, 9),
    ]
    assert months[-1].url == "https://kotaku.go.id/2023/09/"


def test_a_calendar_is_no_archive() -> None:
    assert (
        archive_months(
            b'<a href="?bulan=4&tahun=2024">lalu</a><a href="?bulan=6&tahun=2024">depan</a>',
            "https://k.go.id/agenda",
        )
        == []
    )


def test_months_by_rule() -> None:
    months = list(
        month_addresses(
            "https://k.go.id/arsip/{year}/{month}", date(2022, 11, 30), date(2023, 2, 1)
        )
    )
    assert [month.url[-7:] for month in months] == ["/2023/2", "/2023/1", "2022/12", "2022/11"]
