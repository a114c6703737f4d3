"""Captions that a page prints as plain paragraphs, told from those of the text by where they stand and how they speak."""

from __future__ import annotations

import re
from itertools import pairwise

from newsarchive.extract.article import Caption, Placement
from newsarchive.extract.body.blocks import Reading
from newsarchive.extract.body.letterheads import heads_document, heads_number, salutes
from newsarchive.extract.captions.captions import caption_parts, lone_credit
from newsarchive.extract.captions.image_labels import heads_images
from newsarchive.extract.credits.labels import begins_with_label
from newsarchive.extract.credits.photo_credits import CAMERAS, photo_credits
from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.frame.frame_lines import is_pull_quote
from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.lines import SENTENCE_END, Block, letters
from newsarchive.extract.words.lines_of_text import (
    GOES_ON,
    is_gone_on_from,
    is_headline_over,
    leads_on,
)
from newsarchive.extract.words.persons import is_plain_name
from newsarchive.extract.words.rows import goes_on, is_row

_CAPTION_LABEL = re.compile(
    r"(?i)^(?:ket(?:erangan)?\.?\s*(?:foto|gambar|gam)?|caption|foto|teks foto)\s*[:,]"
)


def without_captions(reading: Reading, set_off: frozenset[str] = frozenset()) -> list[Block]:
    """Text blocks, with the plain paragraphs that are captions taken out into `reading.captions`.

    A paragraph is a caption when it has a caption's label, or stands right behind an image or between the first two
    paragraphs, is short and ends without a full stop (as in the user's sample). What is set off is none.
    """
    _join_labels(reading.blocks)
    texts: list[Block] = []
    after_image = False
    last_image: str | None = None
    pending: str | None = None
    # a dateline in a line of its own is no paragraph before another
    before = 0
    blocks = reading.blocks
    last = last_paragraph(blocks)
    for index, block in enumerate(blocks):
        if block.kind == "image":
            if texts and texts[-1] is blocks[index - 1] and heads_images(texts[-1].text):
                # `Dokumentasi Kegiatan`, above it
                texts.pop()
            last_image = block.image.url if block.image else None
            after_image = not any(
                known.image_url == last_image and known.placement == "figure"
                for known in reading.captions
            )
            continue
        following = blocks[index + 1 : index + 2]
        if (
            is_phrase(block.text)
            and not any(heads_number(block.text, other.text) for other in following)
            and not (is_row(blocks, index) or goes_on(blocks, index))
        ) or (not texts and _summarizes(block, following)):
            continue
        if after_image and heads_images(block.text):
            continue
        if (
            after_image
            and (above := lone_credit(block.text))
            and _follows_caption(blocks, index, before, last)
        ):
            pending = above
            continue
        if block.text not in set_off and is_caption(
            block, blocks, index, after_image, before, last
        ):
            text, credit = caption_parts(block.text)
            credit, pending = credit or pending, None
            placement: Placement = "inline"
            caption = Caption(
                text=text or block.text, credit=credit, image_url=last_image, placement=placement
            )
            if all(known.text != caption.text for known in reading.captions):
                reading.captions.append(caption)
        else:
            texts.append(block)
            before += len(block.text) > _LONGEST_LINE and (
                before > 0 or len(block.text) > _LONGEST_FACTS or not is_fact_line(block.text)
            )
        after_image = False
    return texts


#: words of such a line; fewer may be a name and a place
_LEAST_OPENING = 4


def may_begin_with_caption(blocks: list[Block]) -> bool:
    """Whether the first line of a text may be the caption of an image in the box above it: no sentence, or one with a credit or above a dateline."""
    first = next((block.text for block in blocks if block.kind == "text"), "")
    if len(first.split()) < _LEAST_OPENING or blocks[0].kind != "text":
        return False
    if not SENTENCE_END.search(first) or caption_parts(first)[1] is not None:
        return True
    return _is_above_dateline(first, blocks[1:4])


#: characters of a dateline or rubric in a line of its own
_LONGEST_LINE = 40
#: characters of a line of facts above a text
_LONGEST_FACTS = 160


