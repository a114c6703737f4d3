"""What pages print at a picture that says nothing of it: a label for pictures, the title once more."""

from __future__ import annotations

import re

from newsarchive.extract.words.lines import letters

_OF_IMAGES = "foto|gambar|galeri|album|lampiran|dokumentasi|kegiatan|acara|berita|terkait|pendukung|gallery|photos?|images?"
_LABEL_OF_IMAGES = re.compile(
    rf"(?i)\W*(?:foto|gambar|galeri|album|lampiran|dokumentasi|gallery|photos?|images?)(?: ?(?:-|{_OF_IMAGES})){{0,4}}(?: \d{{1,2}})?\W*"
)
#: characters of such a label
_LONGEST_LABEL = 60


#: what editors print below a file that was put into a text: `perahu.jpg 212 KB`
_FILE = re.compile(r"(?i)\S+\.(?:jpe?g|png|webp|gif|heic|bmp)(?:\W+[\d.,]+ ?[km]b)?")


def heads_images(text: str) -> bool:
    """Whether a line says that there are images or how a file is called, and of none what it shows.

    >>> heads_images("Gambar Lampiran"), heads_images("Dokumentasi kegiatan:"), heads_images("Foto bersama warga")
    (True, True, False)
    """
    if len(text) > _LONGEST_LABEL:
        return False
    return _LABEL_OF_IMAGES.fullmatch(text) is not None or _FILE.fullmatch(text) is not None


#: what stands before a title that is printed at its picture once more: `Foto Dokumentasi: …`
_SHOWN = re.compile(r"(?i)^\W*(?:foto|gambar|dokumentasi|ilustrasi)\b[^:]{0,20}:")
#: letters of a title from which on a cut one is known
_LEAST_CUT = 20


def repeats_title(text: str, title: str) -> bool:
    """Whether a caption says nothing but the title, behind a label or not, whole or cut; `title` are its `letters`."""
    said = letters(_SHOWN.sub("", text))
    return said == title or (
        len(said) >= _LEAST_CUT and text.rstrip().endswith(("...", "…")) and title.startswith(said)
    )
