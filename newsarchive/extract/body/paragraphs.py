"""The article among the blocks read: without what stands before its title, and without links and offers behind its end."""

from __future__ import annotations

import re
from itertools import pairwise

from newsarchive.extract.body.account_boxes import without_account
from newsarchive.extract.body.appeals import without_appeals
from newsarchive.extract.body.letterheads import without_letterhead
from newsarchive.extract.captions.plain_captions import is_caption, last_paragraph
from newsarchive.extract.credits.author_rows import is_date
from newsarchive.extract.frame.furniture import ends_article, is_phrase
from newsarchive.extract.kinds.polls import without_polls
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.counters import is_visits
from newsarchive.extract.words.lines import Block, letters
from newsarchive.extract.words.rows import goes_on, is_row


def trimmed(blocks: list[Block], title: str | None) -> list[Block]:
    """Blocks without what stands before a title printed among them, and without what follows the article's end."""
    wanted = letters(title or "")
    blocks = _without_contents(without_letterhead(_without_markers(blocks)))
    blocks = _without_visits(without_polls(blocks))
    _take_bullets(blocks)
    for index, block in enumerate(blocks[:_AMONG]):
        if _is_title(block, title or "") and _told(blocks[:index]) <= _told(blocks[index + 1 :]):
            index = _last_title(blocks, index, title or "")
            kept = [
                b
                for at, b in enumerate(blocks[:index])
                if b.kind == "image" or _is_caption_above(blocks, at)
            ]
            blocks = kept + _without_subheading(blocks[index + 1 :])
            break
    # a card above the text is another article's
    first = next((at for at, b in enumerate(blocks) if b.kind == "text" and not b.linked), 0)
    blocks = [b for at, b in enumerate(blocks) if at >= first or not (b.linked and b.heading)]
    blocks = _without_link_lines(_without_repetition(blocks, wanted))
    if len(blocks) > 1 and blocks[-1].heading and _THANKS.fullmatch(blocks[-1].text):
        # a theme's last word
        blocks = blocks[:-1]
    return without_account(without_appeals(_until_end(blocks)))


#: blocks among which a title stands; characters of a rubric between the end of a path and the headline
_AMONG, _LONGEST_BETWEEN = 12, 40


def _is_title(block: Block, title: str) -> bool:
    """Whether a line says the title, perhaps beside a day or an author."""
    return (
        block.kind == "text"
        and bool(letters(title))
        and len(block.text) < 2 * len(title) + 20
        and (letters(block.text) == letters(title) or _is_dated_title(block.text, title))
    )


def _last_title(blocks: list[Block], first: int, title: str) -> int:
    """Where the headline stands, which says once more what the last step of a path above it did, a rubric or a day between the two at most."""
    if blocks[first].heading:
        return first
    for at in range(first + 1, min(first + 4, len(blocks))):
        block = blocks[at]
        if _is_title(block, title):
            return at
        is_between = len(block.text) <= _LONGEST_BETWEEN and ":" not in block.text
        if block.kind != "text" or not is_between or _BY.match(block.text):
            break
    return first


def _until_end(blocks: list[Block]) -> list[Block]:
    """Blocks without what follows the end of the article, as a page says that it does."""
    prose = 0
    for index, block in enumerate(blocks):
        if block.kind != "text":
            continue
        if (
            prose >= 200
            and ends_article(block.text)
            and (_is_short_rest(blocks[index + 1 :], prose) or _ASKS.match(block.text))
            and not goes_on(blocks, index)
        ):
            return _without_last_links(blocks[:index])
        if prose >= 200 and (
            _begins_comment(blocks[index : index + 2])
            or _begins_agenda(blocks[index:])
            or _begins_count(blocks[index:])
        ):
            return _without_last_links(blocks[:index])
        prose += len(block.text)
    return blocks


#: letters of fonts of signs that Word leaves before the items of a list when it is pasted: `·`, `§`, `Ø`; a dash or dot that somebody typed stays
_BULLET = re.compile(r"(?:[·§Øü](?=\s)|[\uf0a7\uf0b7\uf0d8\uf0fc])\s*(?=\S)")


def _take_bullets(blocks: list[Block]) -> None:
    """Take off what Word drew before the items of a list; two items or more have the same."""
    marks = [found[0][0] if (found := _BULLET.match(b.text)) else "" for b in blocks]
    for at, mark in enumerate(marks):
        if mark and mark in (*marks[max(0, at - 1) : at], *marks[at + 1 : at + 2]):
            blocks[at].text = _BULLET.sub("", blocks[at].text, count=1)


