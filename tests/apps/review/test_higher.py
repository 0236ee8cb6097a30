"""Forwarding to a higher body and recording what it decided, from the process's data alone; guards where they stand."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.base import clock
from backend.base.reasons import tell
from backend.catalogue import editions
from backend.catalogue.models import Round
from backend.history.models import AwardRecord
from backend.nominations.models import Nomination
from backend.review.models import Stage
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
BASE = Path(__file__).parents[2] / "unit" / "law" / "data" / "quy-trinh-bia-dat.toml"
LETTER = {"number": "15/TTr-SNV", "on": date(2025, 7, 14), "addressee": "Chủ tịch UBND tỉnh"}


def higher_text() -> str:
    """The made-up process with a forwarding and a recording in the place of its decision."""
    text = BASE.read_text("utf-8").replace("quy-trinh-bia-dat", "chuyen-cap-tren")
    head, _mark, last = text.rpartition("[[stages]]")
    forward = last.replace('kind = "decision"', 'kind = "forwarding"').replace("final = true", 'next = ["ghi-nhan"]')
    forward = forward.replace('"signatory"', '"appraiser"').replace('"awarding"', '"appraising"')
    record = forward.replace('kind = "forwarding"', 'kind = "recording_higher_decision"')
    record = record.replace('vi = "Quyết định"', 'vi = "Ghi quyết định"').replace('en = "Decision"', 'en = "Record"')
    record = record.replace('code = "quyet-dinh"', 'code = "ghi-nhan"').replace('next = ["ghi-nhan"]', "final = true")
    return f"{head}[[stages]]{forward}\n[[stages]]{record}"


@pytest.fixture
def nomination(province, submitted, does, at_stage):
    """A row that waits to be forwarded."""
    draft, faults = editions.read_process(higher_text(), date(2025, 1, 1), None)
    assert faults == []
    editions.new_edition(draft, origin="office", by="Văn phòng", at=clock.now()).save()
    round_ = Round.objects.create(
        code="CT", title="Đợt chuyển cấp trên", awarding_unit=province, process_code="chuyen-cap-tren",
        awards=["giay-khen"], achievement_from=2024, achievement_to=2024, opens_on=date(2025, 7, 1),
    )  # fmt: skip
    made = submitted(1, of=round_)
    does("desk", "submission.receive", made)
    row = made.nominations.get()
    Stage.objects.filter(nomination=row, state="open").get()
    for code in ("tham-dinh-1", "y-kien-thue", "y-kien-moi-truong", "cong-khai", "tham-dinh-2"):
        stage = at_stage(row, code)
        from backend.review import steps

        _conclude(does, stage, steps)
    return row


def _conclude(does, stage, steps):
    """Ends a stage as another room would, whatever its kind asks today."""
    from datetime import timedelta

    from django.db import transaction

    from backend.acts.doing import Doing
    from backend.organisation.actors import actor_of
    from backend.organisation.models import Person

    actor = actor_of(Person.objects.get(full_name="Đỗ Văn Xét"))
    with transaction.atomic():
        doing = Doing(actor, "stage.pass", clock.now() + timedelta(seconds=1))
        steps.conclude(doing, doing.lock(Stage, stage.pk))


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("quyet-dinh.pdf", b"%PDF-1.4 quet", content_type="application/pdf")


def decision(granted: str = "yes", **more):
    return {"granted": granted, "number": "99/QĐ-UBND", "on": date(2025, 7, 14), "issuer": "Chủ tịch UBND tỉnh",
            "file": scan(), "no_secret": True, **more}  # fmt: skip


def codes(no) -> set[str]:
    assert all(tell(reason).says for reason in no.value.reasons)
    return {reason.code for reason in no.value.reasons}


def test_forwarding_draws_the_letter_and_waits(nomination, does, at_stage):
    does("appraiser", "stage.forward", at_stage(nomination, "quyet-dinh"), **LETTER)
    letter = nomination.papers.get().paper
    assert (letter.title, letter.drawn) == ("Văn bản chuyển cấp trên số 15/TTr-SNV", True)
    assert [s.code for s in Stage.objects.filter(nomination=nomination, state="open")] == ["ghi-nhan"]
    nomination.refresh_from_db()
    assert nomination.state == "in_process"


def test_a_granted_row_enters_the_history_with_the_higher_decision(nomination, does, at_stage):
    does("appraiser", "stage.forward", at_stage(nomination, "quyet-dinh"), **LETTER)
    does("appraiser", "stage.record_higher", at_stage(nomination, "ghi-nhan"), **decision())
    nomination = Nomination.objects.get(pk=nomination.pk)
    assert (nomination.state, nomination.submission.state) == ("granted", "closed")
    assert AwardRecord.objects.filter(person=nomination.person, decision_number="99/QĐ-UBND").count() == 1
    assert nomination.papers.count() == 2


def test_a_row_that_was_not_granted_ends_as_not_passed(nomination, does, at_stage):
    does("appraiser", "stage.forward", at_stage(nomination, "quyet-dinh"), **LETTER)
    does("appraiser", "stage.record_higher", at_stage(nomination, "ghi-nhan"), **decision("no"))
    nomination = Nomination.objects.get(pk=nomination.pk)
    assert (nomination.state, nomination.submission.state) == ("not_passed", "closed")
    assert not AwardRecord.objects.filter(person=nomination.person).exists()


def test_neither_ends_by_an_opinion_alone(nomination, does, at_stage):
    with pytest.raises(Refused) as no:
        does("appraiser", "stage.pass", at_stage(nomination, "quyet-dinh"))
    assert codes(no) == {"stage.worked_elsewhere"}
    with pytest.raises(Refused) as no:
        does("appraiser", "stage.record_higher", at_stage(nomination, "quyet-dinh"), **decision())
    assert codes(no) == {"stage.other_kind"}


def test_a_letter_of_tomorrow_is_refused(nomination, does, at_stage):
    with pytest.raises(Refused) as no:
        does("appraiser", "stage.forward", at_stage(nomination, "quyet-dinh"), **LETTER | {"on": date(2025, 7, 15)})
    assert codes(no) == {"date.in_future"}


def test_only_the_owner_forwards(nomination, does, at_stage):
    with pytest.raises(NotPermitted):
        does("secretary", "stage.forward", at_stage(nomination, "quyet-dinh"), **LETTER)


def test_the_heads_stage_asks_for_the_papers_after_a_return(received, does, at_stage):
    row = received(1).nominations.get()
    row.submission.papers.filter(paper__kind="report")
    does("appraiser", "stage.send_back", at_stage(row, "tham-dinh"), reason="Họp lại", to="hop-don-vi")
    type(row.submission).objects.filter(pk=row.submission_id).update(meeting_on=None)
    with pytest.raises(Refused) as no:
        does("head", "stage.pass", at_stage(row, "hop-don-vi"))
    assert codes(no) == {"stage.guards_unmet"}
    assert "họp xét" in tell(no.value.reasons[0]).says
