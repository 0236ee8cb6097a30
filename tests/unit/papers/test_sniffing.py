"""Uploads by their bytes: what is taken, what is not, and that nothing at all makes the reading fall over."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from backend.papers.reading import lines, unfinished
from backend.papers.secrecy import stamp, stamp_in_name
from backend.papers.sniffing import DOCX, JPEG, OLE, PDF, PNG, XLSX, sniff
from tests.support.office_files import TYPES, docx, pdf

STARTS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", OLE, docx("a")[:200]]
)


def locked(data):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt("mật khẩu")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def bomb():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", TYPES)
        made.writestr("word/document.xml", bytes(90 * 1024 * 1024))
    return packed.getvalue()


def lying_bomb():
    """The same bomb, whose directory says that it unpacks to ten bytes."""
    data = bytearray(bomb())
    size = (90 * 1024 * 1024).to_bytes(4, "little")
    return bytes(data).replace(size, (10).to_bytes(4, "little"))


@pytest.mark.parametrize(("data", "media"), [
    (pdf("x"), PDF), (b"\x89PNG\r\n\x1a\n....", PNG), (b"\xff\xd8\xff\xe0....JFIF", JPEG), (docx("x"), DOCX),
])  # fmt: skip
def test_what_is_taken(data, media):
    assert sniff(data).media == media


@pytest.mark.parametrize(("data", "fault"), [
    (b"MZ\x90\x00", "paper.wrong_kind"), (b"<svg onload=x>", "paper.wrong_kind"), (b"GIF89a", "paper.wrong_kind"),
    (b" %PDF-1.7", "paper.wrong_kind"), (OLE + b"x", "paper.old_or_encrypted"),
    (docx("x", word__vbaProject="x"), "paper.macros"),
    (docx("x", types=TYPES.replace("/>", ">application/vnd.ms-word.document.macroEnabled.main+xml</Types>")),
     "paper.macros"),
    (docx("x").replace(b"word/document.xml", b"wurd/document.xml"), "paper.wrong_kind"),
])  # fmt: skip
def test_what_is_not_taken(data, fault):
    assert sniff(data) == type(sniff(data))("", fault)


@pytest.mark.parametrize("make", [bomb, lying_bomb])
def test_a_bomb_is_not_taken_whatever_it_says_of_itself(make):
    assert sniff(make()).fault in ("paper.unpacks_too_large", "paper.wrong_kind")


def test_an_encrypted_pdf_is_not_taken():
    assert sniff(locked(pdf("x"))).fault == "paper.encrypted"


@given(STARTS, st.binary(max_size=600))
def test_no_bytes_at_all_make_the_reading_fall_over(start, rest):
    found = sniff(start + rest)
    assert bool(found.media) != bool(found.fault)
    for media in (PDF, DOCX, XLSX):
        assert isinstance(lines(start + rest, media), list)
        assert isinstance(unfinished(start + rest, media), list)


def test_a_stamp_in_a_word_file_and_in_a_pdf_is_seen():
    assert stamp(lines(docx("TUYỆT MẬT", "Báo cáo"), DOCX)) == "TUYỆT MẬT"
    assert lines(pdf("SO NOI VU", "Bao cao"), PDF) == ["SO NOI VU", "Bao cao"]


@pytest.mark.parametrize(
    "line",
    ["MẬT", " [ MẬT ] ", "ĐỘ MẬT: MẬT", "TỐI  MẬT", "M\u00c2\u0323T", "T U Y Ệ T  M Ậ T", "Độ mật: Mật", "TUYET MAT",
     "Số 5; độ mật: Tối mật; ngày 1/5"],
)  # fmt: skip
def test_a_degree_alone_on_a_line_is_a_stamp(line):
    assert stamp(["Báo cáo", line])


@pytest.mark.parametrize("line", ["BẢO MẬT", "BÍ MẬT NHÀ NƯỚC", "công tác bảo mật", "mật", "Mật ong", "MẬT MÃ",
                                  "Độ mật: không", "Mật độ: mật ong", "MAT", "Kế hoạch bảo vệ bí mật"])  # fmt: skip
def test_a_word_about_secrets_is_no_stamp(line):
    assert stamp([line]) == stamp_in_name(line) == ""


@pytest.mark.parametrize(
    ("name", "degree"),
    [("Báo cáo TỐI MẬT", "TỐI MẬT"), ("TOI MAT", "TỐI MẬT"), ("bao_cao_TUYET_MAT", "TUYỆT MẬT"),
     ("Báo cáo (MẬT)", "MẬT"), ("phuong-an-MẬT", "MẬT"), ("Phương án, độ mật: mật", "MẬT")],
)  # fmt: skip
def test_a_degree_in_capitals_in_a_title_or_name_is_a_stamp(name, degree):
    assert stamp_in_name(name) == degree


def test_comments_and_tracked_changes_of_a_word_file_are_seen():
    comments = docx("x", **{"word__comments.xml": "<w:comments><w:comment w:id='1'/></w:comments>"})
    assert unfinished(comments, DOCX) == ["comments"]
    assert unfinished(docx("x", inside="<w:p><w:ins w:id='1'/></w:p>"), DOCX) == ["tracked_changes"]
    assert unfinished(docx("x"), DOCX) == []
