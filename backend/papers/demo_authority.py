"""A demo certificate authority for specimens: root, intermediate, certificates of invented holders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from backend.papers.keys import DEMO_MARK, ROOTS, KeyStore, KeyStoreError, PrivateKey, write_private

Algorithm = Literal["p256", "rsa2048"]
AUTHORITY, ROOT_AUTHORITY = (f"{kind} {DEMO_MARK} – KHÔNG CÓ GIÁ TRỊ" for kind in ("CA", "CA gốc"))
NAME_BYTES = 64
ROOT, ISSUER = "ca-root", "ca-issuing"
YEARS_BEFORE, YEARS_AFTER = 4, 20


@dataclass(frozen=True)
class Holder:
    """Who gets a certificate: `code` names the files; `name` is a person's, or an organisation's for its seal."""

    code: str
    name: str
    organisation: str


def create_demo_authority(
    directory: Path, at: datetime, holders: Sequence[Holder] = (), algorithm: Algorithm = "p256"
) -> KeyStore:
    """Make root, intermediate and holders' certificates, or complete what is there; running it again changes nothing.

    Certificates are valid from four years before `at` (the story plays in the past) to twenty years after.
    """
    directory = Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    os.chmod(directory, 0o700)
    if not (directory / ROOTS).exists():
        _authorities(directory, at, algorithm)
    for holder in holders:
        if not (directory / f"{holder.code}.chain.pem").exists():
            _issue(directory, holder, at, algorithm)
    return KeyStore(directory)


def _authorities(directory: Path, at: datetime, algorithm: Algorithm) -> None:
    root_key, issuer_key = _new_key(algorithm), _new_key(algorithm)
    root_name, issuer_name = _name(ROOT_AUTHORITY, DEMO_MARK), _name(AUTHORITY, DEMO_MARK)
    root = _certificate(root_name, root_key, root_name, root_key, at, path_length=1)
    issuer = _certificate(issuer_name, issuer_key, root_name, root_key, at, path_length=0)
    _store(directory, ROOT, root_key, [root])
    _store(directory, ISSUER, issuer_key, [issuer, root])
    write_private(directory / ROOTS, [root.public_bytes(Encoding.PEM)])


def _issue(directory: Path, holder: Holder, at: datetime, algorithm: Algorithm) -> None:
    issuer_key = load_pem_private_key((directory / f"{ISSUER}.key.pem").read_bytes(), password=None)
    if not isinstance(issuer_key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise KeyStoreError(f"{ISSUER}: neither RSA nor EC key")
    issuer = x509.load_pem_x509_certificate((directory / f"{ISSUER}.chain.pem").read_bytes())
    key = _new_key(algorithm)
    mark = f" ({DEMO_MARK})"
    subject = _name(_clipped(holder.name, NAME_BYTES - len(mark.encode())) + mark, holder.organisation)
    own = _certificate(subject, key, issuer.subject, issuer_key, at, path_length=None)
    _store(directory, holder.code, key, [own, issuer])


def _certificate(
    subject: x509.Name,
    key: PrivateKey,
    issuer: x509.Name,
    issuer_key: PrivateKey,
    at: datetime,
    path_length: int | None,
) -> x509.Certificate:
    authority = path_length is not None
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=365 * YEARS_BEFORE))
        .not_valid_after(at + timedelta(days=365 * YEARS_AFTER))
        .add_extension(x509.BasicConstraints(authority, path_length), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _clipped(organisation, NAME_BYTES)),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _clipped(text: str, room: int) -> str:
    """Names in certificates have an upper bound, counted here in bytes; a longer one loses its last words."""
    while len(text.encode()) > room:
        text = text.rsplit(" ", 1)[0] if " " in text else text[:-1]
    return text


def _new_key(algorithm: Algorithm) -> PrivateKey:
    if algorithm == "p256":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _store(directory: Path, code: str, key: PrivateKey, chain: Sequence[x509.Certificate]) -> None:
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_private(directory / f"{code}.key.pem", [secret])
    write_private(directory / f"{code}.chain.pem", [item.public_bytes(Encoding.PEM) for item in chain])
