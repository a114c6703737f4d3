"""What labels make of whom they name: `Pewarta` a reporter, `Disunting oleh` an editor."""

from __future__ import annotations

import re

from newsarchive.extract.article import Role
from newsarchive.extract.dateline.words import OPENERS, words_of

_REGION = r"(?:kec(?:amatan|\.)?|kab(?:upaten|\.)?|kota|desa|kel(?:urahan|\.)?|kalurahan|wilayah|pekon|nagari|gampong|kampung|kampong|lembang|distrik|dusun|jorong|kapanewon)"
#: what somebody writes, or for which region: `Kontributor Kec. Banyumanik`, `Penyunting Bahasa`; before a colon its kind
#: alone, or with a longer name: `Kontributor pekon : …`
_WORK = (
    r"berita|naskah|bahasa|daerah|warga|lapangan|pelaksana|magang"
    rf"|{_REGION}(?:\s+\w{{3,20}}){{0,2}}(?=\s?[:=]|\s*\Z)|{_REGION}\s+\w{{3,20}}"
)
OF_WORK = rf"(?:\s+(?:{_WORK}))?"
#: before a colon a place by itself, too: `Wartawan Sigi: …`
_OF_WHAT = rf"(?:\s+(?:{_WORK}|(?-i:[A-Z][a-z]{{2,14}})(?=\s?:)))?"
#: who put a text into another language
_TRANSLATED = r"(?:di)?terjemah(?:an|kan)(?:\s+oleh)?|pen(?:t?er)jemah|(?:di)?alih\s?bahasa(?:kan)?(?:\s+oleh)?|translat(?:or|ion|ed)(?:\s+by)?"
#: who wrote and photographed, in English
WRITTEN_BY = r"(?:written|writing|reported|reporting|words|text|story|report)\s+by"
EDITED_BY = r"edit(?:ed|ing)\s+by"
TRANSLATED_BY = r"translat(?:ed|ion)\s+by"
PHOTOGRAPHED_BY = r"(?:photos?|photographs?|photographed|photography|pictures?|images?)\s+by"
_DID = r"di(?:tulis|laporkan|liput|susun|sunting|edit|foto|potret)"
#: two things that one person did: `Ditulis dan difoto oleh`
DONE_BOTH = rf"(?:{_DID}\s*(?:dan|&|/|,|serta|sekaligus)\s*{_DID}\s+oleh|(?:written|reported)\s+(?:and|&)\s+(?:photographed|edited)\s+by)"
#: who wrote, edited and photographed, in languages of the regions: Javanese, Sundanese, Balinese, Minang, Madurese, Batak, Bugis, Makassar, Acehnese
_WRITTEN = r"(?:tulis|tulih|toles|serat|surat|anggit|susun)"
#: says who did it with its last word
REGIONAL_DONE = rf"(?:(?:ka|di(?:pun\s?)?|e|i|ta){_WRITTEN}|sinerat|tinulis)(?:aken|ak[eé]|kan)?\s+(?:d[eé]ning|ku|olih|ulih|antuk|d[eè]k|jo|sareng|ni)"
#: by whom, and nothing else; before a colon and a name, as one of these is a name, too (`Olih Solihin`), and the others are words
_REGIONAL_BY = r"(?:d[eé]ning|olih|ulih|antuk|ku)"
_REGIONAL_ALONE = rf"{_REGIONAL_BY}(?=\s?[:=]\s?(?-i:[A-Z])|\s*[:=]?\s*\Z)"
#: who asked the questions of an interview
INTERVIEWER = r"pewawancara|interviewer|(?:di)?wawancara(?:i)?\s+oleh|interview(?:ed)?\s+by"
_REGIONAL_WRITER = (
    r"pan(?:y[eé]rat|ulis|ulih|ol[eè]s|urat|yurat|ganggit|awarta)|p[ae]ngawi|pa(?:uki|ukki|wuki|nulisi)|p[eu]{1,2}nul[eé]h|pawarta|juru\s?(?:warta|pawarta|serat|surat|tulis|tulih|kabar)"
    rf"|(?:ingkang|kang|sing|nu|anu|san[eé]|nan)\s+(?:ma|m[ae]n|n)?(?:{_WRITTEN}|ulis|yerat|yurat|ganggit|oles|ulih)"
    r"|nulis|nyerat|pangripta|(?:serat|anggit)an(?:\s+(?:d[eé]ning|ku|olih))?"
    rf"|{REGIONAL_DONE}|{_REGIONAL_ALONE}"
)
_REGIONAL_EDITOR = rf"panyunting|pangrop[eé]a|r[eé]daktur|[eé]ditor|juru\s?sunting|(?:ka|di)(?:sunting|edit)(?:ak[eé]n?)?\s+{_REGIONAL_BY}"
_REGIONAL_PHOTOGRAPHER = rf"(?:juru|tukang)\s?(?:potret|potr[eè]k|poto|gambar)|pamotret|(?:ka|di)potr[eè]t\s+{_REGIONAL_BY}|(?:potr[eè]t|[fp]oto|gambar)\s+(?:d[eé]ning|antuk|ku|{_REGIONAL_ALONE})"
#: any of these
REGIONAL = f"{_REGIONAL_WRITER}|{_REGIONAL_EDITOR}|{_REGIONAL_PHOTOGRAPHER}"
#: label (regular expression, without case) and the role it gives; longer labels first
_LABELS: tuple[tuple[str, Role], ...] = (
    (_REGIONAL_WRITER, "reporter"),
    (INTERVIEWER, "reporter"),
    (_REGIONAL_EDITOR, "editor"),
    (_REGIONAL_PHOTOGRAPHER, "photographer"),
    (r"laporan\s+(?:wartawan|reporter|kontributor|jurnalis)", "reporter"),
    (rf"(?:ditulis|dilaporkan|disusun|diliput|teks|naskah|tulisan|liputan)\s+oleh|{WRITTEN_BY}", "reporter"),
    (r"(?:diedit|disunting)\s+oleh", "editor"),
    (r"(?:di(?:unggah|rilis|keluarkan|siarkan|tambahkan|pos(?:t?kan|ting(?:kan)?)|-?upload|publikasikan|terbitkan|kirim(?:kan)?|tayangkan|-?publish|-?input|muat|buat))\s+oleh", "publisher"),
    (rf"(?:foto|photo|gambar|difoto|dipotret)\s+(?:oleh|by)|{PHOTOGRAPHED_BY}|pewarta\s+foto", "photographer"),
    (r"(?:penulis|pewarta|reporter|wartawan|jurnalis|peliput|ka(?:biro|perwil))" + _OF_WHAT + r"|laporan|(?:tim\s+)?(?:liputan|peliputan)|tim\s+peliput"
     r"|di(?:tulis|laporkan|liput|susun)|reportase|tulisan|rep|rpt|lap|te(?:ks|xt)|words|naskah|narasi|berita|author|writer|oleh|by|penyusun",
     "reporter"),
    (r"(?:editors?|penyunting|redaktur)" + _OF_WHAT + r"|copy\s?editor|di(?:edit|sunting)|edito|red|edt?|sunting|redpel|korektor|" + EDITED_BY
     + r"|koordinator\s+liputan|korlip|penanggung\s?jawab", "editor"),
    (r"fotografer|photographer|fotograper|foto(?:-foto|grafi)?|poto|ft|photos?|pic|juru\s+(?:foto|kamera|potret)|pemotret|kamerawan|kamera(?:m[ea]n)?|video(?:grafer)?|dokumentasi"
     r"|dok|di(?:foto|potret)", "photographer"),
    (r"(?:kontributor|koresponden)" + _OF_WHAT + "|" + _TRANSLATED + r"|contributor|transkrip(?:si|tor)?|desain(?:er)?(?:\s+grafis)?|infografis|ilustrator|tata\s+letak|layout(?:er)?", "contributor"),
    (r"sumber(?:\s+(?:berita|data|foto|tulisan|artikel))?|source|siaran\s+pers|press\s+release|rilis(?:an)?|rls", "source"),
    (r"pengirim|uploader|uploaded\s+by|upload|publish(?:ed)?(?:\s+by)?|pengunggah|publikasi|publisher|(?:issued|released)\s+by|penerbit|admin(?:\s+web(?:site)?)?|posting|posted\s+by"
     r"|post\s+by", "publisher"),
)  # fmt: skip
#: any of them, as a regular expression
ANY_LABEL = "|".join(f"(?:{label})" for label, _ in _LABELS)
_ROLES = tuple((re.compile(label, re.IGNORECASE), role) for label, role in _LABELS)
_LABEL_WORD = re.compile(rf"(?:{ANY_LABEL})\b", re.IGNORECASE)
#: first words of what a writer is
_JOBS = words_of(
    """
    pranata staf pegawai asn pns analis penyuluh peneliti dosen mahasiswa mahasiswi siswi pelajar dokter perawat bidan apoteker pengelola
    pengawas fungsional kasubbag kasubag kasi kabag pengajar pustakawan arsiparis alumni alumnus aktivis pegiat pemerhati penggiat magang
    jabatan relawan pendamping guru petani nelayan seniman budayawan sastrawan penyair
    """
)
#: what joins the labels of one name
LABELS_JOINED = r"\s*(?:/|&|\+|,|\b(?:dan|and|serta|sekaligus)\b)\s*"


