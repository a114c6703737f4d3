"""The golden pages (`tests/golden/`): what share of each field is read exactly as a careful reader would.

A page's expectations were written from its text alone. Each field has its threshold below; a failing
field names the pages that miss it.
"""

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from newsarchive.extract.article import Article
from newsarchive.reading import PageInput, read_page

GOLDEN = Path(__file__).parents[2] / "golden"
#: least share of pages on which the field is exact
TITLE = 0.99
DATELINE = 0.99
BYLINES = 0.99
#: a name that was missed has no role either
ROLES = 0.98
CAPTIONS = 0.99
PUBLISHED = 0.99
LANGUAGE = 0.99
KIND = 1.0
#: least mean F1 of body words
BODY_F1 = 0.99

pytestmark = pytest.mark.slow

_FETCHED = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


LISTINGS = sorted(path.stem for path in GOLDEN.glob("*.json"))


@cache
def expectations(listing: str) -> list[dict]:
    return json.loads((GOLDEN / f"{listing}.json").read_text(encoding="utf-8"))


@cache
def readings_of(listing: str) -> list[tuple[str, dict, Article]]:
    """(name, expectation, article) of the golden pages of a listing."""
    found = []
    for expected in expectations(listing):
        path = GOLDEN / listing / expected["file"]
        body = path.read_bytes()
        if path.suffix == ".gz":
            body = gzip.decompress(body)
        page = PageInput(
            source_id="golden",
            url=expected["url"],
            body=body,
            content_type=expected.get("content_type"),
            fetched_at=_FETCHED,
        )
        found.append((f"{listing}/{path.name}", expected, read_page(page).article))
    return found


def readings() -> list[tuple[str, dict, Article]]:
    """(name, expectation, article) of every golden page."""
    return [reading for listing in LISTINGS for reading in readings_of(listing)]


def articles() -> list[tuple[str, dict, Article]]:
    return [item for item in readings() if item[1]["kind"] == "article"]


def plain(text: str | None) -> str:
    return " ".join((text or "").split())


def words(texts: list[str]) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(texts).lower()))


def body_f1(expected: list[str], got: list[str]) -> float:
    wanted, found = words(expected), words(got)
    shared = (wanted & found).total()
    return 2 * shared / ((wanted.total() + found.total()) or 1)


def same_time(expected: str | None, got: str | None) -> bool:
    """Equal at the precision that the page prints: day, minute of the wall clock, or moment."""
    if expected is None or got is None:
        return expected == got
    if len(expected) <= 19:
        shown = expected[:16]
        return got[: len(shown)] == shown
    wanted, found = datetime.fromisoformat(expected), datetime.fromisoformat(got)
    if len(got) < 16 or found.tzinfo is None:
        return False
    return abs((wanted - found).total_seconds()) < 60


def assert_share(field: str, least: float, pairs: list[tuple[str, object, object, bool]]) -> None:
    """Fail with the missed pages when fewer than `least` of them are right."""
    missed = [
        f"{name}: wanted {want!r}, got {got!r}" for name, want, got, good in pairs if not good
    ]
    share = 1 - len(missed) / len(pairs)
    print(f"{field}: {len(pairs) - len(missed)} of {len(pairs)} ({share:.4f})")
    assert share >= least, f"{field} {share:.4f} < {least}\n" + "\n".join(missed)


def test_there_are_enough_pages_and_layouts():
    assert sum(len(expectations(listing)) for listing in LISTINGS) >= 2000
    assert len(LISTINGS) >= 50
    assert len(expectations("handwritten")) >= 25


@pytest.mark.parametrize("listing", LISTINGS)
def test_kind(listing):
    # the first test that wants readings: listing by listing, so that none waits for all of them
    assert_share(
        "kind",
        KIND,
        [(name, e["kind"], a.kind, e["kind"] == a.kind) for name, e, a in readings_of(listing)],
    )


def test_title():
    assert_share(
        "title",
        TITLE,
        [(n, e["title"], a.title, plain(a.title) == plain(e["title"])) for n, e, a in articles()],
    )


