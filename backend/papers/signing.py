"""PAdES signatures (baseline B) with pyHanko: exactly the fields of the layout, in its order, the last one covering the file.

Source: quality finding 10 of the design – one signature certifies with "no changes"; of several, the first certifies with
"fill forms" and the lock of the last field sets "no changes". Key and certificates are parsed once; space is reserved, so that
every paper is signed once and not twice (finding 4). Time stamps of a third party are not part of this version.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any, TypeVar

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
)
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from award_templates.layout import Layout
from backend.papers.keys import DemoKeyRefused, Signer

RESERVED = 12288
DIGEST = "sha256"
T = TypeVar("T")


class SigningRefused(ValueError):
    """Not the signers that the layout asks for, or not the next one in order."""


class _ParsedKeySigner(signers.Signer):
    """A pyHanko signer over an already parsed key."""

    def __init__(self, signer: Signer) -> None:
        registry = SimpleCertificateStore()
        registry.register_multiple(signer.chain)
        super().__init__(signing_cert=signer.certificate, cert_registry=registry, embed_roots=False)
        self._key = signer.key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The raw signature over `data`; only SHA-256 is used."""
        if isinstance(self._key, EllipticCurvePrivateKey):
            return self._key.sign(data, ECDSA(hashes.SHA256()))
        return self._key.sign(data, PKCS1v15(), hashes.SHA256())


def sign(pdf: bytes, signing: Sequence[Signer], at: datetime, layout: Layout, *, production: bool = False) -> bytes:
    """All signatures of the layout in its order, each at `at`; raises SigningRefused, DemoKeyRefused."""
    if len(signing) != len(layout.signatures):
        raise SigningRefused(f"{layout.key}: needs {len(layout.signatures)} signers, got {len(signing)}")
    for index, signer in enumerate(signing):
        pdf = add_signature(pdf, signer, at, layout, index, production=production)
    return pdf


def add_signature(
    pdf: bytes, signer: Signer, at: datetime, layout: Layout, index: int, *, production: bool = False
) -> bytes:
    """The signature number `index` (from 0) of the layout; the ones before must be there already.

    Lets the signatory sign in one act and the organisation's seal follow in another. `at` is an aware time and is written
    into the signature. Raises SigningRefused when it is not this signature's turn, DemoKeyRefused in production.
    """
    if production and signer.demo:
        raise DemoKeyRefused(f"{signer.code}: the demo authority does not sign in production")
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    signed = len(writer.prev.embedded_signatures)
    if signed != index or index >= len(layout.signatures):
        raise SigningRefused(f"{layout.key}: {signed} signatures present, cannot add number {index + 1}")
    if index == 0:
        _add_fields(writer, layout)
    return _run(_signed(writer, signer, at, layout, index))


def _add_fields(writer: IncrementalPdfFileWriter, layout: Layout) -> None:
    last = len(layout.signatures) - 1
    for index, item in enumerate(layout.signatures):
        spec = SigFieldSpec(item.field, readable_field_name=item.vi)
        if index == last and index > 0:
            lock = FieldMDPSpec(FieldMDPAction.ALL)
            spec = SigFieldSpec(
                item.field,
                readable_field_name=item.vi,
                field_mdp_spec=lock,
                doc_mdp_update_value=MDPPerm.NO_CHANGES,
            )
        append_signature_field(writer, spec)


async def _signed(writer: IncrementalPdfFileWriter, signer: Signer, at: datetime, layout: Layout, index: int) -> bytes:
    last = index == len(layout.signatures) - 1
    meta = signers.PdfSignatureMetadata(
        field_name=layout.signatures[index].field,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=index == 0,
        docmdp_permissions=MDPPerm.NO_CHANGES if last else MDPPerm.FILL_FORMS,
        name=signer.name,
        reason=layout.signatures[index].vi,
    )
    session = signers.PdfSigner(meta, _pyhanko_signer(signer)).init_signing_session(writer, existing_fields_only=True)
    session.system_time = at
    document = session.prepare_tbs_document(None, RESERVED)
    digest, output = document.digest_tbs_document(in_place=False)
    attributes = PdfCMSSignedAttributes(signing_time=at)
    await document.perform_signature(digest.document_digest, attributes)
    result: bytes = output.getvalue()
    return result


@lru_cache(maxsize=256)
def _pyhanko_signer(signer: Signer) -> _ParsedKeySigner:
    return _ParsedKeySigner(signer)


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run pyHanko's coroutine to its end, in a thread of its own where an event loop is already running."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()
