"""Names of cipher suites, and what is told of a certificate."""

from __future__ import annotations

import ssl

import pytest

from newsarchive.capture.ciphers import iana_name
from newsarchive.capture.tls import certificate_facts, lenient_context


@pytest.mark.parametrize(
    ("openssl", "iana"),
    [
        ("TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"),
        ("ECDHE-RSA-AES128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
        ("ECDHE-RSA-AES256-SHA384", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
        ("ECDHE-ECDSA-CHACHA20-POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
        ("AES128-SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"),
        ("AES128-GCM-SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256"),
        ("DHE-RSA-AES256-SHA", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
    ],
)
def test_ciphers_are_called_as_iana_calls_them(openssl: str, iana: str) -> None:
    assert iana_name(openssl) == iana


def test_every_cipher_that_a_server_could_choose_has_an_iana_name() -> None:
    for cipher in lenient_context().get_ciphers():
        if "PSK" not in cipher["name"] and "SRP" not in cipher["name"]:
            assert iana_name(cipher["name"]).startswith("TLS_"), cipher["name"]


def test_a_certificate_that_nobody_can_read_is_still_named() -> None:
    facts = dict(certificate_facts(b"\x30\x03\x02\x01\x00"))
    assert len(facts["sha256"]) == 64
    assert "unreadable" in facts
    assert certificate_facts(None) == ()


def test_old_servers_are_spoken_to_only_by_the_lenient_context() -> None:
    assert lenient_context().verify_mode == ssl.CERT_NONE
