"""Where each kind of site puts its articles and images."""

from __future__ import annotations

import re
import unicodedata

from newsarchive.samplesites.draft import Draft
from newsarchive.samplesites.site import SampleSite


def slugify(title: str) -> str:
    """`Pemkot & Warga: 3 Hari` becomes `pemkot-warga-3-hari`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))[:80].strip("-")


def article_path(site: SampleSite, draft: Draft, number: int, slug: str) -> str:
    """Path and query of an article."""
    moment = draft.moment
    match site.id:
        case "sampel-malang" | "sampel-tolok":
            return f"/{moment:%Y/%m/%d}/{slug}/"
        case "sampel-kebumen":
            return f"/berita/detail/{number}/{slug}"
        case "sampel-gowa":
            # one article in five has the alias that Joomla makes from the clock
            alias = f"{moment:%Y-%m-%d-%H-%M-%S}" if number % 5 == 0 else slug
            return f"/index.php/berita/item/{number}-{alias}"
        case "sampel-ambon":
            return f"/node/{number}" if number % 3 else f"/content/{slug}"
        case "sampel-kukar":
            return f"/berita.php?id={number}"
        case "sampel-kalteng":
            return f"/{moment:%Y/%m}/{slug}/"
        case "sampel-jebakan":
            return f"/berita/{number}/{slug}"
        case _:
            return f"/berita/{slug}"


def image_path(site: SampleSite, draft: Draft, slug: str, index: int) -> str:
    """Path of the image number `index` of an article."""
    moment, stem = draft.moment, slug[:40].strip("-")
    suffix = f"-{index}" if index else ""
    match site.cms:
        case "wordpress":
            return f"/wp-content/uploads/{moment:%Y/%m}/{stem}{suffix}.jpg"
        case "joomla":
            return f"/media/k2/items/cache/{stem}{suffix}_L.jpg"
        case "drupal":
            return f"/sites/default/files/styles/large/public/{moment:%Y-%m}/{stem}{suffix}.jpg"
        case "plain":
            return f"/foto/{moment:%d%m%Y}_{stem[:18]}{suffix}.JPG"
        case _:
            return f"/uploads/berita/{moment:%Y}/{stem}{suffix}.jpg"
