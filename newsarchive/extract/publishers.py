"""How institutions and media sign their datelines and credits: words by which a publisher is known."""

from __future__ import annotations

import re

#: whole names, folded to lower case
_NAMES = frozenset(
    [
        "mc",
        "media center",
        "media centre",
        "mediacenter",
        "kominfo",
        "diskominfo",
        "kominfotik",
        "diskominfotik",
        "diskominfosp",
        "kominfosantik",
        "diskominfosantik",
        "diskominfostandi",
        "infokom",
        "humas",
        "humaspro",
        "humasprov",
        "humpro",
        "hms",
        "prokopim",
        "prokompim",
        "protokol",
        "ppid",
        "infopublik",
        "antara",
        "antara news",
        "kompas",
        "jatim newsroom",
        "metro",
        "newsroom",
        "pemkot",
        "pemkab",
        "pemprov",
        "setda",
        "bappeda",
        "bpbd",
        "dprd",
        "rri",
        "tvri",
        "tribun",
        "jawa pos",
        "radar",
        "papos",
        "bali kini",
        "pos kota",
        "suara merdeka",
        "info publik",
        "mcr",
        "pro 1",
        "sr28",
        "lintasmedan",
        "diskominfopers",
        "kominfopers",
        "diskominfoperstatik",
        "bagian humas",
        "bagian protokol",
        "adpim",
        "biro adpim",
        "biro humas",
        "dinas kominfo",
    ]
)
_DOMAIN = re.compile(
    r"(?i)^(?:https?://)?(?:[\w-]+\.)+(?:go\.id|co\.id|or\.id|web\.id|ac\.id|my\.id|sch\.id|desa\.id|com|id|net|org|co|news|info|tv|"
    r"online|today|press|media)$"
)
#: words that a medium's or press office's name contains
_PART = re.compile(
    r"(?i)(?:^|\b)(?:\w*(?:news|kominfo|infokom|tribun|liputan|publik|newsroom)\w*|humas\w*|prokopim|prokompim|media|kabar|warta|berita|pos|post|"
    r"radar|lintas|suara|harian|koran|metro\w*|zona\w*|kompas|antara|redaksi|mc|ppid|info\w*|protokol|jurnal\w*|journal|kita\w+|detail|"
    r"bagian|dinas|biro|setda|pusat)(?:\b|$)"
)


def is_domain(text: str) -> bool:
    """`malangkota.go.id`, `Trigger.id`."""
    return bool(_DOMAIN.match(text.strip()))


def is_publisher(text: str, known: tuple[str, ...] = ()) -> bool:
    """Whether a text is the name of an institution or medium, as far as its form tells."""
    plain = " ".join(text.split()).lower()
    if not plain or len(plain) > 50:
        return False
    if plain in _NAMES or plain in (name.lower() for name in known) or is_domain(plain):
        return True
    return len(plain.split()) <= 5 and bool(_PART.search(plain))
