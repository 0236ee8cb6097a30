"""The help and the description of the API: complete, true to the tables, light."""

import gzip

import pytest
from django.urls import reverse
from django.utils.html import escape

from backend.site.api_docs import resources
from backend.site.guides import BY_SLUG, GUIDES
from backend.site.help_tasks import TASKS
from permissions.acts import ACTS
from permissions.matrix import MATRIX
from permissions.roles import Role

pytestmark = pytest.mark.django_db
LIMIT = 60 * 1024


def test_every_role_has_one_guide():
    assert [guide.role for guide in GUIDES] == list(Role)
    assert len(BY_SLUG) == len(GUIDES)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_a_guide_names_only_acts_that_its_role_has(guide):
    acts = {step.act for step in guide.steps if step.act}
    assert acts <= set(ACTS)
    assert acts <= set(MATRIX[guide.role])


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_a_guide_speaks_both_languages(client, guide):
    url = reverse("site:help_role", args=[guide.slug])
    assert escape(guide.what.vi) in client.get(url).content.decode()
    client.cookies["django_language"] = "en"
    assert escape(guide.steps[0].text.en) in client.get(url).content.decode()


def test_a_guide_links_only_to_pages_that_exist():
    pages = {step.page for guide in GUIDES for step in guide.steps if step.page}
    assert pages
    assert all(reverse(page).startswith("/") for page in pages)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.slug)
def test_a_job_names_only_acts_of_the_role_and_pages_that_exist(task):
    for step in task.steps:
        assert not step.act or step.act in MATRIX[step.role], step.text.vi
        assert not step.page or reverse(step.page).startswith("/")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.slug)
def test_a_job_speaks_both_languages(client, task):
    url = reverse("site:help_task", args=[task.slug])
    assert escape(task.what.vi) in client.get(url).content.decode()
    client.cookies["django_language"] = "en"
    assert escape(task.steps[0].text.en) in client.get(url).content.decode()


def test_an_unknown_job_is_not_found(client):
    assert client.get("/tro-giup/viec/khong-co/").status_code == 404


def test_an_unknown_guide_is_not_found(client):
    assert client.get("/tro-giup/khong-co/").status_code == 404


def test_the_help_answers_what_people_ask(client):
    page = client.get("/tro-giup/").content.decode()
    for anchor in ("can-xac-nhan", "phieu-kin", "kiem-tra-bang"):
        assert f'id="{anchor}"' in page


def test_the_docs_of_the_api_name_every_route_of_the_document(client):
    listed = {(one.method, one.path) for resource in resources() for one in resource.operations}
    document = client.get("/api/v1/openapi/?format=json").json()
    told = {
        (method.upper(), path) for path, item in document["paths"].items() for method in item if method != "parameters"
    }
    assert listed == told


def test_an_act_shows_its_inputs_and_its_problems():
    [holdings] = [one for one in resources() if one.name == "holdings"]
    [end] = [one for one in holdings.operations if one.path.endswith("/{id}/end/")]
    assert [value.name for value in end.body] == ["last_day", "basis"]
    assert {"400", "401", "403", "404", "409"} <= set(end.problems)


def test_the_docs_of_the_api_are_light_and_without_swagger(client):
    page = client.get("/api/").content
    assert len(gzip.compress(page)) <= LIMIT
    assert b"swagger" not in page.lower()
    for word in (b"If-Match", b"Idempotency-Key", b"curl", b"/api/v1/token/"):
        assert word in page
