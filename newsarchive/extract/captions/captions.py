"""What is called a caption or a photo credit, and the two told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from newsarchive.extract.article import Caption
from newsarchive.extract.credits.credits import parse_caption_credit
from newsarchive.extract.credits.label_roles import roles_of
from newsarchive.extract.credits.labels import is_label
from newsarchive.extract.credits.photo_credits import names_someone, without_stop
from newsarchive.extract.markup.tree import (
    finds,
    names_of,
    raw_text,
    short_text,
    text_of,
    text_without,
)
from newsarchive.extract.words.persons import is_plain_name
from newsarchive.places import fold, has_place_name

#: `text-caption` and `font-caption` are sizes of type; `coverCaption` of a module of styles is a caption
CAPTION_NAMES = re.compile(
    r"(?i)(?-i:(?<=[a-z])(?<!text)(?<!font)(?<!has)(?<!with)(?<!no)Caption(?=$|[\s_-]|Text))|(?:^|[\s_-])(?:wp-caption-text|(?<!font-)(?<!text-)caption\w*|figcaption|ket-?(?:erangan)?-?(?:foto|gambar)|itemimagecaption|foto-?caption|image-?caption|img-?caption|tr-caption|teks-?foto|credit|(?:photo|phoca)?gallery[\w-]*-(?:name|title|desc(?:ription)?)|sigplus-(?:summary|caption|title))(?=$|[\s_-])"
)
#: who took the image, in an element of its own beside the caption
CREDIT_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:itemimagecredits?|(?:image|photo|img|media|foto|caption)[-_]*(?:__)?(?:credits?|byline|source|sumber|author)|credits?|fotografer|photographer)(?=$|[\s_-])"
)
#: boxes around an image and its caption: the caption is inside
CAPTION_BOX = re.compile(
    r"(?i)(?:^|\s)(?:wp-caption|tr-caption-container|img-caption|image-?box|foto-?berita)(?=$|\s)"
)
names_caption = finds(CAPTION_NAMES)
names_credit = finds(CREDIT_NAMES)
#: `WhatsApp-Image-2023-10-12-at-10.14.02.jpeg` is how most pictures are called that offices put up
_NOISE_IMAGE = re.compile(
    r"(?i)logo|(?<![a-z])qr(?:[-_]?code)?(?![a-z])|(?<![a-z])(?:lambang|kop)(?![a-z])|icon|avatar|gravatar|pixel|spacer|blank|loading|emoji|button|share|whatsapp(?!(?:[\s_+.-]|%20)*(?:image|video|foto))|facebook|twitter|banner|^(?:pdf|docx?|xlsx?|pptx?|file|word|excel)\.\w+$"
)


def image_source(image: Any) -> str | None:
    """The address of an image, which a script puts in the place of a small one while the page is read."""
    stated = map(image.get, ("data-src", "data-lazy-src", "data-original", "src"))
    return next((value for value in stated if value and not value.startswith("data:")), None)


_names_shares = finds(re.compile(r"(?i)(?:^|[\s_-])(?:share|sharing|social|sosmed)"))


def is_noise(source: str) -> bool:
    """Whether an image is called like a logo, an icon or a button rather than like a picture of an article."""
    return _NOISE_IMAGE.search(source.rsplit("/", 1)[-1]) is not None


_names_round = finds(
    re.compile(r"(?i)(?:^|\s)(?:\w*-)?(?:avatar|rounded-(?:full|circle)|img-circle)(?=$|[\s_-])")
)


def is_round(image: Any) -> bool:
    """Whether an image is set as portraits of authors are."""
    return _names_round(names_of(image))


#: what a field of a system is called above or beside the caption in it: `Keterangan Foto`
_LABEL_ALONE = re.compile(
    r"(?i)\W*(?:(?:ket(?:erangan)?|deskripsi|judul|teks)\.?\s*(?:foto|gambar|image|photo)|keterangan|(?:(?:foto|gambar|image|photo)\s*)?caption(?:\s*(?:foto|gambar))?)\W*"
)
_LONGEST_LABEL = 24


def opens_with_label(element: Any) -> bool:
    """Whether an element begins with a child that says in print of its own that what is said behind it is a caption."""
    if len(element) < 1 or (element.text or "").strip():
        return False
    label = element[0]
    if not isinstance(label.tag, str) or (len(element) < 2 and not (label.tail or "").strip()):
        return False
    return _LABEL_ALONE.fullmatch(short_text(label, _LONGEST_LABEL)) is not None


def caption_text(element: Any) -> str:
    """The text of a caption without the buttons that share its image, and without the label of its field."""
    label = element[0] if opens_with_label(element) else None
    # the next field of a list of them: `<dt>Fotografer</dt><dd>…</dd>`
    other = _other_field(element) if label is not None else frozenset()
    last = element[-1] if len(element) else None
    if last is label or last is None or last in other or (last.tail or "").strip():
        last = None
    credit = (credit_alone(last) or _name_apart(element, last)) if last is not None else None
    left_out = label, last if credit else None, *other
    text = text_without(element, lambda child: child in left_out or _names_shares(names_of(child)))
    text = text.lstrip(":–- ") if label is not None else text
    # the two were parted by their elements
    return f"{text} (Foto: {credit})" if credit and text else text_of(element) if credit else text


_SET_APART = frozenset(("i", "em", "small", "b", "strong", "span", "cite"))
_STOP = re.compile(r"[.!?][\"”’)]*\s*[-–—|/•]?\s*\Z")


def _name_apart(caption: Any, last: Any) -> str | None:
    """The person whose bare name stands in an element of its own behind the last sentence of a caption: `… di tambak. <i>Rina Melati</i>`."""
    if last.tag not in _SET_APART:
        return None
    name = short_text(last, _LONGEST_BESIDE).strip(" ()–—-/|")
    before = text_without(caption, lambda child: child is last)
    is_named = is_plain_name(name) and len(name.split()) > 1 and not has_place_name(fold(name))
    return name if is_named and _STOP.search(before) else None


#: what an element is called that says who took a picture or whose it is
_names_taker = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:[ck]redits?|kredit-?foto|fotografer|photographer|sumber|source|courtesy|byline)(?=$|[\s_-])"
    )
)
_LONGEST_BESIDE, _PARTS_OF_FIELD = 90, 2
_PARTS_OF_CREDIT = re.compile(r"\s*/\s*|\s+\((?=[^()]+\)$)")


def credit_alone(element: Any) -> str | None:
    """The credit in an element that holds nothing else, by its words or by what it is called: `<span>Foto: Rina Melati/Humas</span>`."""
    # a label and a name in elements of their own are a field
    said = short_text(element, _LONGEST_BESIDE) if len(element) < _PARTS_OF_FIELD else ""
    if not said:
        return None
    text, credit = caption_parts(said)
    if credit and not text:
        return credit
    if not _names_taker(names_of(element)) or shows(said):
        return None
    value = without_stop(_CREDIT_LABEL.sub("", said))
    if value.startswith("(") and value.endswith(")"):
        value = value[1:-1]
    parts = [part.strip(" )") for part in _PARTS_OF_CREDIT.split(value)]
    return value if value and all(part and names_someone(part) for part in parts) else None


def credit_beside(element: Any) -> str | None:
    """The credit in an element of its own right behind that of a caption, in one box."""
    following = element.getnext()
    if following is None or not isinstance(following.tag, str):
        return None
    return None if (element.tail or "").strip(" |/–-\n\t") else credit_alone(following)


def _other_field(element: Any) -> frozenset[Any]:
    """The children of an element from the first that is a photographer's label on."""
    children = list(element)
    first = (
        at
        for at, child in enumerate(children)
        if labels_photographer(short_text(child, _LONGEST_LABEL))
    )
    at = next(first, None)
    return frozenset(() if at is None else children[at:])


