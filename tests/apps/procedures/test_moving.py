"""A running dossier moves to another version of its process: nothing is lost, days used count on, and it moves back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backend.base import clock
from backend.base.reasons import tell
from backend.catalogue.models import Edition
from backend.nominations.models import Submission
from backend.publicity import periods
from backend.publicity import services as _publicity  # noqa: F401  registers the acts
from backend.publicity.models import PublicationComment
from backend.publicity.queries import unhandled, unhandled_of
from backend.review.deadlines import owing
from backend.review.models import ProcessMove, Stage
from backend.review.moving import edition_now, preview
from backend.review.pinned import definition
from backend.review.queries import standing
from permissions.check import NotPermitted
from tests.apps.review.conftest import NOON
from workflows.engine import Refused
from workflows.processes import editing
from workflows.processes.schema import StageKind

pytestmark = pytest.mark.django_db
REASON = "Quy trình mới bớt một bước"


def codes(no) -> set[str]:
    assert all(tell(reason).says for reason in no.value.reasons)
    return {reason.code for reason in no.value.reasons}


def at_work(nomination) -> list[tuple[str, str]]:
    return list(
        Stage.objects.filter(nomination=nomination, state__in=["open", "paused"]).values_list("code", "state")
    )  # fmt: skip


def put(code: str, **more):
    """A change of one stage of a process."""
    return lambda process: editing.change(process, code, replace(editing.find(process, code), **more))


def longer(process):
    item = editing.find(process, "tham-dinh")
    return editing.change(process, "tham-dinh", replace(item, clock=replace(item.clock, days=20)))


def with_second_appraisal(process):
    item = editing.find(process, "tham-dinh")
    return editing.add(process, replace(item, code="tham-dinh-lai", returns_to=(), max_returns=0), "tham-dinh")


def renamed(process):
    """The appraisal under another code, as a process drafted anew would have it."""
    item = replace(editing.find(process, "tham-dinh"), code="tham-dinh-moi")
    made = editing.remove(editing.add(process, item, "tham-dinh"), "tham-dinh")
    letter = editing.find(made, "quyet-dinh")
    return editing.change(made, "quyet-dinh", replace(letter, returns_to=("tham-dinh-moi",), max_returns=2))


@pytest.fixture
def nomination(received):
    return received(1).nominations.get()


@pytest.fixture
def moves(does):
    def run(nomination, edition, *mapping, who="appraiser"):
        does(who, "nomination.move_process", nomination, to=edition, mapping=list(mapping), reason=REASON)
        nomination.refresh_from_db()

    return run


def test_the_same_stage_goes_on_in_its_row_under_the_new_clock(nomination, moves, new_version, at_stage, edition):
    before = at_stage(nomination, "tham-dinh")
    made = new_version(longer)
    with clock.stated(NOON + timedelta(days=4)):
        moves(nomination, made)
    stage = at_stage(nomination, "tham-dinh")
    assert (stage.pk, stage.opened_at, stage.attempt) == (before.pk, before.opened_at, 1)
    assert before.due_on == date(2025, 8, 4)
    assert (stage.due_on, definition(stage).clock.days) == (date(2025, 8, 11), 20)
    assert nomination.submission.process == edition == Submission.objects.get().process
    assert edition_now(nomination) == made


def test_a_new_stage_behind_it_is_opened_when_it_passes(nomination, moves, new_version, does, at_stage):
    moves(nomination, new_version(with_second_appraisal))
    does("appraiser", "stage.pass", at_stage(nomination, "tham-dinh"))
    assert at_work(nomination) == [("tham-dinh-lai", "open")]
    does("appraiser", "stage.pass", at_stage(nomination, "tham-dinh-lai"))
    assert at_work(nomination) == [("hoi-dong", "open")]
    assert [item.code for item, _row in standing(nomination)].count("tham-dinh-lai") == 1


def test_a_new_stage_before_it_counts_as_done_and_is_shown_as_skipped(nomination, new_version, moves, does, at_stage):
    def earlier(process):
        item = editing.find(process, "tham-dinh")
        return editing.add(process, replace(item, code="so-loai", returns_to=(), max_returns=0), "tiep-nhan")

    made = new_version(earlier)
    assert preview(nomination, made, {}, clock.today()).plan.skipped == ("so-loai",)
    moves(nomination, made)
    does("appraiser", "stage.pass", at_stage(nomination, "tham-dinh"))
    assert at_work(nomination) == [("hoi-dong", "open")]


def test_after_a_return_the_new_stage_before_it_is_done_too(nomination, new_version, moves, does, at_stage):
    def earlier(process):
        item = editing.find(process, "tham-dinh")
        made = editing.add(process, replace(item, code="so-loai", returns_to=(), max_returns=0), "hop-don-vi")
        return made

    moves(nomination, new_version(earlier))
    does("appraiser", "stage.send_back", at_stage(nomination, "tham-dinh"), reason="Họp lại", to="hop-don-vi")
    does("head", "stage.pass", at_stage(nomination, "hop-don-vi"))
    assert at_work(nomination) == [("so-loai", "open")]


def test_a_stage_under_another_code_needs_the_person_to_say_which(nomination, moves, new_version, at_stage):
    made = new_version(renamed)
    with pytest.raises(Refused) as no:
        moves(nomination, made)
    assert codes(no) == {"process_move.choose_stage"}
    moves(nomination, made, "tham-dinh=tham-dinh-moi")
    old, new = at_stage(nomination, "tham-dinh"), at_stage(nomination, "tham-dinh-moi")
    assert (old.state, new.state, new.continues, new.clock_from) == ("cancelled", "open", old, date(2025, 7, 14))
    assert new.due_on == old.due_on


def test_an_open_supplement_stays_open_in_the_stage_that_goes_on(nomination, moves, new_version, does, at_stage):
    old = at_stage(nomination, "tham-dinh")
    does("appraiser", "stage.request_supplement", old, reason="Thiếu báo cáo", deadline=date(2025, 7, 25))
    with clock.stated(NOON + timedelta(days=3)):
        moves(nomination, new_version(renamed), "tham-dinh=tham-dinh-moi")
    new = at_stage(nomination, "tham-dinh-moi")
    assert (new.state, new.supplements.get().reason) == ("paused", "Thiếu báo cáo")
    with clock.stated(NOON + timedelta(days=7)):
        does("preparer", "stage.supplement", new, answer="Đã bổ sung")
    new.refresh_from_db()
    assert (new.state, new.due_on) == ("open", old.due_on + timedelta(days=7))


def test_days_that_did_not_count_stay_so_where_the_new_clock_does_not_pause(
    nomination, moves, new_version, does, at_stage
):
    stage = at_stage(nomination, "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu báo cáo", deadline=date(2025, 7, 25))
    with clock.stated(NOON + timedelta(days=7)):
        does("preparer", "stage.supplement", stage, answer="Đã bổ sung")
    stage.refresh_from_db()
    due = stage.due_on
    item = new_version(lambda p: _clock(p, pauses=()))
    with clock.stated(NOON + timedelta(days=8)):
        moves(nomination, item)
    stage.refresh_from_db()
    assert stage.due_on == due == date(2025, 8, 11)


def _clock(process, **more):
    item = editing.find(process, "tham-dinh")
    return editing.change(process, "tham-dinh", replace(item, clock=replace(item.clock, **more)))


def test_an_overdue_stage_does_not_become_timely_by_a_move(nomination, moves, new_version, at_stage):
    with clock.stated(NOON + timedelta(days=40)):
        moves(nomination, new_version(lambda p: _clock(p, days=10)))
    assert at_stage(nomination, "tham-dinh").due_on == date(2025, 7, 28)


def test_a_move_never_skips_a_council(nomination, moves, new_version, does, at_stage):
    def without(process):
        return editing.remove(process, "hoi-dong")

    first = new_version(without)
    moves(nomination, first)
    does("appraiser", "stage.pass", at_stage(nomination, "tham-dinh"))
    assert at_work(nomination) == [("to-trinh-so", "open")]
    with pytest.raises(Refused) as no:
        moves(nomination, Edition.objects.get(code=first.code, version=1))
    assert codes(no) == {"process_move.skips_vote"}


def test_a_stage_may_not_become_one_that_other_rooms_work_on(nomination, moves, new_version):
    with pytest.raises(Refused) as no:
        moves(nomination, new_version(renamed), "tham-dinh=quyet-dinh")
    assert "process_move.other_kind" in codes(no)


def test_moving_twice_to_the_same_version_is_refused(nomination, moves, new_version):
    made = new_version(longer)
    moves(nomination, made)
    with pytest.raises(Refused) as no:
        moves(nomination, made)
    assert codes(no) == {"process_move.already_there"}
    assert ProcessMove.objects.count() == 1


def test_moving_back_is_the_undo(nomination, moves, new_version, at_stage, edition):
    before = at_stage(nomination, "tham-dinh")
    moves(nomination, new_version(longer))
    moves(nomination, edition)
    after = at_stage(nomination, "tham-dinh")
    assert (after.pk, after.due_on, after.state) == (before.pk, before.due_on, "open")
    assert [row.to_edition.version for row in ProcessMove.objects.order_by("pk")] == [2, 1]


def test_returns_already_made_count_on(nomination, moves, new_version, does, at_stage):
    does("appraiser", "stage.send_back", at_stage(nomination, "tham-dinh"), reason="Họp lại", to="hop-don-vi")
    for who, code in (("head", "hop-don-vi"), ("head", "ky-to-trinh"), ("desk", "tiep-nhan")):
        does(who, "stage.pass", at_stage(nomination, code))
    bounded = new_version(put("tham-dinh", max_returns=1))
    moves(nomination, bounded)
    with pytest.raises(Refused) as no:
        does("appraiser", "stage.send_back", at_stage(nomination, "tham-dinh"), reason="Lần nữa", to="hop-don-vi")
    assert "stage.no_return_left" in codes(no)


def test_a_group_opens_what_stands_beside_and_may_end_what_is_gone(nomination, moves, new_version, does, edition):
    def beside(process):
        item = editing.find(process, "tham-dinh")
        made = editing.add(process, replace(item, code="y-kien", kind="consultation", returns_to=(), max_returns=0,
                                            title=item.title), "tham-dinh")  # fmt: skip
        return editing.beside(made, "y-kien", True)

    moves(nomination, new_version(beside))
    assert sorted(at_work(nomination)) == [("tham-dinh", "open"), ("y-kien", "open")]
    with pytest.raises(Refused):
        moves(nomination, edition)
    moves(nomination, edition, "y-kien=-")
    assert at_work(nomination) == [("tham-dinh", "open")]


def test_whoever_does_not_appraise_does_not_move(nomination, moves, new_version):
    with pytest.raises(NotPermitted):
        moves(nomination, new_version(longer), who="head")


def test_a_dossier_that_has_ended_is_not_moved(nomination, moves, new_version, does, at_stage):
    does("appraiser", "stage.refuse", at_stage(nomination, "tham-dinh"), reason="Không đủ")
    with pytest.raises(Refused) as no:
        moves(nomination, new_version(longer))
    assert "process_move.not_running" in codes(no)


def test_an_award_outside_the_new_version_keeps_the_dossier_where_it_is(nomination, moves, new_version):
    with pytest.raises(Refused) as no:
        moves(nomination, new_version(lambda p: replace(p, awards=("giay-khen",))))
    assert "process_move.award_outside" in codes(no)


def test_lists_of_dates_due_know_a_stage_that_only_the_new_version_has(nomination, moves, new_version, does, at_stage):
    moves(nomination, new_version(renamed), "tham-dinh=tham-dinh-moi")
    stage = at_stage(nomination, "tham-dinh-moi")
    assert [(one.key, one.step, one.due) for one in owing(NOON, None)] == [
        (stage.pk, definition(stage).title.vi, stage.due_on)
    ]
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu báo cáo", deadline=date(2025, 7, 25))
    assert [(one.kind, one.due) for one in owing(NOON, None)] == [("supplement", date(2025, 7, 25))]


def with_consultation(code):
    """A consultation beside the appraisal under a code."""

    def change(process):
        gone = {"y-kien", "cong-khai"} & {item.code for item in process.stages}
        for one in gone:
            process = editing.remove(process, one)
        item = editing.find(process, "tham-dinh")
        made = replace(
            item, code=code, kind=StageKind(KIND_OF[code]), returns_to=(), max_returns=0, papers=(), guards=()
        )
        return editing.beside(editing.add(process, made, "tham-dinh"), code, True)

    return change


KIND_OF = {"y-kien": "consultation", "y-kien-2": "consultation", "cong-khai": "publication",
           "cong-khai-2": "publication"}  # fmt: skip


def test_what_bodies_were_asked_and_answered_goes_on_with_the_consultation(
    nomination, moves, new_version, does, at_stage, person, unit_b
):
    moves(nomination, new_version(with_consultation("y-kien")))
    does("appraiser", "consultation.ask", at_stage(nomination, "y-kien"), units=[unit_b], question="Có nợ thuế không?")
    moves(nomination, new_version(with_consultation("y-kien-2")), "y-kien=y-kien-2")
    stage = at_stage(nomination, "y-kien-2")
    opinion = stage.opinions.get()
    does(person("Lê Được Hỏi", unit_b, "unit_head"), "opinion.answer", opinion, stand="agrees")
    does("appraiser", "consultation.conclude", stage)
    stage.refresh_from_db()
    assert stage.state == "passed"


def test_a_publication_goes_on_with_its_days_and_its_comments(nomination, moves, new_version, does, at_stage):
    moves(nomination, new_version(with_consultation("cong-khai")))
    PublicationComment.objects.create(
        submission=nomination.submission, stage_code="cong-khai", left_on=date(2025, 7, 15),
        forget_on=date(2025, 9, 1),
    )  # fmt: skip
    before = periods.of_stage(at_stage(nomination, "cong-khai"))
    with clock.stated(NOON + timedelta(days=7)):
        moves(nomination, new_version(with_consultation("cong-khai-2")), "cong-khai=cong-khai-2")
        stage = at_stage(nomination, "cong-khai-2")
        after = periods.of_stage(stage)
    assert (after.since, after.until) == (before.since, before.until)
    assert unhandled(stage) == unhandled_of(after) == 1
