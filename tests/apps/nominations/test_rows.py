"""Rows of a list: added by choice or by name, edited, removed, and never doubled."""

from typing import Any

import pytest
from django.db import connection

from backend.acts.runner import perform
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Person
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

AWARD = "bang-khen-tinh-phong-trao"


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
    add(submission, who, achievement_from=2022, achievement_to=2022)


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
    from backend.organisation.actors import actor_of

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
