"""What is no part of an article: navigation, sharing, related links, comments, counters; by name and by phrase."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from newsarchive.extract.markup.tree import finds
from newsarchive.extract.words.counters import is_count_row

SKIPPED_TAGS = frozenset(
    "script style noscript template nav footer form button input select textarea iframe object embed svg canvas audio video "
    "map dialog menu head title label fieldset ins amp-ad amp-auto-ads amp-sticky-ad amp-sidebar amp-social-share amp-consent amp-user-notification".split()
)
#: words of classes and ids that name page furniture
_WORDS = (
    r"share\w*|sharing|sharedaddy|jp-relatedposts|sd-\w+|addtoany\w*|a2a\w*|social\w*|sosmed|medsos|"
    r"related\w*|terkait|berita-?terkait|baca-?juga|read-?also|also-?like|rekomendasi|recommend\w*|"
    r"comment(?!ar|at)\w*|(?:article|story|post|news|single|user|reader|blog|page|entry|all|facebook|fb)comments?\w*|komentar|respond|repl(?:y|ies)|disqus\w*|fb-comments|akismet\w*|"
    r"breadcrumbs?|crumbs|navigation|navbar|nav-links|post-nav\w*|pagination|pager|paging|prev-?next|"
    r"sidebar\w*|(?:side|right|left)-?rail|(?:article|art|story|page|post)-?tools?|widget\w*|menu\w*|submenu|footer\w*|masthead|site-header|topbar|top-bar|"
    r"tags?|tag-?links|tagcloud|post-tags|itemtags\w*|label-?list|cat-links|post-categories|"
    r"(?:author|penulis|writer)-?(?:box|bio|info(?:rmation)?|card|about|profile|details?)|(?:about|tentang|box|profil|info)-?(?:the-?)?(?:author|penulis)|saboxplugin|m-a-box|molongui|abh_box|ts-fab|wp-biographia|awpa|"
    r"popul\w*|most-?(?:read|viewed|popular|shared|commented|emailed|recent)\w*|terpopuler|trending|latest|terbaru|newsletter|subscribe|"
    r"ads?|td-a-rec\w*|adsense|adsbygoogle|advert\w*|iklan|banner|sponsor\w*|promo(?!ted)\w*|"
    r"(?:rt-|span-)?reading-?time|read-?time|waktu-?baca|kksr|kk-star-ratings|"
    r"print\w*|hits|views?|viewer|counter|post-?views|dilihat|rating|voting|"
    r"cookie\w*|consent\w*|gdpr\w*|cmp-?box\w*|cmplz|cky|onetrust|didomi|usercentrics|iubenda|modal|(?<!image[_-])(?<!img[_-])(?<!foto[_-])popup(?![_-](?:galler|galeri|image|img|foto))|tooltip|screen-reader-text|sr-only|visually-hidden|skip-link|"
    r"toc|daftar-isi|mw-editsection|newsticker|ticker|marquee|k2socialsharing|itemrelated|itemnavigation|itemcomments\w*|"
    r"itemtoolbar|itemrating\w*|itemhits|itembacktotop|wp-block-buttons|entry-footer|post-footer|"
    r"twitter-tweet|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|berbagi|article-info|linksisip|lihatjg|"
    r"elementor-(?:widget-)?(?:posts|share-buttons|social-icons|nav-menu|post-info|post-navigation|post-comments|breadcrumbs|search-form|author-box|sitemap)|"
    r"vc_(?:basic_|masonry_|media_)?grid|entry-meta|post-meta|meta-info|postmeta|postmetadata|entry-utility|article-meta|post-info|info-berita|meta|byline|posted-on|tanggal"
)
#: what names posts that are offered beside another
_OFFERS = re.compile(r"(?i)relat|terkait|popul|latest|terbaru|recommend|widget")
#: a class or id that begins or ends with such a word; in its middle it says something else
_NAMES = re.compile(
    rf"(?i)^(?:{_WORDS})(?=$|[_-])|(?<=[_-])(?:{_WORDS})$|(?<=[_-])(?:authors?[_-]?(?:box(?:es)?|bio|card|profile)|share[_-]?(?:tools?|bar|buttons?|links|icons))(?=$|[_-])|^authors$|^author(?:container|popup|profile\w*)$|^(?:element-)?hidden$|^d-none$"
)
#: containers of page builders and listings of Drupal views, which hold articles as well as furniture:
#: `elementor-widget-text-editor`, `widget Blog`, `views-row`, `box-widget` of AdminLTE, `ui-widget` of jQuery UI and PrimeFaces, `post-view` of Yii, `activities-view` of Vue
_BUILDER_BOX = re.compile(
    r"(?i)^(?:(?:box|card)-widget$|ui-(?:widget|panel|outputpanel|g)(?=$|-)|(?!(?:count|total|num|jumlah|hits?)[-_])[a-z]+[-_]view$|elementor-(?!.*(?:share|social|nav|posts?__|widget-posts|post-info|comment|breadcrumb|search|author-box|sitemap|loop))|et_pb_|wpb_|vc_(?!(?:basic_|masonry_|media_)?grid)|siteorigin-|so-|fl-|views?-(?:row|field|element|content|display|id|dom|mode))"
)
#: Blogger keeps its posts in a widget
_POST_WIDGET = re.compile(r"(?:^|\s)widget\s+Blog(?:\s|$)")
#: classes that describe an article rather than name a part of the page: `tag-umkm`, `has-sidebar`; Wix calls each
#: paragraph of a text `viewer-4b3kq`; what stands behind two hyphens says how a section is shown: `page-section--has-ads`
_MODIFIER = re.compile(
    r"(?i)^sidebar-page(?:-\w+)?$|^[\w-]*--(?:has|with|no|is)-|^[\w-]*(?:section|page|layout|article|post|content|story|body|main|img)--(?:ads?|share|promo|print|banner|menu)$|^viewer-(?!count|total|num|stat|box|info|icon)|^\w+-(?:not|no|has|with|without)-|^(?:tag|category|kategori|has|no|is|with|without|format|status|type|term|field-label|post_format|postid|col|row|js)-"
)
HOLDERS = frozenset(("article", "main", "body", "html"))
#: names that override: the article itself is sometimes called so
_KEPT = re.compile(
    r"(?i)(?:entry|post|article|news|berita|item|main|page|view)[\s_-]*(?:content|body|text|isi|full)|^content$|wp-caption|"
    r"print(?:able)?[_-]?(?:area|content|body|section|div|this|page|berita|artikel)"
)
#: `min-height: 0px`, `margin-top: -120px` and `backface-visibility: hidden` hide nothing
_HIDDEN_STYLE = re.compile(
    r"(?i)display\s*:\s*none|(?<!backface-)visibility\s*:\s*hidden|(?<!margin-)(?:left|top|text-indent)\s*:\s*-\d{3,}|"
    r"margin-(?:left|top)\s*:\s*-\d{4,}|(?<![\w-])opacity\s*:\s*0(?![.\d])|(?<!min-)(?<!line-)height\s*:\s*[01]px|font-size\s*:\s*[01](?:px|pt|em)"
)

#: what stands behind the first word of a row of pages: `Halaman 1 dari 2 Sebelumnya 1 2 Selanjutnya`
_TURNING = r"(?:\W*(?:\d{1,6}(?!\d)|dari|of|halaman|laman|pages?|sebelumnya|selanjutnya|berikutnya|prev(?:ious)?|next|pertama|terakhir|first|last|semua|all|lihat|show|tampilkan))*\W*"
#: what stands behind the first words of a sentence of the text; the title of another article does not end so
_TOLD = r".*(?:\w\.(?!\.)\W*$|[a-z]{3}\.\W+[a-z])"
#: somebody speaks; `«` leads to the page before
_SPEECH = ("“", '"', "„", "‟", "‘")
#: somebody is said to say so: `Ikuti akun resmi BMKG, pesan Kepala BPBD`; the title of another article may have that, too
_REPORTED = re.compile(
    r"(?i)(?!\W*(?:baca|lihat|simak|tonton|saksikan|read|see|watch)\b)[^:]*?,\W{1,3}(?:(?:demikian|begitu(?:lah)?|kata|ujar|tutur|ucap|pesan|imbau|ajak|ajakan|pinta|tegas|jelas|ungkap|terang|papar|pungkas|harap)(?:nya)?|said|says) \w"
)
#: a paragraph that is one of these is none of the article's; for texts in lower case, as a pattern that minds case
#: is told off by first letters
_PHRASES = re.compile(
    r"^\W*(?:leave a (?:comment|reply)|tinggalkan (?:komentar|balasan)|your email address will not be published.*|"
    r"alamat email anda tidak akan dipublikasikan.*|required fields are marked.*|ruas yang wajib ditandai.*|"
    r"this site uses akismet.*|learn how your comment.*|you may also like|you might also like|"
    r"(?:story|article) continues (?:below|after)\b.*|continue reading(?: the main story)?|sign up (?:for|to|here)\b.{0,120}|"
    r"(?:advertisement|werbung|anzeige|reklama|publicit[eé]|publicidade?|pubblicit[aà]|реклама)(?: [-–—|].*)?|"
    r"(?:text|font) ?size\b.{0,20}|(?:(?:ubah |atur )?ukuran|perbesar|perkecil) (?:huruf|teks|font|tulisan)(?:kecil|sedang|normal|besar|reset|a\b|[\s|/:+−-])*|(?=a\W{0,3}[a+−-])(?:aa?\b|[\s|/+−-]){3,}|"
    r"(?:e-?mail|print|buy) (?:this|article|photo)\b.{0,20}|loading\W*|ads by google|enlarge(?: this)? image|"
    r"(?:replay|autoplay|show thumbnails|(?:last|next|previous) slide\W*)+|bild vergrößern|image (?:copyright|caption)\b.*|media caption\b.*|"
    r"tags?\s*:?|(?:alamat (?:surel|e-?mail) ini dilindungi dari|this e-?mail address is being protected from) (?:robot spam|spambots?).*|skip to (?:main )?content|lompat ke konten|loncat ke konten|"
    rf"baca (?:juga|selengkapnya|lainnya)\b.*|baca\s*:.*|surel|(?:lihat|simak) juga\b(?:\s*:|(?!{_TOLD})).*|read (?:more|also)\b.*|see also\b.*|"
    r"(?:berita|artikel|pos) (?:terkait|populer|terbaru|terkini|sebelumnya|selanjutnya|lainnya)(?: lain(?:nya)?)?\W*|related (?:posts?|articles?|news)\W*|"
    # readers are asked of the page; what a text asks has other words
    r"(?:apakah|seberapa|bagaimana) [^.?]{0,40}\b(?:artikel|berita|informasi|halaman|laman|konten|tulisan)(?: ini\b[^.?]{0,30}| di atas(?: (?:ini|sudah|telah|cukup|sangat|dapat|bisa|akan)){0,3} )\b(?:membantu|bermanfaat|berguna)\b[^.?]{0,30}\?|apakah anda terbantu\b[^.?]{0,40}\?|(?:was|is|did)(?: you find)? this(?: (?:article|page|post|story|information))? [^.?]{0,12}(?:helpful|useful)[^.?]{0,20}\?|"
    r"share(?: this| on)?\W*|share (?:to|via)\b.*|bagikan(?:\W*|(?:\s*[:\d]| (?:ke|via|di|ini|melalui|lewat|dengan|artikel|berita|halaman|laman|tulisan|postingan|pos|konten|tautan|link|facebook|twitter|x|whatsapp|wa|telegram|tweet|e-?mail)\b).{0,40})|sebarkan(?:\W*|\W+(?:ini|berita|artikel|informasi|tulisan|postingan|tautan|link|ke|via|di|melalui|lewat)\b.{0,30})|click to share.*|klik untuk (?:berbagi|membagikan).*|"
    r"like this:?|like loading.*|tweet|print|cetak|(?:(?:google ?\+|(?:facebook|twitter|google plus|x|whatsapp|telegram|instagram|linkedin|pinterest|threads|tiktok|reddit|tumblr|messenger|blogthis!?|line|e-?mail|(?:salin|dapatkan) (?:tautan|link)|copy link|aplikasi lainnya)\b)[\s,|·•/]*)+|"
    rf"advertisement|iklan|(?:iklan (?:layanan masyarakat|sponsor|baris|pariwara)|pariwara|advertorial)\s*:(?!{_TOLD}).{{0,100}}|preview|(?:siaran|rilis) pers\W*|press release\W*|- advertisement -|sponsored|scroll (?:to|untuk) (?:continue|read|resume|see|(?:me)?(?:lanjut|lihat|baca|mbaca)\w*)\b.{{0,60}}|"
    r"(?:(?:(?:telah|sudah|berita ini|artikel ini|halaman ini)\W*)*(?:dibaca|dilihat|dikunjungi)\s*:?\s*(?:sebanyak\s*:?\s*)?[\d.,]+.{0,12})|(?:dibaca|dilihat|views?|hits|pembaca|viewed|kunjungan)\s*:?\s*[\d.,]+.{0,12}|visited [\d.,]+ times?\b.{0,40}|dikunjungi [\d.,]+ kali, [\d.,]+ kunjungan\b.{0,40}|total page visits\b.{0,60}|[\d.,]+\s*(?:total views|views?|kali dibaca|x dibaca|kali dilihat|hits|dibaca|dibuka|pembaca)\.?(?:\W+[\d.,]+ views? today)?|"
    r"(?:disclaimer|sanggahan)\s*:.{0,240}\b(?:berita|artikel|isi|konten|tulisan|situs|website|laman|redaksi|content|information)\b.*|(?:(?:catatan|perhatian|penting|peringatan|nb|info)\s*:\s*)?(?:(?:seluruh|semua|setiap|isi) ){0,2}(?:berita|artikel|konten|tulisan)(?: (?!peserta|lomba|siswa|pemenang|finalis|warga)\w+){0,4} (?:dapat|boleh|bisa|diperbolehkan|diizinkan|bebas) (?:untuk )?(?:di(?:kutip|sadur|salin|terbitkan|sebarluaskan|muat|siarkan|perbanyak))\b.{0,80}\b(?:sumber|izin|menyebut(?:kan)?|mencantumkan)\b.*|pengutipan (?:(?:sebagian|seluruh(?:nya)?|dan|atau)\W+){0,5}(?:isi|berita|artikel|konten|tulisan)\b.{0,80}\b(?:sumber|izin)\b.*|(?:mengutip|menyalin|menyadur|memperbanyak|menyiarkan ulang)\b(?=.{0,60}\b(?:berita|artikel|isi|konten|tulisan|situs|laman|website|ini)\b)[^,]{0,60}\b(?:wajib|harus|harap|mohon)\b.{0,40}\b(?:sumber|izin)\b.*|"
    rf"(?:daftar|tabel) isi\W*|table of contents\W*|(?:halaman|laman|pages?)\s*:?\s*\d{{1,3}}\b(?!\s*(?:halaman|laman|pages)){_TURNING}|(?:\d{{1,3}}\W+){{0,20}}(?:\W*\b(?:sebelumnya|selanjutnya|berikutnya|prev(?:ious)?|next)){_TURNING}|baca halaman (?:selanjutnya|berikutnya)\b.{{0,40}}|"
    r"anda dapat menyiarkan ulang\b.*|dilarang (?:keras )?(?:mengambil|menyalin|mengutip|memperbanyak|menyebarluaskan)\b(?=[^.!?]*\b(?:sebagian|seluruh(?:nya)?|isi|berita|artikel|konten|tulisan|situs|website|web|laman|portal|redaksi)\b).*|"
    # a newsroom that asks for texts; what a contest asks for is news
    r"(?:(?:tim |dewan )?redaksi|(?:rubrik|kolom|halaman) (?:ini|opini|pembaca))(?: (?!itu\b|tersebut\b)[\w.]+){0,5}? (?:menerima|mengundang|membuka|terbuka)\b[^.!?\d]{0,60}\b(?:tulisan|artikel|naskah|opini|esai|kiriman|sumbangan|kontribusi)\b.{0,240}|"
    r"(?:kirim(?:kan)?(?:lah)?|(?:tertarik|ingin|mau|berminat|punya)\b.{0,40}\b(?:tulisan|artikel|opini|naskah|esai)\b.{0,60}\bkirim\w*) .{0,80}\b(?:redaksi|opini)(?: \w+){0,2}@.{0,100}|kirim(?:kan)? (?:tulisan|artikel|opini|naskah|esai)\b.{0,60}\b(?:redaksi\b|(?:rubrik|kolom|halaman) opini\b|opini@).{0,100}|"
    r"(?:submissions|op-?eds|opinion pieces)(?: \w+){0,6}? (?:are welcome|(?:can|may|should) be (?:sent|e-?mailed|submitted))\b.{0,160}|send (?:us )?your (?:op-?ed|opinion|article|stor)\w*\b.{0,160}|"
    r"users (?:today|online|yesterday)\b.*|home blog page.*|(?:tags?|label|kategori|category|categories|filed under|posted in|ditandai)\s*:(?![^,]{30,}[a-z]{3}\.\W*$).*|"
    r"copyright\b.*|hak cipta(?: dilindungi(?:\W*$| (?:oleh )?(?:undang|uu)\b.{0,100})| (?:milik|pada|oleh|ada)(?: [^\s,]+){1,6}|\W*(?:\(c\)|\d{4}|$).{0,100}|\W*[:©].*|(?: [^\s.!?]+){1,7} (?:19|20)\d\d[^\w.]*)|©.*|all rights reserved.*|powered by.*|"
    r"simpan nama(?:,| saya).*|save my name.*|appeared first on.*|the post .{0,200} appeared first.*|"
    rf"(?:previous|next) (?:post|article)\b.*|(?:artikel|pos|berita) (?:sebelumnya|berikutnya)\b(?:\s*:|(?!{_TOLD})).*|navigasi pos|"
    rf"(?:(?:yuk|ayo|mari)\W+)?(?:simak|tonton|saksikan|lihat)(?: juga)? (?:video|vidio)\b(?:(?!{_TOLD}).{{0,60}}|.{{0,40}}\b(?:di ?sini|di bawah(?: ini)?|berikut(?: ini)?|selengkapnya|lengkapnya)\W*)|"
    r"(?:tonton|simak|saksikan|dengarkan|lihat) (?:(?:video|siaran|tayangan|rekaman)\w* )?selengkapnya (?:di|pada|melalui|lewat)\b(?:[^.!?]|[.?](?=\S)){0,100}\W*|"
    rf"(?:tonton|saksikan|dengar(?:kan)?|watch|listen)(?: (?:juga|pula|also|more|now))?\s*:.{{0,160}}|(?:tonton|saksikan|dengarkan) juga\b(?:\s*:|(?!{_TOLD}|.*!\W*$)).{{0,160}}|watch also\b.{{0,160}}|(?:simak|lihat)\s*:\s*(?:video|vidio|foto|galeri|infografis)\b.{{0,140}}|ikuti (?:kami|berita|(?:saluran|kanal|channel|akun) (?:kami|resmi|whatsapp|telegram|youtube|instagram|facebook|tiktok|wa\b|media sosial)|terus\b(?=.*\b(?:kami|berita|update|saluran|channel|akun|instagram|facebook|google news)\b)).{{0,120}}|follow us\b.*|download (?:file|lampiran)\b.*|"
    r"(?:unduh|download|lihat|buka)\b[^.!?]{0,80}(?:\((?:file )?(?:pdf|docx?|xlsx?|pptx?)\b[^()]{0,20}\)|\.(?:pdf|docx?|xlsx?|pptx?))\W*|(?:unduh|download)\b[^.!?]{0,60}[(\[][\d.,]+ ?[kmg]b[)\]]\W*|(?:unduh|download) (?:berkas|dokumen|lampiran|pdf|materi|siaran pers|di ?sini)\b[^.!?]{0,80}|"
    r"(?:lampiran|(?:file|berkas|dokumen)(?: (?:lampiran|pendukung|terkait))?|attachments?)\s*:\s*\S+\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)|"
    r"(?:dokumen|unduh|file|berkas|download) lampiran\s*:.{0,120}|"
    r"(?:versi|format) (?:pdf|cetak|print)(?:\W+(?:(?:versi|format) )?(?:pdf|cetak|print|e-?mail))*\W*|(?:pdf|cetak|print)(?:\W+(?:pdf|cetak|print|e-?mail))+\W*|(?:temukan|sapa|pantau|follow) kami (?:juga )?(?:di|pada|melalui)\b.{0,160}|"
    r"klik (?:di ?sini|(?:tautan|link) (?:ini|berikut)) (?:untuk )?(?:ber)?gabung\b.{0,160}|(?:dana |donasi )?terkumpul\W+rp\W{0,2}[\d.,]+\W+dari [\d.,]+ donatur\W*(?:\d+ hari\b.{0,30})?|"
    r"kembali ke (?:atas|beranda|daftar).{0,30}|back to top|"
    r"dapatkan (?:update|informasi|berita)\b.{0,200}|(?:(?:yuk,? |mari |ayo,? )(?:ber)?gabung\b|gabung\b|bergabung(?:lah)?\b(?!.*,)).{0,120}\b(?:grup|channel|saluran (?:kami|ini|resmi|whatsapp|wa|telegram|youtube)|telegram|whatsapp)\b.{0,120}|"
    r"(?:cek|simak|baca) berita\b.{0,80}google news.{0,60}|(?:komentar|comments?)\W*\d*\W*|url telah disalin|halaman (?:selanjutnya|berikutnya|sebelumnya)|tampilkan semua|"
    r"[\d.,]+\s*(?:suka|likes?)(?:\W+[\d.,]+\s*(?:komentar|comments?|shares?|kali dibagikan))+|"
    r"(?:suka|like|likes|tidak suka|dislike)\W*\d*(?:\s+(?:suka|tidak suka|dislikes?)\W*\d*)+|selengkapnya\W*|»|«|←.*|→.*|)$"
)
#: a paragraph after which nothing of the article follows
_ENDINGS = re.compile(
    r"^\W*(?:(?:berita|artikel|pos|postingan|tulisan|kabar|warta|bacaan)\s+(?:lain(?:nya)?|terkait|populer|terpopuler|terbaru|terkini|sebelumnya|sejenis)(?:\s+lain(?:nya)?)?\W*|"
    r"(?:pengumuman|siaran pers|rilis(?: pers)?|pidato|sambutan|opini|kolom|konten|video)\s+(?:lain(?:nya)?|terkait|sebelumnya)(?:\s+lain(?:nya)?)?\W*|"
    r"(?:related|recent|latest|popular|more|top|recommended|promoted|sponsored)\s+(?:posts?|articles?|news|stories)\W*|"
    r"(?:related|recommended|promoted|sponsored)\s+(?:topics|content|coverage|links|reading)\W*|more (?:on this (?:story|topic)|from (?:us|around the web))\W*|most (?:read|popular|viewed)\W*|(?:up|read) next\W*|recommended(?: for you)?\W*|"
    r"you (?:may|might) also like\W*|"
    r"leave a (?:comment|reply)\W*|tinggalkan (?:komentar|balasan)\W*|(?:\d+ )?(?:komentar|comments?)\W*|(?:komentar|diskusi|comments?|discussion)\W*\(\d+\)\W*|(?:tulis|kirim) (?:komentar|tanggapan)(?: anda)?\W*|tanggapan\W*|tanggapan (?:warga|pembaca|pengunjung)\W*\(\d+\)\W*|komentar (?:warga|pembaca|pengunjung)\W*(?:\(\d+\)\W*)?|komentar (?:(?:pada )?(?:artikel|berita) )?(?:terkait|ini)\W*|komentar yang terbit\b.{0,160}|"
    r"share this\W*|bagikan(?: ke| berita)?\W*|cetak\W*(?:kembali)?\W*|kembali\W*|print\W*|(?:hubungi|kontak) kami\W*|contact us\W*|(?:post )?navigation\W*|navigasi pos\W*|disclaimer\W*)$"
)


#: a longer text is no phrase, and trying it letter by letter takes long
_LONGEST_PHRASE = 1000


def is_phrase(text: str) -> bool:
    """Whether a paragraph says what pages say round an article, and nothing else: `Bagikan`, `Baca juga: …`."""
    return (
        len(text) <= _LONGEST_PHRASE
        and not text.startswith(_SPEECH)
        and (_PHRASES.match(text.lower()) is not None or is_count_row(text))
        and not is_reported(text)
    )


def is_reported(text: str) -> bool:
    """Whether a paragraph tells who said what it says: `Pantau kami di lapangan, kata Camat`."""
    return _REPORTED.match(text) is not None


def ends_article(text: str) -> bool:
    """Whether nothing of an article follows behind a paragraph: `Berita terkait`."""
    return len(text) <= _LONGEST_PHRASE and _ENDINGS.match(text.lower()) is not None


def is_furniture(element: Any) -> bool:
    """Whether an element is called like a part of the page that is not the article."""
    if element.tag in HOLDERS:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return names != " " and names_furniture(names)


@lru_cache(maxsize=50_000)
def names_furniture(names: str) -> bool:
    """Whether class and id name a part of the page that is not the article."""
    if _KEPT.search(names) or _POST_WIDGET.search(names):
        return False
    tokens = names.split()
    if "hentry" in tokens:
        # WordPress calls each post so; how a theme shows one stands beside it: `share-simple`, `sidebar-right`
        tokens = [token for token in tokens if _OFFERS.search(token)]
    return any(
        _NAMES.search(token) is not None
        for token in tokens
        if not _MODIFIER.match(token) and not _BUILDER_BOX.match(token)
    )


def is_frame(element: Any) -> bool:
    """Whether a form is the frame of a whole page or a part of it, as ASP.NET and JSF make it, and not something to fill in."""
    if element.tag != "form":
        return False
    name = f"{element.get('id') or ''} {element.get('name') or ''}".lower()
    if "aspnetform" in name or "adminform" in name:
        return True
    if (
        ".aspx" in (element.get("action") or "")
        or next(element.iter("h1", "article"), None) is not None
    ):
        return True
    fields = list(element.iter("input", "textarea", "select"))
    if fields and (fields[0].get("name") or "").startswith("__"):
        return True
    return all(field.get("type") in ("hidden", "submit", "button") for field in fields) and (
        next(element.iter("p"), None) is not None
    )


def is_hidden(element: Any) -> bool:
    """Whether a reader does not see the element."""
    keys = element.keys()
    if not keys:
        return False
    if "hidden" in keys or ("aria-hidden" in keys and element.get("aria-hidden") == "true"):
        return True
    if ("placeholder" in keys or "fallback" in keys) and _stands_in(element):
        return True
    return "style" in keys and hides(element.get("style")) and not _is_revealed(element)


def _stands_in(element: Any) -> bool:
    """Whether an element is what AMP shows only until a post, a film or a frame is loaded, or where it cannot be."""
    parent = element.getparent()
    return parent is not None and isinstance(parent.tag, str) and parent.tag.startswith("amp-")


#: what these libraries hide is shown when a reader comes to it, or to its tab, or unfolds it; a page saved by a browser has their marks
_REVEALING = frozenset(
    "wow aos-init aos-animate scrollreveal sr tab-pane tabcontent collapse panel-collapse accordion-collapse accordion-content accordion-body".split()
)


def _is_revealed(element: Any) -> bool:
    return not _REVEALING.isdisjoint((element.get("class") or "").split())


#: whether a style puts an element out of sight
hides = finds(_HIDDEN_STYLE)
