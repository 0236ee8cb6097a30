"""Documents and plans: what rests on what, who is above whom, what changed in mid-year, what was counted when."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from backend.acts.runner import perform
from backend.base import clock
from backend.reform.models import Document, Plan, ReformTask
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def codes(no) -> list[str]:
    return [reason.code for reason in no.value.reasons]


@pytest.fixture
def act(cast):
    """Does an act as somebody and gives what it made."""

    def run(name, subject=None, who="appraiser", **inputs):
        return perform(name, actor=cast[who], subject=subject.pk if subject else None, inputs=inputs).result

    return run


@pytest.fixture
def document(act, province):
    def make(number, on=date(2023, 1, 10), based_on=None) -> Document:
        return act(
            "document.create", number=number, issuer="UBND tỉnh", issued_on=on, document_kind="kế hoạch",
            title=f"Kế hoạch {number}", based_on=based_on, unit=province,
        )  # fmt: skip

    return make


@pytest.fixture
def plan(act, province):
    def make(code, kind="yearly", years=(2023, 2023), who="appraiser", unit=None, **more) -> Plan:
        return act(
            "plan.create", who=who, code=code, title=f"Kế hoạch {code}", plan_kind=kind, unit=unit or province,
            year_from=years[0], year_to=years[1], **more,
        )  # fmt: skip

    return make


@pytest.fixture
def issued(act, plan, document, given):
    """An issued plan of a year with two tasks."""
    found = plan("KH-2023", document=document("01/KH-UBND"))
    for number in (1, 2):
        act("reform_task.create", **(given | {"code": f"KH-{number}", "plan": found}))
    act("plan.issue", found)
    return Plan.objects.get(pk=found.pk)


def test_a_document_rests_on_an_earlier_one_and_is_recorded_once(act, document):
    first = document("1/NQ", date(2021, 7, 15))
    assert document("2/QĐ", based_on=first).based_on == first
    with pytest.raises(Refused) as later:
        document("3/QĐ", date(2021, 1, 1), based_on=first)
    with pytest.raises(Refused) as twice:
        document("1/NQ", date(2021, 7, 15))
    assert (codes(later), codes(twice)) == (["document.rests_on_later"], ["document.exists"])


def test_a_document_is_corrected_until_something_rests_on_it(act, document):
    first = document("1/NQ")
    values = {"number": "1/NQ-CP", "issuer": "Chính phủ", "issued_on": date(2023, 1, 9), "document_kind": "nghị quyết"}
    act("document.edit", first, title="Chương trình tổng thể", **values)
    document("2/QĐ", based_on=first)
    with pytest.raises(Refused) as no:
        act("document.edit", first, title="Khác", **values)
    assert codes(no) == ["document.in_use"]


def test_plans_stand_in_a_tree_from_wide_to_near(plan, unit_a):
    long = plan("GD", "multi_year", (2021, 2025))
    year = plan("NAM", parent=long)
    index = plan("CS", "index_improvement", parent=year)
    unit = plan("DV", "unit", parent=index, unit=unit_a, who="preparer")
    assert [unit.parent.parent.parent, unit.unit] == [long, unit_a]


def test_all_that_is_wrong_with_a_plan_is_said_at_once(plan):
    year = plan("NAM")
    with pytest.raises(Refused) as no:
        plan("NAM", "multi_year", (2025, 2024), parent=year)
    assert codes(no) == [
        "plan.code_taken", "plan.years_reversed", "plan.parent_not_wider", "plan.years_outside_parent"
    ]  # fmt: skip


def test_units_plans_never_stand_in_a_circle(act, plan, unit_a):
    above = plan("A", "unit", unit=unit_a)
    below = plan("B", "unit", unit=unit_a, parent=above)
    with pytest.raises(Refused) as no:
        act("plan.edit", above, code="A", title="A", plan_kind="unit", parent=below, year_from=2023, year_to=2023)
    assert codes(no) == ["plan.circle"]


def test_a_plan_is_issued_with_its_document_after_the_one_above(act, plan, document):
    child = plan("CS", "index_improvement", parent=plan("NAM"))
    with pytest.raises(Refused) as no:
        act("plan.issue", child)
    assert codes(no) == ["plan.needs_document", "plan.parent_not_in_force"]


def test_a_unit_drafts_its_own_plan_only(plan, unit_a, unit_b):
    assert plan("DV-A", "unit", unit=unit_a, who="preparer").state == "draft"
    with pytest.raises(NotPermitted):
        plan("DV-B", "unit", unit=unit_b, who="preparer")


def test_an_issued_plan_grows_by_adjustment_or_by_what_arises(act, issued, given):
    with pytest.raises(Refused) as no:
        act("reform_task.create", **(given | {"plan": issued}))
    assert codes(no) == ["plan.add_by_adjusting"]
    act("reform_task.create", **(given | {"plan": issued, "task_kind": "arising"}))
    assert issued.tasks.count() == 3


def test_a_change_in_mid_year_stops_changes_and_adds_and_loses_nothing(act, issued, document, unit_a):
    changed, added = ["KH-2 | 30/09/2023 | Rà soát lại"], [f"KH-3 | Số hóa hồ sơ | {unit_a.code} | 31/10/2023"]
    act(
        "plan.adjust", issued, document=document("9/KH"), reason="Theo kết luận", stopped=["KH-1"], changed=changed,
        added=added,
    )  # fmt: skip
    tasks = {task.code: task for task in ReformTask.objects.filter(plan=issued)}
    assert [tasks[f"KH-{n}"].state for n in (1, 2, 3)] == ["stopped", "not_started", "not_started"]
    assert (tasks["KH-2"].deadline, tasks["KH-2"].title) == (date(2023, 9, 30), "Rà soát lại")
    lines = [(x.task.code, x.what, x.old, x.new) for x in issued.changes.get().lines.all()]
    assert ("KH-2", "change", "30/06/2023", "30/09/2023") in lines
    assert ("KH-2", "change", "Rà soát thủ tục", "Rà soát lại") in lines
    assert Plan.objects.get(pk=issued.pk).state == "adjusted"


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        ({}, ["plan.nothing_changed"]),
        ({"stopped": ["KH-9"]}, ["plan.unknown_tasks"]),
        ({"stopped": ["KH-1"], "changed": ["KH-1 | 30/09/2023"]}, ["plan.unknown_tasks"]),
        ({"changed": ["KH-1 | 31/09/2023"]}, ["plan.bad_lines"]),
        ({"changed": ["KH-1"]}, ["plan.bad_lines"]),
        ({"added": ["KH-2 | Việc | A | 30/09/2023"]}, ["reform_task.code_taken"]),
        ({"added": ["KH-5 | Việc | ZZ | 30/09/2023", "KH-6"]}, ["plan.bad_lines"]),
    ],
)
def test_lines_that_cannot_be_followed_change_nothing(act, issued, document, lines, reasons):
    with pytest.raises(Refused) as no:
        act("plan.adjust", issued, document=document("9/KH"), reason="Theo kết luận", **lines)
    assert codes(no) == reasons
    assert (issued.changes.count(), issued.tasks.filter(state="stopped").count()) == (0, 0)


@pytest.fixture
def ten(act, plan, document, given):
    """A plan of ten tasks, eight of them done in the third quarter."""
    found = plan("KH-10", document=document("01/KH-UBND"))
    for number in range(10):
        task = act("reform_task.create", **(given | {"code": f"T-{number}", "plan": found}))
        if number < 8:
            act("reform_task.start", task, "preparer")
            act("reform_task.add_evidence", task, "preparer", title="Báo cáo")
            act("reform_task.complete", task, "preparer")
    act("plan.issue", found)
    return found


def test_a10_eighty_percent_actual_in_q3_beside_ninety_forecast_for_q4(act, ten):
    with clock.stated(datetime(2023, 9, 30, 9, tzinfo=clock.HANOI)):
        act("plan.snapshot", ten)
        act("plan.forecast", ten, as_of=date(2023, 12, 31), expected=["T-8"])
    kept = [(row.forecast, row.share, row.counted) for row in ten.snapshots.all()]
    assert kept == [(False, 80, 10), (True, 90, 10)]
    assert ReformTask.objects.get(code="T-8").state == "not_started"


def test_a_forecast_is_never_taken_for_a_count_nor_a_count_for_a_forecast(act, ten):
    with pytest.raises(Refused) as ahead:
        act("plan.snapshot", ten, as_of=date(2023, 12, 31))
    with pytest.raises(Refused) as behind:
        act("plan.forecast", ten, as_of=date(2023, 3, 15), expected=["T-1", "X"])
    assert codes(ahead) == ["plan.snapshot_in_future"]
    assert codes(behind) == ["plan.forecast_in_past", "plan.unknown_tasks"]


@pytest.fixture
def reader(client, django_user_model, person, province):
    made = person("Lê Người Xem", province, Role.APPRAISER)
    made.user = django_user_model.objects.create_user("tham-dinh")
    made.save()
    client.force_login(made.user)
    return client


def test_the_pages_show_tree_plan_and_document(reader, ten):
    shown = reader.get(reverse("reform:plan", args=[ten.pk])).content.decode()
    assert "T-8" in shown
    assert "Nhiệm vụ đã hoàn thành" in shown
    assert "KH-10" in reader.get(reverse("reform:plans") + "?year=2023").content.decode()
    assert "KH-10" not in reader.get(reverse("reform:plans") + "?year=2024").content.decode()
    assert "KH-10" in reader.get(reverse("reform:document", args=[ten.document_id])).content.decode()


def test_the_forms_record_a_document_and_draft_a_plan(reader, province):
    typed = {
        "number": "5/KH", "issuer": "UBND", "issued_on": "10/01/2023", "document_kind": "kế hoạch", "title": "Kế hoạch",
        "unit": province.pk,
    }  # fmt: skip
    assert reader.post(reverse("reform:new-document"), typed).status_code == 302
    plan = {"code": "P", "title": "KH", "plan_kind": "yearly", "unit": province.pk, "year_from": 2023, "year_to": 2022}
    assert reader.post(reverse("reform:new-plan"), plan).status_code == 409
    assert reader.post(reverse("reform:new-plan"), plan | {"year_to": 2023}).status_code == 302


def test_one_plan_or_many_cost_the_same_queries(reader, plan, document):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(name):
        with CaptureQueriesContext(connection) as seen:
            assert reader.get(reverse(name)).status_code == 200
        return len(seen)

    plan("P-0", document=document("D-0"))
    before = [cost("reform:plans"), cost("reform:documents")]
    for number in range(1, 5):
        plan(f"P-{number}", document=document(f"D-{number}"))
    assert [cost("reform:plans"), cost("reform:documents")] == before


def test_the_page_of_handing_down_ticks_the_units_that_cooperate(reader, do, cast, unit_b, task):
    task.cooperating_units.add(unit_b)
    page = reader.get(reverse("act", args=["reform_task.hand_down", task.pk]))
    assert page.status_code == 200
