"""What a page puts between the paragraphs of a text, or behind them: cards of other articles, slides, files."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from lxml import etree

from newsarchive.extract.frame.furniture import ends_article, is_phrase
from newsarchive.extract.frame.own_article import offers_article
from newsarchive.extract.kinds.listings import leads_to_file
from newsarchive.extract.markup.tree import finds, names_of, raw_text, short_text

_CARDS = frozenset(("article", "a", "figure"))
_HEADINGS = ("h2", "h3", "h4", "h5")
#: characters of a card; the share of all that is read, from which on it is what the page is about
_LONGEST_CARD, _OWN = 1000, 0.3
#: pictures of a gallery
_PICTURES = 3


def is_card(element: Any, tag: str, whole: Callable[[], int]) -> bool:
    """Whether an element is the card of another article beside a text of `whole` characters: a link round a headline, an `article` whose headline is a link."""
    if tag not in _CARDS or (tag == "a" and not element.get("href")):
        return False
    if tag == "a":
        if not len(element) or next(element.iter(*_HEADINGS), None) is None:
            return False
    elif not offers_article(element):
        return False
    size = len(" ".join(raw_text(element).split()))
    return size <= _LONGEST_CARD and size < _OWN * whole()


_names_author = finds(
    re.compile(
        r"(?i)(?:^|\s)(?:(?:post|entry|article|single|blog|about)[_-])?author(?:[_-]?(?:wrap\w*|area))?(?=$|\s)"
    )
)


def presents_author(element: Any, tag: str, names: str) -> bool:
    """Whether a box behind a text shows the portrait of its author, and says more than a name: `Written by Rina`, who she is."""
    return (
        tag in _BOXES
        and _names_author(names)
        and next(element.iter("img"), None) is not None
        and next(element.iter("p", *_HEADINGS, "h6"), None) is not None
    )


_BOXES = frozenset(("div", "section", "ul"))
#: characters of a box that offers other articles, and of a paragraph with which the text goes on behind it
_LONGEST_OFFER, _LEAST_BEHIND = 600, 30


def is_offer(element: Any, tag: str) -> bool:
    """Whether a box between two paragraphs of a text, `Berita terkait` first and links below it, offers other articles."""
    if tag not in _BOXES:
        return False
    before, behind = element.getprevious(), element.getnext()
    if before is None or before.tag != "p" or behind is None or behind.tag != "p":
        return False
    if len(raw_text(behind).strip()) < _LEAST_BEHIND:
        return False
    if len(raw_text(element)) > _LONGEST_OFFER or not any(
        map(_stands_alone, filter(_leads_to_page, element.iter("a")))
    ):
        return False
    opening = next((line for line in map(str.strip, element.itertext()) if line), "")
    return ends_article(opening) or is_phrase(opening)


def _leads_to_page(link: Any) -> bool:
    """Whether a link may lead to another article, rather than to a telephone, a mailbox or an address that is spelt out."""
    address = (link.get("href") or "").lower()
    is_spelt = raw_text(link).strip().startswith(("http:", "https:", "www."))
    return not (is_spelt or address.startswith(("tel:", "mailto:", "https://wa.me/")))


#: `(11 Juni)`, behind a headline
_DAY = re.compile(r"\W*\d{1,2}[ /-]\w{1,10}(?:[ /-]\d{2,4})?\W*")


def _stands_alone(link: Any) -> bool:
    """Whether a link is no part of a sentence; words with a colon may stand before it."""
    before, parent = link.getprevious(), link.getparent()
    opening = ((parent.text if before is None else before.tail) or "").strip()
    is_begun = opening[-1:] != ":" and any(map(str.isalpha, opening))
    tail = link.tail or ""
    return not is_begun and (not any(map(str.isalpha, tail)) or _DAY.fullmatch(tail) is not None)


#: share of all that is read, from which on slides are what the page is about
_SLIDES = 0.5


def are_slides(element: Any, whole: Callable[[], int]) -> bool:
    """Whether an element called a gallery shows several pictures and says less than the text of `whole` characters round it."""
    pictures = sum(1 for _ in zip(element.iter("img"), range(_PICTURES), strict=False))
    return pictures == _PICTURES and len(raw_text(element)) < _SLIDES * whole()


_LINKS_TO_FILES = etree.XPath(
    "descendant::a[contains(@href, '.') or contains(@href, 'load') or contains(@href, 'nduh') or contains(., '.pdf') or contains(., '.doc') or contains(., '.xls')]"
)
_OFFERS_FILE = re.compile(r"(?i)\b(?:lampiran|unduh|download)\b")
#: characters of a box that offers a file, boxes round its link
_LONGEST_FILE, _AROUND = 160, 4


def file_cards(root: Any) -> frozenset[Any]:
    """The boxes in a text that offer a file and say no more: `Dokumen Lampiran`, its name, a button; not the items of a list of files."""
    found: set[Any] = set()
    for link in _LINKS_TO_FILES(root):
        if not leads_to_file(link):
            continue
        if link in found or any(box in found for box in link.iterancestors()):
            continue
        if listed := _labelled_files(link, root):
            found.update(listed)
            continue
        card = None
        for _, box in zip(range(_AROUND), link.iterancestors(), strict=False):
            if box is root or box.tag not in ("div", "section", "td"):
                break
            said = short_text(box, _LONGEST_FILE)
            if not said or _SENTENCE.search(said):
                break
            if _OFFERS_FILE.search(" ".join(box.itertext())):
                card = box
        if card is not None:
            found.add(card)
    return frozenset(found)


#: the heading of files: `Lampiran`, `Berkas Lampiran (2):`
_HEADS_FILES = re.compile(
    r"(?i)\W*(?:(?:file|berkas|dokumen|daftar|tautan|unduh|download) )?(?:lampiran|unduhan|attachments?|downloads?|(?:berkas|dokumen|file)(?= (?:pendukung|terkait|unduhan)))(?: (?:berita|artikel|file|berkas|dokumen|pendukung|terkait|unduhan))?\W*(?:\(?\d{1,2}\W*(?:file|berkas|dokumen)?\W*)?"
)
#: words said of a file beside its name: `PDF, 1,245 KB`, `Unduh`, `Diunduh 12 kali`
_SAID_OF_FILE = re.compile(
    r"(?i)\d+(?:x|[kmg]i?b)?|[kmg]i?b|bytes?|pdf|docx?|xlsx?|pptx?|zip|rar|file|berkas|ukuran|size|(?:di)?unduh\w*|downloads?|lihat|buka|preview|kali"
    r"|jan\w*|feb\w*|mar(?:et|ch)?|apr\w*|mei|may|ju[nl]\w*|a[gu]\w*st\w*|sep\w*|o[kc]t\w*|nov\w*|de[sc]\w*"
)
#: characters of that heading, levels between it and a file's link, characters of all that is said beside the links
_LONGEST_HEAD, _LEVELS_BELOW, _LONGEST_SAID = 40, 6, 300
#: white space included, so many times as much
_LOOSEST = 20


def _labelled_files(link: Any, root: Any) -> list[Any]:
    """The elements that make up a list of files under a heading, of which `link` is the first: their box, or the heading and what stands behind it."""
    node = link
    for _ in range(_LEVELS_BELOW):
        box = node.getparent()
        if node is root or box is None:
            break
        head = node.getprevious()
        while head is not None and head.tag in ("br", "hr"):
            head = None if (head.tail or "").strip() else head.getprevious()
        opening = (box.text or "").strip()
        if head is None and _HEADS_FILES.fullmatch(opening) and box is not root:
            # `<p>Lampiran: <a>…</a></p>`
            return [box] if _is_rest_of_files(box, opening) else []
        is_headed = (
            head is not None
            and (head.tail or "").strip() in ("", ":")
            and _HEADS_FILES.fullmatch(short_text(head, _LONGEST_HEAD)) is not None
        )
        if is_headed and _holds_files(node):
            if box is not root and _is_rest_of_files(box, raw_text(head).strip()):
                return [box]
            files = [node]
            for following in node.itersiblings():
                if (files[-1].tail or "").strip() or not _holds_files(following):
                    break
                files.append(following)
            return [] if (files[-1].tail or "").strip() else [head, *files]
        node = box
    return []


def _holds_files(element: Any) -> bool:
    """Whether an element holds links to files, and what is said of files, and nothing else."""
    links = [element] if element.tag == "a" else list(element.iter("a"))
    return any(map(leads_to_file, links)) and _says_of_files(raw_text(element), links)


def _is_rest_of_files(box: Any, heading: str) -> bool:
    """Whether a box holds the heading of files, and beside it nothing but them."""
    text = raw_text(box).strip()
    return text.startswith(heading) and _says_of_files(text[len(heading) :], list(box.iter("a")))


def _says_of_files(text: str, links: list[Any]) -> bool:
    for link in links:
        said = raw_text(link)
        if not leads_to_file(link) and not _is_said_of_files(said):
            return False
        text = text.replace(said, " ", 1) if said else text
    return _is_said_of_files(text)


def _is_said_of_files(text: str) -> bool:
    words = _WORD.findall(text) if len(text) <= _LONGEST_SAID * _LOOSEST else [""]
    return len("".join(words)) <= _LONGEST_SAID and all(map(_SAID_OF_FILE.fullmatch, words))


_WORD = re.compile(r"[^\W_]+")


_SENTENCE = re.compile(r"[a-z]{2}[.!?](?:\s|$)")


_BUTTONS = etree.XPath(
    "descendant::a[contains(@class, 'btn') or contains(@class, 'button') or contains(@class, 'cta')] | descendant::button"
)
#: what a site says to its readers, and no text of news: a question to them, or what they should do
_ASKS = re.compile(
    r"(?i)\W*(?:[\w-]+ ){0,3}?(?:punya|ada|butuh|ingin|mau|perlu|sudah|belum|tertarik|menemukan|mengalami|have|need|want|found)\b[^.!]{0,80}\?"
)
_CALLS = re.compile(
    r"(?i)\W*(?:yuk|ayo|mari|silakan|sampaikan|laporkan|adukan|lapor|hubungi|kunjungi|ikuti|unduh|dapatkan|gabung|bergabung|daftar(?:kan)?|kirim(?:kan)?|klik|pindai|report|contact|join|get|download|subscribe)\b"
    # `Daftar ulang dibuka` tells
    r"(?!(?:\s+(?!yang\b)\w+){0,3}\s+di[a-z]{3,}\b)"
)
_TO_READERS = re.compile(
    r"(?i)\b(?:anda|kamu|kalian|kami|kita|sobat|yuk|ayo|mari|silakan|klik|hubungi|lapor\w*|kirim\w*|daftar(?:kan)?|you|your|we|us|our)\b"
)
#: how a box is called that stands apart from the text
_names_apart = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:cta|call|promo|banner|callout|alert|box|card|notice|info)(?=$|[\s_-])"
    )
)
#: characters of a box that calls on readers, and boxes round its button
_LONGEST_CALL, _BOXES_OF_CALL = 350, 4


def calls_on_readers(root: Any) -> frozenset[Any]:
    """The boxes in a text that ask readers to do something, with a button below: `Punya keluhan? Sampaikan …`, `Lapor sekarang`."""
    found: set[Any] = set()
    for button in _BUTTONS(root):
        label = raw_text(button).strip()
        card = None
        for _, box in zip(range(_BOXES_OF_CALL), button.iterancestors(), strict=False):
            if box is root or box.tag not in _SIGN_UP_BOXES or box.find(".//h1") is not None:
                break
            said = short_text(box, _LONGEST_CALL)
            if not said:
                break
            if said == label:
                continue
            if any(map(partial(_is_alike, box), (box.getprevious(), box.getnext()))):
                # steps, each in a box of its own
                break
            heading = _heading_of(box)
            told = said.removeprefix(heading).lstrip()
            is_call = any(_asks(part.removesuffix(label)) for part in (said, told))
            if not is_call and (
                (heading and not ends_article(heading)) or _names_apart(names_of(box))
            ):
                is_call = any(map(_CALLS.match, (told, label) if heading else (told,)))
            if is_call and _ends_with(box, label):
                card = box
        if card is not None:
            found.add(card)
    return frozenset(found)


def _asks(text: str) -> bool:
    """Whether a text asks its readers something and goes on to speak to them; a question that it answers itself is told."""
    found = _ASKS.match(text)
    rest = text[found.end() :].strip() if found is not None else ""
    return found is not None and (not rest or bool(_CALLS.match(rest) or _TO_READERS.search(rest)))


def _heading_of(box: Any) -> str:
    """The heading that a box begins with, if it does."""
    first = next(
        (part for part in box.iter(*_HEADINGS, "h6", "b", "strong") if raw_text(part).strip()), None
    )
    heading = short_text(first, _LONGEST_HEAD) if first is not None else ""
    return heading if short_text(box, _LONGEST_CALL).startswith(heading) else ""


def _is_alike(box: Any, other: Any | None) -> bool:
    return (
        other is not None
        and other.tag == box.tag
        and other.get("class") == box.get("class")
        and bool(raw_text(other).strip())
    )


def _ends_with(box: Any, label: str) -> bool:
    """Whether a box has its button last, and no part of it is a paragraph of a text."""
    return raw_text(box).rstrip().endswith(label) and all(
        len(raw_text(part).strip()) <= _PARAGRAPH for part in box.iter("p", "li", "blockquote")
    )


_ASKS_FOR_ADDRESS = re.compile(r"(?i)e-?mail|surel")
#: characters of a box in which readers are asked for their address, and of a paragraph that is none of it; boxes round the field
_LONGEST_SIGN_UP, _PARAGRAPH, _BOXES_OF_FIELD = 350, 140, 6
_SIGN_UP_BOXES = frozenset(("div", "section", "form", "fieldset", "header", "center"))


def sign_up_cards(root: Any) -> frozenset[Any]:
    """The boxes in a text in which readers leave their address for a newsletter: headed and explained round a field."""
    found: set[Any] = set()
    for entry in root.iter("input"):
        said = (
            f"{entry.get('type') or ''} {entry.get('name') or ''} {entry.get('placeholder') or ''}"
        )
        if not _ASKS_FOR_ADDRESS.search(said):
            continue
        card = None
        for _, box in zip(range(_BOXES_OF_FIELD), entry.iterancestors(), strict=False):
            if box is root or box.tag not in _SIGN_UP_BOXES or not _only_asks(box):
                break
            card = box
        if card is not None:
            found.add(card)
    return frozenset(found)


def _only_asks(box: Any) -> bool:
    """Whether a box is short, and no part of it a paragraph of a text or a headline of the first order."""
    if len(" ".join(raw_text(box).split())) > _LONGEST_SIGN_UP or box.find(".//h1") is not None:
        return False
    return all(len(raw_text(part).strip()) <= _PARAGRAPH for part in box.iter("p"))
