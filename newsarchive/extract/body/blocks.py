"""The text of an element as a reader sees it: paragraphs, captions, images, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from newsarchive.extract.article import Caption, Image, Placement
from newsarchive.extract.body.announced import announces
from newsarchive.extract.body.fact_boxes import fact_boxes
from newsarchive.extract.body.fact_tables import fact_tables
from newsarchive.extract.body.inserts import (
    are_slides,
    calls_on_readers,
    file_cards,
    is_card,
    is_offer,
    presents_author,
    sign_up_cards,
)
from newsarchive.extract.body.pull_quotes import is_repeated_quote
from newsarchive.extract.captions.captions import (
    CAPTION_BOX,
    add_credit,
    caption_parts,
    caption_text,
    holds_caption,
    image_source,
    is_marked_caption,
    is_noise,
    names_caption,
    names_credit,
    shows,
)
from newsarchive.extract.captions.image_frames import is_foot_of_image, is_framed_caption
from newsarchive.extract.captions.image_labels import heads_images
from newsarchive.extract.captions.small_print import is_small_below_image
from newsarchive.extract.credits.labels import begins_with_label
from newsarchive.extract.frame.contents import tables_of_contents
from newsarchive.extract.frame.furniture import (
    HOLDERS,
    SKIPPED_TAGS,
    ends_article,
    is_frame,
    is_hidden,
    is_phrase,
    names_furniture,
)
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.kinds.injections import advertising_in, host_of, is_concealed
from newsarchive.extract.markup.tree import finds, first_text, raw_text, text_of
from newsarchive.extract.section.tag_rows import last_row_of_marks, tags_behind_drawing
from newsarchive.extract.words.lines import Block, Lines, letters

_BLOCK_TAGS = frozenset(
    "p div td th tr table tbody thead section article main blockquote li ul ol dl dt dd pre center h1 h2 h3 h4 h5 h6 "
    "figure figcaption hr address details summary header body html caption".split()
)
_ITEMS = frozenset(("li", "td", "th"))
_BOLD = frozenset(("b", "strong"))
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
#: elements in which intruders put their advertising
_ADVERTISING = frozenset(
    "div p section span marquee td li ul h2 h3 h4 h5 h6 center font b strong a".split()
)


def is_named_for_words(heading: Any, names: str) -> bool:
    """Whether nothing but the address that a system made of a heading's words names it: `<h2 id="tanggal-pelaksanaan">`."""
    address = heading.get("id") or ""
    made = letters(address)
    return (
        "-" in address
        and letters(text_of(heading)).startswith(made)
        and not names_furniture(heading.get("class") or " ")
    )


_WORDS_OF_TEXT = frozenset(("a", "abbr", "acronym", "em", "i", "b", "strong", "u", "mark", "sup"))


#: characters on one side of an inline element that make it a part of running text
_RUNNING = 30
#: what parts facts: before one of them, and behind it
_BEFORE_FACT, _BEHIND_FACT = ":|•·-–—/,", ":|•·/"


def _is_within_sentence(element: Any) -> bool:
    """Whether running text goes on before and behind an inline element: it is a part of it, whatever it is called."""
    previous = element.getprevious()
    before = previous.tail if previous is not None else element.getparent().text
    before, behind = (before or "").strip(), (element.tail or "").strip()
    if not before or not behind:
        return False
    if before[-1].isalpha() and behind[0].isalpha():
        return True
    is_running = len(before) >= _RUNNING or len(behind) >= _RUNNING
    return is_running and before[-1] not in _BEFORE_FACT and behind[0] not in _BEHIND_FACT


def _is_beside(element: Any) -> bool:
    """Whether an element stands right beside another, without even a space between them."""
    previous = element.getprevious()
    return previous is not None and not previous.tail


