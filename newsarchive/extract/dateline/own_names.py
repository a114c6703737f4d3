"""Names a site bears by its address, as which its texts name their publisher: `KALTENG NETWORK, Palangka Raya –`."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from newsarchive.extract.dateline.publishers import publisher_kind
from newsarchive.extract.words.names import is_common
from newsarchive.places import fold, has_place_name
from newsarchive.places.villages import is_village

#: names of services and of parts of a site in front of its own name
_SERVICE = re.compile(
    r"(?i)(?:www\d?|m|mobile|amp|berita|news|portal|web|beta|old|arsip|ppid|blogspot|wordpress|wixsite|weebly|medium|"
    r"co|go|or|ac|web|my|desa|sch|mil|net|biz|com|org|id|info|news|tv|asia|press|online|media|blog|xyz|site|today|top|me|cc)"
)
_SHORTEST = 4
#: `malangkota.go.id`; offices and villages have a label before it
_OWN_LABELS = 3


@lru_cache(maxsize=64)
def names_of_host(host: str) -> tuple[str, ...]:
    """The host itself and the words in it by which texts call their site, folded; no place and no everyday word.

    >>> names_of_host("www.kaltengnetwork.com")
    ('kaltengnetworkcom', 'kaltengnetwork')
    >>> names_of_host("bulukerto.desa.id")
    ('bulukertodesaid',)
    """
    labels = host.lower().removeprefix("www.").split(".")
    names = [fold(".".join(labels))]
    # `bulukerto.desa.id` and `bulukerto.kotabatukab.go.id` are called as their villages, which are places
    is_village_site = labels[-2:] == ["desa", "id"]
    is_within_government = labels[-2:] == ["go", "id"] and len(labels) > _OWN_LABELS
    for label in labels if not is_village_site else ():
        name = fold(label)
        if (
            len(name) >= _SHORTEST
            and not _SERVICE.fullmatch(label)
            and not name.isdigit()
            and not has_place_name(name)
            and not (is_within_government and is_village(name))
            # `beritapalu` is built like a verb
            and (not is_common(name) or publisher_kind(name, frozenset()) == "media")
        ):
            names.append(name)
    return tuple(names)


@lru_cache(maxsize=8)
def own_names(url: str) -> tuple[str, ...]:
    """Folded names of the site at an address; none for an address that is not one."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return ()
    return names_of_host(host) if host and "." in host else ()
