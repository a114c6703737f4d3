"""A certificate authority for tests, and the broken certificates that the field's servers have."""

from __future__ import annotations

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Authority:
    """Signs server certificates; `path` is what a client must trust."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Otoritas Uji")])
        self.path = folder / "authority.pem"
        own = self._sign(self._name, self._key, self._name, None, timedelta(days=1), ca=True)
        self.path.write_bytes(own.public_bytes(serialization.Encoding.PEM))
        self._made = 0

    def context(
        self,
        host: str,
        *,
        signed: bool = True,
        until: datetime | None = None,
        newest: ssl.TLSVersion | None = None,
    ) -> ssl.SSLContext:
        """A server context with a certificate for a host."""
        self._made += 1
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        life = (until - datetime.now(UTC)) if until else timedelta(days=1)
        signer, issuer = (self._key, self._name) if signed else (key, subject)
        certificate = self._sign(issuer, signer, subject, (key, host), life)
        path = self._folder / f"{self._made}.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        if newest is not None:
            context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
            context.maximum_version = newest
            context.set_ciphers("ALL:@SECLEVEL=0")
        return context

    def _sign(
        self,
        issuer: x509.Name,
        signer: ec.EllipticCurvePrivateKey,
        subject: x509.Name,
        leaf: tuple[ec.EllipticCurvePrivateKey, str] | None,
        life: timedelta,
        *,
        ca: bool = False,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        key = leaf[0] if leaf else signer
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=30))
            .not_valid_after(now + life)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        )
        if leaf is not None:
            try:
                name: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(leaf[1]))
            except ValueError:
                name = x509.DNSName(leaf[1])
            builder = builder.add_extension(x509.SubjectAlternativeName([name]), critical=False)
        return builder.sign(signer, hashes.SHA256())
