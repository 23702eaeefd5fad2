"""Certificates for tests: an authority, one below it, and a server's, for 127.0.0.1."""

import datetime as dt
import ipaddress
import select
import ssl
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAYS = dt.timedelta(days=2)


@dataclass(frozen=True)
class Issued:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_pem(self, password: bytes | None = None) -> bytes:
        encryption = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
        return self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)


def issue(name: str, issuer: Issued | None = None, *, server: bool = False) -> Issued:
    """A certificate for `name`, signed by `issuer` or by itself; of a server on 127.0.0.1, or of an authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAYS)
        .not_valid_after(now + DAYS)
        .add_extension(x509.BasicConstraints(ca=not server, path_length=None), critical=True)
    )
    if server:
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        builder = builder.add_extension(here, critical=False)
    return Issued(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


class Files:
    """A server's certificate with its chain, its key, and the root that a client trusts, in a folder."""

    def __init__(self, folder: Path) -> None:
        root = issue("Test Root")
        between = issue("Test Intermediate", root)
        server = issue("localhost", between, server=True)
        self.certificate, self.key, self.root = folder / "chain.pem", folder / "key.pem", folder / "root.pem"
        self.certificate.write_bytes(server.pem + between.pem)
        self.key.write_bytes(server.key_pem())
        self.root.write_bytes(root.pem)

    @property
    def trusting(self) -> ssl.SSLContext:
        """A client that trusts the root and nobody else."""
        context = ssl.create_default_context(cafile=self.root)
        context.sslsocket_class = OneAtATime
        return context


class OneAtATime(ssl.SSLSocket):
    """A connection that one thread may read while another writes, as `websockets.sync` does.

    Before Python 3.13.1 nothing keeps the two from OpenSSL's one object for it, and now and then a request never left.
    """

    def do_handshake(self, *block: bool) -> None:
        """Comes first, while there is one thread."""
        self._one = threading.Lock()
        super().do_handshake(*block)

    def send(self, data: Any, flags: int = 0) -> int:
        with self._one:
            return super().send(data, flags)

    def recv(self, size: int = 1024, flags: int = 0) -> bytes:
        while True:
            with self._one:
                before = self.gettimeout()
                self.settimeout(0)
                try:
                    return super().recv(size, flags)
                except (ssl.SSLWantReadError, BlockingIOError):
                    pass
                finally:
                    self.settimeout(before)
            if not select.select([self], [], [], before)[0]:
                raise TimeoutError("nothing came in time")
