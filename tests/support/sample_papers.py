"""Invented contents of every kind of paper, and a demo authority to sign them; people and places do not exist."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from award_templates.content import (
    AchievementReportContent,
    AwardRow,
    CertificateContent,
    Content,
    DecisionContent,
    DocumentReference,
    IssuingBody,
    LetterContent,
    MinutesContent,
    ProofListContent,
    ReceiptSlipContent,
    Recipient,
    ReportItem,
    ReportPart,
    ReportTable,
    Section,
    Signatory,
    TableReportContent,
    TableRow,
    TallyContent,
    TallyRow,
    Verification,
)
from award_templates.layout import Layout
from backend.papers.demo_authority import Algorithm, Holder, create_demo_authority
from backend.papers.keys import KeyStore, Signer

AT = datetime(2024, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=7)))
ON = date(2024, 3, 5)
CHECK = Verification(url="https://minhhoa.example/kiem-tra/K7QF-2M9X-TD4R", code="K7QF-2M9X-TD4R")
BODY = IssuingBody(lines=("ỦY BAN NHÂN DÂN", "TỈNH MINH HỌA"))
REFERENCE = DocumentReference(number="127", symbol="QĐ-UBND", on=ON, place="Minh Họa")
CHAIR = Signatory(title_lines=("CHỦ TỊCH",), name="Trần Thị Hoài Ân")
PERSON = Recipient(honorific="Ông", name="Nguyễn Văn Thuận", position="Trưởng phòng", unit="Sở Nội vụ tỉnh Minh Họa")
LONG_COLLECTIVE = Recipient(
    name="Ban Quản lý Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính khu vực liên huyện phía Đông",
    unit="Văn phòng Ủy ban nhân dân tỉnh Minh Họa",
)
HOLDERS = (
    Holder("chu-tich", "Trần Thị Hoài Ân", "Ủy ban nhân dân tỉnh Minh Họa"),
    Holder("ubnd-tinh", "Ủy ban nhân dân tỉnh Minh Họa", "Ủy ban nhân dân tỉnh Minh Họa"),
)


def certificate(**changes: object) -> CertificateContent:
    content = CertificateContent(
        specimen=True,
        verification=CHECK,
        issuer=("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HỌA",),
        verb="Tặng",
        award_name="BẰNG KHEN",
        recipient=PERSON,
        citation="Đã có thành tích xuất sắc trong phong trào thi đua đẩy mạnh cải cách hành chính năm 2023.",
        decision=REFERENCE,
        register_number="0041/2024",
        place="Minh Họa",
        on=ON,
        signatory=CHAIR,
    )
    return replace(content, **changes)


def decision(rows: int = 3) -> DecisionContent:
    return DecisionContent(
        specimen=True,
        verification=CHECK,
        body=BODY,
        reference=REFERENCE,
        subject="Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HỌA",
        grounds=("Căn cứ Luật Thi đua, khen thưởng;", "Theo đề nghị của Giám đốc Sở Nội vụ."),
        articles=("Điều 1. Tặng Bằng khen cho các tập thể, cá nhân.", "Điều 2. Quyết định có hiệu lực từ ngày ký./."),
        signatory=CHAIR,
        sent_to=("Như Điều 1;", "Lưu: VT."),
        annex_title="Tập thể, cá nhân được tặng Bằng khen",
        annex=tuple(award_row(index) for index in range(rows)),
    )


def award_row(index: int) -> AwardRow:
    return AwardRow(
        recipient=Recipient(honorific="Bà", name=f"Lê Thị Đoan Khuê {index}", position="Chuyên viên", unit="Sở Y tế"),
        award="Bằng khen",
        citation="Thành tích xuất sắc",
        prize="2.700.000",
        group="II. Cá nhân",
    )


def tally_row() -> TallyRow:
    return TallyRow(
        nominee="Nguyễn Văn Thuận",
        award="Bằng khen",
        issued=14,
        collected=14,
        valid=13,
        invalid=1,
        blank=0,
        did_not_take_part=1,
        votes_for=12,
        votes_against=1,
        share="85,71 %",
        outcome="Đạt",
    )


def minutes() -> MinutesContent:
    return MinutesContent(
        specimen=True,
        verification=CHECK,
        body=IssuingBody(parent="ỦY BAN NHÂN DÂN TỈNH", lines=("HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG",)),
        reference=DocumentReference(number="03", symbol="BB-HĐTĐKT", on=ON, place="Minh Họa"),
        subject="Họp xét khen thưởng năm 2023",
        started="08 giờ 00 ngày 05 tháng 3 năm 2024",
        venue="Phòng họp số 2",
        ended="10 giờ 30 cùng ngày",
        secretary=Signatory(title_lines=("THƯ KÝ",), name="Phạm Thu Hà"),
        chair=Signatory(title_lines=("CHỦ TỊCH HỘI ĐỒNG",), name="Trần Thị Hoài Ân"),
        present=("15/17 thành viên",),
        recusals=("Bà Võ Thị Lan",),
        sections=(Section(heading="Nội dung", paragraphs=("Nghe báo cáo thẩm định.",)),),
        results=(tally_row(),),
        adopted_rules=("Từ 80 % tổng số thành viên.",),
        conclusion=("Trình Chủ tịch Ủy ban nhân dân tỉnh.",),
    )


def tally() -> TallyContent:
    return TallyContent(
        specimen=True,
        verification=CHECK,
        body=BODY,
        reference=DocumentReference(on=ON, place="Minh Họa"),
        subject="Bỏ phiếu xét khen thưởng",
        session="ngày 05 tháng 3 năm 2024",
        vote_rule="từ 80 % tổng số thành viên.",
        counting_members=("Ông Đỗ Quang Vinh", "Bà Võ Thị Lan"),
        rows=(tally_row(),),
        signatory=Signatory(title_lines=("TRƯỞNG BAN KIỂM PHIẾU",), name="Đỗ Quang Vinh"),
    )


def letter() -> LetterContent:
    return LetterContent(
        specimen=True,
        verification=CHECK,
        body=IssuingBody(parent="TỈNH MINH HỌA", lines=("SỞ Y TẾ",)),
        reference=DocumentReference(symbol="TTr-SYT", place="Minh Họa"),
        subject="Đề nghị tặng Bằng khen",
        addressee="Ủy ban nhân dân tỉnh Minh Họa",
        paragraphs=("Sở Y tế đề nghị xét tặng Bằng khen cho các cá nhân.",),
        signatory=Signatory(title_lines=("GIÁM ĐỐC",), name="Hồ Bảo Ngọc"),
        attachments=("Biên bản họp",),
        list_title="Cá nhân đề nghị khen thưởng",
        rows=(replace(award_row(1), prize=""),),
    )


def receipt_slip() -> ReceiptSlipContent:
    return ReceiptSlipContent(
        specimen=True,
        verification=CHECK,
        body=IssuingBody(lines=("SỞ NỘI VỤ",)),
        register_number="215",
        submitted_by="Sở Y tế",
        subject="Hồ sơ đề nghị khen thưởng",
        letter=DocumentReference(number="12", symbol="TTr-SYT", on=ON),
        received="09 giờ 15 ngày 05 tháng 3 năm 2024",
        received_on=ON,
        place="Minh Họa",
        officer=Signatory(title_lines=("NGƯỜI TIẾP NHẬN",), name="Võ Thị Lan"),
        papers=("Tờ trình", "Danh sách"),
    )


def proof_list() -> ProofListContent:
    return ProofListContent(
        specimen=True,
        verification=CHECK,
        body=BODY,
        subject="Bằng khen năm 2023",
        place="Minh Họa",
        on=ON,
        rows=(award_row(1),),
        prepared_by=Signatory(title_lines=("NGƯỜI LẬP",), name="Hồ Bảo Ngọc"),
        confirm_by=date(2024, 3, 12),
    )


def report(items: int = 2) -> AchievementReportContent:
    row = TableRow(cells=("2023", "Lao động tiên tiến", "Quyết định 12/QĐ-SNV"))
    held = ReportTable(heading="", heads=("Năm", "Danh hiệu", "Quyết định"), shares=(14, 40, 40), rows=(row,) * items)
    return AchievementReportContent(
        specimen=True,
        verification=CHECK,
        body=IssuingBody(parent="UBND TỈNH MINH HỌA", lines=("SỞ NỘI VỤ",)),
        reference=DocumentReference(),
        title="BÁO CÁO THÀNH TÍCH",
        subject="Đề nghị tặng Bằng khen",
        parts=(
            ReportPart(heading="I. SƠ LƯỢC LÝ LỊCH", items=(ReportItem(label="Họ và tên", short="Lê Thị Đoan Khuê"),)),
            ReportPart(
                heading="II. THÀNH TÍCH",
                items=(
                    ReportItem(label="Kết quả", paragraphs=("Đã cắt giảm 12 thủ tục.",) * items),
                    ReportItem(label="Đã khen", table=held),
                ),
            ),
        ),
        reporter=Signatory(title_lines=("NGƯỜI BÁO CÁO",), name="Lê Thị Đoan Khuê"),
        confirmations=(Signatory(title_lines=("XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ",), name=""),),
        form_note="Mẫu thử",
    )


def table_report() -> TableReportContent:
    table = ReportTable(
        heading="1. Kết quả", heads=("Tên", "Tổng"), shares=(70, 30), rows=(TableRow(cells=("Y", "40")),)
    )
    return TableReportContent(
        specimen=True,
        verification=CHECK,
        body=BODY,
        reference=DocumentReference(symbol="BC", place="Minh Họa"),
        title="BÁO CÁO SƠ KẾT",
        subject="Tiến độ nhiệm vụ",
        paragraphs=("Đã hoàn thành 24 trên 40 nhiệm vụ.",),
        tables=(table,),
        signatory=Signatory(title_lines=("GIÁM ĐỐC",), name="Hồ Bảo Ngọc"),
    )


def every_kind() -> tuple[Content, ...]:
    return (
        certificate(),
        decision(),
        minutes(),
        tally(),
        letter(),
        receipt_slip(),
        proof_list(),
        table_report(),
        report(),
    )


def demo_store(directory: Path, algorithm: Algorithm = "p256") -> KeyStore:
    return create_demo_authority(directory, AT, HOLDERS, algorithm)


def demo_signers(store: KeyStore, layout: Layout) -> list[Signer]:
    return [store.signer(holder.code) for holder in HOLDERS][: len(layout.signatures)]
