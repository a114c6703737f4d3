"""What kind of page this is: an article, or an error, a login, a list, a gallery, spam, nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import category

from newsarchive.extract.article import DateValue, Evidence, Kind
from newsarchive.extract.kinds.polls import asks_readers
from newsarchive.extract.kinds.records import is_of_records, is_spoken
from newsarchive.extract.kinds.refusals import Refusal, find_refusal, says_gone
from newsarchive.extract.kinds.remains import Remains
from newsarchive.extract.kinds.spam import LEAST, is_spam, promotion, reporting
from newsarchive.extract.kinds.spam_words import phrases_of
from newsarchive.extract.kinds.voice import civic_words, news_voice
from newsarchive.extract.title.site_titles import names_site_only
from newsarchive.extract.words.lines import FULL_STOP

_LOGIN = re.compile(
    r"(?i)\b(?:log ?in|log ?on|masuk|sign in|username|nama pengguna|kata sandi|password|lupa (?:password|sandi)|dilindungi|voucher|hotspot|wi-?fi|kode|verifikasi|otp)\b"
)
#: how a page is called on which one signs in, and characters of notices that may stand beside the form
_NAMES_LOGIN = re.compile(
    r"(?i)\W*(?:(?:halaman|form(?:ulir)?) )?(?:log ?in|sign ?in|masuk|autentikasi)\b\s*(?:$|[^\w\s]|ke\b|akun\b|admin\w*\b|(?:aplikasi|sistem|kontributor|penulis|pengguna|anggota|operator|user|member|panel|portal|dasbor|dashboard)\b)"
)
_NOTICES = 2000
#: so behind the name of a site: `SIMPEG Kabupaten Solok | Log in`
_ENDS_WITH_LOGIN = re.compile(
    r"(?i)\s*[|–—·•»:-]\s*(?:(?:halaman|form(?:ulir)?) )?(?:log ?in|log ?on|sign ?in|masuk|autentikasi)(?: (?:page|admin\w*|pengguna|pegawai|user|member|anggota|aplikasi|sistem))?\W*\Z"
)
#: what stands above its form, and characters of a page in which that is looked for
_ASKS_IN = re.compile(
    r"(?i)\b(?:(?:silakan|silahkan|mohon|harap|harus|please) (?:(?:untuk|anda) )?(?:masuk|log ?in|sign ?in|log ?on)|(?:sign|log) ?in to (?:start|continue|your)|(?:masuk|login) untuk (?:memulai|melanjutkan|mengakses|melihat)|masuk(?:kan)? (?:nip|nik|username|nama pengguna|email|akun)\b|log ?in (?:pegawai|pengguna|admin\w*|asn|operator|aplikasi|sistem)\b)"
)
_OPENING = 400
#: words of the name of a system: `E-Office Kota Bima`
_NAME_OF_SYSTEM = 3
#: texts shorter than this are no article by themselves, in characters
SHORTEST = 140
#: pages with less text than this are looked at as a whole
POOR = SHORTEST * 3
#: links or pictures that make a list or a gallery of a page without text
_LIST, _ALBUM = 5, 4
#: pictures in a box for them that make an album
_PICTURES = 3
#: characters that no line of an album of videos has
_CAPTION = 120
#: what systems and templates put where a text shall be written
_PLACEHOLDER = re.compile(
    r"(?i)\W*(?:lorem ipsum|(?:\w+ ){0,4}dolor sit amet|welcome to wordpress\. this is your first|selamat datang di wordpress\. ini adalah|this is (?:an example|your first) (?:page|post)|ini adalah (?:contoh|halaman|pos|tulisan) (?:contoh|pertama|laman))"
)
#: a day or an hour, which the shortest announcements give
_DATED = re.compile(r"(?i)\b\d{1,2} [a-z]{3,9} \d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b|\bpukul \d")
#: ways to reach an office
_CONTACT = re.compile(
    r"(?i)(?P<street>\b(?:jalan|jl\.?|alamat)\s)|(?P<phone>\b(?:telepon|telp|tel|faks|fax|call center)\b)|(?P<mail>\b(?:surel|e-?mail)\b|\S@\S)|(?P<rights>©|\bhak cipta\b|\bcopyright\b)|(?P<code>\b\d{5}\b)"
)
_CONTACTS = 3
#: whereto something goes or is sent: `Kantor pindah ke Jalan …`
_WHERETO = re.compile(r"(?i)\bke (?:alamat|jalan|jl\b|kantor|gedung)")
#: `… membuka lowongan perawat. Kirim …`
_SENTENCE_WITHIN = re.compile(r"\b[a-z]{3,} [a-z]{4,}\. [A-Z]")
#: characters of a link that names an article
_LINKED_TITLE = 20
#: different words of selling that make a text without any report one that sells
_SELLING = 4
#: how much a text sounds like news whose page says only in passing that something is not there
_TELLING = 2
#: different words of public life that make a few sentences news
_CIVIC = 2


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What was found on a page, before its kind is decided."""

    title: str | None
    #: what the document calls itself
    document_title: str
    body: list[str]
    #: text of the page, all of it, shortened
    page_text: str
    #: the text begins with a place or ends with a credit
    is_signed: bool
    #: the page says for machines when it was published
    is_stated: bool
    has_password: bool
    links: int
    gallery: int
    images: int
    #: frames of video sites
    videos: int
    #: pictures that a link shows in large
    enlarged: int
    #: the page lists articles
    lists: bool
    #: page, title or body has words of advertising
    advertises: bool
    #: characters of advertising that were cut out in sight
    cut: int
    #: what the page's system says that it is, if it is no article
    stated: Kind | None
    #: a script stands where the text should be
    scripted_challenge: bool
    #: what stands beside the page's frame; None where the body is long enough to speak for itself
    remains: Remains | None
    #: the page is what the site's search answers
    searched: bool = False
    #: what a reader may mark on a page whose text is poor or called a poll
    choices: int = 0
    #: lines of the body that are nothing but a link
    linked: list[str] = field(default_factory=list)

    @cached_property
    def voice(self) -> float:
        """How much the body sounds like news."""
        return news_voice(" ".join(self.body), is_signed=self.is_signed, is_stated=self.is_stated)


