"""PAdES signatures (baseline B) with pyHanko: exactly the layout's fields in its order, the last covering the file.

Source: quality finding 10 of the design – one signature certifies with "no changes"; of several, the first certifies
with "fill forms" and the lock of the last field sets "no changes". Key and certificates are parsed once and space is
reserved, so that a paper is signed once and not twice (finding 4). There are no time stamps of a third party yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO

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

from award_templates.layout import Layout
from backend.papers.cms import reserved, signed_data
from backend.papers.filling import fill
from backend.papers.keys import DemoKeyRefused, Signer

DIGEST = "sha256"


class SigningRefused(ValueError):
    """Not the signers that the layout asks for, or not the next one in order."""


def sign(pdf: bytes, signing: Sequence[Signer], at: datetime, layout: Layout, *, production: bool = False) -> bytes:
    """All signatures of the layout in its order, each at `at`; raises SigningRefused, DemoKeyRefused."""
    if len(signing) != len(layout.signatures):
        raise SigningRefused(f"{layout.key}: needs {len(layout.signatures)} signers, got {len(signing)}")
    for index, signer in enumerate(signing):
        pdf = add_signature(pdf, signer, at, layout, index, production=production)
    return pdf


def add_signature(
    pdf: bytes,
    signer: Signer,
    at: datetime,
    layout: Layout,
    index: int,
    *,
    production: bool = False,
    fields: Mapping[str, str] | None = None,
) -> bytes:
    """The signature number `index` (from 0) of the layout; the ones before must be there already.

    Lets the signatory sign in one act and the organisation's seal follow in another. `at` is aware and written into the
    signature. Raises SigningRefused when it is not this signature's turn, DemoKeyRefused in production.
    """
    if production and signer.demo:
        raise DemoKeyRefused(f"{signer.code}: the demo authority does not sign in production")
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    signed = len(writer.prev.embedded_signatures)
    if signed != index or index >= len(layout.signatures):
        raise SigningRefused(f"{layout.key}: {signed} signatures present, cannot add number {index + 1}")
    if index == 0:
        _add_fields(writer, layout)
    if fields:
        fill(writer, fields)
    return _signed(writer, signer, at, layout, index)


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


def _signed(writer: IncrementalPdfFileWriter, signer: Signer, at: datetime, layout: Layout, index: int) -> bytes:
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
    outside = signers.ExternalSigner(signer.certificate, None)
    session = signers.PdfSigner(meta, outside).init_signing_session(writer, existing_fields_only=True)
    session.system_time = at
    prepared, output = session.prepare_tbs_document(None, reserved(signer)).digest_tbs_document()
    prepared.fill_with_cms(output, signed_data(prepared.document_digest, signer))
    output.seek(0)
    result: bytes = output.read()
    return result
