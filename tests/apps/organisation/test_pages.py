"""The organisation's room: who sees what, names in order, roles given and ended from the page."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.organisation import queries
from backend.organisation.models import Holding
from permissions.matrix import MATRIX
from permissions.roles import Role

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 5)


@pytest.fixture
def as_admin(client, admin):
    client.force_login(admin.user)
    return client


@pytest.fixture
def as_preparer(client, person, unit_b):
    made = person("Ngô Lập", unit_b, Role.PREPARER)
    made.user = get_user_model().objects.create_user("lap")
    made.save()
    client.force_login(made.user)
    return client


def names_on(response):
    return [one.full_name for one in response.context["page"]]


def test_the_tree_shows_units_below_their_parent(province, unit_a, unit_b):
    [root] = queries.tree(DAY)
    assert (root.unit, [node.unit for node in root.children]) == (province, [unit_a, unit_b])


def test_a_unit_that_ended_shows_only_on_wish(province, unit_a):
    unit_a.valid_to = date(2023, 6, 30)
    unit_a.save()
    assert queries.tree(DAY)[0].children == []
    assert [node.unit for node in queries.tree(DAY, ended=True)[0].children] == [unit_a]


def test_people_are_sorted_by_given_name_and_found_without_marks(as_admin, person, unit_a):
    for name in ("Đỗ Thị Ánh", "Lê Văn Bình", "An Thị Yến", "Phạm Đức An"):
        person(name, unit_a)
    url = reverse("organisation:people")
    assert names_on(as_admin.get(url)) == ["Phạm Đức An", "Đỗ Thị Ánh", "Lê Văn Bình", "Lê Quản Trị", "An Thị Yến"]
    assert names_on(as_admin.get(url, {"q": "duc an"})) == ["Phạm Đức An"]
    assert names_on(as_admin.get(url, {"q": "Đức"})) == ["Phạm Đức An"]


def test_a_list_of_one_and_of_thirty_costs_the_same_queries(as_admin, person, unit_a):
    def count(name, *args):
        with CaptureQueriesContext(connection) as caught:
            assert as_admin.get(reverse(name, args=args)).status_code == 200
        return len(caught)

    pages = (("organisation:people",), ("organisation:unit", unit_a.pk), ("organisation:home",))
    person("Lê Một", unit_a, Role.PREPARER)
    before = [count(*page) for page in pages]
    for number in range(30):
        person(f"Lê Người {number}", unit_a, Role.PREPARER)
    assert [count(*page) for page in pages] == before


def test_a_role_is_given_and_ended_from_the_page_of_a_person(as_admin, clerk, unit_a):
    grant = reverse("organisation:grant", args=[clerk.pk])
    given = {"person": clerk.pk, "role": "preparer", "unit": unit_a.pk, "valid_from": "01/02/2024", "basis": "QĐ 5"}
    assert as_admin.post(grant, given).url == reverse("organisation:person", args=[clerk.pk])
    held = Holding.objects.get(person=clerk)
    back = reverse("organisation:person", args=[clerk.pk])
    url = reverse("act", args=["holding.end", held.pk])
    assert as_admin.post(url, {"last_day": "2024-02-28", "basis": "QĐ 6", "back": back}).url == back
    held.refresh_from_db()
    assert held.valid_to == date(2024, 2, 28)
    assert "QĐ 6" not in as_admin.get(back).content.decode()


def test_a_refused_grant_keeps_what_was_typed(as_admin, clerk, unit_a):
    wrong = {"person": clerk.pk, "role": "preparer", "unit": unit_a.pk, "valid_from": "2024-02-01",
             "valid_to": "2024-01-01", "basis": "Quyết định số 77"}  # fmt: skip
    answer = as_admin.post(reverse("organisation:grant", args=[clerk.pk]), wrong)
    assert answer.status_code == 409
    assert "Quyết định số 77" in answer.content.decode()
    assert not Holding.objects.filter(person=clerk).exists()


def test_people_and_their_roles_are_for_administrators(as_preparer, admin):
    for name, args in (("people", []), ("person", [admin.pk]), ("grant", [admin.pk])):
        assert as_preparer.get(reverse(f"organisation:{name}", args=args)).status_code == 403


def test_everybody_with_a_role_sees_the_units_and_the_table_of_rights(as_preparer, province, admin):
    assert "Lê Quản Trị" not in as_preparer.get(reverse("organisation:unit", args=[province.pk])).content.decode()
    assert as_preparer.get(reverse("organisation:matrix")).status_code == 200


def test_somebody_without_a_role_sees_nothing(client, clerk, unit_a):
    client.force_login(clerk.user)
    assert client.get(reverse("organisation:home")).status_code == 403
    assert client.get(reverse("organisation:unit", args=[unit_a.pk])).status_code == 404


def test_the_table_of_rights_is_the_matrix():
    shown = {(act, role): reach for _kind, acts in queries.rights() for act, reaches in acts
             for role, reach in zip(Role, reaches, strict=True) if reach}  # fmt: skip
    assert shown == {(act, role): reach for role, acts in MATRIX.items() for act, reach in acts.items()}
