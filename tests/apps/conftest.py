"""A small invented province for tests of the apps: units, people with roles, and the actors they are."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from backend.acts.runner import perform
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from permissions.actor import Actor
from permissions.roles import Role

SINCE = date(2023, 1, 1)


@pytest.fixture
def province(db: None) -> Unit:
    """The awarding body at the root."""
    return make_unit(code="MH", name="UBND tỉnh Minh Họa", unit_kind=UnitKind.PROVINCE, valid_from=SINCE)


@pytest.fixture
def unit_a(province: Unit) -> Unit:
    """A department below the province."""
    return make_unit(code="A", name="Sở Đồng Lúa", unit_kind=UnitKind.DEPARTMENT, valid_from=SINCE, parent=province)


@pytest.fixture
def unit_b(province: Unit) -> Unit:
    """Another department, which must not see the first one's dossiers."""
    return make_unit(code="B", name="Sở Bến Nước", unit_kind=UnitKind.DEPARTMENT, valid_from=SINCE, parent=province)


@pytest.fixture
def person() -> Callable[..., Person]:
    """Makes a person of a unit; each role is held for that unit, or for `of`, since 2023."""

    def make(name: str, unit: Unit, *roles: Role | str, of: Unit | None = None) -> Person:
        made = make_person(full_name=name, unit=unit)
        for role in roles:
            Holding.objects.create(person=made, role=role, unit=of or unit, valid_from=SINCE, basis="QĐ thử nghiệm")
        return made

    return make


@pytest.fixture
def acting() -> Callable[[Person], Actor]:
    """The actor that a person is."""
    return actor_of


@pytest.fixture
def act(cast: dict[str, Actor]) -> Callable[..., Any]:
    """Does an act as one of the app's cast on a subject, or begins something new."""

    def run(name: str, who: str, subject: Any = None, /, **inputs: Any) -> Any:
        return perform(name, actor=cast[who], subject=subject.pk if subject else None, inputs=inputs).result

    return run


@pytest.fixture
def browse(client: Client, cast: dict[str, Actor]) -> Callable[[str], Client]:
    """A browser signed in as one of the app's cast."""

    def signed_in(who: str) -> Client:
        found = Person.objects.get(pk=cast[who].person_id)
        if found.user is None:
            found.user = get_user_model().objects.create_user(f"nguoi-{found.pk}")
            found.save(update_fields=["user"])
        client.force_login(found.user)
        return client

    return signed_in
