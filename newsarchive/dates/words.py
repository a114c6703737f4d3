"""The words of Indonesian (and English) date expressions: tables to read and extend.

Each table maps a spelling in lower case to its meaning; `WORDS` joins them for the lexer, which
looks a word up once and gets its token kind and value. To teach the grammar a new spelling, add it
to the table of its kind.
"""

from __future__ import annotations

# Token kinds. A word may have one kind only; where two meanings share a spelling the rules decide.
NUM, NUMBER_WORD, MONTH, WEEKDAY, PART, ZONE = (
    "num",
    "number-word",
    "month",
    "weekday",
    "part",
    "zone",
)
RANGE, AND, COMMA, OPEN, CLOSE, SLASH, DASH, PIPE, DOT = (
    "range", "and", "comma", "open", "close", "slash", "dash", "pipe", "dot",
)  # fmt: skip
DATE_WORD, MONTH_WORD, YEAR_WORD, WEEK_WORD, DAY_WORD, UNIT = (
    "tanggal", "bulan", "tahun", "pekan", "hari", "unit",
)  # fmt: skip
ON, CLOCK_WORD, ABOUT, EDGE, RELATIVE, DIRECTION, AGO, AHEAD = (
    "on", "clock-word", "about", "edge", "relative", "direction", "ago", "ahead",
)  # fmt: skip
HIJRI_MONTH, HIJRI, MASEHI, MARKET_DAY, QUARTER, PERIOD, HALF, VAGUE, EACH, ENGLISH_NEXT = (
    "hijri-month", "hijri", "masehi", "market-day", "quarter", "period", "half", "vague", "each",
    "english-next",
)  # fmt: skip
OF, THE, END, MERIDIEM, ORDINAL, JOINER = "of", "the", "selesai", "meridiem", "ordinal", "joiner"

#: months by number: Indonesian first, then old and regional spellings, then English and Dutch
MONTH_NAMES: dict[int, tuple[str, ...]] = {
    1: ("januari", "djanuari", "januwari", "january"),
    2: ("februari", "pebruari", "pebuari", "febuari", "february"),
    3: ("maret", "march", "maart", "mart"),
    4: ("april", "apil"),
    5: ("mei", "may", "méi"),
    6: ("juni", "djuni", "june"),
    7: ("juli", "djuli", "july", "julai"),
    8: ("agustus", "august", "augustus", "ogos", "agusuts", "agutus"),
    9: ("september", "sebtember", "septmber"),
    10: ("oktober", "october", "okober"),
    11: ("november", "nopember", "nofember"),
    12: ("desember", "december", "disember", "desembar"),
}
#: short forms that are no beginning of a name above
MONTH_SHORT = {
    "feb": 2, "peb": 2, "pebr": 2, "fbr": 2, "mrt": 3, "mrc": 3, "apl": 4,
    "jnu": 1, "agt": 8, "ags": 8, "agst": 8, "agsts": 8, "agts": 8, "agus": 8, "agust": 8, "aug": 8,
    "sept": 9, "spt": 9, "sptr": 9, "okt": 10, "oct": 10, "oktb": 10, "nov": 11, "nop": 11,
    "nvb": 11, "des": 12, "dec": 12, "dsb": 12, "dsmbr": 12,
}  # fmt: skip

