"""Who wrote it: credits in the text, label lines beside it, author links and statements; accounts of the CMS do not count."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.article import Credit, Evidence
from newsarchive.extract.container import Container
from newsarchive.extract.credits import parse_credits
from newsarchive.extract.names import ACCOUNTS, is_newsroom
from newsarchive.extract.printed_authors import is_elsewhere, printed_authors
from newsarchive.extract.rules import Rules
from newsarchive.extract.signatures import credits_behind
from newsarchive.extract.structured import Structured, person_names
from newsarchive.extract.tree import finds, names_of, short_text

_AUTHOR_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:author|byline|penulis|reporter|pewarta|itemauthor|post-author|fn|kredit|credit)(?=$|[\s_-])"
)
_names_author = finds(_AUTHOR_NAMES)
_LABELLED = re.compile(
    r"(?i)^\W*(?:penulis|pewarta|reporter|oleh|editor|kontributor|fotografer|wartawan|jurnalis|peliput|koresponden|penyunting|redaktur|by|ditulis oleh|teks)\s*[:/&]"
)
#: such a label in a cell or term of its own, what it labels in the next
_LABEL_ALONE = re.compile(
    r"(?i)^(?:penulis|pewarta|reporter|oleh|editor|kontributor|fotografer|wartawan|jurnalis|penyunting|redaktur|author)\s*:?$"
)


def find_bylines(
    root: Any,
    structured: Structured,
    rules: Rules,
    container: Container | None,
    in_text: list[Credit],
    title: str | None,
) -> tuple[list[Credit], Evidence | None]:
    """(credits in the order of print, evidence). The text's own credits are believed before the page's."""
    found: list[Credit] = list(in_text)
    evidence: Evidence | None = None
    if in_text:
        evidence = Evidence(
            rule="pattern", selector="credit", text=in_text[0].raw[:300], confidence=0.92
        )
    for text in rules.texts("byline"):
        named = parse_credits(text) if len(text) < 400 else parse_credits(text[-160:])
        if named and not found:
            found = named
            evidence = Evidence(
                rule="profile", selector="byline", text=text[-300:], confidence=0.95
            )
        elif (
            not named
            and not found
            and rules.pattern("byline") is None
            and len(text) < 80
            and _is_name(text)
        ):
            found = [Credit(name=text, role="reporter", raw=text)]
            evidence = Evidence(rule="profile", selector="byline", text=text, confidence=0.9)
    element = container.elements[0] if container else None
    authors = printed_authors(root, element, title)
    for text in [*credits_behind(element), *_labelled_lines(root, container, authors)]:
        for credit in parse_credits(text):
            if all(known.name != credit.name or known.role != credit.role for known in found) and (
                credit.role == "source" or not ACCOUNTS.match(credit.name)
            ):
                found.append(credit)
                evidence = evidence or Evidence(
                    rule="pattern", selector="label", text=text[:300], confidence=0.85
                )
    known_names = {credit.name for credit in found}
    # `Tim Redaksi` heads the names of those who are its members
    printed = [
        name
        for name in authors
        if name not in known_names and not (found and is_newsroom(name))
    ]
    if printed:
        found = [Credit(name=name, role="reporter", raw=name) for name in printed] + found
        evidence = evidence or Evidence(
            rule="generic", selector="author", text=", ".join(printed)[:300], confidence=0.75
        )
    if not found:
        found, evidence = _stated(structured)
    return found, evidence


def _stated(structured: Structured) -> tuple[list[Credit], Evidence | None]:
    offers = [("jsonld", "author", person_names(structured.jsonld.get("author")))]
    if stated := structured.first(
        "author",
        "article:author",
        "content_author",
        "dc.creator",
        "parsely-author",
        "og:article:author",
    ):
        offers.append(("meta", stated[0], [stated[1]]))
    for rule, selector, names in offers:
        people = [name for name in names if _is_name(name)]
        if people:
            credits = [
                Credit(name=name, role="reporter", raw=name) for name in dict.fromkeys(people)
            ]
            return credits, Evidence(
                rule=rule, selector=selector, text=", ".join(people)[:300], confidence=0.6
            )
    return [], None


def _is_name(name: str) -> bool:
    """A stated author may be written in any way; an account or a single word is none."""
    name = name.strip()
    return 2 < len(name) < 70 and not ACCOUNTS.match(name) and not name.islower() and " " in name


def _lines(element: Any) -> str:
    """The text of an element, with its line breaks."""
    if element.find(".//br") is None:
        return short_text(element, 160)
    pieces: list[str] = []
    for node in element.iter():
        pieces.append("\n" if node.tag == "br" else " ".join((node.text or "").split()))
        if node is not element and node.tail:
            pieces.append(" ".join(node.tail.split()))
    return "\n".join(line.strip() for line in " ".join(pieces).split("\n"))[:160]


def _next_cell(element: Any) -> str:
    """The text of the element behind a label, a colon in a cell of its own left out."""
    tail = (element.tail or "").strip()
    if tail.strip(" :"):
        # `<b>Penulis:</b> Suriani Tahir <b>Dilihat:</b> 55`
        return tail.strip(" :|•·-–")[:80]
    for _count, sibling in zip(range(2), element.itersiblings(), strict=False):
        text = short_text(sibling, 80) if isinstance(sibling.tag, str) else ""
        if text != ":":
            return text.lstrip(": ")
    return ""


_INLINE = frozenset(("b", "strong", "i", "em", "span", "a", "u", "font", "small", "br", "img"))


def _labelled_lines(root: Any, container: Container | None, known: list[str]) -> list[str]:
    """`Penulis: …` lines near the article, outside its text; a label and `known` name in cells of their own do not count."""
    inside = set(container.elements[0].iter()) if container else set()
    footers = list(container.elements[0].iter("footer")) if container else []
    for footer in footers:
        # the text was read without them
        inside.difference_update(footer.iter())
    scope = container.elements[0] if container else root
    for _ in range(3):
        parent = scope.getparent()
        if parent is None or parent.tag == "html":
            break
        scope = parent
    lines: list[str] = []
    for element in scope.iter(
        "p",
        "div",
        "span",
        "li",
        "dd",
        "small",
        "em",
        "strong",
        "td",
        "b",
        "i",
        "h6",
        "h5",
        "dt",
        "th",
    ):
        if element in inside or len(element) > 6:
            continue
        first = (element.text or "").strip()
        if not first:
            # the label may be the text of the first of a few inline elements
            if not len(element) or element[0].tag not in _INLINE:
                continue
            first = short_text(element, 160)
        if _LABEL_ALONE.match(first) and not len(element):
            value = _next_cell(element)
            if value and value not in known and not is_elsewhere(element, scope, footers):
                lines.append(f"{first.rstrip(' :')}: {value}")
            continue
        if not first or not _LABELLED.match(
            first + ":" if _names_author(names_of(element)) and ":" not in first else first
        ):
            continue
        if is_elsewhere(element, scope, footers):
            continue
        text = _lines(element)
        if 6 < len(text) < 160 and all(text not in line for line in lines):
            lines.append(text)
        if len(lines) >= 4:
            break
    return lines
