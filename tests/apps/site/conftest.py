"""Somebody signed in, in any role."""

import pytest
from django.contrib.auth import get_user_model

from permissions.roles import Role


@pytest.fixture
def signed_in(client, person, province):
    """Signs a person with these roles in; returns the client."""

    def enter(*roles, of=None, name="Ngô Thị Thử"):
        made = person(name, of or province, *roles)
        made.user = get_user_model().objects.create_user(f"user{made.pk}")
        made.save()
        client.force_login(made.user)
        return client

    return enter


@pytest.fixture(params=list(Role), ids=lambda role: role.value)
def role(request):
    """Every role in turn."""
    return request.param
