"""A credit of one name, office or desk in brackets: `(say)`, `(Rina Melati)`, `[KOMINFO-KTB]`; and short forms, which are none."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit
from newsarchive.extract.credits.roles import desk_role, is_medium
from newsarchive.extract.dateline.publishers import is_media_center
from newsarchive.extract.dateline.words import words_of
from newsarchive.extract.words.names import (
    is_common,
    is_desk,
    is_initials,
    is_name,
    is_office,
    is_press,
    is_section,
    is_unit,
)
from newsarchive.places import find_place, fold, has_place_name

#: short forms that stand in brackets behind what they shorten, or inform
SHORT_FORMS = words_of(
    """
    persero tbk perum perumda umkm apbd apbn dprd dpr mpr pkk asn pns pppk tni polri kpu bumn
    bumd bpjs bps bpbd bnpb pmi
    paud sd smp sma smk mts ma mi tk tka ppkm psbb rt rw wib wita wit km kg ha mw pd pt cv sk uu
    lsm ngo iti isp ukm pad dak dau blt pkh kip kis ktp kk nik sim stnk spbu bbm lpg tpa tps tpi
    ppdb sdm sda ipm pdrb rpjmd rkpd lkpj lppd mou pks fgd hut wfh who ikn kek pln pdam tpp ump
    umk umr ppid spbe skpd opd kua ppas raperda perda pwi aji ojk bi bri bni kur igd icu rsud
    rsu bpom mui nu fkub kkn ptsl nib oss lhkpn kpk wbk wbbm saksi odgj odha hiv dbd tbc
    covid-19 posyandu ibu lpj lp lpmd bpd bumdes dpc dpd dpw pac golkar pdip pks pkb pan ppp psi im tb ai
    it hp tv cctv led ipal
    """
)
#: the sections of a government's secretariat, as they shorten their names
SECTIONS = words_of("org kesra hukum umum ekon ekbang pem tapem adpem adbang setwan")
#: regencies as their own offices shorten their names
REGIONS = words_of(
    """
    klu ksb kbb kkr kku kkt kka ktt sbb sbt mbd mtb tts ttu sbd muba oki oku okus okut pali muratara hst hss hsu tanbu batola kukar kutim kubar ppu mahulu
    kobar kotim barsel barut bartim pulpis gumas labura labusel madina paluta tapsel tapteng taput humbahas sergai inhu inhil rohul rohil tanjabbar tanjabtim
    bateng babar beltim lamteng lamtim lamsel lampura tubaba tuba pesibar bolmong bolmut bolsel boltim minut minsel halbar halsel halteng haltim halut konut
    konsel konkep kolut koltim butur buteng busel matim mabar lotim loteng lobar lutim luwu limapuluhkota pessel pasbar solsel
    """
)
#: short forms that are written in small letters, too
_UNITS = words_of("wib wita wit km kg ha tk sd smp sma smk tbk ya cv pt uu")
#: units go by numbers: `Pendim 0999`
_MILITARY = re.compile(
    r"pen(?:dim|rem|dam)?\d{4}|(?:pen(?:dim|rem|dam|kostrad)|kodim|koramil|korem|kodam|yonif|lanal|lanud)\s+(?:[IVX]+|\d{2,4}[-/]?\w{0,3})(?:\s[A-Z]\w+){0,2}",
    re.IGNORECASE,
)
#: characters of the code of a regency or city; districts bear the names of people, too
REGENCY = len("35.73")


def is_military(text: str) -> bool:
    """`Pendim 0999`, `Pen0999`: the press office of a unit that goes by a number."""
    return _MILITARY.fullmatch(text) is not None


def _is_district(text: str) -> bool:
    found = find_place(text)
    return found is not None and found.code is not None and len(found.code) > REGENCY


#: characters of initials in capitals and square brackets; longer ones are a rubric: `[WASDAL]`
_SHORTEST_RUBRIC = 3


def single_credit(inner: str, raw: str, alone: bool) -> list[Credit]:
    square = raw.startswith("[")
    if is_desk(inner):
        # an office in brackets by itself is more often a short form than a credit
        if alone and len(inner) > 8:
            return []
        return [Credit(name=inner, role=desk_role(inner) or "source", raw=raw)]
    if inner.islower() and not alone and is_press(inner):
        # `diskominfoblora`
        return [Credit(name=inner, role="reporter", raw=raw)]
    if is_media_center(fold(inner)):
        return [Credit(name=inner, role="publisher", raw=raw)]
    if not alone and inner.isupper() and " " not in inner and _is_signing_unit(inner):
        return [Credit(name=inner, role="source", raw=raw)]
    # short forms are explained within sentences; two capitals behind one are somebody's
    is_short_form = inner.lower() in SHORT_FORMS and (not inner.islower() or inner in _UNITS)
    if (is_short_form and (alone or len(inner) > 2 or not inner.isupper())) or (
        square and inner.isupper() and inner.isalpha() and len(inner) > _SHORTEST_RUBRIC
    ):
        return []
    words = inner.split()
    numbered = _NUMBERED.fullmatch(inner)
    if numbered and (is_desk(numbered[1]) or is_press(numbered[1])):
        return [Credit(name=inner, role="reporter", raw=raw)]
    if is_medium(inner) and not alone:
        return [Credit(name=inner, role="source", raw=raw)]
    if len(words) == 1 and is_office(inner) and inner[0].isupper() and not inner.isupper():
        return [Credit(name=inner, role="reporter", raw=raw)]
    if len(words) == 1:
        return _one_word(inner, raw, alone)
    if is_military(inner) or (
        is_office(inner) and len(words) <= 5 and not any(char.isdigit() for char in inner)
    ):
        return [Credit(name=inner, role="reporter", raw=raw)]
    if is_section(inner):
        # `(Bidang Informasi dan Komunikasi Publik)`
        return [Credit(name=inner, role="reporter", raw=raw)]
    if len(words) > 5 or any(char.isdigit() for char in inner):
        return []
    if is_name(inner, most=5) and not has_place_name(fold(inner)):
        return [Credit(name=inner, role="reporter", raw=raw)]
    return []


#: characters of such a number; of a name in small letters and square brackets, in a line of its own, behind a sentence
_FIGURES, _LONGEST_NAME, _LONGEST_INITIALS, _LONGEST_BEHIND = 3, 10, 6, 8
#: what words are built with, and names in small letters seldom
_BUILT = re.compile(r"(?:ber|di|ke|me|pe|se|ter)[a-z]+|[a-z]+(?:an|nya)")
#: `hms 19`: one of a newsroom's people by a number
_NUMBERED = re.compile(r"([A-Za-z]+(?: [A-Za-z]+)?) \d{1,3}")
#: letters in brackets that are no one's first: continued, copyright, women and men
_SIGNS = frozenset("bcklp")
#: characters of a name in capitals; longer ones shorten what an office or programme is called
_LONGEST_CAPITALS = 8


def _is_signing_unit(inner: str) -> bool:
    """`BKPSDM`, `DISKOMINFO-SP`: an office by its short form, none of those that texts explain to everybody."""
    return len(inner) > _SHORTEST_RUBRIC and is_unit(inner) and inner.lower() not in SHORT_FORMS


def _one_word(inner: str, raw: str, alone: bool) -> list[Credit]:
    if inner.isdigit() and len(inner) == _FIGURES and not inner.endswith("0"):
        # what a newsroom calls one of its people
        return [Credit(name=inner, role="reporter", raw=raw)]
    if len(inner) == 1 and inner.isalpha() and inner.lower() not in _SIGNS:
        return [Credit(name=inner, role="reporter", raw=raw)]
    if not is_initials(inner) and not (inner[0].isupper() and inner[1:].islower()):
        return []
    if is_common(inner) or not any(char.isalpha() for char in inner):
        return []
    halves = inner.split("-")
    if len(halves) == 2 and all(is_common(half) or has_place_name(fold(half)) for half in halves):
        # `(Desa-Kota)`, `(Sigi-Palu)`
        return []
    if inner.isupper() and len(inner) > _LONGEST_CAPITALS and not {"-", "."} & set(inner):
        return []
    longest = _LONGEST_NAME if raw.startswith("[") else _LONGEST_INITIALS
    if inner.islower() and len(inner) > longest:
        is_name_behind = not alone and len(inner) <= _LONGEST_BEHIND and not _BUILT.fullmatch(inner)
        if not is_name_behind:
            return []
    # districts bear the names of people: `(Bambang)` in a line of its own
    is_placed = has_place_name(fold(inner)) and not (alone and _is_district(inner))
    if len(inner) > 12 or (len(inner) > 4 and is_placed):
        return []
    return [Credit(name=inner, role="reporter", raw=raw)]
