"""The title: of the headings and statements that offer one, without the site's name."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.article import Evidence
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.structured import Structured
from newsarchive.extract.markup.tree import (
    LONGEST_TITLE,
    document_title,
    finds,
    says,
    text_without,
)
from newsarchive.extract.title.cut_titles import is_cut, whole_title
from newsarchive.extract.title.headline import heading_text, leads_home
from newsarchive.extract.title.printed_title import (
    fuller_headline,
    labelled_title,
    opens_paragraph,
    plain_headline,
    printed_title,
)
from newsarchive.extract.title.site_names import holds_rights, names_home
from newsarchive.extract.title.site_titles import (
    SEPARATOR,
    is_slogan,
    is_unprinted_name,
    names_page,
    names_site_only,
    tells_deed,
)
from newsarchive.extract.words.telling import tells_of, words_in
from newsarchive.hints import Hints

_TITLE_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?<!sub-)(?<!sub_)(?<!section-)(?<!section_)(?<!widget-)(?<!sidebar-)(?<!block-)(?:lbl|txt|lit)?(?:entry-title|post-title|article-title|itemtitle|page-header|page-title|judul\w*|title|headline|td-post-title)(?=$|[\s_-])"
)
_names_title = finds(_TITLE_NAMES)
_GENERIC = re.compile(
    r"(?i)^(?:berita|home|beranda|detail(?: berita)?|news|artikel|selamat datang.*|pemerintah (?:kota|kabupaten|provinsi).{0,40}|portal(?: (?:resmi|berita|web(?:site)?|data|informasi|layanan|publik|desa|kelurahan|kecamatan|kabupaten|kota|provinsi|pemerintah|daerah|pemkab|pemkot|ppid|dinas))*(?: \S+){0,2}|website resmi.*|untitled.*|new page \d*)$"
)


def find_title(
    root: Any,
    survey: Survey,
    structured: Structured,
    container: Any | None,
    hints: Hints | None,
) -> tuple[str | None, Evidence | None]:
    """(title, evidence)."""
    document = document_title(root)
    stated = structured.first("og:title", "twitter:title", "dc.title", "dcterms.title")
    site = structured.first("og:site_name", "application-name")
    offers: list[tuple[str, float, str, str]] = []
    headline = structured.jsonld.get("headline") or structured.jsonld.get("name")
    if isinstance(headline, str) and headline.strip():
        offers.append((_clean(headline, site), 0.9, "jsonld", "headline"))
    if stated:
        offers.append((_clean(stated[1], site), 0.85, "meta", stated[0]))
    if document:
        offers.append((_clean(document, site), 0.6, "generic", "title"))
    if hints and hints.title:
        offers.append((_clean(hints.title, site), 0.7, "listing", hints.found_by or "hint"))
    if labelled := labelled_title(root, survey):
        offers.insert(0, (labelled, 0.75, "generic", "label"))
    only_document = all(
        selector == "title" or (rule == "meta" and names_site_only(text))
        for text, _sure, rule, selector in offers
    )
    names_site = (
        only_document
        and bool(document)
        and (
            names_site_only(document)
            or names_home(root, document)
            or holds_rights(survey.text, document)
        )
        and not _heads_text(container, document)
    )
    stated_texts = frozenset(text for text, *_ in offers)
    headings = [] if names_site else _headings(root, survey, container, stated_texts)
    own = (document, _clean(document, site))
    is_stated_by_site = bool(document) and (
        only_document or all(rule == "meta" or text in own for text, _sure, rule, _ in offers)
    )
    names = {document, *(text for text, *_ in offers if text not in own)}
    unprinted = {
        name for name in names if is_stated_by_site and is_unprinted_name(root, name, survey)
    }
    is_unprinted = unprinted == names
    if (
        names_site
        or is_unprinted
        or (is_stated_by_site and is_slogan(root, container, document, survey))
        # the office states its name for all its pages, and heads them with it
        or (
            is_stated_by_site
            and len(names) > 1
            and all(name in unprinted for name in names if _tells_article(name))
        )
    ):
        printed = printed_title(root, container, document)
        if printed is not None and (
            names_site
            or (
                len(printed[0].split()) >= _HEADLINE_WORDS
                and (
                    # one of several parts may be what a short text is called
                    (printed[1] not in _LESSER or SEPARATOR.search(document) is None)
                    if is_unprinted
                    # every text of an office speaks of that
                    else tells_of(container, printed[0], filter(_tells_article, names))
                )
            )
        ):
            return printed[0], Evidence(
                rule="generic", selector=printed[1], text=printed[0][:300], confidence=0.7
            )
        if is_unprinted and (plain := plain_headline(container, document)):
            # names that themes give to headlines stand above the boxes beside the text
            is_told = tells_of(container, plain[0], names)
            if is_told and not (printed and tells_of(container, printed[0], names)):
                return plain[0], Evidence(
                    rule="generic", selector=plain[1], text=plain[0][:300], confidence=0.6
                )
        headings = headings or _headings(root, survey, container, stated_texts)
    stated_words = [words_in(text) for text, *_ in offers]
    best: tuple[float, str, str, str] | None = None
    for order, (text, selector, weight) in enumerate(headings):
        is_generic = _is_generic(text) and not (text in own and _heads_text(container, text))
        if not text or len(text) > 300 or is_generic or names_page(text):
            continue
        if text.endswith(",") and selector in _BOLD:
            # whose signature stands below: `BUPATI WAJO,`
            continue
        words = words_in(text)
        agreement = max((_overlap(words, offer) for offer in stated_words), default=0.0)
        score = weight + 2.0 * agreement - 0.01 * order
        if best is None or score > best[0]:
            best = (score, text, "generic", selector)
    texts = [text for text, *_ in offers]
    if best is not None and is_cut(best[1]):
        whole = whole_title(best[1], texts, survey, container)
        best = (best[0], whole or best[1], *best[2:])
    if best is not None and (bare := _without_rubric(best[1], headings, root)):
        best = (best[0], bare, *best[2:])
    if best is not None and best[1][0] in '"“' and best[1][-1] in '"”':
        # a heading of readers' comments names the article between quotes
        bare = best[1][1:-1]
        if any(bare == text for text, *_ in offers):
            best = (best[0], bare, best[2], best[3])
    if (
        best is not None
        and only_document
        and (_is_foreign(best[1], offers, survey) or _is_listed(best[1], offers, survey))
    ):
        best = None
    if best is not None and (best[0] >= 1.4 or (only_document and best[0] >= 0.8) or not offers):
        return best[1], Evidence(
            rule=best[2],
            selector=best[3],
            text=best[1][:300],
            confidence=min(0.98, 0.3 + best[0] / 5),
        )
    if is_stated_by_site and (fuller := fuller_headline(survey, container, document)):
        return fuller, Evidence(
            rule="generic", selector="headline", text=fuller[:300], confidence=0.6
        )
    for text, confidence, rule, selector in offers:
        if text and not _is_generic(text):
            if is_cut(text):
                text = whole_title(text, texts, survey, container) or text
            text = _as_printed(text, survey)
            return text, Evidence(
                rule=rule, selector=selector, text=text[:300], confidence=confidence
            )
    if best is not None:
        return best[1], Evidence(rule=best[2], selector=best[3], text=best[1][:300], confidence=0.4)
    return None, None


def _is_generic(text: str) -> bool:
    """Whether a text heads any page of a site, or the site."""
    return _GENERIC.match(text) is not None and not tells_deed(text)


#: words of an office's name at most
_OFFICE_WORDS = 4


def _tells_article(name: str) -> bool:
    return not (names_site_only(name) and len(name.split()) <= _OFFICE_WORDS)


def _is_foreign(heading: str, offers: list[tuple[str, float, str, str]], survey: Survey) -> bool:
    """Whether a heading shares no word with what the document is called, which the page prints elsewhere: `Penerbit Aset`, of a portal's box."""
    words = words_in(heading)
    return (
        len(words) < _HEADLINE_WORDS
        and bool(offers)
        and all(words.isdisjoint(words_in(text)) for text, *_ in offers)
        and any(len(text.split()) >= _HEADLINE_WORDS and text in survey.text for text, *_ in offers)
    )


