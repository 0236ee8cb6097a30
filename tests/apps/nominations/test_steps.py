"""What later stages ask of nominations, played inside acts made for the test."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from backend.acts.doing import Doing
from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue import queries as catalogue
from backend.history.models import AwardRecord
from backend.nominations import steps
from backend.nominations.models import AwardChange, FrozenScore, Nomination, Submission
from workflows.engine import Refused

DAY = date(2024, 3, 4)


@pytest.fixture
def sent(ready: Submission, head: Any) -> Submission:
    perform("submission.submit", actor=head, subject=ready.pk)
    return Submission.objects.get(pk=ready.pk)


@pytest.fixture
def within(head: Any) -> Callable[..., Any]:
    """Runs a step as an act would: in a transaction, with a Doing."""

    def run(step: Callable[[Doing], Any]) -> Any:
        with transaction.atomic():
            return step(Doing(head, "submission.receive", clock.now()))

    return run


def reception(doing: Doing, submission: Submission, **more: Any) -> list[Nomination]:
    pack, process = catalogue.pack_for(DAY), catalogue.process_edition(submission.round.process_code, DAY)
    assert pack is not None
    assert process is not None
    given: dict[str, Any] = {
        "received_on": DAY, "register_number": "07", "received_by": "Cán bộ", "late_reason": "", "pack": pack,
        "paper_register": "", "process": process, "due_on": None,
    }  # fmt: skip
    row = doing.lock(Submission, submission.pk)
    found = steps.receive(doing, row, **given | more)
    row.save()
    return found


def test_reception_begins_the_rows_and_freezes_a_provisional_score(sent: Submission, within: Any) -> None:
    within(lambda doing: reception(doing, sent))
    frozen = FrozenScore.objects.get(nomination__submission=sent)
    assert frozen.provisional
    assert len(frozen.sha256) == 64
    assert sent.nominations.get().state == "in_process"
    assert {f.occasion for f in sent.nominations.get().findings.all()} == {"submission", "reception"}


def test_a_past_arrival_needs_a_reason(sent: Submission, within: Any) -> None:
    with pytest.raises(Refused) as no:
        within(lambda doing: reception(doing, sent, received_on=date(2024, 3, 1)))
    assert no.value.reasons[0].code == "submission.late_without_reason"


def granted(doing: Doing, submission: Submission) -> Nomination:
    row = reception(doing, submission)[0]
    steps.pass_on(doing, row)
    steps.grant(doing, row, "12/QĐ-UBND", DAY)
    return row


def test_a_grant_enters_the_history_and_an_annulment_stays_in_it(sent: Submission, within: Any) -> None:
    row = within(lambda doing: granted(doing, sent))
    assert AwardRecord.objects.get(nomination=row.pk).decision_number == "12/QĐ-UBND"
    within(lambda doing: steps.annul(doing, doing.lock(Nomination, row.pk), "Khai man"))
    assert AwardRecord.objects.get(nomination=row.pk).state == "annulled"


def test_the_list_closes_when_no_row_is_at_work(sent: Submission, within: Any) -> None:
    def play(doing: Doing) -> None:
        rows = reception(doing, sent)
        submission = doing.lock(Submission, sent.pk)
        submission.apply("submission.receive", (), submission.facts(doing.at))
        submission.save()
        steps.close_when_done(doing, submission)
        assert submission.state == "received"
        steps.refuse(doing, rows[0], "Chưa đủ")
        steps.close_when_done(doing, submission)
        assert submission.state == "closed"

    within(play)


def changed(doing: Doing, row: Nomination) -> None:
    """The unit agrees to a lower award."""
    change = AwardChange.objects.create(
        nomination=row, from_award=row.award, from_ground=row.ground, to_award="giay-khen", to_ground="movement",
        reason="Phù hợp hơn", proposed_by="A", proposed_at=doing.at,
    )  # fmt: skip
    steps.apply_change(doing, change)


def test_a_change_of_award_is_refused_where_another_list_has_the_nominee_for_it_by_then(
    sent: Submission, within: Any, add: Any, person: Any, preparer: Any
) -> None:
    row = within(lambda doing: reception(doing, sent))[0]
    made = perform("submission.create", actor=preparer, inputs={"round": sent.round, "unit": sent.unit})
    other = add(Submission.objects.get(pk=made.subject_id), person("Bùi Văn Dư", sent.unit))
    Nomination.objects.filter(pk=other.pk).update(person=row.person, award="giay-khen", achievement_from=2022)
    with pytest.raises(Refused) as no:
        within(lambda doing: changed(doing, row))
    assert [reason.code for reason in no.value.reasons] == ["nomination.already_live"]


def test_an_agreed_change_of_award_is_applied_and_judged(sent: Submission, within: Any) -> None:
    within(lambda doing: changed(doing, reception(doing, sent)[0]))
    row = sent.nominations.get()
    assert row.award == "giay-khen"
    assert row.findings.filter(occasion="change").exists()
