"""Inspections from plan to remedy: the team, the unit's say, sensitive facts, publication by a signed act."""

from datetime import date, datetime

import pytest

from backend.audit.models import Line
from backend.base import clock
from backend.inspections.models import DelayNotice, Finding, FindingPerson, Inspection
from backend.inspections.queries import named_on, open_findings, overdue, persons_for, seen
from backend.reform.models import ReformTask
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
REMEDY = {"code": "KP-01", "title": "Chấm dứt hồ sơ trễ hạn", "deadline": date(2026, 3, 20)}


def codes(no) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def test_nobody_of_the_inspected_unit_joins_the_team(planned, act, who):
    with pytest.raises(Refused) as no:
        act("inspection.set_member", "leader", planned, person=who("preparer"))
    assert codes(no) == {"inspection.member_of_unit"}


def test_a_team_has_one_head(planned, act, who):
    act("inspection.set_member", "leader", planned, person=who("member"), head=True)
    assert [row.person for row in planned.team.filter(head=True)] == [who("member")]


def test_an_inspection_outside_of_a_plan_is_unannounced_and_of_a_unit_below(act, province, unit_a):
    given = {"matter": "Kỷ luật giờ làm", "begins_on": date(2026, 3, 11), "ends_on": date(2026, 3, 11)}
    with pytest.raises(Refused) as no:
        act("inspection.create", "leader", body=province, unit=province, **given)
    assert codes(no) == {"inspection.unit_outside", "inspection.needs_plan"}
    made = act("inspection.create", "leader", body=province, unit=unit_a, announced=False, **given)
    with pytest.raises(Refused) as no:
        act("inspection.notify", "leader", made, document="5/TB-UBND")
    assert codes(no) == {"inspection.needs_head", "inspection.is_unannounced"}


def test_the_unit_sees_an_inspection_only_once_it_was_told(planned, cast, act):
    assert not seen(cast["head"]).exists()
    act("inspection.notify", "leader", planned, document="5/TB-UBND")
    assert seen(cast["head"]).exists()
    assert not seen(cast["other_head"]).exists()


def test_only_the_team_records_findings_and_no_finding_names_a_person(begun, act):
    given = {"text": "Còn hồ sơ trễ hạn, do ông Trần Lập Hồ.", "severity": "fault", "evidence": "Sổ theo dõi"}
    with pytest.raises(NotPermitted) as no:
        act("inspection.add_finding", "outsider", begun, **given)
    assert codes(no) == {"conflict.not_on_team"}
    with pytest.raises(Refused) as no:
        act("inspection.add_finding", "member", begun, **given)
    assert codes(no) == {"inspection.names_person"}


def test_who_drafted_the_conclusion_or_works_in_the_unit_does_not_sign_it(finding, begun, act):
    act("inspection.draft_conclusion", "member", begun, conclusion="Đơn vị cần khắc phục.")
    for name in ("member", "leader", "head"):
        with pytest.raises(NotPermitted):
            act("inspection.conclude", name, begun, document="7/KL-UBND")


def test_a_remedy_is_a_task_of_the_unit_and_is_confirmed_when_done(concluded, finding, act):
    with pytest.raises(NotPermitted):
        act("finding.set_remedy", "member", finding, **REMEDY)
    act("finding.set_remedy", "leader", finding, **REMEDY)
    task = ReformTask.objects.get(code="KP-01")
    assert (task.lead_unit, task.leaf, task.finding) == (concluded.unit, "8.1.1", finding)
    with pytest.raises(Refused) as no:
        act("finding.confirm_remedy", "leader", finding)
    assert codes(no) == {"finding.task_not_done"}
    act("reform_task.start", "preparer", task)
    act("reform_task.add_evidence", "preparer", task, title="Báo cáo khắc phục")
    act("reform_task.complete", "preparer", task)
    act("finding.confirm_remedy", "leader", finding)
    act("inspection.close", "leader", concluded)
    assert Inspection.objects.get().state == "closed"


