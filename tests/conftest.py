"""What holds for all tests."""

from __future__ import annotations

import os
from functools import cache

import pytest
import typer.testing
from hypothesis import settings

# how long one example takes says more of the machine than of the code; whole tests have their time limits.
# The same examples every time, so that a failure belongs to the change that it shows up with; other ones,
# to look for more: NEWSARCHIVE_TEST_RANDOM=1
settings.register_profile(
    "newsarchive", deadline=None, derandomize=not os.environ.get("NEWSARCHIVE_TEST_RANDOM")
)
settings.load_profile("newsarchive")

# its runner makes the whole tree of commands anew for each call, which takes longer than most calls
typer.testing._get_command = cache(typer.testing._get_command)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with long tests first, so that no process is left alone with one of them at the end."""
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in long)
