"""The words of a text as both databases index them: folded, stemmed, without Indonesian stop words."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize

import snowballstemmer

from newsarchive.dedup.text import words

STOP_WORDS = frozenset(
    "ada adalah agar akan antara atas atau bagi bahwa baik banyak bisa dalam dan dapat dari dengan di "
    "hal hanya harus hingga ia ini itu juga jika kami karena ke kepada kita lain lebih maka masih "
    "mereka namun oleh pada para pun saat saja sangat sebagai sebuah secara sehingga sejak selain "
    "seluruh semua seperti serta setelah suatu sudah tak telah tentang terhadap tersebut tetapi tidak "
    "untuk yaitu yang".split()
)
_STEMMER = snowballstemmer.stemmer("indonesian")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Snowball's Indonesian stem of a folded word."""
    return str(_STEMMER.stemWord(word))


def fold(text: str) -> list[str]:
    """Words in lower case without diacritics."""
    plain = "".join(char for char in normalize("NFKD", text) if not combining(char))
    return words(plain)


def index_text(text: str) -> str:
    """Stems of a text in order, separated by spaces; stop words stay so that phrases keep their distances."""
    return " ".join(stem(word) for word in fold(text))
