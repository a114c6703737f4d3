"""What intruders put into good pages: blocks and links of advertising, seen or unseen, and statements for machines.

Found by vocabulary, and boxes full of links to many other sites by being out of sight.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.frame.furniture import hides, is_hidden
from newsarchive.extract.kinds.spam import LEAST, promotion, reporting
from newsarchive.extract.kinds.spam_words import phrases_of
from newsarchive.extract.kinds.voice import news_voice, unquoted
from newsarchive.extract.markup.structured import Structured
from newsarchive.extract.markup.tree import finds, raw_text, text_of

#: characters of a block with a link of advertising, and for each phrase of a block without
_LONGEST_BLOCK, _DENSE = 400, 120
_LONGEST_UNSEEN = 20_000
_LONGEST_LINK = 200
_MOST_LINKS = 5000
#: phrases in a page's statements, and not on the page, that are none of its own
_STATED = 2
#: sites of other countries to which one unseen box leads
_FARM = 4
_HOST = re.compile(r"(?:https?:)?//([^/?#:]+)", re.IGNORECASE)
_STYLES = etree.XPath("descendant::*/@style")
#: ways to shrink a box to nothing; an empty one is none of ours
_shrinks = finds(
    re.compile(
        r"(?i)(?<![\w-])(?:max-)?(?:height|width)\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])|clip\s*:\s*rect\(\s*[01]|clip-path\s*:\s*inset\(\s*(?:50|100)%|scale\(\s*0\s*[,)]|text-indent\s*:\s*-\d{3,}"
    )
)
_SOCIAL = re.compile(
    r"(?i)(?:^|\.)(?:facebook|fb|twitter|x|t|instagram|youtube|youtu|wa|whatsapp|telegram|linkedin|pinterest|tiktok|threads|reddit|google|goo|apple|microsoft|w3|wordpress|blogger|tumblr|line|vk|addtoany|sharethis|creativecommons|bit|mail|yahoo|messenger)\.\w+$"
)
_STATEMENTS = (
    "og:title", "og:description", "twitter:title", "twitter:description", "description", "keywords", "title", "author", "article:tag", "article:section",
)  # fmt: skip


def host_of(url: str) -> str:
    """The host of an address without `www.`; nothing for a path."""
    found = _HOST.match(url.strip())
    return found[1].lower().removeprefix("www.") if found else ""


def is_indonesian(url: str) -> bool:
    """Whether an address is under the country's domain."""
    return host_of(url).endswith(".id")


def advertising_in(element: Any, host: str, *, warns: bool = False) -> int:
    """The phrases in a block that advertises: out of sight, with a link, or in plain words; 0 for all others.

    `host` is the page's own; a page that `warns` of such things tells what they say.
    """
    if not len(element) and not element.text and element.tag != "a":
        return 0
    text = raw_text(element)
    if len(text) > _LONGEST_UNSEEN:
        return 0
    found = phrases_of(text[:5000])
    score = len(found)
    if not score:
        return 0
    reports = reporting(text)
    links = [link for link in element.iter("a") if _advertises(link, host)]
    if is_concealed(element):
        return score if links or (score >= 2 and reports < 2) else 0
    length = len(" ".join(text.split()))
    if links and _is_sentence_with(links, element, text):
        return 0
    if links and reports < 2 and length <= max(_LONGEST_BLOCK, 200 * score):
        return score
    if not reports and length <= 200 * score:
        away = _hosts_away(element, host)
        least = 1 if any(not name.endswith(".id") for name in away) else 2
        if away and promotion(text) >= least:
            return score
    if reports or news_voice(text, is_signed=False, is_stated=False) > 1:
        return 0
    score = len(phrases_of(unquoted(text[:5000])))
    if score >= 2 and element.find(".//a") is not None and length <= 200 * score:
        return score
    is_dense = score >= LEAST and length <= _DENSE * score
    return score if is_dense and not warns and promotion(text) else 0


