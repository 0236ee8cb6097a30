"""Approvers race on the same stages over real connections: every stage moves once, and nothing is lost or doubled."""

import contextvars
import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.db import connections

from backend.acts.runner import perform, perform_each
from backend.audit.models import Entry, Line
from backend.base import clock, promises
from backend.catalogue.models import Round
from backend.nominations.models import Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.review import services  # noqa: F401  registers the acts
from backend.review.models import Stage
from permissions.actor import Actor

NOON = datetime(2025, 7, 14, 5, 0, tzinfo=UTC)
SINCE = date(2023, 1, 1)
FULL = os.environ.get("PROVE") == "1"
PER_LIST = 40
pytestmark = [pytest.mark.django_db, pytest.mark.prove]


def _holder(name: str, role: str, at: Unit, of: Unit) -> Person:
    person = make_person(full_name=name, unit=at)
    Holding.objects.create(person=person, role=role, unit=of, valid_from=SINCE, basis="QĐ thử nghiệm")
    return person


def _list_of(round_: Round, unit: Unit, preparer: Person, code: str, rows: int) -> Submission:
    submission = Submission.objects.create(
        code=code, title=code, round=round_, unit=unit, prepared_by=preparer, submitted_at=NOON,
        letter_number="1/TTr", letter_date=date(2025, 7, 10), meeting_on=date(2025, 7, 9), illustrative=True,
    )  # fmt: skip
    Nomination.objects.bulk_create(
        Nomination(
            submission=submission, unit=unit, ordinal=n, award="bang-khen-tinh-phong-trao", ground="movement",
            nominee_kind="household", nominee_name=f"Hộ {code} {n}", search_name=f"ho {n}", sort_key=f"{n:04}",
            citation="Thử nghiệm", achievement_from=2024, achievement_to=2024,
        )
        for n in range(1, rows + 1)
    )  # fmt: skip
    submission.nominations.update(state="submitted")
    Submission.objects.filter(pk=submission.pk).update(state="submitted")
    return submission


def _world(rows: int, approvers: int) -> list[Actor]:
    """`rows` open appraisals in lists of forty, and as many appraisers as asked."""
    province = make_unit(code="MH", name="Tỉnh Minh Họa", unit_kind=UnitKind.PROVINCE, valid_from=SINCE)
    unit = make_unit(code="A", name="Sở A", unit_kind=UnitKind.DEPARTMENT, valid_from=SINCE, parent=province)
    desk, preparer = _holder("Bàn", "reception_officer", province, province), _holder("Lập", "preparer", unit, unit)
    round_ = Round.objects.create(
        code="D", title="Đợt", awarding_unit=province, process_code="bang-khen-tinh-phong-trao-cchc",
        awards=["bang-khen-tinh-phong-trao"], achievement_from=2024, achievement_to=2024, opens_on=date(2025, 7, 1),
    )  # fmt: skip
    for begin in range(0, rows, PER_LIST):
        made = _list_of(round_, unit, preparer, f"L{begin}", min(PER_LIST, rows - begin))
        perform("submission.receive", actor=actor_of(desk), subject=made.pk)
    return [actor_of(_holder(f"Xét {n}", "appraiser", province, province)) for n in range(approvers)]


def _race(approvers: list[Actor]) -> list[list[tuple[int, str, bool, tuple[str, ...]]]]:
    """Each approver tries every stage in an order of its own; even ones agree, odd ones refuse."""
    stages = list(Stage.objects.filter(state="open").order_by("pk").values_list("pk", flat=True))
    start = Barrier(len(approvers))

    def one(number: int, actor: Actor) -> list[tuple[int, str, bool, tuple[str, ...]]]:
        mine = random.Random(number).sample(stages, len(stages))
        act, inputs = ("stage.refuse", {"reason": "Chưa đủ"}) if number % 2 else ("stage.pass", {})
        start.wait()
        try:
            results = perform_each(act, [(pk, None) for pk in mine], actor=actor, inputs=inputs)
            return [(r.subject_id, act, r.done, tuple(x.code for x in r.reasons)) for r in results]
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(len(approvers)) as pool:
        jobs = [pool.submit(contextvars.copy_context().run, one, n, a) for n, a in enumerate(approvers)]
        return [job.result() for job in jobs]


def _nothing_doubled(rows: int, results: list[list[tuple[int, str, bool, tuple[str, ...]]]]) -> None:
    done = Counter(pk for mine in results for pk, _act, ok, _why in mine if ok)
    assert len(done) == rows
    assert set(done.values()) == {1}
    assert {code for mine in results for *_x, ok, why in mine if not ok for code in why} <= {"state.wrong", "stale"}
    lines = Line.objects.filter(move__in=["stage.pass", "stage.refuse"])
    assert Counter(lines.values_list("subject_id", flat=True)) == Counter({str(pk): 1 for pk in done})
    passed = set(Stage.objects.filter(pk__in=done, state="passed").values_list("nomination_id", flat=True))
    opened = list(Stage.objects.filter(code="hoi-dong").values_list("nomination_id", "state"))
    assert sorted(opened) == sorted((pk, "open") for pk in passed)
    refused = Nomination.objects.filter(state="not_passed").count()
    assert (len(passed) + refused, promises.missing(connections["default"])) == (rows, [])
    assert Entry.objects.filter(act__in=["stage.pass", "stage.refuse"]).count() == rows


@pytest.mark.postgres
def test_eight_approvers_on_two_hundred_nominations_move_nothing_twice(committed_db):
    rows = 200 if FULL else 24
    with clock.stated(NOON):
        results = _race(_world(rows, 8))
    _nothing_doubled(rows, results)


@pytest.mark.sqlite
def test_four_writers_on_one_file_never_fail_by_lock(committed_db):
    rows = 200 if FULL else 16
    with clock.stated(NOON):
        results = _race(_world(rows, 4))
    _nothing_doubled(rows, results)


@pytest.mark.postgres
def test_withdrawing_while_others_appraise_leaves_nothing_open(committed_db):
    """The unit takes its lists back in the middle of the race: locks are taken in ways that never end in a deadlock."""
    rows = 120 if FULL else 20
    with clock.stated(NOON):
        approvers = _world(rows, 4)
        unit = Unit.objects.get(code="A")
        head = actor_of(_holder("Đứng", "unit_head", unit, unit))
        _race_with(approvers, head)
    assert not Stage.objects.filter(state__in=["open", "paused"]).exists()
    assert not Nomination.objects.filter(state__in=["submitted", "in_process", "passed"]).exists()


def _race_with(approvers: list[Actor], head: Actor) -> None:
    def withdraw() -> None:
        try:
            for pk in Submission.objects.filter(state="received").values_list("pk", flat=True):
                results = perform_each("submission.withdraw", [(pk, None)], actor=head, inputs={"reason": "Rút"})
                assert results[0].done or {r.code for r in results[0].reasons} == {"state.wrong"}
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(1) as pool:
        taken_back = pool.submit(contextvars.copy_context().run, withdraw)
        _race(approvers)
        taken_back.result()
