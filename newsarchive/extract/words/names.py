"""What a person's name, initials or an office's name look like in a credit."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.datafiles import data_path
from newsarchive.extract.dateline.words import OPENERS, words_of
from newsarchive.places import fold, has_place_name

#: what stands before a person's name in a credit, in whatever form the label has around it
LABEL_WORDS = "penulis pewarta pewawancara peliput reporter editor redaktur penyunting fotografer kontributor penerjemah translator".split()
#: words by which a quotation is closed: `tutup Rina Melati`, `ujarnya`
SAYS = words_of(
    "ujar kata ucap jelas ungkap tutur tegas tutup imbuh tandas papar terang tambah beber harap pungkas sebut"
)
#: desk marks in credits: not a person
DESKS = words_of(
    """
    tim red redaksi adv advertorial adv1 hms humas hum humaspro prokopim prokompim kominfo
    diskominfo ril rel rilis release rls pr adpim protokol mc hmas pariwara ads iklan net int dbs
    berbagai inforial sponsor publikasi pendim penrem pendam
    """
)
#: `Drs.H.Syamsul Bahri`
_GLUED_TITLE = re.compile(r"\.(?=[A-Z][a-z]|[A-Z]\.)")
_GLUED_INITIAL = re.compile(r"(?<=[a-z]{3})\.(?=[A-Z]\.?$)")
_NEWSROOMS = frozenset(("redaksi", "timredaksi", "timeditor", "newsroom"))
_TITLES = (
    r"(?:Prof|Drs|Dra|Dr|dr|drg|drh|Drh|Apt|apt|Ns|Bd|Hi|Dg|Dt|Ir|KH|K\.H|H|Hj|R|RR|Rr|Tgk|Ustaz|Ust|Kol|Letkol|Mayor|Kapten|Lettu|"
    r"AKBP|Kompol|AKP|Iptu|Ipda|Aiptu|Bripka|Brigjen|Irjen|Tn|Ny|Sdr|Bpk|MC|Moh|Muh|Abd|Ach|St|Sri|"
    r"[A-Z])\."
)
#: academic degrees behind a name
DEGREE = re.compile(
    r"(?:[SMD]\.?\s?(?:[A-Z][A-Za-z]{0,4})(?:\.\s?[A-Za-z]{1,4})*|A\.?\s?M\.?d\.?(?:\s?\.?[A-Z][a-z]*)?"
    r"|Ph\.?\s?D|M\.?B\.?A|MM|MH|SH|SE|ST|SIP|SPd|MPd|MSi|MT|MAP|MKes|Lc|MA|MSc|BSc|AP|Sp\.?\s?[A-Z]\w*"
    r"|Ns|Bdn|Gr|CHt|S\.\s?STP|SSTP|Apt|Ak|CA|CPA|IPU|IPM)\.?"
)
_WORD = re.compile(
    rf"(?:{_TITLES}|[^\W\d_](?:[\w’'`]|-(?=\w)){{0,30}}\.?|@[\w.]{{2,40}})", re.UNICODE
)
_TITLE = re.compile(_TITLES)
_INITIALS = re.compile(r"[A-Za-z]{1,8}\d{0,2}(?:[-.][A-Za-z0-9]{1,4})?\.?")
_CODE = re.compile(
    r"(?:[A-Za-z]{1,5}-?\d{1,3}|[A-Z]{2,3} 0\d|[A-Z]-\d{1,3}|T\.[A-Z]{2}-[A-Z]{2,4})"
)
#: Indonesian word-building that names do not have
_DERIVED = re.compile(
    r"(?:me(?:m|n|ng|ny)[a-z]{4,}|di(?:ber|per)?[a-z]{3,}(?:kan|i)|ber[a-z]{5,}|ter[a-z]{5,}"
    r"|ke[a-z]{4,}an|pe(?:m|n|ng|ny|r)?[a-z]{4,}an|[a-z]{5,}nya)"
)
#: given names, and a rank, that are also words by which sentences begin
_GIVEN = frozenset(("hari", "mayor"))
_SMALL = frozenset(["bin", "binti", "van", "de", "la", "al", "el", "ibnu", "da", "dos", "von"])
_OFFICES = re.compile(
    r"(?:tim|team|dis(?:per|dag|kop|nak|tan|par|dik|hub|duk|pora|bud|kan|lut|hut|pus|sos|bun|pang|damkar)\w*|prokom\w*|humas\w*|hms|disko?minfo\w*|d?inkominfo\w*|kominfo\w*|kominfotik\w*|dinas|biro|bagian|bag|"
    r"badan|kantor|balai|sekretariat|setda\w*|sekda|pemkab|pemkot|pemko|pemprov|pemda|pemerintah|prokopim|"
    r"prokompim\w*|protokol|adpim|ppid|media|mc|redaksi|admin|administrator|operator|webmaster|dprd|"
    r"bpbd|"
    r"polres\w*|polda|polsek|kodim|korem|pen(?:dim|rem|dam)?\d{4}|pendim|penrem|pen|puspen|kementerian|kemen\w+|antara|"
    r"rri|tvri|lppl|radar|tribun\w*|jawa pos|kompas|tempo|detik\w*|radio|harian|koran|majalah|tabloid|"
    r"www|bps|kpu|bawaslu|kejaksaan|kejari|pwi|smsi|satpol|dispar\w*|dinkes|disdik\w*|dishub|"
    r"bappeda\w*)\b",
    re.IGNORECASE,
)

_UNITS = re.compile(
    r"(?:rsud|rsu|puskesmas|inspektorat|kec(?:amatan)?|kel(?:urahan)?|desa|nagari|gampong|pkk|kejati|pengadilan|lapas|rutan|bkp\w*|bkd|dpm\w+|dp3a\w*|dp2kb\w*|dlhk|dkp\w*|dpu\w*|kesbang\w*|brida|balitbang\w*|"
    r"bpkad|bapenda|bapp\w+|bpn|kemenag|baznas|pmi|damkar|setwan|sekwan|dekranasda|dwp|pmd|dlh|d?pupr|sat(?:pol|lantas|reskrim)|upt\w*)\b",
    re.IGNORECASE,
)
PRESS = re.compile(
    r"(?:(?:tim|(?:sub-?)?bag(?:ian|\.)?|(?:sub-?)?bid(?:ang|\.)|dinas)\s+)?(?:ikp|humas\w*|hms|prokop\w*|d?is?kominfo\w*|kominfo\w*|liputan|investigasi|peliputan|(?<=tim )peliput|redaksi|media|publikasi|dokumentasi|protokol|ppid|pranata humas)\b",
    re.IGNORECASE,
)

#: what stands where a photographer's name would, where nobody is named
MARKER = re.compile(
    r"(?:ist|isti?i?m[ei]wa|isitimewa|istimewah|ilustrasi|illustrasi|dok|dokumentasi|(?:dok\.?|dokumen(?:tasi)?|koleksi|arsip)\s*pribadi|"
    r"net|internet|screenshot|tangkapan\s+layar|repro|pixabay|unsplash|freepik|"
    r"shutterstock)\.?",
    re.IGNORECASE,
)


#: names of accounts, not of people; an office that writes itself with a capital is an office
ACCOUNTS = re.compile(
    r"(?i)^(?:super\s*)?(?:admin\w*(?:\s+\w+)?|administrator|webmaster|editor|redaksi|operator(?:\s+\w+)?|user\d*|superuser(?: account)?|host|root|unknown|anonymous|anonim|redaktur|kontributor|reporter|wartawan|penulis|author|(?-i:humas|(?:dis)?kominfo|prokom?pim)|"
    r"tim website|website|media ?center|ppid(?:\s+\w+)?|super user|pemkot\b.*|pemkab\b.*|pemprov\b.*|pemerintah\b.*|dinas\b.*|.*@.*|https?:.*|[\w-]+\.[a-z.]{2,})$"
)


#: accounts of those who run the site, whatever label stands before them; offices are credited under their names
ADMINS = re.compile(
    r"(?i)^(?:(?:super\s*)?admin(?:istrator|web)?(?:[\W_].*)?|(?-i:Adm|ADM)\d*|adm\d+|admin[a-z]*|(?-i:[a-z]+_[a-z_\d]+|[a-z]{4,}\d+)|webmaster|operator(?:\s+\w+)?|"
    r"user\d*|super ?user(?: account)?|host|root|unknown|anonymous|anonim|noname|author|penulis|editor|redaktur|kontributor|reporter|wartawan|@.*|.*@.*\..*|https?:.*|www\..*)$"
)


def is_account(text: str) -> bool:
    """`admin`, `superadmin`, `Media Center`: whoever runs the site, where a person's name would stand."""
    return ACCOUNTS.match(text) is not None or ADMINS.match(text) is not None


