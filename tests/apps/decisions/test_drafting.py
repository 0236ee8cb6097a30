"""Drafting a decision: who, for which nominations, with which words and grounds; sending it with a signed letter."""

from types import SimpleNamespace
from typing import Any

import pytest

from backend.catalogue.models import Adoption
from backend.decisions import grounds, queries
from backend.decisions.models import Decision
from permissions.check import NotPermitted
from tests.support.awards import BASE, MERIT, Cabinet
from workflows.basis import Status
from workflows.engine import Refused


def codes(refused: Exception) -> set[str]:
    return {reason.code for reason in refused.reasons}  # type: ignore[attr-defined]


def test_the_appraiser_drafts_for_rows_that_wait(cabinet: Cabinet) -> None:
    decision = cabinet.drafted(cabinet.waiting(3))
    assert decision.rows.count() == 3
    assert (decision.symbol, decision.signatory_title) == ("QĐ-UBND", "CHỦ TỊCH")
    assert {row.award for row in decision.rows.all()} == {MERIT}


def test_a_row_on_a_living_draft_is_not_drafted_twice(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(1)
    cabinet.drafted(rows)
    with pytest.raises(Refused) as no:
        cabinet.drafted(rows)
    assert codes(no.value) == {"decision.rows_not_ready"}


def test_an_abandoned_draft_frees_its_rows(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(1)
    cabinet.does("appraiser", "decision.abandon", cabinet.drafted(rows), reason="Trùng")
    assert cabinet.drafted(rows).rows.count() == 1


def test_a_nomination_before_the_letter_stage_is_refused_by_name(cabinet: Cabinet) -> None:
    row = cabinet.waiting(1)[0]
    row.stages.filter(stage_kind="submission_letter").update(state="cancelled")
    with pytest.raises(Refused) as no:
        cabinet.drafted([row])
    assert no.value.reasons[0].data["names"] == [row.nominee_name]


def test_the_clerk_may_not_draft(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(1)
    with pytest.raises(NotPermitted):
        cabinet.does("clerk", "decision.draft", round=cabinet.round(), nominations=[rows[0].pk])


def test_an_appraiser_drafts_for_the_own_body_only(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(1, process=BASE)
    with pytest.raises(NotPermitted):
        cabinet.does("appraiser", "decision.draft", round=cabinet.round(BASE), nominations=[rows[0].pk])


def test_nobody_drafts_what_honours_themselves(cabinet: Cabinet) -> None:
    row = cabinet.waiting(1)[0]
    row.person = cabinet.people["appraiser"]
    row.save()
    with pytest.raises(NotPermitted):
        cabinet.drafted([row])


def test_an_unread_ground_is_left_out_until_it_is_adopted_with_a_reason(cabinet: Cabinet) -> None:
    decision = cabinet.drafted()
    assert [line["code"] for line in decision.grounds if line["printed"]] == ["can-cu-luat"]
    cabinet.does("appraiser", "decision.edit", decision, grounds_reason="Đã đối chiếu Công báo")
    decision.refresh_from_db(fields=["grounds"])
    assert all(line["printed"] for line in decision.grounds)
    assert Adoption.objects.get(row="can-cu-nghi-dinh").reason == "Đã đối chiếu Công báo"


def citing(**statuses: Status) -> Any:
    rows = [SimpleNamespace(code=code, text=f"Căn cứ {code}", basis="x", status=it) for code, it in statuses.items()]
    return SimpleNamespace(citations=rows)


def test_an_old_reason_adopts_no_line_that_became_unsettled_since() -> None:
    before = grounds.build({1: citing(luat=Status.CONFIRMED_HERE, nghi_dinh=Status.SECONDARY)}, "Đã đối chiếu")
    after = grounds.build({1: citing(luat=Status.SECONDARY, nghi_dinh=Status.SECONDARY)}, "", before)
    assert [(line["code"], line["adopted"]) for line in after] == [("luat", ""), ("nghi_dinh", "Đã đối chiếu")]
    assert grounds.printed(after) == ("Căn cứ nghi_dinh",)


@pytest.mark.parametrize("first", [Status.SECONDARY, Status.TEXT_READ])
@pytest.mark.parametrize("reason", ["", "Đã đối chiếu"])
def test_of_two_packs_that_cite_one_text_the_settled_one_speaks(first: Status, reason: str) -> None:
    other = Status.TEXT_READ if first is Status.SECONDARY else Status.SECONDARY
    [line] = grounds.build({1: citing(luat=first), 2: citing(luat=other)}, reason)
    assert (line["printed"], line["adopted"], line["status"]) == (True, "", "text_read")


def test_editing_replaces_the_list(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(3)
    decision = cabinet.drafted(rows[:2])
    cabinet.does("appraiser", "decision.edit", decision, nominations=[rows[0].pk, rows[2].pk], title="Mới")
    decision = Decision.objects.get(pk=decision.pk)
    assert decision.title == "Mới"
    assert [row.nomination_id for row in decision.rows.all()] == [rows[0].pk, rows[2].pk]


def test_sending_signs_a_letter_and_passes_the_rows(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(2)
    decision = cabinet.sent(rows)
    assert decision.letter is not None
    assert decision.letter.signatures == 1
    rows[0].refresh_from_db(fields=[])
    assert set(queries.open_stages([row.pk for row in rows], "decision").values_list("code", flat=True)) == {
        "quyet-dinh"
    }


def test_a_row_withdrawn_meanwhile_is_named_and_taken_off(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(2)
    decision = cabinet.drafted(rows)
    rows[0].stages.filter(state="open").update(state="cancelled")
    with pytest.raises(Refused) as no:
        cabinet.does("appraiser", "decision.send", decision)
    assert no.value.reasons[0].data["names"] == [rows[0].nominee_name]
    cabinet.does("appraiser", "decision.edit", decision, nominations=[rows[1].pk])
    cabinet.does("appraiser", "decision.send", decision)


def test_a_sent_draft_is_neither_edited_nor_abandoned(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    for name, inputs in (("decision.edit", {"title": "X"}), ("decision.abandon", {"reason": "X"})):
        with pytest.raises(Refused) as no:
            cabinet.does("appraiser", name, decision, **inputs)
        assert codes(no.value) == {"state.wrong"}


def test_a_draft_waits_for_the_signed_minutes_of_the_council(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(1)
    cabinet.vote(rows[0], passed=True, minuted=False)
    with pytest.raises(Refused) as no:
        cabinet.sent(rows)
    assert codes(no.value) == {"decision.minutes_unsigned"}


def test_the_next_candidates_do_not_hold_what_is_drafted(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(3)
    cabinet.drafted(rows[:1])
    assert set(queries.candidates(cabinet.round())) == set(rows[1:])