def test_a_late_remedy_is_listed_and_keeps_the_inspection_open(concluded, finding, act):
    act("finding.set_remedy", "leader", finding, **REMEDY)
    late = [len(overdue(Finding.objects.all(), day)) for day in (date(2026, 3, 20), date(2026, 3, 21))]
    assert late == [0, 1]
    with pytest.raises(Refused) as no:
        act("inspection.close", "leader", concluded)
    assert codes(no) == {"inspection.findings_open"}


def test_open_findings_count_by_unit_and_criterion_in_the_year_of_the_conclusion(concluded, finding, act):
    assert open_findings([concluded.unit_id], 2026) == {(concluded.unit_id, "8.1.1"): 1}
    assert open_findings([concluded.unit_id], 2025) == {}
    act("finding.drop", "leader", finding, reason="Đơn vị đã giải trình rõ")
    assert open_findings([concluded.unit_id], 2026) == {}


def test_a_person_concerned_is_read_by_the_leader_and_the_signatory_and_leaves_no_trace(concluded, finding, act, cast):
    named = {"name": "Trần Lập Hồ", "matter": "Giữ hồ sơ quá hạn"}
    with pytest.raises(NotPermitted):
        act("finding.name_person", "member", finding, **named)
    act("finding.name_person", "leader", finding, **named)
    assert FindingPerson.objects.count() == 1
    assert {who for who, actor in cast.items() if persons_for(actor, concluded)} == {"leader", "signatory"}
    told = [str(line.__dict__) for line in Line.objects.filter(entry__act="finding.name_person")]
    assert told
    assert not [text for text in told if "Trần Lập Hồ" in text or "Giữ hồ sơ" in text]


def test_a_delay_is_public_only_after_the_signature_and_only_in_its_time(notice, act):
    assert not named_on(date(2026, 3, 15)).exists()
    with pytest.raises(NotPermitted):
        act("delay_notice.publish", "leader", notice, document="9/QĐ-UBND")
    with pytest.raises(NotPermitted):
        act("delay_notice.publish", "head", notice, document="9/QĐ-UBND")
    act("delay_notice.publish", "signatory", notice, document="9/QĐ-UBND")
    days = [date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 31), date(2026, 4, 1)]
    assert [named_on(day).exists() for day in days] == [False, True, True, False]
    act("delay_notice.withdraw", "signatory", notice, reason="Đơn vị đã hoàn thành")
    assert not named_on(date(2026, 3, 15)).exists()


def test_a_notice_names_no_person_and_only_a_missed_deadline(act, province, unit_a, cast):
    with pytest.raises(Refused) as no:
        act("delay_notice.create", "leader", body=province, unit=unit_a, matter="Bà TRAN LAP HO chậm báo cáo",
            missed_on=date(2026, 3, 10), basis="Quy chế công khai", shown_from=date(2026, 3, 10),
            shown_to=date(2026, 3, 31))  # fmt: skip
    assert codes(no) == {"inspection.names_person", "delay_notice.not_missed"}
    assert DelayNotice.objects.count() == 0


def test_the_same_delay_is_not_drafted_twice(notice, act):
    again = ("body", "unit", "matter", "missed_on", "basis", "shown_from", "shown_to")
    with pytest.raises(Refused) as no:
        act("delay_notice.create", "leader", **{name: getattr(notice, name) for name in again})
    assert codes(no) == {"delay_notice.exists"}


def test_a_notice_whose_time_is_over_is_not_signed(notice, act):
    with clock.stated(datetime(2026, 4, 1, 8, tzinfo=clock.HANOI)), pytest.raises(Refused) as no:
        act("delay_notice.publish", "signatory", notice, document="9/QĐ-UBND")
    assert codes(no) == {"delay_notice.over"}


def test_a_conclusion_is_published_once_and_names_nobody(concluded, act):
    with pytest.raises(Refused) as no:
        act("inspection.publish", "signatory", concluded, public_text="Trách nhiệm của ông Vũ Thủ Trưởng.")
    assert codes(no) == {"inspection.names_person"}
    act("inspection.publish", "signatory", concluded, public_text="Còn hồ sơ trễ hạn, đã giao khắc phục.")
    with pytest.raises(Refused) as no:
        act("inspection.publish", "signatory", concluded, public_text="Còn hồ sơ trễ hạn, đã giao khắc phục.")
    assert codes(no) == {"inspection.published_already"}
