"""Judges the health of a source from its runs: what broke, since when, how sure that is. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from newsarchive.extract.filled import WATCHED
from newsarchive.monitor.facts import HISTORY, RunFacts
from newsarchive.monitor.finding import Finding
from newsarchive.monitor.shape import has_new_template
from newsarchive.monitor.site_checks import certificate, clock, moved, robots_changed
from newsarchive.records import JsonRecord
from newsarchive.sources.drift import has_dropped

State = Literal["well", "watch", "broken", "unknown"]

#: articles needed to speak of a share
_FEWEST_ARTICLES = 8
#: share of doubtful pages that stands out
_DOUBTFUL = 0.3
_NEW_TEMPLATE = "article pages have a new shape; see `newsarchive sources check`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health(JsonRecord):
    """How a source stands."""

    source: str
    state: State
    findings: list[Finding]
    last_run: datetime | None
    last_new: datetime | None
    #: pages held that are no records, by reason: `low-confidence`, `listing`, …
    apart: dict[str, int] = field(default_factory=dict)


def assess(
    source: str, runs: Sequence[RunFacts], now: datetime, apart: Mapping[str, int] | None = None
) -> Health:
    """Judge a source by its runs, in any order; without runs its health is unknown.

    `apart` are the pages that are kept apart now, by reason; they are told as they are.
    """
    history = sorted(runs, key=lambda run: run.ended)[-HISTORY:]
    kept_apart = dict(apart or {})
    if not history:
        return Health(
            source=source,
            state="unknown",
            findings=[],
            last_run=None,
            last_new=None,
            apart=kept_apart,
        )
    checks = (
        _unreachable,
        _blocked,
        _spam,
        _doubtful,
        _fill_rates,
        _furniture,
        _template,
        _vanishing,
    )
    findings = [finding for check in checks for finding in check(source, history)]
    findings += _silent(source, history, now)
    findings += moved(source, history)
    findings += robots_changed(source, history, now)
    findings += certificate(source, history, now)
    findings += clock(source, history)
    state: State = "well"
    if findings:
        state = "broken" if any(item.severity == "broken" for item in findings) else "watch"
    news = [run.ended for run in history if run.new]
    return Health(
        source=source,
        state=state,
        findings=findings,
        last_run=history[-1].ended,
        last_new=max(news, default=None),
        apart=kept_apart,
    )


def _since(history: Sequence[RunFacts], shows: Sequence[bool]) -> datetime:
    """End of the first run of the unbroken row of runs, up to the last, that show something."""
    since = history[-1].ended
    for run, shown in zip(reversed(history), reversed(shows), strict=True):
        if not shown:
            break
        since = run.ended
    return since


def _unreachable(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Nearly every request of the last run failed; twice in a row it is broken."""
    shows = [run.failed >= 1 and run.failed >= 0.8 * run.pages for run in history]
    if not shows[-1]:
        return []
    last = history[-1]
    reasons = sorted(last.reasons, key=lambda reason: -last.reasons[reason])[:2]
    return [
        Finding(
            source=source,
            kind="unreachable",
            severity="broken" if shows[-2:] == [True, True] else "watch",
            since=_since(history, shows),
            text=f"{last.failed} of {last.pages} requests failed: {', '.join(reasons) or '?'}",
        )
    ]


