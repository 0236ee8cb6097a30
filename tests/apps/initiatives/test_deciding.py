"""Recognition by the competent head, refusal, annulment, and the way to a higher scope."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, transaction

from backend.history.models import RecognisedInitiative
from backend.initiatives.models import Initiative
from backend.papers import making
from permissions.check import NotPermitted
from workflows.engine import Refused


def codes(refusal) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def test_nothing_is_recognised_before_the_council_has_signed(act, received):
    with pytest.raises(Refused) as no:
        act("initiative.recognise", "head", received, number="1/QĐ", scope="base")
    assert codes(no) == {"initiative.not_judged"}


def test_the_head_does_not_recognise_against_the_council_but_may_refuse(act, received, say, close):
    for who in ("chair", "secretary", "member", "expert"):
        say(who, "against")
    close()
    with pytest.raises(Refused) as no:
        act("initiative.recognise", "head", received, number="1/QĐ", scope="base")
    assert codes(no) == {"initiative.council_disagreed"}
    act("initiative.refuse", "head", received, reason="Không mới so với cách làm của xã bên.")
    assert Initiative.objects.get(pk=received.pk).state == "not_recognised"


def test_the_decision_names_the_authors_with_their_shares(recognised):
    assert (recognised.state, recognised.decided_by) == ("recognised", "Vũ Thủ Trưởng")
    assert making.faithful(recognised.decision_paper)
    assert "tỷ lệ đóng góp 60 %" in recognised.decision_paper.content


def test_one_number_is_not_drawn_for_two_initiatives(act, recognised, second):
    with pytest.raises(Refused) as no:
        act("initiative.recognise", "head", second, number="12/QĐ-SĐL", scope="base")
    assert codes(no) == {"initiative.number_used"}


def test_one_decision_for_several_is_signed_on_paper_and_attached(act, recognised, second):
    file = SimpleUploadedFile("qd.pdf", b"%PDF-1.4 thu")
    act("initiative.recognise", "head", second, number="12/QĐ-SĐL", scope="base", file=file)
    assert not Initiative.objects.get(pk=second.pk).decision_paper.drawn


def test_the_recognition_is_a_fact_of_each_author_in_the_system(recognised, people):
    fact = RecognisedInitiative.objects.get(authors=people["author"])
    assert (fact.title, fact.year, fact.scope, fact.origin) == (recognised.title, 2026, "base", "decision")
    assert fact.source == "12/QĐ-SĐL, 10/03/2026"


def test_an_annulled_recognition_stays_in_the_history_and_counts_no_more(act, recognised):
    act("initiative.annul", "head", recognised, reason="Sao chép của đơn vị khác.")
    fact = RecognisedInitiative.objects.get(pk=recognised.fact_id)
    assert (fact.state, fact.reason) == ("withdrawn", "Sao chép của đơn vị khác.")


def test_an_author_does_not_recognise_their_own(act, agreed, people):
    agreed.authors.create(person=people["head"], name="Vũ Thủ Trưởng", share=1)
    with pytest.raises(NotPermitted) as no:
        act("initiative.recognise", "head", agreed, number="1/QĐ", scope="base")
    assert codes(no) == {"conflict.author"}


def test_the_base_does_not_recognise_beyond_its_authority(act, agreed):
    with pytest.raises(Refused) as no:
        act("initiative.recognise", "head", agreed, number="1/QĐ", scope="national")
    assert "initiative.beyond_authority" in codes(no)


def test_what_was_recognised_does_not_change(recognised):
    with pytest.raises(Error), transaction.atomic():
        Initiative.objects.filter(pk=recognised.pk).update(title="Tên khác")


def test_a_higher_scope_begins_with_what_was_recognised(act, recognised, unit_a, province):
    row = act(
        "initiative.create", "preparer", unit=unit_a, body=province, title=recognised.title, field="operational",
        scope="province", builds_on=recognised,
    )  # fmt: skip
    assert (row.saved_hours, row.authors.count()) == (recognised.saved_hours, 2)


def test_a_base_on_which_another_rests_is_not_annulled_first(act, recognised, unit_a, province, through_council):
    row = act(
        "initiative.create", "preparer", unit=unit_a, body=province, title=recognised.title, field="operational",
        scope="province", builds_on=recognised,
    )  # fmt: skip
    through_council(row, "province_desk")
    act("initiative.recognise", "province_head", row, number="9/QĐ-UBND", scope="province")
    with pytest.raises(Refused) as no:
        act("initiative.annul", "head", recognised, reason="Số liệu không đúng thực tế.")
    assert codes(no) == {"initiative.built_upon"}
    act("initiative.annul", "province_head", row, reason="Số liệu không đúng thực tế.")
    act("initiative.annul", "head", recognised, reason="Số liệu không đúng thực tế.")


def test_the_base_head_does_not_decide_for_the_province(act, recognised, unit_a, province, through_council):
    row = act(
        "initiative.create", "preparer", unit=unit_a, body=province, title=recognised.title, field="operational",
        scope="province", builds_on=recognised,
    )  # fmt: skip
    through_council(row, "province_desk")
    with pytest.raises(NotPermitted) as no:
        act("initiative.recognise", "head", row, number="9/QĐ-UBND", scope="province")
    assert codes(no) == {"conflict.not_recognising_body"}