def kind_of(signs: Signs) -> tuple[Kind, Evidence]:
    """(kind, why) by what was read; a good text is an article whatever words it uses."""
    body, title = signs.body, signs.title
    length = sum(map(len, body))
    joined = " ".join(body)
    is_rest = signs.cut > length and signs.voice < 3
    if signs.advertises and (is_rest or is_spam(title, joined, signs.voice)):
        return "spam", _because("spam-words", title, 0.9)
    if signs.stated is not None:
        return signs.stated, _because("stated", signs.stated, 0.95)
    refusal = _refusal(signs, length)
    is_answer = refusal is None or refusal.name == "missing"
    if signs.searched and is_answer and length < POOR and not signs.is_signed:
        # that nothing was found is no error of the page
        return "listing", _because("search", title, 0.85)
    is_error = refusal is not None and refusal.points > signs.voice
    # who may sign in again is shown where
    is_form = signs.has_password and refusal is not None and refusal.name == "session"
    if (
        is_error
        and refusal is not None
        and not is_form
        and (not signs.has_password or refusal.points >= 2)
    ):
        sure = min(0.98, 0.55 + 0.08 * (refusal.points - signs.voice))
        return "error", _because(f"refusal:{refusal.name}", refusal.text, sure)
    if not signs.is_signed and (gone := says_gone(signs.page_text)) and signs.voice < _TELLING:
        return "error", _because("refusal:missing", gone, 0.75)
    if signs.scripted_challenge and length < SHORTEST:
        return "error", _because("refusal:script", None, 0.8)
    if not _is_readable(joined[:4000] or signs.page_text[:4000]):
        return "empty", _because("unreadable", joined[:100], 0.8)
    if _PLACEHOLDER.match(joined[:300]):
        return "empty", _because("placeholder", joined[:100], 0.9)
    longest = max(map(len, body), default=0)
    titles = (title or "", signs.document_title)
    if _enlarges_pictures(signs, longest):
        return "gallery", _because("enlarged-pictures", joined[:300], 0.85)
    # many lists have a form to sign in beside them
    if signs.lists and not (signs.has_password and length < SHORTEST):
        return "listing", _because("titles-and-teasers", None, 0.85)
    if signs.choices > 1 and not signs.is_signed and asks_readers(body, titles):
        return "empty", _because("poll", joined[:300], 0.8)
    if is_of_records(body):
        return "listing", _because("records", body[0][:300], 0.8)
    is_of_links = 2 * sum(map(len, signs.linked)) > length and not _is_album(signs, length)
    if not signs.is_signed and is_of_links and not is_spoken(body):
        is_list = sum(len(text) >= _LINKED_TITLE for text in signs.linked) >= _LIST
        return "listing" if is_list else "empty", _because("links", signs.linked[0][:300], 0.7)
    if _shows_pictures(signs, longest):
        return "gallery", _because("captioned-pictures", joined[:300], 0.8)
    asks_in = signs.has_password and not (signs.is_signed or signs.is_stated)
    if asks_in and length < _NOTICES and _is_called_login(signs, titles):
        return "login", _because("password-field", title, 0.8)
    if length >= POOR and (longest >= 120 or signs.links < 25):
        return "article", _because("prose", body[0][:300], min(0.95, 0.6 + length / 4000))
    head = f"{title or ''}\n{signs.page_text[:1500]}"
    if signs.has_password and _LOGIN.search(head) and length < SHORTEST * 2:
        is_form = signs.remains is None or signs.remains.has_password or length < SHORTEST
        if is_form and signs.voice < 2:
            return "login", _because("password-field", None, 0.85)
    if length < POOR and _is_imprint(body):
        length = longest = 0
    kind = _of_little(signs, length, longest)
    return kind, _because("little-text", joined[:300] or None, 0.6)


