"""What stands before a text among its paragraphs: the medium's own name, facts, rubrics, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.extract.article import Credit
from newsarchive.extract.body.introductions import SUMMARY_HEAD
from newsarchive.extract.credits.credits import parse_credits
from newsarchive.extract.credits.label_roles import is_job, says_what
from newsarchive.extract.credits.labels import heads_credits
from newsarchive.extract.credits.photo_credits import photo_credits
from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.dateline.items import is_place
from newsarchive.extract.dateline.publishers import publisher_kind
from newsarchive.extract.dateline.shape import tells
from newsarchive.extract.dateline.words import words_of
from newsarchive.extract.frame.frame_lines import (
    author_in_rubric,
    is_credit_line,
    is_rubric,
    take_facts,
)
from newsarchive.extract.notes.fact_lines import fact_credits, is_fact_line
from newsarchive.extract.published.events_above import begins_with_event
from newsarchive.extract.words.lines_of_text import takes_up
from newsarchive.extract.words.name_lists import split_names
from newsarchive.extract.words.names import ACCOUNTS, ADMINS, is_labelled_name
from newsarchive.extract.words.persons import is_one_name, is_plain_name
from newsarchive.extract.words.works import begins_with_work
from newsarchive.places import fold

#: what a site calls the text of its record
_TEXT_HEAD = re.compile(
    r"(?i)(?:isi|konten|uraian)(?: (?:lengkap|berita|artikel|konten|pengumuman))?\W*"
)


def take_heads_of_parts(texts: list[str]) -> bool:
    """Take off `Ringkasan:` and `Isi Berita:`; whether the text begins below a summary."""
    is_below = False
    for index, text in enumerate(texts[:_MOST_HEADS]):
        if SUMMARY_HEAD.fullmatch(text):
            # what stands above is the site's, too: a badge
            del texts[: index + 1]
            is_below = True
            break
        if len(text) > _LONGEST_LINE:
            break
    for index, text in enumerate(texts[:_MOST_HEADS]):
        if _TEXT_HEAD.fullmatch(text):
            texts.pop(index)
            return index > 0
    return is_below


_PLAIN_NAME = re.compile(r"[A-Z][\w. ]+")


def take_own_name(texts: list[str], publishers: Sequence[str]) -> str | None:
    """Take off `WARTA PENJURU`, `SuaraWarga.com`: a medium's name in a line above the text."""
    if len(texts) < 2 or len(texts[0]) > _LONGEST_LINE or len(texts[0]) <= _INITIALS:
        return None
    if not _PLAIN_NAME.fullmatch(texts[0]):
        return None
    own = frozenset(fold(name) for name in publishers)
    return texts.pop(0) if publisher_kind(texts[0], own) == "media" else None


def take_head(
    texts: list[str], publishers: Sequence[str], title: str | None = None
) -> list[Credit]:
    """Take facts, credits and rubrics off the first paragraphs."""
    credits = _take_initial(texts)
    if begins_with_work(texts, title) or begins_with_event(texts):
        return credits
    # accounts stand among the facts of a page
    credits += [c for c in take_facts(texts) if c.role == "source" or not ACCOUNTS.match(c.name)]
    is_among_facts, is_named = False, bool(credits)
    while len(texts) > 1 and not begins_with_work(texts, title):
        if (is_fact_line(texts[0]) and not _places(texts[0])) or (
            len(texts[0]) < 40 and (ACCOUNTS.match(texts[0]) or ADMINS.match(texts[0]))
        ):
            credits += fact_credits(texts.pop(0))
            is_among_facts = True
        elif is_named and is_job(texts[0]) and _is_above_facts(texts):
            # an office by its words
            texts.pop(0)
        elif len(texts[0]) < 120 and is_credit_line(texts[0]) and parse_dateline(texts[0]) is None:
            line = parse_credits(texts.pop(0))
            # who put a page up is of interest if it is a person
            credits += [c for c in line if c.role != "publisher" or not ACCOUNTS.match(c.name)]
            is_among_facts = True
        elif is_rubric(texts[0]) and (is_among_facts or is_fact_line(texts[1])):
            credits += author_in_rubric(texts.pop(0))
        elif is_named and _is_above_facts(texts):
            texts.pop(0)
        else:
            break
        is_named = bool(credits)
    if (
        len(texts) > 2
        and len(texts[2 if len(texts) > 3 and _is_job(texts[1]) else 1]) > _PROSE
        and (names := _authors_above(texts[0], publishers))
        and not takes_up(texts[1])
    ):
        printed = texts.pop(0)
        credits += [Credit(name=name, role="reporter", raw=printed) for name in names]
    if (
        credits
        and len(texts) > 1
        and (_is_job(texts[0]) or _is_office_held(texts) or _is_calling(texts))
    ):
        # `Wartawan Muda`, `Kepala Bidang Konservasi Dinas …` under a name
        texts.pop(0)
    if len(texts) > 2 and len(texts[0]) < 60 and is_fact_line(texts[1]):
        # a line above the text, and the facts under it
        credits += fact_credits(texts.pop(1))
    return credits


