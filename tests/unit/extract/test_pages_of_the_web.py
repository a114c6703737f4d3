"""Texts as sites of the whole web print them: hyphenated, between scripts, in boxes named for something else."""

from __future__ import annotations

import pytest

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
    for hyphen in ("&shy;", "\u00ad"):
        hyphenated = paragraphs(0, 1, 2).replace("e", f"e{hyphen}")
        page = read(f"{_TITLE.replace('d', f'd{hyphen}')}<div>{hyphenated}</div>")
        assert (page.kind, page.title) == ("article", "Swing Bridge Closed to Lorries")
        assert page.body == list(_SENTENCES[:3])


def test_tags_in_scripts_nest_nothing() -> None:
    """Their strings open more elements than they close, which makes the page look deeper than it is."""
    script = "<script>var row = '" + "<div><span>" * 400 + "'; if (a && b) { show(row) }</script>"
    page = read(f"{script}<!-- {'<div>' * 300} -->{_TITLE}<div>{paragraphs(0, 1, 2)}</div>{script}")
    assert page.body == list(_SENTENCES[:3])


@pytest.mark.parametrize(
    "box",
    [
        "<div class='share-zone'>{}</div>",
        "<section class='o-section o-section--has-ads'>{}</section>",
        "<div class='single-page hidden-contents-menu'>{}</div>",
        "<header id='page-header'><section>{}</section></header>",
        "<main><aside class='direct-content'><section>{}</section></aside></main>",
    ],
)
def test_text_in_a_box_named_for_something_else(box: str) -> None:
    notice = "<div class='hint'><p>We use cookies to make this site better for you, see our terms.</p></div>"
    page = read(f"{notice}{box.format(f'{_TITLE}<div>{paragraphs(0, 1, 2, 3)}</div>')}")
    assert (page.kind, page.body) == ("article", list(_SENTENCES[:4]))


def test_sections_of_a_text_with_advertising_between_them() -> None:
    sections = "".join(
        f"<section class='Report__Section Report__Section--Ads'>{paragraphs(n, n + 1)}</section>"
        for n in (0, 2, 4)
    )
    assert read(f"<article class='Report'>{_TITLE}{sections}</article>").body == list(_SENTENCES)


@pytest.mark.parametrize("box", ["aside class='widget'", "div class='comments'", "footer"])
def test_what_says_more_than_the_text_beside_it(box: str) -> None:
    beside = f"<{box}>{paragraphs(1, 2, 3, 4, 5)}</{box.split()[0]}>"
    page = read(f"<section>{_TITLE}<article><p>{_SENTENCES[0]}</p></article></section>{beside}")
    assert page.body == [_SENTENCES[0]]


def test_parts_of_which_a_system_builds_a_text() -> None:
    """Each below several boxes of its own, so that the densest is far from what gathers them."""
    item = "<div class='field--item'><div class='paragraph {}'><div class='field--text'><div class='text-x'>{}</div></div></div></div>"
    items = "".join(
        item.format(kind, paragraphs(*numbers))
        for kind, numbers in (("intro", (0,)), ("text", (1, 2, 3, 4)), ("notes", (5,)))
    )
    page = read(f"<div>{_TITLE}<div class='field--name-parts'>{items}</div></div>")
    assert page.body == list(_SENTENCES)


def test_columns_of_a_layout_are_no_parts() -> None:
    card = "<a href='/n/{0}'><div><div><h3>{1}</h3><p>{1} {1}</p></div></div></a>"
    cards = "".join(card.format(n, _SENTENCES[n][:60]) for n in (3, 4, 5))
    page = read(
        f"{_TITLE}<div><div class='half wide'><div>{paragraphs(0, 1, 2)}</div></div><div class='half'>{cards}</div></div>"
    )
    assert page.body == list(_SENTENCES[:3])


