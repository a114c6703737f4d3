"""A probe's report as a commented TOML profile, ready to be read back."""

from __future__ import annotations

from datetime import date

from newsarchive.sources.probe import ProbeReport
from newsarchive.sources.profile import Pagination, Profile
from newsarchive.sources.rewriting import toml_text


def profile_toml(report: ProbeReport, *, today: str | None = None) -> str:
    """The profile with what was found as comments. `today` is an ISO date, by default of this day.

    Raises `ValueError` for a report without a profile.
    """
    profile = report.profile
    if profile is None:
        raise ValueError("the probe found no profile")
    today = today or date.today().isoformat()
    lines = [
        *_head(report, today),
        f"id = {toml_text(profile.id)}",
        f"name = {toml_text(profile.name)}",
        f"region = {toml_text(profile.region)}",
        f"home = {toml_text(profile.home)}",
    ]
    if profile.cms:
        lines.append(f"cms = {toml_text(profile.cms)}  # {', '.join(report.cms.evidence[:3])}")
    if profile.publishers:
        lines.append(f"publishers = {_texts(profile.publishers)}")
    lines += [
        f"state = {toml_text(profile.state)}",
        f"confidence = {toml_text('probed: ' + report.grade)}",
        f"last_verified = {toml_text(today)}",
        *_furniture(profile.furniture),
        "",
        *_discovery(report, profile),
    ]
    if body := profile.fields.get("body"):
        lines += [
            "",
            "[fields]",
            "# holds the sentences that are each article's own",
            f"body = {_texts(body.css)}",
        ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(report: ProbeReport, today: str) -> list[str]:
    lines = [
        f"# Written by `newsarchive sources probe {report.url}` on {today}",
        f"# with {report.requests} requests.",
        f"# Grade: {report.grade}. " + _grade_words(report),
    ]
    if report.charset:
        lines.append(f"# Character set declared: {report.charset}.")
    sources = sorted({sample.date_source for sample in report.samples if sample.date_source})
    if sources:
        lines.append(f"# Dates were read from: {', '.join(sources)}.")
    if report.crawl_delay:
        lines.append(f"# robots.txt asks for {report.crawl_delay:g} s between requests; kept.")
    lines += [f"# Note: {_one_line(problem)}." for problem in report.problems]
    lines += [
        f"# {_one_line(sample.url)}: {_one_line(problem)}"
        for sample in report.samples
        for problem in sample.problems
    ]
    return lines


def _grade_words(report: ProbeReport) -> str:
    clean = sum(not sample.problems for sample in report.samples)
    return f"{clean} of {len(report.samples)} sample articles read without a problem."


def _discovery(report: ProbeReport, profile: Profile) -> list[str]:
    discovery = profile.discovery
    lines = ["[discovery]"]
    lines += [f"# feed: {feed.entries} entries, {feed.dated} dated" for feed in report.feeds]
    lines.append(f"feeds = {_texts(discovery.feeds)}")
    lines += [
        f"# sitemap: {seen.addresses} addresses read, {seen.parts} parts"
        for seen in report.sitemaps
    ]
    lines.append(f"sitemaps = {_texts(discovery.sitemaps)}")
    if report.rest:
        lines += [
            f"# WordPress REST: {report.rest.total} posts",
            f"wordpress = {toml_text(report.rest.path)}",
        ]
    lines += [
        f"# listing {_one_line(seen.path)}: {seen.entries} articles, {seen.dated} dated"
        for seen in report.listings
    ]
    lines.append(f"listings = {_texts(discovery.listings)}")
    if discovery.pagination:
        lines.append(f"pagination = {_pagination(discovery.pagination)}")
    lines.append("# searched in path and query; an address that matches one is an article")
    lines.append(f"article_urls = {_patterns(discovery.article_urls)}")
    return lines


def _furniture(texts: list[str]) -> list[str]:
    if not texts:
        return []
    entries = [f"  {toml_text(text)}," for text in texts]
    return [
        "# stands in nearly all articles that were read; take out what is text",
        "furniture = [",
        *entries,
        "]",
    ]


def _texts(values: list[str]) -> str:
    return f"[{', '.join(map(toml_text, values))}]"


def _patterns(values: list[str]) -> str:
    return (
        f"[{', '.join(toml_text(v) if chr(39) in v else f'{chr(39)}{v}{chr(39)}' for v in values)}]"
    )


def _pagination(value: Pagination) -> str:
    parts = [f"template = {toml_text(value.template)}", f"first = {value.first}"]
    if value.step != 1:
        parts.append(f"step = {value.step}")
    return f"{{ {', '.join(parts)} }}"


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()).rstrip(".")
