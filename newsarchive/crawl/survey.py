"""What a site was seen to hold when everything it lists was looked through, against what the archive holds."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from newsarchive.crawl.holdings import held_articles
from newsarchive.crawl.seen import BITS, SeenNotes
from newsarchive.store import Store

UNDATED = "undated"


def survey(store: Store, notes: SeenNotes, source: str, now: datetime) -> dict[str, Any]:
    """Addresses shown and not held, by kind of page and by month, as the memory of a source keeps it.

    An article that is held counts in the month of its publication, another one in the month that the
    site's lists or its address date it to. Addresses that turned out to be gone, or no articles, are
    not counted.
    """
    kinds: Counter[str] = Counter()
    months: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for part in notes.all(source):
        states = store.url_states(source, [seen.key for seen in part])
        ids = {state.article_id for state in states.values() if state.article_id}
        held = held_articles(store, sorted(ids))
        counted: set[str] = set()
        for seen in part:
            state = states.get(seen.key)
            article = state.article_id if state else None
            if article in held:
                if article in counted:
                    continue
                counted.add(article or "")
                month = (held[article or ""] or "")[:7] or seen.month
            elif state is not None and article is None and state.last_status in (200, 404, 410):
                continue
            else:
                month = seen.month
                missing[month or UNDATED] += 1
            months[month or UNDATED] += 1
            kinds.update(kind for kind in BITS if seen.by(kind))
    return {
        "on": now.isoformat(timespec="seconds"),
        "kinds": dict(sorted(kinds.items())),
        "months": dict(sorted(months.items())),
        "missing": dict(sorted(missing.items())),
    }
