"""Lines round a text that belong to it as little as its title: rows of facts, credits, rubrics, what layouts repeat."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit
from newsarchive.extract.credits.credits import parse_credits
from newsarchive.extract.credits.labels import is_label
from newsarchive.extract.words.names import is_account, is_name
from newsarchive.extract.words.persons import is_plain_name

_QUOTE = re.compile(r"[“\"][^“”\"]{20,400}[”\"]\.?")


def is_pull_quote(text: str) -> bool:
    """Whether a paragraph is one quotation, without who said it: what layouts show above a text."""
    return text[:1] in '“"' and _QUOTE.fullmatch(text) is not None


_UNKNOWN_LABEL = re.compile(r"[A-Z][\w ./-]{2,30}?\s*:\s*(?P<name>[A-Z].{2,50})")


def unknown_label(text: str) -> list[Credit]:
    """The name behind a label that is none of those known, on a line below other credits: `Tata Letak: Rina`."""
    found = _UNKNOWN_LABEL.fullmatch(text.strip())
    if not found or not is_name(found["name"]):
        return []
    return [Credit(name=found["name"], role="contributor", raw=text)]


def is_credit_line(text: str) -> bool:
    """Whether a line is credits for the most part."""
    found = parse_credits(text)
    return (
        bool(found)
        and sum(len(credit.name) for credit in found) + 4 >= len(text) * 0.25
        and not text.endswith("”")
    )


_FACT_LABEL = re.compile(
    r"(?i)(?:(?:tanggal|tgl|hari|waktu|jam)(?:\s*/?\s*(?:terbit|posting|publikasi|tayang|tanggal|jam))?|date|pukul|tayang|kategori|category|rubrik|dibaca|dilihat|hits?|"
    r"views?|(?:jumlah )?(?:pembaca|dilihat|pengunjung|kunjungan)|label|tags?|judul|status|lokasi|no(?:mor)?)\s*:?"
)
#: the longest value of such a label, in characters
_LONGEST_VALUE = 80


def take_facts(texts: list[str]) -> list[Credit]:
    """Take the rows of facts that a text begins with, label and value in cells of their own, off it; the credits among them.

    >>> texts = ["Tanggal", "Penulis", "Ani Wijaya", "Dibaca", "12 kali", "Pasar dibuka pagi ini."]
    >>> [credit.name for credit in take_facts(texts)], texts
    (['Ani Wijaya'], ['Pasar dibuka pagi ini.'])
    """
    # behind the facts a text is left
    at, credits = _read_facts(texts[:-1], 0)
    del texts[:at]
    return credits


def _read_facts(texts: list[str], at: int) -> tuple[int, list[Credit]]:
    """Where the labels and values end that begin at `at`, and the credits among them."""
    credits: list[Credit] = []
    while at < len(texts) and _is_fact_label(texts[at]):
        value = texts[at + 1] if at + 1 < len(texts) else ""
        is_value = 0 < len(value) <= _LONGEST_VALUE and not _is_fact_label(value)
        if is_value and is_label(texts[at]):
            credits += parse_credits(f"{texts[at].rstrip(' :')}: {value.lstrip(': ')}")
        at += 2 if is_value else 1
    return at, credits


#: labels that only the facts of a page have, besides those of people; a table of the text has days and places, too
_OF_PAGE = re.compile(
    r"(?i)(?:kategori|category|rubrik|dibaca|dilihat|hits?|views?|(?:jumlah )?(?:pembaca|dilihat|pengunjung|kunjungan)|tags?)\s*:?"
)
#: cells of a table of facts
_MOST_CELLS, _LEAST_LABELS = 14, 2


def take_last_facts(texts: list[str]) -> list[Credit] | None:
    """Take the table of facts that a text ends with off it; the credits of people among them, None where there is no such table.

    >>> texts = ["Pasar dibuka.", "Tanggal", "3 Mei 2024", "Penulis", "Ani Wijaya", "Dibaca"]
    >>> [credit.name for credit in take_last_facts(texts) or []], texts
    (['Ani Wijaya'], ['Pasar dibuka.'])
    >>> take_last_facts(["Lomba dimulai.", "Tanggal", "3 Mei 2024", "Lokasi", "Aula"])
    """
    for at in range(max(1, len(texts) - _MOST_CELLS), len(texts) - 1):
        if not _is_fact_label(texts[at]):
            continue
        end, credits = _read_facts(texts, at)
        labels = [text for text in texts[at:] if _is_fact_label(text)]
        is_of_page = any(is_label(label) or _OF_PAGE.fullmatch(label) for label in labels)
        if end < len(texts) or len(labels) < _LEAST_LABELS or not is_of_page:
            continue
        del texts[at:]
        return [credit for credit in credits if not is_account(credit.name)]
    return None


def _is_fact_label(text: str) -> bool:
    return len(text) <= _LONGEST_VALUE and (
        is_label(text) or _FACT_LABEL.fullmatch(text) is not None
    )


#: labels that stand for a person's work only behind a text
_TEXT_LABELS = frozenset(("foto", "foto-foto", "teks", "laporan", "naskah", "narasi", "liputan"))


_RUBRICS = frozenset(
    """
    umum berita artikel kegiatan pemerintahan pembangunan daerah pengumuman kesehatan pendidikan ekonomi sosial budaya pariwisata olahraga
    pertanian lingkungan agama hukum politik kota desa kecamatan kabupaten nasional utama headline terkini uncategorized news
    """.split()
)


#: `Topik: Peristiwa`, below the line of facts
_TOPIC = re.compile(r"(?i)(?:topik|topic|rubrik)\s*:\s*\w+(?:\W+\w+){0,2}\W*$")
_LONGEST_RUBRIC, _LONGEST_NAMED = 40, 60
#: `Rina Melati di Olahraga`
_IN_RUBRIC = re.compile(r"(?P<name>[A-Z].{3,40}?) (?:di|dalam|in) [A-Z]\w+(?: \w+)?")


def is_rubric(text: str) -> bool:
    """Whether a line beside facts is the rubric of the page, or the name of its author: `Pemerintahan`."""
    if len(text) < _LONGEST_RUBRIC and _TOPIC.match(text):
        return True
    if len(text) >= _LONGEST_NAMED:
        return False
    filed = _IN_RUBRIC.fullmatch(text)
    return text.lower() in _RUBRICS or is_plain_name(filed["name"] if filed else text)


def author_in_rubric(text: str) -> list[Credit]:
    """Who wrote, by a line that says in which section, too: `Rina Melati di Olahraga`."""
    filed = _IN_RUBRIC.fullmatch(text)
    return [Credit(name=filed["name"], role="reporter", raw=text)] if filed else []


def take_last_fact(texts: list[str]) -> list[Credit]:
    """Take a label and its name, in cells of their own at the end of a text, off it: `Editor`, `: Wahab`."""
    if len(texts) < 3 or len(texts[-1]) > _LONGEST_VALUE:
        return []
    label = texts[-2].rstrip(" :")
    if not (is_label(label) or label.lower() in _TEXT_LABELS):
        return []
    credits = parse_credits(f"{label}: {texts[-1].lstrip(': ')}")
    if credits:
        del texts[-2:]
    return credits
