"""What stands on a page beside its frame, when hardly any article was found: lines of text, links, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from newsarchive.extract.captions.captions import image_source, is_noise
from newsarchive.extract.frame.furniture import SKIPPED_TAGS, is_frame, is_hidden
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.kinds.listings import leads_to_file
from newsarchive.extract.markup.tree import push_content, text_of

_LINES = frozenset(
    "p div td th tr li h1 h2 h3 h4 h5 h6 section article main table pre blockquote br hr dd dt center body address".split()
)
_FRAME = frozenset(("aside", "footer", "nav"))
#: how boxes beside the text are headed; what they link to is not what the page lists
_BESIDE = re.compile(
    r"(?i)^\W*(?:(?:berita|artikel|pos|postingan|kabar|informasi|tulisan|agenda|info|album|galeri|foto|video)\s+)?(?:(?:ter)?populer|terkait|lain(?:nya)?|terhangat|trending|(?:paling |ter)?(?:banyak )?dibaca|sebelumnya)\W*$|"
    r"^\W*(?:popular|related|recent|trending)\b.{0,20}$"
)
_CARD = re.compile(r"(?i)\W*(?:lihat |baca )?(?:profil|biodata|detail|selengkapnya)\W*")
_DAY_LINE = re.compile(r"(?i)(?:[a-z’']{4,6}, )?\d{1,2} [a-z]{3,9} \d{4}")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: how fields are called into which one signs in without a password
_SIGN_IN = frozenset(
    ("username", "user", "uname", "userid", "user_id", "voucher", "otp", "kode_otp", "kode_voucher")
)
#: characters from which a link's text names something rather than a place in a menu
_TITLE = 12
_MOST = 400
_LONGEST_HEAD = 40


@dataclass
class Remains:
    """Of one page, outside menus, forms, sidebars and footers."""

    #: texts that are no links, line by line
    lines: list[str] = field(default_factory=list)
    #: links whose text could be the title of something
    titles: int = 0
    links: int = 0
    #: links to files
    files: int = 0
    #: links that lead on from a card: `Lihat profil`
    cards: int = 0
    #: lines that are a day
    days: int = 0
    #: articles, each with its picture
    articles: int = 0
    #: links that say a day and a title
    dated: int = 0
    #: rows of tables
    rows: int = 0
    pictures: list[Any] = field(default_factory=list)
    has_password: bool = False

    def shown(self) -> int:
        """How many different pictures there are; one that stands for every agenda is one."""
        return len(set(map(image_source, self.pictures)))

    def picture_box(self) -> Any | None:
        """The lowest element that holds nearly all pictures; None for fewer than three."""
        if len(self.pictures) < 3:
            return None
        counts: dict[Any, int] = {}
        for picture in self.pictures[:60]:
            for depth, parent in enumerate(picture.iterancestors()):
                if depth > 40:
                    break
                counts[parent] = counts.get(parent, 0) + 1
        wanted = 0.8 * min(60, len(self.pictures))
        return next((element for element, count in counts.items() if count >= wanted), None)


def signs_in(field: Any) -> bool:
    """Whether a field of a form is one to sign in with."""
    kind = (field.get("type") or "text").lower()
    name = (field.get("name") or field.get("id") or "").lower()
    return kind == "password" or (kind in ("text", "tel", "number") and name in _SIGN_IN)


def read_remains(body: Any, survey: Survey) -> Remains:
    """Walk the page once; a box of links (a menu without a name) leaves no lines."""
    found = Remains()
    buffer: list[str] = []

    is_beside = False

    def end(tag: str = "") -> None:
        nonlocal is_beside
        text = " ".join(" ".join(buffer).split())
        buffer.clear()
        if tag in _HEADINGS:
            is_beside = False
        if text and len(text) <= _LONGEST_HEAD and _BESIDE.match(text):
            is_beside = True
        found.days += not is_beside and _DAY_LINE.fullmatch(text) is not None
        if text and len(found.lines) < _MOST:
            found.lines.append(text)

    stack: list[Any] = [body]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            buffer.append(element)
            continue
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == "input":
            found.has_password = found.has_password or signs_in(element)
        if element is not body and (
            (tag in SKIPPED_TAGS and tag != "label" and not is_frame(element))
            or tag in _FRAME
            or is_hidden(element)
            or survey.is_furniture(element)
            or (tag == "header" and next(element.iter(*_HEADINGS), None) is None)
            or "site-header" in (element.get("class") or "")
        ):
            continue
        found.articles += tag == "article" and next(element.iter("img"), None) is not None
        if tag == "img":
            source = image_source(element)
            if source and not is_noise(source):
                found.pictures.append(element)
        if tag == "a":
            found.links += 1
            text = text_of(element)
            found.titles += not is_beside and len(text) >= _TITLE
            found.dated += len(text) >= 3 * _TITLE and _DAY_LINE.match(text) is not None
            found.cards += _CARD.fullmatch(text) is not None
            found.files += leads_to_file(element)
            found.pictures += [
                image for image in element.iter("img") if not is_noise(image_source(image) or "")
            ]
            continue
        found.rows += tag == "tr"
        if tag in _LINES:
            end(tag)
        push_content(stack, element)
    end()
    return found
