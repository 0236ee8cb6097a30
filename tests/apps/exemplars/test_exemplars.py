"""An exemplar from selection to the page, and off it the moment consent or truth is gone."""

import pytest
from django.db import Error, transaction
from django.test import Client

from backend.acts.doing import Doing
from backend.base import clock
from backend.exemplars import steps
from backend.exemplars.models import Exemplar
from workflows.engine import Refused


def codes(refusal) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def state(row) -> str:
    return Exemplar.objects.get(pk=row.pk).state


def test_an_exemplar_is_of_the_unit_that_chooses(act, unit_b, hero):
    with pytest.raises(Refused) as no:
        act("exemplar.select", "other", unit=unit_b, person=hero, year=2026, title="Của người khác", why="Thử xem")
    assert "exemplar.of_another_unit" in codes(no)


def test_without_a_story_nobody_is_introduced(act, unit_a, hero):
    row = act("exemplar.select", "preparer", unit=unit_a, person=hero, year=2026, title="Chưa viết", why="Thử xem")
    with pytest.raises(Refused) as no:
        act("exemplar.introduce", "head", row)
    assert codes(no) == {"exemplar.needs_story"}


def test_the_same_example_is_chosen_once_a_year(act, selected, unit_a, hero):
    with pytest.raises(Refused) as no:
        act("exemplar.select", "preparer", unit=unit_a, person=hero, year=2026, title=selected.title, why="Lần nữa")
    assert codes(no) == {"exemplar.exists"}


def test_advice_against_closes_recognition(act, selected):
    act("exemplar.introduce", "head", selected)
    act("exemplar.consider", "desk", selected, advised="no", advice="Việc phải làm.")
    with pytest.raises(Refused) as no:
        act("exemplar.recognise", "signatory", selected, document="1/QĐ")
    assert codes(no) == {"exemplar.advice_against"}


def test_recognition_alone_makes_nothing_known(recognised):
    assert (recognised.state, recognised.shown_from) == ("recognised", None)


def test_without_consent_nothing_is_made_known(act, recognised):
    act("exemplar.withdraw_consent", "head", recognised, stated_by="Đơn xin thôi")
    with pytest.raises(Refused) as no:
        act("exemplar.publish", "desk", recognised)
    assert codes(no) == {"exemplar.needs_consent"}


def test_nobody_is_shown_to_more_than_they_agreed_to(act, recognised):
    with pytest.raises(Refused) as no:
        act("exemplar.publish", "desk", recognised, audience="public")
    assert codes(no) == {"exemplar.consent_narrower"}
    act("exemplar.record_consent", "preparer", recognised, audience="public", stated_by="Bản ký mới")
    act("exemplar.publish", "desk", recognised, audience="public")
    assert "Bùi Gương Sáng" in Client().get("/dien-hinh/").content.decode()


def test_withdrawn_consent_takes_the_page_down_at_once_and_leaves_the_recognition(act, shown):
    act("exemplar.withdraw_consent", "head", shown, stated_by="Đơn xin thôi")
    assert state(shown) == "recognised"
    assert [word.given for word in shown.consents.all()] == [True, False]


def test_a_narrower_consent_takes_a_public_page_down(act, recognised):
    act("exemplar.record_consent", "preparer", recognised, audience="public", stated_by="Bản ký mới")
    act("exemplar.publish", "desk", recognised, audience="public")
    act("exemplar.record_consent", "preparer", recognised, audience="office", stated_by="Chỉ trong cơ quan")
    assert state(recognised) == "recognised"


def test_an_annulled_recognition_is_on_no_page(act, shown):
    act("exemplar.annul", "signatory", shown, reason="Số liệu không đúng.")
    assert state(shown) == "annulled"
    assert Client().get(f"/dien-hinh/{shown.pk}/").status_code == 404


def test_the_annulment_of_an_award_takes_pages_of_the_same_person_and_years_down(shown, cast, hero):
    doing = Doing(cast["signatory"], "decision.annul", clock.now(), asked=True)
    with transaction.atomic():
        steps.award_annulled(doing, person=hero, unit=None, first=2024, last=2025)
        assert state(shown) == "shown"
        steps.award_annulled(doing, person=hero, unit=None, first=2025, last=2026)
    assert state(shown) == "recognised"


def test_the_office_page_is_no_public_page(shown):
    assert "Bùi Gương Sáng" not in Client().get("/dien-hinh/").content.decode()
    assert Client().get(f"/dien-hinh/{shown.pk}/").status_code == 404


def test_what_was_recognised_does_not_change(recognised):
    with pytest.raises(Error), transaction.atomic():
        Exemplar.objects.filter(pk=recognised.pk).update(story="Chuyện khác")


def test_a_word_of_consent_is_never_deleted(selected):
    with pytest.raises(Error), transaction.atomic():
        selected.consents.all().delete()