#: share of words that a heading has in common with what the document is called, if both are of one article
_SHARED = 0.3


def _is_listed(heading: str, offers: list[tuple[str, float, str, str]], survey: Survey) -> bool:
    """Whether a heading stands in a list of other articles and says something else than the document's title, which the page prints elsewhere."""
    words = words_in(heading)
    if any(_overlap(words, words_in(text)) >= _SHARED for text, *_ in offers) or not any(
        len(text.split()) >= _HEADLINE_WORDS and text in survey.text for text, *_ in offers
    ):
        return False
    saying = [e for e in survey.elements if e.tag != "li" and says(e, heading)]
    return bool(saying) and all(next(e.iterancestors("li"), None) is not None for e in saying)


#: words of a rubric at most
_RUBRIC_WORDS = 3


def _without_rubric(heading: str, headings: list[tuple[str, str, float]], root: Any) -> str | None:
    """The headline that another heading prints alone, without the rubric that the page also names in a heading or link of its own: `Gambut Bukan Lahan Tidur - Opini`."""
    parts = [part for part in SEPARATOR.split(heading) if part.strip()]
    if len(parts) != _HEADLINE_AND_RUBRIC:
        return None
    rubric, bare = sorted(parts, key=len)
    if len(rubric.split()) > _RUBRIC_WORDS or not any(text == bare for text, *_ in headings):
        return None
    address = "-".join(rubric.lower().split())
    is_named = any(
        says(element, rubric) and (element.tag != "a" or address in element.get("href", ""))
        for element in root.iter("h1", "h2", "h3", "a")
    )
    return bare if is_named else None


