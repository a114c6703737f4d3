"""Which software runs a site, from what its front page and headers give away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsarchive.records import JsonRecord

#: (preset, what gives it away, weight)
_MARKS: tuple[tuple[str, str, int], ...] = (
    ("wordpress", r'name=["\']?generator["\']? content=["\']WordPress', 5),
    ("wordpress", r"/wp-content/", 4),
    ("wordpress", r"/wp-includes/", 4),
    ("wordpress", r"https://api\.w\.org/", 4),
    ("wordpress", r"\btd-(?:theme|container|block)|entry-title|wp-(?:block|image)", 2),
    ("joomla", r'name=["\']?generator["\']? content=["\']Joomla', 5),
    ("joomla", r"/media/(?:k2|jui|system|vendor/joomla)/|/components/com_", 4),
    ("joomla", r"com_(?:content|k2)\b|k2Container|itemListView", 3),
    ("joomla", r"/index\.php\?option=com_", 3),
    ("drupal", r'name=["\']?generator["\']? content=["\']Drupal', 5),
    ("drupal", r"/sites/(?:default|all)/(?:files|themes|modules)/", 4),
    ("drupal", r"drupal-settings-json|Drupal\.settings|data-drupal-", 4),
    ("blogger", r'name=["\']?generator["\']? content=["\']blogger', 5),
    ("blogger", r"www\.blogger\.com/|blogger\.googleusercontent\.com|blog-pager", 4),
    ("laravel", r'name=["\']csrf-token["\']', 3),
    ("laravel", r"/livewire/|/storage/uploads?/", 2),
    ("codeigniter", r"ci_csrf_token|csrf_test_name|Page rendered in <?[\w>]*[\d.]", 4),
    ("codeigniter", r'href=["\'][^"\']*/berita/detail/\d+', 2),
    ("codeigniter", r'href=["\'][^"\']*/index\.php/(?:berita|news|artikel)/\d+', 2),
    ("plain", r'href=["\'][^"\']*\b(?:berita|news|detail|artikel)\w*\.php\?[\w&]*=\d+', 3),
)
_COOKIES = (
    ("laravel", re.compile(r"laravel_session|XSRF-TOKEN")),
    ("codeigniter", re.compile(r"ci_session|csrf_cookie_name")),
    ("wordpress", re.compile(r"wordpress_|wp-settings")),
)
_COMPILED = tuple((name, re.compile(mark, re.IGNORECASE), weight) for name, mark, weight in _MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CmsGuess(JsonRecord):
    """The preset that fits a site, and why."""

    #: None when nothing gives the software away
    name: str | None
    #: what was found, as it stands in the page
    evidence: list[str]


def guess_cms(html: bytes, headers: Mapping[str, str]) -> CmsGuess:
    """The software of a site by its front page."""
    text = html.decode("latin-1")
    score: dict[str, int] = {}
    evidence: dict[str, list[str]] = {}
    for name, pattern, weight in _COMPILED:
        if match := pattern.search(text):
            score[name] = score.get(name, 0) + weight
            evidence.setdefault(name, []).append(" ".join(match.group().split()))
    cookies = headers.get("set-cookie", "")
    for name, pattern in _COOKIES:
        if match := pattern.search(cookies):
            score[name] = score.get(name, 0) + 4
            evidence.setdefault(name, []).append(f"cookie {match.group()}")
    if "/wp-json/" in headers.get("link", ""):
        score["wordpress"] = score.get("wordpress", 0) + 5
        evidence.setdefault("wordpress", []).append("Link header to /wp-json/")
    if not score:
        return CmsGuess(name=None, evidence=[])
    best = max(score, key=lambda name: score[name])
    return CmsGuess(name=best, evidence=evidence[best])
