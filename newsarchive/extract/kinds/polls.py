"""Polls, surveys, questionnaires: whether a page asks its readers and tells nothing, and what is none of a text."""

from __future__ import annotations

import re

from newsarchive.extract.words.counters import votes_in
from newsarchive.extract.words.lines import Block

_CALLED = re.compile(
    r"(?i)^\W*(?:jajak pendapat|pol+ing|poll|survey?i?|kuesioner|angket|e-?survei)\b(?: (?:warga|pengunjung|pembaca|online|kepuasan|masyarakat|layanan|pelayanan|publik|website)){0,4}\W*(?:$|[|–—-])"
)
_QUESTION = re.compile(r"\?[\"”’')\]*: ]*$")
_SENTENCE = re.compile(r"[.!…][\"”’')\]]*\s*$")
#: characters of a sentence; less is the answer to a question
_TOLD = 60
#: sentences above the questions of what is called a poll
_MOST_TOLD = 2


def is_called_poll(title: str | None) -> bool:
    """Whether a title is that of a poll and not of a report about one.

    >>> is_called_poll("Jajak Pendapat"), is_called_poll("Jajak Pendapat Warga soal Parkir Dibuka")
    (True, False)
    """
    return bool(title) and _CALLED.match(title or "") is not None


def asks_readers(body: list[str], titles: tuple[str, ...]) -> bool:
    """Whether a text that nobody signs, on a page with answers to be marked, is questions."""
    told = sum(len(text) >= _TOLD and _SENTENCE.search(text) is not None for text in body)
    asked = sum(_QUESTION.search(text) is not None for text in body)
    if any(map(is_called_poll, titles)):
        # what readers are asked for, and why
        return told <= max(asked, _MOST_TOLD)
    return asked > 0 and told == 0


#: `Jajak pendapat: Puaskah Anda?`
_ASKED = re.compile(
    r"(?i)\W*(?:jajak pendapat|pol+ing|poll|survey?i?)(?: \w+){0,2}\s*[:–—-]\s.{4,160}\?\W*$"
)
_VOTED = re.compile(r"(?i)\b(?:suara|votes?)\b")
#: lines of one poll
_MOST_LINES = 14


def without_polls(blocks: list[Block]) -> list[Block]:
    """Blocks without polls of the site among them: what says that it is one, a question, answers with their votes."""
    for at, block in enumerate(blocks):
        if block.kind == "text" and (is_called_poll(block.text) or _ASKED.match(block.text)):
            behind = [other.text for other in blocks[at + 1 : at + _MOST_LINES]]
            lines = votes_in(behind)
            # shares alone are what a survey found
            asks = block.text.rstrip().endswith("?") or (lines and behind[0].rstrip().endswith("?"))
            if lines and (asks or any(map(_VOTED.search, behind[:lines]))):
                return blocks[:at] + without_polls(blocks[at + 1 + lines :])
    return blocks
