"""An office's overlay: published for a unit, used for those below it, confirmed where its rows are written."""

from datetime import date

import pytest

from backend.acts.runner import perform
from backend.catalogue import queries
from backend.catalogue.models import Edition
from backend.organisation.actors import actor_of
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows import shipped
from workflows.basis import Status
from workflows.engine import Refused
from workflows.regulations import overlay

pytestmark = pytest.mark.django_db
TEXT = overlay.canonical(shipped.overlays()[0])
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def administrator(person, province):
    return actor_of(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))


@pytest.fixture
def published(administrator, province):
    inputs = {"kind": "overlay", "text": TEXT, "unit": province}
    return perform("edition.publish", actor=administrator, inputs=inputs).result


def test_units_below_use_it_and_others_the_base(published, province, unit_a):
    base = queries.pack_for(NOVEMBER)
    assert queries.pack_for(NOVEMBER, unit_a) == queries.pack_for(NOVEMBER, province) == published
    assert base.kind == "pack"
    assert queries.pack_for(date(2026, 9, 1), unit_a).kind == "pack"


def test_the_rules_are_base_and_overlay(published):
    value = queries.pack_value(published)
    assert value.overlay == "vi-du-tinh-minh-hoa v5"
    assert {"giay-khen-hoan-thanh-tot", "ldtt-hoan-thanh-tot"} <= {row.code for row in value.criteria}
    assert published.illustrative


def test_a_row_is_confirmed_where_it_is_written(published, administrator):
    source = {"source": "Quyết định của tỉnh, Điều 5, bản ký"}
    with pytest.raises(Refused) as no:
        perform(
            "row.confirm", actor=administrator, subject=published.pk, inputs={"row": "ldtt-hoan-thanh-tot"} | source
        )
    assert [reason.code for reason in no.value.reasons] == ["row.of_base"]
    base = queries.base_of(published)
    perform("row.confirm", actor=administrator, subject=base.pk, inputs={"row": "ldtt-hoan-thanh-tot"} | source)
    perform("row.confirm", actor=administrator, subject=published.pk, inputs={"row": "ty-le-cstdcs-15"} | source)
    for code in ("ldtt-hoan-thanh-tot", "ty-le-cstdcs-15"):
        assert queries.row_status(published, code) is Status.CONFIRMED_HERE
    assert queries.row_status(base, "ty-le-cstdcs-15") is Status.UNCONFIRMED


def test_what_the_base_confirms_does_not_settle_a_row_that_the_province_wrote_anew(published, administrator):
    inputs = {"row": "ty-le-cstdcs-15", "source": "Nghị định mới, Điều 9, Công báo"}
    perform("row.confirm", actor=administrator, subject=queries.base_of(published).pk, inputs=inputs)
    assert queries.row_status(published, "ty-le-cstdcs-15") is Status.UNCONFIRMED


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("base_version = 5", "base_version = 99", "wrong_parent"),
        ('award = "chien-si-thi-dua-co-so"', 'award = "khong-co"', "unknown_award"),
        ("received_from = 2026-10-01", "received_from = 2026-09-01", "outside_the_base"),
    ],
)
def test_a_faulty_overlay_is_refused_with_its_findings(administrator, province, old, new, fault):
    assert old in TEXT
    inputs = {"kind": "overlay", "text": TEXT.replace(old, new), "unit": province}
    with pytest.raises(Refused) as no:
        perform("edition.publish", actor=administrator, inputs=inputs)
    assert fault in {reason.data["fault"] for reason in no.value.reasons}


def test_an_overlay_names_its_unit_and_a_process_names_none(administrator, province):
    for kind, unit in (("overlay", None), ("process", province)):
        with pytest.raises(Refused, match="unit_of_overlay"):
            perform("edition.publish", actor=administrator, inputs={
                "kind": kind, "text": TEXT, "unit": unit, "in_force_from": NOVEMBER})  # fmt: skip


def test_only_who_publishes_everything_publishes_an_overlay(person, province):
    actor = actor_of(person("Lý Thẩm Định", province, Role.APPRAISER))
    with pytest.raises(NotPermitted):
        perform("edition.publish", actor=actor, inputs={"kind": "overlay", "text": TEXT, "unit": province})
    assert not Edition.objects.filter(kind="overlay").exists()
