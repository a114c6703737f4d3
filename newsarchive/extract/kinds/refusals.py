"""What servers, firewalls, frameworks and hosting companies say in place of an article, as they print it.

A page is such a refusal when it says more of this than it sounds like news; an article may report on any of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsarchive.extract.kinds.voice import is_attributed, tells_of_acts, unquoted
from newsarchive.extract.title.site_titles import names_site_only
from newsarchive.extract.words.needles import Needles

_SITE = r"\b(?:situs|website|laman|portal|halaman|aplikasi|server|site|web)"
#: class of refusal; pieces of text of which one must stand there, lest every page pays for every pattern; pattern
_SAYINGS: tuple[tuple[str, str, str], ...] = (
    # missing pages: WordPress themes, Joomla, Laravel, CodeIgniter, and what local developers write
    ("missing", "halaman ",
     r"\bhalaman (?:(?:yang (?:anda|kamu) \w+(?: di (?:blog|situs) ini)?|ini|itu|tersebut) )?(?:tidak|belum) (?:dapat |bisa |berhasil )?(?:ditemukan|tersedia|ada\b)"),
    ("missing", "ditemukan|tersedia|tidak ada|dihapus|dipindahkan|diarsipkan|valid|belum ada",
     r"\b(?:berita|artikel|data|konten|postingan|tulisan|informasi|dokumen|berkas|agenda|pengumuman|tautan|alamat|laman|file) (?:yang (?:(?:anda|kamu) )?\w+ |ini |tersebut |dengan \w+ \S{1,40} |(?:id|nomor|no\.?) \S{1,40} )?(?:tidak (?:ada(?! \w+nya\b)|tersedia|ditemukan|dapat ditemukan|valid)|belum tersedia|(?:telah|sudah) (?:dihapus|dipindahkan|tidak (?:tersedia|ada)|diarsipkan))\b|"
     r"\bbelum ada (?:data|berita|konten|artikel|postingan|agenda|pengumuman|isi|tulisan)(?: (?:yang (?:bisa |dapat )?\w+|di sini|untuk \w+ ini|pada \w+ ini))?\W*$"),
    ("missing", "found|exist|no longer|provided|displayed",
     r"(?:page|file|article|post|resource|record|entry|item|news|story|document|content|url|link|site|deployment|blog)s?\b.{0,40}\b(?:not|can(?:no|['’])t|could not|doesn['’]t|never) (?:be |been )?(?:found|exist\w*|provided|displayed|available)|\bno longer (?:exists?|available|published|here|active)\b"),
    ("missing", "404|403|not found|not_found",
     r"\b(?:error )?40[34]\b.{0,20}(?:not[ _]found|page|forbidden|error|tidak ditemukan)|^\W*(?:error )?40[34]\W*$|not[ _]found\W*$"),
    ("missing", "nothing found|nothing was|di lokasi|no results|no posts|tidak ada yang cocok|tidak ada hasil",
     r"nothing (?:was )?found\b|tidak ada yang ditemukan di lokasi|no (?:results|posts) (?:were )?found|tidak ada (?:yang cocok dengan|hasil (?:untuk|pencarian)|hasil\W*$)"),
    ("missing", "menunggu persetujuan|ditampilkan|dapat dimuat|bisa dimuat|berhasil dimuat|gagal me|menemukan|diterbitkan|dipublikasikan|belum tayang",
     r"\b(?:belum|tidak) (?:bisa|dapat|berhasil) (?:ditampilkan|dimuat)|\bgagal (?:memuat|mengambil|membuka)\b|\bkami tidak (?:dapat |bisa )?menemukan|menunggu persetujuan|\b(?:berita|artikel|halaman|laman|konten|tulisan)\b.{0,30}\bbelum (?:terbit|diterbitkan|dipublikasikan|tayang)"),
    ("session", "sesi |session|muat ulang|token",
     r"\bsesi (?:anda |login |ini )?(?:telah |sudah )?(?:berakhir|habis|kedaluwarsa|tidak valid)|session (?:has |is )?(?:expired|timed out|invalid)|(?:muat ulang|refresh|reload) (?:halaman|laman|the page|this page)|token (?:mismatch|tidak valid|kedaluwarsa|expired)"),
    # frameworks and servers
    ("server", "unavailable|server error|gateway|too many|not allowed|page expired|bandwidth",
     r"internal server error|(?:service|temporarily) unavailable|bad gateway|gateway time-?out|too many requests|method not allowed|page expired|bandwidth limit exceeded"),
    ("server", "fatal error|uncaught|stack trace|sqlstate|php error|database error|sql syntax|mysql|nullpointer|illuminate|vendor/",
     r"fatal error\W|uncaught (?:error|exception|typeerror)|stack trace:|sqlstate\[|php error was encountered|database error occurred|error in your sql syntax|mysqli?_?\w*\(\)|nullpointerexception|vendor/laravel|illuminate\\"),
    ("server", "establishing a|critical error|kesalahan|basis data|database gagal",
     r"error establishing a (?:database|redis) connection|critical error on (?:this|your) website|kesalahan (?:serius|kritis|fatal) (?:di|pada) situs|(?:menyambungkan|menghubungkan) ke basis data|koneksi (?:ke )?(?:database|basis data) gagal"),
    ("server", "application error|exception has|terjadi kesalahan|terjadi gangguan|went wrong|a snag|unexpected|server error|runtime error|error has",
     r"(?:maaf|telah|ups)\W+terjadi (?:kesalahan|gangguan)|terjadi kesalahan\W*(?:$|(?:pada|di|saat|ketika|dalam) (?:server|sistem|memuat|memproses|aplikasi)|internal|teknis)|something went wrong|hit a snag|unexpected (?:error|condition)|application error|exception has occurred|server error in|runtime error|error has occurred"),
    ("server", "fetch failed|guru meditation|retrieved|connection |error code|http status|http error|50|51|52|wordpress",
     r"backend fetch failed|guru meditation|url could not be retrieved|connection (?:timed out|refused|failed)|error code\W{0,3}[45]\d\d|http (?:status|error)\W{0,3}[45]\d\d|^\W*(?:error\W{0,3})?5\d\d\b(?=\W*(?:$|error|galat|kesalahan|layanan|server|internal|bad|service|gateway|backend|bandwidth|resource|network|web server|connection|origin|ssl|invalid|not (?:implemented|extended)|http|loop|insufficient|site))|wordpress\W+(?:error|galat)"),
    # databases and platforms
    ("server", "ole db|odbc|adodb|vbscript|jet database|ora-|pg_|whitelabel|upstream|econnrefused|etimedout|err_|client-side|no such|syntax error|parse error",
     r"\b(?:microsoft )?ole db provider|\[odbc|odbc (?:\w+ ){0,3}driver|adodb\.\w+|microsoft vbscript|jet database engine|\bora-\d{5}|\bpg_(?:query|connect)|whitelabel error|no healthy upstream|upstream (?:connect|request|server)|econnrefused|etimedout|\berr_[a-z_]{5,}|client-side exception|no such (?:app|bucket|key|table|host)|(?:syntax|parse) error\b.{0,20}(?:\(|:|near|in |unexpected)"),
    ("server", "cannot get|cannot post|unhandled|could not|unable to|tidak dapat terhubung|gagal ter|jdbc|mysql|.java|.aspx|.cs:|error:|error page",
     r"^\W*cannot (?:get|post) /|unhandled (?:\w+ )?exception|(?:could not|unable to|cannot|can['’]t|failed to) (?:open|connect|load|execute|establish|locate|allocate|select|read|fetch)\b|(?:tidak dapat|gagal) ter(?:hubung|sambung) (?:ke|dengan) (?:server|database|basis data)|\bjdbc\b|\b[\w/]+\.(?:java|cs)\b|error displaying the error|\b(?:\w+ )?(?:instantiation|runtime|internal|compilation|configuration|connection) error\b"),
    # traces of programs: exceptions, files and lines
    ("server", "exception|error|/var/|/home/|/usr/|vendor/|.php|.py|line |allowed_hosts",
     r"\b[A-Za-z\\]*(?:[a-z]Exception|[a-z]Error|Disallowed\w+)\b|(?:/(?:var|home|usr|app|srv|opt)|vendor)/[\w./-]+\.(?:php|py|rb|java|js)\b|\bat line \d+|\.php(?::| on line | line )\d+|allowed_hosts"),
    ("server", "index of|directory listing|parent dir",
     r"^index of /|directory listing for|parent directory"),
    # firewalls and challenges: Cloudflare, F5, Sucuri, Imunify360, ModSecurity, Fortinet, Sangfor, SafeLine, DDoS-Guard, Wordfence
    ("firewall", "ditolak|diblokir|dicegat|dibatasi|in error|limited|request|rejected|blocked|denied|forbidden|intercepted|not acceptable|block access",
     r"(?:^\W*(?:maaf\W+)?(?:permintaan|akses)|(?:permintaan|akses) anda) (?:ini )?(?:telah |sudah )?(?:ditolak|diblokir|dicegat|dibatasi|in error|limited|request|dibatasi)|been blocked in error|access to this \w+ has been limited|request (?:could not be|blocked)|request (?:is |was |has been )?(?:rejected|blocked|denied)|access (?:is |was |has been )?(?:denied|forbidden|blocked|intercepted)|requested url was rejected|^\W*(?:403\W*)?forbidden\W*$|not acceptable!|web ?page blocked|block(?:ed)? access to this"),
    ("firewall", "just a moment|one moment|checking your|memeriksa |being verified|verif|robot|human|manusia|unusual activity|attention required|javascript|enable |ad block|captcha|connection",
     r"just a moment\W|one moment, please|checking your browser|memeriksa (?:browser|peramban)|request is being verified|verif\w+ (?:that )?you are (?:a |not a )|(?:i am|you are|anda) (?:not a robot|a human|bukan robot|manusia)|unusual activity|attention required\W|enable (?:js|javascript|cookies)|disable (?:any |your )?ad ?block\w*|requires? javascript to work|captcha|connection is secure|review the security of your connection"),
    ("firewall", "mod_sec|imunify|firewall|forti|ddos|safeline|wordfence|incapsula|support id|incident id|attack id|event id|eventid|ray id|block id|security service|to access|have permission|have access|need access|hak akses|minta akses|memerlukan akses|membutuhkan akses|memiliki akses|punya akses|punya izin|memiliki izin|memerlukan izin|request access|dapat dibuka oleh|bisa dibuka oleh|diakses oleh|need permission",
     r"mod_security|imunify360|web ?application firewall|website firewall|application firewall|fortigate|fortiguard|ddos.?guard|ddos protection|safeline|wordfence|incapsula|(?:support|incident|attack|event|ray|block) ?id\W{1,4}[\w-]{5,}|security service to protect itself|do(?:n['’]t| not) have (?:access|permission) to|(?:you|anda) (?:need|memerlukan|membutuhkan) (?:access|permission|akses|izin)|tidak (?:memiliki|punya|mempunyai) (?:hak )?(?:akses|izin)|\bhanya (?:dapat|bisa) (?:dibuka|diakses|dilihat) oleh\b|(?:minta|request) (?:akses|access)\b"),
    ("firewall", "positif|internet sehat|anda tuju|usage|phishing|deceptive",
     r"internet ?positif|trust ?positif|internet sehat|situs yang anda tuju|violation of your internet usage|suspected phishing|reported for potential phishing|deceptive site"),
    ("firewall", "attack|bot|suspicious|mencurigakan|automated|greylist|your ip|alamat ip|unblock|proof-of-work|sistem keamanan|validating|verifying|tidak diizinkan|lalu lintas|unusual traffic|your region|your country|rate limit",
     r"looks like an? attack|(?:server|site|website) has refused|(?:not |are |is |as )an? (?:ro)?bot\b|anti-?bot|bot (?:protection|verification|check)|suspicious (?:activity|traffic|request|behaviou?r)|automated (?:access|traffic|requests?|queries)|greylisted|your ip(?: address)?\b.{0,30}\b(?:has been|was|is|blocked)|(?:request|to) unblock|proof-of-work|"
     r"(?:validating|verifying) (?:your|you|that you)|unusual traffic|(?:aktivitas|lalu lintas|permintaan)(?: \w+){0,3} (?:mencurigakan|tidak (?:biasa|wajar|diizinkan))|(?:oleh|demi) sistem keamanan|alamat ip anda|(?:in|from) your (?:region|country)|rate limit(?:ed| exceeded)"),
    # notices of the site's own people
    ("maintenance", "situs|laman|portal|aplikasi|server|site|web",
     rf"{_SITE}\b.{{0,30}}\b(?:sedang|masih|ditutup|is|are|tengah)\W+(?:dalam |under |down |kami |untuk |currently |di)?(?:\w+ )?(?:proses |tahap |masa )?(?:pe(?:rbaik|melihar|rawat|ngembang|mbangun|mbaru|ningkat)\w+|perbaiki|perbarui|benahi|bangun|kembangkan|rawat|maintenance|migrasi|construction|for maintenance)"),
    ("maintenance", "kami sedang|pemeliharaan|tersedia sementara|perbaikan|maintenance|construction|tidak dapat diakses",
     r"kami sedang (?:melakukan|dalam) (?:pe\w+|maintenance)|^\W*(?:pemeliharaan sistem|sedang (?:dalam )?(?:perbaikan|pemeliharaan|maintenance)|maintenance(?: mode)?|under (?:maintenance|construction))\W*$|(?:under|for) (?:scheduled )?maintenance|under construction|maintenance mode|tidak tersedia sementara karena|untuk sementara (?:layanan|situs|website) tidak dapat diakses"),
    ("maintenance", "coming soon|segera |situs baru|be back|tampilan baru|sebentar lagi|menyiapkan|membangun",
     r"^\W*(?:coming soon|segera (?:hadir|kembali|tayang))\W*$|situs baru kami|kami (?:sedang|tengah) (?:menyiapkan|mempersiapkan|membangun) (?:laman|situs|website|portal|tampilan|wajah)\b|(?:we(?:['’]ll| will)|should) be back|kami (?:akan )?kembali (?:lagi )?(?:segera|sebentar lagi)|kami akan segera kembali|nantikan tampilan baru"),
    # hosting companies, panels and registrars
    ("hosting", "nonaktifkan|diarahkan|dibekukan| pindah|alamat baru|dialihkan|redirected|suspended|ditangguhkan|hosting|has been stopped|has been disabled",
     r"account (?:has been )?suspended|(?:situs|website|laman|portal|domain)(?: web)?(?: (?:ini|resmi|kami|berita)){0,2} (?:telah |sudah |kami )?(?:(?:di)?nonaktifkan|dibekukan|pindah)|anda akan (?:segera )?di(?:arah|alih)kan|menonaktifkan (?:situs|website)|alamat baru kami|dialihkan (?:secara )?otomatis|will be redirected|akun (?:(?:hosting|ini|anda|situs|telah|sedang|pengguna) ?){0,4}ditangguhkan|layanan hosting|hubungi (?:penyedia|pihak) (?:layanan )?hosting|contact your hosting provider|site has been (?:stopped|suspended|disabled)"),
    ("hosting", "default|welcome to|apache is|iis windows|created successfully|it works|plesk|test page|no web",
     r"default (?:web ?site |welcome |server )?page|welcome to (?:nginx|openresty|caddy|centos|apache)|apache is functioning|iis windows|site (?:is|was)? ?created successfully|^\W*it works!\W*$|generated by plesk|test page for|default index\.html|there is no web ?site at this address"),
    ("hosting", "domain|masa aktif|memiliki konten|public_html",
     r"domain\b.{0,40}\b(?:for sale|telah terdaftar|sudah terdaftar|tidak aktif|kedaluwarsa|has expired|is parked|telah aktif|parking)|buy this domain|domain (?:kedaluwarsa|expired)|masa aktif (?:nama )?domain|belum memiliki konten|premium domain name|direktori public_html"),
    ("hosting", "domain|nameserver|name server|hpanel|your website|your site|your files|melihat halaman|melihat laman|see this page|seeing this page|unggah berkas|unggah file|belum dikonfigurasi|masa sewa|masa layanan|masa langganan|not configured|not published|blog has been",
     r"(?:this|your|new) domain\b.{0,40}\b(?:is|has|was|with)\b|domain ini\b.{0,40}\b(?:telah|sudah|belum|dijual|sedang|milik|dikelola)|\bname ?servers?\b.{0,40}\b(?:active|point|propagat|hosting)\w*|using .{0,20}name ?servers|your (?:web)?site is (?:ready|active|live|up|almost|working|published)|(?:upload(?:ed)? (?:your|via)|unggah).{0,30}\b(?:files|berkas)|(?:jika|bila) anda (?:dapat )?melihat (?:halaman|laman) ini|if you (?:can )?(?:see|are seeing) this page|(?:situs|domain|website) (?:ini )?belum (?:dikonfigurasi|diaktifkan|diunggah|dipasang)|"
     r"masa (?:sewa|layanan|langganan|aktif)\b.{0,30}\b(?:habis|berakhir|lewat)|(?:site|domain|host) (?:is )?not (?:configured|published|connected)|blog has been (?:removed|deleted)"),
    # defacement
    ("defaced", "was here|forgive|expect us|1337|hacked|defaced|pwned|touched|stamped|owned|rooted|diretas|is low|greetz|is safe",
     r"\b(?:(?:hacked|defaced|pwned|touched|stamped|owned|rooted) by|got (?:hacked|pwned|owned)|was here)\b|do not forgive|\bexpect us\b|\w+1337\b|(?:telah )?diretas oleh\b.{0,40}(?:team|crew|\[)|security is low|greetz|no system is safe"),
)  # fmt: skip
_COMPILED = tuple(
    (name, re.compile(pattern, re.IGNORECASE)) for name, _needles, pattern in _SAYINGS
)
_NEEDLES = Needles([needles.split("|") for _name, needles, _pattern in _SAYINGS])
_TO_READER = re.compile(
    r"(?i)\b(?:anda|silakan|silahkan|mohon maaf|(?<!minta )(?<!permohonan )(?<!permintaan )maaf|mohon tunggu|terima kasih atas (?:kesabaran|pengertian)|please|you|your|sorry|oops|ups|try again|coba (?:lagi|beberapa))\b"
)
#: what somebody should do when a page says so, in a guide
_WHEN = re.compile(r"(?i)\b(?:jika|bila|apabila|kalau|andai)\b[^.!?]*")
_IN_GUIDES = ("missing", "session")
_ENDED = re.compile(r"[.!?:…][\"”’')\]]*\s*$")
#: what a page that hides everything behind a script carries in it
_SCRIPTED = re.compile(
    r"_cf_chl|challenge-platform|wsidchk|slowAES|__test=|sucuri_cloudproxy|_Incapsula_|ddos-guard|requires? javascript to work",
    re.IGNORECASE,
)
#: a text longer than this is looked at for its title only, in characters
_LONGEST = 2500
#: so many characters of prose that neither refuses nor speaks to the reader weigh a point against it, up to a limit
_TOLD, _MOST_TOLD = 150, 3.0
#: a longer text that does not speak to the reader mentions the matter rather than refuses
_PARAGRAPH = 140


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a page says instead of an article."""

    #: `missing`, `session`, `server`, `firewall`, `maintenance`, `hosting`, `defaced`
    name: str
    #: how loudly: 3 for a title that says nothing else, 2 for a sentence, less what the page tells besides
    points: float
    text: str


