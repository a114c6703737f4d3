"""Where every field of an article came from, as W3C PROV in its JSON form.

Entities are the captures, the documents that scripts built of them, the versions read from these and each version's
fields; activities are the fetches, the renderings and the readings (with the extractor's version); the agents are
Newsarchive and whoever keeps the archive.
Source: PROV-DM and PROV-O (W3C Recommendations, 2013), PROV-JSON (W3C Member Submission, 2013).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsarchive import __version__
from newsarchive.capture.capture import Capture
from newsarchive.errors import WarcError
from newsarchive.store.articles import StoredArticle, StoredVersion
from newsarchive.warc.rendered import rendering_of

Json = dict[str, Any]
PREFIX = {
    "na": "urn:newsarchive:",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PROGRAM = "na:newsarchive"
_OPERATOR = "na:operator"


def prov_document(article: StoredArticle, warc_dir: Path, *, operator: str = "") -> Json:
    """One article with all its versions as a PROV-JSON document."""
    return {"prefix": dict(PREFIX), **_Statements(article, warc_dir, operator).made}


def write_prov(
    articles: Iterable[StoredArticle],
    path: Path,
    warc_dir: Path,
    *,
    operator: str = "",
) -> int:
    """Many articles as one document, each in a bundle of its own; a line each."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"prefix": {json.dumps(PREFIX)}, "bundle": {{')
        for article in articles:
            bundle = prov_document(article, warc_dir, operator=operator)
            text = json.dumps(bundle, ensure_ascii=False)
            file.write((",\n" if count else "\n") + f'"na:provenance.{article.article_id}": {text}')
            count += 1
        file.write("\n}}\n")
    return count


