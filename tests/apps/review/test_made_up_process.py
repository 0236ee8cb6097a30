"""A process that nobody here wrote runs from its data alone: two appraisals, a parallel group, no council."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from backend.base import clock
from backend.catalogue import editions
from backend.catalogue.models import Round
from backend.publicity import services  # noqa: F401  registers the acts
from backend.review.models import Stage
from backend.review.queries import standing
from permissions.check import NotPermitted
from permissions.duties import OWN_ACTS
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
TEXT = Path(__file__).parents[2] / "unit" / "law" / "data" / "quy-trinh-bia-dat.toml"
GROUP = ("y-kien-thue", "y-kien-moi-truong", "cong-khai")


@pytest.fixture
def submission(province, submitted, does):
    """One row received under the made-up process, published by the office."""
    draft, faults = editions.read_process(TEXT.read_text("utf-8"), date(2025, 1, 1), None)
    assert faults == []
    editions.new_edition(draft, origin="office", by="Văn phòng", at=clock.now()).save()
    round_ = Round.objects.create(
        code="BD", title="Đợt bịa đặt", awarding_unit=province, process_code="quy-trinh-bia-dat",
        awards=["giay-khen"], achievement_from=2024, achievement_to=2024, opens_on=date(2025, 7, 1),
    )  # fmt: skip
    made = submitted(1, of=round_)
    does("desk", "submission.receive", made)
    made.refresh_from_db()
    return made


@pytest.fixture
def ends(does, at_stage, person, unit_b):
    """Ends a stage as its kind wants it: one opinion asked and given, the period of a publication over, or passed."""
    head_b = person("Đinh Văn Đáp", unit_b, "unit_head")

    def run(submission, code: str) -> None:
        stage = at_stage(submission, code)
        act = OWN_ACTS.get(stage.stage_kind, "stage.pass")
        if stage.stage_kind == "consultation":
            does("appraiser", "consultation.ask", stage, units=[unit_b], question="Có nợ thuế không?")
            does(head_b, "opinion.answer", stage.opinions.get(), stand="agrees")
        with clock.stated(clock.now() + timedelta(days=20 if stage.stage_kind == "publication" else 0)):
            does("appraiser", act, stage)

    return run


def open_codes(submission) -> set[str]:
    return set(Stage.objects.filter(nomination__submission=submission, state="open").values_list("code", flat=True))


def test_it_walks_from_reception_to_the_decision(submission, does, ends, at_stage):
    assert open_codes(submission) == {"tham-dinh-1"}
    does("appraiser", "stage.pass", at_stage(submission, "tham-dinh-1"))
    assert open_codes(submission) == set(GROUP)
    for code in GROUP:
        assert "tham-dinh-2" not in open_codes(submission)
        ends(submission, code)
    assert open_codes(submission) == {"tham-dinh-2"}
    assert submission.nominations.get().state == "in_process"
    does("appraiser", "stage.pass", at_stage(submission, "tham-dinh-2"))
    assert open_codes(submission) == {"quyet-dinh"}
    assert submission.nominations.get().state == "passed"


def test_each_stage_has_its_own_clock(submission, does, at_stage):
    does("appraiser", "stage.pass", at_stage(submission, "tham-dinh-1"))
    due = {code: at_stage(submission, code).due_on for code in GROUP}
    assert due == {
        "y-kien-thue": date(2025, 7, 21), "y-kien-moi-truong": date(2025, 7, 21), "cong-khai": date(2025, 7, 28),
    }  # fmt: skip


def test_a_refusal_in_the_group_ends_the_others(submission, does, ends, at_stage):
    does("appraiser", "stage.pass", at_stage(submission, "tham-dinh-1"))
    ends(submission, "cong-khai")
    does("appraiser", "stage.refuse", at_stage(submission, "y-kien-thue"), reason="Nợ thuế")
    states = {code: at_stage(submission, code).state for code in GROUP}
    assert states == {"y-kien-thue": "refused", "y-kien-moi-truong": "cancelled", "cong-khai": "passed"}
    submission.refresh_from_db()
    assert submission.state == "closed"


def test_after_a_return_the_whole_group_runs_again_once(submission, does, ends, at_stage):
    for code in ("tham-dinh-1", *GROUP):
        ends(submission, code)
    does("appraiser", "stage.send_back", at_stage(submission, "tham-dinh-2"), reason="Xem lại")
    assert open_codes(submission) == {"tham-dinh-1"}
    for code in ("tham-dinh-1", *GROUP):
        ends(submission, code)
    assert open_codes(submission) == {"tham-dinh-2"}
    assert at_stage(submission, "cong-khai").attempt == 2
    with pytest.raises(Refused):
        does("appraiser", "stage.send_back", at_stage(submission, "tham-dinh-2"), reason="Lần thứ hai")


def test_where_it_stands_is_told_in_the_order_of_the_process(submission, does, at_stage):
    does("appraiser", "stage.pass", at_stage(submission, "tham-dinh-1"))
    told = [(item.code, row.state if row else None) for item, row in standing(submission.nominations.get())]
    assert told[:3] == [("nhan", "passed"), ("tham-dinh-1", "passed"), ("y-kien-thue", "open")]
    assert told[-1] == ("quyet-dinh", None)


def test_the_head_of_the_proposing_unit_is_not_the_alternate_of_the_awarding_body(submission, does, at_stage, people):
    does("appraiser", "stage.pass", at_stage(submission, "tham-dinh-1"))
    people["appraiser"].holdings.update(valid_to=date(2025, 7, 13))
    with pytest.raises(NotPermitted):
        does("head", "stage.pass", at_stage(submission, "y-kien-thue"))
