"""`newsarchive show`: one article, its versions, and where each field came from."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption


def show(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Article id, version id or address.")],
    version: Annotated[int | None, typer.Option(min=1, help="Show this version.")] = None,
    diff: Annotated[
        tuple[int, int] | None, typer.Option(metavar="N M", help="What changed from N to M.")
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Capture and rule behind each field.")
    ] = False,
    prov: Annotated[
        bool, typer.Option("--prov", help="Where everything came from, as W3C PROV in JSON.")
    ] = False,
    copies: Annotated[
        bool, typer.Option("--copies", help="Near-copies in the order they appeared, what differs.")
    ] = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show one article.

    Exit code 3: with --evidence, when its capture can not be opened.

    Examples:

      newsarchive show https://malangkota.go.id/2023/11/18/umkm/

      newsarchive show ID --diff 1 2
    """
    from newsarchive.errors import QueryError
    from newsarchive.export.article_record import article_record
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.articles import find_article
    from newsarchive.store.copies import copies_of

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        article, chosen = find_article(store, wanted)
        cluster = [copy.to_dict() for copy in copies_of(store, article)] if copies else []
    if article.hidden_at is not None:
        raise QueryError(
            f"{article.article_id} was taken down on {article.hidden_at:%Y-%m-%d}: "
            f"{article.hidden_reason}; `newsarchive db unhide` shows it again"
        )
    if prov:
        from newsarchive.export.prov import prov_document

        document = prov_document(article, home.warc_dir, operator=home.settings.operator)
        typer.echo(json.dumps(document, indent=1, ensure_ascii=False))
        return 0
    if version is not None:
        chosen = article.version(version)
    record = article_record(home, article, chosen, with_evidence=evidence)
    if diff is not None:
        from newsarchive.store.diff import are_read_alike, diff_articles

        old, new = (article.version(number) for number in diff)
        record["diff_of_other_rules"] = not are_read_alike(old.article, new.article)
        record["diff"] = [change.to_dict() for change in diff_articles(old.article, new.article)]
    if copies:
        record["copies"] = cluster
    problem = record["capture"].get("problem")
    if problem:
        typer.echo(f"newsarchive: {problem}", err=True)
    if as_json:
        typer.echo(json.dumps(record, indent=1, ensure_ascii=False))
        return 3 if problem else 0
    from newsarchive.cli.show_text import print_article, print_copies, print_diff, print_evidence

    if copies:
        print_copies(record)
    elif diff is not None:
        print_diff(record)
    else:
        print_article(record)
    if evidence:
        print_evidence(record)
    return 3 if problem else 0
