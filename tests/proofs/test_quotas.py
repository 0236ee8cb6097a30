"""Two hundred lists ask for ten places at once over real connections: ten get one, nobody gets an eleventh."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.models import Round
from backend.nominations import services  # noqa: F401  registers the acts
from backend.nominations.models import Nomination, Submission
from backend.nominations.quotas import HOLDING
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit
from backend.organisation.services import make_person, make_unit
from backend.quotas.models import Quota
from permissions.actor import Actor
from tests.support.eligible import usual_ground
from workflows.engine import Refused

NOON = datetime(2025, 7, 14, 5, 0, tzinfo=UTC)
SINCE = date(2023, 1, 1)
PLACES, AT_ONCE = 10, 20
pytestmark = [pytest.mark.django_db, pytest.mark.prove]


def _holder(name: str, role: str, unit: Unit) -> Person:
    person = make_person(full_name=name, unit=unit)
    Holding.objects.create(person=person, role=role, unit=unit, valid_from=SINCE, basis="QĐ thử nghiệm")
    return person


def _draft(round_: Round, unit: Unit, preparer: Person, number: int) -> int:
    submission = Submission.objects.create(
        code=f"L{number}", title="Đề nghị", round=round_, unit=unit, prepared_by=preparer, letter_number="1/TTr",
        letter_date=date(2025, 7, 10), meeting_on=date(2025, 7, 9), meeting_members=9, meeting_present=9,
    )  # fmt: skip
    Nomination.objects.create(
        submission=submission, unit=unit, ordinal=1, award=round_.awards[0], nominee_kind="household",
        ground=usual_ground(round_.awards[0]),
        nominee_name=f"Hộ {number}", search_name=f"ho {number}", sort_key=f"{number:04}", citation="Thử nghiệm",
        achievement_from=2024, achievement_to=2024, votes_for=9, votes_against=0,
    )  # fmt: skip
    for kind in ("report", "unit_minutes"):
        file = SimpleUploadedFile("a.pdf", f"%PDF-1.7 {number} {kind}".encode())
        perform(
            "submission.attach", actor=actor_of(preparer), subject=submission.pk, inputs={"kind": kind, "file": file}
        )
    return submission.pk


def _world(lists: int) -> tuple[Actor, list[int]]:
    unit = make_unit(code="MH", name="Tỉnh Minh Họa", unit_kind="province", valid_from=SINCE)
    preparer, head = _holder("Lập", "preparer", unit), _holder("Trưởng", "unit_head", unit)
    round_ = Round.objects.create(
        code="D", title="Đợt", awarding_unit=unit, process_code="bang-khen-tinh-phong-trao-cchc",
        awards=["bang-khen-tinh-phong-trao"], achievement_from=2024, achievement_to=2024, opens_on=date(2025, 7, 1),
    )  # fmt: skip
    Quota.objects.create(
        round=round_, award=round_.awards[0], number=PLACES, basis="Thử nghiệm", set_by="Thử", set_at=NOON
    )
    return actor_of(head), [_draft(round_, unit, preparer, number) for number in range(lists)]


def _send(head: Actor, pk: int) -> Callable[[], str]:
    def send() -> str:
        try:
            perform("submission.submit", actor=head, subject=pk, at=NOON)
        except Refused as no:
            return ",".join(sorted(reason.code for reason in no.reasons))
        return "submitted"

    return send


def test_the_last_place_is_never_given_twice(committed_db, full):
    with clock.stated(NOON):
        head, lists = _world(200 if full else 30)
    told: Counter[object] = Counter()
    for begin in range(0, len(lists), AT_ONCE):
        told.update(map(str, committed_db.together(_send(head, pk) for pk in lists[begin : begin + AT_ONCE])))
    assert told == {"submitted": PLACES, "submission.over_quota": len(lists) - PLACES}
    assert Nomination.objects.filter(state__in=HOLDING).count() == PLACES