def _without_contents(blocks: list[Block]) -> list[Block]:
    """Blocks without a table of contents in plain words: two lines or more, one behind another, that say what headings below them do."""
    last = {letters(block.text): at for at, block in enumerate(blocks) if block.heading}
    if len(last) < _LEAST_CONTENTS:
        return blocks
    listed = [
        not block.heading and at < last.get(letters(_NUMBER.sub("", block.text)), -1)
        for at, block in enumerate(blocks)
    ]
    beside = zip([False, *listed], [*listed[1:], False], strict=False)
    kept: list[Block] = []
    for at, (block, is_listed, neighbours) in enumerate(zip(blocks, listed, beside, strict=True)):
        # what a sentence counts up is the text's own
        is_told = at > 0 and blocks[at - 1].text.endswith(":") and not _NUMBER.match(block.text)
        if is_told or (kept and kept[-1] is blocks[at - 1] and listed[at - 1]):
            is_listed = False
        if not (is_listed and any(neighbours)):
            kept.append(block)
    return kept


#: lines of such a table, and the figure before one
_LEAST_CONTENTS = 2
_NUMBER = re.compile(r"^\d{1,2}[.)]?\s+")
#: `a.`, `2)`: the mark of an item in a cell of its own
_MARKER = re.compile(r"\(?(?:[a-zA-Z]|\d{1,2}|[ivx]{2,4})[.)]")


def _without_markers(blocks: list[Block]) -> list[Block]:
    """Blocks without the letters and figures of items that stand beside them."""
    return [
        block
        for at, block in enumerate(blocks)
        if len(block.text) > _LONGEST_MARKER
        or _MARKER.fullmatch(block.text) is None
        or at + 1 == len(blocks)
        or blocks[at + 1].kind != "text"
    ]


#: characters of such a mark
_LONGEST_MARKER = 6
#: day, hour and second at which a system took what a reader wrote
_STAMP = re.compile(r"\d{1,2} [A-Z][a-z]{2,9} \d{4},? \d{2}:\d{2}:\d{2}(?: WI(?:B|TA|T))?")
_LONGEST_WRITER = 40


def _begins_comment(blocks: list[Block]) -> bool:
    """A reader's name in a line, and a second in the next: `Pak Bejo`, `19 Januari 2024 05:10:00`."""
    return (
        len(blocks) > 1
        and len(blocks[0].text) <= _LONGEST_WRITER
        and not blocks[0].text.endswith((".", ":"))
        and _STAMP.fullmatch(blocks[1].text) is not None
    )


#: what a site's calendar is headed, and one of its entries
_AGENDA = re.compile(
    r"(?i)(?:agenda|kalender|jadwal)(?: (?:acara|kegiatan|kami|mendatang|terdekat|\w{3,12})){0,2}"
)
_DAY = (
    r"(?:[A-Z][a-z’']{3,6},? )?\d{1,2}[ ./-](?:[A-Z][a-z]{2,8}\.?|\d{1,2})(?:[ ./-]\d{2,4})?(?!\d)"
)
_ENTRY = re.compile(rf"{_DAY}\s*[-–—:|]\s*\S.{{2,100}}")
#: what no text of an article is headed; below it days need no mark behind them, and it no tag of headings
_SURE_AGENDA = re.compile(
    r"(?i)(?:agenda|kalender)(?: (?:kegiatan|acara|desa|kelurahan|kecamatan|distrik|nagari|kota|kabupaten|dinas|kami|mendatang|terdekat|terbaru)){0,2}|jadwal(?: \w{3,12})? (?:kami|mendatang|terdekat)"
)
_DAY_ALONE = re.compile(_DAY)
_DAY_BEFORE = re.compile(rf"{_DAY}(?:\s+|(?=[A-Z]))\S.{{2,100}}")
#: entries below what is no heading; characters of what is on
_LEAST_ENTRIES, _LONGEST_EVENT = 2, 100


def _begins_agenda(blocks: list[Block]) -> bool:
    """A heading such as `Agenda Distrik` with nothing behind it but days and what is on: `25 Mei 2022 - Musrenbang`."""
    head = blocks[0].text if len(blocks[0].text) <= _LONGEST_HEADING else ""
    if _AGENDA.fullmatch(head) is None:
        return False
    entries = [block for block in blocks[1:] if block.kind == "text"]
    # other articles may stand below it
    ends = (at for at, block in enumerate(entries) if at and ends_article(block.text))
    entries = entries[: next(ends, None)]
    is_sure = _SURE_AGENDA.fullmatch(head) is not None
    # a text ends with the days of what it tells of
    is_told = not is_sure and head.lower().startswith("jadwal")
    days = [_DAY_ALONE.match(block.text) is not None for block in entries]
    if not entries or not days[0] or (not blocks[0].heading and not is_sure):
        return False
    if _are_in_a_row(entries, _LEAST_ENTRIES + is_sure):
        # the programme of a festival
        return False
    if not blocks[0].heading and sum(days) < _LEAST_ENTRIES:
        return False
    return all(
        block.linked
        or (not is_told and _ENTRY.fullmatch(block.text) is not None)
        or (is_sure and _is_entry(entries, at))
        for at, block in enumerate(entries)
    )