@cache
def common_words() -> frozenset[str]:
    """Words of everyday Indonesian and of page furniture that are no names."""
    text = data_path("common-words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_common(word: str) -> bool:
    """Whether a word is everyday language, by the list or by its building."""
    word = word.strip(".,:;!?\"'").lower()
    return word in common_words() or _DERIVED.fullmatch(word) is not None


def is_derived(word: str) -> bool:
    """Whether a word is built as those for what is done are: `Kegiatan`, `Penyerahan`."""
    return _DERIVED.fullmatch(word.lower()) is not None


def is_newsroom(text: str) -> bool:
    """Whether `text` means the whole newsroom, whoever wrote."""
    return fold(text) in _NEWSROOMS


_OF_THE_WEB = r"(?:web(?:site)?|online|daring|digital|portal|situs|laman|media)"
_KEEPERS = r"(?:redaksi|newsroom|redaktur|editor|humas|admin|operator|pengelola|penulis|reporter|jurnalis|kontributor|liputan)"
#: `Redaksi 2`: one of the accounts of a newsroom
_WEB_ACCOUNT = re.compile(
    rf"(?i)(?:tim |team )?(?:{_KEEPERS} (?:{_OF_THE_WEB}|\d{{1,2}}|[ivx]{{1,3}}|utama|pusat)|{_OF_THE_WEB} {_KEEPERS}|(?:tim|team) (?:{_OF_THE_WEB}|it))(?: {_OF_THE_WEB})?"
)


def is_web_account(text: str) -> bool:
    """Whether `text` is the account under which a newsroom or office puts up what its people write.

    >>> is_web_account("Redaksi Web"), is_web_account("Tim Humas Online"), is_web_account("Redaksi Kupang")
    (True, True, False)
    """
    return _WEB_ACCOUNT.fullmatch(text) is not None


def begins_with_title(text: str) -> bool:
    """`dr. Rina`, `drh. Nurfaidah`: a name although its first letter is small."""
    return _TITLE.match(text) is not None


def is_desk(text: str) -> bool:
    """Whether `text` marks a desk (`red`, `adv`, `hms`), not a person."""
    return fold(text) in DESKS


def is_initials(text: str) -> bool:
    """Whether `text` is the short form by which a newsroom knows one of its people."""
    if _CODE.fullmatch(text):
        return True
    return _INITIALS.fullmatch(text) is not None and len(text) > 1 and not is_common(text)


def is_office(text: str) -> bool:
    """Whether `text` begins as the name of an office, newsroom or agency does."""
    return _OFFICES.match(text) is not None


def is_unit(text: str) -> bool:
    """Whether `text` names an office or one of the units that have no newsroom: `RSUD`, `Inspektorat`, `Kec. Banyumanik`."""
    return is_office(text) or _UNITS.match(text) is not None


def is_unit_of(text: str) -> bool:
    """Whether `text` names a unit, or one within an office that its last word shortens: `Pusdalops BPBD`."""
    *_, last = text.split() or [""]
    return is_unit(text) or (" " in text and last.isupper() and is_unit(last))


#: words of an office's name that needs no place behind it, words of a place
#: what an office is called in English, and what stands between the words of its name
_ENGLISH = frozenset(
    "office bureau agency department division directorate secretariat ministry relations communications communication affairs newsroom".split()
)
_ENGLISH_BETWEEN = frozenset(("of", "and", "the", "for", "&"))
#: who leads one
_LEADS_ENGLISH = frozenset("head chief director secretary officer staff spokesperson".split())
_MOST_ENGLISH = 10


def is_english_office(text: str) -> bool:
    """Whether `text` is the name of an office in English, with whose it is maybe.

    >>> is_english_office("Communications Office of Raja Ampat Regency")
    True
    >>> is_english_office("Head of the Communications Office")
    False
    """
    words = text.split()
    folded = frozenset(map(str.lower, words))
    return (
        2 <= len(words) <= _MOST_ENGLISH
        and bool(folded & _ENGLISH)
        and not folded & _LEADS_ENGLISH
        and all(word[0].isupper() or word in _ENGLISH_BETWEEN for word in words)
        and words[0][0].isupper()
        and words[-1] not in _ENGLISH_BETWEEN
        and text.replace(" ", "").replace("&", "").replace("-", "").isalpha()
    )


_SHORT_OFFICE, _LONGEST_PLACE = 4, 3
#: words of an office's name that stand in texts of every kind
OF_OFFICES = frozenset(
    """
    dan & dinas komunikasi informatika kabupaten kota provinsi daerah pemerintah setda sekretariat pemkab pemkot kab kab. prov. kecamatan
    bagian biro bidang badan kantor statistik persandian protokol pimpinan publikasi liputan media humas dokumentasi informasi publik tim
    """.split()
)


#: what an office's name shortens
_SHORTENED = re.compile(r"(?i)\b(?:bag|bid|sub|subbag|subbid|kab|kec|prov|sekr)\.")


def is_press_office(text: str) -> bool:
    """`Humas RSUD`, `Tim Liputan Diskominfo`: a newsroom's name in capitals, with whose it is."""
    words, place = text.split(), 0
    if len(words) > _SHORT_OFFICE:
        rest = words
        while rest and (rest[0].lower() in OF_OFFICES or is_unit(rest[0])):
            rest = rest[1:]
        place = len(rest)
        if place > _LONGEST_PLACE or not (not rest or has_place_name(fold(" ".join(rest)))):
            # a headline about it
            return False
    if len(words) > 1 and words[0].lower() == "liputan" and is_common(words[1]):
        # `Liputan Khusus` is a rubric
        return False
    return (
        2 <= len(words) - place <= 8
        and PRESS.match(text) is not None
        and all(word[0].isupper() or word in ("dan", "&") for word in words)
        and not any(mark in _SHORTENED.sub("", text) for mark in ".:?!/,")
    )


#: a section of an office, by what it is called and what it is for
_SECTION = re.compile(
    r"(?i)(?:sub[ -]?)?(?:bidang|bagian|bid\.?|bag\.?|seksi|unit|tim|sekretariat|upt[dp]?)\s+\S|sub-?(?:bag|bid|koor)\w*\.?\s+\S"
)
_LONGEST_SECTION = 8


def is_section(text: str) -> bool:
    """Whether `text` names a section of an office, which signs beside one of its people: `Sub Bidang Data`, `Tim Kreatif`.

    >>> is_section("Sub Bidang Data"), is_section("Kepala Bidang Data"), is_section("Tim yang menang")
    (True, False, False)
    """
    if _SECTION.match(text) is None:
        return False
    words = text.split()
    return (
        1 < len(words) <= _LONGEST_SECTION
        and (text.islower() or all(word[0].isupper() or word in ("dan", "&") for word in words))
        and not any(mark in _SHORTENED.sub("", text) for mark in ".:?!/,")
    )


#: what a press office has in its name, as a regular expression in small letters
PRESS_HINTS = (
    r"humas|kominfo|prokom?pim|liput|investigasi|redaksi|media|publikasi|dokumentasi|protokol|adpim|pariwara"
    r"|sponsor|pen(?:dim|rem|dam)"
)
#: and what is also a part of many other words
_is_hinted = re.compile(
    rf"(?i){PRESS_HINTS}|hms|hmas|ppid|ikp|rls|rilis|rel|ril|adv|ads|iklan|net|int|inforial|red|hum|berbagai|dbs"
).search


def is_office_word(word: str) -> bool:
    """`Bidang`, `Kabupaten`: a word of the long names of offices."""
    return word.lower() in OF_OFFICES


def is_press(text: str) -> bool:
    """A press office by one word or with whose it is: `Humas`, `DiskominfoSigi`, `Prokopim Setda`, `hms`."""
    if not _is_hinted(text):
        return False
    first, _, rest = text.partition(" ")
    if rest and text.islower():
        # `humas polda kalteng`
        return PRESS.fullmatch(first) is not None and (is_unit(rest) or has_place_name(fold(rest)))
    return is_press_office(text) or (
        text.isalnum()
        and len(text) > 2
        and ((is_desk(text) and text.lower() != "tim") or PRESS.match(text) is not None)
    )


#: press offices by one word; `Media`, `Redaksi` and the like are also rubrics
_PRESS_WORD = re.compile(r"(?:[Hh]umas|HUMAS|(?i:d(?:is|in)?kominfo\w*|kominfo\w*|prokom?pim\w*))")


def is_press_word(text: str) -> bool:
    """`Humas`, `Diskominfo`: a press office by one word with a capital; in small letters it is an account."""
    return text[:1].isupper() and _PRESS_WORD.fullmatch(text) is not None


def is_name(text: str, *, most: int = 6) -> bool:
    """Whether `text` can be a person's name, with titles and degrees, in either case."""
    words = _GLUED_TITLE.sub(". ", bare_name(text)).split()
    if not 1 <= len(words) <= most:
        return False
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    proper = [word for word in words if word not in _SMALL]
    lower = [word for word in proper if word[0].islower() and not _TITLE.fullmatch(word)]
    everyday = [word for word in proper if is_common(word) and not word.endswith(".")]
    if lower:
        return len(lower) == len(proper) and not everyday
    # `Bagus`, `Indah` and `Utama` are everyday words and names; a name has another word beside them
    if len(everyday) == len(proper):
        return False
    first = proper[0].lower()
    return (
        len(proper[0]) == 1
        or first not in OPENERS
        or (first in _GIVEN and len(proper) in (2, 3) and len(everyday) < 2)
    )


def is_full_name(text: str) -> bool:
    """Two words and more, none of them everyday, no place, no office."""
    return (
        1 < len(text.split()) < 6
        and text[0].isupper()
        and is_name(text)
        and not is_office(text)
        and not any(map(is_common, text.split()))
        and not has_place_name(fold(text))
    )


def is_labelled_name(text: str) -> bool:
    """Whether `text` behind a label names somebody; one everyday word may do (`Editor: Bagus`)."""
    # `Reporter : Niko.H`
    text = _GLUED_INITIAL.sub(" ", text)
    words = bare_name(text).split()
    if is_name(text):
        return True
    capitals = all(_WORD.fullmatch(word) and word[0].isupper() for word in words)
    if capitals and len(words) > 1 and words[0].lower() in _GIVEN:
        return not any(map(is_common, words[1:]))
    return capitals and 1 <= len(words) <= 4 and words[0].lower() not in OPENERS


#: what stands in brackets within a name, behind a rank or degree: `Kompol (Purn) Drs. Ahmad`, `Dr. (H.C.) Rina`, as a regular expression
RANK_NOTE = r"\((?:[Pp]urn|PURN|Purnawirawan|P|Pol|POL|TNI|Mar|Inf|Kav|Arm|Arh|Cba|Cpl|Chb|Cku|Czi|Cpm|Caj|Ckm|Pnb|Tek|Adm|Kes|Sus|Laut|Ret|H\.?[Cc]|HC|Cand|[Cc]and)\.?\)"
_RANK_NOTE = re.compile(rf"(?<=[\w.])\s*{RANK_NOTE}(?=\s*[A-Z])")


def bare_name(text: str) -> str:
    """A name without the degrees behind it: `Drs. H. Ahmad, M.Si.` is `Drs. H. Ahmad`; nor what its rank has in brackets.

    >>> bare_name("Kompol (Purn) Ahmad Yani, M.H.")
    'Kompol Ahmad Yani'
    """
    if "(" in text:
        text = _RANK_NOTE.sub(" ", text)
    head, *tail = text.split(",")
    if tail and all(DEGREE.fullmatch(part.strip()) for part in tail):
        return " ".join(head.split())
    return text.strip()
