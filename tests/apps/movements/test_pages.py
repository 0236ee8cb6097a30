"""The pages of movements as each reader sees them, in a constant number of queries."""

import pytest
from django.urls import reverse

from backend.catalogue.models import Movement
from backend.movements.models import Registration
from backend.organisation.models import Unit

pytestmark = pytest.mark.django_db
REVIEW = {"document": "99/BC-UBND", "report": "Phong trào có kết quả rõ."}


def test_the_room_the_movement_and_the_registration_are_shown(signed, browse, movement):
    site = browse("head")
    for name, pk in (("home", None), ("movement", movement.pk), ("registration", signed.pk), ("results", movement.pk)):
        page = site.get(reverse(f"movements:{name}", args=[pk] if pk else []))
        assert page.status_code == 200
        assert movement.name in page.content.decode()


def test_a_registration_is_hidden_from_another_unit(signed, browse):
    assert browse("other_head").get(reverse("movements:registration", args=[signed.pk])).status_code == 404


def test_a_unit_registers_by_its_page(movement, browse, unit_a):
    sent = browse("preparer").post(reverse("movements:register"), {"movement": movement.pk, "unit": unit_a.pk})
    assert sent.status_code == 302
    assert Registration.objects.get().unit == unit_a


def test_the_supervisor_sees_a_movement_only_after_its_final_review(signed, browse, act, movement):
    site = browse("supervisor")
    pages = [reverse("movements:movement", args=[movement.pk]), reverse("movements:results", args=[movement.pk])]
    assert [site.get(page).status_code for page in pages] == [404, 404]
    act("movement.review_final", "signatory", movement, **REVIEW)
    assert [site.get(page).status_code for page in pages] == [200, 200]
    assert "Đăng ký thi đua" not in site.get(pages[0]).content.decode()
    assert movement.name in site.get(reverse("movements:oversight")).content.decode()


def test_the_results_are_downloaded_after_a_review(signed, browse, act, movement):
    site, url = browse("head"), reverse("movements:results-xlsx", args=[movement.pk])
    assert site.get(url).status_code == 404
    act("movement.review_midterm", "appraiser", movement, **REVIEW)
    assert site.get(url).content[:2] == b"PK"
    assert site.get(reverse("movements:results-pdf", args=[movement.pk])).content[:5] == b"%PDF-"
    assert site.get(reverse("movements:registration-pdf", args=[signed.pk])).content[:5] == b"%PDF-"


def test_the_list_asks_as_often_for_many_movements_as_for_one(
    movement, browse, django_assert_max_num_queries, province
):
    site, url = browse("appraiser"), reverse("movements:home")
    site.get(url)
    with django_assert_max_num_queries(60) as one:
        site.get(url)
    for n in range(15):
        Movement.objects.create(
            code=f"m{n}", name=f"Phong trào {n}", launched_by=Unit.objects.get(pk=province.pk),
            begins_on=movement.begins_on, ends_on=movement.ends_on,
        )  # fmt: skip
    with django_assert_max_num_queries(60) as many:
        site.get(url)
    assert len(one) == len(many)
