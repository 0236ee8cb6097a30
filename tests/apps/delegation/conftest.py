"""An appraiser of the province who leaves for some days, and the colleague who stands in."""

from datetime import date, datetime

import pytest
from django.contrib.auth import get_user_model

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.models import Round
from backend.delegation.models import Delegation
from backend.organisation.actors import actor_of
from permissions.roles import Role
from tests.support.populations import dossiers

DAY = datetime(2026, 3, 10, 9, tzinfo=clock.HANOI)


@pytest.fixture(autouse=True)
def _tenth_of_march():
    with clock.stated(DAY):
        yield


@pytest.fixture
def known(person):
    """Makes a person with a login."""

    def make(name, unit, *roles, **more):
        made = person(name, unit, *roles, **more)
        made.user = get_user_model().objects.create_user(f"u{made.pk}")
        made.save()
        return made

    return make


@pytest.fixture
def principal(known, province):
    """Whose role it is."""
    return known("Đỗ Văn Xét", province, Role.APPRAISER)


@pytest.fixture
def deputy(known, province):
    """Who stands in, with no role of their own."""
    return known("Lý Thị Thay", province)


@pytest.fixture
def dossier(province, unit_a, unit_b, principal):
    """A nomination at every unit, with one open appraisal each."""
    dossiers([province, unit_a, unit_b], principal)
    return Round.objects.get()


@pytest.fixture
def lend(principal, deputy):
    """Delegates the appraiser's role for ten days, or as said."""

    def make(**more):
        inputs = {
            "holding": principal.holdings.earliest("pk"), "delegate": deputy, "valid_from": date(2026, 3, 10),
            "valid_to": date(2026, 3, 19), "basis": "Giấy ủy quyền 1/GUQ",
        } | more  # fmt: skip
        made = perform("delegation.create", actor=actor_of(principal), inputs=inputs)
        return Delegation.objects.get(pk=made.subject_id)

    return make
