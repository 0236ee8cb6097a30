"""Entering, closing and taking back sensitive matters; nothing of them reaches the trail or the wrong reader."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from backend.acts.models import Receipt
from backend.acts.runner import perform
from backend.audit.models import Entry, Line
from backend.matters.models import Matter
from backend.matters.queries import readable
from backend.organisation.models import Person
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def codes(refused) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def test_a_matter_is_entered_closed_and_stays(enter, act, staff):
    matter = enter(person=staff)
    act("matter.close", "officer", matter, closed_on=date(2026, 3, 1), closing_document="Kết luận 7/KL")
    assert Matter.objects.get(pk=matter.pk).state == "closed"


def test_what_was_entered_in_error_never_counts_but_is_kept(enter, act, staff):
    matter = enter(person=staff)
    act("matter.void", "officer", matter, reason="Nhầm người trùng tên")
    assert Matter.objects.get(pk=matter.pk).state == "void"


@pytest.mark.parametrize(
    "document",
    ["Đơn của ông Nguyễn Văn A", "Do bà B gửi ngày 1/2", "Người tố cáo: hàng xóm", "Gọi 0912 345 678", "a.b@vd.vn"],
)
def test_nothing_that_tells_who_denounced_is_taken(enter, staff, document):
    with pytest.raises(Refused) as refused:
        enter(person=staff, document=document)
    assert codes(refused) == ["matter.names_denouncer"]


def test_no_column_could_hold_a_denouncer():
    names = {field.name for field in Matter._meta.get_fields()}
    assert not {name for name in names if "denounc" in name or "complainant" in name or "note" in name}


def test_a_matter_is_not_entered_twice_nor_ahead_of_its_day(enter, staff):
    enter(person=staff)
    with pytest.raises(Refused) as refused:
        enter(person=staff)
    assert codes(refused) == ["matter.twice"]
    with pytest.raises(Refused) as refused:
        enter(person=staff, opened=date(2027, 1, 1))
    assert codes(refused) == ["date.in_future"]


def test_a_matter_does_not_end_before_it_began(enter, act, staff):
    with pytest.raises(Refused) as refused:
        act("matter.close", "officer", enter(person=staff), closed_on=date(2026, 1, 1), closing_document="KL 7")
    assert codes(refused) == ["matter.ends_before"]


@pytest.mark.parametrize("who", ["head", "preparer", "auditor", "administrator", "appraiser", "officer_b"])
def test_nobody_else_enters_a_matter(enter, staff, who):
    with pytest.raises(NotPermitted):
        enter(person=staff, who=who)


@pytest.mark.parametrize(
    ("who", "count"),
    [("officer", 1), ("appraiser", 1), ("officer_b", 0), ("head", 0), ("preparer", 0), ("auditor", 0)],
)
def test_only_named_officers_within_their_scope_read_it(enter, cast, staff, who, count):
    enter(person=staff)
    assert readable(cast[who]).count() == count


def test_nobody_reads_or_closes_a_matter_about_themselves(enter, act, cast, acting):
    me = Person.objects.get(pk=cast["appraiser"].person_id)
    matter = enter(person=me)
    assert not readable(cast["appraiser"]).exists()
    other = Person.objects.get(pk=cast["officer"].person_id)
    with pytest.raises(NotPermitted):
        enter(person=other)
    assert readable(cast["officer"]).get() == matter


def test_the_trail_learns_neither_who_nor_what_nor_where(enter, act, staff):
    matter = enter(person=staff)
    act("matter.close", "officer", matter, closed_on=date(2026, 3, 1), closing_document="Kết luận 7/KL")
    lines = Line.objects.filter(subject_kind="matter")
    assert {(line.subject_name, line.unit_path) for line in lines} == {(f"Việc số {matter.pk}", "")}
    told = " ".join(str(line.data) for line in lines) + " ".join(map(str, Entry.objects.values_list("act", "request")))
    assert not [word for word in ("Cúc", "5/TB", "7/KL", "complaint", "Đồng Lúa") if word in told]


def test_the_inputs_leave_no_digest_and_no_kept_answer(cast, staff):
    inputs = {"person": staff, "matter_kind": "press", "opened_on": date(2026, 2, 1), "document": "TB 1"}
    digests = set()
    for number, document in enumerate(("TB 1", "TB 2")):
        given = inputs | {"document": document}
        perform("matter.open", actor=cast["officer"], inputs=given, key=f"k{number}")
        digests.add(Receipt.objects.get(key=f"k{number}").digest)
    assert len(digests) == 1


def test_what_was_said_is_frozen_by_the_database(enter, staff):
    matter = enter(person=staff)
    with pytest.raises(DatabaseError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(document="khác")


def test_a_register_is_said_to_be_whole_once_for_a_day_and_never_ahead(act, unit_a):
    act("register_check.create", "officer", unit=unit_a, as_of=date(2026, 3, 1))
    for day, code in ((date(2026, 3, 1), "register_check.twice"), (date(2026, 4, 1), "date.in_future")):
        with pytest.raises(Refused) as refused:
            act("register_check.create", "officer", unit=unit_a, as_of=day)
        assert codes(refused) == [code]