def labels_photographer(label: str) -> bool:
    """Whether a label says that who is named behind it took a picture."""
    label = label.strip(" :")
    return is_label(label) and roles_of(label) == ["photographer"]


def is_marked_caption(element: Any) -> bool:
    """Whether an element is a caption by what it is, or by microdata, whatever it is called."""
    if element.tag == "figcaption":
        figure = element.getparent()
        return figure is None or figure.tag != "figure" or not quotes(figure)
    return bool(element.get("itemprop") == "caption")


def is_right_below_picture(element: Any) -> bool:
    """Whether nothing stands between an element and a picture, or the caption of one, above it."""
    while element.getprevious() is None and element.getparent() is not None:
        element = element.getparent()
    before = element.getprevious()
    return before is not None and (
        is_marked_caption(before)
        or names_caption(names_of(before))
        or opens_with_label(before)
        or _is_labelled_caption(before)
        or (next(before.iter("img"), None) is not None and not raw_text(before).strip())
    )


def _is_labelled_caption(value: Any) -> bool:
    """`<dt>Keterangan foto</dt><dd>…</dd>`."""
    label = value.getprevious()
    return (
        label is not None and _LABEL_ALONE.fullmatch(short_text(label, _LONGEST_LABEL)) is not None
    )


def quotes(figure: Any) -> bool:
    """Whether a figure shows a quotation and no image: what stands below it is who said that."""
    quotation = next(figure.iter("blockquote"), None)
    return quotation is not None and next(figure.iter("img", "picture", "amp-img"), None) is None