_HEADLINE_AND_RUBRIC = 2


_BEFORE_TITLE = "Berita "


def _as_printed(title: str, survey: Survey) -> str:
    """A stated title without the word that a site puts before it, where the page prints it so."""
    rest = title.removeprefix(_BEFORE_TITLE)
    if rest == title or len(rest.split()) < _HEADLINE_WORDS:
        return title
    return rest if survey.text.count(rest) > survey.text.count(title) else title


#: words of the headline that is believed before a site's name at least
_HEADLINE_WORDS = 5


#: elements that print what is of less order than a headline
_LESSER = frozenset(("h5", "h6", "b", "strong", "font"))


def _heads_text(container: Any | None, document: str) -> bool:
    """Whether a document's title, though it begins as names of offices do, is the heading of the text: `Puskesmas Keliling Layani Warga Seberang`."""
    if container is None or len(document.split()) < _HEADLINE_WORDS:
        return False
    if any(says(heading, document) for heading in container.iter("h1", "h2", "h3")):
        return True
    if (parent := container.getparent()) is None or parent.tag == "body":
        return False
    return any(
        says(heading, document) for heading in container.itersiblings("h1", "h2", preceding=True)
    )


_TITLE_PROPERTIES = frozenset(("headline", "name"))


#: weights of headings; other elements are asked when their names or their prominence speak for them
_WEIGHTS = {"h1": 0.8, "h2": 0.5, "h3": 0.3, "h4": 0.2}
_BOLD = frozenset(("b", "font"))
#: elements in a headline in bold type
_MOST_IN_BOLD = 3
#: whose the pages are, below them
_OF_RIGHTS = re.compile(
    r"(?i)\W*(?:copyright\b|hak cipta\b|all rights reserved|\(c\) ?\d{4}|© ?\d{4})|©"
)


