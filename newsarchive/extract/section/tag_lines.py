"""Tags that a page prints in plain words: `Tags: banjir, Demak`, `Kata kunci: banjir`, a line of `#banjir #demak`."""

from __future__ import annotations

import re

from newsarchive.extract.words.lines import Block

_LABELLED = re.compile(
    r"(?i)\W*(?:tags?|tagar|tagged|kata kunci|keywords?)\s*:\s*(?P<words>\S.{1,300})"
)
_MARKED = re.compile(r"(?:#[^\W\d_]\w*(?:-\w+)*[\s,;.|]*)+")
_MARK = re.compile(r"#([\w-]+)")
_PARTS = re.compile(r"\s*[,;|•·#]\s*")
#: words and characters of a tag, paragraphs among which tags are looked for, and characters of one behind which nothing but the text stands
_WORDS, _LONGEST, _LAST, _PROSE = 4, 40, 12, 120
_FIRST_LETTERS = "#tTkK"


def tags_in(line: str) -> list[str]:
    """The tags of a line that is nothing else; none of a sentence.

    >>> tags_in("Tags: banjir, Kabupaten Demak"), tags_in("#banjir #demak")
    (['banjir', 'Kabupaten Demak'], ['banjir', 'demak'])
    >>> tags_in("Kata kunci: gotong royong, begitu pesan camat kepada semua kepala desa.")
    []
    """
    if line[:1] == "#":
        return _MARK.findall(line) if _MARKED.fullmatch(line) else []
    found = _LABELLED.fullmatch(line)
    if found is None:
        return []
    words = found["words"].strip(" .,;|")
    tags = [tag for tag in map(str.strip, _PARTS.split(words)) if tag]
    is_list = all(len(tag.split()) <= _WORDS and len(tag) <= _LONGEST for tag in tags)
    return tags if is_list else []


def take_tags(blocks: list[Block]) -> list[str]:
    """Take lines of tags off the end of a text; a credit and links to other articles may stand behind them."""
    found: list[str] = []
    for at in range(len(blocks) - 1, max(0, len(blocks) - 1 - _LAST), -1):
        block = blocks[at]
        text = block.text
        if text[:1] in _FIRST_LETTERS and not block.linked and text and (tags := tags_in(text)):
            found = tags + found
            del blocks[at]
        elif text[_PROSE:] and not block.linked:
            break
    return found
