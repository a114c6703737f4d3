"""An article on a terminal: what is copied from it is whole."""

from __future__ import annotations

import pytest

from newsarchive.cli.show_text import print_article, print_diff

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


def test_what_surrounds_a_change_is_shown_in_whole_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    long = "lampau " * 100
    pieces = [
        {"mark": "removed", "text": "satu"},
        {"mark": "same", "text": f" {long}{long}"},
        {"mark": "added", "text": "dua"},
        {"mark": "same", "text": " " + "x" * 1000},
    ]
    print_diff({"diff": [{"field": "body", "kinds": ["text"], "pieces": pieces}]})
    told = capsys.readouterr().out
    assert "…" in told
    assert set(told.split()) <= {
        *("body", "(text)", "[-satu-]", "lampau", "…", "{+dua+}"),
        *(word for word in told.split() if set(word) == {"x"}),
    }