WEEKDAYS = {
    "senin": 0, "senen": 0, "snin": 0, "seinin": 0, "senein": 0, "sennin": 0, "monday": 0,
    "selasa": 1, "slasa": 1, "selesa": 1, "selsa": 1, "selassa": 1, "salasa": 1, "tuesday": 1,
    "rabu": 2, "rebo": 2, "rabo": 2, "raabu": 2, "rabbu": 2, "wednesday": 2,
    "kamis": 3, "kemis": 3, "kmis": 3, "kamiss": 3, "khamis": 3, "kamsi": 3, "thursday": 3,
    "jumat": 4, "juma": 4, "jum'at": 4, "jumaat": 4, "djumat": 4, "djum'at": 4, "jumat'at": 4, "juma't": 4,
    "jumad": 4, "jummat": 4, "jumta": 4, "friday": 4,
    "sabtu": 5, "saptu": 5, "sbtu": 5, "sabtuu": 5, "satbu": 5, "sabti": 5, "saturday": 5,
    "minggu": 6, "mingu": 6, "minngu": 6, "mimggu": 6, "ahad": 6, "sunday": 6,
}  # fmt: skip
#: read as weekdays only directly before a date
WEEKDAY_SHORT = {
    "sen": 0, "snn": 0, "mon": 0, "sel": 1, "sls": 1, "tue": 1, "tues": 1, "rab": 2, "rb": 2, "rbu": 2,
    "wed": 2, "kam": 3, "kms": 3, "thu": 3, "thur": 3, "thurs": 3, "jum": 4, "jmt": 4, "fri": 4,
    "sab": 5, "sbt": 5, "sat": 5, "min": 6, "mgg": 6, "mgu": 6, "mng": 6, "sun": 6,
}  # fmt: skip
ENGLISH_WEEKDAYS = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
))  # fmt: skip
ENGLISH_MONTHS = frozenset((
    "january", "february", "march", "may", "june", "july", "august", "october", "december",
    "aug", "oct", "dec",
))  # fmt: skip
MARKET_DAYS = ("legi", "pahing", "paing", "pon", "wage", "kliwon", "manis")

PARTS_OF_DAY = {
    "pagi": "morning", "subuh": "dawn", "dini hari": "dawn", "siang": "noon", "sore": "afternoon",
    "petang": "afternoon", "malam": "night", "tengah malam": "midnight", "magrib": "afternoon",
    "maghrib": "afternoon", "morning": "morning", "noon": "noon", "afternoon": "afternoon",
    "evening": "night", "night": "night",
}  # fmt: skip
ZONES = {
    "wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura",
    "waktu indonesia barat": "Asia/Jakarta", "waktu indonesia tengah": "Asia/Makassar",
    "waktu indonesia timur": "Asia/Jayapura", "gmt": "UTC", "utc": "UTC",
    "waktu setempat": "", "local time": "",
}  # fmt: skip
#: hours east of Greenwich that have a name in Indonesia
ZONE_OF_OFFSET = {7: "Asia/Jakarta", 8: "Asia/Makassar", 9: "Asia/Jayapura", 0: "UTC"}

RANGE_WORDS = ("s.d.", "s.d", "s/d", "s/d.", "sd", "sd.", "sampai", "sampai dengan", "sampe", "hingga",
               "hingga ke", "until", "till", "to", "through", "sampai ke")  # fmt: skip
AND_WORDS = ("dan", "&", "serta", "and", "atau", "or", "maupun")

UNITS = {
    "detik": "second", "menit": "minute", "mnt": "minute", "hari": "day", "minggu": "week",
    "pekan": "week", "bulan": "month", "bln": "month", "tahun": "year", "thn": "year", "th": "year",
    "jam": "hour", "dekade": "decade", "dasawarsa": "decade", "abad": "century",
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute",
    "mins": "minute", "hour": "hour", "hours": "hour", "day": "day", "days": "day", "week": "week",
    "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year",
    "decade": "decade", "decades": "decade",
}  # fmt: skip
#: one of a unit in one word: `seminggu`
ONE_UNITS = {
    "sedetik": "second", "semenit": "minute", "sejam": "hour", "sehari": "day", "seminggu": "week",
    "sepekan": "week", "sebulan": "month", "setahun": "year", "sedekade": "decade",
    "seabad": "century",
}  # fmt: skip

