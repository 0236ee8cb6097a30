"""The rooms of those who hold surveys, and the results everybody may read."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from openpyxl import load_workbook

from backend.organisation.models import Person

COUNTS = {"Q1": {"hai_long": 8, "binh_thuong": 2}, "Q2": {"rat_hai_long": 10}}


@pytest.fixture
def sign_in(client, cast):
    """Signs one of the cast in."""

    def run(who):
        person = Person.objects.get(pk=cast[who].person_id)
        person.user = get_user_model().objects.create(username=f"u{person.pk}")
        person.save()
        client.force_login(person.user)
        return client

    return run


@pytest.fixture
def accepted(do, opened, unit_a, unit_b):
    """Ten forms about one department, two about the other."""
    group = opened.groups.get()
    for unit, valid, counts in ((unit_a, 10, COUNTS), (unit_b, 2, {"Q1": {"hai_long": 2}})):
        do("survey.count", opened, group=group, unit=unit, issued=20, valid=valid, invalid=1, counts=counts)
    do("survey.close", opened)
    do("survey.accept", opened)
    return opened


def page(client, name, *args):
    return client.get(reverse(f"surveys:{name}", args=args))


@pytest.mark.parametrize("name", ["home", "create", "sample", "question_sets", "draft"])
def test_the_rooms_open(sign_in, survey, name):
    assert page(sign_in("appraiser"), name).status_code == 200


@pytest.mark.parametrize("name", ["survey", "links", "results"])
def test_a_survey_and_its_pages_open(sign_in, accepted, name):
    assert page(sign_in("appraiser"), name, accepted.pk).status_code == 200


def test_a_question_set_and_its_questions_open(sign_in, question_set):
    client = sign_in("appraiser")
    assert "hài lòng và rất hài lòng" in page(client, "question_set", question_set.pk).content.decode()
    known = client.get(reverse("surveys:put", args=[question_set.pk]) + "?cau=Q1")
    assert (known.status_code, "rat_hai_long | Rất hài lòng" in known.content.decode()) == (200, True)
    assert client.get(reverse("surveys:put", args=[question_set.pk]) + "?cau=X").status_code == 404


def test_codes_are_shown_once_as_slips_with_squares(sign_in, survey, unit_a):
    client = sign_in("appraiser")
    given = {"group": survey.groups.get().pk, "unit": unit_a.pk, "number": 3, "idempotency_key": "k"}
    made = client.post(reverse("surveys:links", args=[survey.pk]), given).content.decode()
    again = client.post(reverse("surveys:links", args=[survey.pk]), given).content.decode()
    assert (made.count('class="qr"'), again.count('class="qr"')) == (3, 0)
    assert "không hiện lại được" in again


def test_the_result_shows_shares_method_and_hides_the_small(sign_in, accepted):
    text = page(sign_in("appraiser"), "results", accepted.pk).content.decode()
    assert "90,00%" in text
    assert "chỉ tính trên các đơn vị được hiện" in text
    assert "Cách tính" in text
    assert "dưới 3" in text


def test_a_hidden_unit_has_no_page_of_figures(sign_in, accepted, unit_b):
    text = sign_in("appraiser").get(reverse("surveys:results", args=[accepted.pk]) + f"?don-vi={unit_b.pk}")
    assert "không hiện kết quả" in text.content.decode()


def test_results_are_for_everybody_once_published(sign_in, do, accepted):
    client = sign_in("preparer")
    assert page(client, "results", accepted.pk).status_code == 404
    do("survey.publish", accepted, who="signatory")
    assert page(client, "results", accepted.pk).status_code == 200
    assert page(client, "survey", accepted.pk).status_code == 404


def test_the_workbook_holds_the_figures_and_nothing_hidden(sign_in, accepted):
    got = page(sign_in("appraiser"), "workbook", accepted.pk)
    rows = list(load_workbook(BytesIO(got.content)).active.iter_rows(min_row=4, values_only=True))
    assert [row[4] for row in rows if row[1] == "Sở Đồng Lúa" and row[3] == "Hài lòng"] == [8, 0]
    assert [row[3] for row in rows if row[1] == "Sở Bến Nước"] == ["dưới 3 phiếu, không hiện"]


def test_the_sample_of_each_group_is_shown(sign_in, survey):
    asked = {"populations": "Người dân = 12.400\nTổ chức = 400", "margin": "5"}
    text = sign_in("appraiser").get(reverse("surveys:sample"), asked).content.decode()
    assert ("388" in text, "200" in text, "588" in text) == (True, True, True)


def test_a_line_without_a_number_is_named(sign_in, survey):
    text = sign_in("appraiser").get(reverse("surveys:sample"), {"populations": "Người dân", "margin": "5"})
    assert "không có số người nguyên" in text.content.decode()


def test_words_are_read_by_the_holder_only_where_enough_answered(sign_in, do, codes, opened, unit_a, unit_b):
    from datetime import date

    from backend.surveys.answering import answer
    from tests.apps.surveys.conftest import answers

    for unit, number in ((unit_a, 3), (unit_b, 1)):
        for code in codes(unit, number):
            answer(code, answers(words=f"Mong {unit.code}"), date(2026, 6, 15))
    do("survey.close", opened)
    text = page(sign_in("appraiser"), "survey", opened.pk).content.decode()
    assert ("Mong A" in text, "Mong B" in text) == (True, False)


@pytest.mark.parametrize("name", ["home", "question_sets"])
def test_a_list_takes_as_many_queries_for_one_as_for_many(
    sign_in, do, province, survey, django_assert_max_num_queries, name
):
    client = sign_in("appraiser")
    for number in range(8):
        given = {"unit": province, "code": f"x{number}", "title": "Phiếu", "instrument": "sipas"}
        do("question_set.create", **given)
    with django_assert_max_num_queries(12):
        page(client, name)