def doubts(signs: Signs, published: DateValue | None) -> list[str]:
    """Flags of an article that only sells, or of a few sentences with nothing that says it is one: no date printed or stated, no voice."""
    if signs.is_signed or signs.is_stated or signs.voice >= 1:
        return []
    text = " ".join([signs.title or "", *signs.body])
    if promotion(text[:3000]) >= _SELLING and civic_words(text) < _CIVIC:
        return ["advertising", "low-confidence"]
    is_dated = published is not None and published.source not in ("url", "http", "listing")
    is_long = sum(map(len, signs.body)) >= POOR and is_spoken(signs.body)
    if is_long or is_dated:
        return []
    if civic_words(text) >= _CIVIC:
        return []
    return ["no-sign-of-news", "low-confidence"]


def _of_little(signs: Signs, length: int, longest: int) -> Kind:
    """The kind of a page with hardly any text."""
    remains = signs.remains
    pictures = remains.shown() if remains else 0
    if signs.videos >= _ALBUM and longest < _CAPTION:
        return "gallery"
    if signs.is_signed and _is_told(signs):
        return "article"
    if remains is not None and length < SHORTEST and max(remains.cards, remains.dated) >= _ALBUM:
        return "listing"
    if signs.gallery >= _PICTURES or (max(signs.images, pictures) >= _ALBUM and length < SHORTEST):
        is_album = remains is None or (remains.titles <= pictures and remains.days < pictures)
        return "gallery" if is_album else "listing"
    if length >= SHORTEST and (longest >= 120 or signs.links < 25):
        return "article"
    if (
        signs.advertises
        and signs.voice < 2
        and len(phrases_of(signs.page_text)) >= LEAST
        and not _reports(signs)
    ):
        return "spam"
    if remains is not None and length < SHORTEST:
        is_table = min(max(remains.links, 2 * remains.rows), len(remains.lines)) >= 2 * _LIST
        if max(remains.titles, remains.files, remains.days, remains.articles) >= _LIST or is_table:
            return "listing"
    if signs.links >= 25 and len(signs.page_text) > 400 and length < 60:
        return "listing" if remains is None or remains.titles >= 3 else "empty"
    is_told = length >= 60 or (length >= 30 and _DATED.search(" ".join(signs.body)) is not None)
    return "article" if is_told and signs.title else "empty"


def _is_album(signs: Signs, length: int) -> bool:
    """Whether pictures in a box for them are all that a page has, beside a line and links to further albums."""
    return signs.gallery >= _PICTURES and length < SHORTEST


