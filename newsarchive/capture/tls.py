"""TLS contexts, and what a handshake agreed on in the words of a WARC record."""

from __future__ import annotations

import ssl
from datetime import datetime

from cryptography import x509

from newsarchive.capture.exchange import TlsFacts

#: IANA names of the TLS 1.2 suites that OpenSSL calls otherwise; TLS 1.3 names are the same in both
_IANA_PARTS = {
    "ECDHE": "TLS_ECDHE_{auth}_WITH_",
    "DHE": "TLS_DHE_{auth}_WITH_",
}


def verifying_context() -> ssl.SSLContext:
    """A context that checks certificates as browsers do; old TLS of old government servers is allowed."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def lenient_context() -> ssl.SSLContext:
    """A context that takes any certificate: what it got is captured and flagged."""
    context = verifying_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


def tls_facts(connection: ssl.SSLObject, problem: str | None = None) -> TlsFacts:
    """Protocol and cipher of a connection."""
    version = (connection.version() or "").replace("TLSv", "tls/").replace("SSLv", "ssl/")
    if version == "tls/1":
        version = "tls/1.0"
    cipher = connection.cipher()
    return TlsFacts(
        version, iana_name(cipher[0]) if cipher else "", problem, certificate_end(connection)
    )


def certificate_end(connection: ssl.SSLObject) -> datetime | None:
    """When the server's certificate ends (`notAfter`, RFC 5280 section 4.1.2.5), trusted or not."""
    encoded = connection.getpeercert(binary_form=True)
    if not encoded:
        return None
    try:
        return x509.load_der_x509_certificate(encoded).not_valid_after_utc
    except ValueError:
        # whoever made this certificate did not keep to the standard
        return None


def iana_name(openssl: str) -> str:
    """IANA name of a cipher suite, e.g. `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`."""
    if openssl.startswith("TLS_"):
        return openssl
    parts = openssl.split("-")
    if len(parts) > 2 and parts[0] in _IANA_PARTS:
        start, rest = _IANA_PARTS[parts[0]].format(auth=parts[1]), parts[2:]
    else:
        start, rest = "TLS_RSA_WITH_", parts
    text = "_".join(rest)
    for short, long in (
        ("AES128", "AES_128"),
        ("AES256", "AES_256"),
        ("CHACHA20_POLY1305", "CHACHA20_POLY1305_SHA256"),
    ):
        text = text.replace(short, long)
    if text.endswith("_SHA") or "GCM" in text or "POLY" in text:
        return start + text
    # CBC suites are named without their mode in OpenSSL
    return start + text
