"""The roles of the product; a person has one by a dated holding for a unit, never by a flag."""

from enum import StrEnum

from workflows.engine import Label


class Role(StrEnum):
    """Who people are when they act; names fixed by the glossary."""

    PREPARER = "preparer"
    UNIT_HEAD = "unit_head"
    RECEPTION_OFFICER = "reception_officer"
    APPRAISER = "appraiser"
    COUNCIL_MEMBER = "council_member"
    SECRETARY = "secretary"
    CHAIR = "chair"
    SIGNATORY = "signatory"
    RECORDS_CLERK = "records_clerk"
    CERTIFICATE_OFFICER = "certificate_officer"
    ACCOUNTANT = "accountant"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SUPERVISOR = "supervisor"
    PERSONNEL_OFFICER = "personnel_officer"


LABELS: dict[Role, Label] = {
    Role.PREPARER: Label("Người lập hồ sơ", "Preparer"),
    Role.UNIT_HEAD: Label("Thủ trưởng đơn vị", "Unit head"),
    Role.RECEPTION_OFFICER: Label("Cán bộ tiếp nhận", "Reception officer"),
    Role.APPRAISER: Label("Chuyên viên thẩm định", "Appraiser"),
    Role.COUNCIL_MEMBER: Label("Thành viên Hội đồng", "Council member"),
    Role.SECRETARY: Label("Thư ký Hội đồng", "Secretary"),
    Role.CHAIR: Label("Chủ tịch Hội đồng", "Chair"),
    Role.SIGNATORY: Label("Người ký", "Signatory"),
    Role.RECORDS_CLERK: Label("Văn thư", "Records clerk"),
    Role.CERTIFICATE_OFFICER: Label("Cán bộ cấp phát", "Certificate officer"),
    Role.ACCOUNTANT: Label("Kế toán", "Accountant"),
    Role.AUDITOR: Label("Người kiểm tra", "Auditor"),
    Role.ADMINISTRATOR: Label("Quản trị", "Administrator"),
    Role.SUPERVISOR: Label("Cơ quan giám sát", "Supervisor"),
    Role.PERSONNEL_OFFICER: Label("Cán bộ tổ chức", "Personnel officer"),
}