def _is_called_login(signs: Signs, titles: tuple[str, str]) -> bool:
    """Whether a page is called one on which one signs in, or asks for that first of all and has no headline of its own."""
    if any(_NAMES_LOGIN.match(title) or _ENDS_WITH_LOGIN.search(title) for title in titles):
        return True
    title = signs.title or ""
    has_headline = len(title.split()) > _NAME_OF_SYSTEM and not names_site_only(title)
    return not has_headline and _ASKS_IN.search(signs.page_text[:_OPENING]) is not None


#: lines that a picture of an album has at most
_LINES_OF_PICTURE = 3


def _shows_pictures(signs: Signs, longest: int) -> bool:
    """Whether a text is nothing but short lines below pictures: titles of an album, no sentence among them."""
    return (
        _ALBUM < signs.images <= 2 * len(signs.body)
        and longest < _CAPTION
        and len(signs.body) <= _LINES_OF_PICTURE * signs.images
        and not signs.is_signed
        and not any(
            FULL_STOP.search(text) and not text.endswith(("…", "...")) for text in signs.body
        )
    )


def _enlarges_pictures(signs: Signs, longest: int) -> bool:
    """Whether most pictures of a page are shown in large by their links, with no more than a line or two of text beside them."""
    return (
        signs.enlarged >= _ALBUM
        and 2 * signs.enlarged >= signs.images
        and longest < _CAPTION
        and not signs.is_signed
        and sum(len(text) for text in signs.body if FULL_STOP.search(text)) < SHORTEST
    )


#: characters of a report, words of its headline, and paragraphs of a short one
_SHORTEST_REPORT, _HEADLINE_WORDS, _FEW = 100, 4, 6


def _is_told(signs: Signs) -> bool:
    """Whether a page has a few paragraphs that end as a text does and not as teasers: `Tegal - Tiga siswa menjuarai lomba debat.`."""
    return (
        1 <= len(signs.body) <= _FEW
        and sum(map(len, signs.body)) >= _SHORTEST_REPORT
        and all(
            FULL_STOP.search(text) is not None and not text.rstrip(" ]").endswith(("…", ".."))
            for text in signs.body
        )
        and len((signs.title or "").split()) >= _HEADLINE_WORDS
    )


def _reports(signs: Signs) -> bool:
    """Whether title and text report on what others advertise."""
    told = " ".join([signs.title or "", *signs.body])
    return reporting(told) > max(1, promotion(told))


def _is_imprint(body: list[str]) -> bool:
    """Whether lines are nothing but who runs the site and how he is reached."""
    telling = (FULL_STOP, _SENTENCE_WITHIN, _WHERETO)
    if any(pattern.search(text) for text in body for pattern in telling):
        return False
    signs = {match.lastgroup for text in body for match in _CONTACT.finditer(text)}
    return len(signs) >= _CONTACTS


def _refusal(signs: Signs, length: int) -> Refusal | None:
    """What server, firewall or site say instead of an article: asked of the body, or of all that is left of a poor page."""
    texts = list(signs.body)
    if length < POOR and signs.remains is not None:
        texts += [line for line in signs.remains.lines if line not in texts]
    titles = dict.fromkeys(filter(None, (signs.title, signs.document_title)))
    return find_refusal(list(titles), texts)


def _because(selector: str, text: str | None, confidence: float) -> Evidence:
    return Evidence(rule="signs", selector=selector, text=text, confidence=round(confidence, 2))


def _is_readable(text: str) -> bool:
    """Whether a text is made of words rather than of the bytes of something else."""
    if not text:
        return True
    plain = "".join(text.split())
    broken = text.count("\ufffd")
    odd = broken if plain.isprintable() else broken + sum(not char.isprintable() for char in plain)
    if odd * 20 >= len(text):
        return False
    spaces = len(text) - len(plain)
    # the letters of English nearly always do, and are counted in a fraction of the time
    letters = sum(map(len, _ENGLISH.findall(plain)))
    if (letters + spaces) * 2 > len(text):
        return True
    return (sum(map(_is_letter, plain)) + spaces) * 2 > len(text)


def _is_letter(char: str) -> bool:
    """Whether a character is a letter, or a vowel sign or the like, of which scripts of the region are half made."""
    return char.isalpha() or category(char).startswith("M")


_ENGLISH = re.compile("[A-Za-z]+")
