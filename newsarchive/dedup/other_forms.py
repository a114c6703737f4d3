"""Other addresses under which a site may serve the same page; whether it does, its texts have to tell.

They are no part of an article's key: a server may give `/index.php/berita/7` and not `/berita/7`, so that the one is
gone where the other is not, and keys make the ids under which articles were cited and taken down. Pages to be printed
are left out: what they leave out of a text would look like edits of it.
"""

from __future__ import annotations

import re

#: the program that a server runs for a folder, which addresses may leave out
_INDEX = re.compile(r"/(?:index\.(?:php|html?|aspx?|jsp)|default\.aspx?)(?=[/?]|$)")
_FOLDER = re.compile(r"^(/[^/]+)/")
#: an editor's look at a page
_PREVIEW = re.compile(r"(?<=[?&])preview(?:=(?:true|1)|_(?:id|nonce)=[^&]*)(?:&|$)")


def other_forms(key: str) -> set[str]:
    """Keys, as `url_key` gives them, of addresses that often mean the page of this one.

    >>> sorted(other_forms("id,go,demak)/berita/7"))
    ['id,go,demak)/berita/index.php/7', 'id,go,demak)/index.php/berita/7']
    """
    host, parenthesis, rest = key.partition(")")
    path, mark, query = rest.partition("?")
    plain = _INDEX.sub("", path, count=1).rstrip("/")
    asked = _PREVIEW.sub("", mark + query).rstrip("?&")
    # the program stands in the root, or in the folder of the site
    paths = {path, plain or "/", f"/index.php{plain}", _FOLDER.sub(r"\1/index.php/", plain)}
    if asked:
        paths.add(f"{plain}/index.php")
    return {host + parenthesis + one + asked for one in paths if parenthesis and one} - {key}
