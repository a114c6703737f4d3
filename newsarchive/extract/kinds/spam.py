"""Whether a text advertises what intruders sell: gambling, drugs, loans, essays, counterfeits.

A text that reports on gambling uses the same words; it is told by how it speaks.
"""

from __future__ import annotations

import re

from newsarchive.extract.kinds.spam_words import phrases_of
from newsarchive.extract.kinds.voice import unquoted
from newsarchive.extract.title.site_titles import SEPARATOR

_REPORT = re.compile(
    r"(?i)\b(?:bahaya|berbahaya|pemberantasan|memberantas|kenali|mengenali|jauhi|menjauhi|hindari|waspadai|menjerat|terjerat|legalitas|dimusnahkan|memusnahkan|diberantas|polisi|polres|polsek|polda|kepolisian|tersangka|terdakwa|pelaku|korban|kampanye|anti-?judi|antijudi|pemblokiran|blokir|diblokir|"
    r"memblokir|memutus akses|peretas\w*|diretas|disusupi|pencegahan|mencegah|larangan|melarang|dilarang|ditangkap|menangkap|menyita|sita|disita|palsu|ilegal|sosialisasi|edukasi|kecanduan|literasi|imbau\w*|mengimbau|penyuluhan|judi daring|judol|"
    r"webinar|seminar|pelatihan|narasumber|pembicara|peserta|sekolah|kampus|desa|haram|fatwa|mui|ulama|khatib|psikolog|pecandu|rehabilitasi|siber|undang-undang|pasal \d+|penjara|hukuman|dihukum|divonis|selebgram|razia|merazia|gerebek|(?:meng|di)gerebek|tertipu|penipuan|modus|hoaks|waspada\w*|vonis|dijerat|sidang|kejaksaan|pengadilan|bpom|ojk|bnn\w*|bea cukai|kominfo|komdigi|diskominfo|satpol|camat|pelajar|siswa|rektor|"
    r"pemerintah|kementerian|dinas|bupati|wali kota|gubernur|police|ministry|government|officials?|authorit\w+|seized|arrested|warn(?:s|ed)|agency)\b"
)
_PROMOTION = re.compile(
    r"(?i)\b(?:daftar(?:kan)?|terpercaya|gampang|mudah menang|login|anti rungkad|jackpot|bonus|withdraw|"
    r"mainkan|mulailah|dapatkan|raih|meraih|pasang|klik|nikmati|rasakan|anda|kami|kunci utama|hadiah|diskon|gratis|hubungi|pesan sekarang|bayar di tempat|siap melayani|tersedia|whatsapp|wa \d{4}|ajukan|promo|jual|murah|garansi|bergaransi|instan|ongkir|order sekarang|beli sekarang|"
    r"buy|order|cheap|lowest price|free shipping|free pills|discount|add to cart|guarantee\w*|our|click here|claim|free (?:bottles?|trial)|supplies last|limited offer|ship(?:s|ped)? free)\b"
)
#: spam phrases that make a page spam, and characters of text for which one of them stands
LEAST, _DILUTED = 3, 400
_OTHER_SCRIPT = re.compile("[\u0400-\u04ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_spam(title: str | None, body: str, voice: float) -> bool:
    """Whether a text advertises. `voice` is how much it sounds like news, in the points of `news_voice`."""
    plain = unquoted(f"{title or ''} {body[:6000]}")
    score = len(phrases_of(plain))
    if score + 1 < LEAST:
        return False
    score += 1 if title and phrases_of(unquoted(title)) else 0
    if score < LEAST or score * _DILUTED <= len(body):
        return False
    reports, sells = reporting(plain), promotion(plain)
    if reports < 2 and voice < 3:
        # other languages sell in words that are not known, but do not sound like news
        return sells > 0 or voice < 1
    return sells >= reports + voice


#: what reports on such things are about
_MATTER = re.compile(r"(?i)\b(?:judi|judol|togel|slot|kasino|pinjol|pinjaman|obat)\b")


def warns(title: str) -> bool:
    """Whether a document's title reports on what others advertise: `Camat Ajak Warga Jauhi Judi Daring`; what the text then says of it is its own."""
    return any(
        _MATTER.search(part) is not None and reporting(part) > promotion(part)
        for part in SEPARATOR.split(title)
    )


def reporting(text: str) -> int:
    """How many different words a text has of those who report on such things: `polisi`, `diblokir`."""
    return len({match[0].lower() for match in _REPORT.finditer(text)})


def promotion(text: str) -> int:
    """How many different words a text has of those who sell."""
    return len({match[0].lower() for match in _PROMOTION.finditer(text)})


def other_script(text: str) -> float:
    """Share of a text's letters in scripts in which no Indonesian language is written (Arabic and Javanese are)."""
    if text.isascii():
        return 0.0
    foreign = len(_OTHER_SCRIPT.findall(text))
    return foreign / max(1, sum(map(str.isalpha, text))) if foreign else 0.0
