"""A profile's field rules, of the era in which a page was fetched, applied to the page's one tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from lxml import etree

from newsarchive.extract.article import Evidence
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import text_of
from newsarchive.sources.profile import FieldRule, Profile
from newsarchive.sources.selectors import compile_css, compile_xpath

#: a selector without functions, attributes and alternatives: every class and id that it names must be there
_PLAIN = re.compile(r"[\w\s.#>+~*-]+(?:::[\w-]+(?:\([\w-]+\))?)?")
_NAMES = re.compile(r"[.#]([\w-]+)")


@lru_cache(maxsize=4096)
def _needed(selector: str) -> tuple[str, ...]:
    """Classes and ids without which a CSS selector matches nothing."""
    is_plain = _PLAIN.fullmatch(selector) is not None
    return tuple(_NAMES.findall(selector.partition("::")[0])) if is_plain else ()


class Rules:
    """What a profile says of where fields stand on one page."""

    def __init__(
        self, profile: Profile | None, fetched_at: datetime | None, root: Any, survey: Survey
    ) -> None:
        self._root = root
        self._survey = survey
        self._found: dict[str, tuple[list[Any], str] | None] = {}
        self._fields: dict[str, FieldRule] = dict(profile.fields) if profile else {}
        if profile is None or fetched_at is None:
            return
        day = fetched_at.date().isoformat()
        for era in sorted(profile.eras, key=lambda era: era.until):
            if day < era.until:
                self._fields = {**self._fields, **era.fields}
                break

    def has(self, name: str) -> bool:
        """Whether the profile has a rule for the field."""
        return name in self._fields

    def found(self, name: str) -> tuple[list[Any], str] | None:
        """(elements, selector) of the first selector of a field that matches any element."""
        if name not in self._found:
            rule = self._fields.get(name)
            self._found[name] = None if rule is None else self._match(name, rule)
        return self._found[name]

    def _match(self, name: str, rule: FieldRule) -> tuple[list[Any], str] | None:
        for selector, compiled in self._selectors(rule):
            try:
                matches = compiled(selector)(self._root)
            except (ValueError, etree.XPathError):
                continue
            if isinstance(matches, list):
                wanted = [
                    match
                    for match in matches
                    if isinstance(match, str) or isinstance(match.tag, str)
                ]
                if wanted and (name == "body" or any(_text(match, rule) for match in wanted)):
                    return wanted, selector
        return None

    def _selectors(self, rule: FieldRule) -> Iterable[tuple[str, Callable[[str], etree.XPath]]]:
        """The selectors of a field that may match on this page."""
        tokens = self._survey.tokens
        for text in rule.css:
            if tokens.issuperset(_needed(text)):
                yield text, compile_css
        for text in rule.xpath:
            yield text, compile_xpath

    def elements(self, name: str) -> set[Any]:
        """Elements of a field, for rules that point to several."""
        found = self.found(name)
        return {element for element in found[0] if not isinstance(element, str)} if found else set()

    def texts(self, name: str) -> list[str]:
        """Texts of all matches."""
        found = self.found(name)
        rule = self._fields.get(name)
        if found is None or rule is None:
            return []
        return [text for match in found[0] if (text := _text(match, rule))]

    def text(self, name: str) -> tuple[str, Evidence] | None:
        """(text, evidence) of the first match."""
        texts = self.texts(name)
        if not texts:
            return None
        found = self.found(name)
        selector = found[1] if found else None
        return texts[0], Evidence(
            rule="profile", selector=selector, text=texts[0][:300], confidence=0.97
        )

    def pattern(self, name: str) -> str | None:
        """The reading pattern that the profile names for a field."""
        rule = self._fields.get(name)
        return rule.pattern if rule else None


def _text(match: Any, rule: FieldRule) -> str:
    if isinstance(match, str):
        return " ".join(match.split())
    if rule.attribute:
        return (match.get(rule.attribute) or "").strip()
    return text_of(match)
