"""Datelines whose place the gazetteer of districts lacks: villages, and names that only what follows tells from prose."""

from __future__ import annotations

import re
from dataclasses import replace

from newsarchive.extract.credits.bracketed import SHORT_FORMS
from newsarchive.extract.dateline.head import Head
from newsarchive.extract.dateline.items import UNIT, is_place
from newsarchive.extract.dateline.named import is_named_later, is_placed_later
from newsarchive.extract.dateline.publishers import begins_as_medium, sounds_like_medium
from newsarchive.extract.dateline.shape import (
    CAPITAL_THEN_SMALL,
    CHAIN,
    OF_WHICH,
    SECOND_DASH,
    begins_body,
    first_word,
    is_told_behind,
    opens_sentence,
    tells,
    told_of,
)
from newsarchive.extract.dateline.words import (
    GEOGRAPHIC,
    INSTITUTIONS,
    NOT_PUBLISHERS,
    OPENERS,
    words_of,
)
from newsarchive.extract.words.names import is_common, is_unit
from newsarchive.places import PlaceMatch, find_place, fold
from newsarchive.places.villages import begins_villages, find_village, is_village

#: what a place's name has before it that says what it is
_LEVELS = frozenset("desa kelurahan kalurahan kampung nagari gampong dusun distrik pekon".split())


def unknown_place(text: str, head: Head) -> bool:
    """`Senggigi – Enam puluh perahu …`: a name the gazetteer lacks, a dash, and what can only be a sentence."""
    name = head.items[0]
    if len(head.items) > 1 or name.kind != "name" or head.gap != "dash":
        return False
    words = name.text.split()
    if len(words) > 3 or not name.text.replace(" ", "").isalpha() or len(words[0]) < 4:
        return False
    if len(words) > 1 and words[0].lower() in _LEVELS:
        # `Desa Pucangsimo – Bupati …`
        words = words[1:]
    if is_named_later(name.text, text[head.body :]):
        return not SECOND_DASH.match(text, head.body)
    if name.text.lower() in SHORT_FORMS or any(
        is_common(word) or fold(word) in OPENERS or fold(word) in NOT_PUBLISHERS for word in words
    ):
        return False
    before, after = text[name.end : name.end + 1], text[head.body - 1]
    is_spaced = before.isspace() and (after.isspace() or after in "–—")
    # `Lubuak Aluang--Guna …`
    is_spaced = is_spaced or text[name.end : head.body] in ("--", "---", "—")
    if is_spaced and first_word(text, head.body) in INSTITUTIONS:
        # `Sikunang – Dinas Pertanian …`; the end of `kerja sama Baznas – Pemkab …` is no place
        return not is_unit(" ".join(words)) and not SECOND_DASH.match(text, head.body)
    if (
        is_spaced
        and _NAMED_UNIT.match(text, head.body)
        and _is_named_again(name.text, text[head.body :])
    ):
        # `Wolotopo – Kelurahan Wolotopo terpilih …`
        return True
    following = CAPITAL_THEN_SMALL.match(text, head.body)
    return (
        is_spaced
        and following is not None
        and (is_common(following[1]) or fold(following[1]) in OPENERS)
        and fold(following[1]) not in GEOGRAPHIC
        and not SECOND_DASH.match(text, head.body)
    )


def dated_place(text: str, head: Head) -> bool:
    """`Kutaraya, 27 November 2019 – Sebelas …`, `Kutaraya (27/11/2019) – …`: a name, a day with its year, a dash or full stop, a sentence.

    Before a colon somebody may stand who wrote to the paper: there the name must be a village's.
    """
    kinds = [item.kind for item in head.items]
    if kinds != ["name", "date"] or head.gap not in ("dash", "dot", "colon", "pipe", "none"):
        return False
    if head.gap == "dot" and not dated_head(text, head):
        return False
    name, day = head.items
    is_bare = head.gap == "none"
    if is_bare and not (
        day.bracketed and (begins_body(text, head.body) or _NAMED_UNIT.match(text, head.body))
    ):
        return False
    is_parted = head.gap == "colon" or "pipe" in (head.gap, *head.gaps) or "dash" in head.gaps
    if (is_bare or is_parted) and not (
        is_village(name.text) or is_named_later(name.text, text[head.body :])
    ):
        return False
    words = name.text.split()
    if len(words) > 1 and words[0].lower() in _LEVELS:
        words = words[1:]
    if len(words) > 3 or len(words[0]) < 4 or head.gaps[0] not in ("comma", "none", "dash", "pipe"):
        return False
    is_named = not any(
        is_common(word) or fold(word) in OPENERS or fold(word) in NOT_PUBLISHERS for word in words
    )
    if not is_named or not opens_sentence(text, head.body):
        return False
    # `Pahokng,17/8 – Peringatan …`: without its year a day may be a score or a part of a list
    return _YEAR.search(day.text) is not None or (
        head.gap == "dash"
        and (begins_body(text, head.body) or is_named_later(name.text, text[head.body :]))
        and not SECOND_DASH.match(text, head.body)
    )


