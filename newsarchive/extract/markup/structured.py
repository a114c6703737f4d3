"""What a page says of itself for machines: JSON-LD in all its broken forms, meta tags, microdata, time tags."""

from __future__ import annotations

import html as entities
import json
import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from newsarchive.extract.markup.flight import piece_of

_ARTICLE_TYPES = re.compile(
    r"(?i)(news|blog|report|analysis|opinion|tech|scholarly|)?(article|posting)$"
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMENTS = re.compile(r"^\s*(?://\s*)?<!(?:--|\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
#: `window.__INITIAL_STATE__ = {…}`
_STATE = re.compile(r"\s*(?:window\.|var\s+|self\.)?_{0,2}[A-Za-z_]{3,30}\s*=\s*(?=\{\s*\")")
#: Inertia keeps a page's data in an attribute
_APPS = etree.XPath("//div[@data-page]")


@dataclass
class Structured:
    """Statements found, by where they stand."""

    #: the JSON-LD object of the article, if any
    jsonld: dict[str, Any] = field(default_factory=dict)
    #: all JSON-LD objects that are articles
    articles: list[dict[str, Any]] = field(default_factory=list)
    #: what is stated of this page where no article is: as SEO plugins do for every page
    webpage: dict[str, Any] = field(default_factory=dict)
    #: types of all JSON-LD objects
    types: list[str] = field(default_factory=list)
    #: names, headlines and descriptions of all JSON-LD objects
    said: list[str] = field(default_factory=list)
    #: names of the steps of the path to this page, in order
    path: list[str] = field(default_factory=list)
    #: names of JSON-LD objects by their `@id`
    named: dict[str, str] = field(default_factory=dict)
    #: meta name or property (lower case) to its contents in order
    meta: dict[str, list[str]] = field(default_factory=dict)
    #: texts of the scripts in which a framework keeps its data
    states: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None

    def first(self, *names: str) -> tuple[str, str] | None:
        """(name, content) of the first of these meta tags that says something."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value.strip():
                    return name, value.strip()
        return None


def read_structured(root: Any) -> Structured:
    """Collect the statements of a page, and silence its scripts and styles, whose text nobody reads.

    From here on the text of an element is what a reader sees.
    """
    found = Structured(language=root.get("lang") or root.get("xml:lang"))
    rows: list[str] = []
    for element in root.iter("meta", "link", "script", "style", "noscript"):
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content:
                found.meta.setdefault(name.strip().lower(), []).append(content)
        elif tag == "link":
            if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
                found.canonical = found.canonical or element.get("href").strip()
        else:
            kind = (element.get("type") or "").lower()
            if tag == "script" and element.text and (state := _STATE.match(element.text)):
                found.states.append(element.text[state.end() :])
            elif tag == "script" and element.text and (piece := piece_of(element.text)):
                rows.append(piece)
            elif tag == "script" and element.text and "json" in kind:
                if "ld+json" in kind:
                    _take(found, parse_json(element.text))
                else:
                    found.states.append(element.text)
            element.text = None
    found.states += [
        element.get("data-page") for element in _APPS(root) if element.get("data-page")
    ]
    if rows:
        found.states.append("".join(rows))
    etree.strip_elements(root, "script", "style", "noscript", with_tail=False)
    if found.articles:
        found.jsonld = _about_this_page(root, found)
    return found


#: share of words that a headline has in common with one of the page's titles, if it speaks of this page
_SAME_STORY = 0.3


def _about_this_page(root: Any, found: Structured) -> dict[str, Any]:
    """Of the stated articles the one that the page's own titles name; nothing when all speak of others."""
    titles = [
        _words(value)
        for name in ("og:title", "twitter:title")
        for value in found.meta.get(name, ())
    ]
    titles += [
        _words("".join(element.itertext())) for element in root.iter("title", "h1", "h2", "h3")
    ]
    titles = [words for words in titles if len(words) > 1]
    if not titles:
        return found.articles[0]
    best, best_share = found.articles[0], -1.0
    for article in found.articles:
        headline = article.get("headline") or article.get("name")
        if not isinstance(headline, str) or len(_words(headline)) < 3:
            share = _SAME_STORY
        else:
            words = _words(headline)
            share = max(len(words & title) / len(words) for title in titles)
        if share > best_share:
            best, best_share = article, share
    if best_share >= _SAME_STORY or _is_printed(root, best.get("headline") or best.get("name")):
        return best
    return {}


def _is_printed(root: Any, headline: Any) -> bool:
    """Whether a headline stands on the page as a text of its own, not as a link to somewhere else."""
    wanted = " ".join(str(headline).split()).lower()
    return any(
        element.text and " ".join(element.text.split()).lower() == wanted
        for element in root.iter("h4", "h5", "h6", "div", "span", "p", "td", "font", "b", "strong")
        if element.getparent() is None or element.getparent().tag != "a"
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", entities.unescape(text).lower()))


def parse_json(text: str) -> Any:
    """JSON as sites write it: comments around it, trailing commas, raw line ends, several objects; None when lost."""
    text = _COMMENTS.sub("", text).strip().rstrip(";")
    for attempt in (
        text,
        entities.unescape(text),
        _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text)),
    ):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        value, _end = json.JSONDecoder(strict=False).raw_decode(_CONTROL.sub(" ", text))
    except (ValueError, RecursionError):
        return _salvage(text)
    return value


def _salvage(text: str) -> dict[str, Any] | None:
    """The plain string members of an object that is too broken to parse."""
    pairs = dict(
        re.findall(
            r'"(headline|datePublished|dateModified|articleSection|@type)"\s*:\s*"([^"\n]{1,300})"',
            text,
        )
    )
    return pairs or None


def _take(found: Structured, value: Any) -> None:
    for item in _objects(value, 0):
        kinds = item.get("@type")
        names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]
        found.types += names
        found.said += [
            said for key in _SAID if isinstance(said := item.get(key), str) and len(said) < 1000
        ]
        if isinstance(item.get("@id"), str) and isinstance(item.get("name"), str):
            found.named.setdefault(item["@id"], item["name"])
        if any(_ARTICLE_TYPES.match(name) for name in names):
            found.articles.append(item)
        elif "WebPage" in names and not found.webpage:
            found.webpage = item
        elif "BreadcrumbList" in names and not found.path:
            found.path = _steps(item.get("itemListElement"))


def _steps(items: Any) -> list[str]:
    names = []
    for step in items if isinstance(items, list) else ():
        inner = step.get("item") if isinstance(step, dict) else None
        name = step.get("name") if isinstance(step, dict) else None
        name = name or (inner.get("name") if isinstance(inner, dict) else None)
        if isinstance(name, str) and name.strip():
            names.append(" ".join(entities.unescape(name).split()))
    return names


_SAID = ("name", "headline", "description", "keywords")


def _objects(value: Any, depth: int) -> list[dict[str, Any]]:
    if depth > 6:
        return []
    if isinstance(value, list):
        return [found for item in value[:200] for found in _objects(item, depth + 1)]
    if isinstance(value, dict):
        inner = [
            found
            for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
            if isinstance(value.get(key), list | dict)
            for found in _objects(value[key], depth + 1)
        ]
        return [value, *inner]
    return []


def person_names(value: Any, named: dict[str, str] | None = None) -> list[str]:
    """Names in an `author` member: strings, objects, lists of them, references to objects that are `named` elsewhere."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() and not value.startswith("http") else []
    if isinstance(value, dict):
        return person_names(value.get("name") or (named or {}).get(str(value.get("@id")), ""))
    if isinstance(value, list):
        return [name for item in value for name in person_names(item, named)]
    return []
