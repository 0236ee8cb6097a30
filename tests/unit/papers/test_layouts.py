"""Layouts: the shipped ones are sound, and the linter finds what would spoil a paper."""

from dataclasses import replace

import pytest

from award_templates.catalogue import default_layout, every_layout, layout, layouts_for
from award_templates.content import PaperKind
from award_templates.layout import Box, Fact, LayoutError, load, parse
from award_templates.layout_checks import lint

BANG_KHEN = layout("bang_khen/v1")


@pytest.mark.parametrize("item", [pytest.param(item, id=item.key) for item in every_layout()])
def test_every_shipped_layout_is_sound(item):
    assert lint(item) == []


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_kind_of_paper_has_a_default_layout(kind):
    assert default_layout(kind) in layouts_for(kind)


@pytest.mark.parametrize(
    ("key", "roles"),
    [
        ("bang_khen/v1", ["signatory", "organisation"]),
        ("quyet_dinh/v1", ["signatory", "organisation"]),
        ("bien_ban_hop/v1", ["secretary", "chair"]),
        ("bien_ban_kiem_phieu/v1", ["counting_head"]),
        ("to_trinh/v1", ["unit_head"]),
        ("phieu_tiep_nhan/v1", ["officer"]),
    ],
)
def test_number_and_order_of_signatures_belong_to_the_layout(key, roles):
    assert [item.role for item in layout(key).signatures] == roles


def test_the_size_of_a_certificate_is_not_claimed_to_be_law():
    assert {fact.name: fact.status for fact in BANG_KHEN.facts}["size"] == "unconfirmed"


def test_the_linter_finds_places_that_overlap():
    qr = replace(BANG_KHEN.slots["qr"], box=BANG_KHEN.slots["reference"].box)
    assert any("overlaps" in finding for finding in lint(replace(BANG_KHEN, slots={**BANG_KHEN.slots, "qr": qr})))


def test_the_linter_finds_a_place_outside_the_margins():
    qr = replace(BANG_KHEN.slots["qr"], box=Box(1, 150, 10, 10))
    assert "slots.qr: outside the margins" in lint(replace(BANG_KHEN, slots={**BANG_KHEN.slots, "qr": qr}))


def test_the_linter_wants_a_person_to_sign_before_the_seal():
    seal_first = replace(BANG_KHEN, signatures=BANG_KHEN.signatures[::-1])
    assert any("seal comes last" in finding for finding in lint(seal_first))


def test_the_linter_wants_signatures_and_sources():
    findings = lint(replace(BANG_KHEN, signatures=(), facts=(Fact("size", "certain", ""),)))
    assert any("signatures" in finding for finding in findings)
    assert {"facts.size: unknown status certain", "facts.size: no source"} <= set(findings)


def test_the_linter_finds_unknown_fonts_colours_and_missing_places():
    slots = {name: slot for name, slot in BANG_KHEN.slots.items() if name != "issuer"}
    odd = replace(slots["award"].styles["name"], font="comic", colour="pink", min_size=99)
    slots["award"] = replace(slots["award"], styles={"name": odd})
    text = " ".join(lint(replace(BANG_KHEN, slots=slots)))
    assert all(word in text for word in ("slots.issuer: missing", "comic", "pink", "no sense"))


def test_a_layout_that_does_not_exist_is_refused():
    with pytest.raises(LayoutError):
        load("khong_co")
    with pytest.raises(LayoutError):
        layout("bang_khen/v99")
    with pytest.raises(LayoutError):
        parse("name = 1")
