"""The author whom a box under the text presents, with portrait and biography; what stands before a name in an author's line."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.credits.labels import is_label
from newsarchive.extract.frame.furniture import is_hidden
from newsarchive.extract.markup.tree import finds, names_of, short_text
from newsarchive.extract.notes.author_icons import MARKS
from newsarchive.extract.words.names import is_account
from newsarchive.extract.words.persons import is_person

PREFIX = re.compile(
    r"(?i)^\W*(?:(?:di)?(?:tulis|teks|naskah|tulisan|artikel|liputan|posting|posted|published|written|upload|unggah|kirim|terbitkan|publikasikan)\s+)?(?:oleh|by)\b\s*:?\s*|"
    rf"^\s*[{MARKS}]\ufe0f?\s*|"
    r"^\W*(?:penulis|pewarta|reporter|author|wartawan|about|tentang)(?:\s*:\s*|\s+)"
)
#: a box about the author under the text, by its name or its heading
_BOX = re.compile(
    r"(?i)(?:^|[\s_-])(?:(?:author|penulis|writer|profile?)[\s_-]{0,2}(?:box|info(?:rmation)?|bio|card|about|profile|details?|wrap\w*|section|block|area|component)|about-?(?:the-?)?author|tentang-?penulis|profile?-?penulis|(?:post|entry|single)-author|multiple-authors-boxes|saboxplugin|m-a-box|abh_box|ts-fab|wp-biographia|wp-post-author)(?=$|[\s_-])"
)
names_box = finds(_BOX)
BOX_HEADING = re.compile(
    r"(?i)\s*(?:tentang penulis|profil penulis|about (?:the )?author|biodata penulis)\s*:?\s*"
)
_LONGEST_BOX = 1500
#: elements behind the article among which such a box is looked for
MOST_BELOW = 4
BOXES = frozenset(("div", "section", "p", "td", "li"))
#: `has-sidebar-right` says how the page is laid out
_ABOUT_OTHERS = re.compile(
    r"(?i)(?<!has-)(?<!with-)(?<!no-)(?<!content-)sidebar|related|terkait|popul|comment|komentar"
)
_LONGEST = 120


def boxed_author(boxes: list[Any]) -> list[str]:
    """The author whom a box under the text presents: the first name in it. What an account's box says of it names nobody."""
    of_accounts: list[Any] = []
    for box in boxes:
        if any(parent in of_accounts for parent in box.iterancestors()):
            continue
        if not short_text(box, _LONGEST_BOX) or is_hidden(box):
            continue
        if any(
            _ABOUT_OTHERS.search(names_of(parent))
            for parent in box.iterancestors()
            if parent.tag != "body"
        ):
            continue
        for element in box.iter(
            "a", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "div", "p"
        ):
            if element is box or sum(not text.isspace() for text in element.itertext()) > 1:
                # a name and what is said of it, each in an element of its own
                continue
            text = PREFIX.sub("", short_text(element, _LONGEST)).strip(" ,;")
            if not text or BOX_HEADING.fullmatch(text):
                continue
            if is_account(text) and not is_label(text):
                of_accounts.append(box)
                break
            if is_person(text):
                return [text]
    return []


#: what a card says of the person whose name stands above
ROLE = re.compile(
    r"(?i)\s*(?:penulis|author|reporter|pewarta|jurnalis|wartawan|kontributor|(?:content )?writer|tim redaksi)(?: (?:konten|berita|artikel|blog|desa|lepas))?\s*"
)


def name_above(line: Any) -> str:
    """The name above a line that ends its box and says what its bearer is: `Penulis Konten`."""
    above = line.getprevious()
    if above is None or len(line) or line.getnext() is not None:
        return ""
    return short_text(above, _LONGEST) if ROLE.fullmatch(line.text) else ""
