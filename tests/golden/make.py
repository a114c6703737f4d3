"""Writes the golden pages: hand-written texts (`texts.txt`) drawn into layouts (`layouts.py`, `layouts_old.py`).

Run `python tests/golden/make.py` from anywhere; the same pages come out at every run. What a page must
be read as is decided here, from the text alone, never from what a reader says of it. The pages under
`handwritten/` are one-offs and not touched.
"""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
PAGES_A_LAYOUT = 8

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
#: city or regency, district, province, host, zone
PLACES = (
    ("Malang", "Blimbing", "Jawa Timur", "malangkota.go.id", 7),
    ("Malang", "Kedungkandang", "Jawa Timur", "malangkota.go.id", 7),
    ("Bantul", "Imogiri", "DI Yogyakarta", "bantulkab.go.id", 7),
    ("Garut", "Cisurupan", "Jawa Barat", "garutkab.go.id", 7),
    ("Tabanan", "Baturiti", "Bali", "tabanankab.go.id", 8),
    ("Gowa", "Tinggimoncong", "Sulawesi Selatan", "gowakab.go.id", 8),
    ("Kebumen", "Karanggayam", "Jawa Tengah", "kebumenkab.go.id", 7),
    ("Bitung", "Lembeh Utara", "Sulawesi Utara", "bitungkota.go.id", 8),
    ("Solok", "Lubuk Sikarah", "Sumatera Barat", "solokkota.go.id", 7),
    ("Jayapura", "Sentani", "Papua", "jayapurakab.go.id", 9),
    ("Banda Aceh", "Ulee Kareng", "Aceh", "bandaacehkota.go.id", 7),
    ("Palangka Raya", "Pahandut", "Kalimantan Tengah", "palangkaraya.go.id", 7),
    ("Sumenep", "Kalianget", "Jawa Timur", "sumenepkab.go.id", 7),
    ("Lombok Barat", "Gerung", "Nusa Tenggara Barat", "lombokbaratkab.go.id", 8),
    ("Pontianak", "Pontianak Utara", "Kalimantan Barat", "pontianak.go.id", 7),
    ("Ternate", "Ternate Selatan", "Maluku Utara", "ternatekota.go.id", 9),
)
PEOPLE = (
    "Drs. H. Ahmad Fauzi, M.Si.",
    "Sri Wahyuni",
    "dr. Rina Kusumawati, M.Kes",
    "Bambang Setyo Utomo",
    "Ir. I Made Suarjana, MT",
    "Hj. Nurhayati Lubis, S.E., M.M.",
    "Yohanes Kambu",
    "Dewi Anggraini",
    "Muh. Ridwan Daeng Ngalle",
    "Suparman",
    "Ni Luh Putu Sukerti",
    "Teuku Iskandar Muda",
    "Maria Goreti Lalu",
    "Dr. Ratna Sari Dewi",
    "Agus Salim Harahap",
    "Mei Lestari",
    "Juli Hartono",
    "Wahyu Widodo",
)
WRITERS = (
    "Laras Prameswari",
    "Andi Baso Mappanyukki",
    "Fitri Handayani",
    "Yudha Pratama",
    "Ketut Sudiarta",
    "Rahma Nur Aini, S.I.Kom",
    "Drs. Sukardi, M.Si.",
    "Siti Aisyah Br. Ginting",
    "Benediktus Wae",
    "Gilang Ramadhan",
)
INITIALS = ("say", "yon", "rin", "aje", "dnk", "ram", "may", "eka", "wdy", "bsk", "tig", "olv")
CAPTIONS = (
    "{N} (kanan) saat menyerahkan bantuan secara simbolis",
    "Suasana kegiatan di Kecamatan {K}",
    "{M} menunjukkan hasil kerjanya kepada pengunjung",
    "Warga antre dengan tertib sejak pagi di halaman kantor kecamatan",
    "SUMRINGAH: {M} bersama keluarga usai menerima bantuan",
    "Kepala dinas, {N} (dua dari kiri) berbincang dengan warga",
    "Sejumlah petugas meninjau lokasi didampingi {N}",
    "Foto bersama seusai acara di pendopo",
    "Anak-anak tampak antusias mengikuti kegiatan tersebut",
    "Kondisi terkini di lokasi, dipotret dari udara",
)
PHOTO_CREDITS = (
    ("(Foto: {W})", "{W}"),
    ("Foto: {W}/Diskominfo", "{W}/Diskominfo"),
    ("(Dok. Humas)", "Humas"),
    ("(Foto: Istimewa)", "Istimewa"),
)
#: dateline with its ending; what is printed before the ending is the text
DATELINES = (
    ("{P}", " – "),
    ("{PP}", " – "),
    ("{PP}, {PUB}", " – "),
    ("{K} ({host})", " – "),
    ("{P}, ({host})", " - "),
    ("{K}, MC", " – "),
    ("{PP} (Humas)", " — "),
    ("{P}, {prov}", " - "),
    ("{PP}", "-"),
    ("{P}, {dmy}", " — "),
    ("{PUB}, {P}", " – "),
    ("{PP} ({PUB})", " -- "),
    ("{P} ({PUB})", ": "),
    ("{P}", " — "),
    ("{host}, {P}", " – "),
    ("{PP}, InfoPublik", "- "),
)
PUBLISHERS = ("KOMINFO", "Diskominfo", "Kominfo", "ANTARA", "Media Center")


