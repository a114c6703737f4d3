from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discovery.feed import read_feed

URL = "https://kotaku.go.id/feed/"


def rss(items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>K</title>{items}</channel></rss>"
    ).encode()


ITEM = """<item><title>Pasar &amp;#038; Warga</title><link>https://kotaku.go.id/2023/11/18/pasar/</link>
<pubDate>Sat, 18 Nov 2023 07:05:00 +0000</pubDate><dc:creator>say</dc:creator>
<description><![CDATA[<p>Blimbing &#8211; Warga <b>ramai</b></p>]]></description>
<media:thumbnail url="/foto/a.jpg"/></item>"""


def test_rss_item_with_everything() -> None:
    (found,) = read_feed(rss(ITEM), URL)
    assert found.url == "https://kotaku.go.id/2023/11/18/pasar/"
    assert found.modified is None
    assert found.hints.to_dict() == {
        "title": "Pasar & Warga",
        "date": "2023-11-18T07:05:00+00:00",
        "modified": None,
        "author": "say",
        "thumbnail": "https://kotaku.go.id/foto/a.jpg",
        "summary": "Blimbing – Warga ramai",
        "found_by": "feed",
        "found_on": URL,
    }


def test_atom_updated_is_the_modification() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">A &lt;i&gt;b&lt;/i&gt;</title>
    <link rel="replies" href="/komentar"/><link rel="alternate" href="/2020/11/a.html"/>
    <published>2020-11-01T08:00:00+08:00</published><updated>2020-11-02T09:30:00Z</updated></entry></feed>"""
    (found,) = read_feed(body, URL)
    assert found.url == "https://kotaku.go.id/2020/11/a.html"
    assert found.hints.title == "A b"
    assert found.hints.date == "2020-11-01T08:00:00+08:00"
    assert found.modified == "2020-11-02T09:30:00+00:00"


def test_rdf() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://kotaku.go.id/1"><title>T</title>
    <link>https://kotaku.go.id/berita/1</link><dc:date>2019-05-06T10:00+07:00</dc:date></item></rdf:RDF>"""
    (found,) = read_feed(body, URL)
    assert found.url == "https://kotaku.go.id/berita/1"
    assert found.hints.date == "2019-05-06T10:00:00+07:00"


def test_indonesian_date_is_kept_as_printed() -> None:
    (found,) = read_feed(
        rss("<item><link>/b/1</link><pubDate>Sabtu, 18 Nopember 2023</pubDate></item>"), URL
    )
    assert found.url == "https://kotaku.go.id/b/1"
    assert found.hints.date == "Sabtu, 18 Nopember 2023"


def test_guid_stands_in_for_a_missing_link() -> None:
    found = read_feed(
        rss(
            '<item><guid>https://kotaku.go.id/b/2</guid></item><item><guid isPermaLink="false">77</guid></item>'
        ),
        URL,
    )
    assert [entry.url for entry in found] == ["https://kotaku.go.id/b/2"]


def test_broken_feeds_are_read_as_far_as_they_go() -> None:
    whole = rss(ITEM + ITEM.replace("/pasar/", "/pasar-2/"))
    cut = whole[: whole.rindex(b"</item>")]
    assert len(read_feed(cut, URL)) == 2
    loose = whole.replace(b"Warga <b>", b"Warga & co &nbsp; \x03<b>").replace(b"CDATA", b"CDATA")
    assert len(read_feed(b"\r\n  " + loose, URL)) == 2
    latin = rss(ITEM).replace(b"Pasar", b"Caf\xe9")
    assert read_feed(latin, URL)[0].hints.title == "Café & Warga"


def test_same_address_once() -> None:
    assert len(read_feed(rss(ITEM + ITEM), URL)) == 1


def test_no_feed_gives_nothing_and_no_file_is_opened() -> None:
    assert read_feed(b"/etc/passwd", URL) == []
    assert read_feed(b"http://127.0.0.1:9/feed", URL) == []
    assert read_feed(b"<!DOCTYPE html><html><body><a href='/x'>x</a></body></html>", URL) == []


def test_entities_do_not_explode() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    body = rss("<item><link>/b/1</link><title>&j;</title></item>", f'<?xml version="1.0"?>{bomb}]>')
    for found in read_feed(body, URL):
        assert len(found.hints.title or "") <= 500


@given(st.binary(max_size=400))
def test_any_bytes(body: bytes) -> None:
    for found in read_feed(body, URL) + read_feed(b"<rss><channel><item>" + body, URL):
        assert found.url.startswith(("http://", "https://"))
