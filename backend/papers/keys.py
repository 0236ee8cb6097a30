"""The key seam: who can sign, from a directory outside the repository and the database (directory 700, files 600).

Legal basis: NĐ 30/2020 Art 5, 32 – a person signs, then the organisation. The demo authority serves specimens only:
its certificates say "MINH HỌA" and are refused in production. A hardware token would be another `SignerSource`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

DEMO_MARK = "MINH HỌA"
ROOTS = "roots.pem"
PrivateKey = RSAPrivateKey | EllipticCurvePrivateKey


class KeyStoreError(Exception):
    """A key or certificate is missing, unreadable or open to others; says which."""


class DemoKeyRefused(KeyStoreError):
    """A demo certificate was asked to sign in production mode."""


@dataclass(frozen=True)
class Signer:
    """A person or organisation that can sign: code, printed name, certificate with its chain, parsed private key."""

    code: str
    name: str
    certificate: asn1_x509.Certificate
    chain: tuple[asn1_x509.Certificate, ...]
    key: PrivateKey

    @property
    def demo(self) -> bool:
        """Whether the demo authority issued the certificate."""
        return is_demo(self.certificate)

    def __repr__(self) -> str:
        return f"Signer({self.code!r})"


class SignerSource(Protocol):
    """What signing needs of a key store."""

    def signer(self, code: str) -> Signer:
        """The signer with this code; raises KeyStoreError."""

    def trust_roots(self) -> tuple[asn1_x509.Certificate, ...]:
        """The roots to which our papers must lead."""


class KeyStore:
    """Keys in files: `<code>.key.pem` and `<code>.chain.pem` (own certificate first), `roots.pem`."""

    def __init__(self, directory: Path, *, production: bool = False) -> None:
        self.directory = Path(directory)
        self.production = production

    def codes(self) -> tuple[str, ...]:
        """The codes of all signers, sorted; authorities are not among them."""
        names = (path.name.removesuffix(".chain.pem") for path in self.directory.glob("*.chain.pem"))
        return tuple(sorted(name for name in names if not name.startswith("ca-")))

    def signer(self, code: str) -> Signer:
        """The signer, parsed once per process; raises KeyStoreError, in production DemoKeyRefused for a demo key."""
        if not code.replace("-", "").replace("_", "").isalnum():
            raise KeyStoreError(f"{code!r}: not a signer's code")
        key_path = self.directory / f"{code}.key.pem"
        self._closed(key_path)
        found = _signer(self.directory, code, key_path.stat().st_mtime_ns)
        if self.production and found.demo:
            raise DemoKeyRefused(f"{code}: the demo authority does not sign in production")
        return found

    def trust_roots(self) -> tuple[asn1_x509.Certificate, ...]:
        """Our roots; in production without the demo root. Raises KeyStoreError when none is left."""
        roots = certificates(self.directory / ROOTS)
        roots = tuple(root for root in roots if not (self.production and is_demo(root)))
        if not roots:
            raise DemoKeyRefused("no trust root for production")
        return roots

    def _closed(self, key_path: Path) -> None:
        try:
            modes = self.directory.stat().st_mode & 0o077, key_path.stat().st_mode & 0o077
        except OSError as error:
            raise KeyStoreError(f"{key_path.name}: missing") from error
        if any(modes):
            raise KeyStoreError(f"{key_path.name}: others can read it; directory must be 700, files 600")


@cache
def _signer(directory: Path, code: str, _changed: int) -> Signer:
    key = load_pem_private_key((directory / f"{code}.key.pem").read_bytes(), password=None)
    if not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise KeyStoreError(f"{code}: neither RSA nor EC key")
    own, *chain = certificates(directory / f"{code}.chain.pem")
    return Signer(code, str(own.subject.native["common_name"]), own, tuple(chain), key)


def certificates(path: Path) -> tuple[asn1_x509.Certificate, ...]:
    """All certificates of a PEM file; raises KeyStoreError."""
    try:
        blocks = list(pem.unarmor(path.read_bytes(), multiple=True))
        return tuple(asn1_x509.Certificate.load(der) for _, _, der in blocks)
    except (OSError, ValueError) as error:
        raise KeyStoreError(f"{path.name}: missing or unreadable") from error


def is_demo(certificate: asn1_x509.Certificate) -> bool:
    """Whether issuer or subject carries the demo mark."""
    return DEMO_MARK in certificate.issuer.human_friendly or DEMO_MARK in certificate.subject.human_friendly


def write_private(path: Path, blocks: Sequence[bytes]) -> None:
    """Write a file that only its owner reads; never widens an existing one."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.writelines(blocks)
