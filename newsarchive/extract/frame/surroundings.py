"""What stands round a text: which elements are its own, which lists and asides say who and when, what belongs to other articles."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice
from typing import Any

from newsarchive.extract.markup.tree import names_of, says, short_text, text_of
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.names import LABEL_WORDS


def surroundings(container: Any | None) -> frozenset[Any]:
    """The container of a text and the elements round it."""
    return frozenset() if container is None else frozenset((container, *container.iterancestors()))


_TITLES = frozenset(("h1", "h2"))
#: characters of an element's own text that make it a part of the article
_PROSE = 80
#: of facts, as a line; `short_text` of a longer element is empty
LONGEST_FACTS = 160


def elements_of_text(container: Any | None, title: str | None = None) -> set[Any]:
    """The elements of the container from its first paragraph on; what stands before it may be the article's head.

    A headline as long as a paragraph belongs to the head.
    """
    if container is None:
        return set()
    elements = list(container.iter())
    for index, element in enumerate(elements):
        own = len((element.text or "").strip())
        own += sum(len((child.tail or "").strip()) for child in element)
        if own < _PROSE or element.tag in _TITLES or _is_of_picture(element):
            continue
        if says(element, title):
            continue
        if not is_fact_line(short_text(element, LONGEST_FACTS)):
            return set(elements[index:])
    return set()


def _is_of_picture(element: Any) -> bool:
    """Whether an element stands in a figure or is called a caption: the picture may stand above the facts."""
    parent = element.getparent()
    return (
        "caption" in names_of(element).lower()
        or element.tag == "figcaption"
        or (parent is not None and parent.tag in ("figure", "figcaption"))
    )


#: a footer of the article's head, not of the page
HEAD_FOOTER = re.compile(r"(?i)node__meta|submitted|(?:article|entry)-?meta")
_ELSEWHERE = re.compile(
    r"(?i)sidebar|related|terkait|popul|terbaru|latest|comment|komen|(?<![a-z])repl(?:y|ies)(?![a-z])|(?<!post-)(?<!entry-)(?<!panel-)(?<!card-)(?<!article-)(?<!detail-)(?<!content-)footer|author-?box|about"
)


#: characters of an aside that says no more than who and when
_FACTS = 200


def is_fact_aside(element: Any) -> bool:
    """Whether an aside is the line of facts of the article that it stands in, as Joomla's T3 prints it below the headline."""
    parent = element.getparent()
    return (
        element.tag == "aside"
        and parent is not None
        and parent.tag == "article"
        and next(element.iter("h1", "h2", "h3", "h4", "article"), None) is None
        and bool(short_text(element, _FACTS))
    )


#: characters and items of a list of facts, characters of a text below it
_LONGEST_LIST, _MOST_ITEMS, _TEXT_BELOW = 160, 8, 200


def is_fact_list(element: Any) -> bool:
    """Whether a list or box is the line of facts above a text, though a theme calls it a footer or after its count of comments."""
    names = names_of(element)
    return (
        ("comment" in names or "footer" in names)
        and element.tag in ("ul", "ol", "div")
        and 0 < len(element) <= _MOST_ITEMS
        and bool(short_text(element, _LONGEST_LIST))
        and sum(len(text_of(sibling)) for sibling in element.itersiblings()) >= _TEXT_BELOW
    )


#: what heads readers' answers and other articles
_OF_OTHERS = re.compile(
    r"(?i)\W*(?:\d+ )?(?:komentar|tanggapan|diskusi|comments?|discussion|(?:berita|artikel|pos|postingan|tulisan|kabar|opini) (?:lain(?:nya)?|terkait|terbaru|terkini|populer|terpopuler)|(?:related|recent|latest|popular|more) (?:posts?|articles?|news|stories))(?: (?:pembaca|warga|pengunjung))?\W*(?:\(?\d+\)?)?\W*"
)
_LONGEST_HEADING, _MOST_ABOVE = 40, 8


def _is_below_heading(element: Any) -> bool:
    """Whether the nearest heading above an element, in its box, is that of readers' answers or of other articles."""
    for above in islice(element.itersiblings(preceding=True), _MOST_ABOVE):
        if above.tag in ("h2", "h3", "h4", "h5", "h6"):
            return _OF_OTHERS.fullmatch(short_text(above, _LONGEST_HEADING)) is not None
        if above.tag in ("ul", "ol"):
            # what it heads
            return False
    return False


def is_elsewhere(element: Any, scope: Any, own: Collection[Any]) -> bool:
    """Whether an element stands in a part of the page that is about other articles; `own` are boxes that are about this one, whatever they are called."""
    if element not in own and _is_below_heading(element):
        return True
    for parent in element.iterancestors():
        if parent is scope or parent in own:
            return False
        if _is_below_heading(parent):
            return True
        if HEAD_FOOTER.search(names_of(parent)) or is_fact_aside(parent):
            return False
        if is_fact_list(parent):
            continue
        if "author" in names_of(parent) and is_fact_line(short_text(parent, LONGEST_FACTS)):
            # the line of facts alone, in a box that is called as those that tell of an author
            return False
        if parent.tag == "footer" and any(node.tag == "article" for node in parent.iterancestors()):
            continue
        if parent.tag != "form" and next(parent.iter("textarea"), None) is not None:
            # where readers answer
            return True
        if parent.tag in ("aside", "footer", "nav", "figure", "figcaption") or _ELSEWHERE.search(
            names_of(parent)
        ):
            return not names_of(parent).strip().startswith("post_comment")
    return False


#: labels of facts, and what may stand in one box beside a text and hold no more than those
_FACT_LABEL = re.compile(
    r"(?i)(?:(?:tanggal|tgl\.?)(?: (?:terbit|tayang|posting|publikasi|upload))?|terbit|tayang|di(?:terbitkan|publikasikan|posting|unggah|tulis|sunting)(?: oleh)?|published|posted|waktu(?: baca)?|oleh|author|"
    rf"{'|'.join(LABEL_WORDS)}|kategori|category|rubrik|dilihat|dibaca|views?|status)\s*:?\s*"
)
_LABEL_BEFORE = re.compile(rf"{_FACT_LABEL.pattern}:")


def is_fact_label(text: str) -> bool:
    """Whether a text is the label of a fact about an article: `Tanggal terbit`, `Rubrik :`."""
    return _FACT_LABEL.fullmatch(text) is not None


_CARDS = ("div", "ul", "dl", "table", "aside", "section")
LONGEST_CARD, _MOST_CARDS, _LEVELS, _MOST_SIBLINGS = 260, 12, 5, 4


def fact_card(container: Any) -> Any | None:
    """The small box beside or below a text that holds labelled facts: `Tanggal: …`, `Oleh: …`; on the left of it, it comes before."""
    node = container
    for _ in range(_LEVELS):
        for before in (False, True):
            siblings = islice(node.itersiblings(preceding=before), _MOST_SIBLINGS)
            for sibling in siblings:
                for box in islice(sibling.iter(*_CARDS), _MOST_CARDS):
                    if short_text(box, LONGEST_CARD) and labels_in(box) > 1:
                        return box
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        node = parent
    return None


def labels_in(box: Any) -> int:
    """How many labels stand in a box, each at the beginning of an element."""
    labels: set[str] = set()
    for element in box.iter():
        own = (element.text or "").strip() if isinstance(element.tag, str) else ""
        if own and (_FACT_LABEL.fullmatch(own) or _LABEL_BEFORE.match(own)):
            labels.add(own)
    return len(labels)
