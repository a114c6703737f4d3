"""Our date reader beside dateparser, in one run on one machine.

    python tests/benchmarks/dates.py [--bodies N]

Prints, for the labelled expressions (look-alikes among them) and for made article bodies of about
2.8 KB: how many are right, how many are read in a second, and the ratios. dateparser is given the
two languages and the anchor; `search_dates` gets the same bodies. Values are compared by day.
Both sides are asked through their public functions, in turn, and the best of three rounds counts
for each, in seconds of processor time, so that other work on the machine weighs less. Every
expression counts as seen for the first time: each is distinct, and what `parse_date` remembers is
forgotten before each round. The generated expressions are new ones in every round.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import warnings
from datetime import date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from newsarchive.dates import find_dates, parse_date, reading  # noqa: E402

LABELLED = ROOT / "tests" / "unit" / "dates" / "labelled.jsonl"
#: expressions seen on pages, where they lie beside the checkout or one folder further up
SHARED = next(
    (
        path
        for parent in ROOT.parents[:2]
        if (path := parent / "shared" / "data" / "dates-examples.jsonl").exists()
    ),
    None,
)
LANGUAGES = ["id", "en"]
FILLER = (
    "Pemerintah daerah terus mendorong pelaku usaha kecil agar naik kelas melalui pendampingan. "
    "Pertumbuhan ekonomi mencapai 6,3 persen, dan 57 kelurahan sudah terhubung jaringan gratis. "
    "“Kami berharap warga ikut menjaga fasilitas ini,” ujar kepala dinas kepada wartawan. "
    "Anggaran sebesar Rp 1.500.000.000 disiapkan untuk 24 kelompok tani di tiga kecamatan. "
    "Perda Nomor 5 Tahun 2021 menjadi dasar pelaksanaan program yang diikuti 551 RW tersebut. "
)


def expressions():
    """(text, anchor, value or None) of every labelled expression, taken out of its context.

    Left out for both sides, and counted in what is printed, are members of lists that say nothing
    alone: `18` of `18 dan 20 Mei`.
    """
    seen, alone = {}, set()
    for line in LABELLED.read_text("utf-8").splitlines():
        case = json.loads(line)
        for mark in case["marks"]:
            if mark["value"] and mark["text"].isdigit() and len(mark["text"]) < 3:
                alone.add((mark["text"], case["anchor"]))
                continue
            seen.setdefault((mark["text"], case["anchor"]), mark["value"])
    kept = [(text, moment(anchor), value) for (text, anchor), value in seen.items()]
    return kept, len(alone)


def moment(iso):
    if not iso:
        return None
    return date.fromisoformat(iso) if len(iso) == 10 else datetime.fromisoformat(iso)


def in_context(read_spans):
    """Dates read right and look-alikes left alone, of all texts: `read_spans` gives (start, end, day)."""
    right = dates = alone = looks = 0
    for line in LABELLED.read_text("utf-8").splitlines():
        case = json.loads(line)
        found = read_spans(case["text"], moment(case["anchor"]), case["timezone"])
        for mark in case["marks"]:
            start, end = mark["span"]
            hits = [day for s, e, day in found if s < end and e > start]
            if mark["value"] is None:
                looks += 1
                alone += not hits
            elif mark["value"][0] != "T":
                dates += 1
                wanted = day_of(mark["value"])
                right += any(day[: len(wanted)] == wanted for day in hits)
    return right / dates, alone / looks


def bodies(count):
    """Made article bodies, each with two to four labelled sentences among filler."""
    pick = random.Random(5)
    sentences = [json.loads(line)["text"] for line in LABELLED.read_text("utf-8").splitlines()]
    out = []
    for _ in range(count):
        parts = pick.sample(sentences, pick.randint(2, 4))
        while sum(map(len, parts)) < 2800:
            parts.insert(pick.randrange(len(parts) + 1), FILLER)
        out.append("\n".join(parts)[:2800])
    return out


DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)
SHAPES = (
    "{w} ({d}/{m}/{y})", "{w} ({d:02}/{m:02}/{yy:02})", "{w}, {d} {M} {y}", "{d} {M} {y}",
    "{w} ({d}/{m})", "{w}, {d} {M} {y} | {h:02}:{n:02} WIB", "{d}-{m}-{y}", "{d} {S} {y}",
    "{w} malam ({d}/{m}/{y})", "{w} ({d}/{m}) pukul {h:02}.{n:02} WITA", "{y}-{m:02}-{d:02}",
    "{d} {M} s.d. {e} {N} {y}", "1-{d} {M} {y}", "{N} {y}", "{M} {d}, {y}", "{d} {M} lalu",
    "{k} hari yang lalu", "pukul {h:02}.{n:02} WIT", "{w}, {d} {T} {y}", "Tahun Anggaran {y}",
    "Nomor {k}/{m}/{y}", "Rp {k}.{h}00", "{k},{h} persen", "skor {h}-{n}", "0341-{y}{k}",
)  # fmt: skip


def generated(count, seed):
    """Distinct expressions of the usual shapes and some look-alikes, with their anchors."""
    pick = random.Random(seed)
    made = {}
    while len(made) < count:
        day = date.fromordinal(
            pick.randint(date(2005, 1, 1).toordinal(), date(2026, 1, 1).toordinal())
        )
        month = MONTHS[day.month - 1]
        later = date.fromordinal(day.toordinal() + pick.randint(20, 50))
        text = pick.choice(SHAPES).format(
            w=DAYS[day.weekday()], d=day.day, m=day.month, y=day.year, yy=day.year % 100, M=month,
            S=month[:3], T=month[:-2] + month[-1], N=MONTHS[later.month - 1], e=later.day,
            h=pick.randint(0, 23), n=pick.randint(0, 59), k=pick.randint(2, 900),
        )  # fmt: skip
        made.setdefault(text, (text, date.fromordinal(day.toordinal() + 2), None))
    return list(made.values())


def per_second(run, items):
    start = time.process_time()
    for item in items:
        run(item)
    return len(items) / (time.process_time() - start)


def day_of(value):
    return value.split("/")[0].split("T")[0] if value else None


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bodies", type=int, default=200)
    arguments = options.parse_args()
    warnings.filterwarnings("ignore")
    import dateparser
    from dateparser.search import search_dates

    def theirs(item):
        text, anchor, _ = item
        settings = {"DATE_ORDER": "DMY"}
        if anchor is not None:
            settings["RELATIVE_BASE"] = datetime(anchor.year, anchor.month, anchor.day, 12)
        return dateparser.parse(text, languages=LANGUAGES, settings=settings)

    def theirs_plain(item):
        return dateparser.parse(item[0], languages=LANGUAGES)

    def ours(item):
        return parse_date(item[0], anchor=item[1])

    items, alone = expressions()
    positives = [item for item in items if item[2] and item[2][0] != "T"]
    negatives = [item for item in items if item[2] is None]
    for item in items[:20]:
        theirs(item), theirs_plain(item), ours(item)

    right = {"ours": 0, "dateparser": 0}
    quiet = {"ours": 0, "dateparser": 0}
    for name, run in (("ours", ours), ("dateparser", theirs)):
        for item in positives:
            read = run(item)
            if read is not None:
                shown = read.value_from if name == "ours" else read.date().isoformat()
                wanted = day_of(item[2])
                right[name] += shown.startswith(wanted) or shown[: len(wanted)] == wanted
        quiet[name] = sum(run(item) is None for item in negatives)
    print(
        f"single expressions: {len(positives)} dates, {len(negatives)} look-alikes"
        f" ({alone} bare days of lists left out)"
    )
    for name in right:
        print(
            f"  {name:<11} right {right[name] / len(positives):6.1%}   "
            f"silent on look-alikes {quiet[name] / len(negatives):6.1%}"
        )

    def searched(text, anchor, zone):
        settings = {"DATE_ORDER": "DMY"}
        if anchor is not None:
            settings["RELATIVE_BASE"] = datetime(anchor.year, anchor.month, anchor.day, 12)
        found = search_dates(text, languages=LANGUAGES, settings=settings) or []
        places = [(text.find(part), part, when) for part, when in found]
        return [(at, at + len(part), when.date().isoformat()) for at, part, when in places]

    def read(text, anchor, zone):
        found = find_dates(text, anchor=anchor, timezone=zone)
        return [(m.start, m.end, m.value_from[:10]) for m in found]

    print("in context (an overlapping reading of the right day counts)")
    for name, run in (("ours", read), ("search_dates", searched)):
        share, silent = in_context(run)
        print(f"  {name:<12} right {share:6.1%}   silent on look-alikes {silent:6.1%}")

    def speeds(label, rounds):
        slow = cold = 0.0
        for chosen in rounds:
            slow = max(slow, per_second(theirs_plain, chosen))
            for _ in range(3):
                reading._parse_short.cache_clear()
                cold = max(cold, per_second(ours, chosen))
        # the last ones: what is remembered has room for four thousand
        warm = per_second(ours, chosen[-2000:])
        print(
            f"  {label:<24} ours {cold:9,.0f}/s, dateparser {slow:7,.0f}/s: {cold / slow:5.1f} times"
            f"   (seen before {warm:,.0f}/s: {warm / slow:,.0f} times)"
        )

    speeds("labelled, all", [items] * 3)
    speeds("labelled, dates", [positives] * 3)
    speeds("labelled, look-alikes", [negatives] * 3)
    speeds("generated", [generated(1500, seed) for seed in (1, 2, 3)])
    if SHARED is not None:
        shared = [json.loads(line) for line in SHARED.read_text("utf-8").splitlines()]
        speeds("seen on pages", [[(c["input"], moment(c["anchor"]), None) for c in shared]] * 3)

    texts = bodies(arguments.bodies)
    size = sum(map(len, texts)) / len(texts)
    few = texts[: max(10, arguments.bodies // 8)]
    search_dates(few[0], languages=LANGUAGES)
    fast = slow = 0.0
    for _ in range(3):
        slow = max(slow, per_second(lambda body: search_dates(body, languages=LANGUAGES), few))
        fast = max(
            fast, per_second(lambda body: find_dates(body, anchor=date(2023, 11, 18)), texts)
        )
    print(f"article bodies of {size:,.0f} characters")
    print(f"  ours {fast:,.0f}/s, search_dates {slow:,.0f}/s: {fast / slow:,.1f} times")


if __name__ == "__main__":
    main()