def test_dateline():
    def shown(article: Article) -> dict[str, str | None] | None:
        line = article.dateline
        return {"place": line.place, "text": plain(line.text)} if line else None

    assert_share(
        "dateline",
        DATELINE,
        [(n, e["dateline"], shown(a), shown(a) == e["dateline"]) for n, e, a in articles()],
    )


def test_bylines():
    assert_share(
        "bylines",
        BYLINES,
        [
            (n, e["bylines"], names, sorted(names) == sorted(e["bylines"]))
            for n, e, a in articles()
            for names in [list(dict.fromkeys(credit.name for credit in a.bylines))]
        ],
    )


def test_roles():
    """`name:role` of the credits whose role the page tells without doubt."""
    pairs = [
        (n, e["roles"], got, set(e["roles"]) <= set(got))
        for n, e, a in articles()
        if "roles" in e
        for got in [[f"{credit.name}:{credit.role}" for credit in a.bylines]]
    ]
    assert len(pairs) >= 300
    assert_share("roles", ROLES, pairs)


def test_captions():
    def key(text: str, credit: str | None) -> tuple[str, str | None]:
        return plain(text).rstrip(" ."), credit

    pairs = []
    for name, expected, article in readings():
        if "captions" in expected:
            want = sorted(
                (key(c["text"], c["credit"]) for c in expected["captions"]), key=lambda c: c[0]
            )
            got = sorted((key(c.text, c.credit) for c in article.captions), key=lambda c: c[0])
            pairs.append((name, want, got, want == got))
    assert_share("captions", CAPTIONS, pairs)


def test_published():
    assert_share(
        "published",
        PUBLISHED,
        [
            (n, e["published"], value, same_time(e["published"], value))
            for n, e, a in articles()
            for value in [a.published.value if a.published else None]
        ],
    )


def test_modified():
    pairs = [
        (n, e["modified"], value, same_time(e["modified"], value))
        for n, e, a in articles()
        if "modified" in e
        for value in [a.modified.value if a.modified else None]
    ]
    assert len(pairs) >= 10
    assert_share("modified", PUBLISHED, pairs)


@pytest.mark.parametrize("field", ["section", "tags"])
def test_section_and_tags(field):
    pairs = [
        (n, e[field], getattr(a, field), getattr(a, field) == e[field])
        for n, e, a in articles()
        if field in e
    ]
    assert len(pairs) >= 5
    assert_share(field, 1.0, pairs)


def test_flags():
    flagged = [
        (n, e["flag"], a.flags, e["flag"] in a.flags) for n, e, a in articles() if "flag" in e
    ]
    assert len(flagged) >= 2
    assert_share("flag", 1.0, flagged)


def test_language():
    assert_share(
        "language",
        LANGUAGE,
        [(n, e["language"], a.language, a.language == e["language"]) for n, e, a in articles()],
    )


def test_body():
    scores = [(body_f1(e["body"], a.body), name) for name, e, a in articles()]
    mean = sum(score for score, _ in scores) / len(scores)
    print(f"body: mean F1 {mean:.4f}")
    worst = "\n".join(f"{name}: {score:.4f}" for score, name in sorted(scores) if score < 0.995)
    assert mean >= BODY_F1, f"body F1 {mean:.4f} < {BODY_F1}\n{worst}"


@pytest.mark.parametrize("name", ["body_f1", "same_time"])
def test_the_measures_can_fail(name):
    if name == "body_f1":
        assert body_f1(["a b"], ["a b"]) == 1
        assert body_f1(["a b"], ["a c"]) == 0.5
    else:
        assert same_time("2023-11-18T14:05:00+07:00", "2023-11-18T07:05:00+00:00")
        assert not same_time("2023-11-18T14:05:00+07:00", "2023-11-18T14:05:00+08:00")
        assert not same_time("2023-11-18T14:05:00+07:00", "2023-11-18")
        assert same_time("2023-11-18", "2023-11-18T14:05:00+07:00")
        assert not same_time("2023-11-18", None)
