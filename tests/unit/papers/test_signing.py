"""Signatures: as many as the layout says, in its order, accepted by pyHanko, poppler and qpdf."""

import asyncio
import shutil
import subprocess
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from award_templates.catalogue import default_layout
from award_templates.drawing import draw
from backend.papers.drafting import NotASpecimen, batch, drawn_and_signed
from backend.papers.signing import SigningRefused, add_signature, sign
from backend.papers.verdict import VerdictKind, check_pdf
from tests.support import sample_papers as sample

KINDS = [pytest.param(item, id=item.kind) for item in sample.every_kind()]


def run(tool, data, tmp_path, *arguments):
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed (poppler-utils, qpdf)")
    path = tmp_path / "paper.pdf"
    path.write_bytes(data)
    return subprocess.run([tool, *arguments, str(path)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("content", KINDS)
def test_every_kind_of_paper_is_valid_once_signed(content, store):
    chosen = default_layout(content.kind)
    data = drawn_and_signed(content, chosen, sample.demo_signers(store, chosen), sample.AT)
    assert check_pdf(data, store.trust_roots(), [chosen]).kind is VerdictKind.VALID


def test_pyhanko_finds_both_signatures_valid_and_trusted(signed, store):
    context = ValidationContext(trust_roots=list(store.trust_roots()), allow_fetching=False, moment=sample.AT)
    found = PdfFileReader(BytesIO(signed)).embedded_signatures
    statuses = [validate_pdf_signature(item, signer_validation_context=context) for item in found]
    assert [item.field_name for item in found] == ["NguoiKy", "CoQuan"]
    assert all(status.bottom_line for status in statuses)


def test_poppler_calls_the_last_signature_total(signed, tmp_path):
    text = run("pdfsig", signed, tmp_path).stdout
    assert text.count("Signature is Valid") == 2
    assert "Total document signed" in text.split("Signature #2")[1]
    assert "ETSI.CAdES.detached" in text


def test_qpdf_finds_no_fault(signed, tmp_path):
    assert run("qpdf", signed, tmp_path, "--check").returncode == 0


@pytest.mark.parametrize("algorithm", ["p256", "rsa2048"])
def test_both_kinds_of_key_give_valid_papers(tmp_path, algorithm, bang_khen):
    store = sample.demo_store(tmp_path / "keys", algorithm)
    data = drawn_and_signed(sample.certificate(), bang_khen, sample.demo_signers(store, bang_khen), sample.AT)
    assert check_pdf(data, store.trust_roots(), [bang_khen]).kind is VerdictKind.VALID


def test_the_seal_may_follow_in_a_later_act(store, bang_khen):
    person, seal = sample.demo_signers(store, bang_khen)
    half = add_signature(draw(sample.certificate(), bang_khen), person, sample.AT, bang_khen, 0)
    later = sample.AT.replace(hour=15)
    verdict = check_pdf(add_signature(half, seal, later, bang_khen, 1), store.trust_roots(), [bang_khen])
    assert verdict.kind is VerdictKind.VALID
    assert [item.signed_at for item in verdict.signatures] == [sample.AT, later]


def test_the_seal_cannot_come_before_the_signatory(store, bang_khen):
    unsigned = draw(sample.certificate(), bang_khen)
    with pytest.raises(SigningRefused):
        add_signature(unsigned, store.signer("ubnd-tinh"), sample.AT, bang_khen, 1)


def test_a_third_signature_or_one_signer_too_few_is_refused(signed, store, bang_khen):
    person, _ = sample.demo_signers(store, bang_khen)
    with pytest.raises(SigningRefused):
        add_signature(signed, person, sample.AT, bang_khen, 2)
    with pytest.raises(SigningRefused):
        sign(draw(sample.certificate(), bang_khen), [person], sample.AT, bang_khen)


def test_a_demo_key_signs_no_paper_that_is_not_marked_as_specimen(store, bang_khen):
    real = sample.certificate(specimen=False)
    with pytest.raises(NotASpecimen):
        drawn_and_signed(real, bang_khen, sample.demo_signers(store, bang_khen), sample.AT)


def test_a_batch_gives_one_valid_paper_for_each_content(store, bang_khen):
    contents = [sample.certificate(register_number=f"{number:04d}/2024") for number in range(3)]
    papers = list(batch(contents, bang_khen, sample.demo_signers(store, bang_khen), sample.AT))
    kinds = [check_pdf(paper, store.trust_roots(), [bang_khen]).kind for paper in papers]
    assert kinds == [VerdictKind.VALID] * 3


def test_checking_works_inside_a_running_event_loop(signed, store, bang_khen):
    async def ask():
        return check_pdf(signed, store.trust_roots(), [bang_khen]).kind

    assert asyncio.run(ask()) is VerdictKind.VALID