def _headings(
    root: Any, survey: Survey, container: Any | None, stated: frozenset[str]
) -> list[tuple[str, str, float]]:
    """(text, selector, weight) of what may be the title, in the order of the page; of one that has a `stated` text in a piece of its own, that, too."""
    named = survey.called(_names_title)
    named.update(e for e in survey.itemprops if e.get("itemprop") in _TITLE_PROPERTIES)
    found: list[tuple[str, str, float]] = []
    # what a site calls itself below its pages
    last = {
        heading
        for footer in root.iter("footer")
        if footer.find(".//h1") is None
        for heading in footer.iter("h2", "h3", "h4")
    }
    for element in root.iter("h1", "h2", "h3", "h4", "div", "span", "p", "td", "font", "b"):
        tag = element.tag
        if element in last:
            continue
        if element in named:
            if tag not in _WEIGHTS and next(element.iter(*_WEIGHTS, "h5"), None) is not None:
                # the band round the headline
                continue
            weight = _WEIGHTS.get(tag, 0.2) + 0.5
        elif tag in _WEIGHTS:
            weight = _WEIGHTS[tag]
            if tag == "h1" and leads_home(element):
                continue
        elif (
            tag not in _BOLD
            or container is None
            or len(element) > _MOST_IN_BOLD
            or opens_paragraph(element)
        ):
            continue
        else:
            weight = 0.2
        text = heading_text(element, 300)
        if 8 <= len(text) <= 300 and not _OF_RIGHTS.match(text):
            classes = (element.get("class") or "").split()
            selector = f"{tag}.{classes[0]}" if classes else tag
            if any(map(_is_small, element)) and len(alone := text_without(element, _is_small)) >= 8:
                # Bootstrap's `<h1>Headline <small>Berita / 12</small></h1>`
                found.append((alone, selector, weight))
            if len(element) and text not in stated:
                # a subtitle or a path stands in the box of the headline
                found += (
                    (piece, selector, weight)
                    for piece in _pieces(element, len(text))
                    if piece in stated and len(piece.split()) >= _LEAST_PIECE
                )
            found.append((text, selector, weight))
        if len(found) > 200:
            break
    return found


#: words of a headline that stands in a box with other words, and pieces of such a box
_LEAST_PIECE, _MOST_PIECES = 3, 6


def _pieces(element: Any, longest: int) -> list[str]:
    """The pieces of a short text, one to each element or what stands between them."""
    pieces = [" ".join(piece.split()) for piece in element.itertext()]
    pieces = [piece for piece in pieces if piece]
    is_short = 1 < len(pieces) <= _MOST_PIECES
    return [piece for piece in pieces if len(piece) < longest] if is_short else []


def _is_small(element: Any) -> bool:
    """Whether something is said beside a headline in small type: `<small>`, `<span><sup>Featured</sup></span>` of K2."""
    if element.tag == "span" and len(element) == 1 and not (element.text or "").strip():
        element = element[0]
    return bool(element.tag in ("small", "sup"))


def _clean(text: str, site: tuple[str, str] | None) -> str:
    """A stated title without the site's name or section behind or before it."""
    text = " ".join(text[:LONGEST_TITLE].split())
    if site:
        name = re.escape(" ".join(site[1].split()))
        text = (
            re.sub(rf"(?i)\s*[|–—·»:-]+\s*{name}\s*$|^{name}\s*[|–—·»:-]+\s*", "", text).strip()
            or text
        )
    parts = [part for part in SEPARATOR.split(text) if part.strip()]
    if len(parts) > 1:
        longest = max(parts, key=len)
        rest = [part for part in parts if part is not longest]
        if all(
            len(part) < len(longest)
            and len(part.split()) <= 7
            and (_is_site(part) or names_site_only(part))
            for part in rest
        ):
            return longest.strip()
    return text


_SITE = re.compile(
    r"(?i)pemerintah|pemkot|pemkab|pemprov|kota|kabupaten|provinsi|dinas|diskominfo|portal|website|situs|berita|news|media center|resmi|\.id|\.com|home"
)


def _is_site(part: str) -> bool:
    return _SITE.search(part) is not None


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
