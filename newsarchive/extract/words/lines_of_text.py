"""Short lines that are a part of a text by their words, though they stand below an image as captions do."""

from __future__ import annotations

import re

from newsarchive.extract.words.names import SAYS

#: `1. Bibit padi`, `b. Cabai`, `- Traktor`, `Pukul 10.00 rombongan tiba`
_ITEM = re.compile(r"(?:(?:\d{1,2}|[a-z])[.)]|[-•–*]) |(?:Pukul|Pkl\.?|Jam) \d")
#: what a reader is told to do; a picture shows somebody who does it
_STEP = re.compile(
    r"(?:Isi(?:kan|lah)?|Pindai|Masuk(?:kan| ke)|Buka(?! (?:puasa|bersama))|Klik|Tekan|Ketuk|Pilih(?:lah)?|Unduh|Unggah|Simpan|Ketik|Login|Scan|Siapkan|Centang|Lengkapi|Gunakan|Lakukan|Kunjungi|Tunggu|Geser|Instal) "
)
#: newspapers set a deed before who does it: `Siapkan sajian, ibu-ibu memasak di dapur`
_KICKER = re.compile(
    r"\w+ [\w ]{3,30}, (?!lalu\b|kemudian\b|dan\b)(?=[^,]*\b(?:me(?:m|n|ng|ny)[a-z]{3,}|ber[a-z]{4,}|di \w+))[^,]+$"
)
#: `“Kami bangga,” kata camat`
_SPEECH = re.compile(rf"[“\"„][^”\"]+[”\"],? (?:{'|'.join(sorted(SAYS))})(?:nya)?\b")
#: `…, yakni`, `Adapun rincian anggarannya`
_LEADS_IN = re.compile(
    r"(?i)^(?:adapun|berikut(?: ini)?) |\b(?:yakni|yaitu|ialah|adalah|meliputi|antara lain|berikut(?: ini)?)\W*$"
)


def leads_on(text: str) -> bool:
    """Whether a line is an item of a list, a step that a reader is to take, or leads in to what follows.

    >>> leads_on("Pindai kode di depan petugas"), leads_on("Petugas memindai kode warga")
    (True, False)
    """
    is_step = _STEP.match(text) is not None and _KICKER.match(text) is None
    return is_step or bool(_ITEM.match(text) or _SPEECH.match(text) or _LEADS_IN.search(text))


#: words by which a paragraph goes on from the one before it, or tells what somebody said
GOES_ON = re.compile(
    rf"(?i)^(?:karena itu|oleh (?:sebab|karena) itu|untuk itu|selain itu|sementara(?: itu)?|menurut|hal (?:ini|itu|tersebut|senada)|dalam (?:sambutan|arahan|kesempatan)\w*|"
    rf"namun|lebih lanjut|lanjut|kegiatan (?:ini|itu|tersebut)|acara (?:ini|itu|tersebut)|ia|dia|beliau|dikatakan\w*|ditambahkan\w*)\b|\b(?:{'|'.join(sorted(SAYS))})nya\b"
)

#: characters of a paragraph under its headline
_PROSE = 80
#: verbs as headlines have them, without what sentences put before them; `Bupati Serahkan Bantuan` may be what a picture shows
_HEADLINE_VERB = re.compile(
    r" (?:Jadi|Raih|Ajak|Minta|Dorong|Dukung|Tingkatkan|Perkuat|Siapkan|Jaga|Naik|Turun|Butuh|Harus|Bisa|Perlu|Akan|Kini|Mulai|Tetap) "
)
#: small words of headlines
_UNCAPPED = frozenset("dan di ke dari untuk yang bagi pada dengan oleh atau".split())


def is_headline_over(text: str, following: str) -> bool:
    """Whether a line is a headline amid a text, over the paragraph that follows.

    >>> is_headline_over("Geopark Jadi Daya Tarik Baru", "Jumlah pengunjung naik. " * 4)
    True
    """
    return (
        len(following) >= _PROSE
        and _HEADLINE_VERB.search(text) is not None
        and all(word in _UNCAPPED or not word[0].islower() for word in text.split())
    )


_TELLS = re.compile(r"\b(?:me(?:m|n|ng|ny|l|r)|di|ber)[a-z]{4,}")


def is_gone_on_from(text: str, following: str) -> bool:
    """Whether a line tells something, from which the paragraph behind it goes on.

    >>> is_gone_on_from("Kabupaten menerima hibah mesin tempel", "Menurut camat, mesin itu dibagikan.")
    True
    >>> is_gone_on_from("Peserta lomba cerdas cermat", "Menurut camat, lomba itu digelar tiap tahun.")
    False
    """
    return GOES_ON.match(following) is not None and _TELLS.search(text) is not None


#: with which a paragraph takes the name above it up: it is about that person
_TAKES_UP = re.compile(
    r"(?i)(?:(?:lahir|berusia|sejak|di usia)\b[^.,]{0,60}, )?(?:(?:ia|dia|beliau)\b|(?:tokoh|ulama|kiai|seniman|atlet|pejuang|siswa|siswi|mahasiswa|pelajar|lelaki|laki-laki|pria|perempuan|wanita|kakek|nenek|pemuda|pemudi|gadis|ibu|bapak|ayah|anak|bocah|remaja|sosok|warga|petani|nelayan|guru)\b[^.,]{0,50}? (?:itu|ini|tersebut)\b)"
)


def takes_up(text: str) -> bool:
    """Whether a paragraph is about the person whom the line above it names.

    >>> takes_up("Lelaki 80 tahun itu masih menganyam bambu."), takes_up("Warga menganyam bambu.")
    (True, False)
    """
    return _TAKES_UP.match(text) is not None
