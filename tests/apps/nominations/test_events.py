"""Two sudden merits of a year: named with their days, they are two nominations and two awards."""

from datetime import date
from typing import Any

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.history.models import AwardRecord
from backend.nominations import importing, pasting, queries
from backend.nominations.knowing import Subject, known
from backend.nominations.models import Nomination, Submission
from workflows.engine import Refused
from workflows.facts import Period

AWARD = "giay-khen"
FLOOD = {"event": "Cứu dân trong lũ", "event_from": date(2023, 9, 9), "event_to": date(2023, 9, 11)}
FIRE = {"event": "Dập cháy chợ", "event_from": date(2023, 12, 1)}


@pytest.fixture
def listed(base_round: Any, unit_a: Any, preparer: Any) -> Submission:
    base_round.awards = [AWARD]
    base_round.save()
    made = perform("submission.create", actor=preparer, inputs={"round": base_round, "unit": unit_a})
    return Submission.objects.get(pk=made.subject_id)


def add(listed: Submission, preparer: Any, who: Any, **event: Any) -> Nomination:
    inputs = {"person": who, "nominee_kind": "individual", "award": AWARD, "ground": "sudden", "citation": "Dũng cảm"}
    made = perform("nomination.add", actor=preparer, subject=listed.pk, inputs=inputs | event)
    assert isinstance(made.result, Nomination)
    return made.result


def test_two_events_are_two_nominations_and_one_event_is_one(listed: Any, preparer: Any, person: Any) -> None:
    who = person("Phạm Thị Cúc", listed.unit)
    first, second = add(listed, preparer, who, **FLOOD), add(listed, preparer, who, **FIRE)
    assert (first.event_to, second.event, second.event_to) == (date(2023, 9, 11), "Dập cháy chợ", None)
    with pytest.raises(Refused) as twice:
        add(listed, preparer, who, **FIRE)
    assert [one.code for one in twice.value.reasons] == ["nomination.already_live"]


def test_the_check_compares_the_event_with_what_was_awarded(listed: Any, preparer: Any, person: Any) -> None:
    who = person("Phạm Thị Cúc", listed.unit)
    AwardRecord.objects.create(
        person=who, home=listed.unit, award=AWARD, ground="sudden", year_from=2023, year_to=2023, source="Sổ", **FLOOD
    )
    rows = [add(listed, preparer, who, **event) for event in (FLOOD, FIRE, {})]
    found = queries.findings_for(list(queries.nominations().filter(submission=listed)), clock.now())
    code = "mot-thanh-tich-khong-khen-hai-lan"
    said = [next(one.outcome for one in found[row.pk] if one.criterion == code) for row in rows]
    assert said == ["fail", "pass", "not_enough_data"]


def test_a_record_brings_its_event_to_the_rules(listed: Any, person: Any) -> None:
    who = person("Phạm Thị Cúc", listed.unit)
    AwardRecord.objects.create(
        person=who, home=listed.unit, award=AWARD, ground="sudden", year_from=2023, year_to=2023, source="Sổ", **FIRE
    )
    pack = queries.pack_value_of(listed, date(2024, 3, 4))
    assert pack is not None
    subject = Subject(("person", who.pk), who.unit_id, who.unit.path)
    year = Period(date(2023, 1, 1), date(2023, 12, 31))
    (fact,) = known([subject], pack, date(2024, 3, 4), [2023]).facts(subject, year).awards
    assert (fact.event, fact.event_days) == ("Dập cháy chợ", Period(date(2023, 12, 1), date(2023, 12, 1)))


def test_pasted_lines_name_events_and_a_day_that_is_none_is_a_fault(listed: Any, person: Any) -> None:
    person("Phạm Thị Cúc", listed.unit)
    heads = "Họ và tên\tLoại hình\tThành tích\tViệc, sự kiện (khen đột xuất)\tXảy ra từ ngày"
    lines = [f"Phạm Thị Cúc\tĐột xuất\tDũng cảm\t{event}" for event in ("Lũ\t09/09/2023", "Cháy\t31/02/2023")]
    read = pasting.read("\n".join([heads, *lines]), {"nominee_kind": "Cá nhân", "award": AWARD})
    assert (read[0].cells["event"], read[0].cells["event_from"]) == ("Lũ", date(2023, 9, 9))
    assert [one.code for one in read[1].faults] == ["import.not_a_day"]
    plan = importing.plan_lines(listed, read[:1], frozenset())
    assert plan.rows[0].given["event"] == "Lũ"
