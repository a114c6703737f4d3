import itertools
import os
import socket

import pytest

from newsarchive.samplesites import SampleSites

_PORTS = itertools.count(18000 + os.getpid() % 2000 * 20)


def free_port():
    for port in _PORTS:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.10", port)):
                return port


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    log = tmp_path_factory.mktemp("log")
    with SampleSites(free_port(), log_dir=log, slow=0.5, traps=True, articles=25) as running:
        yield running


@pytest.fixture(autouse=True)
def first_epoch(sites):
    sites.set_epoch(2)
    sites.set_epoch(1)
