"""Invented government sites on loopback, with the truth about every article: for demo and tests."""

from newsarchive.samplesites.article import (
    Hazard,
    SampleArticle,
    SampleCaption,
    SampleCredit,
    SampleDateline,
)
from newsarchive.samplesites.bench import bench_article, bench_pages
from newsarchive.samplesites.exchangelog import read_exchanges
from newsarchive.samplesites.layout import lay_out
from newsarchive.samplesites.network import hazards
from newsarchive.samplesites.newsroom import site_articles, truth
from newsarchive.samplesites.process import SampleSites, write_profiles
from newsarchive.samplesites.site import DEFAULT_PORT, SampleSite, all_sites, find_site

__all__ = [
    "DEFAULT_PORT",
    "Hazard",
    "SampleArticle",
    "SampleCaption",
    "SampleCredit",
    "SampleDateline",
    "SampleSite",
    "SampleSites",
    "all_sites",
    "bench_article",
    "bench_pages",
    "find_site",
    "hazards",
    "lay_out",
    "read_exchanges",
    "site_articles",
    "truth",
    "write_profiles",
]
