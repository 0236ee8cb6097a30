"""The ground of a nomination: chosen where the law leaves a choice, and what is asked and kept because of it."""

from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue import queries as catalogue
from backend.catalogue.models import Round
from backend.history.models import AwardRecord
from backend.nominations import procedures, queries, steps
from backend.nominations.models import Nomination, Submission
from backend.nominations.workbook import TITLES
from backend.organisation.models import Person
from tests.apps.nominations.conftest import PROCESS, _round
from tests.apps.nominations.test_steps import granted, reception
from tests.apps.nominations.test_steps import sent as sent
from tests.apps.nominations.test_steps import within as within
from tests.support.workbooks import line, sheet
from workflows.engine import Refused

PM, LETTER, ONLY = "bang-khen-thu-tuong", "giay-khen", "bang-khen-tinh-dot-xuat"
LATER = datetime(2026, 11, 2, 9, tzinfo=clock.HANOI)


@pytest.fixture
def mixed(province: Any, unit_a: Any, preparer: Any) -> Submission:
    """A draft in a round of several awards whose process judges movements."""
    round_ = _round(province, "2024-NHIEU", PROCESS, PM, LETTER, ONLY)
    Round.objects.filter(pk=round_.pk).update(closes_on=None)
    done = perform("submission.create", actor=preparer, inputs={"round": round_, "unit": unit_a})
    return Submission.objects.get(pk=done.subject_id)


@pytest.fixture
def free(mixed: Submission) -> Submission:
    """The same in a round whose process leaves every ground open."""
    Round.objects.filter(pk=mixed.round_id).update(process_code="chua-co")
    return Submission.objects.get(pk=mixed.pk)


@pytest.fixture
def who(person: Any, unit_a: Any) -> Person:
    made: Person = person("Phạm Thị Cúc", unit_a)
    return made


def reasons(no: pytest.ExceptionInfo[Any]) -> list[str]:
    return [reason.code for reason in no.value.reasons]


def asked(row: Nomination) -> set[str]:
    row = queries.nominations().get(pk=row.pk)
    return {one.criterion for one in queries.findings_for([row], clock.now())[row.pk]}


def test_the_only_ground_needs_no_choice_and_the_round_may_leave_one(mixed: Any, add: Any, who: Any) -> None:
    assert add(mixed, who, ONLY).ground == "sudden"
    assert add(mixed, who, LETTER).ground == "movement"


def test_where_a_choice_is_left_it_is_asked_for_with_what_there_is(free: Any, add: Any, who: Any) -> None:
    with pytest.raises(Refused) as no:
        add(free, who, LETTER)
    assert reasons(no) == ["award.ground_needed"]
    assert no.value.reasons[0].data["grounds"] == "Công trạng, Đột xuất, Phong trào, chuyên đề"
    assert add(free, who, LETTER, ground="sudden").ground == "sudden"


def test_a_ground_that_the_law_of_the_day_does_not_have_is_refused(free: Any, add: Any, who: Any) -> None:
    with pytest.raises(Refused) as no:
        add(free, who, LETTER, ground="thematic")
    assert reasons(no) == ["award.ground_not_in_law"]
    with clock.stated(LATER):
        assert add(free, who, LETTER, ground="thematic").ground == "thematic"


def test_sudden_merit_is_asked_what_the_law_asks_of_it_and_no_chain_of_years(free: Any, add: Any, who: Any) -> None:
    merit, sudden = add(free, who, PM, ground="merit"), add(free, who, PM, ground="sudden")
    assert ("bkttcp-khac" in asked(sudden), "bkttcp-ca-nhan-nam-nam" in asked(sudden)) == (True, False)
    assert ("bkttcp-khac" in asked(merit), "bkttcp-ca-nhan-nam-nam" in asked(merit)) == (False, True)


