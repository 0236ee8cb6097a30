"""An administrator who gives roles, and somebody with a login who gets them."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from permissions.roles import Role


@pytest.fixture
def admin(person, province):
    """The administrator of the province, with a login."""
    made = person("Lê Quản Trị", province, Role.ADMINISTRATOR)
    made.user = get_user_model().objects.create_user("quan-tri")
    made.save()
    return made


@pytest.fixture
def clerk(person, unit_a):
    """Somebody of unit A with a login and no role yet."""
    made = person("Trần Thị Hoà", unit_a)
    made.user = get_user_model().objects.create_user("hoa")
    made.save()
    return made


@pytest.fixture
def given(clerk, unit_a):
    """The inputs that make the clerk a preparer of unit A."""
    return {
        "person": clerk, "role": Role.PREPARER.value, "unit": unit_a, "valid_from": date(2024, 1, 1), "basis": "QĐ 1",
    }  # fmt: skip
