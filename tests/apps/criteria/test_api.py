"""Drafts over REST: the linter as JSON, the tree both ways, what differs, and unreadable nodes refused by path."""

import pytest
from rest_framework.test import APIClient

from permissions.roles import Role


@pytest.fixture
def api(province, person, draft, django_user_model) -> APIClient:
    user = django_user_model.objects.create(username="soan-api")
    someone = person("Ngô Soạn Thảo", province, Role.APPRAISER)
    someone.user = user
    someone.save(update_fields=["user"])
    found = APIClient()
    found.force_authenticate(user)
    return found


def test_the_linter_answers_as_json_with_the_place(api, draft, do, leaf):
    do("add_node", draft, parent="1", node=leaf("", points="2"))
    found = api.get(f"/api/v1/criteria-drafts/{draft.pk}/lint/").json()
    assert [(row["where"], row["code"]) for row in found] == [("1", "sum_differs")]
    assert found[0]["says"].startswith("1: ghi")


def test_the_tree_goes_out_and_comes_back(api, draft):
    url = f"/api/v1/criteria-drafts/{draft.pk}/"
    tree = api.get(f"{url}text/").json()["criteria"]
    tree["areas"][0]["title_vi"] = "Tên mới"
    tag = {"HTTP_IF_MATCH": draft.etag}
    assert api.post(f"{url}replace/", {"criteria": tree}, format="json", **tag).status_code == 200
    draft.refresh_from_db()
    assert draft.criteria.areas[0].title_vi == "Tên mới"


@pytest.mark.parametrize(
    "node", [{"code": "9"}, {"code": "9", "rule": {"shape": "yes_no", "x": 1}}, "{", [], {"max_points": 0.5}]
)
def test_an_unreadable_node_is_refused_with_its_path(api, draft, node):
    url = f"/api/v1/criteria-drafts/{draft.pk}/add_node/"
    answer = api.post(url, {"node": node}, format="json", HTTP_IF_MATCH=draft.etag)
    assert answer.status_code == 400, answer.json()


def test_what_differs_is_told(api, draft, do):
    do("remove_node", draft, target="2")
    found = api.get(f"/api/v1/criteria-drafts/{draft.pk}/difference/").json()
    assert {row["kind"] for row in found["nodes"]} == {"removed"}
    assert {row["name"] for row in found["fields_changed"]} >= {"year", "code"}
