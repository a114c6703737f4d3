"""The garbage collector in processes that load much, or handle very many pages."""

from __future__ import annotations

import gc

#: objects made before the collector looks at them; a page makes thousands that are soon gone by themselves
_NEW_OBJECTS = 50_000


def spare_what_is_loaded() -> None:
    """Leave modules, tables and settings, which live as long as the process, out of all later collections."""
    gc.collect()
    gc.freeze()
    collect_seldom()


def collect_seldom() -> None:
    """Look at many new objects at once: what is loaded makes hundreds of thousands, which stay."""
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def collect_no_more() -> None:
    """Leave all there is to the end of the process, which frees it at once: Python would look through it before."""
    gc.freeze()
