"""guardian's rows agree with the holdings, also after they were lost."""

import pytest
from django.core.management import call_command

from backend.base import clock
from backend.organisation import projection
from permissions.roles import Role

pytestmark = pytest.mark.django_db


def test_the_command_rebuilds_what_was_lost(person, unit_a, django_user_model):
    someone = person("Nguyễn Có Vai", unit_a, Role.PREPARER)
    someone.user = django_user_model.objects.create_user("co-vai")
    someone.save()
    call_command("project_roles")
    assert projection.actual() == projection.expected(clock.today()) != set()
