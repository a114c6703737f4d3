"""The title of a page that names only its site in `<title>`: the most prominent line printed before the text."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import names_of, short_text
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.title.headline import heading_text, leads_home
from newsarchive.extract.title.site_titles import PAGE_WORDS, names_page, names_site_only
from newsarchive.extract.words.telling import tells_of

#: characters of running text that end the head of an article
_PROSE = 100
_TAGS = frozenset(
    (
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "span",
        "p",
        "td",
        "font",
        "b",
        "strong",
        "center",
        "big",
    )
)
_ORDERS = ("h1", "h2", "h3", "h4", "h5")
_PROMINENCE = {"h1": 1.0, "h2": 0.9, "h3": 0.8, "h4": 0.7, "h5": 0.6, "big": 0.6}
_NAMED = re.compile(
    r"(?i)(?:^|[\s_-])(?<!sub-)(?<!sub_)(?<!sub )(?:lbl|txt|lit)?(?:judul\w*|jdl|title|headline|entry-title|post-?title)(?=$|[\s_-])"
)
_NO_TITLE = re.compile(
    r"(?i)caption|author|byline|penulis|ket-?foto|keterangan|invisible|sr-only|screen-reader|visually-hidden|breadcrumb|widget"
)
_SILENT = frozenset(("script", "style", "noscript", "select", "option", "marquee", "nav", "head"))
#: a full stop ends a sentence; a dash, what stands before one: `Ende, Humas.-`
_SENTENCE = re.compile(r"[.;,–—-]\s*$")
#: sizes of type that style sheets have for headlines: Bootstrap, Tailwind
_LARGE = re.compile(
    r"(?:^|\s)(?:\w+:)?(?:fs-[1-3]|display-[1-6]|h[1-4]|text-h[1-6]|text-[2-9]xl)(?=\s|$)"
)
_LARGE_TYPE = re.compile(
    r"(?i)font-size\s*:\s*(?:(?:2\d|[3-9]\d)(?:\.\d+)?px|(?:1[6-9]|[2-9]\d)(?:\.\d+)?pt|(?:1\.[5-9]|[2-9](?:\.\d+)?)\d*r?em)"
)
_SIZED = frozenset(("p", "div", "span", "strong"))
#: boxes and type of Bootstrap, in which a theme prints a headline as a link that leads nowhere
_BOLD = re.compile(r"(?:^|\s)f(?:s-[1-3]|w-bold)(?=\s(?:.*\s)?f(?:s-[1-3]|w-bold)(?:\s|$))")


def printed_title(root: Any, container: Any | None, site: str) -> tuple[str, str] | None:
    """(title, selector) of the line that stands out most before the text, the nearest of equals; not the site's name."""
    inside = set(container.iter()) if container is not None else set()
    best: tuple[float, str, str] | None = None
    linked: tuple[str, str] | None = None
    banner: Any | None = None
    ignored: set[Any] = set()
    is_begun = False
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in _SILENT or element.getparent() in ignored:
            ignored.add(element)
            continue
        if element in inside:
            is_begun = True
        elif is_begun and (best or linked) is not None:
            # behind the text stand other headlines
            break
        if element in inside and len((element.text or "").strip()) >= _PROSE and tag != "a":
            break
        is_bold_link = tag == "a" and _BOLD.search(element.get("class") or "") is not None
        if tag in _TAGS or "-" in tag or (is_bold_link and _leads_nowhere(element)):
            score = 0.75 if is_bold_link else _prominence(element, tag)
            text = heading_text(element, _LONGEST) if score else ""
            is_better = best is None or score >= best[0]
            if not is_better and _is_below_banner(element, text, banner, score, container):
                # bold lines within the text are no more than that
                is_better, score = True, max(score, _OUTSTANDING)
            if is_better and 10 <= len(text) <= _LONGEST and _is_title(element, text, site):
                best = (score, text, tag)
                is_rubric = (
                    (tag in _PROMINENCE or _is_in_other_cell(element, container))
                    and ":" not in text
                    and len(text.split()) < _HEADLINE_WORDS
                )
                banner = element if is_rubric else None
            elif (
                is_better
                and best is None
                and tag in _ORDERS
                and len(text.split()) >= _HEADLINE_WORDS
                and _is_title(element, text, site, in_link=True)
            ):
                linked = (text, tag)
        tail = (element.tail or "").strip()
        if len(tail) >= _PROSE and element.getparent() in inside:
            break
    # a theme's own page of an article links its headline, too
    if best:
        return best[1], best[2]
    return linked or _end_of_path(root, site) or plain_headline(container, site)