#: characters of a sentence into which an intruder puts a link
_OWN_SENTENCE = 80


def _is_sentence_with(links: list[Any], element: Any, text: str) -> bool:
    """Whether a paragraph says nothing of advertising but in links, and boxes out of sight round them, that were put into it.

    They are cut by themselves.
    """
    for link in links:
        put_in = link
        for box in link.iterancestors():
            if box is element:
                break
            if is_concealed(box):
                put_in = box
        text = text.replace(raw_text(put_in), " ", 1)
    own = " ".join(text.split())
    # one word of those who sell, `modal` or `bonus`, stands in many a sentence of news
    return len(own) >= _OWN_SENTENCE and not phrases_of(own) and promotion(own) < 2


def injected(root: Any, url: str, *, advertises: bool) -> bool:
    """Whether links of advertising lead off the site or stand where no reader sees them, or an unseen box leads to many sites.

    Links in sight are asked only when the page has words of advertising at all.
    """
    host = host_of(url)
    for style in _STYLES(root):
        if not (hides(style) or _shrinks(style)):
            continue
        hosts = {host_of(link.get("href") or "") for link in style.getparent().iter("a")}
        strangers = {name for name in hosts if name and name != host and not name.endswith(".id")}
        if len({name for name in strangers if not _SOCIAL.search(name)}) >= _FARM:
            return True
    return advertises and _linked(root, host) >= LEAST


def _linked(root: Any, host: str) -> float:
    """Points for links of advertising, by phrase: most for those that lead off the site unseen."""
    points: dict[str, float] = {}
    for number, link in enumerate(root.iter("a")):
        if number >= _MOST_LINKS:
            break
        text = text_of(link)
        if not text or len(text) > _LONGEST_LINK or not (found := phrases_of(text)):
            continue
        if reporting(text):
            continue
        away = host_of(link.get("href") or "") not in ("", host)
        unseen = any(
            is_concealed(parent)
            for _depth, parent in zip(range(30), link.iterancestors(), strict=False)
        )
        worth = (1.5 if away else 0.0) + (1.5 if away and unseen else 1.0 if unseen else 0.0)
        points.update({phrase: max(worth, points.get(phrase, 0.0)) for phrase in found})
    return sum(points.values())


def _hosts_away(element: Any, host: str) -> set[str]:
    return {host_of(link.get("href") or "") for link in element.iter("a")} - {"", host}


def _advertises(link: Any, host: str) -> bool:
    """Whether a link with words of advertising leads off the site."""
    if host_of(link.get("href") or "") in ("", host):
        return False
    text = text_of(link)
    return len(text) <= _LONGEST_LINK and bool(phrases_of(text)) and not reporting(text)


def is_concealed(element: Any) -> bool:
    """Whether a reader does not see the element: hidden as furniture may be, or shrunk to nothing."""
    return is_hidden(element) or _shrinks(element.get("style") or "")


def clear_statements(root: Any, structured: Structured, shown: str) -> bool:
    """Take advertising that the page itself does not show out of its title and statements; whether there was any.

    `shown` is all text of the page.
    """
    titles = root.findall("head/title")
    stated = [text_of(title) for title in titles]
    stated += [value for name in _STATEMENTS for value in structured.meta.get(name, ())]
    stated += structured.said
    if len(phrases_of(" | ".join(stated))) < _STATED:
        return False
    # the name of a site has words of those who report, too
    found = phrases_of(" | ".join(text for text in stated if reporting(text) < 2))
    for title in titles:
        shown = shown.replace(text_of(title), " ", 1)
    if len(found - phrases_of(shown)) < _STATED:
        return False
    for title in titles:
        if phrases_of(text_of(title)) & found:
            title.text = None
    for values in structured.meta.values():
        values[:] = [value for value in values if not phrases_of(value) & found]
    if phrases_of(" ".join(map(str, structured.jsonld.values()))):
        structured.jsonld = {}
    return True
