"""Surveys over REST and by Excel: the same rules, small groups without figures, no text that becomes a formula."""

from datetime import date
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from rest_framework.test import APIClient

from backend.acts.doing import Doing
from backend.acts.runner import perform
from backend.base import clock
from backend.organisation.models import Person
from backend.surveys.models import Counted, QuestionSet, Survey
from backend.surveys.workbook import CountBook, QuestionBook
from backend.workbooks.declaring import NoSuchContext, Row

COUNTS = {"Q1": {"hai_long": 8, "binh_thuong": 2}, "Q2": {"rat_hai_long": 10}}


@pytest.fixture
def api(cast):
    """A client as one of the cast."""

    def run(who):
        person = Person.objects.get(pk=cast[who].person_id)
        person.user = get_user_model().objects.create(username=f"u{person.pk}")
        person.save()
        client = APIClient()
        client.force_authenticate(person.user)
        return client

    return run


@pytest.fixture
def published(do, opened, unit_a, unit_b):
    group = opened.groups.get()
    for unit, valid, counts in ((unit_a, 10, COUNTS), (unit_b, 2, {"Q1": {"hai_long": 2}})):
        do("survey.count", opened, group=group, unit=unit, issued=20, valid=valid, invalid=1, counts=counts)
    for act in ("close", "accept"):
        do(f"survey.{act}", opened)
    do("survey.publish", opened, who="signatory")
    return opened


def test_results_over_rest_hold_exact_figures_and_no_hidden_one(api, published, unit_a, unit_b):
    rows = api("preparer").get(f"/api/v1/surveys/{published.pk}/results/").json()
    by_unit = {row["unit"]: row for row in rows}
    assert by_unit[unit_a.pk]["figures"]["score"] == "90/1"
    assert (by_unit[unit_b.pk]["hidden"], by_unit[unit_b.pk]["figures"]) == (True, {})
    assert by_unit[None]["covers_all"] is False
    assert by_unit[unit_a.pk]["method"]["status"] == "unconfirmed"


def test_results_are_not_there_before_they_are_settled(api, opened):
    assert api("appraiser").get(f"/api/v1/surveys/{opened.pk}/results/").status_code == 404


def test_codes_come_in_the_answer_of_the_act_only(api, survey, unit_a):
    client = api("appraiser")
    etag = client.get(f"/api/v1/surveys/{survey.pk}/").headers["ETag"]
    given = {"group": survey.groups.get().pk, "unit": unit_a.pk, "number": 2}
    made = client.post(f"/api/v1/surveys/{survey.pk}/make_links/", given, format="json", HTTP_IF_MATCH=etag)
    assert (made.status_code, "codes" in client.get(f"/api/v1/surveys/{survey.pk}/").json()) == (200, False)


def row(book, context, number=2, **cells):
    """A line of an uploaded sheet."""
    return Row(number, cells)


@pytest.fixture
def counting(cast, opened):
    book = CountBook()
    return book, book.context(cast["appraiser"], str(opened.groups.get().pk))


def test_a_sheet_of_counts_has_a_column_for_each_option(counting):
    book, context = counting
    codes = [column.code for column in book.columns(context)]
    assert codes[:5] == ["unit", "name", "issued", "valid", "invalid"]
    assert "Q1:hai_long" in codes
    assert not any(code.startswith("Y:") for code in codes)


def test_an_impossible_line_is_at_fault(counting):
    book, context = counting
    bad = row(book, context, unit="A", issued=10, valid=5, invalid=0, **{"Q1:hai_long": 6})
    strange = row(book, context, unit="X", issued=1, valid=1, invalid=0)
    book.check(context, [bad, strange])
    assert [fault.reason.code for line in (bad, strange) for fault in line.faults] == [
        "survey.more_than_valid", "survey.unit_not_asked_about",
    ]  # fmt: skip


def test_sound_lines_become_countings(counting, cast, opened):
    book, context = counting
    good = row(book, context, unit="A", issued=10, valid=5, invalid=0, **{"Q1:hai_long": 5})
    book.check(context, [good])
    assert good.faults == []
    book.save(Doing(cast["appraiser"], "survey.count", clock.now()), context, iter([good]))
    assert Counted.objects.get().counts == {"Q1": {"hai_long": 5}}
    (known,) = book.existing(context, [("A",)])
    assert (known["valid"], known["Q1:hai_long"]) == (5, 5)


def test_a_group_of_a_survey_out_of_reach_is_not_there(cast, opened):
    with pytest.raises(NoSuchContext):
        CountBook().context(cast["preparer"], str(opened.groups.get().pk))


def test_questions_are_written_from_a_sheet(cast, do, province):
    given = {"unit": province, "code": "x", "title": "Phiếu", "instrument": "xhh"}
    draft = do("question_set.create", **given).result
    book = QuestionBook()
    context = book.context(cast["appraiser"], str(draft.pk))
    line = {"code": "C1", "element": "E", "element_title": "Yếu tố", "text_vi": "Câu?", "asked": "single"}
    good = row(book, context, **line, options="tot | Tốt | 100 | hl; kem | Kém | 0", required=True)
    bad = row(book, context, **(line | {"code": "C2"}), options="tot")
    book.check(context, [good, bad])
    assert [fault.column for fault in (*good.faults, *bad.faults)] == ["options"]
    book.save(Doing(cast["appraiser"], "question_set.put", clock.now()), context, iter([good]))
    question = QuestionSet.objects.get(pk=draft.pk).form.question("C1")
    assert [option.code for option in question.options] == ["tot", "kem"]


def test_an_option_that_looks_like_a_formula_stays_text(do, province, api, unit_a):
    given = {"unit": province, "code": "x", "title": "Phiếu", "instrument": "sipas"}
    made = do("question_set.create", **given).result
    options = ["a | =1+1 | | hl", "b | B"]
    do("question_set.put", made, element="E", code="C", text_vi="Câu?", asked="single", options=options)
    do("question_set.publish", made)
    days = {"opens_on": date(2026, 6, 1), "closes_on": date(2026, 6, 30)}
    survey = do(
        "survey.create", unit=province, title="KS", year=2026, instrument="sipas", units=[unit_a], **days
    ).result
    do("survey.set_group", survey, question_set=QuestionSet.objects.get(pk=made.pk))
    do("survey.open", survey)
    given = {"group": survey.groups.get(), "unit": unit_a, "issued": 9, "valid": 9, "invalid": 0}
    do("survey.count", survey, counts={"C": {"a": 9}}, **given)
    do("survey.close", survey)
    do("survey.accept", survey)
    client = api("appraiser")
    page = Client()
    page.force_login(client.handler._force_user)
    got = page.get(reverse("surveys:workbook", args=[survey.pk]))
    cells = [cell for line in load_workbook(BytesIO(got.content)).active.iter_rows() for cell in line]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s", "s"]


def test_two_closings_at_once_close_once(committed_db, opened, cast):
    def close():
        return perform("survey.close", actor=cast["appraiser"], subject=opened.pk)

    results = committed_db.together([close, close])
    assert sum(isinstance(result, Exception) for result in results) == 1
    assert Survey.objects.get(pk=opened.pk).state == "closed"
