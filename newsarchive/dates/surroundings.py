"""What stands before and after a candidate, and whether it makes the figures something else.

`Perda Nomor 5/9/2023`, `Jalan 17 Agustus`, `skor (2/1)`, `1.2.2023.4`: figures with the shape of a
date. The tables name the words that announce such figures; the names of the reasons are those of
`Refusal`.
"""

from __future__ import annotations

import re

from newsarchive.dates.item import Item

_ANNOUNCES: dict[str, str] = {
    "document-number": "nomor nomer no nmr nmor perda perbup perwali perwal pergub perpres perki "
    "perka "
    "permendagri permenkes permendikbud permen pp uu uud keppres kepres kepmen inpres sk se pasal "
    "ayat bab butir lampiran stb register reg nip nik npwp nisn nib id kode seri nopol plat ktp "
    "pol bersertifikat sertifikat tender kontrak berkas perkara sprindik sprin spt spk sppd lp pks mou "
    "kuitansi kwitansi faktur invoice resi putusan bap akta akte risalah notulen kelas rombel rute trayek kloter",
    "money": "rp idr usd senilai sebesar seharga rupiah",
    "score": "skor score menang kalah imbang unggul takluk peringkat ranking rangking posisi "
    "rasio skala perbandingan kedudukan agregat ronde poin point medali selisih setengah separuh separo "
    "sepertiga seperempat pertiga perempat",
    "telephone": "telp tlp telepon hp wa whatsapp fax telpon kontak hotline ext",
    "address": "rt rw blok kav kavling jl jln jalan gang gg persil lantai kamar gedung kel km",
    "version": "versi version v ver tipe type ip iso sni ukuran dosis tekanan tensi "
    "suhu koordinat resolusi",
    "duration": "halaman hal hlm bagian episode jilid edisi volume vol",
}
_REASON_OF = {word: reason for reason, words in _ANNOUNCES.items() for word in words.split()}
#: what has numbers, but none with the shape of day, month and a year of four figures
_NEVER_A_FULL_DATE = frozenset(("address", "duration", "score"))
#: no article writes an earlier day as `1500-12-10`
_FIRST_YEAR = 1800
#: the letters of a document before its numbers: `B-17/8/2023`
_LETTERS = re.compile(r"(?<![a-z])[a-z]{1,3}-\Z")
#: the visitors of `Hari ini: 1.604`
_COUNTER = re.compile(
    r"\s?:\s?[0-9][0-9.,]*+(?=\s*(?:\Z|[\n|]|[a-z]+(?: [a-z]+)? ?:|pengunjung|kunjungan|hits|views))"
)
#: an area code, or more numbers of a row
_NUMBERS_BEFORE = re.compile(r"[0-9)+]\s*\Z")
#: what may stand between such a word and its number
_SEPARATORS = " \t\r\n.:,/()-"
_LAST_WORD = re.compile(r"(?<![a-z])[a-z]+\Z")
_NAMED_PLACE = re.compile(
    r"(?<![a-z])(?:jalan|jl|jln|gang|gg|universitas|univ|untag|stadion|gelora|monumen|taman|jembatan|"
    r"pasar|masjid|rsud|rs|rumah sakit|sma|smp|smk|sd|sdn|smpn|sman|kampus|komplek|kompleks|gor|"
    r"perumahan|museum|bandara|terminal|pelabuhan|tugu|plaza|simpang|kri|gedung|lapangan|"
    r"gerakan|ruas|koridor|yayasan|km|kmp|klm|batalyon|kodim|perum|jl\.|bernama|bundaran|flyover)\.?,?\s*\"?\s*$"
)
_EVERY = re.compile(r"(?<![a-z])(?:setiap|tiap|saban|every|each)\s+(?:(?:tanggal|tgl|hari)\s+)?$")
#: a name with small letters, perhaps with a stroke behind it
_NAME_BEFORE = re.compile(r"(?<![^\s(\[:,|.])([A-Z][a-z]{2,}(?:[A-Z][a-z]+)*)/?\Z")
_PREPOSITION = re.compile(
    r"(?<![a-z])(?:pada|sejak|mulai|hingga|sampai|per|s\.d\.?|tanggal|tgl\.?|hari)\s*$"
)
#: the letters of a region before the figures of a number plate: `B 12 MEI`
_PLATE = re.compile(
    r"(?<![a-z])(?:[abdefghklmnprstwz]|a[abdeg]|b[abdeghklmnp]|d[abcdehklmnrst]|e[abd]|k[bhtu]|p[ab])\s$"
)
_DATELINE_BEFORE = re.compile(r"[a-z)]\s*,\s*$")
#: the day after that of which a story tells, not after today: `esok harinya`, `keesokan paginya`
_OF_A_STORY = re.compile(r"\s(?:hari|pagi|siang|sore|petang|malam)nya\b")
_DATELINE_AFTER = re.compile(r"\s*(?:\(\s*[a-z]|--?\s|-$|:\s*[a-z])")
_STOPS_SENTENCE = re.compile(r"\s*(?:\.(?![0-9])|$|\n)")
#: day and month in two figures each behind a comma, as no fraction is written
_NAMED_DAY = re.compile(r"[a-z)],\s(?:0[1-9]|[12][0-9]|3[01])/(?:0[1-9]|1[0-2])$")
_STOPS = re.compile(r"\s*(?:$|[).,;!?\n\]\"]|lalu\b|mendatang\b|kemarin\b|di\b|yang\b|pukul\b)")


