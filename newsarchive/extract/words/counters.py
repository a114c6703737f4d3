"""Lines in which a site counts: readers, likes, minutes of reading, reactions, votes. They change from visit to visit."""

from __future__ import annotations

import re

#: characters of such a line
_LONGEST = 160
_FIGURE = r"\d[\d.,]*\s*(?:k|rb|jt|ribu|x|%|kali|orang|menit|min(?:ute)?s?|detik)?"
#: words that only a counter has
_SURE = (
    r"(?:kali )?(?:dibaca|dilihat|ditonton|dibagikan|disukai)(?: sebanyak)?|pembaca|views?|hits?|(?:total )?likes?|suka|tidak suka|dislikes?|menyukai(?: (?:ini|(?:artikel|berita) ini))?|shares?|"
    r"tweets?|retweets?|(?:estimasi |perkiraan )?(?:waktu|lama) (?:baca|membaca)|(?:menit |min(?:ute)?s? )(?:mem)?(?:baca|read)|reading time|komentar|"
    r"comments?|reaksi|reactions?|upvotes?"
)
#: feelings that readers may press
_FEELINGS = (
    r"senang|terkejut|kaget|sedih|marah|lucu|bangga|takjub|terinspirasi|inspiratif|terhibur|takut|cinta|biasa(?: saja)?|penting|bermanfaat|peduli|"
    r"happy|sad|angry|wow|haha|love|surprised|excited|funny"
)
_ROW = re.compile(
    rf"(?:{_FIGURE}|{_SURE}|{_FEELINGS}|jadilah yang pertama|memuat|loading|facebook|twitter|whatsapp|telegram|email|kirim|simpan|cetak|bagikan|share|rating|bintang|stars?|total|\W)+"
)
_COUNTED = re.compile(rf"(?:{_SURE})\W*\d|\d[\d.,]*\s*(?:x|kali|orang)?\W*(?:{_SURE})")
_FELT = re.compile(rf"(?:{_FEELINGS})\W*\d+")
#: what a counter says whose figure a script puts elsewhere, and what asks for a reaction
_ALONE = re.compile(
    r"\W*(?:kali (?:dibaca|dilihat)|(?:(?:tidak )?suka(?: memuat)?|(?:dis)?like|tweet|share|bagikan|pin(?: it)?)(?:\W+(?:suka|(?:dis)?like|tweet|share|bagikan|pin(?: it)?))*|(?:jadilah|jadi) (?:yang|orang) pertama (?:menyukai|berkomentar|memberi(?:kan)? (?:komentar|tanggapan))\b.{0,40}|be the first to (?:like|comment)\b.{0,40}|(?:apa|bagaimana) (?:reaksi|perasaan) (?:anda|kamu)\b.{0,40}|what(?:['’]s| is) your reaction\W*|"
    r"(?:berikan|beri) (?:reaksi|rating|penilaian)(?: anda)?)\W*"
)
#: what it counted
_VISITED = r"\d[\d.,]*(?: (?:orang|kali|hits?|users?))?"
#: the statistics of a site: `Pengunjung hari ini: 219`, `Sedang aktif`
_VISITS = re.compile(
    # `Pengguna aktif: 12.450` of an application is told by its office
    r"\W*(?:(?:jumlah|total) )?(?:pengunjung|kunjungan|pengguna(?! aktif)|tamu|hits?|visitors?|users?|halaman dilihat|page ?views?|sedang (?:aktif|online)|online)"
    rf"(?: (?:hari ini|kemarin|online|aktif|sekarang|saat ini|today|yesterday|now))(?:\W*{_VISITED})?\W*|"
    rf"\W*(?:halaman dilihat|sedang (?:aktif|online)|page ?views?)(?:\W*{_VISITED})?\W*"
)
_VALUE = re.compile(rf":?\s*{_VISITED}")
#: the end of a paragraph: `… (dibaca 61 kali)`, `… | Dilihat: 55x`
_BEHIND = re.compile(
    r"\s*(?:[(\[|]|(?<=[.!?)\]])\s*[-–—])\s*(?:(?:sudah|telah)\s+)?(?:(?:dibaca|dilihat|dikunjungi|hits?|views?|viewed|pembaca)\s*:?\s*(?:sebanyak\s+)?\d[\d.,]*\s*(?:kali|x|times|orang)?"
    r"|\d[\d.,]*\s*(?:kali |x )?(?:dibaca|dilihat|hits?|views?|pembaca))\s*[)\]]?[\s.]*\Z",
    re.IGNORECASE,
)
_LONGEST_BEHIND = 50
#: `Sangat baik 92% (90 suara)`, `Total suara: 97`
_VOTES = re.compile(
    r"(?i).{1,60}?\W\d[\d.,]*\s*%\W*(?:\(?\s*\d[\d.,]*\s*(?:suara|votes?|orang|responden)?\s*\)?)?|.{1,60}?\(\s*\d[\d.,]*\s*(?:suara|votes?)\s*\)|"
    r"(?:total|jumlah) (?:suara|votes?|pemilih|responden)\W*\d[\d.,]*|\(?\d[\d.,]* (?:responden|suara|votes?|orang (?:memilih|menjawab))\)?"
)
_FEWEST_FELT, _FEWEST_VOTES = 2, 2


def is_count_row(text: str) -> bool:
    """Whether a line is nothing but what a site has counted, or asks for a reaction.

    >>> is_count_row("Waktu baca 2 menit · 40 pembaca · 2 suka"), is_count_row("Suka 3Senang 1Sedih 0")
    (True, True)
    >>> is_count_row("3 orang"), is_count_row("5 menit")
    (False, False)
    """
    if len(text) > _LONGEST:
        return False
    lowered = text.lower()
    if _VISITS.fullmatch(lowered):
        return True
    if not any(map(str.isdigit, lowered)) or _ROW.fullmatch(lowered) is None:
        return _ALONE.fullmatch(lowered) is not None
    return _COUNTED.search(lowered) is not None or len(_FELT.findall(lowered)) >= _FEWEST_FELT


def is_visits(label: str, value: str) -> bool:
    """Whether two lines are one of a site's statistics: `Pengunjung hari ini`, `: 219`."""
    return (
        not any(map(str.isdigit, label))
        and _VISITS.fullmatch(label.lower()) is not None
        and _VALUE.fullmatch(value) is not None
    )


def without_count(text: str) -> str:
    """A paragraph without the count of its readers behind it.

    >>> without_count("Acara berakhir sore. (hms) (dibaca 61 kali)")
    'Acara berakhir sore. (hms)'
    """
    return (
        _BEHIND.sub("", text) if _BEHIND.search(text, max(0, len(text) - _LONGEST_BEHIND)) else text
    )


def votes_in(lines: list[str]) -> int:
    """How many lines from the first on are a poll's question, answers with their votes, and total; nought for none."""
    begin = 1 if lines and lines[0].rstrip().endswith("?") else 0
    end = begin
    while end < len(lines) and _VOTES.fullmatch(lines[end]):
        end += 1
    return end if end - begin >= _FEWEST_VOTES else 0
