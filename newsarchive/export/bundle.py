"""Evidence bundles: a folder an article in one ZIP file, with everything needed to check it elsewhere.

`capture.wacz` (all its captures and what its pages show), `record.json` (every version with evidence), `prov.json`,
citations, and `manifest-sha256.txt`, which `sha256sum -c` checks.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newsarchive.errors import WarcError
from newsarchive.export.article_record import article_record
from newsarchive.export.citations import cite
from newsarchive.export.linked_data import jsonld_document
from newsarchive.export.prov import prov_document
from newsarchive.export.selection import select_articles
from newsarchive.home import ArchiveHome
from newsarchive.store.articles import find_article
from newsarchive.store.store import Store
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.manifest import sha256_of
from newsarchive.warc.wacz import WaczWriter


def write_bundles(
    home: ArchiveHome,
    store: Store,
    rows: Iterable[dict[str, Any]],
    path: Path,
    progress: Callable[[], None] | None = None,
) -> int:
    """Write the bundles of these articles; returns their number.

    Raises `WarcError` when a capture is not where its row says: a bundle without its evidence is none.
    """
    count = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as bundle:
        for row in rows:
            _write(home, store, row, bundle, path.parent)
            count += 1
            if progress is not None:
                progress()
    return count


def _write(
    home: ArchiveHome, store: Store, row: dict[str, Any], bundle: zipfile.ZipFile, near: Path
) -> None:
    name = row["article_id"]
    article, current = find_article(store, name)
    record = article_record(home, article, current, with_evidence=True)
    record["texts"] = [
        article_record(home, article, version, with_evidence=True)
        for version in article.versions
        if version.version_id != current.version_id
    ]
    for text in (record, *record["texts"]):
        if problem := text["capture"]["problem"]:
            raise WarcError(problem)
    files = {
        "record.json": _json(record),
        "prov.json": _json(prov_document(article, home.warc_dir, operator=home.settings.operator)),
        "article.jsonld": _json(jsonld_document(row)),
    }
    for format_, file in (
        ("bibtex", "citation.bib"),
        ("ris", "citation.ris"),
        ("csl-json", "citation.json"),
    ):
        files[file] = cite(row, format_)[0].encode("utf-8")
    digests = {file: hashlib.sha256(data).hexdigest() for file, data in files.items()}
    with TemporaryDirectory(dir=near, prefix=".bundling-") as folder:
        package = Path(folder) / "capture.wacz"
        _package(home, store, name, row["title"] or name, package)
        digests[package.name] = sha256_of(package)
        bundle.write(package, f"{name}/{package.name}", zipfile.ZIP_STORED)
    lines = "".join(f"{digest}  {file}\n" for file, digest in sorted(digests.items()))
    for file, data in {**files, "manifest-sha256.txt": lines.encode()}.items():
        bundle.writestr(f"{name}/{file}", data)


def _package(home: ArchiveHome, store: Store, article_id: str, title: str, path: Path) -> None:
    index = ArchiveIndex(home.index_dir, home.warc_dir)
    selected = select_articles(store, index, [article_id])
    with WaczWriter(path, title=title, operator=home.settings.operator) as writer:
        writer.add_captures(selected.entries, home.warc_dir)
        writer.add_pages(selected.pages)
    if missing := selected.problems + writer.packaged.missing:
        raise WarcError(f"{article_id}: {missing[0]}")


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
