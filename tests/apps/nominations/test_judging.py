"""Judgements of persons settle what the law leaves to them, never facts; every check is kept and its change shown."""

from datetime import date
from typing import Any

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.history.models import YearlyClassification
from backend.nominations import checks, presenting, queries
from backend.nominations.judging import to_judge
from backend.nominations.models import EligibilityFinding, JudgedStatement, Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Person
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

TITLE = "lao-dong-tien-tien"


@pytest.fixture
def row(base_round: Any, unit_a: Any, preparer: Any, add: Any, person: Any) -> Nomination:
    made = perform("submission.create", actor=preparer, inputs={"round": base_round, "unit": unit_a})
    who = person("Phạm Thị Cúc", unit_a)
    YearlyClassification.objects.create(person=who, year=2023, level="good", source="Sổ")
    found: Nomination = add(Submission.objects.get(pk=made.subject_id), who, TITLE)
    return found


def judge(row: Nomination, actor: Any, criterion: str, met: str = "yes") -> None:
    inputs = {"criterion": criterion, "met": met, "remark": "Biên bản họp ngày 01/03"}
    perform("nomination.judge", actor=actor, subject=row.pk, inputs=inputs)


def outcomes(row: Nomination) -> dict[str, str]:
    found = queries.findings_for([queries.nominations().get(pk=row.pk)], clock.now())[row.pk]
    return {one.criterion: one.outcome for one in found}


def test_what_must_be_judged_waits_and_is_settled_by_a_record(row: Nomination, preparer: Any) -> None:
    assert outcomes(row)["ldtt-doan-ket"] == "not_enough_data"
    judge(row, preparer, "ldtt-doan-ket")
    assert outcomes(row)["ldtt-doan-ket"] == "pass"
    judge(row, preparer, "ldtt-doan-ket", "no")
    assert outcomes(row)["ldtt-doan-ket"] == "fail"
    assert JudgedStatement.objects.count() == 2


def test_a_fact_is_never_judged_away(row: Nomination, preparer: Any) -> None:
    assert "ldtt-hoan-thanh-tot" not in {one.code for one in to_judge(row, clock.today())}
    with pytest.raises(Refused) as refused:
        judge(row, preparer, "ldtt-hoan-thanh-tot")
    assert [reason.code for reason in refused.value.reasons] == ["nomination.not_for_judgement"]


def test_who_is_entered_as_not_rated_may_be_judged_as_a_worker_outside_the_state(
    row: Nomination, preparer: Any, add: Any, person: Any
) -> None:
    who = person("Lê Văn Nông", row.unit)
    other = add(row.submission, who, TITLE)
    with pytest.raises(Refused):
        judge(other, preparer, "ldtt-hoan-thanh-tot")
    YearlyClassification.objects.create(person=who, year=2023, level="not_rated", why="Nông dân", source="Sổ")
    assert outcomes(other)["ldtt-hoan-thanh-tot"] == "not_enough_data"
    judge(other, preparer, "ldtt-hoan-thanh-tot")
    assert outcomes(other)["ldtt-hoan-thanh-tot"] == "pass"


def test_a_row_that_may_not_decide_alone_is_settled_but_never_blocks(row: Nomination, preparer: Any) -> None:
    code = next(one.code for one in to_judge(row, clock.today()) if not one.status.blocks)
    judge(row, preparer, code, "no")
    assert outcomes(row)[code] == "fail"
    on = date(2024, 3, 4)
    pack = queries.pack_value_of(row.submission, on)
    assert queries.blocked([queries.nominations().get(pk=row.pk)], pack, on) == []


def test_nobody_judges_a_nomination_of_their_own(row: Nomination, unit_a: Any, person: Any) -> None:
    from backend.organisation.models import Holding

    me = Person.objects.get(pk=row.person_id)
    Holding.objects.create(person=me, role=Role.PREPARER, unit=unit_a, valid_from=date(2023, 1, 1), basis="QĐ")
    with pytest.raises(NotPermitted):
        judge(row, actor_of(me), "ldtt-doan-ket")


def test_a_changed_answer_is_shown_with_what_it_was_and_older_checks_stay(row: Nomination, preparer: Any) -> None:
    for outcome, at in (("pass", "2024-03-01T00:00Z"), ("fail", "2024-03-02T00:00Z")):
        EligibilityFinding.objects.create(
            nomination=row, checked_at=at, occasion="council", criterion="x", outcome=outcome, basis="Điều 1",
            status="text_read", detail={"title": {"vi": "Tiêu chuẩn", "en": "Criterion"}},
        )  # fmt: skip
    kept, changed = checks.history(row, preparer)
    assert [one.verdict for one in kept] == ["fail", "pass"]
    assert [(one.before, one.now.badge) for one in changed] == [("pass", "fail")]
    assert checks.changed([row]) == [row]


@pytest.mark.parametrize("second", ["pass", "fail"])
def test_a_sensitive_change_is_not_shown_to_a_reader_without_leave(row: Nomination, preparer: Any, second: str) -> None:
    for outcome, at in (("pass", "2024-03-01T00:00Z"), (second, "2024-03-02T00:00Z")):
        EligibilityFinding.objects.create(
            nomination=row, checked_at=at, occasion="council", criterion="x", outcome=outcome, basis="Điều 4",
            status="text_read", sensitive=True, detail={},
        )  # fmt: skip
    kept, changed = checks.history(row, preparer)
    assert ([one.verdict for one in kept], changed) == (["not_enough_data"] * 2, [])


def test_a_nominee_does_not_read_sensitive_answers_about_themselves(
    row: Nomination, person: Any, province: Any
) -> None:
    officer = person("Đinh Thị Tổ", province, Role.PERSONNEL_OFFICER)
    assert not presenting.sensitive_scope(actor_of(officer), row).empty
    row.person_id = officer.pk
    assert presenting.sensitive_scope(actor_of(officer), row).empty
