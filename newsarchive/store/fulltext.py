"""The words of a text as both databases index them: folded, stemmed, without Indonesian stop words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice, repeat
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
#: the last position that PostgreSQL knows, and how many it keeps of a word
_LAST_POSITION, _MOST_PLACES = 16383, 255
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
    places: defaultdict[str, list[str]] = defaultdict(list)
    behind = 0
    for text, weight in parts:
        words = index_words(text)
        for word, place in zip(words, _places(weight, behind), strict=False):
            places[word].append(place)
        behind += len(words) + 1
    return " ".join(
        [
            f"'{word}':{','.join(found if len(found) <= _MOST_PLACES else found[:_MOST_PLACES])}"
            for word, found in places.items()
        ]
    )


def _places(weight: str, behind: int) -> Iterator[str]:
    """The places behind one, as PostgreSQL writes them; all beyond the last one that it knows are that."""
    written = _written_places("" if weight == "D" else weight)
    return chain(islice(written, behind, None), repeat(written[-1]))


@cache
def _written_places(weight: str) -> list[str]:
    return [f"{place}{weight}" for place in range(1, _LAST_POSITION + 1)]