def _are_in_a_row(entries: list[Block], least: int) -> bool:
    """Whether entries that are no links tell what is on from one day to the next."""
    found = [_ENTRY.fullmatch(block.text) and _FIGURES.search(block.text) for block in entries]
    days = [int(day[0]) for day in found if day]
    return (
        len(days) == len(entries) >= least
        and not any(block.linked for block in entries)
        and all(one + 1 == other for one, other in pairwise(days))
    )


#: the day of an entry
_FIGURES = re.compile(r"\d{1,2}")


def _is_entry(entries: list[Block], at: int) -> bool:
    """Whether a line has a day before what is on, is a day with that below it, or that below its day."""
    if _DAY_BEFORE.fullmatch(entries[at].text):
        return True
    before, text, behind = (
        entries[n].text if 0 <= n < len(entries) else "" for n in (at - 1, at, at + 1)
    )
    if _DAY_ALONE.fullmatch(text):
        return bool(behind) and _DAY_ALONE.match(behind) is None
    return len(text) <= _LONGEST_EVENT and _DAY_ALONE.fullmatch(before) is not None


#: what the box of a counter is headed, and what it counted
_COUNTER = re.compile(
    r"(?i)(?:(?:jumlah|total) )?(?:dilihat|dibaca|pembaca|pengunjung|kunjungan|views?|hits?|statistik(?: (?:pengunjung|kunjungan|situs|berita|halaman))?)\W*"
)
_COUNT = re.compile(r"(?i)(?:[\w ]{2,30}:\s*)?\d[\d.,]*(?: ?(?:kali|x|orang|views?|hits?))?")


def _begins_count(blocks: list[Block]) -> bool:
    """A counter's heading and what it counted, with no paragraph behind it: `Dilihat`, `209`."""
    return (
        len(blocks) > 1
        and blocks[0].heading
        and _COUNTER.fullmatch(blocks[0].text) is not None
        and _COUNT.fullmatch(blocks[1].text) is not None
        and _is_short_rest(blocks[2:], 1)
    )


def _without_visits(blocks: list[Block]) -> list[Block]:
    """Blocks without the statistics of a site, whose labels and figures are lines of their own."""
    told = [is_visits(one.text, other.text) for one, other in pairwise(blocks)]
    return [
        block
        for block, heads, follows in zip(blocks, [*told, False], [False, *told], strict=False)
        if not (heads or follows)
    ]


_THANKS = re.compile(r"(?i)\W*terima ?kasih\W*")


def _without_subheading(blocks: list[Block]) -> list[Block]:
    """Blocks behind a title without the headings between it and the line of facts."""
    for at, block in enumerate(blocks[:3]):
        if block.kind != "text" or not block.heading:
            is_above = at > 0 and block.kind == "text" and is_fact_line(block.text)
            return blocks[at:] if is_above else blocks
    return blocks


def _told(blocks: list[Block]) -> int:
    """Characters that are no links: a title behind most of a text is that of a player, a file or a card beside it."""
    return sum(len(block.text) for block in blocks if not block.linked)


def _without_repetition(blocks: list[Block], title: str) -> list[Block]:
    """Blocks without the title printed once more behind the text, as a file is called, and the label of that."""
    for index in range(len(blocks) - 1, max(len(blocks) - _LAST, 0), -1):
        text = blocks[index].text
        if len(title) <= len(text) < 2 * len(title) and letters(text) == title:
            is_labelled = blocks[index - 1].text.endswith(":")
            return blocks[: index - is_labelled] + blocks[index + 1 :]
    return blocks


#: blocks at the end of a text
_LAST = 6


def _is_caption_above(blocks: list[Block], index: int) -> bool:
    """Whether a line before the title is the caption of the image right above it."""
    block = blocks[index]
    return (
        index > 0
        and blocks[index - 1].kind == "image"
        and not block.linked
        and _PATH.search(block.text) is None
        and not is_phrase(block.text)
        and is_caption(block, blocks, index, True, 0, last_paragraph(blocks))
    )


#: `Beranda / Berita`
_PATH = re.compile(r"\s[/>»›|]\s")


#: begins what Joomla prints behind a title: `Written by Rina Melati`
_BY = re.compile(r"(?i)^\W*(?:written by|posted by|ditulis oleh|oleh|penulis|by)\b")


