"""Reports that units owe: called for, written, sent late or in time, returned, accepted; punctuality feeds scoring."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from backend.acts.runner import perform
from backend.base import clock
from backend.reform.inbox import waiting
from backend.reform.leaf_facts import leaf_records
from backend.reform.models import ReportCall, UnitReport
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused
from workflows.rules.feeds import Feed, entry_from
from workflows.rules.progress import facts_by_leaf

pytestmark = pytest.mark.django_db
DUE = date(2023, 3, 20)


def codes(no) -> list[str]:
    return [reason.code for reason in no.value.reasons]


@pytest.fixture
def call(cast, province, unit_a, unit_b):
    def make(**more) -> ReportCall:
        inputs = {"unit": province, "year": 2023, "period": "q1", "closes_on": DUE, "leaf": "1.2"} | more
        return perform("report_call.open", actor=cast["appraiser"], inputs=inputs).result

    return make


def report_of(call, unit) -> UnitReport:
    return UnitReport.objects.get(call=call, unit=unit)


@pytest.fixture
def send(cast):
    def run(report, day=15, text="Đã làm xong"):
        with clock.stated(datetime(2023, 3, day, 9, tzinfo=clock.HANOI)):
            perform("unit_report.write", actor=cast["preparer"], subject=report.pk, inputs={"text": text})
            perform("unit_report.send", actor=cast["head"], subject=report.pk)
        report.refresh_from_db()
        return report

    return run


def test_every_unit_below_owes_one_report(call, unit_a, unit_b):
    made = call()
    assert {row.unit for row in made.reports.all()} == {unit_a, unit_b}
    assert (made.title, {row.state for row in made.reports.all()}) == (
        "Báo cáo cải cách hành chính quý I 2023", {"owed"}
    )  # fmt: skip


def test_a_period_is_called_once_and_units_must_be_known(call):
    call()
    with pytest.raises(Refused) as no:
        call(units=["A", "Z9"])
    assert codes(no) == ["report_call.exists", "report_call.unknown_units"]


def test_ad_hoc_reports_may_be_asked_any_number_of_times_but_not_backwards(call, unit_a):
    asked = {"period": "ad_hoc", "title": "Đột xuất", "asked": "Số hồ sơ", "units": ["A"]}
    assert [call(**asked).reports.get().unit for _ in (1, 2)] == [unit_a, unit_a]
    with pytest.raises(Refused) as no:
        call(**asked, closes_on=date(2023, 3, 1))
    assert codes(no) == ["report_call.closes_before"]


@pytest.mark.parametrize(("day", "late"), [(20, 0), (21, 1), (27, 7)])
def test_the_closing_date_is_a_whole_day_and_lateness_counts_days(call, send, unit_a, day, late):
    assert send(report_of(call(), unit_a), day).days_late(date(2023, 12, 31)) == late


def test_a_returned_report_is_sent_again_and_the_first_sending_decides(cast, call, send, unit_a, task):
    report = send(report_of(call(), unit_a))
    assert (report.counts["total"], report.counts["not_started"]) == (1, 1)
    reason = {"reason": "Thiếu số liệu"}
    perform("unit_report.return", actor=cast["appraiser"], subject=report.pk, inputs=reason)
    again = send(report, 25)
    assert (again.state, again.first_sent_on, again.last_sent_on) == ("sent", date(2023, 3, 15), date(2023, 3, 25))
    perform("unit_report.accept", actor=cast["appraiser"], subject=report.pk, inputs={})
    assert again.days_late(date(2023, 12, 31)) == 0


def test_an_empty_report_is_not_sent_and_not_by_another_unit(cast, call, unit_a):
    report = report_of(call(), unit_a)
    with pytest.raises(Refused) as no:
        perform("unit_report.send", actor=cast["head"], subject=report.pk)
    assert codes(no) == ["unit_report.empty"]
    with pytest.raises(NotPermitted):
        perform("unit_report.write", actor=cast["stranger"], subject=report.pk, inputs={"text": "x"})
    with pytest.raises(NotPermitted):
        perform("unit_report.accept", actor=cast["head"], subject=report.pk)


def test_lateness_is_a_fact_for_the_criterion(call, send, unit_a, unit_b):
    made = call()
    send(report_of(made, unit_a), 23)
    records = leaf_records({unit_a.pk, unit_b.pk}, {2023})
    facts = {u: facts_by_leaf(records[u.pk, 2023], date(2023, 4, 1))["1.2"] for u in (unit_a, unit_b)}
    assert (facts[unit_a].late, facts[unit_a].days_late, facts[unit_b].overdue) == (1, 3, 1)
    assert entry_from(facts[unit_a], Feed.DAYS_LATE).number == 3


def test_a_waived_report_is_neither_late_nor_counted(cast, call, unit_b):
    report = report_of(call(), unit_b)
    perform("unit_report.waive", actor=cast["appraiser"], subject=report.pk, inputs={"reason": "Mới thành lập"})
    report.refresh_from_db()
    assert (report.days_late(date(2023, 12, 31)), leaf_records({unit_b.pk}, {2023})) == (0, {})


def test_the_inbox_tells_each_what_to_do(cast, call, send, unit_a):
    report = report_of(call(), unit_a)
    at = datetime(2023, 3, 16, 9, tzinfo=clock.HANOI)

    def acts(who):
        return [row.act for row in waiting(cast[who], at)]

    assert ("unit_report.write" in acts("preparer"), "unit_report.send" in acts("head")) == (True, False)
    perform("unit_report.write", actor=cast["preparer"], subject=report.pk, inputs={"text": "Đã làm"})
    assert ("unit_report.write" in acts("preparer"), "unit_report.send" in acts("head")) == (False, True)
    send(report)
    assert "unit_report.accept" in acts("appraiser")


def test_the_pages_show_calls_and_a_unit_sees_only_its_own(client, django_user_model, person, call, unit_a, unit_b):
    made = call()
    reader = person("Vũ Người Xem", unit_a, Role.UNIT_HEAD)
    reader.user = django_user_model.objects.create_user("a")
    reader.save()
    client.force_login(reader.user)
    shown = client.get(reverse("reform:call", args=[made.pk])).content.decode()
    assert (unit_a.name in shown, unit_b.name in shown) == (True, False)
    assert client.get(reverse("reform:unit-report", args=[report_of(made, unit_b).pk])).status_code == 404
    for name in ("calls", "extensions", "documents", "plans"):
        assert client.get(reverse(f"reform:{name}")).status_code == 200
