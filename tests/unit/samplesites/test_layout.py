"""The user's sample laid out as a page; an article of our own in the same form stands in for it."""

import html
import re
from datetime import datetime
from pathlib import Path

import pytest

from newsarchive.samplesites import truth
from newsarchive.samplesites.layout import lay_out

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"


def our_article():
    return next(item for item in truth(1) if item.title.startswith("Belajar dari Dapur Rumahan"))


def own():
    article = our_article()
    first, *rest = article.printed
    rest[-1] += f" {article.credit_line}"
    return "\n\n".join(
        [first, article.captions[0].printed, *rest, "Leave a Comment", "Skip to content"]
    )


def words_of(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page.decode())).split())


def test_our_own_article_has_the_form_of_the_sample():
    article = our_article()
    assert article.dateline.text == "Blimbing (malangkota.go.id)"
    assert article.dateline.region_code == "35.73.01"
    assert len(article.body) == 8
    assert "(kanan)" in article.captions[0].text
    assert [(credit.name, credit.role) for credit in article.bylines] == [
        ("say", "reporter"),
        ("yon", "editor"),
    ]
    assert article.event_date == "2023-11-18"


@pytest.mark.parametrize("which", ["own", "user"])
def test_every_paragraph_stands_in_the_page(which):
    if which == "own":
        text = own()
    else:
        files = sorted(SAMPLES.glob("*.txt")) if SAMPLES.is_dir() else []
        if not files:
            pytest.skip(f"the user's sample is not at {SAMPLES}")
        text = files[0].read_text("utf-8")
    url, page = lay_out(
        text, title="UMKM Melek Teknologi", published=datetime(2023, 11, 18, 15, 42)
    )
    assert url == "http://127.0.0.11:8470/2023/11/18/umkm-melek-teknologi/"
    shown = words_of(page)
    for block in text.partition("Leave a Comment")[0].strip().split("\n\n"):
        assert " ".join(block.split()) in shown
    assert shown.count("Leave a Comment") == 1
    assert "2023-11-18T15:42:00+07:00" in page.decode()
