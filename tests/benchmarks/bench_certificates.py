"""Certificates drawn and signed per second and process, against reportlab and pyHanko with their defaults."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from asn1crypto import keys, pem
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from award_templates.catalogue import layout
from award_templates.drawing import draw
from backend.papers.demo_authority import Algorithm
from backend.papers.drafting import drawn_and_signed
from backend.papers.keys import KeyStore, Signer
from tests.benchmarks.rows import Row
from tests.support import sample_papers as sample

LAYOUT = layout("bang_khen/v1")
GOAL = 4.0
SECONDS = 2.0


def run() -> list[Row]:
    """RSA-2048 is the row with the goal: official certificates are RSA. P-256 is reported beside it."""
    return [_row("rsa2048", GOAL), _row("p256", 0.0)]


def _row(algorithm: Algorithm, goal: float) -> Row:
    with TemporaryDirectory() as folder:
        store = sample.demo_store(Path(folder) / "keys", algorithm)
        signing = sample.demo_signers(store, LAYOUT)
        plain = [_plain_signer(store, signer) for signer in signing]
        anchor = _per_second(lambda number: _defaults(number, plain))
        ours = _per_second(lambda number: drawn_and_signed(_content(number), LAYOUT, signing, sample.AT))
    return Row(
        name=f"signed certificates per second and process, two signatures, {algorithm}",
        ours=f"{ours:.1f}/s",
        anchor=f"{anchor:.1f}/s",
        ratio=round(ours / anchor, 2),
        goal=f">= {goal:g}x" if goal else "reported",
        met=ours / anchor >= goal,
    )


def _content(number: int) -> sample.CertificateContent:
    return sample.certificate(register_number=f"{number:05d}/2024")


def _per_second(make: Callable[[int], bytes]) -> float:
    make(0)
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        done += 1
        make(done)
    return done / (time.perf_counter() - start)


def _plain_signer(store: KeyStore, signer: Signer) -> signers.SimpleSigner:
    secret = pem.unarmor((store.directory / f"{signer.code}.key.pem").read_bytes())[2]
    registry = SimpleCertificateStore()
    registry.register_multiple(signer.chain)
    return signers.SimpleSigner(signer.certificate, keys.PrivateKeyInfo.load(secret), registry)


def _defaults(number: int, plain: list[signers.SimpleSigner]) -> bytes:
    data = draw(_content(number), LAYOUT)
    for index, signer in enumerate(plain):
        meta = signers.PdfSignatureMetadata(field_name=f"Signature{index}")
        data = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), meta, signer=signer).read()
    return data


if __name__ == "__main__":
    for row in run():
        print(row)
