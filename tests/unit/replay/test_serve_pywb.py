"""Our part of the replay server, without pywb: single captures are refused by a list that may change at any time."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import newsarchive.replay

PROGRAM = Path(newsarchive.replay.__file__).with_name("serve_pywb.py")


class Checker:
    """What pywb's access checker looks like."""

    def wrap_iter(self, cdx_iter: Any, _acl_user: Any) -> Any:
        for cdx in cdx_iter:
            yield cdx | {"access": "allow"}


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Any:
    parts: dict[str, dict[str, Any]] = {
        "pywb": {},
        "pywb.apps": {},
        "pywb.apps.cli": {"WaybackCli": object},
        "pywb.warcserver": {},
        "pywb.warcserver.access_checker": {"AccessChecker": type("Own", (Checker,), {})},
    }
    for name, content in parts.items():
        module = ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)
    spec = importlib.util.spec_from_file_location("serve_pywb", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_listed_captures_are_refused_from_the_next_request_on(program: Any, tmp_path: Path) -> None:
    path = tmp_path / "withheld.txt"
    program.refuse_captures(program.WithheldCaptures(path))
    lines = [{"filename": "2026/a.warc.gz", "offset": offset} for offset in ("7", "70", "700")]

    def refused() -> list[str]:
        checked = program.AccessChecker().wrap_iter(iter([*lines, {"urlkey": "idx"}]), None)
        return [cdx["offset"] for cdx in checked if cdx["access"] == "block"]

    assert refused() == []
    path.write_text("2026/a.warc.gz 70\n")
    assert refused() == ["70"]
    with path.open("a") as file:
        file.write("2026/a.warc.gz 700\n2026/b.warc.gz 7\n")
    assert refused() == ["70", "700"]
    other = tmp_path / "other"
    other.write_text("2026/a.warc.gz 7\n")
    other.replace(path)
    assert refused() == ["7"]
    path.unlink()
    assert refused() == []
