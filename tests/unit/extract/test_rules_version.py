"""The name of the rules that a page is read by: other code or another reading part of a profile, another name."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

import newsarchive
from newsarchive import __version__
from newsarchive.extract import extract_article
from newsarchive.extract import rules_version as named
from newsarchive.extract.rules_version import READ_OF_PROFILE, RULES, rules_version
from newsarchive.sources.profile import Discovery, Era, FieldRule, Profile

PACKAGE = Path(newsarchive.__file__).parent
PROFILE = Profile(id="satu", name="Satu", region="35.73", home="https://satu.go.id/")
#: newsarchive modules that reading imports and that no field of an article is read by
OTHERS = {
    "capture.capture", "capture.css_requisites", "capture.requisites", "datafiles", "errors", "hints", "loading",
    "reading", "records", "sources.profile", "surt_form",
}  # fmt: skip


def test_every_reading_names_its_rules() -> None:
    for page in (b"", b"<h1>Judul</h1><p>Teks.</p>"):
        read = extract_article(page, "https://satu.go.id/1", profile=PROFILE)
        assert read.extractor_version == rules_version(PROFILE)
        bare = extract_article(page, "https://satu.go.id/1")
        assert bare.extractor_version == rules_version(None)
    assert rules_version(PROFILE).startswith(f"{rules_version(None)}.")
    assert rules_version(None).startswith(f"{__version__}+")


@pytest.mark.parametrize(
    "changed",
    [
        {"furniture": ["Ikuti kabar kami"]},
        {"fields": {"body": FieldRule(css=["div.isi"])}},
        {"eras": [Era(until="2020-01-01")]},
        {"timezone": "Asia/Makassar"},
        {"publishers": ["MC"]},
        {"region": "33.21"},
    ],
)
def test_what_a_profile_says_of_pages_changes_the_name(changed: dict[str, object]) -> None:
    assert rules_version(replace(PROFILE, **changed)) != rules_version(PROFILE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [{"schedule": "0 4 * * *"}, {"max_pages": 3}, {"discovery": Discovery(feeds=["/feed"])}],
)
def test_how_a_site_is_crawled_does_not(changed: dict[str, object]) -> None:
    assert rules_version(replace(PROFILE, **changed)) == rules_version(PROFILE)  # type: ignore[arg-type]


def test_other_code_has_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    before = named.reader_version()
    named.reader_version.cache_clear()
    monkeypatch.setattr(named, "RULES", RULES[1:])
    try:
        assert named.reader_version() != before
    finally:
        named.reader_version.cache_clear()


def test_the_reader_asks_a_profile_for_nothing_that_the_name_leaves_out() -> None:
    known = {field.name for field in fields(Profile)}
    asked = {
        node.attr
        for folder in ("extract", "dates", "places", "dedup")
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("profile")
    }
    assert asked & known == set(READ_OF_PROFILE)


def test_the_name_covers_all_code_that_reading_loads() -> None:
    code = "import sys, newsarchive.reading, newsarchive.extract.reader, newsarchive.dates.reading; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    ).stdout.split()
    ours = {name.removeprefix("newsarchive.") for name in loaded if name.startswith("newsarchive.")}
    paths = {name.replace(".", "/") for name in ours}
    modules = {path for path in paths if (PACKAGE / f"{path}.py").is_file()}
    covered = tuple(name.removesuffix(".py") for name in RULES)
    outside = {path.replace("/", ".") for path in modules if not path.startswith(covered)}
    assert outside <= OTHERS
