"""Running dossiers of a unit that ended are in the hands of what came after it, until that is undone."""

from datetime import date, datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.catalogue.queries import pack_for, pack_value
from backend.criteria.criteria_sets import lay_down
from backend.demo.tree import tree
from backend.history.fact_models import MemberCount, Service, UnitTrait, YearlyClassification
from backend.history.models import AwardRecord
from backend.history.queries import records_of
from backend.matters.models import Matter
from backend.nominations import services
from backend.nominations.knowing import Subject, known
from backend.nominations.models import Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import UnitChange
from backend.organisation.projection import actual, expected
from backend.organisation.services import make_unit
from backend.organisation.succeeding import used_by_all
from backend.scoring.models import IndexPublication, PublishedScore
from backend.scoring.queries import score_for_unit
from permissions.check import reasons
from permissions.roles import Role
from tests.support.populations import dossiers
from workflows.engine import Refused
from workflows.facts import Period

assert services  # registers submission.create
pytestmark = pytest.mark.django_db
DAY, LAST = date(2025, 7, 1), date(2025, 6, 30)
NOW = datetime(2025, 9, 1, 9, tzinfo=clock.HANOI)


@pytest.fixture(autouse=True)
def _after_the_reform():
    with clock.stated(NOW):
        yield


@pytest.fixture
def world(province, person, acting, django_user_model):
    """An old commune with a running list, and the new one with a head who has a login."""
    kind = {"unit_kind": "commune", "parent": province}
    old = make_unit(code="CU", name="UBND xã Cũ", valid_from=date(2001, 1, 1), **kind)
    new = make_unit(code="MOI", name="UBND xã Mới", valid_from=DAY, **kind)
    dossiers([province, old], person("Lý Lập", old))
    head = person("Trần Văn Đứng", new, Role.UNIT_HEAD)
    head.user = django_user_model.objects.create_user("dung")
    head.save()
    keeper = acting(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))
    return old, new, head, keeper


def reorganise(keeper, what, old, new, **more):
    given = {"what": what, "predecessors": [old], "successors": new, "first_day": DAY, "basis": "NQ thử"} | more
    return UnitChange.objects.get(pk=perform("unit.reorganise", actor=keeper, inputs=given).subject_id)


def sees(head) -> list[str]:
    rows = visible(Submission.objects.all(), actor_of(head).on(clock.today()), "submission.view")
    return list(rows.values_list("code", flat=True))


@pytest.mark.parametrize("inherits", [True, False])
def test_the_successors_head_works_on_as_the_old_one_would_have(world, inherits):
    old, new, head, keeper = world
    assert sees(head) == []
    reorganise(keeper, "merge", old, [new], rest_to=new, inherits=inherits)
    actor, row = actor_of(head).on(clock.today()), Submission.objects.get(unit=old)
    assert sees(head) == [row.code]
    assert reasons(actor, "submission.withdraw", row.place(), row.ties()) == ()
    assert old.pk not in {held.unit_id for held in actor_of(head).on(date(2025, 6, 30)).holdings}


def test_undoing_the_change_takes_the_reach_back(world):
    old, new, head, keeper = world
    made = reorganise(keeper, "merge", old, [new], rest_to=new)
    perform("unit_change.undo", actor=keeper, subject=made.pk, inputs={"reason": "Nhập nhầm"})
    assert sees(head) == []


def test_a_round_of_the_unit_that_ended_is_received_by_the_successor_also_from_units_that_moved_to_it(world, person):
    old, new, _head, keeper = world
    school = make_unit(code="TH", name="Trường xã", unit_kind="division", valid_from=date(2001, 1, 1), parent=old)
    Submission.objects.filter(unit=old).update(unit=school)
    Round.objects.update(awarding_unit=old)
    moved = {"parent": new, "first_day": DAY, "basis": "NQ thử"}
    perform("unit.transfer", actor=keeper, subject=school.pk, inputs=moved)
    reorganise(keeper, "merge", old, [new], rest_to=new)
    desk = actor_of(person("Lý Thị Đón", new, Role.RECEPTION_OFFICER)).on(clock.today())
    row = Submission.objects.get(unit=school)
    assert reasons(desk, "submission.receive", row.place()) == ()
    assert list(visible(Submission.objects.all(), desk, "submission.receive")) == [row]


def test_reminders_and_guardian_know_it_too(world):
    old, new, head, keeper = world
    reorganise(keeper, "merge", old, [new], rest_to=new)
    held = used_by_all(clock.today())[head.pk]
    assert [(one.role, one.unit_path) for one in held] == [(Role.UNIT_HEAD, old.path)]
    assert actual() == expected(clock.today())
    assert (head.user_id, old.pk, "role_unit_head") in actual()