_GALLERY = re.compile(
    r"(?i)(?:^|[\s_-])(?:galler(?:y|ies)|galeri|album|lightgallery|slideshow|carousel|swiper)(?=$|[\s_-])"
)
_names_gallery = finds(_GALLERY)
#: pictures of one page; albums have some hundreds
_MOST_IMAGES = 5_000
#: how the address of a picture begins that an editor put into the page itself; drawings are icons for the most part
_PASTED = ("data:image/jp", "data:image/png", "data:image/gif", "data:image/webp")
#: characters of a heading that ends a text
_LONGEST_END = 60
#: blocks among which a headline stands
_FIRST = 4
#: characters from which on what is called like furniture is looked into
_SHORT = 1500


@dataclass
class Reading:
    """What was read below the container."""

    blocks: list[Block] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    #: phrases of spam in parts that were cut out
    spam: int = 0
    #: characters of those that a reader sees
    cut: int = 0
    gallery: int = 0
    #: printed as a row of marks behind the text
    tags: list[str] = field(default_factory=list)


def read_blocks(
    elements: list[Any],
    base: str,
    survey: Survey,
    extra_captions: set[Any] | None = None,
    *,
    looks_for_spam: bool = True,
    warns: bool = False,
) -> Reading:
    """Walk the container(s) in document order; `survey` is that of their tree.

    `extra_captions` are elements that a profile calls captions; `warns` is whether the page reports on what others advertise.
    """
    said = cache(lambda: letters(" ".join(map(raw_text, elements))))
    walker = _Walker(base, survey.names, extra_captions or set(), looks_for_spam, warns, said)
    for element in elements:
        walker.walk(element)
        walker.flush()
    return walker.reading


