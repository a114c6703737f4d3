"""The words of a text as both databases index them: folded, stemmed, without Indonesian stop words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

import snowballstemmer

from newsarchive.dedup.text import normal_form

STOP_WORDS = frozenset(
    (
        "ada adalah agar akan antara atas atau bagi bahwa baik banyak bisa dalam dan dapat "
        "dari dengan di hal hanya harus hingga ia ini itu juga jika kami karena ke kepada "
        "kita lain lebih maka masih mereka namun oleh pada para pun saat saja sangat "
        "sebagai sebuah secara sehingga sejak selain seluruh semua seperti serta setelah "
        "suatu sudah tak telah tentang terhadap tersebut tetapi tidak untuk yaitu yang"
    ).split()
)
#: letters and digits; both databases split words at anything else
_WORD = re.compile(r"[^\W_]+")
_OTHERS = re.compile(r"[^\x00-\x7f]+")
#: longest text indexed, in characters, and longest word
_LONGEST_TEXT = 500_000
_LONGEST_WORD = 100
_LAST_POSITION = 16383
_MOST_STEMS = 200_000
_STEMMER = snowballstemmer.stemmer("indonesian")


class _Stems(dict[str, str]):
    """Stems of words met so far."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        found = self[word] = str(_STEMMER.stemWord(word[:_LONGEST_WORD]))
        return found


_STEMS = _Stems()


def stem(word: str) -> str:
    """Snowball's Indonesian stem of a folded word; of a very long one, of its beginning."""
    return _STEMS[word]


def fold(text: str) -> list[str]:
    """Words in lower case without diacritics."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = _OTHERS.sub(_without_marks, normalize("NFKD", normal_form(text)))
    return _WORD.findall(plain.lower())


def _without_marks(others: re.Match[str]) -> str:
    return "".join([char for char in others[0] if not combining(char)])


def index_words(text: str) -> list[str]:
    """Stems of a text in order; stop words stay so that phrases keep their distances."""
    return list(map(_STEMS.__getitem__, fold(text[:_LONGEST_TEXT])))


def index_text(text: str) -> str:
    """Stems of a text in order, separated by spaces."""
    return " ".join(index_words(text))


def vector_text(parts: Iterable[tuple[str, str]]) -> str:
    """Texts with their weights (A to D) in PostgreSQL's notation of a `tsvector`.

    Written by us rather than by `to_tsvector`, whose parser sees hosts, numbers and paths where we see words.
    A phrase can not reach from one part to the next.
    """
    places: dict[str, list[str]] = {}
    position = 0
    for text, weight in parts:
        for word in index_words(text):
            position = min(position + 1, _LAST_POSITION)
            places.setdefault(word, []).append(f"{position}{weight}")
        position = min(position + 1, _LAST_POSITION)
    # PostgreSQL keeps 255 positions of a word
    return " ".join(f"'{word}':{','.join(found[:255])}" for word, found in places.items())