def find_refusal(titles: list[str], texts: list[str]) -> Refusal | None:
    """The refusal that titles and texts (paragraphs, or the page's plain text) make together."""
    whole = sum(map(len, texts))
    asked = [*((True, title) for title in titles), *((False, text) for text in texts)]
    asked = asked if whole <= _LONGEST else asked[: len(titles)]
    lowered = "\n".join(text for _is_title, text in asked).lower()
    sayings = [(number, *_COMPILED[number]) for number in _NEEDLES.found_in(lowered)]
    if not sayings:
        return None
    points, told, to_reader = 0.0, 0, False
    first: tuple[str, str] | None = None
    seen: set[tuple[int, bool]] = set()
    plains = [unquoted(text) for _is_title, text in asked]
    hits = [
        [
            (n, name, hit)
            for n, name, pattern in sayings
            if (hit := pattern.search(_WHEN.sub(" ", plain) if name in _IN_GUIDES else plain))
        ]
        for plain in plains
    ]
    if not any(hits) or _announces(asked, hits):
        return None
    is_reported = _is_reported(asked, hits)
    for (is_title, text), plain, found in zip(asked, plains, hits, strict=True):
        speaks = not is_title and bool(_TO_READER.search(plain)) and not is_attributed(plain)
        to_reader = to_reader or speaks
        # menus and headlines beside an apology make up length too, but they do not end like sentences
        if not is_title and not found and not speaks and _ENDED.search(text):
            told += len(text)
        for number, name, hit in found:
            if (number, is_title) in seen:
                continue
            seen.add((number, is_title))
            first = first or (name, hit[0])
            if is_title and len(hit[0]) >= 0.5 * len(plain.strip()):
                points += 3.0
            else:
                mentions = not speaks and (
                    is_reported or len(plain) > _PARAGRAPH or tells_of_acts(plain)
                )
                points += 1.0 if mentions else 2.0
    assert first is not None
    points += float(to_reader) - min(_MOST_TOLD, told / _TOLD)
    return Refusal(first[0], points, first[1][:300])


