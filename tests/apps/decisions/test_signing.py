"""What the signatory does: strike, give reasons, adopt the prize rule, sign or send back; and who may not."""

import pytest

from backend.catalogue.models import Adoption, RowConfirmation
from backend.decisions import queries
from backend.decisions.models import Decision
from backend.nominations.models import Nomination
from permissions.check import NotPermitted
from tests.support.awards import AT, Cabinet
from workflows.engine import Refused


def codes(refused: Exception) -> set[str]:
    return {reason.code for reason in refused.reasons}  # type: ignore[attr-defined]


def test_signing_freezes_the_paper_and_decides_the_rows(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(2)
    decision = cabinet.signed(rows)
    assert decision.paper is not None
    assert (decision.state, decision.signatory, decision.paper.signatures) == (
        "signed", cabinet.people["signatory"], 1,
    )  # fmt: skip
    assert queries.open_stages([row.pk for row in rows], "numbering").count() == 2


def test_a_struck_name_ends_not_passed_with_its_reason(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(2)
    decision = cabinet.sent(rows)
    cabinet.does("signatory", "decision.strike", decision, rows=[2], reason="Có đơn thư")
    cabinet.does("signatory", "decision.sign", decision)
    assert Nomination.objects.get(pk=rows[1].pk).state == "not_passed"
    assert rows[1].nominee_name not in Decision.objects.get(pk=decision.pk).paper.content


def test_a_struck_name_can_be_put_back_before_signing(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    cabinet.does("signatory", "decision.strike", decision, rows=[1], reason="Nhầm")
    cabinet.does("signatory", "decision.strike", decision, rows=[1], reason="Xem lại", restore=True)
    assert not decision.rows.filter(struck=True).exists()


def test_a_list_with_every_name_struck_is_not_signed(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    cabinet.does("signatory", "decision.strike", decision, rows=[1, 2], reason="Chưa đủ")
    with pytest.raises(Refused) as no:
        cabinet.does("signatory", "decision.sign", decision)
    assert codes(no.value) == {"decision.no_rows"}


def test_an_unknown_row_is_neither_struck_nor_reasoned(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    for name in ("decision.strike", "decision.give_reason"):
        with pytest.raises(Refused) as no:
            cabinet.does("signatory", name, decision, rows=[9], reason="X")
        assert codes(no.value) == {"decision.no_such_row"}


def test_a_departure_from_the_vote_needs_a_reason_before_the_signature(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(2)
    cabinet.vote(rows[0], passed=False)
    decision = cabinet.sent(rows)
    with pytest.raises(Refused) as no:
        cabinet.does("signatory", "decision.sign", decision)
    assert no.value.reasons[0].data["unreasoned"] == [rows[0].nominee_name]
    cabinet.does("signatory", "decision.give_reason", decision, rows=[1], reason="Thành tích đặc biệt")
    cabinet.does("signatory", "decision.sign", decision)
    assert "Thành tích đặc biệt" in Decision.objects.get(pk=decision.pk).paper.content


def test_a_reason_without_a_departure_is_refused(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    with pytest.raises(Refused) as no:
        cabinet.does("signatory", "decision.give_reason", decision, rows=[1], reason="X")
    assert codes(no.value) == {"decision.no_departure"}


def test_the_preparer_cannot_sign_even_as_signatory(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    Decision.objects.filter(pk=decision.pk).update(prepared_by=cabinet.people["signatory"])
    with pytest.raises(NotPermitted) as no:
        cabinet.does("signatory", "decision.sign", decision)
    assert codes(no.value) == {"conflict.prepared"}


def test_who_is_on_the_list_cannot_sign(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(1)
    decision = cabinet.sent(rows)
    Nomination.objects.filter(pk=rows[0].pk).update(person=cabinet.people["signatory"])
    with pytest.raises(NotPermitted) as no:
        cabinet.does("signatory", "decision.sign", decision)
    assert codes(no.value) == {"conflict.nominee"}


def test_a_draft_is_not_signed_and_the_clerk_never_signs(cabinet: Cabinet) -> None:
    decision = cabinet.drafted()
    with pytest.raises(Refused):
        cabinet.does("signatory", "decision.sign", decision)
    with pytest.raises(NotPermitted):
        cabinet.does("clerk", "decision.sign", decision)


def test_without_a_key_nothing_is_signed_and_the_name_is_told(cabinet: Cabinet, settings) -> None:
    decision = cabinet.sent()
    (settings.KEYS_DIR / "authority" / f"person-{cabinet.people['signatory'].pk}.key.pem").unlink()
    with pytest.raises(Refused) as no:
        cabinet.does("signatory", "decision.sign", decision)
    assert no.value.reasons[0].data == {"name": "Vũ Văn Ký"}
    assert Decision.objects.get(pk=decision.pk).state == "for_signature"


def test_a_demo_key_does_not_sign_a_real_decision(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    Decision.objects.filter(pk=decision.pk).update(illustrative=False)
    with pytest.raises(Refused) as no:
        cabinet.does("signatory", "decision.sign", decision)
    assert codes(no.value) == {"paper.specimen_key"}


def test_a_decision_sent_back_returns_its_rows_to_the_letter(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(2)
    decision = cabinet.sent(rows)
    cabinet.does("signatory", "decision.send_back", decision, reason="Thiếu minh chứng")
    decision = Decision.objects.get(pk=decision.pk)
    assert (decision.state, decision.sent_back_reason) == ("drafted", "Thiếu minh chứng")
    assert queries.open_stages([row.pk for row in rows], "submission_letter").count() == 2


def test_a_decision_sent_back_is_sent_and_signed_again(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    cabinet.does("signatory", "decision.send_back", decision, reason="Sửa trích yếu")
    cabinet.does("appraiser", "decision.edit", decision, title="Trích yếu mới")
    cabinet.does("appraiser", "decision.send", decision)
    cabinet.does("signatory", "decision.sign", decision)
    assert Decision.objects.get(pk=decision.pk).state == "signed"


def test_adopting_the_prize_keeps_every_unsettled_row_with_its_reason(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    cabinet.does("signatory", "decision.adopt_prize", decision, rounding="exact", reason="Theo NĐ 98")
    adopted = set(Adoption.objects.filter(subject_id=str(decision.pk)).values_list("row", flat=True))
    assert {"khong-lam-tron", "luong-co-so-2023-07"} <= adopted


def test_the_prize_rule_is_not_adopted_after_the_signature(cabinet: Cabinet) -> None:
    decision = cabinet.signed()
    with pytest.raises(Refused) as no:
        cabinet.does("signatory", "decision.adopt_prize", decision, rounding="exact", reason="X")
    assert codes(no.value) == {"state.wrong"}


def test_a_line_whose_confirmation_was_taken_back_is_neither_sent_nor_signed(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(1)
    law = rows[0].submission.law
    made = RowConfirmation.objects.create(
        edition=law, row="can-cu-nghi-dinh", source="Công báo", confirmed_by="x", confirmed_at=AT
    )
    draft, sent = cabinet.drafted(rows), cabinet.sent(cabinet.waiting(1))
    RowConfirmation.objects.filter(pk=made.pk).update(state="withdrawn", reason="Nhầm", ended_by="x", ended_at=AT)
    for who, act, decision in (("appraiser", "decision.send", draft), ("signatory", "decision.sign", sent)):
        with pytest.raises(Refused) as no:
            cabinet.does(who, act, decision)
        assert codes(no.value) == {"decision.grounds_unconfirmed"}
        assert no.value.reasons[0].data["unconfirmed"] == [draft.grounds[1]["text"].rstrip(";")]
    cabinet.does("signatory", "decision.send_back", sent, reason="Căn cứ không còn được xác nhận")
    cabinet.does("appraiser", "decision.edit", sent, grounds_reason="Đã đối chiếu lại")
    cabinet.does("appraiser", "decision.send", sent)
    cabinet.does("signatory", "decision.sign", sent)
    cabinet.does("appraiser", "decision.edit", draft)
    assert [line["code"] for line in Decision.objects.get(pk=draft.pk).grounds if line["printed"]] == ["can-cu-luat"]
    cabinet.does("appraiser", "decision.send", draft)