_PATHS = etree.XPath("descendant::*[contains(@class, 'readcrumb')]")


def _end_of_path(root: Any, site: str) -> tuple[str, str] | None:
    """What the path of a page ends with, where nothing else says what it is called."""
    for path in _PATHS(root):
        ends = [e for e in path.iter("li", "span") if not len(e)]
        text = short_text(ends[-1], _LONGEST) if ends else ""
        if len(text.split()) >= _HEADLINE_WORDS and not text.endswith("..."):
            return (text, "breadcrumb") if not names_site_only(text) and text != site else None
    return None


_LABELS = etree.XPath(
    "descendant::*[self::dt or self::th or self::td or self::label or self::b or self::strong][contains(text(), 'Judul') or contains(*/text(), 'Judul') or contains(text(), 'Perihal')]"
)
#: the subject of a letter in which an office sends out its news is their headline
_LABEL = re.compile(r"(?:Judul(?: (?:Berita|Artikel))?|Perihal)\s*:?")
#: words that a title has at least; fewer are the next head of a table
_LEAST_LABELLED = 3


def labelled_title(root: Any, survey: Survey) -> str | None:
    """What stands behind `Judul` in a list or table of facts, behind `Perihal` in the head of a letter."""
    is_labelled = "Judul" in survey.text or "Perihal" in survey.text
    for label in _LABELS(root) if is_labelled else ():
        following = label.getnext()
        if following is not None and short_text(following, 5) == ":":
            following = following.getnext()
        if following is None or label.tag == following.tag == "th":
            # heads of columns
            continue
        if _LABEL.fullmatch(short_text(label, 20)):
            text = short_text(following, _LONGEST).lstrip(": ")
            if len(text.split()) >= _LEAST_LABELLED:
                return text
    return None


#: boxes round a text in which a headline without any prominence is looked for, words and share of capitals of one
_BOXES, _LEAST, _CAPITALS = 2, 4, 0.5


def plain_headline(container: Any | None, site: str) -> tuple[str, str] | None:
    """The line nearest before the text that is written as headlines are, in an element that no theme gives one: `span.username`."""
    node = container
    for _ in range(_BOXES):
        if node is None or node.tag in ("body", "html", "main"):
            break
        for sibling in node.itersiblings(preceding=True):
            for element in sibling.iter("span", "div", "p", "strong", "b", "td"):
                text = " ".join((element.text or "").split())
                words = text.split()
                if (
                    len(words) >= _LEAST
                    and len(text) <= _LONGEST
                    and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)
                    and not len(element)
                    and _ENDED.search(text) is None
                    and _is_title(element, text, site)
                ):
                    return text, element.tag
        node = node.getparent()
    return None


#: where a sentence ends within a line: a caption and who took the picture
_ENDED = re.compile(r"[a-z]\. [A-Z]")
#: words of a page's short name, and parts of a document's title that stand beside it
_SHORT_NAME, _NAMED_PARTS = range(2, 5), re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|:\s+")
#: elements at the head of a text that are looked at for a headline
_MOST_AT_HEAD = 40


def fuller_headline(survey: Survey, container: Any | None, document: str) -> str | None:
    """The line before a text that says all that a page's short name does, and more, where the page does not print that: `Mama-Mama Pinang Kalkhote Punya Los Baru` for `Los Pinang Kalkhote`."""
    parts = [part.strip() for part in _NAMED_PARTS.split(document) if part.strip()]
    names = [
        set(part.lower().split())
        for part in parts
        if len(part.split()) in _SHORT_NAME
        and not names_site_only(part)
        and not any((element.text or "").strip() == part for element in survey.elements)
    ]
    elements = survey.elements
    if len(parts) < _PARTED or not names or container not in elements:
        return None
    at = elements.index(container)
    for element in (
        *elements[at : at + _MOST_AT_HEAD],
        *reversed(elements[max(0, at - _MOST_AT_HEAD) : at]),
    ):
        text = " ".join((element.text or "").split())
        words = set(text.lower().split())
        if (
            element.tag in _TAGS
            and not len(element)
            and len(text.split()) >= _LEAST
            and len(text) <= _LONGEST
            and any(name < words for name in names)
            and _is_title(element, text, "")
        ):
            return text
    return None