def test_further_articles_below_the_one_that_the_page_is_for() -> None:
    more = f"<article><h1>Fish Hall Gets a New Roof</h1><div>{paragraphs(1, 2, 3, 4, 5)}{paragraphs(2, 3)}</div></article>"
    page = read(
        f"<main><article>{_TITLE}<div>{paragraphs(0, 1, 2, 4)}</div></article>{more}</main>"
    )
    assert (page.kind, page.body) == ("article", [_SENTENCES[n] for n in (0, 1, 2, 4)])


def test_short_text_above_a_list_that_says_more() -> None:
    teaser = "<div class='next'><h2><a href='/n/{0}'>Headline Number {0} of the List</a></h2><p>{1}</p></div>"
    teasers = "".join(teaser.format(n, _SENTENCES[n] * 2) for n in range(1, 6))
    page = read(
        f"<div><div id='story'>{_TITLE}<p>{_SENTENCES[0]}</p><p>{_SENTENCES[5]}</p></div><div>{teasers}</div></div>"
    )
    assert (page.kind, page.body) == ("article", [_SENTENCES[0], _SENTENCES[5]])


@pytest.mark.parametrize(
    "name", ["intro", "article__intro", "chapo", "standfirst", "text-vorspann"]
)
def test_introduction_in_a_box_of_its_own(name: str) -> None:
    head = f"<div class='head'>{_TITLE}<p><span class='{name}'>{_SENTENCES[5]}</span></p></div>"
    page = read(
        f"<div>{head}<div class='x'><div class='y'>{paragraphs(0, 1, 2, 3)}</div></div></div>"
    )
    assert page.body == [_SENTENCES[5], *_SENTENCES[:4]]


def test_introduction_of_another_article_before_the_text() -> None:
    other = f"<div class='top'><div class='intro'><h3><a href='/n/1'>{_SENTENCES[5]}</a></h3><p>{_SENTENCES[4]}</p></div></div>"
    page = read(f"<div>{other}<div>{_TITLE}<div>{paragraphs(0, 1, 2, 3)}</div></div></div>")
    assert page.body == list(_SENTENCES[:4])


@pytest.mark.parametrize(
    "card",
    [
        "<article><h3><a href='/n/2'>Fish Hall Gets a New Roof</a></h3><p>The roof leaked for years, says the board.</p></article>",
        "<a href='/n/2'><div><img src='a.jpg'><h4>Fish Hall Gets a New Roof</h4><p>The roof leaked for years.</p></div></a>",
        "<figure><a href='/n/2'><img src='a.jpg'><figcaption><h3>Fish Hall Gets a New Roof</h3></figcaption></a></figure>",
        "<div class='x-author-box-wrap'><a href='/a/1'>Ann Vale</a><p>Ann covers the coast, its harbours and its people.</p></div>",
        "<p>Advertisement</p>",
        "<p>Article continues below</p>",
        "<p>Sign up for our Morning newsletter.</p>",
    ],
)
def test_what_stands_between_the_paragraphs_of_a_text(card: str) -> None:
    page = read(
        f"<div class='article-body'>{_TITLE}{paragraphs(0, 1)}{card}{paragraphs(2, 3)}</div>"
    )
    assert page.body == list(_SENTENCES[:4])


@pytest.mark.parametrize(
    "heading", ["Most read", "Related topics", "More on this story", "Up next"]
)
def test_headings_behind_which_no_text_follows(heading: str) -> None:
    rest = (
        f"<h3>{heading}</h3><p>Fish Hall Gets a New Roof</p><p>Ferry Timetable Changes in June</p>"
    )
    page = read(f"<div class='article-body'>{_TITLE}{paragraphs(0, 1, 2)}{rest}</div>")
    assert page.body == list(_SENTENCES[:3])


def test_what_a_site_says_behind_an_article() -> None:
    call = f"<section><h2>Help us keep watch</h2><p>{_SENTENCES[5]}</p></section><section><p>{_SENTENCES[4]}</p></section>"
    page = read(
        f"<main>{_TITLE}<article>{paragraphs(0, 1, 2, 3)}</article><div>{call}</div></main>"
    )
    assert page.body == list(_SENTENCES[:4])


