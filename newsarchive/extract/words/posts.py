"""Posts of those who serve a village or an office, where a label would have a name: `Foto: Kaur Umum`."""

from __future__ import annotations

import re

from newsarchive.extract.dateline.words import words_of
from newsarchive.extract.words.names import is_common
from newsarchive.places import fold, has_place_name
from newsarchive.places.villages import is_village

#: what somebody is; a name may stand behind it
_POSTS = words_of(
    """
    kaur kasi kasie kadus kades sekdes sekcam sekkel kasubag kasubbag kasubid kasubbid kabag kabid kadis kepala ketua sekretaris bendahara
    camat lurah keuchik geuchik perbekel staf staff perangkat aparat aparatur operator petugas pendamping
    """
)
#: what such a post is for, in words that are no everyday language or shortened
_FIELDS = words_of(
    """
    tu kesra pem pemdes trantib umum keuangan perencanaan pemerintahan kesejahteraan pelayanan pembangunan pemberdayaan tata usaha seksi sub
    bagian bidang urusan lingkungan dinas kantor puskesmas sekolah umpeg kepegawaian program
    """
)
#: behind one of these stands whose post it is
_OF = words_of(
    "desa dusun kelurahan kalurahan kecamatan nagari gampong kampung pekon dukuh jorong jaga rt rw"
)
_MOST = 6
_NUMBER = re.compile(r"(?:[IVX]{1,4}|\d{1,3})")


def is_post(text: str) -> bool:
    """Whether a text names a post and nobody who holds it.

    >>> is_post("Kaur Umum"), is_post("Kepala Dusun II"), is_post("Camat Budi Santoso")
    (True, True, False)
    """
    first, *rest = text.rstrip(".").split()
    post = first.lower().rstrip(".")
    if post not in _POSTS or len(rest) >= _MOST or (post == "operator" and not rest):
        # `Uploader: Operator` is an account
        return False
    for at, printed in enumerate(rest):
        word = printed.lower().strip(".,&")
        if word in _OF:
            return True
        if not (
            not word
            or word in _FIELDS
            or is_common(word)
            or word == "dan"
            or _NUMBER.fullmatch(printed)
        ):
            # `Kades Sukamaju`: whose post it is
            name = " ".join(rest[at:])
            return at == 0 and (has_place_name(fold(name)) or is_village(name))
    return True