@dataclass(kw_only=True)
class Caption:
    """A caption: its text, the credit beside it, and both as printed."""

    text: str
    credit: str | None
    printed: str


@dataclass(kw_only=True)
class Article:
    """What one page tells, before it is drawn."""

    number: int
    title: str
    slug: str
    host: str
    zone: int
    language: str
    place: str | None
    dateline: str | None
    terminator: str
    #: (kind, text); kind is p, h, li or q
    blocks: list[tuple[str, str]]
    published: datetime
    writer: str
    #: (label, name) printed by the layout in its own way
    labels: list[tuple[str, str]] = field(default_factory=list)
    tail: str = ""
    bylines: list[str] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    rng: random.Random = field(default_factory=random.Random)
    others: list[tuple[str, str]] = field(default_factory=list)

    @property
    def zone_name(self) -> str:
        """WIB, WITA or WIT."""
        return {7: "WIB", 8: "WITA", 9: "WIT"}[self.zone]

    @property
    def iso(self) -> str:
        """Publication time with its offset."""
        return self.published.strftime("%Y-%m-%dT%H:%M:%S") + f"+{self.zone:02d}:00"

    def long_date(self, weekday: bool = True) -> str:
        """`Sabtu, 18 November 2023`."""
        day = self.published
        text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        return f"{DAYS[day.weekday()]}, {text}" if weekday else text

    def clock(self, mark: str = ":") -> str:
        """`14:05`."""
        return f"{self.published.hour:02d}{mark}{self.published.minute:02d}"


@dataclass(kw_only=True)
class Page:
    """A drawn page: its bytes, its address and the fields that the layout decided."""

    html: str
    url: str
    published: str
    bylines: list[str]
    captions: list[Caption]
    encoding: str = "utf-8"
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """One hand-written text with its slots."""

    marks: frozenset[str]
    title: str
    blocks: tuple[tuple[str, str], ...]


