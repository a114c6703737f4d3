"""Names by which regions go beside their official ones: short forms, abbreviations, capitals."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")

#: other names of provinces
PROVINCES = {
    "11": "nad|nanggroe aceh darussalam",
    "12": "sumut|sumatra utara",
    "13": "sumbar|sumatra barat",
    "16": "sumsel|sumatra selatan",
    "19": "babel|bangka belitung|kepulauan bangka belitung",
    "21": "kepri|kepulauan riau",
    "31": "dki|dki jakarta|jakarta",
    "32": "jabar|west java",
    "33": "jateng|central java",
    "34": "diy|di yogyakarta|daerah istimewa yogyakarta",
    "35": "jatim|east java",
    "51": "bali",
    "52": "ntb|nusa tenggara barat",
    "53": "ntt|nusa tenggara timur",
    "61": "kalbar",
    "62": "kalteng",
    "63": "kalsel",
    "64": "kaltim",
    "65": "kaltara",
    "71": "sulut",
    "72": "sulteng",
    "73": "sulsel",
    "74": "sultra",
    "76": "sulbar",
    "82": "malut",
    "92": "papua barat|pabar",
}
#: seats of government and towns whose name is not that of their region
TOWNS = {
    "batusangkar": "13.04", "lubuk sikaping": "13.08", "painan": "13.01", "tapaktuan": "11.01",
    "meulaboh": "11.05", "lhoksukon": "11.08", "takengon": "11.04", "kutacane": "11.02", "sigli": "11.07",
    "pangkalan kerinci": "14.05", "bangkinang": "14.01", "tembilahan": "14.04", "rengat": "14.02",
    "kalianda": "18.01", "kotabumi": "18.03", "liwa": "18.04", "gunung sugih": "18.02", "menggala": "18.05",
    "cibinong": "32.01", "soreang": "32.04", "ngamprah": "32.17", "singaparna": "32.06", "cikarang": "32.16",
    "palabuhanratu": "32.02", "pelabuhan ratu": "32.02", "sumber": "32.09", "ungaran": "33.22", "slawi": "33.28",
    "kajen": "33.26", "purwokerto": "33.02", "mungkid": "33.08", "wates": "34.01", "wonosari": "34.03",
    "kepanjen": "35.07", "kraksaan": "35.13", "caruban": "35.19", "bangil": "35.14", "kanigoro": "35.05",
    "singaraja": "51.08", "negara": "51.01", "amlapura": "51.07", "semarapura": "51.05", "mangupura": "51.03",
    "gerung": "52.01", "praya": "52.02", "selong": "52.03", "tanjung": "52.08", "raba": "52.06",
    "soe": "53.02", "kefamenanu": "53.03", "atambua": "53.04", "kalabahi": "53.05", "larantuka": "53.06",
    "maumere": "53.07", "bajawa": "53.09", "ruteng": "53.10", "waingapu": "53.11", "waikabubak": "53.12",
    "labuan bajo": "53.15", "lewoleba": "53.13", "mbay": "53.16", "oelamasi": "53.01", "baa": "53.14",
    "putussibau": "61.06", "ngabang": "61.08", "sungai raya": "61.12", "sukadana": "61.11",
    "sampit": "62.02", "pangkalan bun": "62.01", "kuala kapuas": "62.03", "buntok": "62.04",
    "muara teweh": "62.05", "kasongan": "62.06", "kuala pembuang": "62.07", "sukamara": "62.08",
    "nanga bulik": "62.09", "kuala kurun": "62.10", "pulang pisau": "62.11", "puruk cahu": "62.12",
    "tamiang layang": "62.13", "martapura": "63.03", "marabahan": "63.04", "rantau": "63.05",
    "kandangan": "63.06", "barabai": "63.07", "amuntai": "63.08", "paringin": "63.11", "pelaihari": "63.01",
    "batulicin": "63.10", "tenggarong": "64.02", "tanah grogot": "64.01", "tanjung redeb": "64.03",
    "sangatta": "64.08", "sendawar": "64.07", "penajam": "64.09", "tanjung selor": "65.01", "tideng pale": "65.03",
    "tondano": "71.02", "airmadidi": "71.06", "tahuna": "71.03", "melonguane": "71.04", "kawangkoan": "71.02",
    "luwuk": "72.01", "ampana": "72.09", "kolonodale": "72.12", "bungku": "72.06", "parigi": "72.08",
    "sungguminasa": "73.06", "watampone": "73.08", "watansoppeng": "73.12", "sengkang": "73.13",
    "pangkajene": "73.10", "sidenreng": "73.14", "makale": "73.18", "rantepao": "73.26", "masamba": "73.22",
    "belopa": "73.17", "malili": "73.24", "benteng": "73.01", "turikale": "73.09", "lasusua": "74.08",
    "unaaha": "74.02", "andoolo": "74.05", "wanggudu": "74.09", "raha": "74.03", "rumbia": "74.06",
    "limboto": "75.01", "tilamuta": "75.02", "suwawa": "75.03", "marisa": "75.04", "kwandang": "75.05",
    "masohi": "81.01", "langgur": "81.02", "saumlaki": "81.03", "namlea": "81.04", "piru": "81.06", "dobo": "81.07",
    "jailolo": "82.01", "weda": "82.02", "sanana": "82.05", "labuha": "82.04", "tobelo": "82.03", "maba": "82.06",
    "manokwari": "92.02", "sentani": "91.03", "serui": "91.05", "biak": "91.06", "wamena": "95.01",
    "timika": "94.04", "nabire": "94.01", "merauke": "93.01", "kaimana": "92.08", "aimas": "96.01",
}  # fmt: skip


def fold(name: str) -> str:
    """A name without case, diacritics, hyphens and spaces: `Kulon-Progo` and `KULONPROGO` are one."""
    plain = "".join(char for char in normalize("NFKD", name.lower()) if not combining(char))
    return _NOT_LETTERS.sub("", plain)