def _places(line: str) -> bool:
    """Whether a line of facts is a dateline, too; without a place it says who put the page up, and when: `Media Center – 8 November 2024`."""
    dateline = parse_dateline(line)
    return dateline is not None and dateline.place is not None


def _take_initial(texts: list[str]) -> list[Credit]:
    """Take off the initials that a theme draws for a portrait, the name behind them and what that is: `A`, `Andi Rahman`, `Staf Humas`.

    A line of credits behind them stays, to be read as any other: `NH`, `Ditulis oleh Nurhikmah`.
    """
    if len(texts) < _LEAST_BELOW or len(texts[0]) > _INITIALS or not texts[0].isupper():
        return []
    name = texts[1]
    if len(name) < _LONGEST_LINE * 2 and any(
        _stands_for(texts[0], credit.name) for credit in parse_credits(name)
    ):
        texts.pop(0)
        return []
    if _stands_for(texts[0], name) and _is_account_line(name):
        # `SA`, `Super Admin Kamis, 19 Oktober 2023`: taken off as any other line of facts
        texts.pop(0)
        return []
    is_one = is_one_name(name) and (is_fact_line(texts[2]) or _is_job(texts[2]))
    if not _stands_for(texts[0], name) or not (is_plain_name(name) or is_one):
        return []
    del texts[:2]
    if _is_above_facts(texts):
        texts.pop(0)
    return [Credit(name=name, role="reporter", raw=name)]


def _is_account_line(line: str) -> bool:
    """Whether a line names an account, with the facts of the page behind it maybe."""
    is_account = ACCOUNTS.fullmatch(line) is not None or ADMINS.fullmatch(line) is not None
    return is_fact_line(line) or (is_account and len(line) < _LONGEST_LINE)


def _stands_for(initials: str, name: str) -> bool:
    """Whether a name, or a word of it behind a title, has the first of some initials: `NH`, `Nurhikmah`; `DL`, `Hj. Dewi Lestari`."""
    return any(word.startswith(initials[0]) for word in name.split())


def _is_above_facts(texts: list[str]) -> bool:
    """Whether a line between a name and facts says what its bearer is: `Staf Humas`."""
    return (
        len(texts) > 2
        and len(texts[0]) < _LONGEST_LINE
        and not texts[0].endswith((".", "!", "?"))
        and is_fact_line(texts[1])
    )


#: letters that are drawn for a portrait
_INITIALS = 2


def _is_job(line: str) -> bool:
    """`Kontributor`, in a line of its own under a name."""
    return len(line) < _LONGEST_LINE and says_what(line)


#: words in small letters in what somebody is
_SMALL = frozenset("dan di pada dari untuk & bidang".split())
#: verbs by their building, and what is built so and is none
_DOES = re.compile(r"(?i)\b(?!menengah|menteri)(?:me(?:m|n|ng|ny)[a-z]{4,}|di[a-z]{3,}(?:kan|i))\b")
_LONGEST_POST = 100
_OFFICE = re.compile(
    r"\b(?:Dinas|Badan|Bagian|Bidang|Setda|Sekretariat|Inspektorat|Kantor|Kecamatan|Universitas|Institut|Fakultas|RSUD|Puskesmas|Kabupaten|Kota|Provinsi|SMA|SMK|SMP)\b"
)