#: words of a headline
_HEADLINE = 4
_NAMES_SITE = re.compile(_SITE, re.IGNORECASE)
#: what parts clauses, and characters of one that tells what is done meanwhile
_CLAUSE_END = re.compile(r"[.!?,] ")
_LEAST_TOLD = 30
#: the site speaks of itself
_OF_ITSELF = re.compile(
    rf"(?i)\b(?:kami|we|our|us)\b|{_SITE}\b(?: \w+){{0,2}} (?:ini|resmi|pemerintah|kabupaten|kota|this)\b|\bthis (?:web)?site\b"
)


def _announces(
    asked: list[tuple[bool, str]], hits: list[list[tuple[int, str, re.Match[str]]]]
) -> bool:
    """Whether a text under a headline of its own tells of works on some application: a site in repair heads no page so."""
    texts = [text for is_title, text in asked if not is_title]
    return (
        _is_headed(asked, hits)
        and all(name == "maintenance" for found in hits for _n, name, _hit in found)
        and not any(map(_OF_ITSELF.search, texts))
        and any(_NAMES_SITE.match(hit[0]) for found in hits for _n, _name, hit in found)
        and any(
            len(part.strip()) >= _LEAST_TOLD
            and not _NAMES_SITE.search(part)
            and not _TO_READER.search(part)
            for text in texts
            for part in _CLAUSE_END.split(text)
        )
    )


