"""Pieces of text, gathered as the tree is walked, to paragraphs: white space folded, `<br>` and full stops minded, links told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsarchive.extract.article import Image

#: what closes a sentence that announces nothing, quotes and brackets behind it included
FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*\s*$")
#: what closes a sentence, a colon among it
SENTENCE_END = re.compile(r"[.!?…:;][\"”'’)\]»]*\s*$")
#: stand round the text of links while a paragraph is gathered
_LINK, _LINK_END = "\x01", "\x02"
_MARKS = re.compile("[\x01\x02]")
_IN_LINK = re.compile("\x01[^\x02]*(?:\x02|$)")
_FILE = re.compile(
    r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|csv)(?:$|[?#])|drive\.google|//s\.id/|bit\.ly"
)
_WORD = re.compile(r"\w")
#: what page builders write round a text, left unread where the builder is gone: `[vc_row][vc_column_text]`
_SHORTCODE = re.compile(
    r"\[/?(?:vc|et_pb|fusion|tdb?|nectar|mk|av|kc|su)_\w{1,40}(?:\s[^\[\]\n]{0,400})?\]"
)


@dataclass(slots=True)
class Block:
    """A paragraph, or the place of an image."""

    kind: str
    text: str = ""
    image: Image | None = None
    heading: bool = False
    #: nothing but links, none of which leads to a file
    linked: bool = False
    #: what stands before or beside the links of such a line: `Bagikan:`
    label: str = ""
    #: all that an item of a list or a cell of a table has
    item: bool = False
    #: in bold print from end to end, as headings within a text are
    bold: bool = False


class Lines:
    """What was gathered of one paragraph."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        #: open links, and whether one of the paragraph leads to a file
        self._links = 0
        self._file = False
        #: open elements of bold print, and whether a word stands outside them
        self._bolds = 0
        self._plain = False

    def is_empty(self) -> bool:
        """Whether no word was gathered yet."""
        return all(not piece.strip() or piece in (_LINK, _LINK_END) for piece in self._pieces)

    def add(self, text: str) -> None:
        """Text as the page has it; its line ends are white space."""
        self._pieces.append(text.replace("\n", " "))
        if not self._bolds and not self._plain:
            self._plain = bool(text.strip())

    def ends_small(self) -> bool:
        """Whether a small letter was gathered last."""
        return next((p for p in reversed(self._pieces) if p != _LINK_END), " ")[-1:].islower()

    def end_line(self) -> None:
        """A `<br>`."""
        self._pieces.append("\n" if not self._links else f"{_LINK_END}\n{_LINK}")

    def open_link(self, address: str) -> None:
        self._links += 1
        self._file = self._file or _FILE.search(address) is not None
        self._pieces.append(_LINK)

    def close_link(self) -> None:
        self._links -= 1
        self._pieces.append(_LINK_END)

    def open_bold(self) -> None:
        self._bolds += 1

    def close_bold(self) -> None:
        self._bolds -= 1

    def taken(self, *, heading: bool) -> list[Block]:
        """The paragraph, or several where empty lines or full stops part it; a new one begins."""
        if not self._pieces:
            return []
        raw = "".join(self._pieces)
        if "[/" in raw:
            raw = _SHORTCODE.sub("\n", raw)
        self._pieces = [_LINK] if self._links else []
        has_file, self._file = self._file, False
        bold, self._plain = not self._plain, False
        if _LINK not in raw:
            return [
                Block("text", text=text, heading=heading, bold=bold) for text in split_lines(raw)
            ]
        found: list[Block] = []
        for marked in split_lines(raw):
            text = " ".join(_MARKS.sub("", marked).split())
            if text:
                own = "" if has_file else _IN_LINK.sub(" ", marked)
                is_linked = not has_file and _WORD.search(own) is None
                label = " ".join(_MARKS.sub("", own).split())
                found.append(
                    Block(
                        "text",
                        text=text,
                        heading=heading,
                        linked=is_linked,
                        label=label,
                        bold=bold,
                    )
                )
        return found


#: what stands for a signature, on a line of its own
_SIGNED = frozenset(("ttd", "dto", "cap/ttd", "tertanda"))


#: `a. `, `b) `, `(c) `, `iv. `: the mark of an item; no short form, as `a.n.` is
_ITEM = re.compile(r"\W*(?P<mark>[a-z]|[ivx]{2,4})(?:\)|\.(?=\s|[A-Z]))\s*\w")
_FIRST_ITEM = ("a", "i")


def _begins_item(line: str, before: str) -> bool:
    """Whether a line begins as items of a list do, the first of them or one behind another."""
    found = _ITEM.match(line)
    return found is not None and (found["mark"] in _FIRST_ITEM or _ITEM.match(before) is not None)


def split_lines(raw: str) -> list[str]:
    """Paragraphs of a text with `<br>` as line ends; a line that goes on in lower case belongs to the one before."""
    if "\n" not in raw:
        # SharePoint puts spaces without width round every paragraph
        text = " ".join(raw.split()).strip("\u200b ")
        return [text] if text else []
    paragraphs: list[str] = []
    current = ""
    for line in raw.split("\n"):
        text = " ".join(line.split()).strip("\u200b ")
        if not text:
            if current:
                paragraphs.append(current)
            current = ""
        elif current and not (
            text.lstrip(_LINK + _LINK_END)[:1].islower()
            and not _begins_item(text, current)
            and text.strip("(). ").lower() not in _SIGNED
            and not SENTENCE_END.search(current[-200:].rstrip(_LINK + _LINK_END))
        ):
            paragraphs.append(current)
            current = text
        else:
            current = f"{current} {text}" if current else text
    if current:
        paragraphs.append(current)
    return paragraphs


def letters(text: str) -> str:
    """Letters and figures of a text, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))