def test_one_award_on_two_grounds_is_no_double_but_twice_on_one_is(free: Any, add: Any, who: Any) -> None:
    add(free, who, LETTER, ground="merit")
    add(free, who, LETTER, ground="sudden")
    with pytest.raises(Refused) as no:
        add(free, who, LETTER, ground="sudden")
    assert reasons(no) == ["nomination.already_live"]


def test_editing_keeps_the_ground_where_the_other_award_has_it(free: Any, add: Any, who: Any, preparer: Any) -> None:
    row = add(free, who, PM, ground="sudden")

    def edit(**given: Any) -> str:
        perform("nomination.edit", actor=preparer, subject=row.pk, inputs={"citation": "Cứu người", **given})
        row.refresh_from_db()
        return row.ground

    assert edit(award=LETTER) == "sudden"
    assert edit(award=LETTER, ground="movement") == "movement"
    assert edit(award=ONLY) == "sudden"


def test_the_column_of_the_template_and_of_pasted_lines(free: Any, preparer: Any, person: Any, unit_a: Any) -> None:
    names = [person(name, unit_a).full_name for name in ("Phạm Thị Cúc", "Võ Văn Hai", "Lê Văn Ba")]
    award = catalogue.awards_known()[LETTER].name.vi
    file = sheet(line(names[0], award=award, ground="Đột xuất"), line(names[1], award=award))
    with pytest.raises(Refused) as no:
        perform("nomination.import", actor=preparer, subject=free.pk, inputs={"file": file})
    assert reasons(no) == ["import.award.ground_needed"]
    file = sheet(line(names[0], award=award, ground="Đột xuất"), line(names[1], award=award, ground="merit"))
    perform("nomination.import", actor=preparer, subject=free.pk, inputs={"file": file})
    text = f"{TITLES['name']}\t{TITLES['ground']}\n{names[2]}\tPhong trào, chuyên đề"
    given = {"text": text, "every_award": LETTER, "every_citation": "x", "every_nominee_kind": "individual"}
    perform("nomination.paste", actor=preparer, subject=free.pk, inputs=given)
    assert list(free.nominations.order_by("ordinal").values_list("ground", flat=True)) == [
        "sudden", "merit", "movement",
    ]  # fmt: skip
    file = sheet(line(names[2], award=award, ground="Vì tình cảm"))
    with pytest.raises(Refused) as no:
        perform("nomination.import", actor=preparer, subject=free.pk, inputs={"file": file})
    assert "import.unknown_value" in reasons(no)


def test_the_template_offers_the_grounds_of_its_awards(mixed: Any, preparer: Any, browse: Any) -> None:
    book = openpyxl.load_workbook(BytesIO(browse(preparer).get(f"/de-nghi/{mixed.pk}/danh-sach/mau.xlsx").content))
    words = {str(cell.value) for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value}
    assert {"Đột xuất", "Đối ngoại"} <= words
    assert "Niên hạn" not in words


def test_a_draft_whose_law_changed_says_which_rows_have_no_ground_any_more(ready: Any, head: Any) -> None:
    ready.nominations.update(ground="thematic")
    with pytest.raises(Refused) as no:
        perform("submission.submit", actor=head, subject=ready.pk)
    assert reasons(no) == ["submission.grounds_not_in_law"]


def test_reception_under_a_law_without_the_ground_is_refused(sent: Submission, within: Any) -> None:
    sent.nominations.update(ground="thematic")
    with pytest.raises(Refused) as no:
        within(lambda doing: reception(doing, sent))
    assert reasons(no) == ["nomination.ground_not_in_law"]
    assert no.value.reasons[0].data["name"] == "Phạm Thị Cúc"


def test_the_history_keeps_on_which_ground_an_award_was_given(sent: Submission, within: Any) -> None:
    row = within(lambda doing: granted(doing, sent))
    assert AwardRecord.objects.get(nomination=row.pk).ground == "movement"