def _is_office_held(texts: list[str]) -> bool:
    """Whether the line above a text's first sentence names an office that somebody holds, and tells nothing."""
    line = texts[0]
    return (
        len(line) <= _LONGEST_POST
        and len(texts[1]) > _PROSE
        and line[-1] not in ".!?:"
        and says_what(line)
        and _OFFICE.search(line) is not None
        and not (tells(line) or _DOES.search(line))
        and all(word[0].isupper() or word in _SMALL for word in line.split())
    )


#: what those are who write columns, as nobody of whom news tells is called first; what they were, and lead
_CALLINGS = words_of(
    "pegiat penggiat pemerhati aktivis budayawan sastrawan penyair peneliti dosen alumnus alumni pensiunan mantan pengamat"
)
_LEADS = words_of(
    "ketua wakil sekretaris anggota pendiri pengasuh pembina direktur kepala tinggal kelahiran"
)


def _is_calling(texts: list[str]) -> bool:
    """Whether the line between a name and the text's first sentence says what its bearer does and was: `Pegiat literasi, mantan Kepala Bidang …`."""
    line = texts[0]
    if len(line) > _LONGEST_POST or len(texts[1]) <= _PROSE or line[-1] in "!?:":
        return False
    first, *others = [part.split()[0] for part in line.split(",") if part.strip()] or [""]
    return (
        first.lower() in _CALLINGS
        and all(
            word[0].isupper() or word.lower() in _CALLINGS | _LEADS or is_job(word)
            for word in others
        )
        and not (tells(line) or _DOES.search(line) or _SAYS_MORE.search(line))
    )


#: words of sentences
_SAYS_MORE = re.compile(
    r"(?i)\b(?:yang|telah|akan|tidak|bukan|ini|itu|bahwa|adalah|saat|soal|minta|harap\w*|nilai|tolak|usul\w*)\b"
)


#: `[Takengon | Rina] Warga …`
_PLACE_AND_NAME = re.compile(
    r"[(\[](?P<place>[A-Z][^|\[\]()]{2,30}?)\s*[|]\s*(?P<name>[A-Z][^|\[\]()]{2,40}?)\s*[)\]]\s*"
)
#: characters of a paragraph behind its author's name
_PROSE = 80


def _author_above(line: str, publishers: Sequence[str]) -> str | None:
    """The person named alone in a line above the text, or for whom that writes: `Rina Melati - Suarawarga`.

    Capitals are a headline's.
    """
    if len(line) > _LONGEST_LINE or line.isupper():
        return None
    name, parted, own = line.rpartition(" - ")
    if parted and publisher_kind(own, frozenset(map(fold, publishers))) == "media":
        line = name.strip()
    return line if is_plain_name(line) else None


#: `HENDRO SUSILO, Talisayan`
_NAME_AND_PLACE = re.compile(
    r"(?P<name>[^,\d-]{5,40}?)(?:,\s*|\s?[-–]\s?)(?P<place>[A-Z][\w ]{2,25})"
)


def _authors_above(line: str, publishers: Sequence[str]) -> list[str]:
    """Those whom a line above the text names, and nothing else: one or two, or one and a place."""
    if name := _author_above(line, publishers):
        return [name]
    names = split_names(line)
    if 1 < len(names) <= _MOST_AUTHORS and all(map(is_plain_name, names)) and not line.isupper():
        return names
    found = _NAME_AND_PLACE.fullmatch(line)
    if found and is_plain_name(found["name"]) and is_place(found["place"]):
        return [found["name"]]
    return []


_MOST_AUTHORS = 3