@pytest.mark.parametrize(
    "name",
    ["CommentTreeItem", "articleComments", "x-side-rail left", "asset-share-tools", "artTools"],
)
def test_names_of_what_stands_beside_a_text(name: str) -> None:
    beside = f"<div class='{name}'><p>{_SENTENCES[4]}</p><p>{_SENTENCES[5]}</p></div>"
    page = read(
        f"<div>{_TITLE}<div class='story-body'>{paragraphs(0, 1, 2, 3)}{beside}</div></div>"
    )
    assert page.body == list(_SENTENCES[:4])


@pytest.mark.parametrize("name", ["commentary", "node-no-sidebar view", "page-without-comments"])
def test_names_that_say_how_a_text_is_shown(name: str) -> None:
    rest = f"<div class='teasers'>{paragraphs(5)}</div>"
    page = read(
        f"<div><div class='{name}'>{_TITLE}<div>{paragraphs(0, 1, 2, 3)}</div></div>{rest}</div>"
    )
    assert page.body[:4] == list(_SENTENCES[:4])


def test_little_text_under_the_headline_in_a_box_named_for_facts() -> None:
    notice = "<div class='foot'><p>This page is best viewed in an up-to-date browser with style sheets; consider upgrading yours, please.</p></div>"
    page = read(
        f"<div><div>{_TITLE}<div id='meta-information'>{paragraphs(0, 2, 3, 4)}</div></div>{notice}</div>"
    )
    assert page.body == [_SENTENCES[n] for n in (0, 2, 3, 4)]


@pytest.mark.parametrize(
    "line", ["Text Size: A | A | A", "Email this Article", "Replay", "Enlarge image"]
)
def test_buttons_of_a_page_are_no_paragraphs(line: str) -> None:
    page = read(
        f"<div class='story-body'>{_TITLE}<p>{line}</p>{paragraphs(0, 1, 2)}<div>{line}</div></div>"
    )
    assert page.body == list(_SENTENCES[:3])


def test_cards_that_are_links_as_a_whole_are_no_prose() -> None:
    card = "<li><a href='/n/{0}'><div><p>{1}</p></div></a></li>"
    cards = "".join(card.format(n, _SENTENCES[n % 6] * 2) for n in range(12))
    page = read(
        f"<div><div><div>{_TITLE}{paragraphs(0, 1)}</div></div><div><ul>{cards}</ul></div></div>"
    )
    assert (page.kind, page.body) == ("article", list(_SENTENCES[:2]))


@pytest.mark.parametrize("name", ["publish-date", "DisplayDate", "OriginalPublicationDate"])
def test_day_that_a_site_states_under_a_name_of_its_own(name: str) -> None:
    page = read(
        f"{_TITLE}<div>{paragraphs(0, 1, 2)}</div>", f"<meta name='{name}' content='2013-06-05'>"
    )
    assert page.published is not None
    assert (page.published.value[:10], page.published.source) == ("2013-06-05", "meta")


def test_slides_in_a_text_give_pictures_and_captions() -> None:
    slide = "<li><img src='{0}.jpg' width='600'><h2>The bridge in year {0}</h2><p>{1}</p></li>"
    slides = "".join(
        slide.format(year, "Ships pass the open span at noon.") for year in (1951, 1974, 1998)
    )
    gallery = f"<div class='slideshow gallery'><ul>{slides}</ul><span>HIDE CAPTION</span><figcaption>The span in May.</figcaption></div>"
    page = read(
        f"<div class='story-body'>{_TITLE}{paragraphs(0, 1)}{gallery}{paragraphs(2, 3, 4, 5)}</div>"
    )
    assert page.body == list(_SENTENCES)
    assert [caption.text for caption in page.captions] == ["The span in May."]
    assert len(page.images) == 3