def last_paragraph(blocks: list[Block]) -> int:
    """Where the last block stands that is more than such a line; -1 where none does."""
    return next(
        (
            at
            for at in range(len(blocks) - 1, -1, -1)
            if blocks[at].kind == "text" and len(blocks[at].text) > _LONGEST_LINE
        ),
        -1,
    )


def _follows_caption(blocks: list[Block], index: int, before: int, last: int) -> bool:
    """Whether a caption stands behind the credit between an image and it."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return (
        following is not None
        and following.kind == "text"
        and is_caption(following, blocks, index + 1, True, before, last)
    )


#: characters of a summary that is told from a heading
_SUMMARY = 40


def _summarizes(block: Block, following: list[Block]) -> bool:
    """Whether a line above a text says what the text begins with, as a summary in a box of its own does."""
    said = letters(block.text) if len(block.text) > _SUMMARY else ""
    return bool(said) and any(
        len(other.text) > len(block.text) and said in letters(other.text) for other in following
    )


_OF_IMAGE = re.compile(r"(?i)fo?to|gam|caption")
_LABEL_ALONE = re.compile(r"(?i)^(?:ket(?:erangan)?\.?\s*(?:foto|gambar)|caption|teks foto)\s*:?$")


def _join_labels(blocks: list[Block]) -> None:
    """`Ket. Foto :` on a line of its own opens the caption on the next one."""
    for label, text in pairwise(blocks):
        if label.kind == text.kind == "text" and _LABEL_ALONE.match(label.text):
            label.text, text.text = "", f"{label.text.rstrip(' :')} : {text.text}"
    blocks[:] = [block for block in blocks if block.kind == "image" or block.text]


def is_caption(
    block: Block, blocks: list[Block], index: int, after_image: bool, before: int, last: int
) -> bool:
    """Whether the block at `index` is a caption; `before` is the number of paragraphs before it, `last` where the last stands."""
    text = block.text
    is_credited = after_image and _is_credited(text)
    if block.item and not after_image:
        # a list below the first paragraph is the text's own
        return False
    if block.heading or len(text) > (_LONGEST_CREDITED if is_credited else _LONGEST):
        return False
    if is_credited and parse_dateline(text) is None:
        return True
    label = _CAPTION_LABEL.match(text)
    if after_image and (salutes(text) or heads_document(text, blocks[index + 1 : index + 4])):
        return False
    following = blocks[index + 1].text if index + 1 < len(blocks) else ""
    if (
        label is None
        and (
            leads_on(text)
            or (before > 0 and is_headline_over(text, following))
            # `Dalam sambutannya …` begins no text
            or (before == 0 and not _photo_words(text) and is_gone_on_from(text, following))
            or _is_set_as_text(block, blocks[index - 1 : index], after_image, before)
        )
    ):
        return False
    if label and not after_image and before and not _OF_IMAGE.search(label[0]):
        # `Keterangan: data per 31 Mei`
        return False
    if label and not after_image and _is_among_credits(blocks, index):
        return False
    if label and (after_image or before <= 1 or not label[0].lower().startswith("foto")):
        return True
    if not after_image and (before != 1 or len(text) >= 220):
        return False
    if index >= last or _is_above_facts(text, blocks[index + 1 : index + 2]):
        return False
    is_open = not SENTENCE_END.search(text) and len(text.split()) >= 4
    if after_image:
        is_open = is_open or (
            len(text.split()) == 3 and not SENTENCE_END.search(text) and not is_plain_name(text)
        )
        is_caption = (
            is_open
            or (before == 0 and _shows(text, blocks[index + 1 : index + 2]))
            or _is_at_work(_DAY_BEHIND.sub("", text), before)
        )
    else:
        is_caption = (
            is_open
            and _says_seen(text)
            and not GOES_ON.search(text)
            # `Tema: Bersama Membangun Desa`
            and (label is not None or ":" not in text)
        )
    if after_image and before == 0 and _is_above_dateline(text, blocks[index + 1 : index + 4]):
        return not is_fact_line(text)
    if not is_caption or is_fact_line(text) or begins_with_label(text):
        return False
    return parse_dateline(text) is None


def _is_set_as_text(block: Block, above: list[Block], after_image: bool, before: int) -> bool:
    """Whether a line is set as parts of a text are: the item of a list or table whose image is no such item, or amid the text in bold as headings are."""
    if block.item and not any(other.kind == "image" and other.item for other in above):
        return True
    return block.bold and before > 0 and not (after_image and _says_seen(block.text))


def _is_above_facts(text: str, following: list[Block]) -> bool:
    """Whether a line names somebody above the day and the like: the author beside a portrait."""
    return is_plain_name(text) and any(is_fact_line(block.text) for block in following)


def _is_at_work(text: str, before: int) -> bool:
    """Whether a line says nothing of its people but what they were at; amid a text a sentence tells what they are doing, or said then."""
    found = _AT_WORK.match(text)
    if found is None or before == 0:
        return found is not None
    return not _IS_DOING.search(found[0]) and not _TELLS_BEHIND.match(text, found.end())


def _is_among_credits(blocks: list[Block], index: int) -> bool:
    """Whether a line says nothing but who took the pictures, beside another that says who wrote."""
    beside = (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
    return any(begins_with_label(other.text) for other in beside) and bool(
        photo_credits(blocks[index].text)
    )


#: characters of a caption, of one that ends with who took the picture, and of that
_LONGEST, _LONGEST_CREDITED, _LONGEST_CREDIT = 300, 700, 80
#: `… (Foto: Humas).`, `… (Dok. Diskominfo)`, `…/foto: Istimewa.`
_CREDITED = re.compile(
    r"(?i)(?:\((?:foto|photo|sumber foto|dok)\s*[:./][^()]{2,60}\)|[/|]\s?(?:foto|photo)\s?:[^()/|.!?]{2,60})\W*\Z"
)


def _is_credited(text: str) -> bool:
    """Whether a paragraph ends with who took a picture, or with an office after saying who stands where in it."""
    if _CREDITED.search(text, max(0, len(text) - _LONGEST_CREDIT)):
        return True
    if len(text) <= _LONGEST and _ends_with_photographer(text):
        return True
    is_long = _LONGEST < len(text) <= _LONGEST_CREDITED
    return is_long and _STANDS.search(text) is not None and caption_parts(text)[1] is not None


#: what is said of a photographer behind a sentence: `Foto: Rina M.`, `Dok. Humas`
_OF_PHOTO = re.compile(
    rf"(?i)\W*(?:sumber |kredit )?(?:foto\w*|photo\w*|dok|credit|kredit)\b|[^\w{CAMERAS}]*[{CAMERAS}]"
)


def _ends_with_photographer(text: str) -> bool:
    """Whether a label says at the end of a paragraph who took a picture: `Keping emas koleksi museum. Foto: Rina M.`."""
    shown, credit = caption_parts(text)
    return (
        credit is not None
        and text.startswith(shown)
        and _OF_PHOTO.match(text[len(shown) :]) is not None
        and not GOES_ON.search(shown)
    )


def _shows(sentence: str, later: list[Block]) -> bool:
    """Whether a whole sentence behind the image above a text says what is seen there, and is not the text's first."""
    if not _photo_words(sentence):
        return False
    is_single = SECOND_SENTENCE.search(sentence) is None
    if _SIDES.search(sentence) or (
        is_single and (_STANDS.search(sentence) or _AT_WORK.match(sentence))
    ):
        return True
    # the text begins behind it
    return any(parse_dateline(block.text) for block in later[:1] if block.kind == "text")


