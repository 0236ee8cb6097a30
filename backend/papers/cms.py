"""The CMS container of a PAdES baseline-B signature, written directly in DER: one hash, one signature, no re-encoding.

Source: RFC 5652 (SignedData), RFC 5035 (signing-certificate-v2), ETSI EN 319 142-1 (no signing-time attribute; the
time is in the PDF). Everything that does not depend on the document is put together once per signer.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from asn1crypto.core import Integer
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

from backend.papers.keys import Signer

SEQUENCE, SET, OCTETS, CONTEXT_0 = 0x30, 0x31, 0x04, 0xA0
OID_DATA = bytes.fromhex("06092a864886f70d010701")
OID_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
OID_CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
OID_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
OID_SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
SHA256 = bytes.fromhex("300b0609608648016503040201")
RSA_SHA256 = bytes.fromhex("300d06092a864886f70d01010b0500")
ECDSA_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")
ONE = bytes.fromhex("020101")


def tlv(tag: int, *parts: bytes) -> bytes:
    """One DER value: tag, length, contents."""
    body = b"".join(parts)
    if len(body) < 0x80:
        return bytes((tag, len(body))) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + body


@dataclass(frozen=True)
class _Fixed:
    """The parts that are the same for every document of one signer."""

    certificates: bytes
    identifier: bytes
    attributes: tuple[bytes, bytes]
    algorithm: bytes


@lru_cache(maxsize=256)
def _fixed(signer: Signer) -> _Fixed:
    certificate: bytes = signer.certificate.dump()
    chain = sorted({certificate, *(item.dump() for item in signer.chain)})
    named = tlv(SEQUENCE, tlv(SEQUENCE, tlv(SEQUENCE, tlv(OCTETS, hashlib.sha256(certificate).digest()))))
    serial = Integer(signer.certificate.serial_number).dump()
    return _Fixed(
        certificates=tlv(CONTEXT_0, *chain),
        identifier=tlv(SEQUENCE, signer.certificate.issuer.dump(), serial),
        attributes=(
            tlv(SEQUENCE, OID_CONTENT_TYPE, tlv(SET, OID_DATA)),
            tlv(SEQUENCE, OID_SIGNING_CERTIFICATE, tlv(SET, named)),
        ),
        algorithm=ECDSA_SHA256 if isinstance(signer.key, EllipticCurvePrivateKey) else RSA_SHA256,
    )


def signed_data(digest: bytes, signer: Signer) -> bytes:
    """The detached SignedData over a document whose SHA-256 is `digest` (32 bytes)."""
    fixed = _fixed(signer)
    hashed = tlv(SEQUENCE, OID_MESSAGE_DIGEST, tlv(SET, tlv(OCTETS, digest)))
    attributes = b"".join(sorted((*fixed.attributes, hashed)))
    signature = _raw(signer, tlv(SET, attributes))
    info = tlv(
        SEQUENCE,
        ONE,
        fixed.identifier,
        SHA256,
        tlv(CONTEXT_0, attributes),
        fixed.algorithm,
        tlv(OCTETS, signature),
    )
    data = tlv(SEQUENCE, ONE, tlv(SET, SHA256), tlv(SEQUENCE, OID_DATA), fixed.certificates, tlv(SET, info))
    return tlv(SEQUENCE, OID_SIGNED_DATA, tlv(CONTEXT_0, data))


@lru_cache(maxsize=256)
def reserved(signer: Signer) -> int:
    """Hexadecimal digits to keep free in the PDF: the size of one container, with room for longer EC signatures."""
    return 2 * (len(signed_data(bytes(32), signer)) + 32)


def _raw(signer: Signer, data: bytes) -> bytes:
    if isinstance(signer.key, EllipticCurvePrivateKey):
        return signer.key.sign(data, ECDSA(hashes.SHA256()))
    return signer.key.sign(data, PKCS1v15(), hashes.SHA256())
