"""Language of a text by its commonest words: Indonesian, English, regional languages that sites publish in, and some of other countries."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "id": "yang dan di untuk dengan dari pada ini itu dalam tidak akan oleh ke juga adalah sebagai telah kepada para karena saat bisa "
    "agar kami tersebut dapat ia serta lebih sudah ada harus kita masyarakat setiap menjadi secara bagi atau bahwa sehingga seluruh "
    "hingga sebuah sebanyak sebesar satu dua tiga empat lima hari masih belum antara melalui terhadap sebelum setelah ketika",
    "en": "the of and to in is that for with on was as by are this from at be have has it will an were which their his not said",
    "jv": "lan ing kanggo karo saka iki ora marang kang sing uga kasebut nalika dening menyang wis bakal kudu supaya yaiku bisa "
    "wong dadi ana saged dipun ingkang sampun kaliyan saking wonten kangge sami dinten panjenenganipun badhe para punika boten",
    "su": "jeung nu di ka keur tina dina ieu teu anu ogé sareng pikeun geus kana kudu oge mun lamun éta eta ku urang nyaéta jadi "
    "sangkan kalawan nepi téh mah poé ti ceuk dilaksanakeun henteu abdi",
    "mad": "ban e se neka dha' ka dari ngko' tak bada kaangguy sareng otaba oreng reng sè bân ka'angguy ngoca' kabbi reya jareya ta' polè",
    "ban": "lan ring sane ngaryanin antuk puniki nenten miwah majeng ngiring saking olih mangda wenten punika krama sané rahina sampun indik "
    "nyabran ipun ida",
    "min": "jo nan di ka untuak dari ko itu indak dek pado lah urang sarato awak kito alah baa bana kecek rang nagari mandeh ndak",
    "bug": "na ri sibawa iyaro purani aja mappakedo tau ripa maega makkedai narekko iyae ko mani tauwe enrengnge iyanaritu",
    "ace": "nyang ngon keu lé hana nyoe nyan ureueng geutanyoe lheuh jeuet sabab bak mandum han cit droe lam uroe gampong nibak teuma",
    "bjn": "nang kada wan gasan matan urang amun gin buhan handak haja imbah ujar ulun pian wayah banua umpat sabarataan hagan urangnya bubuhan",
    "sas": "dait lek sak ndek ndeq ndaq taok niki gati jelo pade siq kance dengan wah inaq amaq leq nyampe baruq araq",
    "gor": "lo to wau timongoliyo ode mai botia uwito de'uwito mohulonthalo hulondalo tawu timongolio bo ma",
    "bbc": "na do ni tu angka ma dohot sude nasida hita jala laho ala alai i marhite on huta rap be ro",
}
#: of other countries, which intruders and templates bring along
_ABROAD = {
    "es": "el la de que y los las del por con una para es se como más al pero sus",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos",
    "fr": "le la les de des et en un une du que pour dans est sur pas qui au avec ce",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch",
    "it": "il che la e per un del non una della con sono da le si come più dei",
    "nl": "de het van een en dat is op te zijn voor met niet aan er om ook als bij",
    "tr": "ve bir bu için ile de da çok daha olarak en ne gibi kadar olan veren siteleri sonra her",
    "vi": "và của là có cho các không được một với trong những để khi tại người này từ đến",
    "pl": "i w na z do się że nie jest to o jak dla po od przez są oraz który",
}
#: those in which Indonesian sites publish
LOCAL = frozenset(_WORDS)
#: share of a text's words that are common ones in its own language: hardly any text has fewer, most have twice as many
_FEWEST, _USUAL = 0.03, 0.14
#: below so many words, a share says little
_FEW_WORDS = 30
#: and a text of so many has a common word of its language
_SOME_WORDS = 15
#: scripts of one language, or of a few of which one is meant here
_SCRIPTS = tuple(
    (code, re.compile(f"[{signs}]"))
    for code, signs in (("th", "\u0e00-\u0e7f"), ("ja", "\u3040-\u30ff"), ("ko", "\uac00-\ud7af"), ("zh", "\u4e00-\u9fff"), ("ru", "\u0400-\u04ff"), ("ar", "\u0600-\u06ff"))
)  # fmt: skip
_FOREIGN = re.compile(
    "[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]+"
)
#: in UTF-8, as texts are looked through
_SETS = {code: frozenset(words.encode().split()) for code, words in _WORDS.items()}
_SETS_ABROAD = {code: frozenset(words.encode().split()) for code, words in _ABROAD.items()}
_ALL = frozenset().union(*_SETS.values())
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: what parts words, among ASCII, as spaces; the apostrophe may stand in one
_TABLE = bytes(
    byte if byte >= 0x80 or chr(byte).isalpha() or chr(byte) == "'" else 0x20 for byte in range(256)
)


def _tokens(text: str) -> list[bytes]:
    """The words of a text: by a table of bytes, and those with other letters or marks in them by a pattern."""
    words: list[bytes] = []
    for word in text.encode("utf-8", "surrogatepass").translate(_TABLE).split():
        if word.isalpha():
            words.append(word)
        else:
            plain = word.decode("utf-8", "surrogatepass")
            words += [token.encode() for token in _TOKEN.findall(plain)]
    return words


def detect_language(text: str) -> tuple[str | None, float]:
    """(ISO 639 code, confidence 0..1); None for texts too short to say, and for those with hardly a word that is known.

    Languages have words in common, so that a close second makes the first less sure, and so do few common words.
    """
    text = text[:6000].lower()
    script = None if text.isascii() else _script(text)
    if script is not None:
        return script
    tokens = _tokens(text)
    if len(tokens) < 8:
        return None, 0.0
    counts = Counter(filter(_ALL.__contains__, tokens))
    ranked = _ranked(counts, _SETS)
    if ranked[0][1] < _USUAL * len(tokens):
        ranked = sorted(ranked + _ranked(Counter(tokens), _SETS_ABROAD), key=_order)
    (best, count), (_other, second) = ranked[0], ranked[1]
    share = count / len(tokens)
    if count < 2 or (len(tokens) >= _FEW_WORDS and share < _FEWEST):
        return None, 0.0
    margin = 0.5 + (count - second) / max(count, 1) / 2
    return best, round(min(1.0, margin) * min(1.0, 0.5 + share / _USUAL / 2), 2)


def _ranked(counts: Counter[bytes], sets: dict[str, frozenset[bytes]]) -> list[tuple[str, int]]:
    hits = [
        (code, sum(counts[word] for word in words & counts.keys())) for code, words in sets.items()
    ]
    return sorted(hits, key=_order)


def _order(item: tuple[str, int]) -> tuple[int, bool, str]:
    return -item[1], item[0] != "id", item[0]


def _script(text: str) -> tuple[str, float] | None:
    """The language of a text most of whose letters are of one foreign script."""
    foreign = "".join(_FOREIGN.findall(text))
    if len(foreign) * 4 < len(text):
        return None
    letters = sum(map(str.isalpha, text))
    for code, signs in _SCRIPTS:
        share = len(signs.findall(foreign)) / letters
        # kana stand between characters that Chinese has too
        if share > (0.15 if code == "ja" else 0.5):
            return code, round(min(1.0, 0.5 + share / 2), 2)
    return None


def language_of(text: str, stated: str | None) -> tuple[str | None, float]:
    """(code, confidence) of a text; where it does not tell, as a table of names, the word of its page, which templates often get wrong."""
    code, sure = detect_language(text)
    said = (stated or "").lower()[:2]
    if code is not None or said not in ("id", "en"):
        return code, sure
    tokens = _tokens(text[:6000].lower())
    if len(tokens) >= _SOME_WORDS and _SETS[said].isdisjoint(tokens):
        # another language, or a list of names
        return None, 0.0
    return (said, 0.4 if len(tokens) < _FEW_WORDS else 0.3) if tokens else (None, 0.0)