_SENTENCE = 60


def dated_head(text: str, head: Head) -> bool:
    """`Malang, 14 Juli 2021. Sebelas warga …`: a full stop parts a day with its year from a sentence; letters are signed so, too."""
    day = head.items[-1]
    return (
        day.kind == "date"
        and _YEAR.search(day.text) is not None
        and len(text) - head.body >= _SENTENCE
        and opens_sentence(text, head.body)
    )


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: characters of a first sentence in which its verb stands
_CLAUSE = re.compile(r"[^,.!?\n]{10,160}")


def village_in_capitals(text: str, head: Head) -> bool:
    """`CABENGE, Petugas puskesmas mendatangi …`: a village's name in capitals, a comma, and a clause with a verb of its own.

    `SUMARNO, Kepala Desa Bora, …` is a person; between the commas stands what he is.
    """
    name = head.items[0]
    if len(head.items) > 1 or name.kind != "name" or head.gap != "comma" or not name.text.isupper():
        return False
    words = name.text.split()
    if len(words) > 2 or len(words[0]) < 4 or any(map(is_common, words)):
        return False
    if not (begins_body(text, head.body) or first_word(text, head.body) in INSTITUTIONS):
        return False
    clause = _CLAUSE.match(text, head.body)
    return clause is not None and tells(clause[0]) and is_village(name.text)


def village_before_office(text: str, head: Head) -> bool:
    """`Rum, Kominfo Tikep—Tidore Kepulauan kembali menyelenggarakan …`: a village, the office that sent the news, a dash, and a clause with a verb of its own."""
    if [item.kind for item in head.items] != ["name", "publisher"] or head.gap != "dash":
        return False
    name = head.items[0].text
    clause = _CLAUSE.match(text, head.body)
    return (
        head.gaps == ["comma"]
        and is_village(name)
        and not any(map(is_common, name.split()))
        and clause is not None
        and tells(clause[0])
        and not SECOND_DASH.match(text, head.body)
    )


def barred_place(text: str, head: Head) -> bool:
    """`LUENG PUTU | Kabar duka datang dari Gampong Lueng.`: a name before a bar that a village bears, or that the text gives to a place, and a sentence; rubrics, media and authors stand so, too."""
    name = head.items[0]
    if len(head.items) > 1 or name.kind != "name" or head.gap != "pipe":
        return False
    words = name.text.split()
    if len(words) > 3 or len(words[0]) < 4 or not name.text.replace(" ", "").isalpha():
        return False
    if any(is_common(word) or fold(word) in OPENERS | NOT_PUBLISHERS for word in words):
        return False
    if sounds_like_medium(name.text) or begins_as_medium(name.text):
        return False
    if not (CAPITAL_THEN_SMALL.match(text, head.body) or is_told_behind(text, head.body)):
        return False
    rest = text[head.body :]
    return (
        (name.text.isupper() and is_village(name.text))
        or is_placed_later(name.text, rest)
        or any(is_named_later(part, rest, is_told=True) for part in (name.text, words[0]))
    )


def own_place(text: str, head: Head, own: frozenset[str]) -> Head:
    """The head with its name as a place where a site bears that in its address and the text gives it to a village or district:
    `Situjuah, Warga Nagari Situjuah …` on situjuah.limapuluhkotakab.go.id.
    """
    name = head.items[0]
    is_own = name.kind == "publisher" and not name.bracketed and fold(name.text) in own
    if len(head.items) > 1 or not is_own or head.gap != "comma" or "." in name.text:
        return head
    if not is_named_later(name.text, text[head.body :], is_told=True):
        return head
    return replace(head, items=[replace(name, kind="name", sure=False)])


