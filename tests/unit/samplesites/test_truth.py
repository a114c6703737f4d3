"""The truth about the sample articles: enough of them, consistent, the same at every reading."""

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from newsarchive.datafiles import data_path
from newsarchive.samplesites import all_sites, bench_article, bench_pages, hazards, truth
from newsarchive.samplesites.authored import written
from newsarchive.samplesites.calendar_words import MONTHS
from newsarchive.samplesites.newsroom import site_articles


def test_there_are_seven_sites_in_three_time_zones():
    sites = all_sites().values()
    assert len(sites) >= 7
    assert {site.zone for site in sites} == {"WIB", "WITA", "WIT"}
    assert len({site.address for site in sites}) == len(sites)
    assert {"wordpress", "joomla", "codeigniter", "drupal", "plain", "laravel"} <= {
        s.cms for s in sites
    }


def test_there_are_two_hundred_articles_and_thirty_by_hand():
    assert len(truth(1)) >= 200
    assert sum(len(written(site)) for site in all_sites().values()) >= 30
    assert min(Counter(article.site for article in truth(1)).values()) >= 25


@pytest.mark.parametrize("epoch", [1, 2])
def test_addresses_keys_and_numbers_are_unique(epoch):
    articles = truth(epoch)
    assert len({(a.site, a.path) for a in articles}) == len(articles)
    assert len({a.key for a in articles}) == len(articles)
    assert len({(a.site, a.number) for a in articles}) == len(articles)


@pytest.mark.parametrize("epoch", [1, 2])
def test_every_article_is_whole(epoch):
    for article in truth(epoch):
        assert article.title.strip() == article.title != ""
        assert article.body
        assert all(text == " ".join(text.split()) for text in article.body)
        assert not any(
            mark in " ".join(article.printed) for mark in "{}|"
        ) or "jayapurakota" in str(article.dateline)
        if article.dateline:
            assert article.printed[0].startswith(article.dateline.text)
            assert article.printed[0].endswith(article.body[0])
            assert article.dateline.place in article.dateline.text
        else:
            assert article.printed[0] == article.body[0]
        for credit in article.bylines:
            assert credit.name in article.credit_line
        for caption in article.captions:
            assert caption.text in caption.printed
            assert caption.credit is None or caption.credit in caption.printed


def test_published_is_the_moment_at_the_precision_shown():
    for article in truth(2):
        site = all_sites()[article.site]
        if site.precision == "day":
            assert date.fromisoformat(article.published) == article.moment.date()
        else:
            shown = datetime.fromisoformat(article.published)
            assert shown == article.moment
            assert shown.utcoffset().total_seconds() == site.offset * 3600
            assert site.precision == "second" or shown.second == 0


def test_event_dates_are_near_publication():
    for article in truth(2):
        if article.event_date:
            distance = article.moment.date() - date.fromisoformat(article.event_date)
            assert -14 <= distance.days <= 10, article.key


def test_what_happens_between_the_epochs():
    before = {article.key: article for article in truth(1)}
    after = {article.key: article for article in truth(2)}
    fates = Counter(article.status for article in after.values())
    assert set(before) <= set(after)
    assert fates["withdrawn"] == 1
    assert fates["edited"] >= 14
    assert fates["new"] == len(after) - len(before) >= 14
    for key, article in before.items():
        assert article.status == "present"
        later = after[key]
        assert (later.path, later.number, later.moment) == (
            article.path,
            article.number,
            article.moment,
        )
        changed = (later.title, later.body, later.captions) != (
            article.title,
            article.body,
            article.captions,
        )
        assert changed == (later.status == "edited")
        assert (later.changed > article.changed) == (later.status in ("edited", "withdrawn"))


def test_press_releases_are_carried_by_several_sites_with_changes():
    releases = {}
    for article in truth(2):
        if article.release:
            releases.setdefault(article.release, []).append(article)
    assert len(releases) >= 5
    for articles in releases.values():
        assert len({article.site for article in articles}) == len(articles) >= 3
        words = [set(" ".join(article.body).split()) for article in articles]
        for other in words[1:]:
            assert len(words[0] & other) / len(words[0] | other) > 0.7
    assert any(len({tuple(a.body) for a in articles}) > 1 for articles in releases.values())


def test_articles_of_no_release_are_no_near_copies():
    def shingles(article):
        words = " ".join(article.body).lower().split()
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    kept = [(a.key, shingles(a)) for a in truth(1) if not a.release and a.kind == "article"]
    for i, (key, mine) in enumerate(kept):
        for other, theirs in kept[:i]:
            assert len(mine & theirs) / len(mine | theirs) < 0.5, (key, other)


def test_every_fault_and_hazard_occurs():
    faults = {article.fault for article in truth(1)}
    assert {"error-once", "slow", "truncated", "redirect-chain", "injected-spam"} <= faults
    kinds = {hazard.kind for hazard in hazards(1)}
    assert {"not-found", "soft-404", "redirect-loop", "pdf", "disallowed"} <= kinds
    assert any(article.kind == "gallery" for article in truth(1))


def test_texts_are_the_same_in_another_process():
    program = (
        "import json; from newsarchive.samplesites import truth, bench_article;"
        "print(json.dumps([[a.to_dict() for a in truth(2)], bench_article(7).to_dict()]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    articles, bench = json.loads(run.stdout)
    assert articles == [article.to_dict() for article in truth(2)]
    assert bench == bench_article(7).to_dict()


def test_region_codes_of_datelines_bear_the_name_of_the_place():
    folder = data_path("samplesites").parent
    if not (folder / "regions.tsv").exists():
        folder = Path(__file__).resolve().parents[4] / "shared" / "data"
    if not (folder / "regions.tsv").exists():
        pytest.skip("no region table here")
    rows = (line.split("\t") for line in (folder / "regions.tsv").read_text("utf-8").splitlines())
    names = {row[0]: row[2].lower().replace(" ", "") for row in rows}
    checked = 0
    for article in truth(2):
        code = article.dateline.region_code if article.dateline else None
        # the table of villages is another file
        if code is not None and len(code) < 13:
            assert article.dateline.place.lower().replace(" ", "") in names[code], article.key
            checked += 1
    assert checked > 150


DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
WEEKDAY = re.compile(
    r"(Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu),?(?: pagi| siang| malam)?,? \(?"
    r"(\d{1,2})(?:/(\d{1,2})| (\w+))(?:[/ ](?:20)?(\d\d))?\b"
)


def test_weekdays_agree_with_dates_but_for_one():
    wrong = []
    for article in truth(1):
        for found in WEEKDAY.finditer(" ".join(article.body)):
            month = (
                int(found[3])
                if found[3]
                else 1 + MONTHS.index(found[4].replace("Nopember", "November"))
            )
            years = [2000 + int(found[5])] if found[5] else [2023, 2024]
            days = [DAYS[date(year, month, int(found[2])).weekday()] for year in years]
            if found[1].replace("’", "") not in days:
                wrong.append((article.site, found[0]))
    assert wrong == [("sampel-ambon", "Senin (19/11/2023")]


def test_benchmark_articles_have_their_own_addresses():
    paths = bench_pages(300)
    assert len(set(paths)) == 300
    assert bench_article(299).path == paths[299]


def test_site_articles_are_oldest_first():
    moments = [article.moment for article in site_articles("sampel-gowa", 2)]
    assert moments == sorted(moments)