def _is_reported(
    asked: list[tuple[bool, str]], hits: list[list[tuple[int, str, re.Match[str]]]]
) -> bool:
    """Whether a text under a headline of its own has a sentence beside the refusal, of what others do and not the site: no server writes so."""
    return _is_headed(asked, hits) and any(
        not is_title and not found and tells_of_acts(text) and not _TO_READER.search(text)
        for (is_title, text), found in zip(asked, hits, strict=True)
    )


def _is_headed(
    asked: list[tuple[bool, str]], hits: list[list[tuple[int, str, re.Match[str]]]]
) -> bool:
    """Whether the first title is a headline, and none refuses or asks the reader's pardon."""
    titles = [
        (text, found) for (is_title, text), found in zip(asked, hits, strict=True) if is_title
    ]
    return (
        bool(titles)
        and not any(found or _TO_READER.search(text) for text, found in titles)
        and len(titles[0][0].split()) >= _HEADLINE
        and not names_site_only(titles[0][0])
    )


#: what a site says where the text should be to who asked for it, whatever boxes with texts it prints round that
_SOUGHT = re.compile(
    r"(?i)\b(?:berita|artikel|halaman|laman|konten|informasi|data|tulisan|dokumen|pengumuman) (?:yang )?(?:anda|kamu|saudara) (?:cari|minta|tuju|maksud|akses|buka|inginkan)\b[^.!?]{0,40}?\b(?:tidak|belum|telah|sudah)\b[^.!?]{0,80}|"
    r"\b(?:page|article|news|content|post|document) (?:that )?you(?:['’]re| are| were|['’]ve| have)? (?:looking for|request(?:ed|ing)|trying to (?:reach|view|open))\b[^.!?]{0,40}?(?:\bnot\b|n['’]t\b|\bno longer\b|\bmoved\b|\bremoved\b)[^.!?]{0,80}"
)


def says_gone(shown: str) -> str | None:
    """The sentence of a page's text that tells its reader that what he asked for is not there."""
    lowered = shown.lower()
    if not any(piece in lowered for piece in (" anda ", " kamu ", " saudara ", " you")):
        return None
    found = _SOUGHT.search(shown)
    return found[0] if found else None


def is_scripted_challenge(source: str) -> bool:
    """Whether a page without text is a challenge that a script should solve."""
    return bool(_SCRIPTED.search(source[:60_000]))
