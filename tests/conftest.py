"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# how long one example takes says more of the machine than of the code; whole tests have their time limits
settings.register_profile("newsarchive", deadline=None)
settings.load_profile("newsarchive")
