"""A plain text laid out as a page of the WordPress sample site, as its editors would post it."""

from __future__ import annotations

from datetime import datetime

from newsarchive.samplesites.article import SampleArticle, SampleCaption
from newsarchive.samplesites.authored import paragraphs
from newsarchive.samplesites.site import DEFAULT_PORT, all_sites
from newsarchive.samplesites.wordpress import MalangPages

_SITE = "sampel-malang"
#: where a text copied from a page ends and the page's furniture begins
_FURNITURE = "Leave a Comment"


def lay_out(text: str, *, title: str, published: datetime) -> tuple[str, bytes]:
    """Address and HTML of a page that holds `text`.

    Paragraphs are separated by empty lines; the first bears the dateline, the second is the caption
    of the picture, the last ends with the credits. What follows `Leave a Comment` is left out: the
    theme brings its own. A `published` without zone is in the zone of the site.
    """
    site = all_sites()[_SITE]
    moment = published if published.tzinfo else published.replace(tzinfo=site.tz)
    first, caption, *rest = paragraphs(text.partition(_FURNITURE)[0])
    slug = "-".join(title.lower().split())
    path = f"/{moment:%Y/%m/%d}/{slug}/"
    image = f"/wp-content/uploads/{moment:%Y/%m}/{slug}.jpg"
    article = SampleArticle(
        site=_SITE,
        path=path,
        key=f"{_SITE}/{slug}",
        number=9001,
        title=title,
        dateline=None,
        published=moment.isoformat(),
        moment=moment,
        changed=moment,
        body=[first, *rest],
        printed=[first, *rest],
        captions=[SampleCaption(text=caption, printed=caption, image=image)],
        tags=["UMKM"],
        section="Berita",
    )
    pages = MalangPages(site, DEFAULT_PORT, 1)
    return pages.base + path, pages.article_page(article).body