def refusal(text: str, low: str, item: Item) -> str | None:
    """The reason for which an item is no date where it stands, or None when it is one."""
    start = item.start
    if start == 0 and item.end == len(low):
        # a text of nothing else is a date badge, or an idiom such as 24/7
        item.near = item.near or (item.loose and item.clock is None and item.year is None)
        return None
    before = low[max(0, start - 24) : start]
    if item.year is not None and item.year < _FIRST_YEAR and low[start : start + 4].isdigit():
        return "no-date"
    if item.counted:
        reason = _figures(text, low, item, before)
        if reason is not None:
            return reason
    elif (
        item.what == "day"
        and item.weekday is None
        and item.until is None
        and item.offset is None
        and item.clock is None
    ):
        if (item.year is None or item.year < 1951) and _NAMED_PLACE.search(before):
            return "place-or-person-name"
        if item.year is None and _PLATE.search(before):
            return "document-number"
        if before.rstrip()[-3:] in ("no.", " no", "mor"):
            return "document-number"
    if item.what == "relative" and _COUNTER.match(low, item.end):
        return "no-date"
    if item.what == "relative" and item.offset == 1 and _OF_A_STORY.match(low, item.end):
        return "vague"
    if item.what == "relative" and low.startswith(" suntuk", item.end):
        # all night
        return "duration"
    if item.what == "day" and item.year is None and _EVERY.search(before):
        return "recurring"
    if item.loose and item.clock is None and not _vouched(low, item, before):
        if _STOPS_SENTENCE.match(low, item.end) and _NAMED_DAY.search(low[: item.end][-12:]):
            # `… di rumah dinasnya, 12/07.`: a date where it lies near the anchor
            item.near = True
            return None
        dashed = item.flags and low[item.end - 3] == "-" and item.until is None
        if item.until is not None and item.year is None and _STOPS.match(low, item.end):
            # `Gebyar vaksin 20-21/8 di Poltekkes`
            dashed = item.until.near = True
        if not dashed or _NUMBERS_BEFORE.search(before):
            return "no-date"
        # `17-08-17`: a date where it lies near the anchor
        item.near = True
    return None


def _figures(text: str, low: str, item: Item, before: str) -> str | None:
    end = item.end
    last = before[-1:]
    if item.weekday is None and item.offset is None:
        if last and (
            last in "/_=+#%"
            or last.isalnum()
            or (last in "-." and before[-2:-1].isdigit())
            or (last == "-" and _LETTERS.search(before))
        ):
            joined = last == "/" or last.isalpha()
            if not joined or not _joined_to_a_name(text, item):
                return "document-number"
            before = ""
        after = low[end : end + 2]
        if after[:1] in ("/", "_", "%", "=") and (len(after) < 2 or after[1:].isalnum()):
            return "document-number"
        if after[:1] in ("-", ".", ",", ":") and after[1:].isdigit():
            return "document-number"
        if after[:1].isalnum():
            return "document-number"
        reason = _announced(before)
        if reason is not None:
            final = item.until or item
            if item.until is not None and item.year is not None and final.year is not None:
                # no number has the shape of two full dates
                return None
            if reason in _NEVER_A_FULL_DATE and (final.year or 0) > 999 and not item.flags:
                return None
            # brackets set figures apart from a number's word, but not from a result: `skor (2/1)`
            return None if before.endswith("(") and reason != "score" else reason
    return None


def _announced(before: str) -> str | None:
    """What the word before the figures says they are, if it says so."""
    stripped = before.rstrip(_SEPARATORS)
    word = _LAST_WORD.search(stripped)
    if word is None or stripped.endswith(".id"):
        # `BLITARKAB.GO.ID, 16/03/22`: the name of a site
        return None
    return _REASON_OF.get(word.group())


def _joined_to_a_name(text: str, item: Item) -> bool:
    """Whether a full date stands behind a name without a space: `Foto: Humas/05/11/2023`.

    Documents are named by letters all of which are capital, or announced: `Nomor: Dinkes/12/10/2022`.
    """
    name = _NAME_BEFORE.search(text, max(0, item.start - 32), item.start)
    if name is None or item.until is not None or item.flags or item.year is None:
        return False
    if not (item.year > _FIRST_YEAR and 1 <= (item.month or 0) <= 12):
        return False
    before = text[max(0, name.start() - 24) : name.start()].lower()
    return name.group(1).lower() not in _REASON_OF and _announced(before) is None


#: characters of a text that is nothing but a date, white space round it included
_LONGEST_BADGE = 1000


def _vouched(low: str, item: Item, before: str) -> bool:
    """Whether bare figures (`17/9`) stand where only a date stands."""
    start, end = item.start, item.end
    if len(low) <= _LONGEST_BADGE and not low[:start].strip() and not low[end:].strip():
        # a text of nothing else is a date badge, or an idiom such as 24/7
        item.near = item.year is None
        return True
    if item.year is not None and _PREPOSITION.search(before):
        return True
    if _DATELINE_BEFORE.search(before) and _DATELINE_AFTER.match(low, end):
        return True
    return bool(_PREPOSITION.search(before) and _STOPS.match(low, end))