def named_place(text: str, head: Head) -> bool:
    """`Situjuah, Ratusan warga Nagari Situjuah Gadang mengikuti …`, `Situjuah Batua, Ratusan warga mengikuti …`: a name that is
    called a village's behind the comma, or that one bears in two words, before a clause with a verb of its own.
    """
    name = head.items[0]
    if len(head.items) > 1 or name.kind != "name" or head.gap != "comma":
        return False
    words = name.text.split()
    if len(words) > 2 or len(words[0]) < 4:
        return False
    if _COUNTS.match(text, head.body) and is_village(name.text):
        # `Air Haji, Sebanyak 20 warga …`: no name goes on so
        return not all(map(is_common, words))
    if any(map(is_common, words)):
        return False
    rest = text[head.body :]
    # `Situjuah, Warga Nagari Situjuah Gadang, Kecamatan Situjuah, mengikuti …`
    whole = _CLAUSE.match(_OF_WHICH.sub("", rest[:_TOLD_WITHIN]))
    if whole is not None and tells(whole[0]) and is_named_later(name.text, rest, is_told=True):
        return True
    clause = _CLAUSE.match(rest)
    if clause is None or not tells(clause[0]):
        return False
    # of two people's names one may be a village's, too; behind the comma stands what somebody is
    return (
        len(words) > 1
        and begins_body(text, head.body)
        and first_word(text, head.body) not in INSTITUTIONS
        and is_village(name.text)
    )


#: capitals with which a sentence begins that counts somebody; within one they are small
_COUNTS = re.compile(
    r"(?:Se(?:banyak|dikitnya|kurangnya)|Lebih (?:dari|kurang)|Kurang lebih|Tidak kurang|Belasan|Puluhan|Ratusan|Ribuan) [a-z\d]"
)
_OF_WHICH = re.compile(OF_WHICH)
_TOLD_WITHIN = 260


def home_village(text: str, head: Head, home: str) -> bool:
    """`Wolotopo – Warga …`, `CABEAN, Petugas …`: a name that a village of the source's own regency bears."""
    name = head.items[0]
    if len(head.items) > 1 or name.kind != "name" or head.gap not in ("dash", "comma", "colon"):
        return False
    words = name.text.split()
    if len(words) > 3 or fold(words[0]) in OPENERS or not opens_sentence(text, head.body):
        return False
    begins = begins_body(text, head.body) or first_word(text, head.body) in INSTITUTIONS
    is_everyday = all(is_common(word) for word in words)
    if head.gap == "dash" and not is_everyday:
        begins = begins or not (SECOND_DASH.match(text, head.body) or CHAIN.match(text, head.body))
        begins = begins and (head.body - name.end > 1 or _is_told_behind(text, head.body, home))
    elif head.gap != "dash":
        begins = begins and (name.text.isupper() or not is_everyday)
    is_told = begins
    if head.gap == "colon" and not is_everyday:
        # `Dabo Singkep: Pelabuhan Jagoh di Kecamatan Singkep Barat melayani …`
        clause = _CLAUSE.match(text, head.body)
        is_told = begins or (clause is not None and tells(clause[0].partition(" yang ")[0]))
    if is_told and (
        find_village(name.text, home) is not None or village_with_district(name.text, home)
    ):
        return True
    if not begins:
        return False
    # `Situjuah, Wali nagari …`, of which the villages are called Situjuah Batua, Situjuah Gadang …
    clause = _CLAUSE.match(text, head.body)
    return (
        len(words) == 1
        and not is_everyday
        and clause is not None
        and tells(clause[0])
        and begins_villages(name.text, home)
    )


def village_with_district(name: str, home: str) -> PlaceMatch | None:
    """The village of `home` that stands there with a district of it: `Dabo Singkep`."""
    words = name.split()
    for cut in range(1, len(words)):
        district = find_place(" ".join(words[cut:]), home=home)
        if (
            district is not None
            and district.code is not None
            and district.code.startswith(f"{home}.")
            and (village := find_village(" ".join(words[:cut]), home)) is not None
        ):
            return village
    return None


#: what a village's site has beside its name in its address: `tetebatu.desa.id`, `nagari-situjuah.id`
_UNITS_OF_HOSTS = "|".join((*sorted(_LEVELS - {"dusun"}), "kapanewon", "kecamatan"))


