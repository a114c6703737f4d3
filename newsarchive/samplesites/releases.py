"""Press releases as each site carries them: near-copies with their own heading and changes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime, timedelta

from newsarchive.datafiles import data_path
from newsarchive.samplesites.authored import paragraphs
from newsarchive.samplesites.draft import Draft, Edit
from newsarchive.samplesites.generator import credits, usual_dateline
from newsarchive.samplesites.phrases import seeded
from newsarchive.samplesites.site import SampleSite


def carried(site: SampleSite) -> list[Draft]:
    """The releases that `site` carries, oldest first."""
    data = tomllib.loads(data_path("samplesites", "releases.toml").read_text("utf-8"))
    drafts = []
    for release in data["release"]:
        for carrier in release["carrier"]:
            if carrier["site"] != site.id:
                continue
            rng = seeded("release", release["id"], site.id)
            place, code = rng.choice(site.places)
            credit_line, bylines = credits(site, rng)
            moment = datetime.fromisoformat(release["moment"]) + timedelta(hours=carrier["delay"])
            draft = Draft(
                title=release["title"],
                moment=moment.replace(tzinfo=site.tz),
                dateline=usual_dateline(site, place, code),
                body=paragraphs(release["body"]),
                bylines=bylines,
                credit_line=credit_line,
                tags=release["tags"],
                section=release["section"],
                event_date=release["event"],
                release=release["id"],
                fate="new" if release.get("new") else "kept",
                edits=[Edit(old=old, new=new) for old, new in carrier.get("edits", [])]
                + [Edit(old=old) for old in carrier.get("drop", [])],
            ).edited()
            draft = replace(draft, edits=[], title=carrier.get("title", draft.title))
            if "add" in carrier:
                draft = replace(draft, body=[*draft.body, carrier["add"]])
            drafts.append(draft)
    return drafts