_FIGURE = re.compile(r"\d[\d.,]*")


def _is_dated_title(text: str, title: str) -> bool:
    """Whether a line is the title behind the day, or before the author or the count of readers, that a theme prints in its heading."""
    if text.startswith(title):
        rest = text[len(title) :].strip()
        return (
            _BY.match(rest) is not None or is_fact_line(rest) or _FIGURE.fullmatch(rest) is not None
        )
    return text.endswith(title) and is_date(text[: -len(title)])


#: what links to a site's own program say; a step of a text that tells how to use one is no link
_OFFERS_APP = re.compile(
    r"(?i)\W*(?:unduh|pasang|instal+|download|dapatkan)(?:lah)?\b.{0,120}\b(?:aplikasi|play ?store|google play|app ?store)\b"
)
_HASHTAGS = re.compile(r"^(?:[#@][\w.-]+[\s,]*)+$")
#: characters of a line that offers another article
_LONGEST_OFFER = 1000
_READ_ALSO = re.compile(
    r"(?i)^(?![“\"„‘])\W*(?:baca|lihat|simak|read|see)\W+(?:juga|also|(?:(?:berita|artikel)\W+)?lainnya)\b|^\W*baca\s*:|^\W*berita terkait\b"
)


#: one word above a link, as a card has it; a cell of a table may say it, too
_HEADS_LINKS = re.compile(r"(?i)\W*(?:terkait|related)\W*")


def _is_hashtags(text: str) -> bool:
    return text.startswith(("#", "@")) and _HASHTAGS.match(text) is not None


def _offers(text: str) -> bool:
    """Whether a line offers another article: `Baca juga: …`."""
    return len(text) <= _LONGEST_OFFER and _READ_ALSO.match(text) is not None


def _without_link_lines(blocks: list[Block]) -> list[Block]:
    """Blocks without `Bagikan: Facebook X`, the links under `Baca juga`, and the links and hashtags that end a text."""
    kept: list[Block] = []
    amid_offers = False
    for at, block in enumerate(blocks):
        if block.kind == "text":
            is_above_link = at + 1 < len(blocks) and blocks[at + 1].linked
            if is_above_link and _HEADS_LINKS.fullmatch(block.text):
                amid_offers = True
                continue
            if (block.label and is_phrase(block.label)) or _offers(block.text):
                amid_offers = _offers(block.text)
                if block.label and block.label != block.text:
                    continue
            elif block.linked and (amid_offers or _OFFERS_APP.match(block.text)):
                continue
            else:
                amid_offers = False
        kept.append(block)
    return _without_last_links(kept)


#: the end of a sentence that sends readers somewhere: `Pendaftaran melalui tautan berikut:`
_LEADS = re.compile(
    r"(?i)^(?!\W*(?:baca|lihat|simak|tonton|bagikan|share|ikuti|follow|tags?|artikel|berita)\b)(?=(?:\S+ ){2}).*\b(?:melalui|lewat|tautan|link|laman|kanal|formulir|alamat)\b[^:]{0,60}:$"
)


def _without_last_links(kept: list[Block]) -> list[Block]:
    """Blocks without the links and hashtags that end a text, and the heading or label of such links."""
    count = len(kept)
    at = count
    while at and kept[at - 1].kind == "text" and kept[at - 1].linked:
        at -= 1
    if 0 < at < count and _LEADS.search(kept[at - 1].text) and not kept[at - 1].linked:
        return kept
    while kept and kept[-1].kind == "text":
        last = kept[-1]
        if not (last.linked and not last.text.startswith("http") and not last.heading) and not (
            _is_hashtags(last.text) or (is_phrase(last.text) and not is_row(kept, len(kept) - 1))
        ):
            break
        kept.pop()
    if (
        len(kept) < count
        and kept
        and (kept[-1].heading or kept[-1].text.endswith(":"))
        and len(kept[-1].text) < _LONGEST_HEADING
    ):
        kept.pop()
        return _without_last_links(kept)
    if len(kept) > 2 and len(kept[-1].text) < _LONGEST_HEADING and _is_hashtags(kept[-2].text):
        # above a credit
        del kept[-2]
    return kept


#: asks readers to write: what they wrote may be longer than the text
_ASKS = re.compile(
    r"(?i)\W*(?:leave a (?:comment|reply)|(?:tinggalkan|tulis|kirim) (?:komentar|balasan))\b"
)
#: characters of the heading of a list of links
_LONGEST_HEADING = 60


def _is_short_rest(rest: list[Block], before: int) -> bool:
    return sum(len(block.text) for block in rest if len(block.text) > 200) < before
