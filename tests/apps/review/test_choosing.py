"""Choosing the more favourable law: only where a transition row opens it, by the appraiser, with a record beside."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from backend.audit.models import Line
from backend.base import clock
from backend.catalogue.models import Adoption, Edition, PackChoice
from backend.nominations.models import EligibilityFinding
from backend.nominations.queries import pack_of, read_laws
from backend.review import choosing
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
WHY = {"reason": "Tiêu chuẩn mới thuận lợi hơn", "basis": "Luật 06/2026/QH16, quy định chuyển tiếp"}


def newest():
    return Edition.objects.filter(kind="pack", code="l06-2022-l06-2026").latest("version")


def codes(refused):
    return {reason.code for reason in refused.value.reasons}


@pytest.fixture
def waiting(received):
    """Received under Decree 152 and still here after the law changed."""
    submission = received(2)
    with clock.stated(LATER):
        yield submission


def test_the_newer_law_is_offered_by_its_transition_row_only(waiting):
    [offer] = choosing.offered(waiting, LATER.date())
    assert (offer.edition, offer.transition.code) == (newest(), "chuyen-tiep-co-loi-hon")
    assert choosing.offered(waiting, date(2026, 9, 30)) == []


def test_a_choice_is_a_record_beside_the_pinned_pack(waiting, does):
    pinned = waiting.pack
    does("appraiser", "submission.choose_pack", waiting, pack=newest(), **WHY)
    waiting.refresh_from_db()
    assert (waiting.pack, waiting.law, pack_of(waiting, LATER.date())) == (pinned, newest(), newest())
    made = PackChoice.objects.get()
    assert (made.reason, made.transition, made.chosen_by) == (WHY["reason"], "chuyen-tiep-co-loi-hon", "Đỗ Văn Xét")


def test_an_unread_transition_is_adopted_and_every_row_judged_anew(waiting, does):
    does("appraiser", "submission.choose_pack", waiting, pack=newest(), **WHY)
    assert Adoption.objects.get(row="chuyen-tiep-co-loi-hon").edition == newest()
    again = EligibilityFinding.objects.filter(occasion="choose_pack")
    assert set(again.values_list("nomination", flat=True)) == set(waiting.nominations.values_list("pk", flat=True))
    assert set(again.values_list("status", flat=True)) == {"unconfirmed"}
    assert Line.objects.filter(entry__act="submission.choose_pack", subject_id=str(waiting.pk)).exists()


def test_a_choice_is_never_changed(waiting, does):
    does("appraiser", "submission.choose_pack", waiting, pack=newest(), **WHY)
    with pytest.raises(DatabaseError), transaction.atomic():
        PackChoice.objects.update(reason="khác")


def test_the_same_choice_twice_and_an_older_law_are_refused(waiting, does):
    older = Edition.objects.get(kind="pack", code="l15-2003-nd91-2017")
    with pytest.raises(Refused) as no:
        does("appraiser", "submission.choose_pack", waiting, pack=older, **WHY)
    assert codes(no) == {"submission.no_transition"}
    does("appraiser", "submission.choose_pack", waiting, pack=newest(), **WHY)
    with pytest.raises(Refused) as no:
        does("appraiser", "submission.choose_pack", waiting, pack=newest(), **WHY)
    assert codes(no) == {"submission.pack_chosen_already"}


@pytest.mark.parametrize("who", ["desk", "head", "preparer", "signatory"])
def test_only_the_appraiser_of_the_awarding_body_chooses(waiting, does, who):
    with pytest.raises(NotPermitted):
        does(who, "submission.choose_pack", waiting, pack=newest(), **WHY)


def test_the_units_own_appraiser_reads_both_laws_but_is_not_offered_the_choice(waiting, does, people, person, unit_a):
    with clock.stated(LATER + timedelta(minutes=1)):
        own, url = person("Vũ Thị Ở Sở", unit_a, "appraiser"), reverse("review:law", args=[waiting.pk])
        for someone, may in ((own, False), (people["appraiser"], True)):
            someone.user = get_user_model().objects.create(username=f"u{someone.pk}")
            someone.save()
            client = Client()
            client.force_login(someone.user, backend="django.contrib.auth.backends.ModelBackend")
            page = client.get(url)
            assert (page.status_code, page.context["may_choose"]) == (200, may)
            assert ("<textarea" in page.content.decode()) == may
            offered = {row["act"] for row in client.get(f"/api/v1/submissions/{waiting.pk}/acts/").json()}
            assert ("submission.choose_pack" in offered) == may
            assert may or client.post(url, {"pack": newest().pk, **WHY}).status_code == 403
    with pytest.raises(NotPermitted):
        does(own, "submission.choose_pack", waiting, pack=newest(), **WHY)


def test_before_reception_there_is_nothing_to_choose(submitted, does):
    with pytest.raises(Refused):
        does("appraiser", "submission.choose_pack", submitted(), pack=newest(), **WHY)


def test_laws_of_many_are_read_in_one_query(waiting, does, django_assert_num_queries):
    does("appraiser", "submission.choose_pack", waiting, pack=newest(), **WHY)
    waiting.refresh_from_db()
    wanted = newest().pk
    with django_assert_num_queries(1):
        read_laws([waiting, waiting])
        assert waiting.law_id == wanted


def test_both_laws_stand_side_by_side_on_the_page(waiting, people):
    with clock.stated(LATER + timedelta(minutes=1)):
        someone = people["appraiser"]
        someone.user = get_user_model().objects.create(username="xet")
        someone.save()
        client = Client()
        client.force_login(someone.user, backend="django.contrib.auth.backends.ModelBackend")
        page = client.get(reverse("review:law", args=[waiting.pk])).content.decode()
        assert str(waiting.pack) in page
        assert str(newest()) in page
        answer = client.post(reverse("review:law", args=[waiting.pk]), {"pack": newest().pk, **WHY})
        assert answer.status_code == 302
        assert PackChoice.objects.count() == 1
