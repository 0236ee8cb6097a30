"""Real connections: two people nominate the same person at the same moment, and one of them is told so."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection

from backend.acts.runner import perform
from backend.nominations.models import Nomination, Submission
from permissions.roles import Role
from workflows.engine import Refused


@pytest.mark.postgres
@pytest.mark.parametrize("first", [2023, 2021])
def test_of_two_racing_nominations_one_lives_also_where_their_years_only_overlap(committed_db: Any, first: int) -> None:
    from backend.catalogue.models import Round
    from backend.organisation.actors import actor_of
    from backend.organisation.models import Holding
    from backend.organisation.services import make_person, make_unit

    unit = make_unit(code="R", name="Sở Đua", unit_kind="department", valid_from=date(2023, 1, 1))
    who, writer = make_person(full_name="Lê Thị Đua", unit=unit), make_person(full_name="Trần Văn Lập", unit=unit)
    Holding.objects.create(person=writer, role=Role.PREPARER, unit=unit, valid_from=date(2023, 1, 1), basis="QĐ")
    round_ = Round.objects.create(
        code="R", title="R", awarding_unit=unit, process_code="bang-khen-tinh-phong-trao-cchc",
        opens_on=date(2024, 1, 1),
        awards=["bang-khen-tinh-phong-trao"], achievement_from=2023, achievement_to=2023,
    )  # fmt: skip
    actor = actor_of(writer)
    made = [perform("submission.create", actor=actor, inputs={"round": round_, "unit": unit}).subject_id for _ in "ab"]
    start, told = threading.Barrier(2), []

    def nominate(pk: str, since: int) -> None:
        inputs = {
            "nominee_kind": "individual", "person": who, "award": "bang-khen-tinh-phong-trao", "citation": "x",
            "achievement_from": since,
        }  # fmt: skip
        start.wait()
        try:
            perform("nomination.add", actor=actor, subject=int(pk), inputs=inputs)
        except Refused as no:
            told.extend(reason.code for reason in no.reasons)
        finally:
            connection.close()

    threads = [threading.Thread(target=nominate, args=given) for given in zip(made, (2023, first), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Submission.objects.count() == 2
    assert Nomination.objects.count() == 1
    assert told == ["nomination.already_live"]
