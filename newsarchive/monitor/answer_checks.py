"""What stands out in how a site answers: failures, refusals, spam, articles gone, nothing new. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from newsarchive.monitor.facts import RunFacts, since_when
from newsarchive.monitor.finding import Finding


def unreachable(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Nearly every request of the last run failed; twice in a row it is broken."""
    shows = [run.failed >= 1 and run.failed >= 0.8 * run.pages for run in history]
    if not shows[-1]:
        return []
    last = history[-1]
    # "no discovery page could be read: status 503" says nothing that "status 503" does not
    own = [
        one
        for one in last.reasons
        if not any(other in one for other in last.reasons if other != one)
    ]
    reasons = sorted(own, key=lambda reason: -last.reasons[reason])[:2]
    return [
        Finding(
            source=source,
            kind="unreachable",
            severity="broken" if shows[-2:] == [True, True] else "watch",
            since=since_when(history, shows),
            text=f"{last.failed} of {last.pages} requests failed: {', '.join(reasons) or '?'}",
        )
    ]


def blocked(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Pages answer, but as a firewall, a login or an error in disguise."""
    answered = [run for run in history if run.has_answers]
    shows = []
    for run in answered:
        disguised = sum(count for kind, count in run.kinds.items() if kind != "spam")
        shows.append(disguised >= 3 and disguised >= 0.5 * max(1, run.pages - run.failed))
    if not answered or not shows[-1]:
        return []
    kinds = {kind: count for kind, count in answered[-1].kinds.items() if kind != "spam"}
    words = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return [
        Finding(
            source=source,
            kind="blocked",
            severity="broken",
            since=since_when(answered, shows),
            text=f"pages answer 200 but are no articles: {words}",
        )
    ]


def unlisted(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Feeds and listings answer, and show no article any more; where none shows any, twice in a row, it is broken."""
    showed: set[str] = set()
    empty: list[list[str]] = []
    for run in history:
        empty.append([page for page, count in run.listed.items() if not count and page in showed])
        showed.update(page for page, count in run.listed.items() if count)
    # a page that did not change, or did not answer, says nothing
    told = [(run, pages) for run, pages in zip(history, empty, strict=True) if run.listed]
    if not told or not told[-1][1]:
        return []
    runs, shows = [run for run, _pages in told], [bool(pages) for _run, pages in told]
    is_all = [not any(run.listed.values()) for run in runs]
    pages = told[-1][1]
    before = max(run.listed.get(pages[0], 0) for run in runs)
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return [
        Finding(
            source=source,
            kind="unlisted",
            severity="broken" if is_all[-2:] == [True, True] else "watch",
            since=since_when(runs, shows),
            text=f"{pages[0]}{more} answers and shows no article, before up to {before}; is it another page now?",
        )
    ]


def spam(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Whole pages of spam, or spam cut out of articles."""
    answered = [run for run in history if run.has_answers]
    counts = [run.kinds.get("spam", 0) + run.injected for run in answered]
    shows = [count > 0 for count in counts]
    if not answered or not shows[-1]:
        return []
    return [
        Finding(
            source=source,
            kind="spam",
            severity="watch",
            since=since_when(answered, shows),
            text=f"{counts[-1]} {'page carries' if counts[-1] == 1 else 'pages carry'} injected spam",
        )
    ]


def vanishing(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Many known articles are gone at once: a site was rebuilt, or its addresses changed."""
    last = history[-1]
    usual = median([run.gone for run in history[:-1]] or [0])
    if last.gone < 10 or last.gone < 10 * max(usual, 1) or last.gone < 0.3 * last.pages:
        return []
    return [
        Finding(
            source=source,
            kind="vanishing",
            severity="watch",
            since=last.ended,
            text=f"{last.gone} known articles are gone, usually {usual:g} a run; were they moved?",
        )
    ]


def silent(source: str, history: Sequence[RunFacts], now: datetime) -> list[Finding]:
    """Nothing new for much longer than ever before."""
    news = [run.ended for run in history if run.new]
    if len(news) < 4:
        return []
    gaps = sorted(later - earlier for earlier, later in pairwise(news))
    limit = max(2 * gaps[-1], 4 * gaps[len(gaps) // 2], timedelta(days=2))
    silence = min(now, history[-1].ended) - news[-1]
    if silence <= limit:
        return []
    return [
        Finding(
            source=source,
            kind="silent",
            severity="watch",
            since=news[-1],
            text=f"nothing new for {silence.days} days; the longest pause was {gaps[-1].days} days",
        )
    ]
