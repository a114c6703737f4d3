from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.errors import ConfigurationError, SourceError
from newsarchive.sources.loading import load_profile
from newsarchive.sources.patterns import compile_pattern
from newsarchive.sources.registry import SourceRegistry

GOOD = """\
id = "kotaku"
name = "Pemerintah Kota Ku"
region = "35.73"
home = "https://kotaku.go.id/"
cms = "wordpress"
schedule = "15 */6 * * *"

[discovery]
feeds = ["/feed/"]
article_urls = ['/\\d{4}/\\d{2}/\\d{2}/[^/]+/$']

[fields]
title = ["h1.entry-title"]
body = ["//div[@class='isi']"]
byline = { css = ["div.post-entry p:last-child"], pattern = "credit-initials" }
"""


def write(folder: Path, text: str, name: str = "kotaku.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_profile_of_the_manual_is_read(tmp_path: Path) -> None:
    profile = load_profile(write(tmp_path, GOOD))
    assert profile.id == "kotaku"
    assert profile.timezone == "Asia/Jakarta"
    assert profile.fields["title"].css == ["h1.entry-title"]
    assert profile.fields["body"].xpath == ["//div[@class='isi']"]
    assert profile.fields["byline"].pattern == "credit-initials"


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ('id = "kotaku"', 'id = "Kota Ku"', 1, "id"),
        ('name = "Pemerintah Kota Ku"\n', "", 1, "name"),
        ('region = "35.73"', 'region = "99.99"', 3, "region"),
        ('region = "35.73"', "region = 35.73", 3, "region"),
        ('home = "https://kotaku.go.id/"', 'home = "kotaku.go.id"', 4, "home"),
        ('cms = "wordpress"', 'cmss = "wordpress"', 5, "cmss"),
        ('cms = "wordpress"', 'cms = "wordpres"', 5, "cms"),
        ('"15 */6 * * *"', '"every day"', 6, "schedule"),
        ('feeds = ["/feed/"]', 'feeds = "/feed/"', 9, "discovery.feeds"),
        ("feeds", "feedz", 9, "discovery.feedz"),
        ("[^/]+/$", "([^/]+)+$", 10, "discovery.article_urls.0"),
        ("[^/]+/$", "([^/]+/$", 10, "discovery.article_urls.0"),
        ('"h1.entry-title"', '"h1..x"', 13, "fields.title.css"),
        ("//div[@class='isi']", "//div[", 14, "fields.body.xpath"),
        ("pattern =", "patern =", 15, "fields.byline.patern"),
        ('"15 */6 * * *"', '"adaptive"\ncrawl_window = "malam"', 7, "crawl_window"),
        ('"15 */6 * * *"', '"adaptive"\ncrawl_window = "22:00-22:00"', 7, "crawl_window"),
        ('"15 */6 * * *"', '"adaptive"\nmax_pages = 0', 7, "max_pages"),
        ("[^/]+/$", ".*a.*b.*c$", 10, "discovery.article_urls.0"),
        ('feeds = ["/feed/"]', 'walk = "/berita/detail/"', 9, "discovery.walk"),
        ('feeds = ["/feed/"]', 'archives = "/{year}/"', 9, "discovery.archives"),
        (
            'feeds = ["/feed/"]',
            'pagination = { template = "?page=" }',
            9,
            "discovery.pagination.template",
        ),
        (
            'feeds = ["/feed/"]',
            'api = { url = "/api", items = "data[", link = "url" }',
            9,
            "discovery.api.items",
        ),
    ],
)
def test_a_wrong_profile_names_file_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, key: str
) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(ConfigurationError) as caught:
        load_profile(path)
    assert f"{path}:{line}: key {key}:" in str(caught.value)


def test_text_that_is_no_toml_names_the_line(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace('cms = "wordpress"', "cms = wordpress"))
    with pytest.raises(ConfigurationError, match="line 5"):
        load_profile(path)
    path.write_bytes(b'id = "\xff\xfe"')
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_profile(path)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*b", "([a-z]*)*", "(?:.*,)*x", "(\\w+\\s?)*$"])
def test_patterns_that_backtrack_without_end_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="for ever"):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"/\d{4}/\d{2}/\d{2}/[^/]+/$", r"/berita/\d+", r"/(?:berita|news)/[\w-]+$", r"/a(?:/\d+)?/x+"],
)
def test_ordinary_patterns_are_taken(pattern: str) -> None:
    assert compile_pattern(pattern)


def test_every_shipped_profile_can_be_read() -> None:
    profiles, problems = SourceRegistry(None).load_all()
    assert problems == []
    assert "malangkota" in {profile.id for profile in profiles}
    assert all(profile.state == "candidate" for profile in profiles), "nothing unconfirmed runs"


def test_own_profiles_win_and_broken_ones_do_not_hide_the_rest(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("kotaku", "malangkota"), "malangkota.toml")
    write(tmp_path, "id = ", "rusak.toml")
    registry = SourceRegistry(tmp_path)
    assert registry.get("malangkota").home == "https://malangkota.go.id/"
    profiles, problems = registry.load_all()
    assert len(problems) == 1
    assert "rusak.toml" in problems[0]
    assert len(profiles) == len(registry.files) - 1
    with pytest.raises(SourceError, match="did you mean malangkota"):
        registry.get("malangkot")


def test_id_and_file_name_agree(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "lain.toml")
    with pytest.raises(ConfigurationError, match=r"kotaku\.toml"):
        SourceRegistry(tmp_path).get("lain")