def test_a_shorter_list_of_papers_for_sudden_merit_is_for_sudden_merit_only(
    free: Any, add: Any, who: Any, preparer: Any
) -> None:
    def choose() -> None:
        inputs = {"case": "dot-xuat", "reason": "Khen đột xuất ngay sau vụ cứu hộ"}
        perform("submission.choose_procedure", actor=preparer, subject=free.pk, inputs=inputs)

    def papers() -> set[str]:
        rows = queries.live_rows(free)
        return {paper.code for paper in queries.required_papers(free, rows, clock.today())}

    add(free, who, LETTER, ground="merit")
    with pytest.raises(Refused) as no:
        choose()
    assert reasons(no) == ["procedure.other_ground"]
    full = papers()
    add(free, who, LETTER, ground="sudden")
    choose()
    assert procedures.chosen(free) is not None
    assert papers() == full
    free.nominations.filter(ground="merit").delete()
    assert papers() < full


def test_a_special_certificate_is_asked_for_sudden_merit_only(free: Any) -> None:
    pack = catalogue.pack_value(queries.pack_of(free, date(2024, 3, 4)))
    paper = next(one for one in pack.papers if one.code == "chung-nhan-thanh-tich-dac-biet")
    row = Nomination(award=paper.awards[0], nominee_kind="individual", ground="sudden")
    assert queries.asked_of(paper, row)
    row.ground = "merit"
    assert not queries.asked_of(paper, row)


@pytest.fixture
def browse(db: None) -> Any:
    def sign_in(actor: Any) -> Client:
        person = Person.objects.get(pk=actor.person_id)
        if person.user is None:
            person.user = get_user_model().objects.create(username=f"u{person.pk}")
            person.save()
        client = Client()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def test_the_form_offers_the_law_s_grounds_and_presets_the_only_one(
    free: Any, submission: Any, preparer: Any, browse: Any
) -> None:
    open_ = browse(preparer).get(f"/de-nghi/{free.pk}/danh-sach/them/").content.decode()
    assert "Bằng khen của Thủ tướng Chính phủ: Công trạng, Đột xuất, Phong trào, chuyên đề, Đối ngoại" in open_
    assert 'value="thematic"' not in open_
    one = browse(preparer).get(f"/de-nghi/{submission.pk}/danh-sach/them/").content.decode()
    assert '<option value="movement" selected' in one
    assert 'value="merit"' not in one


def test_pages_and_api_say_the_ground(free: Any, add: Any, who: Any, preparer: Any, browse: Any) -> None:
    row = add(free, who, LETTER, ground="sudden")
    client = browse(preparer)
    for path in (f"/de-nghi/dong/{row.pk}/", f"/de-nghi/{free.pk}/danh-sach/", "/de-nghi/tat-ca/"):
        assert "Đột xuất" in client.get(path).content.decode(), path
    listed = client.get("/api/v1/nominations/", {"ground": "sudden"}).json()["results"]
    assert [one["ground"] for one in listed] == ["sudden"]
    assert client.get("/api/v1/nominations/", {"ground": "merit"}).json()["results"] == []


def test_older_rows_got_the_first_ground_of_their_award(free: Any, add: Any, who: Any) -> None:
    keys = {award: add(free, who, award, ground=ground).pk for award, ground in ((PM, "movement"), (ONLY, "sudden"))}
    free.nominations.update(ground="merit")
    editor = SimpleNamespace(connection=connection)
    import_module("backend.nominations.migrations.0007_grounds").name(apps, editor)
    assert {award: Nomination.objects.get(pk=pk).ground for award, pk in keys.items()} == {PM: "merit", ONLY: "sudden"}


def test_an_agreed_change_is_refused_when_the_law_has_no_such_ground(sent: Submission, within: Any) -> None:
    def play(doing: Any) -> None:
        row = reception(doing, sent)[0]
        change = row.changes.create(
            from_award=row.award, from_ground=row.ground, to_award=LETTER, to_ground="thematic", reason="Thử",
            proposed_by="A", proposed_at=doing.at,
        )  # fmt: skip
        steps.apply_change(doing, change)

    with pytest.raises(Refused) as no:
        within(play)
    assert reasons(no) == ["award.ground_not_in_law"]