class _Statements:
    """PROV statements about one article, by kind and name."""

    def __init__(self, article: StoredArticle, warc_dir: Path, operator: str) -> None:
        self.made: dict[str, Json] = {}
        self._article = article
        self._warc_dir = warc_dir
        self._has_operator = bool(operator)
        self._agents(operator)
        name = f"na:article.{article.article_id}"
        self._add(
            "entity",
            name,
            {
                "prov:type": _name("na:Article"),
                "na:source": article.source_id,
                "prov:location": article.url,
            },
        )
        previous: StoredVersion | None = None
        for version in article.versions:
            self._version(name, version, previous)
            previous = version
        if article.gone_at is not None:
            about = {
                "prov:entity": name,
                "prov:time": article.gone_at.isoformat(),
                "na:status": article.gone_status,
            }
            self._relate("wasInvalidatedBy", about)

    def _add(self, kind: str, name: str, attributes: Json) -> None:
        known = {key: value for key, value in attributes.items() if value is not None}
        self.made.setdefault(kind, {})[name] = known

    def _relate(self, kind: str, attributes: Json) -> None:
        self._add(kind, f"_:{kind}{len(self.made.get(kind, ())) + 1}", attributes)

    def _agents(self, operator: str) -> None:
        program = {
            "prov:type": _name("prov:SoftwareAgent"),
            "prov:label": f"newsarchive {__version__}",
        }
        self._add("agent", _PROGRAM, program)
        if operator:
            self._add(
                "agent",
                _OPERATOR,
                {"prov:type": _name("prov:Organization"), "prov:label": operator},
            )
            self._relate(
                "actedOnBehalfOf", {"prov:delegate": _PROGRAM, "prov:responsible": _OPERATOR}
            )

    def _version(
        self, article: str, version: StoredVersion, previous: StoredVersion | None
    ) -> None:
        name = f"na:version.{version.version_id}"
        capture = self._capture(version.capture)
        capture = self._document(version.capture, capture) or capture
        reading = f"na:reading.{version.version_id}"
        self._add(
            "entity",
            name,
            {
                "prov:type": _name("na:ArticleVersion"),
                "prov:label": version.article.title,
                "na:number": version.number,
                "na:bodyDigest": version.body_digest,
                "na:firstCaptured": _time(version.first_captured.isoformat()),
                "na:lastCaptured": _time(version.last_captured.isoformat()),
            },
        )
        extractor = version.article.extractor_version
        self._add(
            "activity",
            reading,
            {"prov:type": _name("na:Reading"), "na:extractor_version": extractor},
        )
        self._relate("used", {"prov:activity": reading, "prov:entity": capture})
        self._relate("wasAssociatedWith", {"prov:activity": reading, "prov:agent": _PROGRAM})
        self._relate("wasGeneratedBy", {"prov:entity": name, "prov:activity": reading})
        self._derive(name, capture, reading, "prov:PrimarySource")
        self._relate(
            "specializationOf", {"prov:specificEntity": name, "prov:generalEntity": article}
        )
        if previous is not None:
            self._derive(name, f"na:version.{previous.version_id}", None, "prov:Revision")
        self._fields(name, version, capture, reading)

    def _fields(self, name: str, version: StoredVersion, capture: str, reading: str) -> None:
        record = version.article.to_dict()
        for field, evidence in version.article.evidence.items():
            entity = f"na:field.{version.version_id}.{field}"
            value = record.get(field)
            self._add(
                "entity",
                entity,
                {
                    "prov:type": _name("na:Field"),
                    "prov:label": field,
                    "prov:value": value
                    if isinstance(value, str)
                    else json.dumps(value, ensure_ascii=False),
                    "na:rule": evidence.rule,
                    "na:selector": evidence.selector,
                    "na:text": evidence.text,
                    "na:confidence": evidence.confidence,
                },
            )
            self._relate("hadMember", {"prov:collection": name, "prov:entity": entity})
            self._relate("wasGeneratedBy", {"prov:entity": entity, "prov:activity": reading})
            self._derive(entity, capture, reading, None)

    def _derive(self, made: str, used: str, activity: str | None, kind: str | None) -> None:
        about: Json = {
            "prov:generatedEntity": made,
            "prov:usedEntity": used,
            "prov:activity": activity,
        }
        self._relate("wasDerivedFrom", about | ({"prov:type": _name(kind)} if kind else {}))

    def _capture(self, capture: Capture) -> str:
        uuid = capture.record_id.rpartition(":")[2]
        name, fetch = f"na:capture.{uuid}", f"na:fetch.{uuid}"
        if name in self.made["entity"]:
            return name
        moment = capture.fetched_at.isoformat()
        self._add(
            "entity",
            name,
            {
                "prov:type": _name("na:Capture"),
                "prov:location": capture.url,
                "na:status": capture.status,
                "na:warcRecordId": capture.record_id,
                "na:warcFile": capture.warc_file,
                "na:warcOffset": capture.offset,
                "na:warcLength": capture.length,
                "na:payloadDigest": capture.payload_digest,
            },
        )
        run = capture.context.run_id if capture.context else None
        about = {"prov:type": _name("na:Fetch"), "prov:startTime": moment, "na:run": run or None}
        self._add("activity", fetch, about)
        self._relate(
            "wasGeneratedBy", {"prov:entity": name, "prov:activity": fetch, "prov:time": moment}
        )
        agent = _OPERATOR if self._has_operator else _PROGRAM
        self._relate("wasAssociatedWith", {"prov:activity": fetch, "prov:agent": _PROGRAM})
        self._relate("wasAttributedTo", {"prov:entity": name, "prov:agent": agent})
        return name

    def _document(self, capture: Capture, name: str) -> str | None:
        """The document that scripts built of a capture; None where none was, or its WARC is not at hand."""
        try:
            rendered = rendering_of(self._warc_dir, capture)
        except WarcError:
            return None
        if rendered is None:
            return None
        record_id = rendered.fields["warc-record-id"].strip("<>")
        uuid = record_id.rpartition(":")[2]
        document, rendering = f"na:document.{uuid}", f"na:rendering.{uuid}"
        if document in self.made["entity"]:
            return document
        self._add(
            "entity",
            document,
            {
                "prov:type": _name("na:RenderedDocument"),
                "prov:location": capture.url,
                "na:warcRecordId": record_id,
                "na:warcFile": rendered.place.path.relative_to(self._warc_dir).as_posix(),
                "na:warcOffset": rendered.place.offset,
                "na:blockDigest": rendered.fields.get("warc-block-digest"),
            },
        )
        self._add("activity", rendering, {"prov:type": _name("na:Rendering")})
        self._relate("used", {"prov:activity": rendering, "prov:entity": name})
        self._relate("wasAssociatedWith", {"prov:activity": rendering, "prov:agent": _PROGRAM})
        self._relate("wasGeneratedBy", {"prov:entity": document, "prov:activity": rendering})
        self._derive(document, name, rendering, None)
        return document


def _name(qualified: str) -> Json:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _time(value: str) -> Json:
    return {"$": value, "type": "xsd:dateTime"}
