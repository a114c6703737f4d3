"""The text of a page with its title: where it stands, its paragraphs and captions, what stands before and behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsarchive.extract.article import Caption, Credit, Dateline, Evidence
from newsarchive.extract.body.announced import last_list
from newsarchive.extract.body.blocks import Reading, read_blocks
from newsarchive.extract.body.container import Container, find_container, find_gallery
from newsarchive.extract.body.introductions import is_called_introduction, set_off_texts
from newsarchive.extract.body.paragraphs import trimmed
from newsarchive.extract.body.shell import stated_article
from newsarchive.extract.body.text_ends import part_body
from newsarchive.extract.captions.edge_captions import captions_behind, opening_caption
from newsarchive.extract.captions.lead_captions import is_below_image, lead_captions
from newsarchive.extract.captions.plain_captions import may_begin_with_caption, without_captions
from newsarchive.extract.dateline.own_names import own_names
from newsarchive.extract.frame.site_furniture import SiteFurniture
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.kinds.kinds import POOR, SHORTEST
from newsarchive.extract.kinds.remains import Remains, read_remains
from newsarchive.extract.kinds.spam import LEAST, warns
from newsarchive.extract.kinds.spam_words import phrases_of
from newsarchive.extract.markup.tree import document_title, first_text, names_of, text_of
from newsarchive.extract.page import Page
from newsarchive.extract.section.tag_lines import take_tags
from newsarchive.extract.title.title import find_title
from newsarchive.extract.words.lines import Block, letters

#: paragraphs and images read of a page; no article has more
_BLOCKS = 3000


@dataclass
class ArticleText:
    """What was read; of a page without any text the container is None."""

    container: Container | None
    #: of the tree in which the text stands: the page's, or that of a stated text
    survey: Survey
    #: the first of the container
    element: Any | None
    title: str | None
    #: captions, images and what was cut out
    reading: Reading
    #: paragraphs as they stand on the page
    blocks: list[Block]
    #: without dateline, facts and credits
    body: list[str]
    dateline: Dateline | None
    credits: list[Credit]
    #: that stood below the text in plain words
    tags: list[str]
    #: what else stands on a page whose text is poor
    remains: Remains | None


def read_text(page: Page, spam: set[str]) -> ArticleText:
    """Read title and text, and note their evidence; `spam` are the phrases of advertising that the page shows."""
    container = _container(page)
    reading = (
        read_blocks(
            container.elements,
            page.url,
            page.survey,
            page.rules.elements("captions") | _opening_captions(container),
            looks_for_spam=bool(spam),
            warns=bool(spam) and warns(document_title(page.root)),
        )
        if container
        else Reading()
    )
    shown = sum(len(block.text) for block in reading.blocks)
    survey = page.survey
    stated = stated_article(page.structured, container, shown)
    if stated is not None and shown >= SHORTEST and _is_cloak(stated, spam):
        stated = None
        page.flags.append("spam-injected")
    if stated is not None and (container is None or container.rule != "profile"):
        container, survey = stated, Survey(stated.elements[0])
        reading = read_blocks(stated.elements, page.url, survey)
        page.evidence["body"] = Evidence(
            rule="jsonld",
            selector="articleBody",
            text=reading.blocks[0].text[:300] if reading.blocks else None,
            confidence=0.85,
        )
    element = container.elements[0] if container else None
    title, evidence = page.rules.text("title") or find_title(
        page.root,
        page.survey,
        page.structured,
        element,
        page.hints,
    )
    if evidence:
        page.evidence["title"] = evidence
    tags = reading.tags + take_tags(reading.blocks)
    furniture = SiteFurniture(page.profile)
    blocks = furniture.without(reading.blocks[:_BLOCKS])
    captions: list[Caption] = []
    set_off: frozenset[str] = frozenset()
    if container is not None and element is not None:
        captions = lead_captions(container.elements, page.url, title)
        reading.captions += captions_behind(container.elements[-1], page.url, title)
        set_off = set_off_texts(element, survey)
        if (
            not captions
            and not is_called_introduction(names_of(element))
            and is_below_image(element)
            and may_begin_with_caption(blocks)
        ):
            # its caption may be what the element begins with
            blocks.insert(0, Block("image"))
    reading.blocks = trimmed(blocks, title)
    blocks = without_captions(reading, set_off)
    if captions:
        known = {caption.text for caption in reading.captions}
        opening = letters("".join(block.text for block in blocks[:2]))
        reading.captions = [
            # a summary between image and text says what the text begins with
            caption
            for caption in captions
            if caption.text not in known and letters(caption.text) not in opening
        ] + reading.captions
    reading.captions = furniture.without(reading.captions)
    body = [block.text for block in blocks]
    dateline, printed, credits = part_body(
        body,
        title,
        home=page.home,
        publishers=(*(page.profile.publishers if page.profile else ()), *own_names(page.url)),
        introductions=set_off | _first_parts(container),
        listed=last_list(blocks) | last_list(reading.blocks),
    )
    # behind a credit in the same line, say, it is met only now
    body = furniture.without_texts(body)
    if furniture.evidence is not None:
        page.evidence["furniture"] = furniture.evidence
    if dateline is not None:
        page.evidence["dateline"] = Evidence(
            rule="pattern", selector="dateline", text=printed[: dateline.end + 40], confidence=0.9
        )
    remains = _remains(page, body)
    if remains is not None and sum(map(len, body)) < SHORTEST:
        reading = _album(page, remains, reading)
    return ArticleText(
        container=container,
        survey=survey,
        element=element,
        title=title,
        reading=reading,
        blocks=blocks,
        body=body,
        dateline=dateline,
        credits=credits,
        tags=tags,
        remains=remains,
    )


def _opening_captions(container: Container) -> set[Any]:
    caption = opening_caption(container.elements[0])
    return set() if caption is None else {caption}


def _container(page: Page) -> Container | None:
    ruled = page.rules.found("body")
    if ruled is not None:
        elements, selector = ruled
        kept = [e for e in elements if not any(parent in elements for parent in e.iterancestors())]
        if sum(len(text_of(element)) for element in kept) >= 80:
            page.evidence["body"] = Evidence(
                rule="profile", selector=selector, text=text_of(kept[0])[:300], confidence=0.97
            )
            return Container(kept, "profile", selector, 0.97)
    container = find_container(page.root, page.survey) or find_gallery(page.root, page.survey)
    if container is not None:
        page.evidence["body"] = Evidence(
            rule=container.rule,
            selector=container.selector,
            text=first_text(container.elements[0], 300),
            confidence=round(container.confidence, 2),
        )
    return container


def _is_cloak(stated: Container, shown: set[str]) -> bool:
    """Whether a stated text advertises what the page's own does not."""
    return len(phrases_of(text_of(stated.elements[0])) - shown) >= LEAST


def _remains(page: Page, body: list[str]) -> Remains | None:
    """What else stands on a page whose text is poor."""
    if sum(map(len, body)) >= POOR:
        return None
    element = page.root.find("body")
    return read_remains(page.root if element is None else element, page.survey)


def _album(page: Page, remains: Remains, reading: Reading) -> Reading:
    """The pictures and captions of a page that has hardly any text beside them."""
    box = remains.picture_box()
    if box is None or len(reading.images) >= len(remains.pictures):
        return reading
    album = read_blocks([box], page.url, page.survey)
    return album if len(album.images) > len(reading.images) else reading


#: parts of a text: a box of its own, and the rest
_PARTS = 2


def _first_parts(container: Container | None) -> frozenset[str]:
    """What stands in boxes of its own before the one that holds most of a text."""
    if container is None or len(container.elements) < _PARTS:
        return frozenset()
    elements = container.elements
    return frozenset(map(text_of, elements[: max(1, elements.index(container.main))]))
