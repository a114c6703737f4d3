"""Which encoding a page is read by when BOM, header, meta and bytes disagree; mojibake; spaces and signs as written."""

from __future__ import annotations

import codecs

import pytest

from newsarchive.dedup import dedup_keys
from newsarchive.dedup.text import normal_form
from newsarchive.extract import Article, extract_article
from newsarchive.extract.markup.encoding import decode
from newsarchive.extract.markup.mojibake import repaired, repaired_elsewhere
from newsarchive.store.fulltext import index_text

TEXT = "“Jum’at” – café 25 °C"
LATIN = TEXT.encode("windows-1252")


def meta(name: str) -> bytes:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={name}">'.encode()


@pytest.mark.parametrize(
    ("body", "header", "used", "flags"),
    [
        (TEXT.encode(), None, "utf-8", set()),
        (TEXT.encode(), "text/html; charset=utf-8", "utf-8", set()),
        (TEXT.encode(), "text/html; charset=iso-8859-1", "utf-8", {"encoding-mislabelled"}),
        (meta("windows-1252") + TEXT.encode(), None, "utf-8", {"encoding-mislabelled"}),
        (meta("windows-1252") + LATIN, None, "windows-1252", set()),
        (LATIN, "text/html; charset=UTF-8", "windows-1252", {"encoding-mislabelled"}),
        (meta("utf-8") + LATIN, None, "windows-1252", {"encoding-mislabelled"}),
        (meta("iso-8859-1") + LATIN, "text/html", "windows-1252", set()),
        (meta("no-such-thing") + TEXT.encode(), None, "utf-8", set()),
        (meta("rot13") + TEXT.encode(), None, "utf-8", set()),
        (meta("utf-16") + TEXT.encode(), None, "utf-8", {"encoding-mislabelled"}),
        (codecs.BOM_UTF8 + TEXT.encode(), "text/html; charset=latin1", "utf-8", {"encoding-mislabelled"}),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None, "utf-16-le", set()),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "text/html; charset=utf-8", "utf-16-be", {"encoding-mislabelled"}),
        (codecs.BOM_UTF16_LE + (meta("utf-16").decode() + TEXT).encode("utf-16-le"), None, "utf-16-le", set()),
        (codecs.BOM_UTF16_LE + (meta("utf-8").decode() + TEXT).encode("utf-16-le"), None, "utf-16-le", {"encoding-mislabelled"}),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), None, "utf-32-le", set()),
        (f"<html><p>{TEXT}".encode("utf-16-le"), None, "utf-16-le", set()),
        (f"<html><p>{TEXT}".encode("utf-16-be"), None, "utf-16-be", set()),
        ("<p>東京の天気".encode("shift_jis"), "text/html; charset=shift_jis", "shift_jis", set()),
        (meta("euc-jp") + "<p>東京の天気".encode("euc-jp"), "text/html; charset=utf-8", "euc_jp", {"encoding-mislabelled"}),
        ((TEXT * 9).encode() + b" \x93kutipan\x94 \x96 akhir", None, "utf-8", {"encoding-mixed"}),
        (TEXT.encode()[:-1] + "é".encode()[:1], None, "utf-8", set()),
        (b"plain ascii", "text/html; charset=windows-1252", "windows-1252", set()),
        (b"plain ascii", None, "utf-8", set()),
    ],
)  # fmt: skip
def test_the_bytes_decide(body: bytes, header: str | None, used: str, flags: set[str]) -> None:
    text, name, found = decode(body, header)
    assert (name, set(found)) == (used, flags)
    assert "\ufffd" not in text[:-2]
    assert "â€" not in text


def test_pasted_quotes_in_a_utf8_page_are_read_as_such() -> None:
    text, _name, _flags = decode((TEXT * 9).encode() + b" \x93kutipan\x94 \x96 akhir\x85", None)
    assert text.endswith(" “kutipan” – akhir…")


