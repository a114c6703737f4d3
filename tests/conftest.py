"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# how long one example takes says more of the machine than of the code; whole tests have their time limits.
# The same examples every time, so that a failure belongs to the change that it shows up with; other ones,
# to look for more: NEWSARCHIVE_TEST_RANDOM=1
settings.register_profile(
    "newsarchive", deadline=None, derandomize=not os.environ.get("NEWSARCHIVE_TEST_RANDOM")
)
settings.load_profile("newsarchive")