#: day of speech -> days from the anchor
RELATIVE_DAYS = {
    "kemarin": -1, "kemaren": -1, "kmrn": -1, "kemarin lusa": -2, "kemarin dulu": -2, "hari ini": 0,
    "hari kemarin": -1,
    "besok": 1, "besuk": 1, "esok": 1, "esok hari": 1, "keesokan": 1, "besok lusa": 2, "lusa": 2,
    "yesterday": -1, "today": 0, "tomorrow": 1, "day before yesterday": -2,
    "day after tomorrow": 2,
    "tadi malam": -1, "malam tadi": -1, "semalam": -1, "last night": -1,
    "tadi pagi": 0, "tadi siang": 0, "tadi sore": 0, "tadi petang": 0, "tadi subuh": 0,
    "pagi tadi": 0, "siang tadi": 0, "sore tadi": 0, "petang tadi": 0, "subuh tadi": 0,
    "dini hari tadi": 0, "tadi dini hari": 0,
    "nanti malam": 0, "nanti siang": 0, "nanti sore": 0, "malam nanti": 0, "sore nanti": 0,
    "siang nanti": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "pagi ini": 0, "siang ini": 0, "sore ini": 0, "petang ini": 0, "malam ini": 0, "subuh ini": 0,
    "dini hari ini": 0,
}  # fmt: skip
#: which side of the anchor: -1 past, 0 the present one, 1 future
DIRECTIONS = {
    "lalu": -1, "yang lalu": -1, "silam": -1, "yang silam": -1, "kemarin": -1, "kemaren": -1,
    "tadi": -1, "depan": 1, "mendatang": 1, "yang akan datang": 1, "akan datang": 1, "nanti": 1,
    "besok": 1, "ini": 0,
}  # fmt: skip


def _rabi(*which: str) -> tuple[str, ...]:
    """`Rabiul Awal` as it is written: together, apart, with an apostrophe, with o."""
    heads = ("rabiul", "rabi'ul", "robiul", "robi'ul", "rabi'", "rabi", "rabiuts", "rabi'uts")
    return tuple(f"{head}{gap}{tail}" for head in heads for gap in (" ", "") for tail in which)


def _jumad(*which: str) -> tuple[str, ...]:
    heads = ("jumadil", "jumadal", "jumadi", "jumada", "jumadits", "jumadats", "jumada al",
             "jumada al-", "jumadas", "jumadul")  # fmt: skip
    return tuple(f"{head}{gap}{tail}" for head in heads for gap in (" ", "") for tail in which)


def _zul(*which: str) -> tuple[str, ...]:
    heads = ("zul", "dzul", "dzu", "zu", "dzu al-", "dhul", "dul")
    return tuple(f"{head}{gap}{tail}" for head in heads for gap in ("", " ", "-") for tail in which)


HIJRI_MONTHS: dict[int, tuple[str, ...]] = {
    1: ("muharram", "muharam", "muharrom", "muharom", "suro", "sura"),
    2: ("safar", "shafar", "sapar", "shofar", "sofar", "syafar"),
    3: (*_rabi("awal", "awwal", "ula", "ulaa", "awwal"), "mulud", "maulud"),
    4: _rabi("akhir", "tsani", "sani", "akhirah", "tsaniy", "thani"),
    5: _jumad("awal", "ula", "awwal", "ulaa"),
    6: _jumad("akhir", "akhirah", "tsani", "tsaniyah", "sani", "akhiroh", "thani"),
    7: ("rajab", "rajjab", "rojab"),
    8: ("syaban", "sya'ban", "syakban", "sha'ban", "shaban", "sa'ban", "saban", "sya'baan", "ruwah"),
    9: ("ramadan", "ramadhan", "romadhon", "ramadlan", "ramadon", "ramadhon", "romadon", "romadlon",
        "ramadhaan", "ramadlon", "ramdhan", "romadhan", "puasa"),
    10: ("syawal", "syawwal", "shawwal", "sawal", "shawal", "syawaal"),
    11: _zul("kaidah", "kaedah", "qaidah", "qaedah", "qadah", "qa'dah", "qo'dah", "qodah", "ka'dah",
             "kadah", "qoidah", "qoi'dah", "qa'idah"),
    12: _zul("hijah", "hijjah", "hija", "hijjah", "hidjah", "haji"),
}  # fmt: skip
ORDINAL_WORDS = {
    "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "ke-1": 1, "ke-2": 2,
    "ke-3": 3, "ke-4": 4,
}  # fmt: skip
ROMANS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12,
}  # fmt: skip
UNIT_NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "an": 1, "a": 1,
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "nol": 0,
}  # fmt: skip
#: words that act on the number before them: `dua belas`, `dua puluh`, `dua ratus`, `dua ribu`
MULTIPLIERS = ("belas", "puluh", "ratus", "ribu")
QUARTERS = {"triwulan": 3, "tw": 3, "kuartal": 3, "quarter": 3, "caturwulan": 4, "semester": 6}


