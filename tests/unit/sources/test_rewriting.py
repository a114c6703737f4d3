"""Enabling and disabling sources, and what is learnt of them, in the text of their profiles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from newsarchive.cli.sources import app
from newsarchive.home import ArchiveHome
from newsarchive.sources.registry import SourceRegistry
from newsarchive.sources.rewriting import with_furniture, with_state

TEXT = """# my town
id = "kota"  # stable
name = "Kota"
region = "35.73"
home = "https://kota.go.id/"
{state}
[discovery]
listings = ["/berita"]
# state = "kept"
"""


@given(
    st.sampled_from(
        ["", 'state = "candidate"', "  state='disabled'  # since 2024", 'state="enabled"']
    ),
    st.sampled_from(["enabled", "disabled", "candidate"]),
    st.sampled_from([None, "2026-11-25"]),
)
def test_nothing_but_the_state_changes(line: str, state: Any, verified: str | None) -> None:
    before = TEXT.format(state=line)
    after = with_state(before, state, verified=verified)
    expected = tomllib.loads(before) | {"state": state}
    assert tomllib.loads(after) == expected | ({"last_verified": verified} if verified else {})
    kept = [text for text in before.splitlines() if not text.lstrip().startswith("state")]
    assert [text for text in after.splitlines() if text in kept] == kept
    assert with_state(after, state, verified=verified) == after


@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=4),
    st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=4),
    st.sampled_from(
        ["", "furniture = []", 'furniture = ["a]b", # one\n  "[c"\n]  # two', "furniture=['x']"]
    ),
)
def test_nothing_but_the_furniture_changes(first: list[str], second: list[str], line: str) -> None:
    before = TEXT.format(state=line)
    after = with_furniture(before, first)
    assert tomllib.loads(after) == tomllib.loads(before) | {"furniture": first}
    again = with_furniture(after, second)
    assert tomllib.loads(again) == tomllib.loads(before) | {"furniture": second}
    assert again == with_furniture(before, second)
    assert tomllib.loads(with_state(again, "disabled"))["furniture"] == second


def command(home: ArchiveHome, *arguments: str) -> Any:
    return CliRunner().invoke(app, [*arguments, "--archive", str(home.path)], standalone_mode=False)


@pytest.fixture
def home(tmp_path: Path) -> ArchiveHome:
    return ArchiveHome(tmp_path / "arsip").create()


def test_a_shipped_profile_is_copied_before_it_is_changed(home: ArchiveHome) -> None:
    assert command(home, "disable", "malangkota").exception is None
    registry = SourceRegistry(home.sources_dir)
    assert registry.files["malangkota"].parent == home.sources_dir
    assert registry.get("malangkota").state == "disabled"
    assert registry.get("malangkota").publishers[0] == "malangkota.go.id"


def test_what_nothing_confirms_is_not_enabled(home: ArchiveHome) -> None:
    # nothing listens there, so the check can not pass
    (home.sources_dir / "kota.toml").write_text(
        'id = "kota"\nname = "Kota"\nregion = "35.73"\nhome = "http://127.0.0.1:9/"\nstate = "candidate"\n'
        '[discovery]\nlistings = ["/"]\n'
    )
    result = command(home, "enable", "kota", "--delay", "0")
    assert result.return_value == 3
    assert "stays candidate" in result.stderr
    assert SourceRegistry(home.sources_dir).get("kota").state == "candidate"
    assert command(home, "enable", "kota", "--unchecked").return_value == 0
    assert SourceRegistry(home.sources_dir).get("kota").state == "enabled"


def test_an_unknown_source(home: ArchiveHome) -> None:
    assert "did you mean malangkota" in str(command(home, "disable", "malangkot").exception)


def test_catalogue_of_a_region(home: ArchiveHome) -> None:
    result = command(home, "list", "--catalogue", "--region", "34", "--json")
    assert '"name": "Kabupaten Sleman"' in result.stdout
    assert "35.7" in str(command(home, "list", "--catalogue", "--region", "35.7").exception)