def _is_above_dateline(text: str, later: list[Block]) -> bool:
    """Whether a sentence stands between the first image and the paragraph whose dateline begins the text."""
    texts = [block.text for block in later if block.kind == "text"]
    if texts and texts[0].startswith("Laporan ") and len(texts[0]) < _LONGEST_LABELLED:
        # `Laporan Wartawan Suara Warga, Rina Melati`
        texts.pop(0)
    if texts and is_pull_quote(texts[0]):
        texts.pop(0)
    following = texts[0] if texts else ""
    if len(text.split()) < _LEAST_SHOWN or not following:
        return False
    shown, credit = caption_parts(text)
    if credit is None and SECOND_SENTENCE.search(shown) and not _photo_words(shown):
        return False
    if parse_dateline(following) is None:
        return False
    # what has a dateline, too, is the text's first paragraph, unless a photographer is named behind it
    return credit is not None or parse_dateline(text) is None


#: a sentence behind another; titles and short forms end with a full stop, too
SECOND_SENTENCE = re.compile(
    r"(?<![A-Z]\w)(?<![A-Z]\w\w)(?<![A-Z]\w\w\w)(?<!\b[A-Z])[.!?][”\"]? [A-Z“]"
)
#: characters of a line that says whose report it is
_LONGEST_LABELLED = 90
#: words of such a sentence; fewer are a heading
_LEAST_SHOWN = 5


