"""Whether a text printed by itself is the name of a person, not of an account, an office or something else."""

from __future__ import annotations

import re

from newsarchive.extract.credits.labels import is_label
from newsarchive.extract.dateline.publishers import sounds_like_medium
from newsarchive.extract.words.names import (
    ACCOUNTS,
    LABEL_WORDS,
    bare_name,
    begins_with_title,
    is_common,
    is_name,
    is_office,
    is_office_word,
    is_press_word,
)
from newsarchive.places import fold, has_place_name
from newsarchive.places.names import split_level

_READ = re.compile(
    r"(?i)\b(?:menit|min|read|baca|dibaca|kali|views?|berita|kategori|komentar|comments?|home|beranda|updated|published|posted)\b"
)
#: `Peliput Suwarni`: a label and a name
_LABELLED = re.compile(rf"(?i)(?:{'|'.join(LABEL_WORDS)}|wartawan|jurnalis|laporan|sumber)\b")

#: what a post is filed under, where a theme prints it beside its author
_FILED = re.compile(
    r"(?i)(?:siaran|rilis|keterangan) pers|press release|(?:pengumuman|berita|liputan|laporan|seputar|sorotan|bahasa)\b.*"
)


def is_person(name: str) -> bool:
    """Whether a printed author is a person, not an account of the site or something else."""
    name = name.strip()
    words = name.split()
    return (
        2 <= len(words) <= 8
        and len(name) < 70
        and not ACCOUNTS.match(name)
        and not _READ.search(name)
        and not _LABELLED.match(name)
        and not _FILED.fullmatch(name)
        and (name[0].isupper() or begins_with_title(name))
        and is_name(name)
        # `Pengelola Media Center Kabupaten Blora` says what an account is
        and not any(map(is_office_word, words))
        and not sounds_like_medium(name)
    )


def is_plain_name(text: str) -> bool:
    """Whether a text that nothing calls a name is one: no word of it is everyday, no place, no office."""
    return (
        is_person(text)
        and not is_office(text)
        and not any(is_common(word) or is_office_word(word) for word in text.split())
        and not has_place_name(fold(bare_name(text)))
        # `Desa Lolosoni`, which is too small to be known
        and split_level(text)[1] is None
        and not is_counted(text)
        and _FIELD.fullmatch(text) is None
    )


#: what offices call their fields of work, of words that people are called by, too: `Bina Marga`, `Cipta Karya`
_FIELD = re.compile(
    r"(?i)(?:bina|cipta|tata|jasa|sarana)(?: (?:dan|&))? (?:marga|karya|konstruksi|bangunan|program|mental|usaha|ruang|kota|praja|lingkungan|teknik|prasarana|produksi|keluarga|pemerintahan)(?: .+)?"
)
#: a figure behind what is counted; `I`, `V` and `X` shorten names
_COUNTED = re.compile(r" (?:I{2,3}|I[VX]|VI{1,3}|XI{1,3})\Z")


def is_counted(text: str) -> bool:
    """Whether a text names one of several: `Pokja III`, `Zona II`."""
    return _COUNTED.search(text) is not None


def is_team(text: str) -> bool:
    """`Tim Humas DPRD`, `Humas`: an office in the place of the author's name; the whole government is none."""
    if is_press_word(text):
        return True
    return (
        2 <= len(text.split()) <= 6
        and len(text) < 70
        and text[0].isupper()
        and is_office(text)
        and not ACCOUNTS.match(text)
        and not _READ.search(text)
        and not any(map(str.isdigit, text))
    )


def is_one_name(text: str) -> bool:
    """`Kiswanto`: one capital word that a label or an author's element says is a name."""
    return (
        len(text.split()) == 1
        and 4 <= len(text) <= 20
        and text.istitle()
        and text.isalpha()
        and not ACCOUNTS.match(text)
        and not _READ.search(text)
        and not is_office(text)
        and is_name(text)
        and not is_label(text)
    )
