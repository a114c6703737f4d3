"""TLS contexts, and what a handshake agreed on in the words of a WARC record."""

from __future__ import annotations

import hashlib
import ssl

from cryptography import x509

from newsarchive.capture.ciphers import iana_name
from newsarchive.capture.exchange import TlsFacts


def verifying_context() -> ssl.SSLContext:
    """A context that checks certificates as browsers do."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def lenient_context() -> ssl.SSLContext:
    """A context that takes any certificate and old versions of TLS: what it got is captured and flagged."""
    context = verifying_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("ALL:@SECLEVEL=0")
    # servers older than RFC 5746 (2010)
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    return context


def tls_facts(connection: ssl.SSLObject, problem: str | None = None) -> TlsFacts:
    """Protocol, cipher and certificate of a connection."""
    version = (connection.version() or "").replace("TLSv", "tls/").replace("SSLv", "ssl/")
    if version == "tls/1":
        version = "tls/1.0"
    cipher = connection.cipher()
    return TlsFacts(
        version,
        iana_name(cipher[0]) if cipher else "",
        problem,
        certificate_facts(connection.getpeercert(binary_form=True)),
    )


def certificate_facts(der: bytes | None) -> tuple[tuple[str, str], ...]:
    """Fingerprint, subject, issuer and dates of a certificate, as far as they can be read."""
    if not der:
        return ()
    facts = [("sha256", hashlib.sha256(der).hexdigest())]
    try:
        certificate = x509.load_der_x509_certificate(der)
        facts += [
            ("subject", certificate.subject.rfc4514_string()),
            ("issuer", certificate.issuer.rfc4514_string()),
            ("not-before", certificate.not_valid_before_utc.isoformat()),
            ("not-after", certificate.not_valid_after_utc.isoformat()),
        ]
    except (ValueError, TypeError, OverflowError, x509.InvalidVersion) as error:
        # a certificate that nobody can read is flagged by the handshake already
        facts.append(("unreadable", str(error)))
    return tuple(facts)
