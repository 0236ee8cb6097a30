"""Secret dossiers: an anonymous row with number and level, counted in quotas, in no export, with no room for words."""

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from backend.acts.runner import perform
from backend.audit.models import Line
from backend.nominations.quotas import overruns, standing_of
from backend.organisation.models import Person
from backend.paper_dossiers.models import PaperDossier
from backend.quotas.models import Quota
from permissions.check import NotPermitted
from tests.apps.nominations.conftest import AT, AWARD
from workflows.engine import Refused

LEVEL = "province"


@pytest.fixture
def place(head, round_, unit_a):
    def run(level=LEVEL, who=None):
        inputs = {"round": round_, "unit": unit_a, "level": level}
        return perform("paper_dossier.place", actor=who or head, inputs=inputs).result

    return run


@pytest.fixture
def quota(round_):
    return Quota.objects.create(round=round_, award=AWARD, number=2, basis="CV", set_by="x", set_at=AT)


def stand(quota):
    found = standing_of(quota)
    return found.used, found.reserved, found.left


def test_there_is_no_field_for_a_name_or_a_text():
    texts = [
        field.name for field in PaperDossier._meta.fields
        if isinstance(field, models.CharField | models.TextField) and field.name not in ("state", "level")
    ]  # fmt: skip
    people = [field.name for field in PaperDossier._meta.fields if field.related_model is Person]
    assert (texts, people) == ([], [])


def test_it_takes_the_next_number_and_the_trail_says_no_more(place):
    assert [place().number, place().number] == [1, 2]
    line = Line.objects.filter(subject_kind="paper_dossier").latest("pk")
    assert (line.subject_name, line.data) == ("Hồ sơ mật – xử lý giấy số 2", {"number": 2, "level": LEVEL})


def test_it_holds_a_place_of_its_level_until_it_ends_without_award(place, quota, head):
    first, second = place(), place()
    assert stand(quota) == (0, 2, 0)
    perform("paper_dossier.close_granted", actor=head, subject=first.pk)
    perform("paper_dossier.close_ended", actor=head, subject=second.pk)
    assert stand(quota) == (1, 0, 1)


def test_a_place_of_another_level_is_not_taken(place, quota):
    place("state")
    assert stand(quota) == (0, 0, 2)


def test_a_quota_over_all_awards_counts_every_level(place, round_):
    quota = Quota.objects.create(round=round_, award="", number=3, basis="CV", set_by="x", set_at=AT)
    place("state")
    place("base")
    assert stand(quota) == (0, 2, 1)


def test_a_list_that_no_longer_fits_is_refused(place, quota, ready, head, unit_a, round_):
    place()
    place()
    assert overruns(unit_a, round_.pk, [AWARD])
    with pytest.raises(Refused):
        perform("submission.submit", actor=head, subject=ready.pk)


def test_only_the_unit_places(place, stranger):
    with pytest.raises(NotPermitted):
        place(who=stranger)


def test_a_closed_one_is_not_closed_again(place, head):
    row = place()
    perform("paper_dossier.close_ended", actor=head, subject=row.pk)
    with pytest.raises(Refused):
        perform("paper_dossier.close_granted", actor=head, subject=row.pk)


def test_it_stands_below_the_list_of_its_unit(place, head, submission, django_user_model):
    place()
    person = Person.objects.get(pk=head.person_id)
    person.user = django_user_model.objects.create(username="head")
    person.save()
    client = Client()
    client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
    assert "Hồ sơ mật – xử lý giấy" in client.get(reverse("nominations:rows", args=[submission.pk])).text
    page = client.get(reverse("paper_dossiers:home")).text
    assert "không bao giờ được nhập vào đây" in page
