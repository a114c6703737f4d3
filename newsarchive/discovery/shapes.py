"""What path and query of an address say by themselves: an article, or rather something else."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

#: first words of paths under which Indonesian government sites keep news
NEWS_WORDS = (
    "berita", "news", "artikel", "article", "articles", "post", "posts", "read", "baca", "detail",
    "content", "node", "kabar", "warta", "info", "informasi", "publikasi", "siaran-pers",
    "siaranpers", "rilis", "press", "story", "item", "liputan", "detailberita", "detail-berita",
    "berita-detail", "detail_berita", "berita_detail", "view", "show", "lihat", "index.php",
)  # fmt: skip
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|bmp|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|mp[34]|avi|mov|wav|css|"
    r"js|json|xml|rss|atom|txt|ics|apk|exe|woff2?|ttf|csv)\Z",
    re.IGNORECASE,
)
#: segments of pages that are never one article
_NO_ARTICLE = frozenset(
    """category categories kategori tag tags topik topic author authors penulis user users pengguna
    search cari pencarian page halaman hal feed rss atom login masuk logout register daftar admin
    administrator cpanel wp-admin wp-login.php wp-content wp-includes wp-json xmlrpc.php comments
    archive archives arsip indeks index sitemap itemlist component print cetak share kontak contact
    hubungi-kami kebijakan-privasi privacy profil profile tentang about galeri gallery galeri-foto
    video videos foto agenda calendar kalender event events unduh unduhan download downloads dokumen
    assets uploads media static css js cdn-cgi taxonomy dashboard struktur-organisasi visi-misi
    produk-hukum""".split()
)
_DATED = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])/(?:\d{1,2}/)?[^/]{4,}/?\Z")
_DAY_FIRST = re.compile(r"/\d{1,2}/\d{1,2}/(?:19|20)\d\d/[^/]{4,}/?\Z")
_DATE_SLUG = re.compile(r"/(?:19|20)\d\d-\d\d-\d\d[-/][^/]+/?\Z")
_NUMBERED_SLUG = re.compile(r"\A\d{1,9}[-_][^/]+\Z")
_NUMBER = re.compile(r"\A\d{1,9}(?:\.s?html?)?\Z")
_ID_NAMES = frozenset({"p", "id", "nid", "sid", "idberita", "id_berita", "berita", "news", "no",
                       "artikel", "newsid", "news_id", "post", "aid", "kode",
                       "storyid"})  # fmt: skip
_LISTING_NAMES = frozenset({"page", "paged", "start", "limitstart", "offset", "hal", "halaman",
                            "per_page", "pg", "cat", "tag", "s", "q", "m", "author"})  # fmt: skip
_SLUG_WORDS = 4


def looks_like_article(target: str) -> bool:
    """Whether a path with query has a shape that articles have and other pages rarely do.

    >>> looks_like_article("/2023/11/18/wali-kota-buka-pasar/")
    True
    >>> looks_like_article("/category/berita/page/2/")
    False
    """
    path, _, query = target.partition("?")
    if _FILE.search(path):
        return False
    segments = [segment for segment in path.lower().split("/") if segment]
    parameters = {name.lower(): value for name, value in parse_qsl(query, keep_blank_values=True)}
    if any(segment in _NO_ARTICLE for segment in segments):
        return False
    if parameters.keys() & _LISTING_NAMES - {"p"}:
        return False
    if _names_article(segments, parameters):
        return True
    if not segments:
        return False
    if _DATED.search(path) or _DAY_FIRST.search(path) or _DATE_SLUG.search(path):
        return not _NUMBER.match(segments[-1])
    return _ends_like_article(segments)


def _names_article(segments: list[str], parameters: dict[str, str]) -> bool:
    """`?p=1920`, `/berita.php?id=12`, `?option=com_content&view=article&id=12`."""
    numbered = {name for name in parameters.keys() & _ID_NAMES if parameters[name][:1].isdigit()}
    if not numbered:
        return False
    if "p" in numbered and len(segments) <= 1:
        return True
    words = {
        *segments,
        *parameters.values(),
        *(name for name in numbered if name not in ("id", "p")),
    }
    stems = {
        word.removesuffix(".php").removesuffix(".html").removesuffix(".aspx") for word in words
    }
    return bool(stems & {*NEWS_WORDS} - {"index.php"}) or any("berita" in stem for stem in stems)


def _ends_like_article(segments: list[str]) -> bool:
    last = segments[-1].removesuffix(".html").removesuffix(".htm").removesuffix(".php")
    before = segments[:-1]
    in_news = any(word in NEWS_WORDS or "berita" in word for word in before)
    if _NUMBERED_SLUG.match(last) and len(last) > 8:
        return True
    if _NUMBER.match(last):
        named = [word for word in before if word != "index.php"]
        return bool(named) and named[-1] in _DETAIL_WORDS
    if len(re.split(r"[-_]", last)) >= _SLUG_WORDS:
        return True
    if in_news and any(_NUMBER.match(word) for word in before):
        return len(last) > 2
    words = len(re.split(r"[-_]", last))
    named_folder = any(word in NEWS_WORDS and word != "index.php" for word in before)
    return named_folder and words >= 2 and len(last) >= 10


#: after these a bare number is an article, elsewhere it may be a page number
_DETAIL_WORDS = frozenset({"detail", "node", "read", "baca", "view", "show", "lihat", "item",
                           "detailberita", "detail-berita", "berita-detail",
                           "detail_berita"})  # fmt: skip
