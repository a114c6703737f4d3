"""Made-up articles in any number: words by Zipf's law, every fifth a labelled near-copy of an earlier one."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.dedup import dedup_keys
from newsarchive.extract.article import Article, Credit, Dateline, DateValue
from newsarchive.reading import PageReading
from newsarchive.sources.profile import Profile

#: share of articles that are near-copies
COPIES = 0.2
_SYLLABLES = "ba be bi bo bu ca da di du ga gu ha ja ka ke ki la li lu ma me mi na ni nga nya pa pe ra ri sa se si ta te ti wa ya".split()
_VOCABULARY = 40_000
_START = datetime(2015, 1, 1, tzinfo=UTC)
_RECENT = 5_000


def profiles() -> list[Profile]:
    """Fifty sources in different regions."""
    return [
        Profile(id=f"s{n}", name=f"Sumber {n}", region=f"{11 + n // 5}.{n % 5 + 1:02d}", home=f"https://s{n}.test/")
        for n in range(50)
    ]  # fmt: skip


def vocabulary(rng: random.Random) -> list[str]:
    """Distinct words of two to five syllables."""
    words: dict[str, None] = {}
    while len(words) < _VOCABULARY:
        words["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 5)))] = None
    return list(words)


def articles(count: int, seed: int = 1) -> Iterator[tuple[PageReading, int | None]]:
    """Readings, each with the number of the article it is a copy of; near-copies change 1 to 6 % of the words.

    Copies follow their original within the last five thousand articles, as reprinted releases do.
    """
    rng = random.Random(seed)
    words = vocabulary(rng)
    drawn = _zipf_table(words)
    recent: list[tuple[int, list[str]]] = []
    for number in range(count):
        origin = None
        if recent and rng.random() < COPIES:
            origin, text = rng.choice(recent)
            text = _edited(text, rng, words)
        else:
            picks = array("I", rng.randbytes(4 * rng.randint(120, 320)))
            text = [drawn[pick >> 12] for pick in picks]
            recent.append((number, text))
            if len(recent) > _RECENT:
                recent.pop(rng.randrange(100))
        yield _reading(number, text, rng, words), origin


def _zipf_table(words: list[str]) -> list[str]:
    """The words, each as often as Zipf's law has it among 2^20 draws."""
    size = 1 << 20
    shares = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    table: list[str] = []
    for word, share in zip(words, shares, strict=True):
        table += [word] * (round(size * share / shares[-1]) - len(table))
    return table


def _edited(text: list[str], rng: random.Random, words: list[str]) -> list[str]:
    text = list(text)
    for _ in range(max(1, int(len(text) * rng.uniform(0.01, 0.06)))):
        at = rng.randrange(len(text))
        text[at : at + 1] = rng.choice(([], [rng.choice(words)], [text[at], rng.choice(words)]))
    return text


def _reading(number: int, text: list[str], rng: random.Random, words: list[str]) -> PageReading:
    source = f"s{rng.randrange(50)}"
    url = f"https://{source}.test/berita/{number}"
    when = _START + timedelta(minutes=5 * number)
    article = Article(
        url=url,
        canonical_url=url,
        kind="article",
        title=" ".join(text[:8]).capitalize(),
        body=[" ".join(text[i : i + 50]) + "." for i in range(0, len(text), 50)],
        published=DateValue(value=when.isoformat(), precision="minute", timezone="Asia/Jakarta", source="meta"),
        dateline=Dateline(text="Kota", place="Kota", region_code="33.21.04"),
        bylines=[Credit(name=words[rng.randrange(300)].capitalize(), role="reporter", raw="")],
        language="id",
    )  # fmt: skip
    capture = Capture(
        record_id=f"urn:uuid:{number:032x}",
        record_type="response",
        url=url,
        surt=url,
        fetched_at=when,
        status=200,
        mime="text/html",
        payload_digest=f"sha1:{number:032X}",
        warc_file=f"2023/11/{number // 50_000}.warc.gz",
        offset=number % 50_000 * 12_000,
        length=12_000,
        context=PageContext(source_id=source, role="article", run_id="20231118T000000-aaaa"),
    )
    return PageReading(
        source_id=source, capture=capture, article=article, keys=dedup_keys(source, article)
    )
