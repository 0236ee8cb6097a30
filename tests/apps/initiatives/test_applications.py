"""Writing, sending and receiving an application."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.initiatives.models import Initiative
from backend.initiatives.queries import alike
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused


def codes(refusal) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def test_an_empty_application_says_everything_that_is_missing(act, unit_a):
    row = act("initiative.create", "preparer", unit=unit_a, body=unit_a, title="Sáng kiến mới", field="technical",
              scope="base")  # fmt: skip
    with pytest.raises(Refused) as no:
        act("initiative.submit", "head", row)
    assert codes(no) == {"initiative.parts_missing", "initiative.needs_authors", "initiative.not_applied_yet"}


def test_shares_that_do_not_make_the_whole_are_not_sent(act, written, people):
    act("initiative.set_author", "preparer", written, person=people["author"], share=Decimal("59.99"))
    with pytest.raises(Refused) as no:
        act("initiative.submit", "head", written)
    assert [reason.data["total"] for reason in no.value.reasons] == ["99.99"]


def test_what_is_not_applied_yet_is_refused_when_it_is_written(act, written):
    with pytest.raises(Refused) as no:
        act("initiative.edit", "preparer", written, applied_from=date(2026, 3, 11))
    assert codes(no) == {"date.in_future"}


def test_the_same_title_of_a_unit_is_found_whatever_its_marks(act, written, unit_a):
    with pytest.raises(Refused) as no:
        act("initiative.create", "preparer", unit=unit_a, body=unit_a, field="technical", scope="base",
            title="HEN GIO qua điện thoại ở  bộ phận một cửa")  # fmt: skip
    assert codes(no) == {"initiative.exists"}


def test_the_body_that_recognises_is_above_the_unit(act, unit_a, unit_b):
    with pytest.raises(Refused) as no:
        act("initiative.create", "preparer", unit=unit_a, body=unit_b, title="Lạc đường", field="technical",
            scope="base")  # fmt: skip
    assert codes(no) == {"initiative.other_line"}


def test_a_base_body_cannot_be_asked_for_the_province_scope(act, unit_a):
    with pytest.raises(Refused) as no:
        act("initiative.create", "preparer", unit=unit_a, body=unit_a, title="Vượt cấp", field="technical",
            scope="province")  # fmt: skip
    assert codes(no) == {"initiative.beyond_authority", "initiative.needs_base"}


def test_a_returned_application_is_completed_and_sent_again(act, written):
    act("initiative.submit", "head", written)
    act("initiative.return", "secretary", written, reason="Bổ sung số liệu trước và sau.")
    assert Initiative.objects.get(pk=written.pk).reason == "Bổ sung số liệu trước và sau."
    act("initiative.edit", "preparer", written, figures="45 phút → 15 phút")
    act("initiative.submit", "head", written)
    assert (Initiative.objects.get(pk=written.pk).state, Initiative.objects.get(pk=written.pk).reason) == (
        "submitted", "",
    )  # fmt: skip


def test_the_register_numbers_run_by_body_and_year(received):
    assert received.register_number == "1/2026"


def test_somebody_of_another_body_does_not_receive(act, written):
    act("initiative.submit", "head", written)
    with pytest.raises(NotPermitted) as no:
        act("initiative.receive", "province_desk", written)
    assert codes(no) == {"conflict.not_recognising_body"}


def test_an_author_does_not_receive_their_own(act, written, people):
    act("initiative.set_author", "preparer", written, person=people["secretary"], share=Decimal(10))
    act("initiative.set_author", "preparer", written, person=people["author"], share=Decimal(50))
    act("initiative.submit", "head", written)
    with pytest.raises(NotPermitted) as no:
        act("initiative.receive", "secretary", written)
    assert codes(no) == {"conflict.author"}


def test_an_author_is_taken_off_only_from_their_own_application(act, written, unit_a):
    other = act("initiative.create", "preparer", unit=unit_a, body=unit_a, title="Khác hẳn", field="technical",
                scope="base")  # fmt: skip
    with pytest.raises(Refused) as no:
        act("initiative.remove_author", "preparer", other, author=written.authors.first())
    assert codes(no) == {"initiative.other_author"}
    act("initiative.remove_author", "preparer", written, author=written.authors.first())
    assert written.authors.count() == 1


def test_evidence_is_kept_with_its_digest(act, written):
    file = SimpleUploadedFile("xac-nhan.pdf", b"%PDF-1.4 thu")
    act("initiative.attach", "preparer", written, title="Xác nhận áp dụng", file=file)
    assert len(written.papers.get().paper.sha256) == 64


def test_resembling_titles_are_shown_and_others_not(act, received, unit_b, cast, acting, person):
    cast["b"] = acting(person("Cao Lập Hồ", unit_b, Role.PREPARER))
    near = act("initiative.create", "b", unit=unit_b, body=unit_b, field="operational", scope="base",
               title="Hẹn giờ qua điện thoại tại bộ phận một cửa xã")  # fmt: skip
    far = act("initiative.create", "b", unit=unit_b, body=unit_b, title="Tưới lúa tiết kiệm nước", field="technical",
              scope="base")  # fmt: skip
    found = {like.row.pk: like.percent for like in alike(near)}
    assert found[received.pk] >= 85
    assert far.pk not in {like.row.pk for like in alike(received)}


def test_two_applications_received_at_once_get_two_numbers(committed_db, cast, act, written, unit_a, people):
    other = act(
        "initiative.create", "preparer", unit=unit_a, body=unit_a, title="Trả kết quả tại nhà", field="operational",
        scope="base",
    )  # fmt: skip
    Initiative.objects.filter(pk__in=[written.pk, other.pk]).update(state="submitted")

    def receive(row):
        return lambda: perform("initiative.receive", actor=cast["secretary"], subject=row.pk)

    results = committed_db.together([receive(written), receive(other)])
    assert not [one for one in results if isinstance(one, Exception)]
    assert set(Initiative.objects.values_list("register_number", flat=True)) == {"1/2026", "2/2026"}
