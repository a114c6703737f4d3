"""What stands behind a text: credits, signatures, marks of its end; taken off its last paragraphs."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit
from newsarchive.extract.body.announced import is_announced
from newsarchive.extract.credits.credits import parse_credits, split_tail_credit
from newsarchive.extract.credits.labels import heads_credits, is_label, labels_post
from newsarchive.extract.credits.last_names import is_signature, signed_by
from newsarchive.extract.credits.roles import desk_role
from newsarchive.extract.frame.frame_lines import (
    is_credit_line,
    take_last_fact,
    take_last_facts,
    unknown_label,
)
from newsarchive.extract.notes.fact_lines import fact_credits, is_fact_line
from newsarchive.extract.words.counters import without_count
from newsarchive.extract.words.names import ADMINS, is_labelled_name, is_press, is_unit
from newsarchive.extract.words.works import ends_with_work
from newsarchive.places import fold

#: characters of a line of its own, and of a name with its medium
_LONGEST_LINE, _LONGEST_SIGNATURE = 40, 80

#: `(*)`, `(**)`, `***`, `(Admin)`, `Red.`: the text ends here, nobody is credited
_END_MARK = re.compile(
    r"\s*(?:[(\[]\*+[)\]]|\*{2,}|(?:\A|(?<=[.!?”\"]))\s*\*+\)|[(\[](?:b|selesai|tamat|habis|bersambung)[)\]]|(?<=[.!?”\"])\s*#"
    # `(adm)` are somebody's initials
    r"|[(\[](?:Adm|ADM|[Aa]dmin|ADMIN)[)\]]\.?|(?:\A|(?<=[.!?”\")\]]))\s*(?:[Rr]ed|RED)\.)\s*$"
)


_FILE_NAME = re.compile(r"(?i)[\w().-]{1,60}\.(?:jpe?g|png|gif|webp)|https?://[^\s]{4,300}")
#: `… dapat diakses di laman berikut.`: the address below is told
_POINTS = re.compile(
    r"(?i)\b(?:laman|situs|tautan|website|link|alamat|portal|formulir|daring|online|pendaftaran|mendaftar|di(?:akses|unduh|lihat))\b[^.!?]{0,60}[.!?:]?\Z"
)
#: a bracket at the end of a text
_BRACKETED = re.compile(r"[.!?”\"] ?\([^()]{2,40}\)\.?\Z")
#: `(BKPSDM)`, `[DISKOMINFO-SP]`, `(Diskominfo)` in a line of its own behind the text
_OFFICE_ALONE = re.compile(r"[(\[]\s*([A-Z][\w.-]{3,}(?:\s[A-Z&][\w.-]*){0,5})\s*[)\]]\W*")


#: a newsroom that signs without brackets
_DESK_ALONE = re.compile(
    r"[Rr]ed|RED|(?:(?:Disk|Dink|K)ominfo\w{0,12}|Humas|Prokom?pim|Redaksi)\.?"
)


#: who keeps a site, in a line of its own: `Tim Data Dinas Sosial`
_TEAM_ALONE = re.compile(
    r"Tim (?:Data|Web(?:site)?|Publikasi|Dokumentasi|Informasi|Jurnalis|Kreatif|KIM|IT|PPID|Media)(?: [A-Z][\w.]*){0,4}\.?"
)


def _office_alone(text: str) -> list[Credit]:
    """The office that signs a text in a bracketed line of its own; inside a text its short form explains a name."""
    if _DESK_ALONE.fullmatch(text):
        name = text.rstrip(".")
        return [Credit(name=name, role=desk_role(name) or "source", raw=text)]
    if len(text) < _LONGEST_LINE and _TEAM_ALONE.fullmatch(text):
        return [Credit(name=text.rstrip("."), role="reporter", raw=text)]
    found = _OFFICE_ALONE.fullmatch(text)
    if found is None or not is_unit(found[1]):
        return []
    return [Credit(name=found[1], role="source", raw=text.strip())]


def take_tail(texts: list[str], listed: frozenset[str] = frozenset()) -> list[Credit]:
    """Take credits off the last paragraphs; what is `listed` below a heading is the text's."""
    credits: list[Credit] = []
    for _ in range(4):
        if not texts:
            break
        texts[-1] = _END_MARK.sub("", without_count(texts[-1]))
        if texts[-1] in listed or is_announced(texts) or ends_with_work(texts):
            break
        if not credits and _ends_facts(texts):
            return _take_above_notice(texts) or _take_above_rows(texts)
        if len(texts) > 1 and (
            not any(map(str.isalnum, texts[-1]))
            or (_FILE_NAME.fullmatch(texts[-1]) and not _POINTS.search(texts[-2]))
        ):
            # a rule drawn with characters, the name of a picture, where the text stood first, or nothing left
            texts.pop()
            continue
        if len(texts) > 1 and (
            is_label(texts[-1]) or labels_post(texts[-1]) or _is_account(texts[-2], texts[-1])
        ):
            # a theme's label for a name that it does not print, or an account
            texts.pop()
            continue
        if (facts := take_last_facts(texts)) is not None:
            credits = facts + credits
            continue
        if len(texts) > 1 and is_fact_line(texts[-1]):
            credits = fact_credits(texts.pop()) + credits
            continue
        if pair := take_last_fact(texts):
            credits = pair + credits
            continue
        rest, found = _split_item(texts) or split_tail_credit(texts[-1])
        if found and not rest and len(texts) > 1 and is_signature(texts[-2]):
            credits += [] if credits else _take_above_rows(texts)
            break
        if not found and len(texts) > 1 and len(texts[-1]) < 100 and is_credit_line(texts[-1]):
            rest, found = "", parse_credits(texts[-1])
        if not found and len(texts) > 1 and is_credit_line(texts[-2]):
            rest, found = "", unknown_label(texts[-1])
        if not found and len(texts) > 1:
            rest, found = "", _office_alone(texts[-1])
        if not found and not credits:
            rest, found = "", signed_by(texts)
        credits = found + credits
        if not found:
            if all(credit.role == "source" for credit in credits):
                # whence the figures of a table come says nothing of who wrote
                above = [] if credits else _take_above_notice(texts)
                credits = (above or _take_above_rows(texts)) + credits
            break
        if rest.strip():
            texts[-1] = _END_MARK.sub("", rest.strip())
            if all(credit.role == "source" for credit in found) and _BRACKETED.search(texts[-1]):
                # `… malam. (asp). (sumber: suarawarga.com)`
                continue
            break
        texts.pop()
    return credits


