"""A planned inspection of a unit by the province, its team, and a shorthand for acts."""

from datetime import date, datetime

import pytest

from backend.base import clock
from backend.inspections.models import Finding, Inspection
from backend.organisation.models import Person
from permissions.roles import Role


@pytest.fixture(autouse=True)
def _march():
    with clock.stated(datetime(2026, 3, 10, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def cast(db, person, acting, province, unit_a, unit_b):
    """Actors by what they are."""
    return {
        "leader": acting(person("Lê Trưởng Đoàn", province, Role.APPRAISER)),
        "member": acting(person("Ngô Thành Viên", province, Role.APPRAISER)),
        "outsider": acting(person("Mai Ngoài Đoàn", province, Role.APPRAISER)),
        "signatory": acting(person("Đặng Người Ký", province, Role.SIGNATORY)),
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
        "head": acting(person("Vũ Thủ Trưởng", unit_a, Role.UNIT_HEAD, Role.SIGNATORY)),
        "other_head": acting(person("Hồ Hàng Xóm", unit_b, Role.UNIT_HEAD)),
        "auditor": acting(person("Bùi Nhật Ký", province, Role.AUDITOR)),
        "supervisor": acting(person("Ngô Giám Sát", province, Role.SUPERVISOR)),
    }


@pytest.fixture
def who(cast):
    """The person behind an actor."""
    return lambda name: Person.objects.get(pk=cast[name].person_id)


@pytest.fixture
def planned(act, who, province, unit_a) -> Inspection:
    """An announced inspection in a plan, with its team."""
    plan = act("inspection_plan.create", "leader", body=province, year=2026, title="Kế hoạch kiểm tra 2026")
    row = act(
        "inspection.create", "leader", body=province, plan=plan, unit=unit_a, matter="Giải quyết thủ tục",
        begins_on=date(2026, 3, 12), ends_on=date(2026, 3, 20),
    )  # fmt: skip
    act("inspection.set_member", "leader", row, person=who("leader"), head=True)
    act("inspection.set_member", "leader", row, person=who("member"))
    return row


@pytest.fixture
def begun(planned, act) -> Inspection:
    """The inspection, notified and begun."""
    act("inspection.notify", "leader", planned, document="5/TB-UBND")
    act("inspection.begin", "leader", planned)
    return planned


@pytest.fixture
def finding(begun, act) -> Finding:
    """A finding that a member recorded."""
    given = {"text": "Còn 12 hồ sơ trễ hạn không xin lỗi.", "severity": "fault", "evidence": "Sổ theo dõi"}
    act("inspection.add_finding", "member", begun, **given, page_reference="trang 4", leaf="8.1.1")
    return Finding.objects.get()


@pytest.fixture
def concluded(finding, begun, act) -> Inspection:
    """The inspection with its signed conclusion."""
    act("inspection.draft_conclusion", "member", begun, conclusion="Đơn vị cần khắc phục việc trễ hạn.")
    act("inspection.conclude", "signatory", begun, document="7/KL-UBND")
    return Inspection.objects.get(pk=begun.pk)


@pytest.fixture
def notice(act, province, unit_a):
    """A drafted notice of delay."""
    return act(
        "delay_notice.create", "leader", body=province, unit=unit_a, matter="Chậm báo cáo quý I",
        missed_on=date(2026, 3, 1), basis="Quy chế công khai số 3/QĐ-UBND", shown_from=date(2026, 3, 10),
        shown_to=date(2026, 3, 31),
    )  # fmt: skip
