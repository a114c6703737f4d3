"""The vocabulary of advertising that intruders put into government sites: gambling, drugs, loans, essays, counterfeits, in several languages.

A line is a class, the pieces of text of which one must stand there, lest every page pays for every pattern, and the phrases.
"""

from __future__ import annotations

import re

from newsarchive.extract.words.needles import Needles

_TABLE: tuple[tuple[str, str, str], ...] = (
    # Indonesian gambling: slot machines and their players' talk
    ("slot", "slot|gacor|maxwin|rungka|scatter|rtp|pragmatic|mahjong|olympus|pg soft|pgsoft|princess|bonanza|akun pro|jp paus|jam hoki|nawala|depo |deposit|qris|freebet|freechip|bonus|cashback|rollingan|link alternatif|server |turnover|spin|petir merah|pengali|link resmi|link login|link daftar|free bet|free chip|gatot|min depo|minimal depo|min wd|minimal wd|withdraw|new member",
     r"slot (?:gacor|online|depo(?:sit)?|dana|pulsa|88|777|maxwin|demo|resmi|terpercaya|thailand|server|qris|hari ini|bet|bonus|luar)|(?:situs|agen|link|akun|bandar|daftar|main|game) slot|slot\d{2,4}|"
     r"gacor\w*|maxwin|(?:anti ?)?rungka[dt]|scatter(?:s| (?:hitam|emas|merah|beruntun))?|rtp(?: (?:slot|live|tertinggi|gacor))?|pola (?:gacor|spin)|pragmatic(?: play)?|pg ?soft|gates of (?:olympus|gatot\w*)|mahjong (?:ways|wins)|starlight princess|sweet bonanza|"
     r"akun pro(?: \w+)?|jp paus|jam hoki|(?:anti )?nawala|new member|(?:minimal|min) (?:depo(?:sit)?|withdraw|wd)|depo(?:sit)? (?:pulsa|dana|qris|receh|\d\w*)|slot\w* qris|free ?(?:bet|chip)s?|bonus (?:rollingan|new member|deposit|member)|cashback|link alternatif|server (?:kamboja|thailand|luar|jepang|myanmar)|turnover|spin|petir merah|pengali (?:x?\d+|besar)|link (?:resmi|login|daftar)"),
    # casinos, lotteries, bets
    ("bets", "judi|togel|toto|casino|kasino|baccarat|bakarat|roulette|rolet|sic ?bo|sicbo|poker|domino|capsa|ceme|pkv|parlay|taruhan|sbobet|bandar j|bandar t|bandar s|bandarq|bandar q|bandar b|bandar d|bandar k|bandar c|bandar p|bettor|betting|sabung|sv388|joker123|tembak ikan|pasaran|keluaran|4d|spin|real money|sportsbook|payouts|play slots|welcome bonus|agen bola|link bola|situs bola|angka main|perak|sic bo|bandarb|bandard|bandars",
     r"(?:situs|agen|bandar|link) (?:judi|toto|togel|bola|kasino|casino|poker|taruhan)|judi (?:online|bola|slot)|(?:bo )?togel\w*|toto ?(?:slot|macau|togel|4d|sgp|hk)|\w{2,}toto(?:\d+|slot|macau|togel)?(?= ?[:|–-])|"
     r"[ck]asino online|(?:live|online) [ck]asino|[ck]asinos?|baccarat|bakarat|roulette|rolet|sic ?bo|(?:idn ?)?poker(?: online)?|domino ?qq|bandar ?(?:qq?|togel|judi|slot|bola|darat)|capsa susun|pkv games|mix ?parlay|parlay|taruhan(?: (?:bola|online|olahraga))?|agen bola|sbobet\w*|bettors?|"
     r"sabung ayam(?: online)?|sv388|joker123|tembak ikan|pasaran (?:hongkong|hk|sydney|sdy|sgp|singapore|togel|lengkap)|angka main|(?:hadiah|toto|bet) (?:4d|\d+ perak)|keluaran (?:hk|sgp|sdy)|free spins?|welcome bonus|real money|play slots|fast payouts|sportsbook"),
    # names of their sites: `RAJASLOT88`, `hokibet77`
    ("brands", "slot|toto|hoki|togel|gacor|poker|bet8|bet7|bet1|bet3|win8|win7|win1|win3|qq8|qq1|jp8|jp7|play8|play7|777|4d",
     r"[a-z]*(?:(?:slot|toto|hoki|togel|gacor|poker)(?:4d|\d{2,4})|(?:(?:bet|win)[1378]|qq[18]|(?:jp|play)[78])\d{1,3})|[a-z]{3,}(?:togel|slot|gacor)|[a-z]{4,}(?:4d|777)"),
    # drugs
    ("drugs", "viagra|cialis|levitra|kamagra|tadalafil|sildenafil|clomid|pharmac|prescription|xanax|modafinil|ivermectin|amoxicillin|tramadol|per pill|delivery|shipping|discreet|cytotec|misoprostol|obat kuat|obat aborsi|obat p|obat bius|gastrul",
     r"viagra|cialis|levitra|kamagra|tadalafil|sildenafil|clomid|modafinil|xanax|(?:canadian|online) pharmac\w+|without (?:a )?(?:doctor['’]?s )?prescription|no prescription|overnight (?:delivery|shipping)|discreet (?:packag\w+|wrapping|shipping)|per pill|"
     r"(?:buy|order|cheap|generic) (?:amoxicillin|tramadol|ivermectin)|cytotec|misoprostol|gastrul|(?:jual )?obat (?:aborsi|penggugur\w*|perangsang|bius|pembesar\w*|kuat (?:pria|tahan lama|herbal))|obat kuat"),
    # writers for hire, loans, promises of gains, shops, pornography
    ("services", "essay|paper|dissertation|plagiarism|homework|thesis|writers|replica|fake |lowest price|wholesale|shipping|outlet|cart|buy |payday|bi checking|pinjaman|galbay|cair|cukup ktp|bitcoin|crypto|usdt|trading bot|robot trading|forex|binary option|double your|profit|passive income|return|0% off|belly fat|referral|bokep|escort|keygen|keto|cbd|gummies|weight|enhancement|detox|followers|backlink|akun premium|pijat|terapis",
     r"(?:write|do) my (?:essay|paper|homework|thesis)|(?:essay|paper|thesis|dissertation) (?:writing )?service|(?:buy|custom|cheap) (?:essays?|(?:term |research )?papers?|dissertations?)|homework help|plagiarism[ -]free|expert writers|term papers?|"
     r"replica (?:rolex|watch\w*|handbags?|bags?|sneakers)|fake (?:rolex|watches)|lowest price|wholesale prices?|free shipping|buy (?:cheap|now)|add to cart|(?:factory |handbags? |store )?outlet (?:online|store|sale)|\d0% off|payday loans?|"
     r"tanpa bi checking|pinjaman (?:online|dana|uang|pribadi)|galbay|(?:langsung|cepat|pasti) cair|cair (?:dalam )?(?:\d+|satu|lima|sepuluh) menit|cukup ktp|bitcoin|crypto(?:currency)?|usdt|trading bots?|forex signals?|binary options?|double your \w+|robot trading|(?:daily|guaranteed) (?:profits?|returns?)|passive income|referral (?:link|code)|"
     r"bokep\w*|escorts? (?:service|girls?|agency)|keygen|keto (?:gummies|diet|pills?)|cbd (?:gummies|oil)|(?:lose|loss of) (?:weight|belly fat)|weight loss (?:pills?|gummies|supplements?)|(?:male )?enhancement(?: pills?)?|detox tea\w*|(?:jual|beli|tambah|buy) (?:\w+ )?followers|followers (?:instagram|tiktok|murah|aktif)|(?:jasa|jual|buy) backlinks?|backlink pbn|akun premium|pijat (?:panggilan|plus)|terapis (?:cantik|muda|wanita|profesional)"),
    # Turkish, Vietnamese, Spanish and Russian gambling
    ("abroad", "bonus|bahis|casino|kumar|iddaa|rulet|çevrim|nhà cái|cá cược|cược|bài|lô đề|xổ số|nổ hũ|soi kèo|xóc đĩa|bắn cá|казино|ставк|apuestas|tragamonedas|giros|willkommens|freispiel|lizenz|à sous|sportifs|dépôt|depozyt|gokken|depósito|güncel|kaçak|einzahlung|ohne limit|slot oyun|yatırım|đổi thưởng|игровые",
     r"deneme bonus\w*|bahis(?: siteleri| adres\w+)?|canlı (?:bahis|casino)|casino siteleri|kaçak \w+|kumar\w*|iddaa|rulet|çevrim(?:siz|li)?(?: şart\w+)?|yatırım\w* (?:şart\w+|bonus\w*)|slot oyun\w*|güncel giriş|"
     r"nhà cái|(?:cá )?cược(?: \w+ \w+)?|đánh bài|game bài|đổi thưởng|lô đề|xổ số|nổ hũ|soi kèo|xóc đĩa|bắn cá|онлайн казино|казино|игровые автоматы|ставки на спорт|apuestas deportivas|tragamonedas|giros gratis|(?:bono|bonos) sin depósito|willkommensbonus|freispiele?|ohne (?:lizenz|limit|einzahlung)|machines? à sous|paris sportifs|(?:bonus )?sans dépôt|bez depozytu|online gokken"),
)  # fmt: skip
#: these scripts know no word borders: casinos in Thai, Chinese and Korean, counterfeits in Japanese
_BORDERLESS = (
    "สล็อต บาคาร่า คาสิโน เครดิตฟรี เว็บตรง ฝากถอน แตกง่าย หวย แทงบอล พนัน ยิงปลา เดิมพัน "
    "百家乐 百家樂 娱乐城 娛樂城 娱乐平台 娱乐场 博彩 彩票 葡京 真人视讯 真人荷官 体育投注 投注 老虎机 赌场 赌博 开奖 棋牌 捕鱼 彩金 六合彩 "
    "카지노 바카라 토토 슬롯 먹튀 배팅 激安 通販 送料無料 ブランド コピー 正規品 アウトレット 楽天 税込 新品未使用 代金引換"
).split()
#: characters, more than any phrase has before or behind its piece
_LONGEST_PHRASE = 120
#: phrases that make a part of a page spam
LEAST_SPAM = 2
#: looked for in lower case: a pattern that minds case takes a third of the time
_COMPILED = [re.compile(rf"(?<!\w)(?:{phrases})(?!\w)") for _name, _needles, phrases in _TABLE]
_NEEDLES = Needles([needles.split("|") for _name, needles, _phrases in _TABLE])
_OTHER = re.compile("|".join(_BORDERLESS))
_OTHER_LETTERS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def phrases_of(text: str) -> set[str]:
    """The different phrases of advertising that a text has, in lower case."""
    lowered = text.lower()
    found: set[str] = set()
    if len(lowered) > 10 * _LONGEST_PHRASE:
        for number, near in _NEEDLES.around(lowered, _LONGEST_PHRASE):
            found.update(_COMPILED[number].findall(near))
    else:
        for number in _NEEDLES.found_in(lowered):
            found.update(_COMPILED[number].findall(lowered))
    if not lowered.isascii() and _OTHER_LETTERS.search(lowered):
        found.update(_OTHER.findall(lowered))
    return found
