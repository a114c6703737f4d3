"""Which articles of a source are asked for next: from the frontier, up to its window, as far as discovery has come."""

from __future__ import annotations

from collections import Counter as Tally
from collections import defaultdict, deque
from collections.abc import Iterator

from newsarchive.crawl.counting import Counter
from newsarchive.crawl.frontier import FrontierEntry
from newsarchive.crawl.session import CrawlSession


class ArticleQueue:
    """Hands out articles of every source of a crawl, and knows what is under way."""

    def __init__(self, session: CrawlSession, count: Counter) -> None:
        self._session = session
        self._count = count
        self._under_way: Tally[str] = Tally()
        #: discovery pages that were asked for and not answered yet
        self._discovering: Tally[str] = Tally()
        self._discovered: set[str] = set()
        #: taken from the frontier, not yet asked for
        self._reserve: defaultdict[str, deque[FrontierEntry]] = defaultdict(deque)

    def discovery_asked(self, source_id: str) -> None:
        """A discovery page was asked for."""
        self._discovering[source_id] += 1

    def discovery_answered(self, source_id: str) -> bool:
        """A discovery page was answered, or could not be had. Returns whether its stage is over."""
        self._discovering[source_id] -= 1
        return not self._discovering[source_id] and source_id not in self._discovered

    def discovery_over(self, source_id: str) -> None:
        """All pages of discovery were answered, or there are none."""
        self._discovered.add(source_id)

    def is_discovered(self, source_id: str) -> bool:
        """Whether discovery is over."""
        return source_id in self._discovered

    def take(self, source_id: str) -> Iterator[FrontierEntry]:
        """Articles until the source's window is full.

        While discovery runs, those only of which it will not tell more: hints of later pages count too.
        """
        allowance = self._session.allowance
        while self._under_way[source_id] < self._session.window:
            entry = self._next(source_id) if allowance.articles_left(source_id) != 0 else None
            if entry is None:
                return
            allowance.take_article(source_id)
            self._under_way[source_id] += 1
            yield entry

    def _next(self, source_id: str) -> FrontierEntry | None:
        reserve, frontier = self._reserve[source_id], self._session.frontier
        most = 2 * self._session.window
        if not reserve and source_id in self._discovered:
            reserve.extend(frontier.take(source_id, most))
        elif not reserve:
            keys = self._session.discoverer(source_id, self._count).complete(most)
            reserve.extend(frontier.take_these(source_id, keys))
        return reserve.popleft() if reserve else None

    def answered(self, source_id: str) -> None:
        """An article was answered, or could not be had."""
        self._under_way[source_id] -= 1

    def doing(self, source_id: str) -> str:
        """What is done for a source now, in a word."""
        if source_id in self._session.left:
            return "left"
        if source_id not in self._discovered:
            return "discovering"
        return "fetching" if self._under_way[source_id] else "done"