#: a line of facts, and labels of those that name who wrote or how a reader may ask
_FACT = re.compile(r"(?P<label>[A-Z][\w/ -]{2,30}?)\s?:\s?\S")
_OF_TEXT = re.compile(
    r"(?i)(?:penulis|pewarta|reporter|wartawan|jurnalis|peliput|liputan|editor|penyunting|redaktur|fotografer|foto|kontributor|laporan|teks|naskah|oleh|by|"
    r"kontak|telepon|telp|hp|wa|whatsapp|narahubung|contact|info\w*|alamat|e-?mail|website|situs|laman|instagram|facebook|youtube|tag\w*|kategori|tanggal)\b"
)
_MOST_FACTS = 8


def _ends_facts(texts: list[str]) -> bool:
    """Whether a text ends with facts of what it is about, of which some are called as credits are: `Debit: …`, `Sumber: mata air …`."""
    has_other = False
    for text in reversed(texts[-_MOST_FACTS:]):
        found = _FACT.match(text) if len(text) < _LONGEST_ROW else None
        if found is None:
            break
        words = found["label"].split()
        # `Kabag Prokopim Setda Blora: Rina Melati`
        is_press_office = len(words) > 1 and any(map(is_press, words))
        if is_press_office or _OF_TEXT.match(text) or is_fact_line(text):
            return False
        has_other = has_other or not is_credit_line(text)
    return has_other and _FACT.match(texts[-1]) is not None


def _is_account(before: str, text: str) -> bool:
    """Whether a line names an account or a site by itself; the address to which the sentence before it sends readers is told."""
    is_named = len(text) < _LONGEST_LINE and ":" not in text and ADMINS.match(text) is not None
    return is_named and not (text.startswith("www.") and _POINTS.search(before))


#: a last item with who wrote the text behind it: `3. Camat Alian (Rina/Kominfo)`
_SIGNED_ITEM = re.compile(
    r"(?P<item>.*\w) ?(?P<note>\((?P<one>[^()/]{2,30})/(?P<other>[^()/]{2,30})\))"
)


