"""What an office has behind a hyphen in its name, in datelines: `Diskominfo-SP –`, `IKP-Kominfo.`."""

from __future__ import annotations

import re

from newsarchive.extract.credits.bracketed import SHORT_FORMS
from newsarchive.extract.dateline.words import INSTITUTIONS, OPENERS
from newsarchive.extract.words.names import is_press
from newsarchive.places import fold

#: letters or a word before whatever ends a head; letters, and whose they are, before a dash
_SECTION = re.compile(
    r"[-‐‑](?:(?P<name>[A-Z]{2,8}(?=\s*[,:|.][\s–—-])|[A-Z][A-Za-z]{1,14}(?=\s+[-–—|:]|[–—|]|:\s|-\s|\s*\n|(?P<mark>[,.]\s)))"
    r"|(?P<letters>[A-Z]{2,4})(?: [A-Z][A-Za-z.]+){1,3}(?=\s+[–—|]|\s-\s))"
)
#: with what else a sentence goes on behind an office and a hyphen: `Humas-TNI, Polri dan warga …`
_NO_SECTIONS = OPENERS | INSTITUTIONS | SHORT_FORMS


def section_end(text: str, at: int) -> int | None:
    """Where the name of an office ends that a hyphen at `at` goes on with; None where it ends before.

    >>> section_end("Diskominfo-SP – Warga menanam padi", 10), section_end("Diskominfo-Warga menanam padi", 10)
    (13, None)
    """
    found = _SECTION.match(text, at)
    if found is None or fold(found["name"] or found["letters"]) in _NO_SECTIONS:
        return None
    # before a mark that sentences have, too, only what is a press office by itself
    return found.end() if found["mark"] is None or is_press(found["name"]) else None
