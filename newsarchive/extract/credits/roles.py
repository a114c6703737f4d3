"""What each part of a credit did: writers first, editors behind, desks, offices and agencies as what they are."""

from __future__ import annotations

from newsarchive.extract.article import Credit, Role
from newsarchive.extract.credits.label_roles import is_job
from newsarchive.extract.dateline.publishers import HOST, is_media_center, publisher_kind
from newsarchive.extract.dateline.words import words_of
from newsarchive.extract.words.names import (
    is_desk,
    is_full_name,
    is_initials,
    is_office,
    is_section,
    is_unit_of,
)
from newsarchive.extract.words.posts import is_post
from newsarchive.places import fold, has_place_name

_NEWSROOM = words_of("red redaksi")
#: agencies as newsrooms shorten them
_AGENCIES = words_of("ant antara afp reuters")
_PUBLISHING = words_of(
    "mc adv adv1 advertorial ads iklan pariwara inforial sponsor publikasi net int"
)
#: letters of what stands behind a dash and is somebody's initials
_SHORT_PLACE = 3


def initials_credits(parts: list[str], raw: str) -> list[Credit]:
    """Credits of names or initials in printed order: the writer first, editors after."""
    parts = [part for part in parts if not _is_of_other(part, parts)]
    desks_only = all(is_desk(part) for part in parts)
    credits: list[Credit] = []
    has_writer = False
    for index, part in enumerate(parts):
        role = desk_role(part)
        if role is None or (desks_only and index == 0 and role == "source" and part.islower()):
            role = "editor" if has_writer else "reporter"
            has_writer = True
        credits.append(Credit(name=part, role=role, raw=raw))
    return credits


def _is_of_other(part: str, parts: list[str]) -> bool:
    """Whether a part is the post of who stands beside it, and nobody by name: `Rina Melati/Kasi Pelayanan`."""
    is_what = is_post(part) or (" " in part and is_job(part))
    return is_what and any(" " in other and is_full_name(other) for other in parts if other != part)


def desk_role(part: str) -> Role | None:
    """What a desk or an office did; None for a person."""
    folded = fold(part)
    if folded in _NEWSROOM:
        return "editor"
    if folded in _PUBLISHING or is_media_center(folded):
        return "publisher"
    desk, _dash, place = part.partition("-")
    if len(place) > _SHORT_PLACE and is_desk(desk) and has_place_name(fold(place)):
        # `hms-sigi`
        return desk_role(desk)
    if is_medium(part):
        return "source"
    is_short = (part.islower() or "-" in part) and is_initials(part) and not is_desk(part)
    is_of_office = (
        is_desk(part) or is_office(part) or is_section(part) or (" " in part and is_unit_of(part))
    )
    return "source" if not is_short and is_of_office else None


def is_medium(part: str) -> bool:
    """`Republika`, `ant`, `suarawarga.com`: from whom a newsroom has its text."""
    return (
        fold(part) in _AGENCIES
        or HOST.fullmatch(part) is not None
        or (part[:1].isupper() and len(part) > 3 and publisher_kind(part, frozenset()) == "media")
    )
