"""What a command does not need it does not import: every start of it, and of what it starts, would wait for that."""

import subprocess
import sys

import pytest

CRAWL = """
import newsarchive.settings
from scrapy.settings import Settings
from scrapy.utils.conf import build_component_list
from scrapy.utils.misc import load_object
settings = Settings()
settings.setmodule(newsarchive.settings)
for table in ("EXTENSIONS", "DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES"):
    for name in build_component_list(settings.get_component_priority_dict_with_base(table)):
        load_object(name)
"""


@pytest.mark.parametrize(
    ("code", "needed", "spared"),
    [
        (
            "import newsarchive.cli.main, newsarchive.cli.commands",
            {"typer"},
            {"pydantic", "sqlalchemy", "scrapy", "lxml", "rich", "urllib.request"},
        ),
        (
            "import newsarchive.reprocess.pages, newsarchive.crawl.reading_process",
            {"lxml", "newsarchive.extract"},
            {"pydantic", "sqlalchemy", "scrapy", "twisted"},
        ),
        (
            "import newsarchive.capture.writing_process, newsarchive.warc.catalogue",
            {"newsarchive.capture.writer"},
            {"pydantic", "sqlalchemy", "scrapy", "twisted", "newsarchive.extract.reader"},
        ),
        (
            "import newsarchive.home, newsarchive.cli.search, newsarchive.store.search",
            {"sqlalchemy", "newsarchive.store.fulltext"},
            {
                "scrapy",
                "lxml",
                "alembic",
                "newsarchive.extract",
                "newsarchive.store.ingest",
                "newsarchive.reading",
            },
        ),
        (
            CRAWL,
            {"scrapy.extensions.throttle", "newsarchive.crawl.robots"},
            {"aiohttp", "requests", "tldextract", "twisted.conch"},
        ),
    ],
)
def test_only_what_is_needed_is_imported(code, needed, spared):
    said = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(said.stdout.split())
    assert needed <= loaded
    assert not spared & loaded
