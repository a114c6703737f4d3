"""Articles in natural Indonesian from the topics of `data/samplesites/topics.toml`, by a seed."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from newsarchive.datafiles import data_path
from newsarchive.samplesites.article import SampleCredit, SampleDateline
from newsarchive.samplesites.calendar_words import EVENT_FORMS, words
from newsarchive.samplesites.draft import Draft, DraftCaption
from newsarchive.samplesites.phrases import expand, seeded
from newsarchive.samplesites.site import SampleSite

_INTRODUCTIONS = (
    "Hal itu disampaikan Kepala {dinas} {daerah}, {pejabat}, di sela-sela kegiatan.",
    "Kepala {dinas} {daerah}, {pejabat}, [mengatakan|menjelaskan] kegiatan tersebut merupakan"
    " tindak lanjut arahan {head}.",
    "Menurut Kepala {dinas} {daerah}, {pejabat}, [langkah|upaya] ini akan terus dilanjutkan.",
    "Kepala {dinas} {daerah} {pejabat} membenarkan hal tersebut saat ditemui di ruang kerjanya.",
)
_ATTRIBUTIONS = (
    "“{quote},” {kata} {panggilan}.",
    "“{quote},” {kata}nya.",
    "Ia menambahkan, “{quote}.”",
    "“{quote},” {kata} {panggilan} kepada awak media.",
)
_VILLAGERS = (
    "“{quote},” kata {warga}, warga {desa}.",
    "Salah seorang warga, {warga} ({n4}), mengaku senang. “{quote},” katanya.",
    "Sementara itu {warga}, warga {desa}, [mengapresiasi|menyambut baik] langkah pemerintah."
    " “{quote},” [tuturnya|ucapnya].",
)
_CREDIT_FORMS = ("({r}/{e})", "({r})", "[{r}/{e}]", "({r}/{e})", "Penulis: {R} | Editor: {E}")
_CAPTION_FORMS = (
    ("{text}", False),
    ("{text} (Foto: {credit})", True),
    ("{text}. Foto: {credit}", True),
    ("{text}", False),
    ("{text} [foto: {credit}]", True),
)


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(data_path("samplesites", name).read_text("utf-8"))


def topics() -> list[dict[str, Any]]:
    """The topics, in the order of the file."""
    return list(_data("topics.toml")["topic"])


def person(rng: random.Random, *, official: bool) -> tuple[str, str]:
    """A full name, with titles and degrees for an official, and the name it is quoted by."""
    lists = _data("words.toml")
    given, family = rng.choice(lists["given"]), rng.choice(lists["family"])
    name = f"{given} {family}"
    if official:
        name = rng.choice(lists["fronts"]) + name + rng.choice(lists["degrees"])
    return name, given if len(given) > 4 else family


def head_of(site: SampleSite) -> str:
    """The invented name of the head of a region."""
    return person(seeded("head", site.id), official=True)[0].split(",")[0]


def area(site: SampleSite, code: str) -> str:
    """What the region with `code` is called on this site: `Kecamatan`, `Distrik`, `Kota`."""
    if len(code) == 5:
        return "Kota" if code[3] == "7" else "Kabupaten"
    return "Distrik" if site.region.startswith("9") else "Kecamatan"


def _slots(
    site: SampleSite, topic: dict[str, Any], event: datetime, rng: random.Random
) -> dict[str, str]:
    official, called = person(rng, official=True)
    place, code = rng.choice([(name, code) for name, code in site.places if code != site.region])
    return {
        "pemda": site.pemda,
        "head": site.head,
        "kepala": head_of(site),
        "daerah": site.short,
        "tempat": place,
        "wilayah": area(site, code),
        "desa": f"{site.village} {rng.choice(site.villages)}",
        "sungai": rng.choice(site.rivers),
        "dinas": rng.choice(topic["agency"]),
        "pejabat": official,
        "panggilan": called,
        "warga": person(rng, official=False)[0],
        "zona": site.zone,
        "hari": words(event, rng.choice(EVENT_FORMS)),
        "jam": f"{rng.randint(1, 22):02d}.{rng.choice(('00', '15', '30', '45'))}",
        "tahun_depan": str(event.year + 1),
        **_numbers(rng),
    }


def _numbers(rng: random.Random) -> dict[str, str]:
    return {
        "n1": str(rng.randint(21, 97)),
        "n2": str(rng.randint(110, 985)),
        "n3": f"{rng.randint(1, 9)}.{rng.randint(100, 999)}",
        "n4": str(rng.randint(34, 75)),
        "n5": str(rng.randint(3, 15)),
        "n6": str(rng.randint(2, 8)),
        "p": f"{rng.randint(3, 18)},{rng.randint(1, 9)}",
        "p2": f"{rng.randint(51, 96)},{rng.randint(1, 9)}",
        "p3": f"{rng.randint(2, 7)},{rng.randint(1, 9)}",
        "juta": str(rng.randint(75, 950)),
        "miliar": f"{rng.randint(1, 9)},{rng.randint(1, 9)}",
    }


def _body(topic: dict[str, Any], lead: str, slots: dict[str, str], rng: random.Random) -> list[str]:
    facts = rng.sample(topic["facts"], rng.randint(4, 7))
    quotes = rng.sample(topic["quotes"], 3)

    def quoted(form: str, quote: str) -> str:
        spoken = {**slots, "quote": expand(quote, slots, rng)}
        spoken["kata"] = rng.choice(_data("words.toml")["speech"])
        return expand(form, spoken, rng)

    def said(phrase: str) -> str:
        return expand(phrase, slots, rng)

    def fact() -> str:
        return expand(facts.pop(), {**slots, **_numbers(rng)}, rng)

    body = [said(lead) + " " + fact()]
    body.append(said(rng.choice(_INTRODUCTIONS)) + " " + fact())
    body.append(quoted(rng.choice(_ATTRIBUTIONS), quotes.pop()) + " " + fact())
    if len(facts) > 1:
        body.append(" ".join(fact() for _ in range(len(facts))))
    body.append(quoted(rng.choice(_VILLAGERS), quotes.pop()))
    if facts:
        body.append(fact() + " " + quoted(rng.choice(_ATTRIBUTIONS), quotes.pop()))
    body.append(said(rng.choice(topic["closers"])))
    return body


def credits(site: SampleSite, rng: random.Random) -> tuple[str, list[SampleCredit]]:
    """A credit line in one of the usual forms, and how it is read."""
    lists = _data("words.toml")
    reporter, editor = rng.choice(lists["initials"]), rng.choice(lists["editors"])
    form = rng.choice(_CREDIT_FORMS)
    if "{R}" in form:
        reporter, editor = person(rng, official=False)[0], person(rng, official=False)[0]
    read = [SampleCredit(name=reporter, role="reporter")]
    if "{e}" in form or "{E}" in form:
        read.append(SampleCredit(name=editor, role="editor"))
    return form.format(r=reporter, e=editor, R=reporter, E=editor), read


def usual_dateline(site: SampleSite, place: str, code: str) -> SampleDateline:
    """The dateline in the form that the site uses most."""
    printed = place.upper() if site.case == "upper" else place
    text = site.dateline.format(place=printed)
    publisher = next((name for name in site.publishers if name in text), None)
    return SampleDateline(
        text=text, end=site.dateline_end, place=printed, publisher=publisher, region_code=code
    )


def generate(site: SampleSite, index: int, moment: datetime) -> Draft:
    """The article number `index` of a site, published at `moment`; always the same one."""
    rng = seeded("article", site.id, index)
    all_topics = topics()
    topic = all_topics[(index + sum(map(ord, site.id))) % len(all_topics)]
    event = moment - timedelta(days=rng.choice((0, 0, 1)))
    slots = _slots(site, topic, event, rng)
    title, lead = rng.choice(list(zip(topic["titles"], topic["leads"], strict=True)))
    body = _body(topic, lead, slots, rng)
    place = slots["tempat"]
    credit_line, bylines = credits(site, rng) if rng.random() < 0.85 else (None, [])
    captions = []
    if rng.random() < 0.8:
        form, with_credit = rng.choice(_CAPTION_FORMS)
        captions.append(
            DraftCaption(
                text=expand(rng.choice(topic["captions"]), slots, rng),
                form=form,
                credit=rng.choice(("Diskominfo", "Humas", "Dok. Prokopim"))
                if with_credit
                else None,
            )
        )
    return Draft(
        title=expand(title, slots, rng),
        moment=moment,
        dateline=usual_dateline(site, place, dict(site.places)[place]),
        body=body,
        bylines=bylines,
        credit_line=credit_line,
        captions=captions,
        tags=[*topic["tags"], place.lower()],
        section=topic["section"],
        event_date=event.date().isoformat() if slots["hari"] in body[0] else None,
    )


def timeline(site: SampleSite, count: int, start: datetime, end: datetime) -> Iterator[datetime]:
    """`count` moments between `start` and `end` in office hours of the site, in order."""
    rng = seeded("timeline", site.id)
    step = (end - start) / count
    for index in range(count):
        day = start + step * (index + rng.random())
        yield day.replace(
            hour=rng.randint(7, 20),
            minute=rng.randint(0, 59),
            second=rng.randint(0, 59) if site.precision == "second" else 0,
            microsecond=0,
        )