#: parts of a document's title of which one is the site's name
_PARTED = 2
_LONGEST = 220
#: links in a line that is a path: `Home » Berita » …`
_PATH_LINKS = 2
#: words that a headline has at least where a rubric stands above it
_HEADLINE_WORDS = 5


#: prominence of a line that only its name or the size of its type sets apart
_OUTSTANDING = 0.65


def _is_below_banner(
    element: Any, text: str, banner: Any | None, score: float, container: Any | None
) -> bool:
    """Whether a heading is the title, and the greater one found before, in a box of its own or of which the text does not speak, the rubric of the page: `Kabar Terbaru`."""
    if banner is None or len(text.split()) < _HEADLINE_WORDS:
        return False
    if element.tag not in _PROMINENCE and score < _OUTSTANDING:
        # `<font size="3"><b>` below the head of a column
        is_column = banner.tag not in _PROMINENCE and score > 0
        return is_column and tells_of(container, text, [short_text(banner, _LONGEST)])
    box = banner.getparent()
    if all(parent is not box for parent in element.iterancestors()):
        return True
    rubric = short_text(banner, _LONGEST)
    return not PAGE_WORDS.isdisjoint(rubric.lower().split()) and tells_of(container, text, [rubric])


def _is_in_other_cell(element: Any, container: Any | None) -> bool:
    """Whether a line stands in a cell of the page's table beside that of the text: the head of a column, `MENU UTAMA`."""
    cells = [element] if element.tag == "td" else list(element.iterancestors("td"))[:1]
    if container is None or not cells or container is cells[0]:
        return False
    return all(above is not cells[0] for above in container.iterancestors("td"))


def _prominence(element: Any, tag: str) -> float:
    if tag in _PROMINENCE:
        return _PROMINENCE[tag]
    if _NAMED.search(names_of(element)):
        # what holds headings is the band round them
        return 0.0 if next(element.iter(*_ORDERS), None) is not None else 0.95
    if tag in _SIZED and _LARGE.search(element.get("class") or ""):
        return 0.0 if next(element.iter(*_ORDERS), None) is not None else 0.75
    if tag in _SIZED and (style := element.get("style")) and _LARGE_TYPE.search(style):
        return 0.0 if next(element.iter(*_ORDERS), None) is not None else 0.7
    if tag == "font":
        size = element.get("size") or ""
        return 0.65 if size.isdigit() and int(size) >= 4 else 0.0
    return 0.3 if tag in ("b", "strong") and not len(element) else 0.0


def _leads_nowhere(link: Any) -> bool:
    return (link.get("href") or "#").strip().lower().startswith(("#", "javascript:"))


_BOLD_TAGS = frozenset(("b", "strong"))
#: characters of running text behind bold type
_GOES_ON = 40


def opens_paragraph(element: Any) -> bool:
    """Whether running text goes on in the line of an element in bold type: a dateline, a word that is stressed."""
    return element.tag in _BOLD_TAGS and len((element.tail or "").strip()) >= _GOES_ON


def may_be_title(element: Any, text: str) -> bool:
    """Whether a line may be the headline by what it says and where it stands."""
    return _is_title(element, text, "")


def _is_title(element: Any, text: str, site: str, *, in_link: bool = False) -> bool:
    if (
        len(text.split()) < 2
        or opens_paragraph(element)
        or _SENTENCE.search(text)
        or _NO_TITLE.search(names_of(element))
        or is_fact_line(text)
        or sum(1 for _ in zip(range(2), element.iter("a"), strict=False)) == _PATH_LINKS
        or names_site_only(text)
        or (element.tag == "h1" and leads_home(element))
    ):
        return False
    if any(
        parent.tag in ("li", "figure", "figcaption", "aside")
        or (parent.tag == "a" and not in_link and not _leads_nowhere(parent))
        for parent in element.iterancestors()
    ):
        return False
    words, others = set(text.lower().split()), set(site.lower().split())
    if names_page(" ".join(words - others)):
        # `Berita RSUD` on the site of that
        return False
    return len(words & others) < 0.8 * len(words)
