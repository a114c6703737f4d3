"""The reader raises on nothing, takes bounded time and memory, and answers alike in every process."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsarchive.extract import extract_article
from tests.integration.extract import fuzz

_MUTANTS = 1000
#: megabytes that the reading of hostile pages may add to a process, the page itself (50 MB) included
_MEMORY = 450


def test_mutated_golden_pages_are_answered_in_time() -> None:
    pages = fuzz.golden_pages()
    slow = [n for n in range(_MUTANTS) if fuzz.cost(fuzz.mutated(n, pages)) > fuzz.LIMIT]
    assert not slow


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_hostile_pages_take_bounded_time_and_memory() -> None:
    """In a process of its own, whose peak says what all of them needed."""
    run = subprocess.run(
        [sys.executable, fuzz.__file__, "--count", "0"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr + run.stdout
    assert int(run.stdout.rsplit(" peak ", 1)[1].split()[0]) < _MEMORY, run.stdout


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(fuzz._PIECES) | st.binary(max_size=20), max_size=80), st.text())
def test_pieces_in_any_order_are_answered(pieces: list[bytes], header: str) -> None:
    extract_article(b"".join(pieces), fuzz.URL, content_type=header)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=50))
def test_any_address_and_content_type_are_answered(url: str, header: str) -> None:
    page = f"<h1>Judul berita</h1><p>{fuzz.PROSE * 5}</p>".encode()
    assert extract_article(page, url, content_type=header).url == url


_DIGEST = """
import hashlib, importlib.util, json, sys
spec = importlib.util.spec_from_file_location("fuzz", sys.argv[1])
fuzz = importlib.util.module_from_spec(spec); spec.loader.exec_module(fuzz)
pages = fuzz.golden_pages()[::7]
digest = hashlib.sha256()
for page in [*pages, *(fuzz.mutated(n, pages) for n in range(150))]:
    digest.update(json.dumps(fuzz.extract_article(page, fuzz.URL).to_dict()).encode())
print(digest.hexdigest())
"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_same_bytes_same_answer_in_every_process() -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", _DIGEST, fuzz.__file__],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("0", "1", "4711")
    ]  # fmt: skip
    answers = {run.communicate()[0].strip() for run in runs}
    assert [run.returncode for run in runs] == [0, 0, 0]
    pages = fuzz.golden_pages()[::7]
    digest = hashlib.sha256()
    # in the other order in this process: nothing is carried over from page to page
    todo = [*pages, *(fuzz.mutated(n, pages) for n in range(150))]
    for page in reversed(todo):
        extract_article(page, fuzz.URL)
    for page in todo:
        digest.update(json.dumps(extract_article(page, fuzz.URL).to_dict()).encode())
    assert answers == {digest.hexdigest()}
