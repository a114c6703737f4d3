"""Texts as sites of the whole web print them: hyphenated, between scripts, in boxes named for something else."""

from __future__ import annotations

from newsarchive.extract import extract_article
from newsarchive.extract.article import Article

_SENTENCES = (
    "The harbour board voted on Tuesday to close the old swing bridge to lorries, after inspectors found cracks in two of its bearings.",
    "Engineers first noticed the damage in March, when a routine survey showed that the eastern span no longer closed evenly in warm weather.",
    "Drivers will be sent along the ring road until the bearings are replaced, which the board expects to take about eleven weeks.",
    "Shopkeepers on the quay said that they had not been told before the vote and feared to lose the passing trade of the summer.",
    "The repairs are to cost 2.4 million, most of which comes from a fund that the province set up for bridges older than sixty years.",
    "A public meeting is planned at the fish hall next month, where the board wants to present the timetable and answer questions.",
)
_TITLE = "<h1>Swing Bridge Closed to Lorries</h1>"


def paragraphs(*numbers: int) -> str:
    return "".join(f"<p>{_SENTENCES[number]}</p>" for number in numbers)


def read(body: str, head: str = "") -> Article:
    html = f"<html><head><title>Swing Bridge Closed to Lorries</title>{head}</head><body>{body}</body></html>"
    return extract_article(html.encode(), "https://example.com/news/swing-bridge-closed")


def test_soft_hyphens_in_every_word_are_not_seen() -> None:
    hyphenated = paragraphs(0, 1, 2).replace("ar", "a&shy;r").replace("te", "t\u00ade")
    page = read(f"{_TITLE.replace('Bri', 'Bri&shy;')}<div>{hyphenated}</div>")
    assert (page.kind, page.title) == ("article", "Swing Bridge Closed to Lorries")
    assert page.body == list(_SENTENCES[:3])


def test_tags_in_scripts_nest_nothing() -> None:
    """Their strings open more elements than they close, which makes the page look deeper than it is."""
    script = "<script>var row = '" + "<div><span>" * 400 + "'; if (a && b) { show(row) }</script>"
    page = read(f"{script}<!-- {'<div>' * 300} -->{_TITLE}<div>{paragraphs(0, 1, 2)}</div>{script}")
    assert page.body == list(_SENTENCES[:3])