def mojibake(text: str, times: int) -> str:
    for _ in range(times):
        text = "".join(
            bytes([byte]).decode("windows-1252")
            if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
            else chr(byte)
            for byte in text.encode()
        )
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("text", ["“Gotong royong” – Rp5.000", "it’s café…", "Rp\u00a05 m² dan 25°C", "€ 10 — ‘a’", "😀 “a”"])  # fmt: skip
def test_mojibake_is_read_back(text: str, times: int) -> None:
    assert repaired(mojibake(text, times)) == text


@pytest.mark.parametrize(
    "text",
    ["“Gotong royong” – Rp5.000", "São Paulo", "Â", "naïve â la carte", "Ã", "ÂÃâ", "«Âme»", "Việt Nam", "日本", "Ã la"],
)  # fmt: skip
def test_what_is_no_mojibake_stays(text: str) -> None:
    assert repaired(text) is None


@pytest.mark.parametrize("name", ["mac-roman", "cp850", "cp437", "windows-1251"])
def test_mojibake_of_other_encodings_is_read_back(name: str) -> None:
    text = "“Gotong royong” – Rp5.000… café"
    broken = "".join(bytes([byte]).decode(name, "replace") for byte in text.encode())
    mended = repaired_elsewhere(broken)
    assert mended is not None
    assert "Gotong royong" in mended
    assert "– Rp5.000… café" in mended
    assert repaired_elsewhere(text) is None


def test_only_the_broken_part_changes() -> None:
    assert repaired("“baik” â€œburukâ€\u009d café") == "“baik” “buruk” café"
    assert repaired("â€œburukâ€, kata dia") == "“buruk”, kata dia"
    assert repaired("&acirc;&euro;&oelig;Halo&acirc;&euro;&trade; &amp;&lt;") == "“Halo’ &amp;&lt;"
    assert repaired("&#xE2;&#x80;&#x9C;Halo&#xE2;&#x80;&#x9D; &#xC3;&#xA9;") == "“Halo” é"


PROSE = "Warga menanam padi seluas 12\u00a0hektare, “gotong\u00adroyong” kata lurah, Jum’at pagi di desa\u200b itu. "


def read(text: str) -> Article:
    page = (
        f"<h1>Panen\u00a0Raya di Desa</h1><div class=entry-content><p>{text}</p><p>{text}</p></div>"
    )
    return extract_article(page.encode(), "https://desa.go.id/2024/05/14/panen/")


def test_the_record_keeps_what_was_written() -> None:
    article = read(PROSE * 3)
    assert article.title == "Panen\u00a0Raya di Desa"
    for sign in ("12\u00a0hektare", "“gotong\u00adroyong”", "Jum’at", "desa\u200b itu"):
        assert sign in article.body[0]
    assert article.lead == article.body[0]


def test_a_row_of_no_break_spaces_is_layout() -> None:
    article = read(f"\u00a0\u00a0\u00a0 {PROSE * 3}\u00a0\u00a0 akhir.")
    assert article.body[0].startswith("Warga")
    assert article.body[0].endswith(" akhir.")


def test_search_and_digests_see_no_difference() -> None:
    plain = PROSE.translate(
        {0xA0: " ", 0xAD: None, 0x200B: None, 0x201C: '"', 0x201D: '"', 0x2019: "'"}
    )
    assert normal_form(PROSE) == normal_form(plain)
    assert index_text(PROSE) == index_text(plain)
    one, other = dedup_keys("desa", read(PROSE * 3)), dedup_keys("desa", read(plain * 3))
    assert (one.body_digest, one.version_id) == (other.body_digest, other.version_id)


@pytest.mark.parametrize("sign", "´`‘’′")
def test_all_single_quotes_are_alike(sign: str) -> None:
    assert normal_form(f"Jum{sign}at") == "Jum'at"


def test_signs_escaped_twice_are_read_as_signs() -> None:
    article = read(PROSE.replace("“", "&amp;ldquo;").replace("”", "&amp;rdquo;") * 3)
    assert "“gotong" in article.body[0]
    assert "entities-repaired" in article.flags
    tells = read(f"{PROSE} Ketik &amp;amp; untuk tanda dan. {PROSE}")
    assert "&amp; untuk" in tells.body[0]
    assert "entities-repaired" not in tells.flags
