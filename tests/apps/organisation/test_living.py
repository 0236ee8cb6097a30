"""Whoever was merged into another entry is offered nowhere any more, and comes back when the merger is undone."""

from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework import serializers

from backend.acts.registry import REGISTER
from backend.acts.runner import perform
from backend.nominations.matching import directory
from backend.organisation.models import Person, PersonAlias
from backend.organisation.queries import people, tree
from permissions.roles import Role

WHY = "Đối chiếu lý lịch tại đơn vị"
# Acts of which the keys of people must stay open to merged entries, each with its reason.
EVERY_ENTRY = {
    "person.merge": "refuses a merged entry with a sentence of its own",
    "inspection.remove_member": "whoever is in a team can leave it",
    "unit.reorganise": "entries that were merged leave an ended unit too",
}


@pytest.fixture
def merged(person: Any, acting: Any, province: Any, unit_a: Any) -> PersonAlias:
    keeper = acting(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))
    inputs = {"merged": person("Phạm Thị Hòa", unit_a), "survivor": person("Phạm Thị Hoà", unit_a), "reason": WHY}
    return PersonAlias.objects.get(pk=perform("person.merge", actor=keeper, inputs=inputs).subject_id)


def related(field: Any) -> Iterator[serializers.RelatedField[Any, Any, Any]]:
    """Every choice of a row inside an input, however deep."""
    if isinstance(field, serializers.RelatedField):
        yield field
    inner = getattr(field, "fields", {}).values() if isinstance(field, serializers.Serializer) else ()
    for one in (*inner, *(getattr(field, name) for name in ("child", "child_relation") if hasattr(field, name))):
        yield from related(one)


def test_no_act_offers_an_entry_that_was_merged_away(merged: PersonAlias) -> None:
    offering = set()
    for name, act in REGISTER.items():
        rows = [one.queryset for one in related(act.inputs())] if act.inputs is not None else []
        if any(one is not None and one.model is Person and one.filter(pk=merged.merged_id).exists() for one in rows):
            offering.add(name)
    assert offering == set(EVERY_ENTRY)


def test_no_search_finds_it_and_nobody_counts_it(merged: PersonAlias, unit_a: Any, province: Any) -> None:
    assert [one.pk for one in people("hoa")] == [merged.survivor_id]
    found = directory(unit_a, ["Phạm Thị Hoà"]).person("Phạm Thị Hoà")
    assert isinstance(found, Person)
    assert found.pk == merged.survivor_id
    assert [node.people for node in tree(unit_a.valid_from)[0].children] == [1]


def test_an_undone_merger_brings_the_entry_back(merged: PersonAlias, person: Any, acting: Any, province: Any) -> None:
    keeper = acting(person("Lê Quản Trị", province, Role.ADMINISTRATOR))
    assert not Person.living.filter(pk=merged.merged_id).exists()
    perform("person.split", actor=keeper, subject=merged.pk, inputs={"reason": "Hai người khác nhau"})
    assert Person.living.filter(pk=merged.merged_id).exists()
