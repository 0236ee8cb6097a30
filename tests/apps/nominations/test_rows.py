"""Rows of a list: added by choice or by name, edited, removed, and never doubled."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from backend.acts.runner import perform
from backend.base import clock
from backend.history import reorganising
from backend.nominations import importing, pasting
from backend.nominations.models import Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Person, PersonAlias
from backend.organisation.services import make_unit
from permissions.check import NotPermitted
from permissions.roles import Role
from tests.apps.nominations.conftest import BASE_AWARD
from tests.support.workbooks import line, sheet
from workflows.engine import Refused

assert reorganising  # registers unit.reorganise
AWARD, FLAG = "bang-khen-tinh-phong-trao", "co-thi-dua-tinh"


def codes(no: pytest.ExceptionInfo[Any]) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def typed(name: str, **more: Any) -> dict[str, Any]:
    return {"nominee_kind": "individual", "name": name, "award": AWARD, "citation": "Có thành tích"} | more


def adding(actor: Any, submission: Submission, inputs: dict[str, Any]) -> Nomination:
    found: Nomination = perform("nomination.add", actor=actor, subject=submission.pk, inputs=inputs).result
    return found


def test_a_name_without_marks_finds_the_person(submission: Submission, preparer: Any, person: Any, unit_a: Any) -> None:
    hoa = person("Nguyễn Thị Hòa", unit_a)
    assert adding(preparer, submission, typed("nguyen thi hoa")).person == hoa


def test_exact_marks_win_over_a_namesake(submission: Submission, preparer: Any, person: Any, unit_a: Any) -> None:
    person("Nguyễn Thị Hoa", unit_a)
    hoa = person("Nguyễn Thị Hòa", unit_a)
    assert adding(preparer, submission, typed("Nguyễn Thị Hòa")).person == hoa


def test_an_ambiguous_name_is_refused_and_says_where(submission: Any, preparer: Any, person: Any, unit_a: Any) -> None:
    person("Nguyễn Thị Hoa", unit_a)
    person("Nguyễn Thị Hòa", unit_a)
    with pytest.raises(Refused) as no:
        adding(preparer, submission, typed("nguyen thi hoa"))
    assert codes(no) == {"nominee.person_ambiguous"}
    assert no.value.reasons[0].data["count"] == 2


def test_an_unknown_person_is_added_only_when_chosen(submission: Submission, preparer: Any) -> None:
    with pytest.raises(Refused) as no:
        adding(preparer, submission, typed("Đỗ Thị Mới"))
    assert codes(no) == {"nominee.person_unknown"}
    assert not Person.objects.filter(full_name="Đỗ Thị Mới").exists()
    row = adding(preparer, submission, typed("Đỗ Thị Mới", new_person=True))
    assert row.person is not None
    assert row.person.unit_id == submission.unit_id


def test_people_of_other_units_are_not_nominated(submission: Any, preparer: Any, person: Any, unit_b: Any) -> None:
    with pytest.raises(Refused) as no:
        adding(preparer, submission, typed("", person=person("Võ Văn Xa", unit_b)))
    assert codes(no) == {"nominee.outside_unit"}


def test_an_award_outside_the_round_is_refused(submission: Submission, preparer: Any, person: Any, unit_a: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    with pytest.raises(Refused) as no:
        adding(preparer, submission, typed("", person=who, award="co-thi-dua-tinh"))
    assert codes(no) == {"award.outside_round", "award.not_for_kind"}
    with pytest.raises(Refused) as no:
        adding(preparer, submission, typed("", person=who, award="khong-co"))
    assert codes(no) == {"award.unknown"}


def test_one_live_nomination_per_nominee_award_and_period(submission: Any, add: Any, person: Any, unit_a: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    add(submission, who)
    with pytest.raises(Refused) as no:
        add(submission, who)
    assert codes(no) == {"nomination.already_live"}


@pytest.mark.parametrize(
    ("years", "code"),
    [((2023, 2031), "years_in_future"), ((2021, 2021), "years_outside_round"), ((2024, 2024), "years_outside_round")],
)
def test_the_years_are_those_of_the_round(
    submission: Any, add: Any, person: Any, unit_a: Any, years: Any, code: str
) -> None:
    who, given = person("Phạm Thị Cúc", unit_a), dict(zip(("achievement_from", "achievement_to"), years, strict=True))
    with pytest.raises(Refused) as no:
        add(submission, who, **given)
    assert codes(no) == {f"nomination.{code}"}
    row = add(submission, who)
    with pytest.raises(Refused) as no:
        perform("nomination.edit", actor=actor_of(submission.prepared_by), subject=row.pk,
                inputs={"award": AWARD, "citation": "x", **given})  # fmt: skip
    assert codes(no) == {f"nomination.{code}"}


def test_a_yearly_title_does_not_begin_before_the_round_and_a_movement_may(
    base_round: Any, submission: Any, preparer: Any, add: Any, person: Any, unit_a: Any
) -> None:
    who, longer = person("Phạm Thị Cúc", unit_a), {"achievement_from": 2021, "achievement_to": 2023}
    assert add(submission, who, **longer).achievement_from == 2021
    made = perform("submission.create", actor=preparer, inputs={"round": base_round, "unit": unit_a})
    with pytest.raises(Refused) as no:
        add(Submission.objects.get(pk=made.subject_id), who, BASE_AWARD, **longer)
    assert codes(no) == {"nomination.years_too_long"}


def test_a_flag_for_a_movement_of_three_years_names_its_years_and_a_flag_of_the_year_does_not(
    base_round: Any, preparer: Any, unit_a: Any
) -> None:
    base_round.awards = [FLAG]
    base_round.save()
    made = perform("submission.create", actor=preparer, inputs={"round": base_round, "unit": unit_a})
    listed = Submission.objects.get(pk=made.subject_id)
    given = {"award": FLAG, "citation": "x", "achievement_from": 2021, "achievement_to": 2023}
    unit = {"nominee_kind": "collective", "collective": unit_a}
    with pytest.raises(Refused) as no:
        adding(preparer, listed, unit | given | {"ground": "merit"})
    assert codes(no) == {"nomination.years_too_long"}
    row = adding(preparer, listed, unit | given | {"ground": "movement"})
    assert (row.achievement_from, row.ground) == (2021, "movement")
    perform("nomination.edit", actor=preparer, subject=row.pk, inputs=given | {"position": "Lá cờ đầu"})
    with pytest.raises(Refused) as no:
        perform("nomination.edit", actor=preparer, subject=row.pk, inputs=given | {"ground": "merit"})
    assert codes(no) == {"nomination.years_too_long"}
    heads = "Tên tập thể\tLoại hình\tThành tích\tTừ năm\tĐến năm"
    lines = [f"{unit_a.name}\t{ground}\tx\t2021\t2023" for ground in ("Phong trào, chuyên đề", "Công trạng")]
    read = pasting.read("\n".join([heads, *lines]), {"nominee_kind": "Tập thể", "award": FLAG})
    Nomination.objects.filter(pk=row.pk).delete()
    plan = importing.plan_lines(listed, read, frozenset())
    told = [[one.code for one in line.faults] for line in plan.rows]
    assert told[0] == []
    assert "import.nomination.years_too_long" in told[1]


def test_years_that_overlap_are_the_same_period_under_any_entry_of_the_person(
    submission: Any, add: Any, person: Any, unit_a: Any
) -> None:
    who, twice = person("Phạm Thị Cúc", unit_a), person("Phạm Thị Cúc", unit_a)
    PersonAlias.objects.create(merged=twice, survivor=who, reason="Một người", merged_at=clock.now(), merged_by="x")
    row = add(submission, twice)
    for one in (who, twice):
        with pytest.raises(Refused) as no:
            add(submission, one, achievement_from=2021, achievement_to=2023)
        assert codes(no) == {"nomination.already_live"}
    inputs = {"award": AWARD, "citation": "x", "achievement_from": 2021, "achievement_to": 2023}
    perform("nomination.edit", actor=actor_of(submission.prepared_by), subject=row.pk, inputs=inputs)
    Nomination.objects.filter(pk=row.pk).update(achievement_from=2023)
    other = add(submission, person("Bùi Văn Khác", unit_a), achievement_from=2022)
    Nomination.objects.filter(pk=other.pk).update(person=who)
    with pytest.raises(Refused) as no:
        perform("nomination.edit", actor=actor_of(submission.prepared_by), subject=row.pk, inputs=inputs)
    assert codes(no) == {"nomination.already_live"}


def test_the_database_says_it_too_and_a_person_understands(
    submission: Any, add: Any, person: Any, unit_a: Any, monkeypatch: Any
) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    add(submission, who)
    monkeypatch.setattr("backend.nominations.building.live_double", lambda *_: None)
    with pytest.raises(Refused) as no:
        add(submission, who)
    assert codes(no) == {"nomination.already_live"}


def test_a_row_is_edited_only_as_a_draft(ready: Submission, preparer: Any, head: Any) -> None:
    row = ready.nominations.get()
    inputs = {"award": AWARD, "citation": "Câu mới"}
    perform("nomination.edit", actor=preparer, subject=row.pk, version=row.version, inputs=inputs)
    assert ready.nominations.get().citation == "Câu mới"
    perform("submission.submit", actor=head, subject=ready.pk)
    with pytest.raises(Refused) as no:
        perform("nomination.edit", actor=preparer, subject=row.pk, inputs=inputs)
    assert codes(no) == {"state.wrong"}


def test_a_nominee_does_not_edit_their_own_row(submission: Any, add: Any, person: Any, unit_a: Any) -> None:
    me = person("Phạm Thị Cúc", unit_a, Role.PREPARER)
    row = add(submission, me)
    with pytest.raises(NotPermitted) as no:
        perform("nomination.remove", actor=actor_of(me), subject=row.pk)
    assert codes(no) == {"conflict.nominee"}


def test_a_draft_row_is_removed_and_a_submitted_one_stays(
    ready: Submission, preparer: Any, head: Any, add: Any, person: Any, unit_a: Any
) -> None:
    extra = add(ready, person("Bùi Văn Thừa", unit_a))
    perform("nomination.remove", actor=preparer, subject=extra.pk)
    assert ready.nominations.count() == 1
    perform("submission.submit", actor=head, subject=ready.pk)
    with pytest.raises(Refused):
        perform("nomination.remove", actor=preparer, subject=ready.nominations.get().pk)


def test_a_row_with_papers_is_not_removed(
    submission: Any, add: Any, person: Any, unit_a: Any, preparer: Any, pdf: Any
) -> None:
    row = add(submission, person("Phạm Thị Cúc", unit_a))
    inputs = {"kind": "report", "file": pdf(), "nomination": row}
    perform("submission.attach", actor=preparer, subject=submission.pk, inputs=inputs)
    with pytest.raises(Refused) as no:
        perform("nomination.remove", actor=preparer, subject=row.pk)
    assert codes(no) == {"nomination.has_papers"}
    assert connection.is_usable()


def test_a_stranger_adds_nothing(submission: Submission, stranger: Any, person: Any, unit_a: Any) -> None:
    with pytest.raises(NotPermitted):
        adding(stranger, submission, typed("", person=person("Phạm Thị Cúc", unit_a)))


def test_every_change_of_a_row_gives_the_list_a_new_version(submission: Submission, preparer: Any, person: Any) -> None:
    def version() -> int:
        return Submission.objects.get(pk=submission.pk).version

    person("Nguyễn Thị Hòa", submission.unit)
    seen = [version()]
    row = adding(preparer, submission, typed("Nguyễn Thị Hòa"))
    seen.append(version())
    perform("nomination.edit", actor=preparer, subject=row.pk, inputs={"citation": "Khác"})
    seen.append(version())
    perform("nomination.remove", actor=preparer, subject=row.pk)
    assert [*seen, version()] == sorted({*seen, version()})
    assert len({*seen, version()}) == 4


def test_two_entries_nominated_for_the_same_are_not_merged_until_one_row_went(
    submission: Any, preparer: Any, add: Any, person: Any, unit_a: Any, province: Any
) -> None:
    keeper = actor_of(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))
    one, two = person("Phạm Thị Cúc", unit_a), person("Phạm Thị Cúc", unit_a)
    kept, gone = add(submission, one), add(submission, two, achievement_from=2022)
    inputs = {"merged": two, "survivor": one, "reason": "Đối chiếu lý lịch"}
    with pytest.raises(Refused) as no:
        perform("person.merge", actor=keeper, inputs=inputs)
    assert codes(no) == {"person.merged_both_live"}
    (told,) = no.value.reasons[0].data["rows"]
    assert all(f"{submission.code}/{row.ordinal}" in told for row in (kept, gone))
    perform("nomination.remove", actor=preparer, subject=gone.pk)
    perform("person.merge", actor=keeper, inputs=inputs)


def test_a_unit_entered_twice_is_one_nominee_and_is_not_made_one_while_both_entries_are_nominated_for_the_same(
    submission: Any, preparer: Any, add: Any, person: Any, province: Any, unit_a: Any
) -> None:
    keeper = actor_of(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))
    given = {"unit_kind": "division", "parent": unit_a, "valid_from": date(2001, 1, 1)}
    one, two = (make_unit(code=code, name=f"Phòng {code}", **given) for code in ("PM", "PMC"))

    def nominated(unit: Any, **more: Any) -> Nomination:
        found: Nomination = add(submission, None, nominee_kind="collective", collective=unit, **more)
        return found

    kept, gone = nominated(one), nominated(two, achievement_from=2022)
    inputs = {"predecessors": [two], "successors": [one], "first_day": date(2024, 3, 1), "basis": "Biên bản rà soát"}
    with pytest.raises(Refused) as no:
        perform("unit.reorganise", actor=keeper, inputs={"what": "duplicate", **inputs})
    assert codes(no) == {"unit.both_live"}
    (told,) = no.value.reasons[0].data["rows"]
    assert all(f"{submission.code}/{row.ordinal}" in told for row in (kept, gone))
    perform("nomination.remove", actor=preparer, subject=kept.pk)
    perform("unit.reorganise", actor=keeper, inputs={"what": "duplicate", **inputs})
    with pytest.raises(Refused) as no:
        nominated(one)
    assert codes(no) == {"nomination.already_live"}
    plan = importing.plan(submission, sheet(line(one.name, kind="Tập thể")))
    assert [fault.code for fault in plan.faults] == ["import.nomination.already_live"]