def holds_caption(element: Any) -> bool:
    """Whether a figure has a caption: it is of the article, whatever a builder calls it (`class="tag"`)."""
    return element.tag == "figure" and next(element.iter("figcaption"), None) is not None


def caption_parts(printed: str) -> tuple[str, str | None]:
    """(caption, credit); the full stop that only parted the two goes with the credit."""
    text, credit = parse_caption_credit(printed)
    if credit and text.endswith(".") and not text.endswith(".."):
        text = text[:-1].rstrip()
    return text, credit


_SHORTEST_CREDIT, _LONGEST_CREDIT = 5, 60
_SUPPLIER_AND_NAME = re.compile(r"[A-Za-z][\w. ]{2,25}/[A-Za-z][\w. ]{1,30}")


def lone_credit(line: str) -> str | None:
    """The credit on a line of its own between an image and its caption: `Suarawarga/Danang`."""
    if not _SHORTEST_CREDIT <= len(line) <= _LONGEST_CREDIT or not ("/" in line or ":" in line):
        return None
    text, credit = caption_parts(line)
    if not text and credit:
        return credit
    return line if _SUPPLIER_AND_NAME.fullmatch(line) else None


#: words of a caption in small letters; who took a picture has none but those that join names
_LEAST_SMALL = 2
_SMALL = re.compile(
    r"\b(?!(?:foto|oleh|dari|untuk|dokumen|dokumentasi|istimewa|sumber)\b)[a-z]{4,}\b"
)


def shows(printed: str) -> bool:
    """Whether what a theme calls a credit says what is seen: `Peserta menyunting surat`."""
    return printed[:1].isupper() and len(_SMALL.findall(printed)) >= _LEAST_SMALL


_CREDIT_LABEL = re.compile(
    r"(?i)^\W*(?:(?:sumber|kredit|credit|photo|image|gambar)?\s*(?:foto|photo|gambar|image|credits?|kredit|sumber|source|dok(?:umentasi)?)(?:\s+(?:by|oleh))?\s*[:./-]\s*|(?:foto|photo)\s+(?:by|oleh)\s+|(?:fotografer|photographer|juru foto|pemotret)\b\s*:?\s*|©\s*)"
)


def add_credit(captions: list[Caption], printed: str, image: str) -> None:
    """Give the credit printed in an element of its own to the caption of the same image, or keep it as one without text."""
    credit = _CREDIT_LABEL.sub("", " ".join(printed.split())).strip(" ()[]")
    credit = without_stop(credit.lstrip("."))
    if not credit or len(credit) > 90:
        return
    if captions and captions[-1].image_url == image and captions[-1].credit is None:
        captions[-1] = replace(captions[-1], credit=credit)
    elif not captions or captions[-1].image_url != image:
        captions.append(Caption(text=printed, credit=credit, image_url=image))
