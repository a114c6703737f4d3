"""Advertising that intruders put into government sites: gambling, drugs, counterfeits, essays; as vocabulary and as a judgement.

A text that reports on gambling uses the same words; it is told by how it speaks.
"""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.furniture import is_hidden
from newsarchive.extract.tree import text_of
from newsarchive.extract.voice import unquoted

#: Indonesian gambling
_GAMBLING = (
    r"slot (?:gacor|online|deposit|dana|pulsa|88|777|maxwin|demo|resmi|terpercaya|thailand|server|qris|hari ini)|situs (?:slot|judi|toto|togel|gacor)|judi (?:online|bola|slot)|"
    r"agen (?:slot|judi|togel|bola)|togel\w*|toto ?(?:slot|macau|togel|4d)|pragmatic play|pg ?soft|gates of olympus|mahjong ways|starlight princess|sweet bonanza|sbobet\w*|rtp (?:slot|live)|pola gacor|maxwin|scatter (?:hitam|beruntun)|"
    r"bandar(?:q| ?togel| judi| slot)|dominoqq|poker online|mix ?parlay|agen bola|taruhan bola|bonus rollingan|cashback|online casino|free spins?|welcome bonus|real money|play slots|fast payouts|casino online|live casino|sportsbook|bonus new member|depo(?:sit)? (?:pulsa|dana|qris)|minimal (?:deposit|depo|withdraw|wd)|link alternatif|anti ?rungkad|server kamboja|tembak ikan|slot\d{2,4}|"
    r"gacor\w*"
)
#: drugs
_PHARMACY = (
    r"viagra|cialis|levitra|kamagra|tadalafil|sildenafil|clomid|canadian pharmac\w+|without (?:a )?(?:doctor['’]?s )?prescription|no prescription|"
    r"(?:buy|order|cheap|generic) (?:viagra|cialis|levitra|kamagra|clomid|amoxicillin|xanax|tramadol|ivermectin)|overnight delivery|per pill"
)
#: essays, loans
_SERVICES = r"replica (?:rolex|watch\w*|handbags?|bags?)|fake (?:rolex|watches)|lowest price|free shipping|buy cheap|payday loan|write my (?:essay|paper)|essay (?:writing )?service|buy essay\w*|homework help|plagiarism free"
#: casinos in other languages, counterfeits in Japanese; these scripts know no word borders
_FOREIGN = (
    r"deneme bonusu|bahis siteleri|canlı bahis|casino siteleri|kaçak bahis|nhà cái|cá cược|đánh bài|soi kèo|онлайн казино|"
    r"สล็อต\w*|บาคาร่า|คาสิโน|เครดิตฟรี|เว็บตรง|ฝากถอน|แตกง่าย|"
    r"百家乐|娱乐(?:平台|城)|博彩|彩票|葡京|真人荷官|体育投注|老虎机|赌场|开奖|"
    r"카지노|바카라|토토사이트|슬롯|먹튀|"
    r"激安|通販|送料無料|ブランド|コピー|正規品|アウトレット|楽天|税込|新品未使用|代金引換"
)
#: for texts in lower case: a pattern that minds case takes a third of the time
#: and with the letters that begin a phrase named, and the two parts apart, half of that
_WORDS = re.compile(rf"\b(?=[abcdefghijklmnoprstvwx])(?:{_GAMBLING}|{_PHARMACY}|{_SERVICES})\b")
_OTHER_WORDS = re.compile(_FOREIGN)
#: without one of these a text holds no spam; looked for in lower case
_NEEDLES = (
    "slot", "judi", "togel", "toto m", "totom", "toto 4", "toto4", "situs toto", "gacor", "maxwin", "casino", "poker", "sbobet", "pragmatic", "mahjong", "olympus", "rtp ", "bandarq", "depo ", "deposit ",
    "viagra", "cialis", "kamagra", "prescription", "pharmac", " essay", "rungkad", "bonus", "bahis", "parlay", "replica", "카지노", "바카라", "토토", "สล็อต", "บาคาร่า", "娱乐", "博彩", "彩票", "百家乐", "激安", "通販", "送料無料", "コピー", "nhà cái", "казино",
)  # fmt: skip
_REPORT = re.compile(
    r"(?i)\b(?:bahaya|berbahaya|pemberantasan|memberantas|diberantas|polisi|polres|polda|kepolisian|tersangka|pelaku|korban|kampanye|anti-?judi|antijudi|pemblokiran|blokir|diblokir|"
    r"memblokir|memutus akses|peretas|pencegahan|mencegah|larangan|melarang|dilarang|ditangkap|menangkap|menyita|sita|disita|palsu|sosialisasi|edukasi|kecanduan|literasi|imbau\w*|mengimbau|penyuluhan|judi daring|"
    r"pemerintah|kementerian|dinas|bupati|wali kota|gubernur|police|ministry|government|officials?|authorit\w+|seized|arrested|warn(?:s|ed)|agency)\b"
)
_PROMOTION = re.compile(
    r"(?i)\b(?:gacor\w*|maxwin|rtp|jackpot|bonus|deposit|depo|withdraw|link alternatif|daftar(?:kan)?|terpercaya|gampang menang|mudah menang|new member|login|anti rungkad|"
    r"mainkan|dapatkan|raih|pasang|klik|nikmati|rasakan|anda|kami|pemain|taruhan|hadiah|diskon|"
    r"buy|order|cheap|lowest price|free shipping|free pills|discount|add to cart|guarantee\w*|our)\b"
)
#: spam phrases that make a part of a page spam
LEAST_SPAM = 2
#: spam phrases that make a page spam, and characters of text for which one of them stands
_LEAST, _DILUTED = 3, 400
_OTHER_SCRIPT = re.compile("[\u0400-\u04ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def may_hold_spam(text: str) -> bool:
    """A quick look, before anything is counted."""
    lowered = text.lower()
    return any(needle in lowered for needle in _NEEDLES)


def spam_score(text: str) -> int:
    """How many different phrases of advertising a text has."""
    return len(_phrases(text))


def _phrases(text: str) -> set[str]:
    lowered = text.lower()
    return {*_WORDS.findall(lowered), *_OTHER_WORDS.findall(lowered)}


def is_spam(title: str | None, body: str, voice: float) -> bool:
    """Whether a text advertises. `voice` is how much it sounds like news, in the points of `news_voice`."""
    plain = unquoted(f"{title or ''} {body[:6000]}")
    score = spam_score(plain) + (1 if title and spam_score(unquoted(title)) else 0)
    if score < _LEAST or score * _DILUTED <= len(body):
        return False
    reports = len({match[0].lower() for match in _REPORT.finditer(plain)})
    if reports < 2 and voice < 3:
        return True
    sells = len({match[0].lower() for match in _PROMOTION.finditer(plain)})
    return sells >= reports + voice


def other_script(text: str) -> float:
    """Share of a text's letters in scripts in which no Indonesian language is written (Arabic and Javanese are)."""
    if text.isascii():
        return 0.0
    foreign = len(_OTHER_SCRIPT.findall(text))
    return foreign / max(1, sum(map(str.isalpha, text))) if foreign else 0.0


def injected_links(root: Any, score: int, url: str) -> bool:
    """Whether links of several advertising phrases lead off the site, or stand where no reader sees them.

    `score` is that of the whole page.
    """
    if score < _LEAST:
        return False
    host = host_of(url)
    phrases: set[str] = set()
    for number, link in enumerate(root.iter("a")):
        if number >= _MOST_LINKS:
            break
        text = text_of(link)
        if len(text) > 200 or not may_hold_spam(text):
            continue
        found = _phrases(text)
        if found and (host_of(link.get("href") or "") not in ("", host) or _is_unseen(link)):
            phrases |= found
    return len(phrases) >= _LEAST


def host_of(url: str) -> str:
    """The host of an address without `www.`; nothing for a path."""
    found = _HOST.match(url.strip())
    return found[1].lower().removeprefix("www.") if found else ""


def _is_unseen(link: Any) -> bool:
    return any(
        is_hidden(parent) for _depth, parent in zip(range(30), link.iterancestors(), strict=False)
    )


_HOST = re.compile(r"(?:https?:)?//([^/?#:]+)", re.IGNORECASE)
_MOST_LINKS = 5000


def is_indonesian(url: str) -> bool:
    """Whether an address is under the country's domain."""
    return host_of(url).endswith(".id")
