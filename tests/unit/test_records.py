"""Records go to other processes and come back as they were."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field
from datetime import UTC, datetime

import pytest

from newsarchive.capture.exchange import TlsFacts
from newsarchive.extract.article import Article, Caption, Credit, Evidence
from newsarchive.reading import PageInput
from newsarchive.records import JsonRecord
from newsarchive.sources.profile import Discovery, FieldRule, Profile


@dataclass(frozen=True, slots=True)
class One(JsonRecord):
    """A record of a single field, which may itself be a tuple."""

    values: tuple[int, ...] = ()


@dataclass(slots=True)
class Thawed(JsonRecord):
    """One that may be changed, a field of which is not of its constructor."""

    name: str
    parts: list[One] = field(default_factory=list)
    made: str = field(init=False, default="")


ARTICLE = Article(
    kind="article",
    url="https://a.go.id/1",
    canonical_url=None,
    title="Pasar",
    body=["Satu.", "Dua."],
    bylines=[Credit(name="say", role="reporter", raw="(say)")],
    captions=[Caption(text="Warga")],
    evidence={"title": Evidence(rule="h1", selector=None, text="Pasar", confidence=0.9)},
    extractor_version="1",
)
PROFILE = Profile(
    id="a",
    name="A",
    region="35.73",
    home="https://a.go.id/",
    discovery=Discovery(feeds=["/feed"]),
    fields={"title": FieldRule(css=["h1"])},
)


@pytest.mark.parametrize(
    "record",
    [
        One(),
        One((1, 2)),
        Thawed("a", [One((3,)), One()]),
        TlsFacts("tls/1.3", "TLS_AES_128_GCM_SHA256"),
        ARTICLE,
        PROFILE,
        PageInput(
            source_id="a",
            url="https://a.go.id/1",
            body=b"<p>",
            content_type=None,
            fetched_at=datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC),
            profile=PROFILE,
        ),
    ],
    ids=lambda record: type(record).__name__,
)
@pytest.mark.parametrize("protocol", [2, 5])
def test_a_record_is_the_same_behind_a_pickle_and_as_a_copy(record: object, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(record, protocol))
    assert again == record
    assert type(again) is type(record)
    assert copy.deepcopy(record) == record


def test_a_frozen_record_stays_frozen_and_the_other_keeps_what_was_set() -> None:
    again = pickle.loads(pickle.dumps(One((1,))))
    with pytest.raises(FrozenInstanceError):
        again.values = ()
    thawed = Thawed("a")
    thawed.made = "later"
    assert pickle.loads(pickle.dumps(thawed)).made == "later"
