"""Which elements are near an article's text: what stands elsewhere on a page is about other articles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from newsarchive.extract.frame.surroundings import HEAD_FOOTER, is_fact_aside, is_fact_list
from newsarchive.extract.markup.tree import names_of, says, short_text, text_of
from newsarchive.extract.title.headline import headings_of, headline_band

_FRAME = re.compile(
    r"(?i)sidebar|related|widget|latest|terbaru|terkait|popul|footer|comment|top-?bar|header-?top|running|marquee|ticker"
)


#: names that say what a box has or holds, or of which builder it is
_NO_FRAME = re.compile(
    r"(?i)elementor-|ui-|post_comment|(?:has|no|with|without|content)[-_](?:\w+[-_])?sidebar"
)


@lru_cache(maxsize=20_000)
def is_frame_name(names: str) -> bool:
    """Whether class and id of an element name a part of the page that is not about its article."""
    return any(_FRAME.search(name) for name in names.split() if not _NO_FRAME.match(name))


def common_box(root: Any, container: Any | None, title: str | None) -> set[Any]:
    """What holds both headline and text of a page that puts each of them, and the day between them, into a section of its own."""
    if container is None:
        return set()
    heading = next((h for h in headings_of(root) if says(h, title)), None)
    if heading is None:
        return set()
    round_it = set(heading.iterancestors())
    common = next((node for node in container.iterancestors() if node in round_it), None)
    return set() if common is None or common.tag in ("body", "html") else {common}


def scope_of(container: Any | None) -> set[Any]:
    """Elements among which the article's head stands: siblings of the container's ancestors, up to the page's frame."""
    if container is None:
        return set()
    near: set[Any] = set()
    node = container
    # boxes of a grid that hold nothing else do not count
    left = 4
    while left:
        parent = node.getparent()
        if parent is None or parent.tag in ("html",):
            break
        left -= len(parent) > 1
        near.add(parent)
        node = parent
        if parent.tag in ("article", "main", "body"):
            break
    return near


def scope_with_headline(root: Any, container: Any | None, title: str | None) -> set[Any]:
    """`scope_of` the text, with the band in which the headline is set apart from it."""
    scope = scope_of(container)
    if container is not None:
        band = headline_band(root, title, max(scope, key=_depth, default=None))
        # of a band the box round it too: day and author often stand beside the title's own
        scope |= {node for node in (band, _box(band)) if node is not None}
    return scope


def _depth(element: Any) -> int:
    return -sum(1 for _ in element.iterancestors())


def _box(band: Any | None) -> Any | None:
    parent = band.getparent() if band is not None else None
    return parent if parent is not None and parent.tag not in ("body", "html", "main") else None


def is_near(element: Any, scope: set[Any], inside: set[Any]) -> bool:
    """Whether an element stands in the article (`inside`) or among what is round it (`scope_of`)."""
    if element in inside:
        return True
    if not scope:
        return True
    for depth, parent in enumerate(element.iterancestors()):
        if parent.tag == "footer" and _is_own_footer(parent, element, scope):
            continue
        if parent.tag in ("aside", "footer", "nav") and parent not in scope:
            # Drupal prints author and day in `<footer class="node__meta">` above the text
            return bool(HEAD_FOOTER.search(names_of(parent))) or is_fact_aside(parent)
        if parent.tag == "li" and parent not in scope and not _is_facts(parent.getparent()):
            return False
        if (
            is_frame_name(names_of(parent))
            and parent not in scope
            and not is_fact_list(parent)
            and not _is_own_header(parent)
        ):
            return False
        if parent in scope:
            return True
        if depth > 30:
            break
    return False


def stands_behind(element: Any, container: Any) -> bool:
    """Whether an element stands behind the text, in another box than that."""
    way = {container, *container.iterancestors()}
    node = element
    while node is not None and node not in way:
        parent = node.getparent()
        if parent in way:
            return any(other in way for other in node.itersiblings(preceding=True))
        node = parent
    return False


def follows(element: Any, container: Any | None) -> bool:
    """Whether an element stands in the very box that holds the text, or one round that, behind it; no column beside it."""
    box = element.getparent()
    if container is None or box is None or box.tag in ("body", "html"):
        return False
    way = [container, *container.iterancestors()]
    if box not in way[: _BOXES + 1]:
        return False
    return any(other in way for other in element.itersiblings(preceding=True))


#: boxes round a text behind which its tags are looked for
_BOXES = 3
#: characters of a line that says no more than when
_LINE = 60
_DAY_NAME = re.compile(r"(?i)(?:^|[\s_-])(?:entry-date|published|updated)(?=$|[\s_-])")


def _is_own_header(element: Any) -> bool:
    """Whether an element is the header of an article, as Twenty Twenty calls one `header-footer-group`."""
    parent = element.getparent()
    return element.tag == "header" and parent is not None and bool(parent.tag == "article")


def _is_own_footer(footer: Any, element: Any, scope: set[Any]) -> bool:
    """Whether a time tag stands in the footer that an article has of its own: named for publication or change, as Twenty Sixteen
    prints it, or in a line of a few words.
    """
    parent = footer.getparent()
    if element.tag != "time" or parent is None or parent.tag != "article":
        return False
    if _DAY_NAME.search(names_of(element)):
        return True
    line = next(element.iterancestors("p", "li", "div", "footer"))
    return parent in scope and line is not footer and bool(short_text(line, _LINE))


#: characters up to which a list holds facts of an article, and no other articles
_FACTS, _MOST_FACTS = 160, 8
#: with what is said to readers of screens alone
_SPOKEN = 500


def _is_facts(items: Any | None) -> bool:
    """Whether a list is a line of facts about the article: author, day, time."""
    if items is None or len(items) > _MOST_FACTS:
        return False
    length = len(short_text(items, _SPOKEN))
    if length > _FACTS:
        # `Tak ada komentar<span class="screen-reader-text"> pada …</span>` repeats the headline
        spoken = (e for e in items.iter("span") if "screen-reader-text" in names_of(e))
        length -= sum(len(text_of(element)) for element in spoken)
    return 0 < length <= _FACTS
