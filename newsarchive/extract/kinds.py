"""What kind of page this is: an article, or an error, a login, a list, a gallery, spam, nothing."""

from __future__ import annotations

import re

from newsarchive.extract.article import Kind
from newsarchive.extract.furniture import reports_gambling, spam_score
from newsarchive.extract.listings import LEAST_ITEMS

_ERROR = re.compile(
    r"(?i)\b(?:halaman (?:yang (?:anda|kamu) (?:cari|minta|tuju) )?tidak (?:dapat )?ditemukan|page not found|404 not found|error 40[34]|not found|"
    r"(?:berita|artikel|data|konten|halaman) (?:yang anda cari |ini )?(?:tidak (?:ada|tersedia|ditemukan)|telah dihapus|sudah dihapus)|"
    r"permintaan ditolak|request (?:rejected|blocked)|access denied|akses ditolak|forbidden|the requested url was rejected|"
    r"sedang dalam (?:perbaikan|pemeliharaan)|under (?:maintenance|construction)|situs sedang|website sedang dalam|service unavailable|"
    r"(?:internal )?server error|bad gateway|gateway time-?out|whoops, looks like something|database error|error establishing a database connection|fatal error|bandwidth limit exceeded|account suspended|"
    r"checking your browser|just a moment|enable javascript and cookies|attention required|ddos protection|verify(?:ing)? you are (?:a )?human|"
    r"incident id|support id|web application firewall|maintenance mode|coming soon|index of /)\b"
)
_LOGIN = re.compile(r"(?i)\b(?:log ?in|masuk|sign in|username|kata sandi|password|lupa password)\b")
#: texts shorter than this are no article by themselves, in characters
SHORTEST = 140


def kind_of(
    *,
    title: str | None,
    body: list[str],
    page_text: str,
    has_password: bool,
    links: int,
    gallery: int,
    images: int,
    lists: bool = False,
    titles: int = 0,
) -> Kind:
    """Decide by what was read; a good text is an article whatever words it uses."""
    length = sum(map(len, body))
    head = f"{title or ''}\n{page_text[:1500]}"
    spam = spam_score(f"{title or ''} {' '.join(body)[:6000]}")
    if spam >= 3 and spam * 400 > length and not reports_gambling(" ".join(body)[:6000]):
        return "spam"
    if not _is_readable(" ".join(body)[:4000] or page_text[:4000]):
        return "empty"
    longest = max(map(len, body), default=0)
    is_told = len(body) >= 3 and length >= SHORTEST * 3
    if (
        longest < 200
        and not is_told
        and any(_ERROR.search(text) for text in body if len(text) < 160)
    ):
        # an apology among the site's furniture, with no prose beside it
        return "error"
    is_error = _ERROR.search(title or "") or _ERROR.search(" ".join(body)[:300])
    if lists and not is_error and not has_password:
        return "listing"
    if length >= SHORTEST * 3 and (longest >= 120 or links < 25):
        return "article"
    if has_password and _LOGIN.search(head) and length < SHORTEST * 2:
        return "login"
    if (
        _ERROR.search(title or "")
        or (_ERROR.search(head) and length < SHORTEST * 3 and links < 60)
        or _ERROR.search(" ".join(body)[:300])
    ):
        return "error"
    if gallery >= 3 or (images >= 4 and length < SHORTEST):
        return "gallery"
    if length >= SHORTEST and (longest >= 120 or links < 25):
        return "article"
    if spam_score(page_text[:20_000]) >= 3:
        return "spam"
    if (links >= 25 and len(page_text) > 400) or titles >= LEAST_ITEMS:
        return "listing"
    return "article" if length >= 60 and title else "empty"


def _is_readable(text: str) -> bool:
    """Whether a text is made of words rather than of the bytes of something else."""
    if not text:
        return True
    plain = "".join(text.split())
    broken = text.count("\ufffd")
    odd = broken if plain.isprintable() else broken + sum(not char.isprintable() for char in plain)
    letters = sum(map(str.isalpha, plain)) + len(text) - len(plain)
    return odd * 20 < len(text) and letters * 2 > len(text)