def _blocked(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Pages answer, but as a firewall, a login or an error in disguise."""
    shows = []
    for run in history:
        disguised = sum(count for kind, count in run.kinds.items() if kind != "spam")
        shows.append(disguised >= 3 and disguised >= 0.5 * max(1, run.pages - run.failed))
    if not shows[-1]:
        return []
    kinds = {kind: count for kind, count in history[-1].kinds.items() if kind != "spam"}
    words = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return [
        Finding(
            source=source,
            kind="blocked",
            severity="broken",
            since=_since(history, shows),
            text=f"pages answer 200 but are no articles: {words}",
        )
    ]


def _spam(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Whole pages of spam, or spam cut out of articles."""
    counts = [run.kinds.get("spam", 0) + run.injected for run in history]
    shows = [count > 0 for count in counts]
    if not shows[-1]:
        return []
    return [
        Finding(
            source=source,
            kind="spam",
            severity="watch",
            since=_since(history, shows),
            text=f"{counts[-1]} {'page carries' if counts[-1] == 1 else 'pages carry'} injected spam",
        )
    ]


def _doubtful(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Many pages were read with low confidence only, and are no records for that."""
    read = [run for run in history if run.articles + run.doubtful >= _FEWEST_ARTICLES]
    shows = [run.doubtful >= _DOUBTFUL * (run.articles + run.doubtful) for run in read]
    if not read or not shows[-1]:
        return []
    last = read[-1]
    return [
        Finding(
            source=source,
            kind="doubtful",
            severity="watch",
            since=_since(read, shows),
            text=f"{last.doubtful} of {last.articles + last.doubtful} pages were read with low confidence and are no "
            f"records: `newsarchive report quarantine {source}`",
        )
    ]


def _fill_rates(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """A field that used to be filled is not any more; runs with few articles count together."""
    recent, before = _split(history)
    articles, earlier = _articles(recent), _articles(before)
    if articles < _FEWEST_ARTICLES or earlier < _FEWEST_ARTICLES:
        return []
    findings = []
    for name in WATCHED:
        filled, usual = (sum(run.filled.get(name, 0) for run in runs) for runs in (recent, before))
        if has_dropped(filled, articles, usual, earlier):
            findings.append(
                Finding(
                    source=source,
                    kind="fill-rate",
                    severity="broken" if name in ("title", "published", "body") else "watch",
                    since=recent[0].ended,
                    text=f"{name} is filled in {filled / articles:.0%} of articles, usually in {usual / earlier:.0%}",
                )
            )
    return findings


def _furniture(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Texts of articles hold what stands in most of them."""
    read = [run for run in history if run.articles >= _FEWEST_ARTICLES]
    shows = [run.repeated > 0 for run in read]
    if not read or not shows[-1]:
        return []
    count = read[-1].repeated
    stand = "1 paragraph stands" if count == 1 else f"{count} paragraphs stand"
    return [
        Finding(
            source=source,
            kind="furniture",
            severity="watch",
            since=_since(read, shows),
            text=f"{stand} in most articles and may be none of their text: `newsarchive sources learn {source}`",
        )
    ]


def _split(history: Sequence[RunFacts]) -> tuple[Sequence[RunFacts], Sequence[RunFacts]]:
    """The fewest latest runs that hold enough articles, and those before."""
    for start in range(len(history) - 1, -1, -1):
        if _articles(history[start:]) >= _FEWEST_ARTICLES:
            return history[start:], history[:start]
    return history, ()


def _articles(runs: Sequence[RunFacts]) -> int:
    return sum(run.articles for run in runs)


def _template(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """Article pages have another shape than in the runs before."""
    shaped = [run for run in history if run.shape]
    for before, after in reversed(list(pairwise(shaped[-4:]))):
        if has_new_template(before.shape, after.shape) and not has_new_template(
            after.shape, shaped[-1].shape
        ):
            return [
                Finding(
                    source=source,
                    kind="template-changed",
                    severity="watch",
                    since=after.ended,
                    text=_NEW_TEMPLATE,
                )
            ]
    recent, earlier = _split(history)
    now_rule, usual_rule = _usual_rule(recent), _usual_rule(earlier)
    if now_rule and usual_rule and now_rule != usual_rule:
        return [
            Finding(
                source=source,
                kind="template-changed",
                severity="watch",
                since=recent[0].ended,
                text=f"bodies are read by another rule ({now_rule}, before {usual_rule})",
            )
        ]
    return []


def _usual_rule(runs: Sequence[RunFacts]) -> str | None:
    """The rule by which most bodies of enough articles were read."""
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(run.rules)
    if counts.total() < _FEWEST_ARTICLES:
        return None
    rule, count = counts.most_common(1)[0]
    return rule if count >= 0.7 * counts.total() else None


def _vanishing(source: str, history: Sequence[RunFacts]) -> list[Finding]:
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


def _silent(source: str, history: Sequence[RunFacts], now: datetime) -> list[Finding]:
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