def read_texts() -> list[Text]:
    """The texts of `texts.txt`."""
    texts = []
    for chunk in (HERE / "texts.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, *lines = chunk.strip().splitlines()
        marks = re.match(r"\[(\w+)\] ", head)
        kinds = {"## ": "h", "- ": "li", "> ": "q"}
        blocks = []
        for line in lines:
            kind = next((kinds[mark] for mark in kinds if line.startswith(mark)), "p")
            blocks.append((kind, line if kind == "p" else line.split(" ", 1)[1]))
        texts.append(
            Text(
                frozenset(marks[1].split()) if marks else frozenset(),
                head[marks.end() :] if marks else head,
                tuple(blocks),
            )
        )
    return texts


def slug_of(title: str) -> str:
    """`harga-beras-turun`."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:70]


def compose(text: Text, layout: str, index: int, texts: list[Text]) -> Article:
    """Fill the slots of a text and choose its dateline, credits and captions."""
    rng = random.Random(f"{layout}/{index}")
    place, district, province, host, zone = rng.choice(PLACES)
    head, other = rng.sample(PEOPLE, 2)
    writer, editor = rng.sample(WRITERS, 2)
    published = datetime(2011 if layout == "table2009" else 2017, 1, 3, 8, 0) + timedelta(
        minutes=rng.randrange(0, 60 * 24 * 365 * (1 if layout == "table2009" else 8))
    )
    event = published - timedelta(days=rng.randrange(0, 2))
    day = rng.choice(
        (
            f"{DAYS[event.weekday()]} ({event.day}/{event.month}/{event.year})",
            f"{DAYS[event.weekday()]} ({event.day:02d}/{event.month:02d})",
            f"{DAYS[event.weekday()]}, {event.day} {MONTHS[event.month - 1]} {event.year}",
        )
    )
    slots = {
        "P": place,
        "PP": place.upper(),
        "K": district,
        "N": head,
        "M": other,
        "D": day,
        "E": event.strftime("%A (%B ") + f"{event.day}, {event.year})",
        "W": writer,
        "prov": province,
        "host": host,
        "PUB": rng.choice(PUBLISHERS),
        "dmy": f"{published.day}/{published.month}/{published.year}",
    }

    def fill(template: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda slot: slots[slot[1]], template)

    article = Article(
        number=rng.randrange(120, 9800),
        title=fill(text.title),
        slug=slug_of(fill(text.title)),
        host=host,
        zone=zone,
        language=next((mark for mark in ("en", "jv", "su") if mark in text.marks), "id"),
        place=None,
        dateline=None,
        terminator="",
        blocks=[(kind, fill(block)) for kind, block in text.blocks],
        published=published,
        writer=writer,
        rng=rng,
    )
    if not {"nodl"} & text.marks and rng.random() < 0.85:
        template, article.terminator = DATELINES[(index * 5 + len(layout)) % len(DATELINES)]
        article.dateline = fill(template)
        article.place = fill(re.search(r"\{(?:PP|P|K)\}(?:, \{prov\})?", template)[0])  # type: ignore[index]
    choose_credits(article, index, editor)
    for template in rng.sample(CAPTIONS, 3):
        printed = caption = fill(template)
        credit = None
        if rng.random() < 0.4:
            mark, credit = (fill(part) for part in rng.choice(PHOTO_CREDITS))
            printed = f"{caption} {mark}" if mark.startswith("(") else f"{caption}. {mark}"
        article.captions.append(Caption(text=caption, credit=credit, printed=printed))
    for neighbour in rng.sample(texts, 6):
        if neighbour is not text:
            article.others.append((fill(neighbour.title), fill(neighbour.blocks[0][1])))
    return article


def choose_credits(article: Article, index: int, editor: str) -> None:
    """Initials at the end, labelled lines, an end mark, or nothing."""
    first, second = article.rng.sample(INITIALS, 2)
    writer = article.writer
    form = index % 8
    if form in (0, 3):
        article.tail, article.bylines = f"({first}/{second})", [first, second]
    elif form == 1:
        article.labels, article.bylines = (
            [("Penulis", writer), ("Editor", editor)],
            [writer, editor],
        )
    elif form == 2:
        article.tail, article.bylines = f"[{first}]", [first]
    elif form == 4:
        article.labels, article.bylines = [("Pewarta", writer)], [writer]
    elif form == 5:
        article.tail = "(*)"
    elif form == 6:
        name = writer.split(",")[0]
        article.tail, article.bylines = f"({name}/{first})", [name, first]


def expectation(article: Article, page: Page, name: str) -> dict[str, object]:
    """What a careful reader says of the page."""
    return {
        "file": name,
        "url": page.url,
        "content_type": None,
        "kind": "article",
        "title": article.title,
        "dateline": {"place": article.place, "text": article.dateline}
        if article.dateline
        else None,
        "bylines": page.bylines,
        "body": [text for _, text in article.blocks],
        "captions": [{"text": c.text, "credit": c.credit} for c in page.captions],
        "published": page.published,
        "language": article.language,
        **page.extra,
    }


def main() -> None:
    """Write every generated page and its expectations."""
    sys.path.insert(0, str(HERE))
    from layouts import LAYOUTS
    from layouts_old import OLD_LAYOUTS
    from listings import listing_pages

    texts = read_texts()
    drawn = {**LAYOUTS, **OLD_LAYOUTS}
    for order, (layout, draw) in enumerate(drawn.items()):
        folder = HERE / layout
        folder.mkdir(exist_ok=True)
        expected = []
        for index in range(PAGES_A_LAYOUT):
            text = texts[(order * 7 + index * 5) % len(texts)]
            article = compose(text, layout, index, texts)
            page = draw(article, index)
            name = f"{index:02d}.html"
            encoded = page.html.encode(page.encoding, "xmlcharrefreplace")
            (folder / name).write_bytes(encoded)
            expected.append(expectation(article, page, name))
        for name, url, html, kind in listing_pages(layout, texts, compose):
            (folder / name).write_text(html, encoding="utf-8")
            expected.append({"file": name, "url": url, "kind": kind})
        (HERE / f"{layout}.json").write_text(
            json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
