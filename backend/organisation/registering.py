"""Acts of the register: units that come and go, people, and the logins they get."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from rest_framework.authtoken.models import Token

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation import names, projection
from backend.organisation.aliases import survivor_of
from backend.organisation.changing import sister_faults
from backend.organisation.models import Person, Unit
from backend.organisation.serializers import (
    LoginInputs,
    LoginReasonInputs,
    PersonEditInputs,
    PersonInputs,
    UnitEditInputs,
    UnitInputs,
)
from backend.organisation.services import make_person, make_unit
from workflows.engine import Reason, Refused

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
PARTS, PART_LENGTH = 4, 5


@act("unit.create", inputs=UnitInputs)
def create_unit(
    doing: Doing, *, code: str, name: str, unit_kind: str, valid_from: date, parent: Unit, group: str = "",
    basis: str = "", namesake: bool = False,
) -> Unit:  # fmt: skip
    """Enter a new unit below another; the group says with whom it is compared."""
    doing.permit(parent)
    faults = []
    if Unit.objects.filter(code=code).exists():
        faults.append(Reason("unit.code_taken", {"code": code}))
    if valid_from < parent.valid_from or (parent.valid_to is not None and valid_from > parent.valid_to):
        faults.append(Reason("unit.parent_not_there", {"unit": parent.name, "date": f"{valid_from:%d/%m/%Y}"}))
    faults += sister_faults(parent, name, namesake)
    if faults:
        raise Refused(*faults)
    unit = make_unit(
        code=code, name=name, unit_kind=unit_kind, valid_from=valid_from, parent=parent, group=group,
        illustrative=parent.illustrative,
    )  # fmt: skip
    doing.note(unit, code=code, parent=parent.name, valid_from=valid_from, basis=basis)
    return unit


@act("unit.edit", model=Unit, inputs=UnitEditInputs)
def edit_unit(doing: Doing, unit: Unit, *, name: str, basis: str, group: str = "", namesake: bool = False) -> None:
    """Correct a unit's name or group; the name before stays in the trail."""
    if names.fold(name) != unit.search_name and (faults := sister_faults(unit.parent, name, namesake, unit)):
        raise Refused(*faults)
    before = unit.name
    unit.name, unit.group = names.clean(name), group
    unit.search_name = names.fold(name)
    doing.save(unit, before=before, group=group, basis=basis)


@act("person.create", inputs=PersonInputs)
def create_person(
    doing: Doing, *, full_name: str, unit: Unit, position: str = "", honorific: str = "", namesake: bool = False
) -> Person:
    """Enter a person of a unit; somebody of the same name in the unit is doubtful and must be said to be another."""
    doing.permit(unit)
    same = Person.living.filter(unit=unit, search_name=names.fold(full_name))
    if not namesake and same.exists():
        raise Refused(Reason("person.namesake", {"name": names.clean(full_name), "unit": unit.name}))
    person = make_person(
        full_name=full_name, unit=unit, position=position, honorific=honorific, illustrative=unit.illustrative
    )
    doing.note(person, unit=unit.name, position=position)
    return person


@act("person.edit", model=Person, inputs=PersonEditInputs)
def edit_person(
    doing: Doing, person: Person, *, full_name: str, unit: Unit, position: str = "", honorific: str = ""
) -> None:
    """Correct a person's name, position or unit; what stood before stays in the trail."""
    before = {"name": person.full_name, "unit": person.unit.name, "position": person.position}
    clean = names.clean(full_name)
    person.full_name, person.unit, person.position, person.honorific = clean, unit, position, honorific
    person.sort_key, person.search_name = names.sort_key(clean), names.fold(clean)
    doing.save(person, before=before, unit=unit.name, position=position)


@act("person.open_login", model=Person, inputs=LoginInputs, secret=True)
def open_login(doing: Doing, person: Person, *, login: str) -> dict[str, str]:
    """Give a person a login; answers with the one-time password, which is kept nowhere and must be changed."""
    users = get_user_model()._default_manager
    faults = []
    if person.user_id is not None:
        faults.append(Reason("person.has_login", {"name": person.full_name}))
    if survivor_of(person.pk) != person.pk:
        faults.append(Reason("person.merged_already", {"name": person.full_name}))
    if users.filter(username__iexact=login).exists():
        faults.append(Reason("person.login_taken", {"login": login}))
    if faults:
        raise Refused(*faults)
    password = one_time_password()
    user = get_user_model()(username=login)
    user.set_password(password)
    user.save()
    person.user, person.password_temporary = user, True
    doing.save(person, login=login)
    projection.project(doing.day, [user.pk])
    return {"login": login, "password": password}


@act("person.reset_password", model=Person, inputs=LoginReasonInputs, secret=True)
def reset_password(doing: Doing, person: Person, *, reason: str) -> dict[str, str]:
    """Replace a forgotten password by a one-time one; running sessions and tokens of the login end."""
    user = _login_of(doing, person)
    password = one_time_password()
    user.set_password(password)
    user.is_active = True
    user.save(update_fields=["password", "is_active"])
    _end_tokens(user)
    person.password_temporary = True
    doing.save(person, reason=reason)
    return {"login": user.get_username(), "password": password}


@act("person.close_login", model=Person, inputs=LoginReasonInputs)
def close_login(doing: Doing, person: Person, *, reason: str) -> None:
    """Nobody can sign in with this login any more; a new password opens it again."""
    user = _login_of(doing, person)
    if person.pk == doing.actor.person_id:
        raise Refused(Reason("person.own_login"))
    if not user.is_active:
        raise Refused(Reason("person.login_closed", {"name": person.full_name}))
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["password", "is_active"])
    _end_tokens(user)
    doing.save(person, reason=reason)


def one_time_password() -> str:
    """Twenty letters and digits that cannot be mistaken for each other: about 99 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(PART_LENGTH)) for _ in range(PARTS))


def _login_of(doing: Doing, person: Person) -> Any:
    if person.user is None:
        raise Refused(Reason("person.no_login", {"name": person.full_name}))
    return person.user


def _end_tokens(user: Any) -> None:
    Token.objects.filter(user=user).delete()