def says_what(name: str) -> bool:
    """`Kontributor Kebumen`, `staf Seksi Pemerintahan`, `Pranata Humas Ahli Muda`: what somebody is, behind the name."""
    word = name.split()[0].lower()
    return _LABEL_WORD.match(name) is not None or word in _JOBS or word in OPENERS


def is_job(text: str) -> bool:
    """`Pranata Humas Ahli Muda`: what somebody is by the first word, with no label."""
    return text.partition(" ")[0].lower() in _JOBS


def without_job(name: str) -> str:
    """`Rina Melati, guru`: the name alone."""
    alone, _comma, job = name.partition(", ")
    return alone if job[:1].islower() and says_what(job) else name


def roles_of(labels: str) -> list[Role]:
    """The roles that a label gives, several when it joins several: `Penulis & Editor`."""
    roles: list[Role] = []
    for part in re.split(LABELS_JOINED, labels):
        label = part.strip()
        # `Wartawan Sigi`: the place is no part of what he is; `Words & photos by`
        role = _role(label) or _role(label.rpartition(" ")[0]) or _role(f"{label} by")
        if role and role not in roles:
            roles.append(role)
    return roles


def _role(label: str) -> Role | None:
    return next((role for pattern, role in _ROLES if pattern.fullmatch(label)), None)