def own_village(text: str, head: Head, own: frozenset[str]) -> bool:
    """`Tetebatu – Komunitas Anyaman …` on tetebatu.desa.id: the village or district whose site it is, by its address in `own`."""
    name = head.items[0]
    if len(head.items) > 1 or name.kind != "name" or head.gap not in ("dash", "comma", "pipe"):
        return False
    bare = fold(name.text)
    if not any(
        re.match(rf"(?:(?:{_UNITS_OF_HOSTS}){bare}|{bare}(?:{_UNITS_OF_HOSTS}))", host)
        for host in own
        if bare in host
    ):
        return False
    if head.gap == "comma":
        return begins_body(text, head.body)
    if SECOND_DASH.match(text, head.body) or CHAIN.match(text, head.body):
        return False
    first = first_word(text, head.body)
    if (
        begins_body(text, head.body)
        or first in INSTITUTIONS | _GROUPS
        or _PERSON.match(text, head.body)
    ):
        return True
    # `Tetebatu – Loyok kini mulus` is a road
    return told_of(text, head.body) or (is_common(first) and first not in GEOGRAPHIC | _ROUTES)


#: `Nurhasanah, perajin bambu, …`
_PERSON = re.compile(r"[A-Z][\w.’']+(?: [A-Z][\w.’']+){0,3}, [a-z]")


_ROUTES = words_of("jalan jalur jembatan terminal stasiun tol ruas rute")
#: who does things in a village, besides its people and offices
_GROUPS = words_of(
    "koperasi bumdes yayasan paguyuban sanggar komunitas madrasah universitas rsud pkk posyandu kantor perusahaan pabrik karang remaja"
)


def _is_told_behind(text: str, at: int, home: str) -> bool:
    """`Koperasi Nelayan mengirim gurita …`: what is glued to a place by a hyphen begins a sentence; `Tawaeli kini …` is the end of a route."""
    first = first_word(text, at)
    if first in GEOGRAPHIC | _ROUTES or find_village(first, home) is not None:
        return False
    # the verb may stand behind a comma: `Koperasi di Desa A, Kecamatan B, mengirim …`
    sentence = _FIRST_SENTENCE.match(text, at)
    is_word = is_common(first) or first in OPENERS | INSTITUTIONS | _GROUPS
    return is_word and sentence is not None and tells(sentence[0].replace(",", ""))


_FIRST_SENTENCE = re.compile(r"[^.!?\n]{10,220}")


#: who acts for such a unit; another unit may be its partner
_ACTORS = words_of(
    """
    personil personel anggota kapolda kapolres kapolresta kapolsek wakapolres bhabinkamtibmas babinsa danramil dandim pasi kasat kasi
    kasdim kanit kasubbag satuan kepala kalapas karutan petugas guru siswa murid jajaran unit tim dalam guna untuk sebagai
    """
)


def unit_before(text: str, head: Head) -> bool:
    """`Polres Blora – Personel …`: a unit and its place before a dash, and somebody of that unit behind it."""
    name = head.items[0]
    if len(head.items) > 1 or name.kind != "name" or head.gap != "dash":
        return False
    unit = UNIT.fullmatch(name.text)
    is_spaced = text[name.end : name.end + 1].isspace() and text[head.body - 1].isspace()
    if unit is None or not is_place(unit["place"]) or SECOND_DASH.match(text, head.body):
        return False
    # a sentence that begins with a unit does not name it twice: `Polres Blora- Polsek Cepu, Polres Blora, melatih …`
    first = first_word(text, head.body)
    mark = ", " if UNIT.match(text, head.body) or first in INSTITUTIONS else " "
    rest = text[head.body : head.body + _UNIT_AGAIN]
    if text[head.body : head.body + 1].isupper() and f"{mark}{name.text}" in rest:
        return True
    return is_spaced and first in _ACTORS


#: characters of a text among which the unit that sent it is named
_UNIT_AGAIN = 220
_NAMED_UNIT = re.compile(r"(?:[Kk]elurahan|[Dd]esa|[Kk]ampung|[Nn]agari|[Gg]ampong|[Dd]usun) [A-Z]")
#: characters of a text among which its place is named again
_AGAIN = 120


def _is_named_again(name: str, rest: str) -> bool:
    return f" {name.lower()} " in f" {rest[:_AGAIN].lower()} "
