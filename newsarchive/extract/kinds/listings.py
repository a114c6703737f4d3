"""Whether a page lists articles or files: several linked headings, or several `Selengkapnya` links, parted by short texts of even length."""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsarchive.extract.frame.furniture import SKIPPED_TAGS, is_frame, is_hidden
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.kinds.voice import tells_of_acts
from newsarchive.extract.markup.tree import document_title, finds, push_content, short_text, text_of
from newsarchive.extract.words.lines import Block, letters

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MORE = re.compile(
    r"(?i)^\W*(?:baca |lihat )?(?:selengkapnya|selanjutnya|lebih lanjut|lebih lengkap)\W*$|"
    r"^\W*(?:lanjutkan membaca|baca lebih lanjut|read more|continue reading|detail berita|baca detail)\b"
)
#: addresses of lists
_LIST_URL = re.compile(
    r"(?i)^/?(?:index\.php/?|home/?)?$|/(?:category|kategori|tag|tags|author|archives?|arsip|topik|label)/|/page/\d+/?$|/search(?:/|$)"
)
_LIST_QUERY = re.compile(
    r"(?i)(?:^|&)(?:s|start|limitstart|paged|updated-max|cat|keyword|max-results)="
)
#: of all prose, what the longest stretch between two items may have; on a list's own address the first item may be whole
_EVEN, _LEADING = 0.5, 0.75
LEAST_ITEMS = 4
#: prose before the first item, in characters; more is an article with links behind it
_LONGEST_INTRODUCTION = 400
_TITLE = 12
#: characters of a link that leads on, `Lanjutkan membaca …` with the title of the article
_LONGEST_MORE = 300


def is_list_url(url: str) -> bool:
    """Whether an address is that of a list: a home page, a section, a search."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if _LIST_QUERY.search(parts.query):
        return True
    return bool(_LIST_URL.search(parts.path)) and not (parts.path in ("", "/") and parts.query)


def lists_articles(element: Any, url: str, survey: Survey) -> bool:
    """Whether below `element` stand the teasers of several articles rather than one article's text."""
    if not _may_list(element, survey):
        return False
    stretches = _stretches(element, survey)
    items, prose = len(stretches) - 1, sum(stretches)
    is_list = is_list_url(url)
    if items < (LEAST_ITEMS - 1 if is_list else LEAST_ITEMS):
        return False
    if stretches[0] > _LONGEST_INTRODUCTION and not is_list:
        return False
    share = _LEADING if is_list and items >= LEAST_ITEMS else _EVEN
    return max(stretches) <= max(share * prose, 200)


#: levels above a text at which an item of a list is looked for, its neighbours there, and alike ones that make a list
_LEVELS_OF_ITEM, _NEIGHBOURS, _ALIKE = 6, 40, 2


def is_item_of_list(element: Any, url: str) -> bool:
    """Whether a text stands in one of several boxes alike, each under the linked headline of another page."""
    node = element
    named: str | None = None
    for _ in range(_LEVELS_OF_ITEM):
        if node is None or node.tag in ("body", "html"):
            return False
        around = chain(node.itersiblings(preceding=True), node.itersiblings())
        alike = [other for other in islice(around, _NEIGHBOURS) if _is_alike(other, node)]
        if len(alike) >= _ALIKE and _leads_on(node, url):
            named = named or letters(document_title(node.getroottree().getroot()))
            if _headline_link(node)[0] not in named:
                return sum(_leads_on(other, url) for other in alike) >= _ALIKE
        node = node.getparent()
    return False


def _is_alike(other: Any, item: Any) -> bool:
    """Whether two neighbours are built by one template: the same element, called the same."""
    return (
        bool(other.tag == item.tag)
        and (other.get("class") or "").split()[:1] == (item.get("class") or "").split()[:1]
    )


def _leads_on(item: Any, url: str) -> bool:
    """Whether the headline of an item is a link to another page."""
    headline, href = _headline_link(item)
    if not headline or not href or href.startswith(("#", "javascript:")):
        return False
    try:
        there, here = urlsplit(urljoin(url, href)), urlsplit(url)
    except ValueError:
        return False
    return (there.path.rstrip("/"), there.query) != (here.path.rstrip("/"), here.query)


def _headline_link(item: Any) -> tuple[str, str]:
    """Letters and address of the first heading of an item, if it is a link."""
    heading = next(item.iter(*_HEADINGS), None)
    if heading is None or not _is_link(heading):
        return "", ""
    link = next(heading.iter("a"), None)
    if link is None:
        link = next(heading.iterancestors("a"))
    return letters(text_of(heading)), (link.get("href") or "").strip()


