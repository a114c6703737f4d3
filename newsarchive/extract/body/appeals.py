"""Paragraphs and boxes amid a text in which a site speaks to its readers: to send in stories, to follow its accounts, to get its app."""

from __future__ import annotations

import re

from newsarchive.extract.frame.furniture import is_reported
from newsarchive.extract.words.lines import Block, letters

#: characters of such a paragraph, and of all others that the text has beside it
_LONGEST, _LEAST_TOLD = 300, 200
#: how every sentence of it begins: a question to readers, or what they should do
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
_OPENS = re.compile(
    r"(?i)[^\w“\"‘]*(?:(?:anda|kamu|sobat|warga|you|do you) )?(?:punya|ada|memiliki|butuh|ingin|mau|suka|tertarik|menemukan|melihat|have|got|want|need|jangan (?:lupa|lewatkan|sampai)|jangan ketinggalan|tidak ingin ketinggalan|"
    r"yuk|ayo|mari|silakan|ikuti|follow|gabung|bergabung(?!.*, \w)|unduh|download|instal\w*|pasang|dapatkan|nikmati|(?:ber)?langganan|subscribe|sign up|get|join|never miss|don['’]t miss|kirim(?:kan)?|send|tulis|write|tell|ceritakan|sampaikan|laporkan|share|bagikan|"
    r"hubungi|contact|temukan|find us|kunjungi|pantau|simak|klik|scan|pindai|(?:caranya|tersedia|gratis)\b)\b"
)
_CALL = r"(?:kirim(?:kan)?|sampaikan|laporkan|hubungi|tulis(?:kan)?|ceritakan|bagikan|send|tell|write|share|email)"
_SITE = r"(?:kami|redaksi|us\b|our\b|e-?mail|surel|whatsapp|wa\b|nomor|\S+@\S+|formulir|0\d{3})"
_ACCOUNTS = r"(?:instagram|facebook|fanpage|telegram|whatsapp|tiktok|youtube|twitter|threads|t\.me/|google news|@\w{3,}|media sosial|medsos|social media|(?:kanal|channel|saluran|akun|grup) (?:resmi )?(?:kami|wa)\b)"
_MEANT = re.compile(
    # their stories and questions
    rf"(?i)(?:cerita|kisah|kabar|informasi|info|tulisan|artikel|opini|foto|video|rilis|keluhan|aduan|pertanyaan|usul\w*|saran|story|stories|tips?|news|photos?)\b[^.!?]{{0,80}}\?\s*(?:\w+ ){{0,2}}{_CALL}\b[^.!?]{{0,60}}{_SITE}|"
    # accounts
    rf"(?:ikuti|follow|like|gabung\w*|bergabung\w*|join|temukan|find|kunjungi|pantau|subscribe)\b[^.!?]{{0,60}}{_ACCOUNTS}|"
    # apps
    r"(?:unduh|download|instal\w*|pasang|get|dapatkan|nikmati)\b[^.!?]{0,60}\b(?:aplikasi|app)\b.{0,80}(?:play ?store|app ?store|google play|kami|gratis|free|ponsel|gawai|android)|"
    # newsletters
    r"(?:(?:ber)?langganan|subscribe|sign up|daftar|dapatkan|get)\b[^.!?]{0,60}\b(?:newsletter|buletin|nawala|kotak surat|kotak masuk|inbox)\b"
)
#: what only a site says of itself or to its readers
_ADDRESSED = re.compile(
    r"(?i)\b(?:kami|redaksi|us|our|anda|kamu|your?|sobat|resmi|gratis|free|play ?store|app ?store|google play)\b|@\w{3,}|t\.me/|https?:|!|\buntuk (?:kabar|berita|info\w*|update)\b"
)
#: a name after which the text goes on to tell of what is offered
_OURS = re.compile(r"(?i)\b(?:kami|redaksi|us|our)\b")
_NAMED = re.compile(r"@\w{3,}|(?:aplikasi|app) (?:[“\"]?[A-Z][\w-]+)")


def without_appeals(blocks: list[Block]) -> list[Block]:
    """Blocks without those in which a site calls on its readers; what the text itself tells of is its own."""
    found = [block for block in blocks if _may_appeal(block) and is_appeal(block.text)]
    if not found:
        return blocks
    others = [block.text for block in blocks if block.kind == "text" and block not in found]
    told = letters(" ".join(others))
    if sum(map(len, others)) < _LEAST_TOLD:
        return blocks
    return [
        block
        for block in blocks
        if block not in found
        or (
            not _OURS.search(block.text)
            and any(letters(name[0]) in told for name in _NAMED.finditer(block.text))
        )
    ]


def _may_appeal(block: Block) -> bool:
    return block.kind == "text" and not block.item and not block.heading


def is_appeal(text: str) -> bool:
    """Whether every sentence of a paragraph speaks to readers, and one offers a site's accounts, app or newsletter, or asks for their stories."""
    is_meant = len(text) <= _LONGEST and _OPENS.match(text) and _MEANT.search(text)
    if not is_meant or is_reported(text):
        return False
    if not _ADDRESSED.search(text):
        # `Bergabung dalam grup WhatsApp petani, warga lebih cepat tahu harga.`
        return False
    return all(map(_OPENS.match, filter(None, _SENTENCE.split(text))))