#: who stands where: `(kanan)`
_SIDE = r"\((?:kanan|kiri|tengah|dua|tiga|ketiga|kedua|keempat|depan|belakang|berdiri|duduk|kemeja|baju|jilbab|foto|dok|ist)[^)]*\)"
_SIDES = re.compile(f"(?i){_SIDE}")
#: `(kanan)`, `Foto bersama …`, `Suasana …`
_STANDS = re.compile(rf"(?i){_SIDE}|^\W*(?:suasana|foto)\b|\bfoto bersama\b")
#: `Bupati saat meninjau pasar.`: nothing is said of the people in a short line but what they were at
_AT_WORK = re.compile(
    r"(?i)(?=.{1,110}$)(?:[\w.,’'-]+ ){1,9}?(?:saat|ketika|usai|tengah|sedang) (?:me|ber|di)\w+"
)
#: `Polisi sedang menyelidiki`; `Warga saat ditemui mengaku`, `… usai meninjau pasar, mengatakan`, `… usai dirawat diperbolehkan pulang`
_IS_DOING = re.compile(r"(?i)(?:tengah|sedang) \w+$")
_TELLS_BEHIND = re.compile(
    r"(?i).*?\b(?:mengaku|mengatakan|menyampaikan|menjelaskan|menuturkan|menegaskan|menambahkan|mengungkapkan|memaparkan|menyebut(?:kan)?|berharap|meminta|bilang|"
    r"(?<!yang )(?<!dan )(?<!untuk )(?<!akan )(?<!hendak )(?<!usai )(?<!saat )(?<!sambil )di(?!gital|rekt|s[^aeiou]|sabil|siplin|nami|klat|pon)[a-z]{5,})\b"
)
#: `… saat memberi sambutan. Sabtu, (01/04/2021).`: the day of the picture
_DAY_BEHIND = re.compile(
    r"(?i)[.,]?\s*(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)?,?\s*\([\d/ -]{3,10}\)\W*$"
)
#: words of a line that says so
_ACTING = 6
#: what people in a picture do: `Seorang perajin menunjukkan topeng`
_ACTION = re.compile(
    r"(?i)^(?:\S+ ){1,8}?(?:(?:sedang|tengah|tampak|terlihat) )?(?:me(?:m|n|ng|ny|l|r|w)[a-z]{3,}|ber(?:foto|pose|jabat|bincang|salaman|diri|kumpul|jalan|main|latih)[a-z]*|di(?:serah|foto|abadi|pamer)[a-z]*)\b"
)
_PHOTO_WORDS = re.compile(
    rf"(?i){_SIDE}|\bsaat\b|\bketika\b|\bbersama\b|\bsuasana\b|\bmenyerahkan\b|\bfoto\b"
)


def _says_seen(text: str) -> bool:
    """Whether an open line says what people in a picture do."""
    return _photo_words(text) or (len(text.split()) >= _ACTING and bool(_ACTION.search(text)))


def _photo_words(text: str) -> bool:
    return bool(_PHOTO_WORDS.search(text))
