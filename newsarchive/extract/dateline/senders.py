"""A place and, in brackets behind it, whose news it is, where no dash parts the two from the text: `Pulau Muda (KIM Bono) Pemerintah …`."""

from __future__ import annotations

import re

from newsarchive.extract.dateline.head import Head, is_acronym
from newsarchive.extract.dateline.named import is_named_later, is_placed_later
from newsarchive.extract.dateline.shape import begins_body, first_word, tells
from newsarchive.extract.dateline.words import EVERYDAY, INSTITUTIONS, NOT_PUBLISHERS
from newsarchive.extract.words.names import is_common, is_press, is_unit
from newsarchive.places import fold
from newsarchive.places.villages import is_village

#: words of a place's name, and of who sends news from there
_LONGEST = 4
#: characters of a first sentence, the day of which it tells among them
_SENTENCE = re.compile(r"[^!?\n]{30,220}")
_DAY = re.compile(
    r"(?:\b(?:[Ss]enin|[Ss]elasa|[Rr]abu|[Kk]amis|[Jj]um.?at|[Ss]abtu|[Mm]inggu|[Aa]had)\b|\(\d{1,2}[/-]\d{1,2})"
)


def sent_from(text: str, head: Head) -> bool:
    """Whether a head is a place with its sender in brackets, and what follows begins the news.

    A sentence may begin with a name and its short form, and what somebody says with who that is:
    `Karang Taruna (KT) Pemuda …`, `Rina Melati (BPBD): Warga harus …`.
    """
    kinds = [item.kind for item in head.items]
    if kinds not in (["place", "publisher"], ["name", "publisher"]):
        return False
    place, sender = head.items
    if not sender.bracketed or sender.sure or place.bracketed or head.gaps != ["none"]:
        return False
    if head.gap not in ("none", "colon", "dash") or not _sends(sender.text, place.text):
        return False
    if not (begins_body(text, head.body) or first_word(text, head.body) in INSTITUTIONS):
        return False
    if place.kind == "place":
        return fold(place.text) not in EVERYDAY
    words = place.text.split()
    if len(words) > _LONGEST or len(words[0]) < _LONGEST or is_unit(place.text):
        return False
    if is_named_later(place.text, text[head.body :]):
        return True
    if any(is_common(word) for word in words) or fold(words[0]) in NOT_PUBLISHERS:
        return False
    if is_village(place.text):
        return True
    sentence = _SENTENCE.match(text, head.body)
    return (
        head.gap != "none"
        and sentence is not None
        and tells(sentence[0])
        and _DAY.search(sentence[0]) is not None
    )


def sent_by_office(text: str, head: Head) -> bool:
    """`Karangwuni, Humas Kecamatan. Ratusan warga …`: a village and a press office before a sentence; in the village's place may also stand one of the office's people."""
    if [item.kind for item in head.items] != ["name", "publisher"]:
        return False
    is_bracketed = head.items[1].bracketed and head.gap == "dot" and is_press(head.items[1].text)
    if head.gaps != ["comma"] and not is_bracketed:
        return False
    name, rest = head.items[0].text, text[head.body :]
    is_placed = is_village(name) or is_placed_later(name, rest)
    return is_placed and begins_body(text, head.body) and tells(rest[:_CLAUSE])


#: characters of a first sentence in which its verb stands
_CLAUSE = 160


def _sends(name: str, place: str) -> bool:
    """Whether a name in brackets is that of an office or group, and not the place by its letters, another name of it, somebody's post."""
    words = name.split()
    if len(words) > _LONGEST or not all(word[0].isupper() or word.isdigit() for word in words):
        return False
    letters = "".join(word[0] for word in place.split())
    if fold(name) in (fold(letters), fold(place)):
        return False
    if is_unit(name) or is_press(name):
        return True
    if len(words) == 1:
        return False
    return is_acronym(words[0]) or not (
        is_common(words[0]) or fold(words[0]) in NOT_PUBLISHERS | INSTITUTIONS
    )
