"""What editors change after publication: heading, passage, number, name, slip of the pen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from newsarchive.samplesites.draft import Draft, Edit
from newsarchive.samplesites.site import SampleSite

Correction = Literal["title", "passage", "number", "name", "typo"]
CORRECTIONS: tuple[Correction, ...] = ("number", "title", "typo", "name", "passage")

_NUMBER = re.compile(r"(?<![\d/.,(-])\d{2,3}(?![\d/.,)-])")
_OFFICIAL = r",? (?:(?:Drs|Dra|dr|Hj|H|Ir)\. )?([A-Z]\w+ [A-Z][\w ]*?)(?=,| membenarkan)"


def correct_later(draft: Draft, site: SampleSite, kind: Correction) -> Draft:
    """`draft` with a correction of this kind between the epochs; with a slip first for `typo`."""
    body = list(draft.body)
    match kind:
        case "title":
            edit = Edit(old=draft.title, new=f"{draft.title}, Ini Penjelasannya")
        case "passage":
            edit = Edit(old=body[-2])
        case "number":
            index = next(i for i in range(len(body) - 1, 0, -1) if _NUMBER.search(body[i]))
            changed = _NUMBER.sub(lambda found: str(int(found[0]) + 3), body[index], count=1)
            edit = Edit(old=body[index], new=changed)
        case "name":
            found = re.search(re.escape(site.short) + _OFFICIAL, body[1])
            assert found, f"no official is named in {body[1]!r}"
            given, _, family = found[1].partition(" ")
            edit = Edit(old=found[1], new=f"{given} {family}syah")
        case "typo":
            word = max(re.findall(r"[a-z]{5,}", body[-1]), key=len)
            slipped = body[-1].replace(word, word[:-2] + word[-1] + word[-2], 1)
            edit = Edit(old=slipped, new=body[-1])
            body[-1] = slipped
    return replace(draft, body=body, fate="edited", edits=[edit])
