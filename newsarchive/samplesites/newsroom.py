"""All articles of all sample sites in each epoch: the truth that a crawl is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from newsarchive.samplesites.addresses import article_path, image_path, slugify
from newsarchive.samplesites.article import (
    Epoch,
    Fault,
    SampleArticle,
    SampleCaption,
    SampleDateline,
    Status,
)
from newsarchive.samplesites.authored import written
from newsarchive.samplesites.corrections import CORRECTIONS, correct_later
from newsarchive.samplesites.draft import Draft
from newsarchive.samplesites.generator import generate, timeline
from newsarchive.samplesites.phrases import seeded
from newsarchive.samplesites.releases import carried
from newsarchive.samplesites.site import BENCH, TRAPS, SampleSite, all_sites, find_site

#: generated articles a site: before the first crawl, and between the two
OLD_ARTICLES = 26
NEW_ARTICLES = 2
START = datetime(2023, 7, 3)
END = datetime(2024, 5, 10)
#: when the oldest articles of a grown site appeared
GROWN_FROM = datetime(2021, 1, 4)
#: when editors changed texts
EDITED_ON = datetime(2024, 5, 14, 9, 30)

#: generated articles that a fault befalls, by site and index
_FAULTS: dict[tuple[str, int], Fault] = {
    ("sampel-malang", 4): "redirect-chain",
    ("sampel-ambon", 6): "slow",
    ("sampel-ambon", 11): "error-once",
    ("sampel-jayapura", 9): "truncated",
    ("sampel-kalteng", 14): "injected-spam",
}
#: generated articles that are edited: the last but one before the first crawl, and an older one
_EDITED = (OLD_ARTICLES - 2, 17)


@cache
def truth(epoch: Epoch) -> tuple[SampleArticle, ...]:
    """Every article that a reader of this epoch finds, or found in the one before.

    Sorted by site and publication. A withdrawn article keeps its last text.
    """
    return tuple(
        article for site in all_sites().values() for article in site_articles(site.id, epoch)
    )


@cache
def site_articles(site_id: str, epoch: Epoch, grown: int = 0) -> tuple[SampleArticle, ...]:
    """The articles of one site in an epoch, oldest first.

    A site is `grown` by so many older articles, and in the second epoch by a fifth of that many new ones.
    """
    site = find_site(site_id)
    drafts = sorted([*_drafts(site), *_grown(site, grown)], key=lambda draft: draft.moment)
    articles, slugs = [], set[str]()
    for rank, draft in enumerate(drafts):
        slug = draft.slug or slugify(draft.title)
        if slug in slugs:
            slug = f"{slug}-{sum(taken.startswith(slug) for taken in slugs) + 1}"
        slugs.add(slug)
        number = 1200 + rank * 3 + seeded("number", site.id, rank).randint(0, 2)
        if draft.fate == "new" and epoch == 1:
            continue
        articles.append(as_article(site, draft, number, slug, epoch))
    return tuple(articles)


def _drafts(site: SampleSite) -> list[Draft]:
    if site.id == BENCH:
        return []
    old = [
        generate(site, index, moment)
        for index, moment in enumerate(
            timeline(site, OLD_ARTICLES, _at(site, START), _at(site, END))
        )
    ]
    if site.id == TRAPS:
        return old
    for turn, index in enumerate(_EDITED):
        kind = CORRECTIONS[(2 * list(all_sites()).index(site.id) + turn) % len(CORRECTIONS)]
        old[index] = correct_later(old[index], site, kind)
    for (site_id, index), fault in _FAULTS.items():
        if site_id == site.id:
            old[index] = replace(old[index], fault=fault)
    new = [
        replace(generate(site, OLD_ARTICLES + index, moment), fate="new")
        for index, moment in enumerate(
            timeline(site, NEW_ARTICLES, _at(site, END), _at(site, END + timedelta(days=4)))
        )
    ]
    return [*written(site), *carried(site), *old, *new]


def _grown(site: SampleSite, count: int) -> Iterator[Draft]:
    if not count or site.id == BENCH:
        return
    first = OLD_ARTICLES + NEW_ARTICLES
    older = timeline(site, count, _at(site, GROWN_FROM), _at(site, START))
    for index, moment in enumerate(older):
        yield generate(site, first + index, moment)
    newer = timeline(site, count // 5, _at(site, END), _at(site, END + timedelta(days=4)))
    for index, moment in enumerate(newer):
        yield replace(generate(site, first + count + index, moment), fate="new")


def _at(site: SampleSite, moment: datetime) -> datetime:
    return moment.replace(tzinfo=site.tz)


def as_article(
    site: SampleSite, draft: Draft, number: int, slug: str, epoch: Epoch
) -> SampleArticle:
    """The article that a draft becomes on its site, as it stands in an epoch."""
    status: Status = "present"
    changed = draft.moment
    if epoch == 2:
        if draft.fate == "edited":
            draft, status, changed = draft.edited(), "edited", _at(site, EDITED_ON)
        elif draft.fate == "withdrawn":
            status, changed = "withdrawn", _at(site, EDITED_ON)
        elif draft.fate == "new":
            status = "new"
    return SampleArticle(
        site=site.id,
        path=article_path(site, draft, number, slug),
        key=f"{site.id}/{slug}",
        number=number,
        title=draft.title,
        dateline=draft.dateline,
        bylines=draft.bylines,
        credit_line=draft.credit_line,
        published=_published(site, draft.moment),
        moment=draft.moment,
        changed=changed,
        body=[text for text in draft.body if text not in draft.asides],
        printed=_printed(draft.dateline, draft.body),
        captions=[
            SampleCaption(
                text=caption.text,
                printed=caption.printed,
                credit=caption.credit,
                placement=caption.placement,
                image=image_path(site, draft, slug, index),
            )
            for index, caption in enumerate(draft.captions)
        ],
        tags=draft.tags,
        section=draft.section,
        event_date=draft.event_date,
        release=draft.release,
        kind=draft.kind,
        status=status,
        fault=draft.fault,
        language=draft.language,
    )


def _printed(dateline: SampleDateline | None, body: list[str]) -> list[str]:
    if dateline is None or not body:
        return list(body)
    return [dateline.text + dateline.end + body[0], *body[1:]]


def _published(site: SampleSite, moment: datetime) -> str:
    return moment.date().isoformat() if site.precision == "day" else moment.isoformat()