def _split_item(texts: list[str]) -> tuple[str, list[Credit]] | None:
    """A last item of a list apart from a newsroom and its reporter, who stand behind none of the other items."""
    found = _SIGNED_ITEM.fullmatch(texts[-1])
    if found is None or not (is_press(found["one"]) or is_press(found["other"])):
        return None
    if not is_announced([*texts[:-1], found["item"]]):
        return None
    return found["item"], split_tail_credit(f"{found['item']}. {found['note']}")[1]


#: characters of a row, rows behind a text, characters of the last sentence that stands above them
_LONGEST_ROW, _LEAST_ROWS, _LEAST_SENTENCE = 90, 2, 60
#: words of a row that ends with a full stop
_WORDS_OF_ROW = 5
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*(?:\s*[(\[][^()\[\]]{2,60}[)\]])?$")
_BRACKETS = re.compile(r"[(\[].*[)\]]")


def _is_row(text: str) -> bool:
    """`Lahan usaha`, `Drs. Ahmad, M.Si.`: no sentence."""
    is_closed = _SENTENCE_END.search(text) is not None
    return len(text) < _LONGEST_ROW and not (is_closed and len(text.split()) > _WORDS_OF_ROW)


def _take_above_rows(texts: list[str]) -> list[Credit]:
    """Take the credits off that a text ends with above the rows of a table, or above who signs it.

    A credit in brackets stands behind the last sentence, one behind a label in a line of its own.
    """
    at = len(texts) - 1
    while at > 0 and _is_row(texts[at]):
        if heads_credits(texts[at]) and is_credit_line(texts[at]):
            break
        at -= 1
    if at == 0 or at == len(texts) - 1:
        return []
    rest, found = split_tail_credit(texts[at])
    if not found or len(texts) - at <= (_LEAST_ROWS if len(found) == 1 else 1):
        return []
    if not rest and heads_credits(texts[at]):
        del texts[at]
        if at > 1 and heads_credits(texts[at - 1]) and is_credit_line(texts[at - 1]):
            found = parse_credits(texts.pop(at - 1)) + found
        return found
    if len(rest) < _LEAST_SENTENCE or not _BRACKETS.fullmatch(found[0].raw):
        return []
    texts[at] = rest
    return found


#: lines and characters of what a site says to its readers below a text
_MOST_NOTICES, _LONGEST_NOTICE = 4, 140
_TO_READERS = re.compile(
    r"(?i)\W*(?:(?:punya|ada|butuh|ingin|mau)\b.*\?|(?:yuk|ayo|mari|silakan|sampaikan|laporkan|adukan|lapor|hubungi|kunjungi|ikuti|simak|tonton|dengarkan|saksikan|unduh|download|dapatkan|gabung|bergabung|bagikan|"
    r"kirim(?:kan)?|klik|scan|pindai|baca|nantikan|informasi (?:lebih lanjut|selengkapnya)|untuk informasi|call ?center|hotline|layanan (?:aduan|pengaduan)|narahubung)\b).*"
)


def _take_above_notice(texts: list[str]) -> list[Credit]:
    """Take the bracketed credit off that a text ends with, and what a site says to its readers below it: `Punya keluhan? Sampaikan …`."""
    for behind in range(1, min(_MOST_NOTICES, len(texts) - 2) + 1):
        text, first = texts[-1 - behind], texts[-behind]
        if len(first) > _LONGEST_NOTICE:
            return []
        if text[-3:].rstrip(" .*")[-1:] not in ("]", ")"):
            continue
        rest, found = split_tail_credit(text)
        if not found or not _BRACKETS.fullmatch(found[0].raw):
            continue
        is_end = len(rest) >= _LEAST_SENTENCE and _SENTENCE_END.search(rest)
        if not is_end or not _TO_READERS.match(first):
            return []
        texts[-1 - behind :] = [rest]
        return found
    return []


_SIGNED = re.compile(r"(?P<name>[A-Z][\w.’' ]{2,40}?)\s*[–—|/-]\s*(?P<medium>[A-Z][\w. ]{2,30})")


def take_signed(texts: list[str], publisher: str) -> list[Credit]:
    """Take a last line off that names somebody and the medium that the dateline names: `R. Melati – Suara Warga`."""
    found = _SIGNED.fullmatch(texts[-1]) if len(texts[-1]) < _LONGEST_SIGNATURE else None
    if found is None or fold(found["medium"]) != fold(publisher):
        return []
    if not is_labelled_name(found["name"]):
        return []
    raw = texts.pop()
    return [
        Credit(name=found["name"], role="reporter", raw=raw),
        Credit(name=found["medium"], role="source", raw=raw),
    ]
