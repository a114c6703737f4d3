"""`newsarchive show`: one article, its versions, and where each field came from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption

if TYPE_CHECKING:
    from newsarchive.home import ArchiveHome
    from newsarchive.store.articles import StoredArticle, StoredVersion


def show(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Article id, version id or address.")],
    version: Annotated[int | None, typer.Option(min=1, help="Show this version.")] = None,
    diff: Annotated[
        tuple[int, int] | None, typer.Option(metavar="N M", help="What changed from N to M.")
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Capture and rule behind each field.")
    ] = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one article.

    Examples:

      newsarchive show https://malangkota.go.id/2023/11/18/umkm/

      newsarchive show ID --diff 1 2
    """
    from newsarchive.errors import QueryError
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.articles import find_article

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        article, chosen = find_article(store, wanted)
    if article.hidden_at is not None:
        raise QueryError(
            f"{article.article_id} was taken down on {article.hidden_at:%Y-%m-%d}: "
            f"{article.hidden_reason}; `newsarchive db unhide` shows it again"
        )
    if version is not None:
        chosen = article.version(version)
    record = _record(home, article, chosen, with_evidence=evidence)
    if diff is not None:
        from newsarchive.store.diff import diff_articles

        old, new = (article.version(number) for number in diff)
        record["diff"] = [change.to_dict() for change in diff_articles(old.article, new.article)]
    if as_json:
        typer.echo(json.dumps(record, indent=1, ensure_ascii=False))
        return
    from newsarchive.cli.show_text import print_article, print_diff, print_evidence

    if diff is not None:
        print_diff(record)
    else:
        print_article(record)
    if evidence:
        print_evidence(record)


def _record(
    home: ArchiveHome, article: StoredArticle, chosen: StoredVersion, *, with_evidence: bool
) -> dict[str, Any]:
    record: dict[str, Any] = {
        "article_id": article.article_id,
        "version_id": chosen.version_id,
        "version": chosen.number,
        "source": article.source_id,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "gone_at": article.gone_at.isoformat() if article.gone_at else None,
        "gone_status": article.gone_status,
        "versions": [
            {
                "version": version.number,
                "version_id": version.version_id,
                "first_captured": version.first_captured.isoformat(),
                "last_captured": version.last_captured.isoformat(),
                "body_digest": version.body_digest,
                "title": version.article.title,
            }
            for version in article.versions
        ],
        "copies": article.cluster,
        "article": chosen.article.to_dict(),
        "capture": _capture(home, chosen, check=with_evidence),
    }
    if not with_evidence:
        record["article"].pop("evidence")
    return record


def _capture(home: ArchiveHome, chosen: StoredVersion, *, check: bool) -> dict[str, Any]:
    capture = chosen.capture
    record = {
        "warc_file": capture.warc_file,
        "offset": capture.offset,
        "length": capture.length,
        "record_id": capture.record_id,
        "url": capture.url,
        "fetched_at": capture.fetched_at.isoformat(),
        "status": capture.status,
        "payload_digest": capture.payload_digest,
    }
    if check:
        from newsarchive.warc.reader import open_capture, payload_digest

        entity = open_capture(home.warc_dir, capture).entity
        record["digest_agrees"] = payload_digest(entity) == capture.payload_digest
    return record
