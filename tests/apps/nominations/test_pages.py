"""The pages of the room: who sees them, that they say what is wrong, and that lists cost the same for 1 row and 30."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.acts.runner import perform
from backend.history.models import AwardRecord
from backend.nominations.models import Submission
from backend.organisation.models import Person
from permissions.actor import Actor
from tests.apps.nominations.conftest import AT
from tests.support.workbooks import line, sheet


@pytest.fixture
def enter(db: None) -> Callable[[Actor], Client]:
    """A signed-in browser of the person behind an actor."""

    def sign_in(actor: Actor) -> Client:
        person = Person.objects.get(pk=actor.person_id)
        if person.user is None:
            person.user = get_user_model().objects.create(username=f"u{person.pk}")
            person.save()
        client = Client()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def to(name: str, *args: Any) -> str:
    return reverse(f"nominations:{name}", args=args)


@pytest.mark.parametrize("name", ["submission", "letter", "meeting", "papers", "submit", "rows", "add-row", "import"])
def test_each_page_opens_for_the_unit_and_hides_from_others(
    ready: Submission, preparer: Any, stranger: Any, enter: Any, name: str
) -> None:
    assert enter(preparer).get(to(name, ready.pk)).status_code == 200
    assert enter(stranger).get(to(name, ready.pk)).status_code == 404


def test_an_award_that_nobody_confirmed_is_told_as_such_on_the_page(ready: Any, preparer: Any, enter: Any) -> None:
    row = ready.nominations.get()
    AwardRecord.objects.create(
        person=row.person, home=row.unit, award=row.award, ground="movement", year_from=2023, year_to=2023, source="Sổ"
    )
    page = enter(preparer).get(to("nomination", row.pk)).content.decode()
    assert "chưa xác nhận, chờ chuyên viên thẩm định xác nhận" in page


def test_where_the_law_is_to_be_confirmed_the_page_says_what_the_facts_say(
    ready: Submission, preparer: Any, head: Any, enter: Any
) -> None:
    perform("submission.submit", actor=head, subject=ready.pk)
    row = ready.nominations.get()
    told = {f.detail["computed"] for f in row.findings.all() if f.outcome == "to_confirm" and not f.sensitive}
    assert told == {"pass"}
    page = enter(preparer).get(to("nomination", row.pk)).content.decode()
    assert ("theo dữ liệu: đạt" in page, "theo dữ liệu: chưa đạt" in page) == (True, False)


@pytest.mark.parametrize("name", ["home", "list", "new"])
def test_the_lists_open(ready: Submission, preparer: Any, enter: Any, name: str) -> None:
    assert enter(preparer).get(to(name)).status_code == 200
    assert Client().get(to(name)).status_code == 302


def test_search_works_without_marks(ready: Submission, preparer: Any, enter: Any) -> None:
    page = enter(preparer).get(to("list"), {"q": "pham thi cuc"})
    assert "Phạm Thị Cúc" in page.content.decode()
    assert ready.code in enter(preparer).get(to("home"), {"q": "dong lua"}).content.decode()
    assert ready.code not in enter(preparer).get(to("home"), {"q": "bến nước"}).content.decode()


def test_a_submission_is_begun_in_the_browser(round_: Any, unit_a: Any, preparer: Any, enter: Any) -> None:
    answer = enter(preparer).post(to("new"), {"round": round_.pk, "unit": unit_a.pk})
    made = Submission.objects.get()
    assert answer.headers["Location"] == to("submission", made.pk)


def test_a_unit_out_of_reach_cannot_be_chosen(round_: Any, unit_b: Any, preparer: Any, enter: Any) -> None:
    answer = enter(preparer).post(to("new"), {"round": round_.pk, "unit": unit_b.pk})
    assert answer.status_code == 400
    assert not Submission.objects.exists()


def test_a_row_is_typed_and_shown_with_its_verdict(
    submission: Any, preparer: Any, enter: Any, person: Any, unit_a: Any
) -> None:
    person("Phạm Thị Cúc", unit_a)
    client = enter(preparer)
    data = {
        "nominee_kind": "individual", "name": "pham thi cuc", "award": "bang-khen-tinh-phong-trao", "citation": "Tốt",
        "achievement_from": 2023, "achievement_to": 2023,
    }  # fmt: skip
    assert client.post(to("add-row", submission.pk), data).status_code == 302
    page = client.get(to("rows", submission.pk)).content.decode()
    assert "Phạm Thị Cúc" in page
    assert "chưa có số liệu" in page


def test_what_was_typed_stays_when_the_act_is_refused(submission: Any, preparer: Any, enter: Any) -> None:
    data = {"nominee_kind": "individual", "name": "Không Có", "award": "bang-khen-tinh-phong-trao", "citation": "Câu"}
    answer = enter(preparer).post(to("add-row", submission.pk), data)
    assert answer.status_code == 409
    assert "Không tìm thấy" in answer.content.decode()
    assert 'value="Không Có"' in answer.content.decode()


def test_ticked_rows_are_removed(
    submission: Any, preparer: Any, enter: Any, add: Any, person: Any, unit_a: Any
) -> None:
    rows = [add(submission, person(name, unit_a)) for name in ("Một Hai", "Ba Bốn", "Năm Sáu")]
    data = {"act": "nomination.remove", "row": [f"{rows[0].pk}:1", f"{rows[1].pk}:9"]}
    page = enter(preparer).post(to("rows", submission.pk), data).content.decode()
    assert submission.nominations.count() == 2
    assert "Chưa làm được" in page


def test_votes_are_recorded_per_row(ready: Submission, preparer: Any, enter: Any) -> None:
    row = ready.nominations.get()
    data = {
        "meeting_on": "2024-03-01", "meeting_chair": "Trần Văn Trưởng", "meeting_members": 12, "meeting_present": 10,
        f"for-{row.pk}": 9, f"against-{row.pk}": 1,
    }  # fmt: skip
    assert enter(preparer).post(to("meeting", ready.pk), data).status_code == 302
    row.refresh_from_db(fields=["votes_for", "votes_against"])
    assert (row.votes_for, row.votes_against) == (9, 1)


def test_a_paper_is_attached_and_read_back_by_those_in_reach(
    ready: Any, preparer: Any, stranger: Any, enter: Any, pdf: Any
) -> None:
    data = {"no_secret": True, "kind": "evidence", "title": "Ảnh", "file": pdf("anh.pdf")}
    assert enter(preparer).post(to("papers", ready.pk), data).status_code == 302
    link = ready.papers.last()
    answer = enter(preparer).get(to("paper", link.pk))
    assert answer.content.startswith(b"%PDF")
    assert enter(stranger).get(to("paper", link.pk)).status_code == 404


def test_excel_is_previewed_then_added(submission: Any, preparer: Any, enter: Any, person: Any, unit_a: Any) -> None:
    client, file = enter(preparer), sheet(line(person("Phạm Thị Cúc", unit_a).full_name), line("Người Mới"))
    page = client.post(to("import", submission.pk), {"file": file, "no_secret": "on"})
    assert page.context["plan"].faults
    assert not submission.nominations.exists()
    carried = {"carried": page.context["carried"], "new_people": ["3"], "no_secret": "on"}
    page = client.post(to("import", submission.pk), carried)
    assert not page.context["plan"].faults
    assert client.post(to("import", submission.pk), carried | {"confirm": "1"}).status_code == 302
    assert submission.nominations.count() == 2


def test_the_head_submits_from_the_last_page(ready: Submission, head: Any, enter: Any) -> None:
    client = enter(head)
    assert client.post(to("submit", ready.pk), {"version": ready.version}).status_code == 302
    assert Submission.objects.get(pk=ready.pk).state == "submitted"
    assert client.get(to("submission", ready.pk)).status_code == 200
    assert client.get(to("nomination", ready.nominations.get().pk)).status_code == 200


def test_reasons_stand_on_the_page_of_an_unready_list(submission: Submission, head: Any, enter: Any) -> None:
    page = enter(head).get(to("submit", submission.pk)).content.decode()
    assert "Danh sách đề nghị còn trống" in page


@pytest.mark.parametrize("name", ["list", "home", "rows", "submission"])
def test_a_list_costs_the_same_for_one_row_and_thirty(
    submission: Any, preparer: Any, enter: Any, add: Any, person: Any, unit_a: Any, name: str
) -> None:
    client, url = enter(preparer), to(name, *([submission.pk] if name in ("rows", "submission") else []))
    add(submission, person("Một Mình", unit_a))
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url)
    for n in range(29):
        add(submission, person(f"Người Thứ {n}", unit_a))
    with CaptureQueriesContext(connection) as thirty:
        assert client.get(url).status_code == 200
    assert len(thirty) == len(one)


def test_drafts_of_many_lists_cost_no_more_than_one(
    submission: Any, round_: Any, unit_a: Any, preparer: Any, enter: Any, add: Any, person: Any
) -> None:
    client = enter(preparer)
    add(submission, person("Một Mình", unit_a))
    client.get(to("list"))
    with CaptureQueriesContext(connection) as one:
        client.get(to("list"))
    for n in range(5):
        done = perform("submission.create", actor=preparer, inputs={"round": round_, "unit": unit_a})
        add(done.result, person(f"Người Thứ {n}", unit_a))
    with CaptureQueriesContext(connection) as more:
        client.get(to("list"))
    assert len(more) == len(one)


def test_the_workbooks_are_workbooks(ready: Any, preparer: Any, enter: Any) -> None:
    client = enter(preparer)
    for name, args in (("template", [ready.pk]), ("export", [ready.pk]), ("export-all", [])):
        assert client.get(to(name, *args)).content.startswith(b"PK")


def test_a_shared_reader_sees_this_dossier_and_no_other(ready: Any, head: Any, stranger: Any, enter: Any) -> None:
    client = enter(stranger)
    reader = Person.objects.get(pk=stranger.person_id)
    perform("submission.share", actor=head, subject=ready.pk, inputs={"person": reader})
    assert client.get(to("rows", ready.pk)).status_code == 200


def test_an_award_outside_the_catalogue_is_named_as_its_paper_names_it(
    ready: Submission, preparer: Any, enter: Any
) -> None:
    row = ready.nominations.get()
    AwardRecord.objects.create(
        person=row.person, home=row.unit, award="", award_name="Giấy khen của Hiệu trưởng", year_from=2019,
        year_to=2019, entered_by="Thử", entered_at=AT,
    )  # fmt: skip
    assert "2019: Giấy khen của Hiệu trưởng" in enter(preparer).get(to("nomination", row.pk)).content.decode()


def test_the_law_of_a_list_is_named_once(ready: Submission, preparer: Any, enter: Any) -> None:
    page = enter(preparer).get(to("submission", ready.pk)).content.decode()
    assert page.count("Quy định áp dụng") == 1
