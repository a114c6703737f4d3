"""One crawled archive for all tests of exports: a source before and after its edits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsarchive.samplesites import SampleSites
from tests.integration.conftest import Archive

SOURCES = ("sampel-malang",)


@pytest.fixture(scope="module")
def crawled(
    tmp_path_factory: pytest.TempPathFactory,
    sites: SampleSites,
    archive_maker: Callable[[Path], Archive],
) -> Archive:
    made = archive_maker(tmp_path_factory.mktemp("exported") / "archive")
    sites.set_epoch(1)
    made.crawl(*SOURCES, no_requisites=True)
    sites.set_epoch(2)
    made.crawl(*SOURCES, recheck=True, no_requisites=True)
    sites.set_epoch(1)
    return made
