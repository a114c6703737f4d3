"""A text read from a page is found again in its bytes, however the page writes it."""

from __future__ import annotations

import pytest

from newsarchive.warc.spans import byte_span

TEXT = "Wali Kota “Malang” & warga é pasar"


@pytest.mark.parametrize(
    "written",
    [
        "Wali Kota “Malang” & warga é pasar".encode(),
        "Wali\n <b>Kota</b>&nbsp;“Malang”<br/> &amp; warga\xa0é <i>pasar".encode(),
        b"Wali Kota &#8220;Malang&#8221; &amp; warga &#233; pasar",
        "Wali Kota “Malang” & warga é pasar".encode("cp1252"),
        b"Wali Kota \\u201cMalang\\u201d & warga \\u00e9 pasar",
    ],
)
def test_found(written: bytes) -> None:
    page = b"<html><p>\xc3\xa9 Wali dan kota</p><p>" + written + b"</p></html>"
    span = byte_span(page, TEXT)
    assert span is not None
    assert page[slice(*span)] == written


@pytest.mark.parametrize(("body", "text"), [(b"", "kata"), (b"kata lain", ""), (b"a b", "a c")])
def test_not_found(body: bytes, text: str) -> None:
    assert byte_span(body, text) is None
