"""Attacks on signed papers: none is ever called valid, and what was once ours is called altered."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pypdf import PdfReader, PdfWriter

from award_templates.catalogue import every_layout, layout
from award_templates.drawing import draw
from backend.papers.drafting import drawn_and_signed
from backend.papers.keys import KeyStore
from backend.papers.signing import add_signature, sign
from backend.papers.verdict import VerdictKind, check_pdf
from tests.support import sample_papers as sample


def updated(data, change):
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def shadow_text(writer):
    stream = generic.StreamObject(stream_data=b"BT ET")
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(stream)
    writer.update_container(page)


def sneak_javascript(writer):
    action = generic.DictionaryObject({generic.pdf_name("/S"): generic.pdf_name("/JavaScript")})
    writer.root["/OpenAction"] = writer.add_object(action)
    writer.update_root()


def new_metadata(writer):
    writer.set_info(generic.DictionaryObject({generic.pdf_name("/Title"): generic.pdf_string("khác")}))


def empty_field(writer):
    append_signature_field(writer, SigFieldSpec("Khach"))


def flipped(data, place):
    return data[:place] + bytes((data[place] ^ 1,)) + data[place + 1 :]


def rewritten(data):
    output = BytesIO()
    PdfWriter(clone_from=PdfReader(BytesIO(data))).write(output)
    return output.getvalue()


def first_signature_only(data):
    cut = data.index(b"%%EOF", data.index(b"/ByteRange")) + len(b"%%EOF\n")
    return data[:cut]


def verdict_of(data, store, *layouts):
    return check_pdf(data, store.trust_roots(), layouts or every_layout())


def test_the_untouched_paper_is_valid_names_its_signers_and_says_specimen(signed, store, bang_khen):
    verdict = verdict_of(signed, store, bang_khen)
    assert (verdict.kind, verdict.specimen, verdict.problems) == (VerdictKind.VALID, True, ())
    assert "Trần Thị Hoài Ân" in verdict.signatures[0].signer
    assert [item.signed_at for item in verdict.signatures] == [sample.AT, sample.AT]


@pytest.mark.parametrize("change", [shadow_text, sneak_javascript, new_metadata, empty_field])
def test_an_appended_update_is_altered(signed, store, change):
    assert verdict_of(updated(signed, change), store).kind is VerdictKind.ALTERED


@pytest.mark.parametrize("part", [0.02, 0.1, 0.3, 0.5, 0.7, 0.86, 0.9, 0.95, 0.99])
def test_one_flipped_bit_anywhere_is_never_valid(signed, store, part):
    assert verdict_of(flipped(signed, int(len(signed) * part)), store).kind is not VerdictKind.VALID


def test_a_flipped_bit_in_the_drawing_is_altered(signed, store):
    assert verdict_of(flipped(signed, 5000), store).kind is VerdictKind.ALTERED


@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"\x00" * 64])
def test_bytes_after_the_end_are_never_valid(signed, store, tail):
    assert verdict_of(signed + tail, store).kind is not VerdictKind.VALID


@pytest.mark.parametrize("head", [b"\n", b"%PDF-1.4\n", b"GIF89a"])
def test_bytes_before_the_beginning_are_never_valid(signed, store, head):
    assert verdict_of(head + signed, store).kind is not VerdictKind.VALID


def test_a_paper_cut_back_to_its_first_signature_is_altered(signed, store, bang_khen):
    cut = first_signature_only(signed)
    verdict = verdict_of(cut, store)
    assert verdict.kind is VerdictKind.ALTERED
    assert "not_the_expected_signatures" in verdict.problems


def test_a_paper_without_any_signature_is_unknown(store, bang_khen):
    verdict = verdict_of(draw(sample.certificate(), bang_khen), store)
    assert (verdict.kind, verdict.problems[0]) == (VerdictKind.UNKNOWN, "no_signature")


def test_a_paper_written_anew_is_never_valid(signed, store):
    assert verdict_of(rewritten(signed), store).kind is not VerdictKind.VALID


def test_the_same_paper_signed_under_a_strangers_authority_is_unknown(store, tmp_path, bang_khen):
    strange = sample.demo_store(tmp_path / "stranger")
    forged = drawn_and_signed(sample.certificate(), bang_khen, sample.demo_signers(strange, bang_khen), sample.AT)
    verdict = verdict_of(forged, store)
    assert (verdict.kind, verdict.problems) == (VerdictKind.UNKNOWN, ("not_our_certificates",))


def test_a_strangers_extra_signature_is_altered(store, tmp_path):
    one, two = layout("to_trinh/v1"), layout("bang_khen/v1")
    stranger = sample.demo_store(tmp_path / "stranger").signer("chu-tich")
    half = add_signature(draw(sample.certificate(), two), store.signer("chu-tich"), sample.AT, two, 0)
    mixed = add_signature(half, stranger, sample.AT, two, 1)
    verdict = verdict_of(mixed, store, one, two)
    assert verdict.kind is VerdictKind.ALTERED
    assert "not_our_certificates" in verdict.problems


def test_signatures_of_another_kind_of_paper_do_not_count(store):
    slip = layout("phieu_tiep_nhan/v1")
    data = sign(draw(sample.receipt_slip(), slip), [store.signer("chu-tich")], sample.AT, slip)
    assert verdict_of(data, store, layout("bang_khen/v1")).kind is VerdictKind.ALTERED


def test_a_certificate_not_yet_valid_at_the_signing_time_is_not_accepted(store, bang_khen):
    early = sample.AT.replace(year=2010)
    data = drawn_and_signed(sample.certificate(), bang_khen, sample.demo_signers(store, bang_khen), early)
    verdict = verdict_of(data, store)
    assert verdict.kind is VerdictKind.ALTERED
    assert "certificate_not_valid_then" in verdict.problems


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"hello", b"%PDF-1.7\n" + b"x" * 5000, b"\x89PNG"])
def test_a_file_that_is_no_pdf_is_unknown(store, data):
    verdict = verdict_of(data, store)
    assert verdict.kind is VerdictKind.UNKNOWN
    assert verdict.problems in (("not_readable",), ("no_signature",))


def test_production_trusts_no_specimen(signed, store, tmp_path, bang_khen):
    other = sample.demo_store(tmp_path / "official")
    assert KeyStore(other.directory).trust_roots() != store.trust_roots()
    verdict = check_pdf(signed, other.trust_roots(), [bang_khen])
    assert (verdict.kind, verdict.specimen) == (VerdictKind.UNKNOWN, True)
