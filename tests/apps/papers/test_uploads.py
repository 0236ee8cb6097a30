"""Uploads: scanned or waiting, secret stamps refused on record, signatures read, bytes served with safe headers."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from award_templates.catalogue import default_layout
from award_templates.drawing import draw
from backend.audit.models import Line
from backend.nominations.models import SubmissionPaper
from backend.papers.models import Paper
from backend.papers.rescanning import scan_waiting
from backend.papers.signing import sign
from backend.rest.secrecy import NoSecretField
from permissions.roles import Role
from tests.support import sample_papers as sample
from tests.support.fake_clamd import EICAR, clamd
from tests.support.office_files import docx, pdf
from workflows.engine import Refused

AT = datetime(2024, 3, 4, 3, 0, tzinfo=UTC)
NOBODY_LISTENS = "127.0.0.1:9"


def codes(refused):
    return [reason.code for reason in refused.value.reasons]


def test_a_clean_file_is_taken_and_the_statement_stands_with_it(attach, settings):
    with clamd() as settings.CLAMD_ADDRESS:
        check = attach(pdf("Bao cao")).paper.checks.get()
    assert (check.scan, check.seal, check.stated_by, check.checked_at) == ("clean", "unsigned", "Lê Thị Lập", AT)


def test_malware_is_refused_and_stands_in_the_trail_without_its_content(attach, settings):
    with clamd() as settings.CLAMD_ADDRESS, pytest.raises(Refused) as refused:
        attach(pdf("x") + EICAR)
    assert (codes(refused), Paper.objects.count()) == (["paper.infected"], 0)
    kept = Line.objects.get(entry__act="submission.attach")
    assert kept.data == {"refused": ["paper.infected"], "found": "Eicar-Test-Signature", "size": len(pdf("x") + EICAR)}
    assert not list(settings.PAPERS_DIR.rglob("*.pdf")) if settings.PAPERS_DIR.exists() else True


def test_without_an_answer_of_the_scanner_a_file_waits_and_nobody_opens_it(attach, settings, preparer, browser):
    settings.CLAMD_ADDRESS = NOBODY_LISTENS
    link = attach(pdf("x"))
    page = browser(preparer).get(reverse("nominations:paper", args=[link.pk]))
    assert (link.paper.checks.get().scan, page.status_code) == ("waiting", 409)
    assert "chưa được quét mã độc" in page.text
    assert "chưa quét mã độc" in browser(preparer).get(reverse("nominations:papers", args=[link.submission_id])).text


def test_the_worker_scans_what_waited(attach, settings, preparer, browser):
    settings.CLAMD_ADDRESS = NOBODY_LISTENS
    links = [attach(pdf("x")), attach(pdf("y") + EICAR)]
    assert scan_waiting(AT) == 0
    with clamd() as settings.CLAMD_ADDRESS:
        assert (scan_waiting(AT), scan_waiting(AT)) == (2, 0)
    client = browser(preparer)
    answers = [client.get(reverse("nominations:paper", args=[link.pk])).status_code for link in links]
    assert answers == [200, 409]
    assert Line.objects.filter(entry__act="paper.rescan").count() == 2


@pytest.mark.parametrize(("title", "name"), [("Báo cáo TỐI MẬT", "a.docx"), ("", "TOI MAT.docx")])
def test_a_secret_stamp_in_the_title_or_name_stops_the_upload(attach, title, name):
    with pytest.raises(Refused) as refused:
        attach(docx("Phương án bảo vệ"), name, title=title)
    assert (codes(refused), Paper.objects.count()) == (["paper.secret_stamp"], 0)


def test_a_secret_stamp_stops_the_upload_and_nothing_of_it_stays(attach):
    with pytest.raises(Refused) as refused:
        attach(docx("TỐI MẬT", "Phương án bảo vệ"), "phuong-an.docx")
    assert (codes(refused), Paper.objects.count()) == (["paper.secret_stamp"], 0)
    kept = Line.objects.get(entry__act="submission.attach").data
    assert kept == {"refused": ["paper.secret_stamp"], "size": kept["size"]}


def test_a_form_without_the_statement_is_not_taken(preparer, submission, browser):
    url = reverse("nominations:papers", args=[submission.pk])
    page = browser(preparer).post(url, {"kind": "report", "file": SimpleUploadedFile("a.pdf", pdf("x"))})
    assert (page.status_code, SubmissionPaper.objects.count()) == (400, 0)
    assert str(NoSecretField().label) in page.text


@pytest.mark.parametrize(("change", "seal"), [(0, "trusted"), (1, "changed")])
def test_a_signed_copy_is_checked(attach, settings, tmp_path, change, seal):
    settings.KEYS_DIR = tmp_path / "keys"
    store = sample.demo_store(settings.KEYS_DIR / "authority")
    content = sample.letter()
    layout = default_layout(content.kind)
    data = sign(draw(content, layout), sample.demo_signers(store, layout), sample.AT, layout)
    place = data.index(b"endstream") - 9
    data = data[:place] + bytes((data[place] ^ change,)) + data[place + 1 :]
    check = attach(data).paper.checks.get()
    assert (check.seal, check.signatures[0]["signer"]) == (seal, "Trần Thị Hoài Ân (MINH HỌA)")
    assert check.signatures[0]["intact"] is (seal == "trusted")


def test_a_signature_of_an_authority_that_we_do_not_trust_says_so(attach, settings, tmp_path, preparer, browser):
    settings.KEYS_DIR = tmp_path / "none"
    store = sample.demo_store(tmp_path / "foreign")
    content = sample.letter()
    layout = default_layout(content.kind)
    link = attach(sign(draw(content, layout), sample.demo_signers(store, layout), sample.AT, layout))
    assert link.paper.checks.get().seal == "unknown_signer"
    page = browser(preparer).get(reverse("nominations:papers", args=[link.submission_id]))
    assert "không thuộc danh sách tin cậy" in page.text


def test_a_word_file_with_tracked_changes_is_taken_with_a_warning(attach, preparer, browser):
    link = attach(docx("Báo cáo", inside="<w:p><w:del w:id='1'/></w:p>"), "bao-cao.docx")
    assert "còn vết sửa" in browser(preparer).get(reverse("nominations:papers", args=[link.submission_id])).text


def test_a_paper_is_sent_to_be_saved_and_never_run(attach, preparer, browser):
    link = attach(docx("x"), "a.docx")
    sent = browser(preparer).get(reverse("nominations:paper", args=[link.pk]))
    assert sent["Content-Disposition"] == f'attachment; filename="giay-to-{link.pk}.docx"'
    assert (sent["X-Content-Type-Options"], sent["Cache-Control"]) == ("nosniff", "private, no-store")


def test_another_department_gets_nothing(attach, person, unit_b, browser):
    link = attach(pdf("x"))
    stranger = person("Ngô Văn Khác", unit_b, Role.PREPARER)
    assert browser(stranger).get(reverse("nominations:paper", args=[link.pk])).status_code == 404


def test_a_picture_has_a_limit_of_its_own(attach, settings):
    settings.UPLOAD_LIMITS = {"image": 100, "office": 100}
    with pytest.raises(Refused) as refused:
        attach(b"\x89PNG\r\n\x1a\n" + bytes(200), "a.png")
    assert codes(refused) == ["paper.too_large"]


def test_administrators_see_whether_the_scanner_works(settings, person, province, preparer, browser):
    admin = browser(person("Phan Thị Quản", province, Role.ADMINISTRATOR))
    assert "Chưa cấu hình máy quét" in admin.get(reverse("papers:uploads")).text
    settings.CLAMD_ADDRESS = NOBODY_LISTENS
    assert "không trả lời" in admin.get(reverse("papers:uploads")).text
    with clamd() as settings.CLAMD_ADDRESS:
        assert "ClamAV 1.4.0" in admin.get(reverse("papers:uploads")).text
    assert browser(preparer).get(reverse("papers:uploads")).status_code == 403