def _month_table() -> dict[str, int]:
    """Full names, the short forms, and every unambiguous beginning of three letters or more."""
    beginnings: dict[str, set[int]] = {}
    for number, names in MONTH_NAMES.items():
        for name in names:
            for length in range(3, len(name) + 1):
                beginnings.setdefault(name[:length], set()).add(number)
    table = {word: min(found) for word, found in beginnings.items() if len(found) == 1}
    table.update(MONTH_SHORT)
    return table


MONTHS = _month_table()
FULL_MONTHS = frozenset(name for names in MONTH_NAMES.values() for name in names)
#: month names that are nothing else, so that no year need stand beside them
SURE_MONTHS = FULL_MONTHS - {"may", "mart", "march"}


def _join() -> dict[str, tuple[str, object]]:
    words: dict[str, tuple[str, object]] = {}

    def add(kind: str, table: dict[str, object] | dict[str, int] | dict[str, str]) -> None:
        for word, value in table.items():
            words.setdefault(word, (kind, value))

    add(MONTH, MONTHS)
    add(WEEKDAY, WEEKDAYS)
    add(WEEKDAY, WEEKDAY_SHORT)
    add(PART, PARTS_OF_DAY)
    add(ZONE, ZONES)
    add(RELATIVE, RELATIVE_DAYS)
    add(DIRECTION, DIRECTIONS)
    add(NUMBER_WORD, UNIT_NUMBERS)
    add(NUMBER_WORD, {word: word for word in MULTIPLIERS})
    add(QUARTER, QUARTERS)
    add(ORDINAL, ORDINAL_WORDS)
    add(UNIT, ONE_UNITS)
    for number, names in HIJRI_MONTHS.items():
        add(HIJRI_MONTH, dict.fromkeys(names, number))
    add(MARKET_DAY, dict.fromkeys(MARKET_DAYS, 0))
    for kind, spellings in {
        RANGE: RANGE_WORDS,
        AND: AND_WORDS,
        DATE_WORD: ("tanggal", "tgl", "tertanggal", "bertanggal", "tggl"),
        MONTH_WORD: ("bulan", "bln", "month"),
        YEAR_WORD: ("tahun", "thn", "th", "year"),
        WEEK_WORD: ("pekan", "week"),
        DAY_WORD: ("hari", "day"),
        ON: ("pada", "di", "sejak", "mulai", "per", "dari", "from", "on", "since", "in",
             "sepanjang", "selama", "semenjak"),
        CLOCK_WORD: ("pukul", "pkl", "pk", "jam", "at", "puku", "pkul"),
        UNIT: tuple(UNITS),
        ABOUT: ("sekitar", "sekira", "sekitaran", "kira-kira", "tepat", "tepatnya", "mulai", "pada",
                "around", "about", "kurang lebih", "dimulai", "yakni", "yaitu", "@"),
        EDGE: ("awal", "akhir", "pertengahan", "medio", "penghujung", "early", "late", "mid",
               "ujung"),
        AGO: ("ago",),
        AHEAD: ("lagi",),
        HIJRI: ("h", "hijriah", "hijriyah", "hijriyyah", "hijri"),
        MASEHI: ("m", "masehi"),
        PERIOD: ("anggaran", "ajaran", "pelajaran", "akademik", "ta", "tp", "t.a.", "t.p.", "t.a",
                 "t.p", "fiskal", "buku"),
        HALF: ("setengah",),
        VAGUE: ("beberapa", "puluhan", "belasan", "ratusan", "ribuan", "sekian", "berapa",
                "berpuluh", "several", "few", "some"),
        EACH: ("setiap", "tiap", "saban", "every", "tiap-tiap"),
        ENGLISH_NEXT: ("last", "next", "this"),
        OF: ("of",),
        THE: ("the", "baru"),
        END: ("selesai", "tuntas", "rampung"),
        MERIDIEM: ("am", "pm", "a.m.", "p.m.", "a.m", "p.m"),
        JOINER: ("yang", "jatuh", "bertepatan", "dengan", "itu"),
    }.items():  # fmt: skip
        add(kind, dict.fromkeys(spellings, ""))
    return words


WORDS: dict[str, tuple[str, object]] = _join()
