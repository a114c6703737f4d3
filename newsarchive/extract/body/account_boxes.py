"""The box behind a text that says who put it up, and what that one does: `Diposting oleh kominfo`, a sentence of its own below."""

from __future__ import annotations

import re

from newsarchive.extract.credits.labels import begins_with_label
from newsarchive.extract.words.lines import Block
from newsarchive.extract.words.persons import is_plain_name

_HEAD = re.compile(
    r"(?i)\W*(?:(?:di(?:posting|terbitkan|publikasikan|unggah|tulis)(?:kan)? oleh|(?:posted|published|written) by)\W+(?P<name>\S.*)|(?:tentang penulis|about the author)\W*$)"
)
#: what takes up something that the text has told of: `Buku itu memuat …`
_TOLD = re.compile(r"(?i)\b(?:itu|tersebut|mereka)\b")
#: lines of such a box, characters of its heading and of each, and of the text before it
_MOST_LINES, _LONGEST_HEAD, _LONGEST_LINE, _LEAST_TOLD = 2, 60, 300, 200


def without_account(blocks: list[Block]) -> list[Block]:
    """Blocks without what such a box says; a line that names a person stays."""
    for behind in range(1, min(_MOST_LINES, len(blocks) - 2) + 1):
        at = len(blocks) - 1 - behind
        head, said = blocks[at].text, blocks[at + 1 :]
        is_head = len(head) <= _LONGEST_HEAD and not head.endswith((".", "!", "?"))
        found = _HEAD.match(head) if is_head else None
        if found is None or not all(map(_tells_of_account, said)):
            continue
        if sum(len(block.text) for block in blocks[:at]) >= _LEAST_TOLD:
            is_named = found["name"] is not None and is_plain_name(found["name"])
            return blocks[: at + is_named]
    return blocks


def _tells_of_account(block: Block) -> bool:
    return (
        block.kind == "text"
        and len(block.text) <= _LONGEST_LINE
        and block.text.endswith((".", "!"))
        and not begins_with_label(block.text)
        and not _TOLD.search(block.text)
    )
