"""Rows and headings of a text that say what frames of pages say, too: `Kembali`, in a table of departures; `Unduh berkas`, a step of a guide."""

from __future__ import annotations

import re

from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.lines import SENTENCE_END, Block

#: what ends articles, and stands in lists and tables of them as well
_ROW = re.compile(r"(?i)\W*(?:cetak|kembali|bagikan|tanggapan|komentar|(?:hubungi|kontak) kami)\W*")
#: what ends articles, and heads parts of them as well
_HEADING = re.compile(r"(?i)\W*(?:tanggapan|komentar warga|(?:hubungi|kontak) kami)\W*")
#: characters of a sentence right below a heading, and of a paragraph with which the text goes on
_SENTENCE, _PARAGRAPH = 40, 80
_LONGEST = 30


def is_row(blocks: list[Block], index: int) -> bool:
    """Whether a line is one of several items or cells between paragraphs, whose neighbour says nothing that frames say."""
    block = blocks[index]
    return (
        block.item
        and not block.linked
        and any(map(str.isalpha, block.text))
        and any(_is_row_of_text(blocks[at]) for at in (index - 1, index + 1) if _is_in(blocks, at))
        and any(map(_is_paragraph, blocks[:index]))
        and any(map(_is_paragraph, blocks[index + 1 :]))
    )


def goes_on(blocks: list[Block], index: int) -> bool:
    """Whether the text goes on below a line that could end it: a row among others, or a heading of a part."""
    block = blocks[index]
    if block.linked or len(block.text) > _LONGEST:
        return False
    behind = blocks[index + 1 :]
    if block.item and _ROW.fullmatch(block.text):
        beside = [blocks[at] for at in (index - 1, index + 1) if _is_in(blocks, at)]
        return any(other.item and not other.linked for other in beside) and any(
            map(_is_paragraph, behind)
        )
    return (
        block.heading
        and _HEADING.fullmatch(block.text) is not None
        and bool(behind)
        and _is_sentence(behind[0], _SENTENCE)
        and any(map(_is_paragraph, behind))
    )


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


def _is_sentence(block: Block, least: int) -> bool:
    return (
        block.kind == "text"
        and not block.item
        and not block.linked
        and len(block.text) >= least
        and SENTENCE_END.search(block.text) is not None
    )
