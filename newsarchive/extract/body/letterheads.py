"""The head of a letter in which an office sends out what it tells the press: its name and address, number, subject, enclosures."""

from __future__ import annotations

import re

from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.words.lines import SENTENCE_END, Block

#: what a letter's head has, with its value behind it or in a cell of its own
_LABEL = re.compile(
    r"(?i)(?P<label>no(?:mor)?|perihal|hal|lamp(?:iran)?|sifat)\b\s*\.?\s*(?::|$)(?P<value>.*)"
)
#: what a text is called above its number
_KIND = re.compile(r"(?i)\W*(?:(?:siaran|rilis|keterangan) pers|press release)\W*")
_NUMBER = re.compile(r"(?i)\W*no(?:mor)?\b\s*\.?\s*:?\s*\S*\d")
#: characters of these two lines
_LONGEST_HEAD = 60
#: labels, each another, that make a letter of a text
_LEAST = 2
#: blocks of such a head at most; characters of a first paragraph, and of one that ends without a full stop
_MOST, _PROSE, _OPEN_PROSE = 30, 80, 180
#: characters of a place with its day above the first paragraph
_LONGEST_DAY = 60


def without_letterhead(blocks: list[Block]) -> list[Block]:
    """Blocks without the head of a letter; an image behind it, and a place with the day, are of what follows."""
    labels: set[str] = set()
    last = 0
    for at, block in enumerate(blocks[:_MOST]):
        if block.kind != "text":
            continue
        if _is_prose(block.text) or (not labels and _is_of_text(block.text)):
            return _cut(blocks, last, at) if len(labels) >= _LEAST else blocks
        found = _LABEL.match(block.text)
        if found is not None:
            labels.add(found["label"][:2].lower())
            last = at + (0 if found["value"].strip() else _behind_label(blocks, at))
    return blocks


def heads_number(text: str, following: str) -> bool:
    """Whether a line says what a text is above its number, and is of the text as that is: `SIARAN PERS`, `Nomor: 41/HUMAS/II/2023`."""
    return (
        max(len(text), len(following)) <= _LONGEST_HEAD
        and _KIND.fullmatch(text) is not None
        and _NUMBER.match(following) is not None
    )


#: what a document is called that an office prints word for word
_DOCUMENT = re.compile(
    r"(?i)(?:(?:naskah|teks) )?(?:sambutan|pidato|amanat|arahan|khot?bah|ceramah|orasi|pernyataan|pengumuman|maklumat|surat|edaran|seruan|himbauan|imbauan|instruksi|keputusan|siaran pers)\b"
)
#: with which a speech begins
_SALUTATION = re.compile(
    r"(?i)\W*(?:assalamu|ass?alam|bismillah|om swast|shalom|salom|salam (?:sejahtera|damai|budaya)|namo budd|rahayu|puji syukur|yang (?:saya |kami )?(?:hormati|terhormat|mulia)|saudara-saudara|hadirin)"
)


def salutes(text: str) -> bool:
    """Whether a line greets those whom a speech is made to: `Yang saya hormati para undangan`."""
    return _SALUTATION.match(text) is not None


def heads_document(text: str, following: list[Block]) -> bool:
    """Whether a line is the first of a document's head: in capitals as the next is, or what speeches are called above a salutation."""
    later = [block.text for block in following if block.kind == "text"]
    if text.isupper() and later and later[0].isupper() and len(later[0].split()) > 1:
        return True
    if _DOCUMENT.match(text) is None:
        return False
    return text.isupper() or any(map(_SALUTATION.match, later))


def _is_prose(text: str) -> bool:
    if _LABEL.match(text):
        # a subject may be long
        return False
    return len(text) >= _OPEN_PROSE or (
        len(text) >= _PROSE and SENTENCE_END.search(text) is not None
    )


#: words in small letters; names of offices and addresses have next to none
_SMALL_WORDS = re.compile(r"(?:^|\s)[a-z]{4,}\b")
_LEAST_SMALL = 2


def _is_of_text(line: str) -> bool:
    """Whether a line above the labels is a sentence or leads in to a list or letter, and not the head of that."""
    return (
        line.endswith((".", ":")) or line.startswith(("Berikut ", "Adapun ", "Demikian "))
    ) and len(_SMALL_WORDS.findall(line)) >= _LEAST_SMALL


def _behind_label(blocks: list[Block], at: int) -> int:
    """How many blocks stand between a label and its value, that included: `Perihal`, `:`, `Undangan`."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return 2 if following is not None and not any(map(str.isalnum, following.text)) else 1


def _cut(blocks: list[Block], last: int, first: int) -> list[Block]:
    """What stands behind the last of the labels and belongs to the text, whose first paragraph is known."""
    for at in range(last + 1, first):
        if blocks[at].kind == "image":
            return blocks[at:]
    if first - last > 1 and len(line := blocks[first - 1].text) <= _LONGEST_DAY:
        dateline = parse_dateline(line)
        if dateline is not None and dateline.date:
            return blocks[first - 1 :]
    return blocks[first:]
