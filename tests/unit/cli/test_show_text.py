"""An article on a terminal: what is copied from it is whole."""

from __future__ import annotations

import pytest

from newsarchive.cli.show_text import print_article

ADDRESS = "https://kebumenkab.go.id/berita/detail/1298/" + "festival-sungai-luk-ulo-" * 8


@pytest.mark.parametrize("columns", ["40", "80"])
def test_an_address_is_not_cut_off(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    print_article(
        {
            "article_id": "a" * 16,
            "version_id": "b" * 16,
            "version": 1,
            "versions": [],
            "copies": [],
            "source": "kebumenkab",
            "url": ADDRESS,
            "gone_at": None,
            "gone_status": None,
            "article": {
                **{"title": "Festival [Sungai]", "bylines": [], "flags": []},
                **{"body": ["Isi."], "captions": []},
            },
        }
    )
    lines = capsys.readouterr().out.splitlines()
    assert f"address    {ADDRESS}" in lines
