"""Whether what a document is called names nothing but its site: offices, pages, rubrics and slogans that no headline says."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import finds, names_of, says, short_text
from newsarchive.places import fold, has_place_name

_WORD = re.compile(r"\w+")
SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*")
#: words of a site's name at most
_NAME_WORDS = 3
#: a document title that is the name of a site: `::: Situs Resmi Kabupaten X :::`, `Kota Solok`
_SITE_WORDS = re.compile(
    r"(?i)^\W*(?:selamat datang|(?:situs|website|web ?site|web|portal|laman|homepage|sistem informasi|sisfo|laravel)\b|(?:official|welcome)\b)|"
    r"^\W*(?:home|beranda|berita|news|detail(?: berita)?|untitled.*|new page \d*|halaman baru|welcome to .{0,40}|document|index|artikel|halaman utama)\W*$|"
    r"^\W*(?:siaran pers|press release|rilis(?: pers)?|pengumuman)(?:\W{1,3}(?:no\.?|nomor)?\W*[\d/.-]*[\w/.-]{0,20})?\W*$|"
    r"\b(?:website|situs|portal) resmi\b|\bofficial (?:web)?site\b"
)
_OFFICE = re.compile(
    r"^\W*(?:pemerintah|pemkab|pemko|pemkot|pemprov|kabupaten|kab\.|kota|provinsi|kecamatan|kelurahan|kalurahan|desa|nagari|gampong|pekon|distrik|kampung|dinas|badan|biro|bagian|"
    r"sekretariat|inspektorat|rsud|dprd|bappeda\w*|satpol|dis(?:dik|hub|kes|pora|par|nak|perindag|kop|sos|dukcapil)\w*|din(?:kes|sos|as)\w*|bpbd|bkd\w*|bkpsdm|polres\w*|polda|polsek|kodim|kejaksaan|kejari|pengadilan|kementerian|kantor|balai|kundha|kapanewon|kemantren|upt\w*|puskesmas|perpustakaan|lapas|rutan|imigrasi|perum ?da|pdam|perusda|prokopim|prokompim|setda|diskominfo|kominfo|humas|ppid|media center)\b",
    re.IGNORECASE,
)
_LONGEST_OFFICE, _LONGEST_PLACE = 5, 3
_JOINED = ("dan", "&")
#: what long names of offices have that headlines lack
_WHOLE = ("Setda", "Sekretariat", "Pemerintah", "Daerah")
#: the region of an office, behind what that is called
_OF_REGION = re.compile(
    r" (?:Kabupaten|Kab\.|Kota|Provinsi|Prov\.) (?P<place>[A-Z][\w.’']*(?: [A-Z][\w.’']*){0,4})\Z"
)
#: what offices do, in headlines whose words all begin with capitals
_DOES = re.compile(
    r"(?:Me|Ber|Di(?!nas)|Ter)[a-z]{4,}|[A-Z][a-z]+kan|Ajak|Antar|Awasi|Bahas|Bantu|Beri|Buka|Cek|Dorong|Dukung|Gandeng|Gelar|Hadiri|Ikut\w*|Imbau|Jadi|Jaga|Juara|Kunjungi|Lantik|Latih|Lepas|Luncurkan|Minta|Panen|Pantau|Periksa|Pimpin|Raih|Rakor|Segera|Serah\w*|Setujui|Siap|Sita|Tanam|Temui|Terima|Tinjau|Tutup|Ukur|Undang"
)
#: what was done, in headlines about a government, a site or an arrival; `Dispora` and `Digital` are no deeds
_DEED = re.compile(
    r"(?!Pe|Ke|Gera)[A-Z][a-z]{3,}kan|Di(?!n|s[^aeiou]|sabil|gital|re[kt]|klat|[kv]|alog|siplin|usul)[a-z]{4,}|(?!Men[a-z]?ter)Me(?:m|n|ng|ny|l|r)[a-z]{4,}|"
    r"Ajak|Bahas|Bantu|Beri|Buka|Bentuk|Cairkan|Cegah|Dorong|Dukung|Gandeng|Gelar|Hadir\w*|Hapus|Imbau|Juara|Kejar|Kirim|Lantik|Luncurkan|Minta|Permudah|Raih|Sabet|Segera|Siap|Sosialisasikan|Susul|Tanam|Tekan|Terima|Tetapkan|Terbaik|Tertibkan|Tinjau|Tolak|Tutup|Turunkan|Undang|Wajibkan"
)
#: what sites promise behind their names: `Situs Resmi Dinas Perizinan Siap Melayani`
_SLOGAN = re.compile(r"(?i)\b(?:siap )?(?:melayani|mengabdi|mewujudkan|membangun)\b")
#: how pages greet who comes to them
_GREETING = re.compile(
    r"(?i)\W*selamat datang(?:\W*|\W+(?:di|ke|pada|kembali(?=\W*$|\W+(?:di|ke)\b)|pengunjung|di ?website|website|web|situs|portal|laman|halaman|blog|sistem|aplikasi|wordpress|admin|user)\b.*)"
)
_FIRST_GREETING = re.compile(r"(?i)\W*selamat datang\b")
#: an address: `kebumenkab.go.id`
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:id|com|net|org|info)", re.IGNORECASE)
#: words of which the names of a site's pages are made: `Berita Lengkap`, `Detail Informasi`
PAGE_WORDS = frozenset(
    "berita lengkap detail rincian baca lihat tampil isi artikel kabar warta info informasi warta halaman news post single blog page read view kegiatan terkini terbaru terpopuler terkait lainnya semua detil details selengkapnya".split()
)
#: whose pages they are: `Berita Desa`
_OWNERS = frozenset("desa kelurahan kecamatan kabupaten kota daerah dinas kami".split())
_LONGEST_PAGE_NAME = 50
_REGION_WORDS = re.compile(r"(?i)^(?:kabupaten|kab\.?|kota|provinsi|prov\.?) ")
#: what sites draw round their names: `:: Dinas Perikanan ::`, `.:: Satpol PP ::.`
_ORNAMENTS = " .:|*=~•·«»<>-–—"
_ADORNED = re.compile(r"[\s.|*]*[:=~]{2,}.*[:=~]{2,}[\s.|*]*")


def names_site_only(title: str) -> bool:
    """Whether a document title names a site or an office rather than an article, in all its parts."""
    if _ADORNED.fullmatch(title):
        return True
    parts = [part for part in SEPARATOR.split(title.strip(_ORNAMENTS)) if part.strip()]
    return all(map(_names_site, parts))


def names_page(text: str) -> bool:
    """Whether a text names a page of a site as sites name them, and no article: `Berita Lengkap`."""
    words = text.split() if len(text) < _LONGEST_PAGE_NAME else []
    said = [word.lower().strip(":./>»›") for word in words]
    # a path ends where the headline would stand: `Berita / Baca Berita /`
    return not PAGE_WORDS.isdisjoint(said) and all(
        not word or word in PAGE_WORDS or word in _OWNERS for word in said
    )


def tells_deed(title: str) -> bool:
    """Whether a text that begins as names of sites do says what was done or who came: `Portal Satu Data Diluncurkan`, `Selamat Datang Jemaah Haji`."""
    if _FIRST_GREETING.match(title):
        return _GREETING.fullmatch(title) is None
    said = _SLOGAN.sub(" ", title) if _SITE_WORDS.search(title) else title
    return any(
        _DEED.fullmatch(word.capitalize()) and not has_place_name(fold(word))
        for word in _WORD.findall(said)[1:]
    )


def _names_site(title: str) -> bool:
    if tells_deed(title):
        return False
    if _SITE_WORDS.search(title) or _HOST.fullmatch(title.strip()):
        return True
    if names_page(title):
        return True
    words = title.split()
    if len(words) <= _LONGEST_PLACE and has_place_name(fold(title)):
        # `Muaro Jambi`
        return True
    if (
        1 < len(words) <= _LONGEST_OFFICE
        and re.fullmatch(r"[A-Z]{3,10}", words[0])
        and has_place_name(fold(_REGION_WORDS.sub("", " ".join(words[1:]))))
    ):
        # `BKAD Konawe`: an office known by its letters
        return True
    if len(words) > _LONGEST_OFFICE and (found := _OF_REGION.search(title)):
        # `Bagian Humas dan Protokol Setda Kota Tidore Kepulauan`
        before = [word for word in title[: found.start()].split() if word not in _JOINED]
        is_long = any(word in _JOINED or word in _WHOLE for word in title.split())
        if (
            is_long
            and has_place_name(fold(found["place"]))
            and not any(map(_DOES.fullmatch, before))
        ):
            words = before
    return (
        len(words) <= _LONGEST_OFFICE
        and bool(_OFFICE.match(title))
        and all(word[:1].isupper() or not word[:1].isalpha() or word in _JOINED for word in words)
    )


def is_unprinted_name(root: Any, document: str, survey: Survey) -> bool:
    """Whether a document's title has nothing but parts that name sites, or are as short as such names, and no heading but a rubric says one: `Layanan Warga`, `Museum Aceh - Blog Post`.

    Beside the name of an office a slogan may be longer that stands nowhere else on the page.
    """
    parts = [part.strip() for part in SEPARATOR.split(document) if part.strip()]
    has_name = any(map(names_site_only, parts))
    return all(
        (
            len(_WORD.findall(part)) <= _NAME_WORDS
            or names_site_only(part)
            or (has_name and survey.text.count(part) <= document.count(part))
        )
        and (_is_rubric(part, parts) or not _is_headed(root, part))
        for part in parts
    )


def is_slogan(root: Any, container: Any | None, document: str, survey: Survey) -> bool:
    """Whether a document's title may be the site's slogan: the page prints no part of it, or only above its menu."""
    return len(document) <= _LONGEST_SLOGAN and all(
        survey.text.count(part) <= document.count(part) + _is_above_menu(root, container, part)
        for part in SEPARATOR.split(document)
    )


#: links of a menu
_MENU = 4


def _is_above_menu(root: Any, container: Any | None, name: str) -> bool:
    """Whether a heading says a name right above or beside the links of a menu, in a box without the text."""
    for heading in root.iter("h1", "h2"):
        if not says(heading, name):
            continue
        box = heading.getparent()
        for menu in (heading.getnext(), box, box.getnext()):
            is_round = menu is None or menu.tag == "body" or menu is container
            if not is_round and container is not None:
                is_round = menu in container.iterancestors()
            if not is_round and sum(1 for _ in islice(menu.iter("a"), _MENU)) == _MENU:
                return True
    return False


_LONGEST_SLOGAN = 60
#: boxes of what a site calls itself
_names_site_box = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:(?:site|page|top|main)?-?header|brand\w*|logo|masthead|slogan|tagline)(?=$|[\s_-])"
    )
)


def _is_headed(root: Any, name: str) -> bool:
    """Whether a heading says a part of a document's title, elsewhere than where a site prints its name and slogan."""
    wanted = name.casefold()
    return any(
        short_text(heading, len(name)).casefold() == wanted
        and not any(
            box.tag in ("header", "nav") or _names_site_box(names_of(box))
            for box in (heading, *heading.iterancestors())
            if box.tag != "body"
        )
        for heading in root.iter("h1", "h2", "h3", "h4")
    )


def _is_rubric(part: str, parts: list[str]) -> bool:
    """Whether a part of a document's title is a rubric of the site that the others name: `Kabar Museum | Museum Aceh`."""
    others = {word for other in parts if other is not part for word in other.lower().split()}
    return names_page(" ".join(word for word in part.split() if word.lower() not in others))