def take_with_place(texts: list[str]) -> list[Credit]:
    """Take off who wrote where a place and a name stand in brackets before the text; the place stays, in its brackets."""
    found = _PLACE_AND_NAME.match(texts[0]) if texts else None
    if found is None or not is_place(found["place"]) or not is_labelled_name(found["name"]):
        return []
    texts[0] = f"({found['place']}) {texts[0][found.end() :]}"
    return [Credit(name=found["name"], role="reporter", raw=found[0].strip())]


def take_below_summary(
    texts: list[str],
    introductions: frozenset[str],
    publishers: Sequence[str],
    title: str | None = None,
) -> list[Credit]:
    """Take the credits off that stand between a summary and the text: `Penulis: … | Editor: …`, a name alone below a box of its own."""
    if begins_with_work(texts, title) or begins_with_event(texts):
        return []
    credits = _take_facts_below(texts)
    if begins_with_work(texts, title):
        return credits
    if len(texts) > _LEAST_BELOW and texts[0] in introductions and len(texts[2]) > _PROSE:
        names = _authors_above(texts[1], publishers)
        if names:
            printed = texts.pop(1)
            credits += [Credit(name=name, role="reporter", raw=printed) for name in names]
    below: list[Credit] = []
    while len(texts) > _LEAST_BELOW and len(texts[1]) <= 120:
        # below one that a label begins, `Foto-foto: …` and `Sumber: …` are of the same kind
        if _is_day_beside_credits(texts, bool(below)):
            below += fact_credits(texts.pop(1))
            continue
        begins = heads_credits(texts[1]) or (photo_credits(texts[1]) and heads_credits(texts[2]))
        if not (below or begins) or not is_credit_line(texts[1]):
            break
        below += parse_credits(texts.pop(1))
    return credits + below


def _is_day_beside_credits(texts: list[str], is_behind: bool) -> bool:
    """Whether the line below a summary is the page's day, behind its credits or right before them."""
    is_before = len(texts[2]) <= 120 and heads_credits(texts[2]) and is_credit_line(texts[2])
    return (is_behind or is_before) and is_fact_line(texts[1]) and not _places(texts[1])


#: how long ago, how long reading takes, how many have read: what only the facts of a page say
_SAYS_READING = re.compile(
    r"(?i)(?:yang )?lalu$|\bago$|\b(?:menit|min(?:utes?)?) (?:baca|read)|\b(?:dibaca|dilihat|views?|hits)\b"
)
_MOST_FACTS = 6


def _take_facts_below(texts: list[str]) -> list[Credit]:
    """Take the lines off that stand between a summary and the text and say who, how long ago and how long: `Mariana Fitri`, `1 tahun yang lalu`, `3 menit baca`."""
    at = 1
    names: list[str] = []
    is_drawn = (
        len(texts) > _LEAST_BELOW
        and len(texts[1]) <= _INITIALS
        and texts[1].isupper()
        and _stands_for(texts[1], texts[2])
        and (is_plain_name(texts[2]) or _is_account_line(texts[2]))
    )
    if is_drawn:
        # `SA`, for the portrait of `Super Admin`
        at = 3
        names += [texts[2]] if is_plain_name(texts[2]) else []
    while at < min(len(texts) - 1, _MOST_FACTS + 1) and len(texts[at]) <= _LONGEST_LINE:
        if is_plain_name(texts[at]) and not names:
            names.append(texts[at])
        elif not is_fact_line(texts[at]):
            break
        at += 1
    facts = texts[1:at]
    if (
        len(facts) < _LEAST_FACTS
        or not (is_drawn or any(map(_SAYS_READING.search, facts)))
        or min(len(texts[0]), len(texts[at])) < _PROSE
    ):
        return []
    del texts[1:at]
    return [Credit(name=name, role="reporter", raw=name) for name in names]


_LEAST_FACTS = 2
#: paragraphs of which the second is no end of the text
_LEAST_BELOW = 3
#: a dateline stands in one of the first so many paragraphs, behind short heads such as `SIARAN PERS`
_MOST_HEADS = 4
#: characters of a dateline in a paragraph of its own that nothing closes
_LONGEST_LINE = 40
