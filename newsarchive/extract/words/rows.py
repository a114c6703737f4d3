"""Rows and headings of a text that say what frames of pages say, too: `Kembali`, in a table of departures; `Unduh berkas`, a step of a guide."""

from __future__ import annotations

import re

from newsarchive.extract.body.announced import announces
from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.lines import FULL_STOP, SENTENCE_END, Block

#: what ends articles, and stands in lists and tables of them as well
_ROW = re.compile(
    r"(?i)\W*(?:cetak|print|kembali|bagikan|tanggapan|komentar|(?:hubungi|kontak) kami)\W*"
)
#: what ends articles, and heads parts of them as well; below the second kind readers write no less than authors
_HEADING = re.compile(r"(?i)\W*(?:tanggapan|komentar warga|(?:hubungi|kontak) kami)\W*")
_HEADS_MORE = re.compile(
    r"(?i)\W*(?:kembali|komentar|(?:konten|opini|kolom|video|pidato|sambutan|pengumuman) lain(?:nya)?)\W*"
)
#: what pages put between the lines of a list
_AMID_LISTS = re.compile(
    r"(?i)\W*(?:baca|lihat juga|simak|bagikan|sebarkan|share|scroll|read|see also|adv|iklan|pariwara|sponsor|copyright|hak cipta|©)"
)
#: characters of a sentence right below a heading, and of a paragraph with which the text goes on
_SENTENCE, _PARAGRAPH = 40, 80
_LONGEST = 30
#: characters of a line of a list, and how many there may be
_LONGEST_LINE, _MOST_LINES = 120, 40


def is_row(blocks: list[Block], index: int) -> bool:
    """Whether a line is one of several that the text counts up: below a line that announces them, or an item or cell beside one that says nothing that frames say."""
    block = blocks[index]
    if block.linked or not any(map(str.isalpha, block.text)):
        return False
    if _is_announced(blocks, index):
        return True
    return (
        block.item
        and any(_is_row_of_text(blocks[at]) for at in (index - 1, index + 1) if _is_in(blocks, at))
        and any(map(_is_paragraph, blocks[:index]))
        and any(map(_is_paragraph, blocks[index + 1 :]))
    )


def _is_announced(blocks: list[Block], index: int) -> bool:
    """Whether a line is one of those below `Syarat pendaftaran:`; where they are no items, the text goes on behind them."""
    block = blocks[index]
    if block.label not in ("", block.text) or _AMID_LISTS.match(block.text):
        return False
    if not block.item and not any(map(_is_paragraph, blocks[index + 1 :])):
        return False
    for at in range(index - 1, max(-1, index - 1 - _MOST_LINES), -1):
        other = blocks[at]
        if other.kind != "text" or other.linked:
            return False
        if not other.item and announces(other.text):
            return any(map(_is_paragraph, blocks[:at]))
        is_closed = not other.item and FULL_STOP.search(other.text) is not None
        if other.item != block.item or is_closed or len(other.text) > _LONGEST_LINE:
            return False
    return False


def goes_on(blocks: list[Block], index: int) -> bool:
    """Whether the text goes on below a line that could end it: a row among others, or a heading of a part."""
    block = blocks[index]
    if block.linked or len(block.text) > _LONGEST:
        return False
    behind = blocks[index + 1 :]
    if _ROW.fullmatch(block.text) and _is_announced(blocks, index):
        return True
    if block.item and _ROW.fullmatch(block.text):
        beside = [blocks[at] for at in (index - 1, index + 1) if _is_in(blocks, at)]
        return any(other.item and not other.linked for other in beside) and any(
            map(_is_paragraph, behind)
        )
    return _heads_part(block, behind)


def _heads_part(block: Block, behind: list[Block]) -> bool:
    """Whether a sentence stands right below a heading, and paragraphs of the text behind that."""
    is_heading = _HEADING.fullmatch(block.text) is not None
    if not behind or not (is_heading or _HEADS_MORE.fullmatch(block.text)):
        return False
    first = behind[0]
    if is_phrase(first.text) or not _is_sentence(first, _SENTENCE, may_be_item=True):
        return False
    is_alone = is_heading and block.heading and not first.item
    return any(map(_is_paragraph, behind if is_alone else behind[1:]))


def _is_in(blocks: list[Block], at: int) -> bool:
    return 0 <= at < len(blocks)


def _is_row_of_text(block: Block) -> bool:
    return (
        block.item
        and not block.linked
        and not is_phrase(block.text)
        and not is_fact_line(block.text)
    )


def _is_paragraph(block: Block) -> bool:
    return _is_sentence(block, _PARAGRAPH)


def _is_sentence(block: Block, least: int, *, may_be_item: bool = False) -> bool:
    return (
        block.kind == "text"
        and (may_be_item or not block.item)
        and not block.linked
        and len(block.text) >= least
        and SENTENCE_END.search(block.text) is not None
    )
