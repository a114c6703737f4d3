"""An article before its site gives it a number and an address, and its later corrections."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from newsarchive.extract.article import Placement
from newsarchive.samplesites.article import Fault, PageKind, SampleCredit, SampleDateline

#: what happens to an article before the second epoch
Fate = Literal["kept", "edited", "withdrawn", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCaption:
    """Words under an image; its file is named by the site."""

    text: str
    credit: str | None = None
    #: the line as printed, with `{text}` and `{credit}`
    form: str = "{text}"
    placement: Placement = "figure"

    @property
    def printed(self) -> str:
        """The whole line."""
        return self.form.format(text=self.text, credit=self.credit or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change between the epochs: `old` becomes `new` in title, body and captions."""

    old: str
    #: empty when the paragraph that holds `old` is taken out
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its author leaves it."""

    title: str
    moment: datetime
    dateline: SampleDateline | None
    #: paragraphs in printed order, without dateline and credit line
    body: list[str]
    #: those of `body` that belong to the page and not to the text: `Baca Juga: …`
    asides: list[str] = field(default_factory=list)
    bylines: list[SampleCredit] = field(default_factory=list)
    credit_line: str | None = None
    captions: list[DraftCaption] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    section: str = "Berita"
    event_date: str | None = None
    release: str | None = None
    kind: PageKind = "article"
    fate: Fate = "kept"
    edits: list[Edit] = field(default_factory=list)
    fault: Fault | None = None
    language: str = "id"
    slug: str | None = None

    def edited(self) -> Draft:
        """The text of the second epoch. An edit that finds nothing to change is a `ValueError`."""
        title, body, captions = self.title, list(self.body), list(self.captions)
        for edit in self.edits:
            before = (title, list(body), list(captions))
            if edit.new:
                title = title.replace(edit.old, edit.new)
                body = [paragraph.replace(edit.old, edit.new) for paragraph in body]
                captions = [
                    replace(caption, text=caption.text.replace(edit.old, edit.new))
                    for caption in captions
                ]
            else:
                body = [paragraph for paragraph in body if edit.old not in paragraph]
            if (title, body, captions) == before:
                raise ValueError(f"{self.title!r}: nothing to edit for {edit.old!r}")
        return replace(
            self,
            title=title,
            body=body,
            captions=captions,
        )
