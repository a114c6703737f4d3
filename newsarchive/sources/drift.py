"""When a share is lower than it was: by much, and not by chance."""

from __future__ import annotations

from math import sqrt

#: what is called much
_DROP = 0.3
#: standard deviations of the difference of two shares
_DEVIATIONS = 3


def has_dropped(filled: int, articles: int, usual: int, usual_articles: int) -> bool:
    """Whether `filled` of `articles` is a drop against `usual` of `usual_articles`; of both there are some."""
    share, before = filled / articles, usual / usual_articles
    deviation = sqrt(before * (1 - before) * (1 / articles + 1 / usual_articles))
    return before - share > max(_DROP, _DEVIATIONS * deviation)
