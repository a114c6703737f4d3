"""What stands out in how pages of a site are read: doubts, fields that ran empty, furniture, another template. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsarchive.extract.filled import WATCHED
from newsarchive.monitor.facts import RunFacts, since_when
from newsarchive.monitor.finding import Finding
from newsarchive.monitor.shape import has_new_template
from newsarchive.sources.drift import has_dropped

#: articles needed to speak of a share
_FEWEST_ARTICLES = 8
#: share of doubtful pages that stands out
_DOUBTFUL = 0.3
_NEW_TEMPLATE = "article pages have a new shape; see `newsarchive sources check`"


def doubtful(source: str, history: Sequence[RunFacts]) -> list[Finding]:
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
            since=since_when(read, shows),
            text=f"{last.doubtful} of {last.articles + last.doubtful} pages were read with low confidence and are no "
            f"records: `newsarchive report quarantine {source}`",
        )
    ]


def fill_rates(source: str, history: Sequence[RunFacts]) -> list[Finding]:
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


def furniture(source: str, history: Sequence[RunFacts]) -> list[Finding]:
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
            since=since_when(read, shows),
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


def template(source: str, history: Sequence[RunFacts]) -> list[Finding]:
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