class _Walker:
    def __init__(
        self,
        base: str,
        names: dict[Any, str],
        extra: set[Any],
        looks_for_spam: bool,
        warns: bool,
        said: Callable[[], str],
    ) -> None:
        self.reading = Reading()
        self._base = base
        self._host = host_of(base)
        self._names = names
        self._extra = extra
        self._looks_for_spam = looks_for_spam
        self._warns = warns
        self._said = said
        self._lines = Lines()
        self._images: set[str] = set()
        self._captions: set[str] = set()
        self._inserts: frozenset[Any] = frozenset()
        #: how many blocks there were where the items that are being read began
        self._begun: list[int] = []

    def walk(self, root: Any) -> None:
        """Without recursion: pages are nested deeper than Python's stack."""
        names_of, lines = self._names.get, self._lines
        # asked for each card and gallery
        whole = cache(lambda: len(raw_text(root)))
        self._inserts = file_cards(root) | sign_up_cards(root) | calls_on_readers(root)
        self._inserts |= tables_of_contents(root) | fact_tables(root) | fact_boxes(root)
        # an element, once it was entered, waits below a None for its end
        stack: list[Any] = [root]
        while stack:
            element = stack.pop()
            if element is None:
                element = stack.pop()
                self._leave(element.tag)
            elif isinstance(tag := element.tag, str):
                names = names_of(element, " ")
                if self._is_skipped(element, tag, names, root, whole):
                    pass
                elif tag == "br":
                    lines.end_line()
                elif tag == "img":
                    self._image(element)
                elif element is not root and (
                    self._caption(element, tag, names) or self._slides(element, names, whole)
                ):
                    pass
                else:
                    if tag in _BLOCK_TAGS:
                        self.flush()
                        if tag in _ITEMS:
                            self._begun.append(len(self.reading.blocks))
                    elif tag == "a":
                        lines.open_link(element.get("href") or "")
                    elif tag in _BOLD:
                        lines.open_bold()
                    if text := element.text:
                        if text[0].isupper() and lines.ends_small() and _is_beside(element):
                            # `<b>Rina Melati</b><small>Selasa, 3 Mei</small>`
                            lines.add(" ")
                        lines.add(text)
                    if len(element):
                        stack += (element, None)
                        stack.extend(reversed(element))
                        continue
                    self._leave(tag)
            if element is not root and (tail := element.tail):
                lines.add(tail)

    def _leave(self, tag: str) -> None:
        if tag == "a":
            self._lines.close_link()
        elif tag in _BOLD:
            self._lines.close_bold()
        if tag in _BLOCK_TAGS:
            self.flush(heading=tag in _HEADINGS and not self._is_below_image(tag))
            if tag in _ITEMS:
                blocks, begun = self.reading.blocks, self._begun.pop()
                if len(blocks) == begun + 1:
                    blocks[begun].item = True

    def _is_below_image(self, tag: str) -> bool:
        """Whether the least heading stands right below an image, which it names."""
        blocks = self.reading.blocks
        return tag == "h6" and bool(blocks) and blocks[-1].kind == "image"

    def _is_skipped(
        self, element: Any, tag: str, names: str, root: Any, whole: Callable[[], int]
    ) -> bool:
        if (
            tag in SKIPPED_TAGS
            and tag != "ins"
            and not is_frame(element)
            # what is folded below it is the text's own
            and not (tag == "button" and element.getparent().tag in _HEADINGS)
        ):
            return True
        if element is root:
            return False
        if tag == "aside" or element in self._inserts or is_offer(element, tag):
            return True
        if is_repeated_quote(element, tag, names, self._said):
            return True
        if is_card(element, tag, whole):
            if tag == "a" and self._is_above_text():
                # the page's own headline may be linked, too
                self.flush()
                self.reading.blocks.append(
                    Block("text", text=text_of(element), linked=True, heading=True)
                )
            return True
        if is_hidden(element):
            self._is_spam(element)
            return True
        if names != " " and self.reading.blocks and presents_author(element, tag, names):
            return True
        if self.reading.blocks and self._takes_tags(element, tag, names, root):
            return True
        if tag in _WORDS_OF_TEXT and _is_within_sentence(element):
            return tag == "a" and self._is_spam(element)
        if (
            names != " "
            and tag not in HOLDERS
            and names_furniture(names)
            and not (tag in _HEADINGS and is_named_for_words(element, names))
            and not names_caption(names)
            and not holds_caption(element)
            and not (self._is_behind_image() and is_foot_of_image(element, tag, names))
        ):
            text = first_text(element, _SHORT)
            if len(text) < _LONGEST_END and ends_article(text):
                # `Berita terkait` in a heading that a theme calls after its sidebar
                self.flush()
                self.reading.blocks.append(Block("text", text=text))
            return len(text) < _SHORT or self._is_spam(element) or tag in ("ul", "section")
        return self._looks_for_spam and tag in _ADVERTISING and self._is_spam(element)

    def _takes_tags(self, element: Any, tag: str, names: str, root: Any) -> bool:
        row = last_row_of_marks(element, tag, names, root) if names != " " else []
        above = self.reading.blocks[-1].text
        if row and (announces(above) or _LEADS_IN.search(above)):
            # badges below `Status sungai saat ini:` are what that tells
            return False
        tags = [text_of(mark) for mark in row] or tags_behind_drawing(element, tag, root)
        self._inserts |= frozenset(row)
        self.reading.tags += tags
        return bool(tags)

    def _is_above_text(self) -> bool:
        """Whether nothing but a few short lines was read yet."""
        blocks = self.reading.blocks
        return len(blocks) < _FIRST and all(len(block.text) < _LONGEST_END for block in blocks)

    def _is_spam(self, element: Any) -> bool:
        """A block that advertises gambling, say: cut and counted, whether a reader sees it or not."""
        if not self._looks_for_spam:
            return False
        score = advertising_in(element, self._host, warns=self._warns)
        if not score:
            return False
        self.reading.spam += score
        if not is_concealed(element):
            self.reading.cut += len(text_of(element))
        return True

    def _caption(self, element: Any, tag: str, names: str) -> bool:
        """Take a caption element as a whole; the images beside it are taken too."""
        is_caption = (
            is_marked_caption(element)
            # of a table that holds a picture; that of figures, or of rows with one each, is their title
            or (tag == "caption" and len(list(islice(element.getparent().iter("img"), 2))) == 1)
            or element in self._extra
            or (names != " " and (names_caption(names) or names_credit(names)))
            or (
                self._is_behind_image()
                and (is_framed_caption(element, tag, names) or is_small_below_image(element, tag))
            )
        )
        if not is_caption or (
            CAPTION_BOX.search(names) and tag != "figcaption" and element not in self._extra
        ):
            return False
        text = caption_text(element)
        if names_credit(names) and begins_with_label(text):
            # `Penulis: … Editor: …` is said of the text
            return False
        self.flush()
        if names_credit(names) and "caption" not in names.lower() and not shows(text):
            if self.reading.images:
                said = " ".join(element.itertext())
                add_credit(self.reading.captions, said, self.reading.images[-1].url)
            return True
        for image in element.iter("img"):
            self._image(image)
        if text and len(text) < 1200 and not is_phrase(text):
            self._add_caption(text, self._placement(element))
        return True

    def _is_behind_image(self) -> bool:
        blocks = self.reading.blocks
        return bool(blocks) and blocks[-1].kind == "image" and self._lines.is_empty()

    def _slides(self, element: Any, names: str, whole: Callable[[], int]) -> bool:
        """Take pictures and captions of a gallery beside the text; the rest are titles and buttons."""
        if names == " " or not _names_gallery(names) or not are_slides(element, whole):
            return False
        for part in element.iter():
            if part.tag == "img":
                self._image(part)
            else:
                self._caption(part, part.tag, self._names.get(part, " "))
        return True

    def _placement(self, element: Any) -> Placement:
        for depth, parent in enumerate(element.iterancestors()):
            if depth > 6:
                break
            if _names_gallery(self._names.get(parent, " ")):
                return "gallery"
        return "figure"

    def _add_caption(self, printed: str, placement: Placement) -> None:
        text, credit = caption_parts(printed)
        if (not text and not credit) or heads_images(printed):
            return
        image = self.reading.images[-1].url if self.reading.images else None
        caption = Caption(text=text or printed, credit=credit, image_url=image, placement=placement)
        if caption.text not in self._captions:
            self._captions.add(caption.text)
            self.reading.captions.append(caption)

    def _image(self, element: Any) -> None:
        if len(self._images) >= _MOST_IMAGES:
            return
        source = image_source(element)
        is_pasted = source is None and (element.get("src") or "").startswith(_PASTED)
        if is_hidden(element) or not (source or is_pasted):
            return
        if source and is_noise(source):
            return
        width, height = _number(element.get("width")), _number(element.get("height"))
        if (width and width < 60) or (height and height < 60):
            return
        if not source:
            # in the page itself: there is nothing to fetch, but a caption may stand below it
            self.flush()
            self.reading.blocks.append(Block("image"))
            return
        try:
            url = urljoin(self._base, source.strip())
        except ValueError:
            return
        image = Image(
            url=url, alt=(element.get("alt") or "").strip() or None, width=width, height=height
        )
        if url not in self._images:
            self._images.add(url)
            self.reading.images.append(image)
            if any(
                _names_gallery(self._names.get(parent, " "))
                for parent in islice(element.iterancestors(), 6)
            ):
                self.reading.gallery += 1
        self.flush()
        self.reading.blocks.append(Block("image", image=image))

    def flush(self, *, heading: bool = False) -> None:
        """End the paragraph."""
        self.reading.blocks += self._lines.taken(heading=heading)


#: `… berstatus sebagai berikut.`
_LEADS_IN = re.compile(r"(?i)\bberikut(?: ini)?\W*\Z")
_DIGITS = re.compile(r"\d{1,5}")


def _number(value: str | None) -> int | None:
    digits = _DIGITS.match(value) if value else None
    return int(digits[0]) if digits else None