def test_over_two_changes_the_last_one_reaches_back_to_the_first(world, province, person):
    old, new, _head, keeper = world
    reorganise(keeper, "merge", old, [new], rest_to=new)
    newest = make_unit(code="NUA", name="Phường Nữa", valid_from=date(2025, 8, 1), unit_kind="ward", parent=province)
    reorganise(keeper, "merge", new, [newest], rest_to=newest, first_day=date(2025, 8, 1))
    assert sees(person("Vũ Mới Nhất", newest, Role.UNIT_HEAD)) == [Submission.objects.get(unit=old).code]


def test_who_only_received_a_part_of_a_unit_does_not_act_for_all_of_it_once_it_ends(world, province, person):
    old, new, head, keeper = world
    reorganise(keeper, "split", old, [new], stays=True)
    later = date(2025, 8, 1)
    last = make_unit(code="SAU", name="Phường Sau", valid_from=later, unit_kind="ward", parent=province)
    heir = person("Vũ Thừa", last, Role.UNIT_HEAD)
    reorganise(keeper, "merge", old, [last], rest_to=last, first_day=later)
    assert sees(head) == []
    assert sees(heir) == [Submission.objects.get(unit=old).code]
    back = next(held for held in actor_of(heir).on(clock.today()).holdings if held.unit_id == old.pk)
    assert back.valid_from == later
    assert head.pk not in used_by_all(clock.today())


def test_a_unit_with_running_dossiers_is_not_dissolved_without_a_successor(world, province):
    old, _new, _head, keeper = world
    with pytest.raises(Refused) as no:
        reorganise(keeper, "dissolve", old, [], rest_to=province)
    assert [reason.code for reason in no.value.reasons] == ["unit.dossiers_left"]


def test_nothing_new_is_begun_for_a_unit_that_ended(world, person):
    old, new, _head, keeper = world
    maker = person("Mai Soạn", new, Role.PREPARER)
    reorganise(keeper, "merge", old, [new], rest_to=new)
    old.refresh_from_db()
    round_ = Submission.objects.get(unit=old).round
    with pytest.raises(Refused) as no:
        perform("submission.create", actor=actor_of(maker), inputs={"round": round_, "unit": old})
    assert "unit.ended" in {reason.code for reason in no.value.reasons}


def test_what_a_unit_entered_twice_was_given_counts_for_the_one_that_stays(world, province, person):
    old, new, _head, keeper = world
    AwardRecord.objects.create(
        unit=old, home=old, award="bang-khen-tinh", year_from=2023, year_to=2023, decision_number="1/QĐ-UBND",
        entered_by="x", entered_at=NOW,
    )  # fmt: skip
    YearlyClassification.objects.create(
        unit=old, home=old, year=2023, level="excellent", source="QĐ thử", entered_by="x", entered_at=NOW
    )
    Matter.objects.create(
        unit=old, home=old, matter_kind="inspection", opened_on=date(2025, 6, 1), document="TB thử", entered_by="x",
        entered_at=NOW,
    )  # fmt: skip
    UnitTrait.objects.create(unit=old, trait="flag", valid_from=date(2020, 1, 1), source="QĐ thử")
    Service.objects.create(person=person("Mai Từng Ở", new), unit=old, valid_from=date(2020, 1, 1), valid_to=LAST)
    publication = IndexPublication.objects.create(
        unit=province, criteria=lay_down(tree(2024, "so"), by="Thử"), year=2024, decision_number="9/QĐ",
        decided_on=DAY, signatory="A", published_at=NOW,
    )  # fmt: skip
    PublishedScore.objects.create(publication=publication, unit=old, group="so", points=81, max_points=100)

    def told(unit):
        who = Subject(("unit", unit.pk), unit.pk, unit.path)
        facts = known([who], pack, date(2025, 9, 1), [2024]).facts(who, Period(date(2024, 1, 1), date(2024, 12, 31)))
        members, flag = facts.members and facts.members.total, facts.unit and facts.unit.can_receive_flag
        return (
            [one.award for one in facts.awards], [one.year for one in facts.classifications], dict(facts.pending),
            flag, members, score_for_unit(unit, 2024).points, records_of(unit).count(),
        )  # fmt: skip

    pack = pack_value(pack_for(date(2025, 9, 1), province))
    nothing = ([], [], {}, None, 1, None, 0)
    assert told(new) == nothing
    made = reorganise(keeper, "duplicate", old, [new], rest_to=new)
    assert told(new) == (["bang-khen-tinh"], [2023], {"inspection": True}, True, 3, 81, 1)
    MemberCount.objects.create(unit=old, year=2024, total=7, source="Báo cáo thử")
    assert told(new)[4] == 7
    MemberCount.objects.create(unit=new, year=2024, total=8, source="Báo cáo thử")
    UnitTrait.objects.create(unit=new, trait="no_flag", valid_from=date(2020, 1, 1), source="QĐ thử")
    assert told(new)[3:5] == (None, 8)
    perform("unit_change.undo", actor=keeper, subject=made.pk, inputs={"reason": "Nhập nhầm"})
    assert told(new) == ([], [], {}, False, 8, None, 0)
