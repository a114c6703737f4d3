"""Ids, times and digests of records, against the standard library's ways of writing them."""

from __future__ import annotations

import base64
import uuid
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.capture.digests import labelled
from newsarchive.capture.records import new_record_id, warc_date


@given(st.binary(min_size=20, max_size=20))
def test_sha1_is_written_in_base32(digest: bytes) -> None:
    assert labelled("sha1", digest) == "sha1:" + base64.b32encode(digest).decode()


def test_record_ids_are_random_uuids_and_no_two_are_alike() -> None:
    made = [new_record_id() for _ in range(2000)]
    assert len(set(made)) == 2000
    for name in made:
        read = uuid.UUID(name)
        assert read.urn == name
        assert (read.version, read.variant) == (4, uuid.RFC_4122)


@given(st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)))
def test_times_have_microseconds(moment: datetime) -> None:
    assert warc_date(moment) == moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
