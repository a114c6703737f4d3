"""Invented government sites on loopback, with the truth about every article: for demo and tests."""

from newsarchive.samplesites.article import (
    Hazard,
    SampleArticle,
    SampleCaption,
    SampleCredit,
    SampleDateline,
)
from newsarchive.samplesites.exchangelog import read_exchanges
from newsarchive.samplesites.network import hazards
from newsarchive.samplesites.newsroom import truth
from newsarchive.samplesites.process import SampleSites, write_profiles
from newsarchive.samplesites.site import DEFAULT_PORT, SampleSite, all_sites

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
    "hazards",
    "read_exchanges",
    "truth",
    "write_profiles",
]
