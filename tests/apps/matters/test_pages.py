"""The pages of the register: for named officers only, from the search to the closed matter."""

import pytest
from django.urls import reverse

from backend.matters.models import Matter, RegisterCheck

pytestmark = pytest.mark.django_db


def test_an_officer_finds_a_person_without_marks_and_enters_a_matter(browse, staff):
    site = browse("officer")
    found = site.get(reverse("matters:choose"), {"q": "pham cuc"}).content.decode()
    address = reverse("matters:enter", args=["person", staff.pk])
    assert address in found
    form = site.get(address).content.decode()
    assert "ai tố cáo" in form
    sent = {"person": staff.pk, "matter_kind": "press", "opened_on": "2026-02-01", "document": "TB 9/TB"}
    assert site.post(address, sent).status_code == 302
    page = site.get(reverse("matters:home"), {"q": "cuc", "kind": "press", "state": "open"}).content.decode()
    assert reverse("matters:matter", args=[Matter.objects.get().pk]) in page


@pytest.mark.parametrize("who", ["head", "preparer", "auditor", "administrator"])
def test_others_find_no_register(browse, enter, staff, who):
    matter = enter(person=staff)
    site = browse(who)
    pages = [reverse("matters:home"), reverse("matters:choose"), reverse("matters:matter", args=[matter.pk])]
    assert {site.get(page).status_code for page in pages} == {403}
    assert site.get(f"/api/v1/matters/{matter.pk}/").status_code == 404
    assert site.get("/api/v1/matters/").json()["results"] == []


def test_a_reader_reads_and_an_officer_closes(browse, enter, staff):
    matter = enter(person=staff)
    address = reverse("matters:matter", args=[matter.pk])
    assert "matter.close" not in browse("appraiser").get(address).content.decode()
    assert "matter.close" in browse("officer").get(address).content.decode()


def test_a_wrong_form_says_what_is_wrong_beside_the_field(browse, staff):
    address = reverse("matters:enter", args=["person", staff.pk])
    sent = {"person": staff.pk, "matter_kind": "imposed", "opened_on": "2026-02-01", "document": "QĐ 9"}
    answer = browse("officer").post(address, sent)
    assert answer.status_code == 400
    assert "Kỷ luật cần ghi" in answer.content.decode()


def test_a_register_is_said_to_be_whole_on_its_page(browse, unit_a):
    sent = {"unit": unit_a.pk, "as_of": "2026-03-01"}
    assert browse("officer").post(reverse("matters:check"), sent).status_code == 302
    assert RegisterCheck.objects.get().unit == unit_a
