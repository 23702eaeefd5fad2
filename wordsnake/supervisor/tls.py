"""Certificate and key of `wordsnake up --tls-cert --tls-key`."""

import re
import ssl
from dataclasses import dataclass
from pathlib import Path

from wordsnake.supervisor.preflight import UnfitError

CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tls:
    """PEM files: `certificate` may hold those of the authorities between it and the root as well, in order."""

    certificate: Path
    key: Path

    def intermediates(self) -> list[str]:
        """The certificates of the authorities in between, as PEM."""
        return CERTIFICATE.findall(self.certificate.read_text(encoding="ascii", errors="replace"))[1:]


def check(tls: Tls, host: str) -> None:
    """Raise UnfitError, with a sentence for the host, unless the files can be read and belong together.

    Nor can it be had on an IPv6 address (Crossbar.io 26.10.1).
    """
    if ":" in host:
        raise UnfitError(f"TLS on an IPv6 address ({host}) needs a reverse proxy; see docs/hosting.md")
    for path in (tls.certificate, tls.key):
        try:
            path.open("rb").close()
        except OSError as error:
            raise UnfitError(f"cannot read {path}: {error.strerror}") from None
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(tls.certificate, tls.key, _no_password)
    except _EncryptedError:
        raise UnfitError(f"the key in {tls.key} is encrypted; a server that starts by itself needs it plain") from None
    except ssl.SSLError as error:
        raise UnfitError(_problem(tls, error)) from None


class _EncryptedError(Exception):
    """The key asks for a password."""


def _no_password() -> str:
    raise _EncryptedError


def _problem(tls: Tls, error: ssl.SSLError) -> str:
    if error.reason == "KEY_VALUES_MISMATCH":
        return f"the key in {tls.key} does not belong to the certificate in {tls.certificate}"
    return f"{tls.certificate} and {tls.key} must hold a certificate and its key, as PEM"
