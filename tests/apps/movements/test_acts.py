"""Movements from plan to final review: registrations, results, covenants; meeting targets makes a candidate only."""

from datetime import date, datetime

import pytest

from backend.base import clock
from backend.catalogue.models import Movement
from backend.movements.models import CovenantParty, Registration, Review
from backend.movements.queries import candidates, lines_of, registrations, seen
from backend.nominations.models import Nomination
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
REVIEW = {"document": "99/BC-UBND", "report": "Phong trào có kết quả rõ."}


def codes(no) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def test_a_movement_without_targets_is_not_launched(act, drafted):
    for code in ("c1", "c2"):
        act("movement.remove_target", "appraiser", drafted, target=code)
    with pytest.raises(Refused) as no:
        act("movement.launch", "signatory", drafted, document="12/KH-UBND")
    assert codes(no) == {"movement.needs_targets"}


def test_a_draft_is_seen_by_the_launching_body_only(drafted, cast):
    assert [who for who, actor in cast.items() if seen(actor).exists()] == ["appraiser", "signatory"]


def test_a_launched_plan_is_no_longer_edited_and_its_launch_needs_the_signatory(movement, drafted, act):
    with pytest.raises(Refused) as no:
        act("movement.set_target", "appraiser", movement, code="c3", name="x", direction="at_least", value=1,
            unit_of_measure="%", how_measured="x")  # fmt: skip
    assert codes(no) == {"state.wrong"}
    with pytest.raises(NotPermitted):
        act("movement.cancel", "appraiser", movement, reason="Không còn cần")


def test_a_unit_registers_once(registration, act, movement, unit_a):
    with pytest.raises(Refused) as no:
        act("registration.create", "head", movement=movement, unit=unit_a)
    assert codes(no) == {"registration.exists"}
    act("registration.withdraw", "head", registration, reason="Đăng ký lại từ đầu")
    assert act("registration.create", "preparer", movement=movement, unit=unit_a).pk != registration.pk


def test_a_registration_comes_in_time_and_from_a_unit_that_takes_part(movement, act, unit_a, cast):
    Movement.objects.filter(pk=movement.pk).update(groups=["xa"])
    movement.refresh_from_db()
    with clock.stated(datetime(2026, 4, 1, 8, tzinfo=clock.HANOI)), pytest.raises(Refused) as no:
        act("registration.create", "preparer", movement=movement, unit=unit_a)
    assert codes(no) == {"registration.too_late", "registration.unit_outside"}


def test_registering_less_than_asked_needs_a_note(registration, act):
    with pytest.raises(Refused) as no:
        act("registration.set_target", "preparer", registration, target="c1", value=90)
    assert codes(no) == {"registration.weaker_unexplained"}
    act("registration.set_target", "preparer", registration, target="c1", value=90, note="Mới sáp nhập")


def test_the_head_signs_and_nobody_else(registration, act):
    for who in ("preparer", "other_head", "appraiser"):
        with pytest.raises(NotPermitted):
            act("registration.sign", who, registration)
    act("registration.sign", "head", registration)
    assert Registration.objects.get().signed_by == "Vũ Thủ Trưởng"


def test_a_check_counts_before_a_later_report(signed, act):
    act("registration.check", "appraiser", signed, target="c1", value=97, evidence="BB số 3, trang 2")
    act("registration.report", "preparer", signed, target="c1", value=100, evidence="Báo cáo tháng")
    first, second = lines_of(registrations(Registration.objects.all()).get())
    assert (first.held.result, first.held.met) == (97, False)
    assert (second.result, second.held.met) == (None, False)


def test_the_final_review_freezes_results_and_names_candidates_but_grants_nothing(signed, act, movement):
    act("registration.report", "preparer", signed, target="c1", value=99, evidence="Báo cáo năm")
    act("movement.review_midterm", "appraiser", movement, **REVIEW)
    assert not Review.objects.get().rows[0]["all_met"]
    act("registration.report", "preparer", signed, target="c2", value=1, evidence="Báo cáo năm")
    act("movement.review_final", "signatory", movement, **REVIEW)
    assert [row["name"] for row in candidates(movement)] == ["Sở Đồng Lúa"]
    assert Nomination.objects.count() == 0
    with pytest.raises(Refused) as no:
        act("registration.report", "preparer", signed, target="c1", value=1, evidence="Muộn rồi")
    assert codes(no) == {"movement.not_running"}


def test_a_covenant_is_signed_by_the_head_of_each_unit(movement, act, unit_a, unit_b):
    given = {"movement": movement, "title": "Giao ước cụm", "text": "Cùng thi đua đạt mọi chỉ tiêu."}
    with pytest.raises(Refused) as no:
        act("covenant.create", "appraiser", **given, units=[unit_a, unit_a])
    assert codes(no) == {"covenant.needs_two"}
    made = act("covenant.create", "appraiser", **given, units=[unit_a, unit_b])
    mine, other = CovenantParty.objects.filter(covenant=made).order_by("unit__code")
    with pytest.raises(NotPermitted):
        act("covenant_party.sign", "head", other)
    act("covenant_party.sign", "head", mine)
    act("covenant_party.decline", "other_head", other, reason="Chưa bàn trong đơn vị")
    assert set(made.parties.values_list("state", flat=True)) == {"signed", "declined"}


@pytest.mark.postgres
def test_two_registrations_of_one_unit_at_once_make_one(committed_db, movement, act, unit_a):
    def register():
        with clock.stated(datetime(2026, 3, 10, 9, tzinfo=clock.HANOI)):
            return act("registration.create", "preparer", movement=movement, unit=unit_a)

    results = committed_db.together([register, register])
    refused = [r for r in results if isinstance(r, Refused)]
    assert Registration.objects.count() == 1
    assert [r.reasons[0].code for r in refused] == ["registration.exists"]


def test_the_last_day_of_registration_still_counts(movement, act, unit_a):
    with clock.stated(datetime(2026, 3, 31, 23, tzinfo=clock.HANOI)):
        assert act("registration.create", "preparer", movement=movement, unit=unit_a).pk
    assert movement.register_until == date(2026, 3, 31)
