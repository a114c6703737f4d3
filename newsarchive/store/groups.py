"""Sets of articles that links connect, as one batch makes them grow (union-find)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Groups:
    """Starts from the clusters that articles are in already."""

    def __init__(self, clusters: Mapping[str, str]) -> None:
        self._parent: dict[str, str] = {}
        self._grown: set[str] = set()
        first: dict[str, str] = {}
        for article_id, cluster_id in clusters.items():
            self._unite(first.setdefault(cluster_id, article_id), article_id)

    def connected(self, one: str, other: str) -> bool:
        """Whether links lead from one article to the other."""
        return self._root(one) == self._root(other)

    def join(self, one: str, other: str) -> None:
        """Link two articles."""
        self._unite(one, other)
        self._grown |= {one, other}

    def grown(self) -> Iterator[set[str]]:
        """Groups that were joined; of clusters known before, at least one member each."""
        members: dict[str, set[str]] = {}
        for article_id in self._parent:
            members.setdefault(self._root(article_id), set()).add(article_id)
        for root in sorted({self._root(article_id) for article_id in self._grown}):
            yield members[root]

    def _root(self, article_id: str) -> str:
        parent = self._parent.setdefault(article_id, article_id)
        while parent != self._parent[parent]:
            self._parent[article_id] = self._parent[parent]
            article_id, parent = parent, self._parent[parent]
        return parent

    def _unite(self, one: str, other: str) -> None:
        first, second = self._root(one), self._root(other)
        self._parent[max(first, second)] = min(first, second)