_FILE = re.compile(
    r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|ods)(?:$|[?#])|/(?:download|unduh)(?:/|\?|$)"
)
_PICTURE = re.compile(r"(?i)\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])")
#: how scripts that show pictures one by one mark their links: Fancybox, Lightbox, LightGallery, GLightbox, prettyPhoto
_SHOWN = ("data-fancybox", "data-lightbox", "data-sub-html", "data-glightbox", "data-pswp-width")
_SHOWN_BY = re.compile(r"(?i)lightbox|prettyphoto|fancybox|magnific|venobox")
_ROWS = ("tr", "li", "p", "dd", "div")
#: characters of what is said of a file
_LONGEST_ROW = 500
#: characters that may stand beside the rows of a list of files
_BESIDE_FILES = 200


_FILE_NAME = re.compile(r"(?i)\w\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|csv)\W*\Z")
_LONGEST_FILE_NAME = 120


def leads_to_file(link: Any) -> bool:
    """Whether a link offers a file, by its address or by the name that it shows: `<a href="/dl/301">Surat Undangan.pdf</a>`."""
    if _FILE.search(link.get("href") or "") is not None:
        return True
    name = short_text(link, _LONGEST_FILE_NAME)
    return bool(name) and _FILE_NAME.search(name) is not None


def leads_to_picture(link: Any) -> bool:
    """Whether a link round a picture shows it, or the film that it stands for, in large rather than another page."""
    if next(link.iter("img"), None) is None:
        return False
    return (
        _PICTURE.search(link.get("href") or "") is not None
        or any(link.get(name) is not None for name in _SHOWN)
        or _SHOWN_BY.search(f"{link.get('rel') or ''} {link.get('class') or ''}") is not None
    )


def lists_files(element: Any, body: list[str]) -> bool:
    """Whether below `element` stand files to be fetched, a row each, and `body`, which was read there, has hardly anything else."""
    links = [link for link in element.iter("a") if leads_to_file(link)]
    if len(links) <= LEAST_ITEMS:
        return False
    rows = _rows_of(links, element)
    if len(rows) <= LEAST_ITEMS:
        return False
    told = [text_of(row) for row in rows]
    beside = [text for text in body if not any(text in row for row in told)]
    return sum(map(len, beside)) <= _BESIDE_FILES and not any(map(tells_of_acts, beside))


def _rows_of(links: list[Any], element: Any) -> set[Any]:
    """The boxes below `element` that hold one file each, with what is said of it."""
    files: dict[Any, set[str]] = {}
    for link in links:
        for parent in link.iterancestors():
            if parent is element:
                break
            files.setdefault(parent, set()).add(link.get("href"))
    rows = set()
    for link in links:
        row = next((parent for parent in link.iterancestors(*_ROWS)), element)
        for parent in row.iterancestors():
            if len(files.get(parent, ())) != 1 or not short_text(parent, _LONGEST_ROW):
                break
            row = parent
        rows.add(row)
    return rows


#: links in a list of them, the share of lines that they are, and characters of the longest line beside them
_LEAST_LINKS, _SHARE_OF_LINKS, _LONGEST_BESIDE = 5, 0.3, 100


def lists_links(blocks: list[Block]) -> bool:
    """Whether lines that were read are links, and what is said of each in a few words."""
    texts = [block for block in blocks if block.kind == "text"]
    linked = [block for block in texts if block.linked]
    if len(linked) < _LEAST_LINKS or len(linked) < _SHARE_OF_LINKS * len(texts):
        return False
    return all(len(block.text) <= _LONGEST_BESIDE for block in texts if not block.linked)


def _may_list(element: Any, survey: Survey) -> bool:
    """Whether there are headings or links enough, before anything is measured."""
    headings = sum(1 for _ in zip(element.iter(*_HEADINGS), range(LEAST_ITEMS), strict=False))
    if headings >= LEAST_ITEMS - 1:
        return True
    more = 0
    titles = 0
    for link in element.iter("a"):
        more += bool(_MORE.match(short_text(link, _LONGEST_MORE)))
        titles += _is_title_link(link, survey) and len(text_of(link)) >= _TITLE
        if max(more, titles) >= LEAST_ITEMS - 1:
            return True
    return False


def _stretches(root: Any, survey: Survey) -> list[int]:
    """Characters of prose before the first item, between items, and behind the last."""
    # where items stand, counted in the characters before them
    prose, headings, mores = 0, [0], [0]
    stack: list[Any] = [root]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            prose += len(element.strip())
            continue
        tag = element.tag
        if not isinstance(tag, str) or (tag in SKIPPED_TAGS and not is_frame(element)):
            continue
        if element is not root and (
            tag == "aside" or is_hidden(element) or survey.is_furniture(element)
        ):
            continue
        if tag in _HEADINGS and _is_link(element):
            headings.append(prose)
            continue
        if tag == "a":
            if _is_title_link(element, survey) and len(text_of(element)) >= _TITLE:
                headings.append(prose)
                continue
            if _MORE.match(short_text(element, _LONGEST_MORE)):
                mores.append(prose)
            if next(element.iter(*_HEADINGS), None) is None:
                continue
        push_content(stack, element)
    items = headings if len(headings) >= len(mores) else mores
    return [end - start for start, end in pairwise([*items, prose])]


_TITLE_NAMES = finds(
    re.compile(r"(?i)(?:^|[\s_-])(?:h[1-6]|fs-[1-5]|title|judul|headline)(?=$|[\s_-])")
)


def _is_title_link(link: Any, survey: Survey) -> bool:
    """A link that is named for a title, or stands alone in a box that is: `<a class="h5">`, `<div class="item-title"><a>`."""
    names = survey.names.get(link)
    if names is not None and _TITLE_NAMES(names):
        return True
    parent = link.getparent()
    names = survey.names.get(parent)
    return (
        names is not None
        and _TITLE_NAMES(names)
        and len(parent) == 1
        and parent.tag not in _HEADINGS
    )


def _is_link(heading: Any) -> bool:
    """A heading that is one link, or stands inside one."""
    text = text_of(heading)
    if len(text) < _TITLE:
        return False
    if any(parent.tag == "a" for parent in heading.iterancestors("a")):
        return True
    linked = max((len(text_of(link)) for link in heading.iter("a")), default=0)
    return linked >= 0.8 * len(text)
