"""The clerk's number and date are filled into a signed decision without spoiling the signature."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from award_templates.blanks import filled
from award_templates.catalogue import default_layout
from award_templates.content import DocumentReference, PaperKind
from award_templates.drawing import draw
from backend.papers.demo_authority import create_demo_authority
from backend.papers.filling import NoSuchBlank
from backend.papers.keys import KeyStore
from backend.papers.signing import add_signature
from backend.papers.verdict import VerdictKind, check_pdf
from tests.support import sample_papers as samples

LAYOUT = default_layout(PaperKind.DECISION)
OPEN = DocumentReference(symbol="QĐ-UBND", place="Minh Họa")


@pytest.fixture
def keys(tmp_path: Path) -> KeyStore:
    return create_demo_authority(tmp_path / "keys", samples.AT, samples.HOLDERS)


def sealed(keys: KeyStore, fields: dict[str, str] | None) -> bytes:
    drawn = draw(replace(samples.decision(40), reference=OPEN), LAYOUT)
    once = add_signature(drawn, keys.signer("chu-tich"), samples.AT, LAYOUT, 0)
    return add_signature(once, keys.signer("ubnd-tinh"), samples.AT, LAYOUT, 1, fields=fields)


def test_a_number_filled_with_the_seal_leaves_both_signatures_valid(keys: KeyStore) -> None:
    verdict = check_pdf(sealed(keys, filled(7, samples.ON)), keys.trust_roots(), [LAYOUT])
    assert (verdict.kind, verdict.problems) == (VerdictKind.VALID, ())


def test_a_field_changed_after_the_seal_is_an_alteration(keys: KeyStore) -> None:
    data = sealed(keys, filled(7, samples.ON)).replace(b"(07) Tj", b"(09) Tj")
    assert check_pdf(data, keys.trust_roots(), [LAYOUT]).kind is VerdictKind.ALTERED


def test_two_digits_are_kept_for_number_day_and_the_first_months() -> None:
    assert filled(7, samples.ON.replace(month=2)) == {"So": "07", "Ngay": "05", "Thang": "02", "Nam": "2024"}


def test_a_paper_without_such_a_blank_is_not_filled(keys: KeyStore) -> None:
    with pytest.raises(NoSuchBlank):
        sealed(keys, {"Quyen": "1"})


def test_the_open_paper_is_drawn_twice_to_the_same_bytes() -> None:
    content = replace(samples.decision(), reference=OPEN)
    assert draw(content, LAYOUT) == draw(content, LAYOUT)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext of poppler-utils is missing")
def test_number_and_date_are_read_on_the_first_page_and_the_annex(keys: KeyStore, tmp_path: Path) -> None:
    file = tmp_path / "decision.pdf"
    file.write_bytes(sealed(keys, filled(127, samples.ON)))
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("127") == 2
    assert text.count("2024") >= 2
